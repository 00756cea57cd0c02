//! Fields (§17.16): what of them is text, and which field it comes from.

use std::sync::Arc;

/// Fields inside fields that are followed; deeper ones only hostile files have.
const DEEPEST: usize = 100;

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// The instruction, once the field is past it.
    shown: Option<Arc<str>>,
    /// Something of its result was given.
    told: bool,
}

/// The fields that are open at a place in the text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are still at their instruction.
    at_code: usize,
    /// Begins and ends do not match: text is shown wherever it stands, so that none is lost.
    pub lenient: bool,
}

impl Fields {
    /// None open; `lenient` as the part's own marks demand.
    pub fn new(lenient: bool) -> Self {
        Fields { lenient, ..Fields::default() }
    }

    /// A field begins, at its instruction.
    pub fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
            self.at_code += 1;
        }
    }

    /// A field begins that has its instruction in an attribute.
    pub fn begin_simple(&mut self, instruction: &str) {
        self.open.push(Field { shown: Some(instruction.trim().into()), ..Field::default() });
    }

    /// The result of the innermost field begins.
    pub fn separate(&mut self) {
        if let Some(field) = self.open.last_mut()
            && field.shown.is_none()
        {
            field.shown = Some(field.instruction.trim().into());
            self.at_code = self.at_code.saturating_sub(1);
        }
    }

    /// The innermost field ends; gives its instruction where none of its result was told and it shows at this place.
    pub fn end(&mut self) -> Option<Arc<str>> {
        let field = self.open.pop()?;
        if field.shown.is_none() {
            self.at_code = self.at_code.saturating_sub(1);
        }
        if field.told {
            if let Some(outer) = self.open.last_mut() {
                outer.told = true;
            }
            return None;
        }
        let instruction = field.shown.unwrap_or_else(|| field.instruction.trim().into());
        (self.at_code == 0 && !instruction.is_empty()).then_some(instruction)
    }

    /// A piece of an instruction.
    pub fn instruction(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.shown.is_none()
        {
            field.instruction.push_str(text);
        }
    }

    /// Whether what stands here is seen.
    pub fn visible(&self) -> bool {
        self.at_code == 0 || self.lenient
    }

    /// The field whose result stands here.
    pub fn tell(&mut self) -> Option<Arc<str>> {
        let field = self.open.last_mut()?;
        field.told = true;
        field.shown.clone()
    }
}
