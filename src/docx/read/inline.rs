//! A paragraph while it is read: its formatting, its runs, what is anchored in it.

use super::drawing::Drawing;
use super::model::{Numbered, Paragraph, Part, Run, RunFormat, RunKind, StyleName};
use super::paragraph_layer::ParagraphLayer;
use super::run_layer::{RunLayer, Toggles, Tracked};
use super::section::{self, RawSection};
use super::shared::{Cost, Shared};
use super::stream::{Broken, Ns, Stream};
use super::styles::CellFormat;
use super::symbols;
use crate::vietnamese::legacy;
use std::ops::Range;
use std::sync::Arc;

/// Runs inside runs (phonetic guides): deeper ones only hostile files have.
const DEEPEST_RUN: usize = 8;

/// What lies under the direct formatting of a paragraph's runs.
#[derive(Debug, Default)]
struct Base {
    merged: RunLayer,
    defaults: Toggles,
    table: Toggles,
    style: Toggles,
}

impl Base {
    fn look(&self, direct: &RunLayer, shared: &mut Shared) -> Look {
        let mut merged = self.merged.clone();
        let style = direct.style.as_deref().and_then(|id| shared.styles.character_style(id));
        let mut character = Toggles::default();
        if let Some(style) = &style {
            merged.add(&style.run);
            character = style.run.toggles;
        }
        merged.add(direct);
        let toggles = Toggles::combined(self.defaults, self.table, self.style, character, direct.toggles);
        Look { merged, toggles, style: style.and_then(|s| s.name.clone()) }
    }
}

/// The formatting of a run, still with all its faces.
#[derive(Debug)]
struct Look {
    merged: RunLayer,
    toggles: Toggles,
    style: Option<Arc<StyleName>>,
}

impl Look {
    fn format(&self, c: char) -> RunFormat {
        let mut format = self.merged.format(&self.toggles, self.merged.slot(c));
        format.style.clone_from(&self.style);
        format
    }
}

/// A run while it is read.
#[derive(Debug, Default)]
struct RunState {
    at: usize,
    /// How many runs of the paragraph came before it.
    before: usize,
    math: bool,
    direct: RunLayer,
    look: Option<Look>,
    pending: Option<(RunKind, String)>,
}

/// Properties of a paragraph as the part has them.
#[derive(Debug, Default)]
pub(super) struct Properties {
    style: Option<String>,
    layer: ParagraphLayer,
    mark: RunLayer,
    tracked: Tracked,
    section: Option<Box<RawSection>>,
}

impl Properties {
    /// Reads the children of a `<w:pPr>` whose tag was just read.
    pub fn read(stream: &mut Stream, shared: &mut Shared) -> Result<Self, Broken> {
        let mut out = Properties::default();
        let mut formats = 0;
        stream.children(|stream, tag| {
            if out.layer.take(stream, tag)? {
                return Ok(());
            }
            match (tag.ns, tag.local()) {
                (Ns::W, "pStyle") => out.style = tag.val().map(|id| id.into_owned()),
                (Ns::W, "rPr") => out.tracked = out.mark.read(stream, &mut shared.theme)?,
                (Ns::W, "sectPr") => out.section = Some(Box::new(section::read(stream, tag.at)?)),
                (Ns::W, "pPrChange") => formats += 1,
                _ => {}
            }
            Ok(())
        })?;
        shared.facts.tracked_formats += formats + usize::from(out.tracked.formatted);
        shared.facts.tracked_insertions += usize::from(out.tracked.inserted);
        shared.facts.tracked_deletions += usize::from(out.tracked.deleted);
        Ok(out)
    }
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Building {
    pub paragraph: Paragraph,
    base: Base,
    runs: Vec<RunState>,
    settled: bool,
    /// Its mark was deleted under tracking: it goes on in the next paragraph.
    pub joined: bool,
    /// The section that ends with it.
    pub section_end: Option<Box<RawSection>>,
}

impl Building {
    pub fn new(part: Part, index: usize, section: usize, at: usize) -> Self {
        let paragraph = Paragraph { part, index, section, span: at..at, ..Paragraph::default() };
        Building { paragraph, ..Building::default() }
    }

    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Resolves the paragraph's formatting. `counted` is false inside deleted text, where numbers do not go on.
    pub fn settle(&mut self, own: Properties, cell: Option<&CellFormat>, counted: bool, shared: &mut Shared) {
        self.settled = true;
        self.joined = own.tracked.deleted;
        self.section_end = own.section;
        let style = shared.styles.paragraph_style(own.style.as_deref(), &shared.numbering);
        let mut layer = shared.styles.paragraph.clone();
        let mut run = shared.styles.run.clone();
        if let Some(cell) = cell {
            layer.add(&cell.paragraph);
            run.add(&cell.run);
        }
        run.add(&style.run);
        self.base = Base {
            merged: run,
            defaults: shared.styles.run.toggles,
            table: cell.map(|cell| cell.run.toggles).unwrap_or_default(),
            style: style.run.toggles,
        };
        let num_id = own.layer.num_id.or(style.paragraph.num_id).filter(|id| *id > 0);
        let level = own.layer.level.or(style.paragraph.level).unwrap_or(0);
        // Numbering of its own brings indents over those of the style; the style's numbering lies in the style.
        let own_numbering =
            own.layer.num_id.is_some() || own.layer.level.is_some_and(|own| Some(own) != style.paragraph.level);
        layer.add(if own_numbering { &style.unnumbered } else { &style.paragraph });
        let definition = num_id.and_then(|id| shared.numbering.level(id, level));
        if let Some(definition) = definition.filter(|_| own_numbering) {
            layer.add(&definition.paragraph);
        }
        let lines_inherited = layer.lines[0].is_some_and(|lines| lines > 0);
        layer.add(&own.layer);
        let paragraph = &mut self.paragraph;
        layer.apply(self.base.merged.size.unwrap_or(20), paragraph);
        paragraph.spacing.lines_inherited = lines_inherited;
        paragraph.style.clone_from(&style.name);
        let number = definition.map(|definition| {
            let mut direct = own.mark.clone();
            direct.add(&definition.run);
            (direct, definition.suffix, definition.format == super::model::NumberFormat::Bullet)
        });
        paragraph.mark = self.base.look(&own.mark, shared).format('a');
        if let (Some(num_id), Some((direct, suffix, bullet))) = (num_id, number)
            && counted
            && !self.joined
            && let Some(text) = shared.counters.next(&shared.numbering, num_id, level)
            && !text.is_empty()
        {
            let format = self.base.look(&direct, shared).format('a');
            paragraph.numbering = Some(Numbered { text, bullet, level, num_id, suffix, format });
        }
    }

    /// A run begins; false when it is nested too deep and belongs to the one around it.
    pub fn open_run(&mut self, at: usize, math: bool, shared: &mut Shared) -> bool {
        if self.runs.len() >= DEEPEST_RUN {
            return false;
        }
        self.flush(shared);
        self.runs.push(RunState { at, before: self.paragraph.runs.len(), math, ..RunState::default() });
        true
    }

    /// Reads the children of the innermost run's `<w:rPr>`; None when there is no run.
    pub fn run_properties(&mut self, stream: &mut Stream, shared: &mut Shared) -> Option<Result<(), Broken>> {
        let run = self.runs.last_mut().filter(|run| run.look.is_none())?;
        Some(run.direct.read(stream, &mut shared.theme).map(|tracked| {
            shared.facts.tracked_formats += usize::from(tracked.formatted);
        }))
    }

    /// Adds to the innermost run.
    pub fn push(&mut self, kind: RunKind, text: &str, end: usize, shared: &mut Shared) {
        if self.runs.is_empty() {
            self.runs.push(RunState { at: end, ..RunState::default() });
            self.push(kind, text, end, shared);
            self.flush(shared);
            self.runs.pop();
            return;
        }
        let joins = matches!(kind, RunKind::Text | RunKind::Field { .. } | RunKind::Math);
        let Some(run) = self.runs.last_mut() else { return };
        let kind = if run.math && kind == RunKind::Text { RunKind::Math } else { kind };
        match &mut run.pending {
            Some((pending, so_far)) if joins && *pending == kind => so_far.push_str(text),
            _ => {
                self.flush(shared);
                if let Some(run) = self.runs.last_mut() {
                    run.pending = Some((kind, text.to_owned()));
                }
            }
        }
    }

    /// Makes runs of what is pending.
    pub fn flush(&mut self, shared: &mut Shared) {
        let Some(run) = self.runs.last_mut() else { return };
        let Some((kind, text)) = run.pending.take() else { return };
        if run.look.is_none() {
            run.look = Some(self.base.look(&run.direct, shared));
        }
        let Some(look) = &run.look else { return };
        // Its end is known when the run ends.
        let span = run.at..run.at;
        let first = text.chars().next().unwrap_or('a');
        let faces = &look.merged.fonts;
        let uniform = faces.iter().all(|face| *face == faces[0]) && look.merged.complex.is_none();
        let signs = faces.iter().flatten().any(|face| symbols::is_sign_font(face));
        if !signs && (uniform || text.is_ascii()) {
            shared.count(Cost::Run, text.len());
            self.paragraph.runs.push(piece(text, kind, look.format(first), span));
            return;
        }
        // Cut where the face changes: each run has one.
        let (mut letters, mut slot) = (String::new(), look.merged.slot(first));
        for c in text.chars().map(Some).chain([None]) {
            let next = c.map_or(slot, |c| look.merged.slot(c));
            if c.is_none() || (next != slot && faces[next as usize] != faces[slot as usize]) {
                let format = look.format(letters.chars().next().unwrap_or(first));
                let letters = std::mem::take(&mut letters);
                shared.count(Cost::Run, letters.len());
                self.paragraph.runs.push(piece(letters, kind.clone(), format, span.clone()));
            }
            let Some(c) = c else { break };
            slot = next;
            let font = faces[slot as usize].as_deref().unwrap_or("");
            let sign = signs && ('\u{F000}'..='\u{F0FF}').contains(&c);
            letters.push(if sign { symbols::unicode(font, c) } else { c });
        }
    }

    /// The innermost run ends.
    pub fn close_run(&mut self, end: usize, shared: &mut Shared) {
        self.flush(shared);
        let Some(closed) = self.runs.pop() else { return };
        // All that came of it has its bytes; what a run inside gave too.
        for run in self.paragraph.runs.iter_mut().skip(closed.before) {
            run.span = closed.at..end;
        }
    }

    /// A drawing ended: hangs up what was found in it.
    pub fn attach(&mut self, drawing: Drawing, end: usize, shared: &mut Shared) {
        self.flush(shared);
        let after_run = self.paragraph.runs.len();
        shared.facts.text_boxes += drawing.boxes.len();
        for _ in 0..drawing.boxes.len() + drawing.rules.len() {
            shared.count(Cost::Other, 0);
        }
        self.paragraph.anchored.extend(drawing.boxes.into_iter().map(|mut text_box| {
            text_box.after_run = after_run;
            text_box
        }));
        self.paragraph.rules.extend(drawing.rules.into_iter().map(|rule| super::model::Rule { after_run, ..rule }));
        for (kind, text) in drawing.pieces {
            shared.facts.images += usize::from(matches!(kind, RunKind::Image { .. }));
            self.push(kind, &text, end, shared);
        }
    }

    /// The paragraph ends.
    pub fn finish(mut self, end: usize, shared: &mut Shared) -> Self {
        while !self.runs.is_empty() {
            self.close_run(end, shared);
        }
        self.paragraph.span.end = end;
        // Most paragraphs have one run, and a list makes room for four.
        self.paragraph.runs.shrink_to_fit();
        self
    }
}

/// A run of the paragraph; what a font of before Unicode shows is read as the letters that are seen.
fn piece(text: String, kind: RunKind, format: RunFormat, span: Range<usize>) -> Run {
    let words = matches!(kind, RunKind::Text | RunKind::Field { .. });
    let font = format.font.as_deref().filter(|_| words).and_then(legacy::font);
    let decoded = font.and_then(|font| legacy::decode_by_font(&text, font));
    let (decoded, text) = (decoded.is_some(), decoded.unwrap_or(text));
    Run { text, kind, format, decoded, span }
}
