//! What one level says of a paragraph: a style, a numbering level, or the paragraph itself (CT_PPr, §17.3.1.26).

use super::floating::frame;
use super::model::{Align, Border, Borders, Color, Frame, Indent, LineSpacing, Paragraph, Spacing, Tab, TabAlign};
use super::stream::{Broken, Ns, Stream, Tag};
use super::values::{border, shading, twips};

/// Tab stops that one paragraph can have; Word takes 64.
const MOST_TABS: usize = 64;
/// What Word leaves above and below a paragraph with automatic space, twips.
const AUTO_SPACE: i32 = 280;

/// One level's properties; None where it says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphLayer {
    pub align: Option<Align>,
    pub right_to_left: Option<bool>,
    pub left: Option<i32>,
    pub right: Option<i32>,
    pub first_line: Option<i32>,
    /// Indents in hundredths of a character: left, right, first line.
    pub characters: [Option<i32>; 3],
    pub before: Option<i32>,
    pub after: Option<i32>,
    pub before_auto: Option<bool>,
    pub after_auto: Option<bool>,
    /// Space above and below in hundredths of a line.
    pub lines: [Option<i32>; 2],
    pub line: Option<i32>,
    pub line_rule: Option<LineRule>,
    pub contextual: Option<bool>,
    pub keep_next: Option<bool>,
    pub keep_lines: Option<bool>,
    pub page_break_before: Option<bool>,
    pub widow_control: Option<bool>,
    /// From 0; 9 is text.
    pub outline: Option<u8>,
    pub num_id: Option<i32>,
    pub level: Option<u8>,
    /// Top, left, bottom, right, between.
    pub borders: [Option<Border>; 5],
    pub shading: Option<Option<Color>>,
    /// None clears the stop of a level below.
    pub tabs: Vec<(i32, Option<Tab>)>,
    pub frame: Option<Frame>,
}

/// What the number of the line spacing means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRule {
    Auto,
    Exact,
    AtLeast,
}

impl ParagraphLayer {
    /// Takes a child of a `<w:pPr>` whose tag was just read; false when it is not one of the simple properties.
    pub fn take(&mut self, stream: &mut Stream, tag: &Tag) -> Result<bool, Broken> {
        if tag.ns != Ns::W {
            return Ok(false);
        }
        match tag.local() {
            "jc" => {
                self.align = match tag.val().as_deref() {
                    Some("left" | "start") => Some(Align::Left),
                    Some("center") => Some(Align::Center),
                    Some("right" | "end") => Some(Align::Right),
                    Some("both" | "lowKashida" | "mediumKashida" | "highKashida") => Some(Align::Justify),
                    Some("distribute" | "thaiDistribute") => Some(Align::Distribute),
                    _ => self.align,
                }
            }
            "bidi" => self.right_to_left = Some(tag.on()),
            "ind" => self.indent(tag),
            "spacing" => self.spacing(tag),
            "contextualSpacing" => self.contextual = Some(tag.on()),
            "keepNext" => self.keep_next = Some(tag.on()),
            "keepLines" => self.keep_lines = Some(tag.on()),
            "pageBreakBefore" => self.page_break_before = Some(tag.on()),
            "widowControl" => self.widow_control = Some(tag.on()),
            "outlineLvl" => self.outline = tag.val().and_then(|v| v.parse().ok()).or(self.outline),
            "numPr" => stream.children(|_, child| {
                match (child.ns, child.local()) {
                    (Ns::W, "numId") => self.num_id = child.val().and_then(|v| v.parse().ok()),
                    (Ns::W, "ilvl") => self.level = child.val().and_then(|v| v.parse().ok()).filter(|l| *l < 9),
                    _ => {}
                }
                Ok(())
            })?,
            "pBdr" => stream.children(|_, child| {
                let side = ["top", "left", "bottom", "right", "between"].iter().position(|side| *side == child.local());
                if let Some(slot) = side.and_then(|side| self.borders.get_mut(side)) {
                    *slot = Some(border(child));
                }
                Ok(())
            })?,
            "shd" => self.shading = shading(tag),
            "tabs" => stream.children(|_, child| {
                if let Some(at) = child.attr("pos").and_then(|v| twips(&v)) {
                    self.set_tab(at, tab(child, at));
                }
                Ok(())
            })?,
            "framePr" => self.frame = Some(frame(tag)),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn indent(&mut self, tag: &Tag) {
        let mut hanging = None;
        for (name, value) in tag.attrs() {
            let characters = || value.parse::<i32>().ok().map(|v| v.clamp(-100_000, 100_000));
            match name {
                "left" | "start" => self.left = twips(&value).or(self.left),
                "right" | "end" => self.right = twips(&value).or(self.right),
                "firstLine" if hanging.is_none() => self.first_line = twips(&value).or(self.first_line),
                "hanging" => hanging = twips(&value),
                "leftChars" | "startChars" => self.characters[0] = characters(),
                "rightChars" | "endChars" => self.characters[1] = characters(),
                "firstLineChars" => self.characters[2] = characters(),
                "hangingChars" => self.characters[2] = characters().map(|v| -v),
                _ => {}
            }
        }
        if let Some(hanging) = hanging {
            self.first_line = Some(-hanging);
        }
    }

    fn spacing(&mut self, tag: &Tag) {
        let mut rule = None;
        let mut line = None;
        for (name, value) in tag.attrs() {
            let on = || crate::package::xml::is_on(Some(&*value));
            let hundredths = || value.parse::<i32>().ok().map(|v| v.clamp(0, 100_000));
            match name {
                "before" => self.before = twips(&value).or(self.before),
                "after" => self.after = twips(&value).or(self.after),
                "beforeAutospacing" => self.before_auto = Some(on()),
                "afterAutospacing" => self.after_auto = Some(on()),
                "beforeLines" => self.lines[0] = hundredths(),
                "afterLines" => self.lines[1] = hundredths(),
                "line" => line = twips(&value),
                "lineRule" => {
                    rule = Some(match &*value {
                        "exact" => LineRule::Exact,
                        "atLeast" => LineRule::AtLeast,
                        _ => LineRule::Auto,
                    });
                }
                _ => {}
            }
        }
        // A line height without a rule is a multiple, whatever the level below says (§17.3.1.33).
        if line.is_some() {
            self.line = line;
            self.line_rule = Some(rule.unwrap_or(LineRule::Auto));
        } else if rule.is_some() {
            self.line_rule = rule;
        }
    }

    fn set_tab(&mut self, at: i32, tab: Option<Tab>) {
        if let Some(known) = self.tabs.iter_mut().find(|(place, _)| *place == at) {
            known.1 = tab;
        } else if self.tabs.len() < MOST_TABS {
            self.tabs.push((at, tab));
        }
    }

    /// Adds what a level above says.
    pub fn add(&mut self, upper: &ParagraphLayer) {
        self.align = upper.align.or(self.align);
        self.right_to_left = upper.right_to_left.or(self.right_to_left);
        self.left = upper.left.or(self.left);
        self.right = upper.right.or(self.right);
        self.first_line = upper.first_line.or(self.first_line);
        // An indent in twips that a level above sets is not undone by one in characters below.
        let twips = [upper.left, upper.right, upper.first_line];
        for ((mine, theirs), twips) in self.characters.iter_mut().zip(upper.characters).zip(twips) {
            *mine = theirs.or(if twips.is_some() { None } else { *mine });
        }
        self.before = upper.before.or(self.before);
        self.after = upper.after.or(self.after);
        self.before_auto = upper.before_auto.or(self.before_auto);
        self.after_auto = upper.after_auto.or(self.after_auto);
        for (mine, theirs) in self.lines.iter_mut().zip(upper.lines) {
            *mine = theirs.or(*mine);
        }
        self.line = upper.line.or(self.line);
        self.line_rule = upper.line_rule.or(self.line_rule);
        self.contextual = upper.contextual.or(self.contextual);
        self.keep_next = upper.keep_next.or(self.keep_next);
        self.keep_lines = upper.keep_lines.or(self.keep_lines);
        self.page_break_before = upper.page_break_before.or(self.page_break_before);
        self.widow_control = upper.widow_control.or(self.widow_control);
        self.outline = upper.outline.or(self.outline);
        self.num_id = upper.num_id.or(self.num_id);
        self.level = upper.level.or(self.level);
        for (mine, theirs) in self.borders.iter_mut().zip(upper.borders) {
            *mine = theirs.or(*mine);
        }
        self.shading = upper.shading.or(self.shading);
        for (at, tab) in &upper.tabs {
            self.set_tab(*at, *tab);
        }
        self.frame = upper.frame.or(self.frame);
    }

    /// Sets what all levels together give; `size` is that of the paragraph's text in half points.
    pub fn apply(&self, size: u32, out: &mut Paragraph) {
        let on = |value: Option<bool>| value.unwrap_or(false);
        let align = self.align.unwrap_or_default();
        out.align = match align {
            // Left is where the text begins (§17.18.44): on the right in text that runs from there.
            Align::Left if on(self.right_to_left) => Align::Right,
            Align::Right if on(self.right_to_left) => Align::Left,
            align => align,
        };
        let indent = |twips: Option<i32>, characters: Option<i32>| match characters.filter(|c| *c != 0) {
            // A character is as wide as the text is high; a half point is 10 twips.
            Some(hundredths) => (i64::from(hundredths) * i64::from(size.min(4000)) * 10 / 100) as i32,
            None => twips.unwrap_or(0),
        };
        out.indent = Indent {
            left: indent(self.left, self.characters[0]),
            right: indent(self.right, self.characters[1]),
            first_line: indent(self.first_line, self.characters[2]),
        };
        let space = |twips: Option<i32>, auto: Option<bool>, lines: Option<i32>| match lines.filter(|l| *l > 0) {
            _ if on(auto) => AUTO_SPACE,
            Some(hundredths) => hundredths * 240 / 100,
            None => twips.unwrap_or(0).max(0),
        };
        let line = self.line.unwrap_or(240).max(0);
        out.spacing = Spacing {
            before: space(self.before, self.before_auto, self.lines[0]),
            after: space(self.after, self.after_auto, self.lines[1]),
            before_auto: on(self.before_auto),
            after_auto: on(self.after_auto),
            contextual: on(self.contextual),
            line: match self.line_rule.unwrap_or(LineRule::Auto) {
                // A height of nothing counts as not said.
                LineRule::Auto => LineSpacing::Auto(if line == 0 { 240 } else { line }),
                LineRule::Exact => LineSpacing::Exact(line),
                LineRule::AtLeast => LineSpacing::AtLeast(line),
            },
            ..Spacing::default()
        };
        out.outline_level = self.outline.filter(|level| *level < 9).map(|level| level + 1);
        let [top, left, bottom, right, between] = self.borders.map(Option::unwrap_or_default);
        out.borders =
            Borders { top, left, bottom, right, inside_horizontal: between, inside_vertical: Border::default() };
        out.shading = self.shading.flatten();
        out.keep_next = on(self.keep_next);
        out.keep_lines = on(self.keep_lines);
        out.page_break_before = on(self.page_break_before);
        out.widow_control = self.widow_control.unwrap_or(true);
        out.tabs = self.tabs.iter().filter_map(|(_, tab)| *tab).collect();
        out.tabs.sort_by_key(|tab| tab.at);
        out.frame = self.frame;
    }
}

/// A tab stop; None clears it.
fn tab(tag: &Tag, at: i32) -> Option<Tab> {
    let align = match tag.val().as_deref() {
        Some("clear") => return None,
        Some("center") => TabAlign::Center,
        Some("right" | "end") => TabAlign::Right,
        Some("decimal") => TabAlign::Decimal,
        Some("bar") => TabAlign::Bar,
        _ => TabAlign::Left,
    };
    Some(Tab { at, align, leader: tag.attr("leader").is_some_and(|leader| leader != "none") })
}
