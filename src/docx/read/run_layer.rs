//! What one level says of characters: a style, a table's condition, or the run itself (CT_RPr, §17.3.2.28).

use super::model::{Color, RunFormat, Underline, VerticalAlign};
use super::stream::{Broken, Ns, Stream, Tag};
use super::theme::Theme;
use super::values::{color, half_points, highlight, shading, twips, whole};
use std::sync::Arc;

/// The properties that styles switch to and fro instead of setting them (§17.7.3).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Toggles {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub bold_complex: Option<bool>,
    pub italic_complex: Option<bool>,
    pub caps: Option<bool>,
    pub small_caps: Option<bool>,
    pub strike: Option<bool>,
    pub hidden: Option<bool>,
}

macro_rules! toggles {
    ($combine:expr, $all:expr) => {{
        let (combine, all) = ($combine, $all);
        Toggles {
            bold: combine(all.map(|t| t.bold)),
            italic: combine(all.map(|t| t.italic)),
            bold_complex: combine(all.map(|t| t.bold_complex)),
            italic_complex: combine(all.map(|t| t.italic_complex)),
            caps: combine(all.map(|t| t.caps)),
            small_caps: combine(all.map(|t| t.small_caps)),
            strike: combine(all.map(|t| t.strike)),
            hidden: combine(all.map(|t| t.hidden)),
        }
    }};
}

impl Toggles {
    /// This level under another of the same kind (a style under the style based on it): the other counts.
    fn under(self, upper: Toggles) -> Toggles {
        toggles!(|[lower, upper]: [Option<bool>; 2]| upper.or(lower), [self, upper])
    }

    /// The levels as one: direct formatting counts; otherwise on in the defaults, or in an odd number of styles.
    pub fn combined(
        defaults: Toggles,
        table: Toggles,
        paragraph: Toggles,
        character: Toggles,
        direct: Toggles,
    ) -> Self {
        let one = |[defaults, table, paragraph, character, direct]: [Option<bool>; 5]| {
            let on = |level: Option<bool>| level.unwrap_or(false);
            Some(direct.unwrap_or(on(defaults) || (on(table) ^ on(paragraph) ^ on(character))))
        };
        toggles!(one, [defaults, table, paragraph, character, direct])
    }
}

/// Which of the four faces of a run a character is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Ascii,
    HighAnsi,
    EastAsia,
    Complex,
}

/// One level's properties; None where it says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct RunLayer {
    /// Faces by [`Slot`].
    pub fonts: [Option<Arc<str>>; 4],
    pub east_asian_hint: Option<bool>,
    /// Complex script or right to left: the third face and the complex sizes count.
    pub complex: Option<bool>,
    pub toggles: Toggles,
    pub double_strike: Option<bool>,
    pub size: Option<u32>,
    pub size_complex: Option<u32>,
    pub underline: Option<Underline>,
    pub color: Option<Color>,
    pub highlight: Option<Option<Color>>,
    pub shading: Option<Option<Color>>,
    pub vertical: Option<VerticalAlign>,
    pub raised: Option<i32>,
    pub letter_spacing: Option<i32>,
    pub scale: Option<u32>,
    pub lang: Option<Arc<str>>,
    /// Id of the character style.
    pub style: Option<Arc<str>>,
}

/// What the properties of a paragraph mark say of the mark itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tracked {
    /// Inserted, or moved to here.
    pub inserted: bool,
    /// Deleted, or moved away.
    pub deleted: bool,
    /// Its formatting was changed.
    pub formatted: bool,
}

impl RunLayer {
    /// Reads the children of a `<w:rPr>` whose tag was just read.
    pub fn read(&mut self, stream: &mut Stream, theme: &mut Theme) -> Result<Tracked, Broken> {
        let mut tracked = Tracked::default();
        stream.children(|_, tag| {
            if tag.ns == Ns::W {
                self.take(tag, theme, &mut tracked);
            }
            Ok(())
        })?;
        Ok(tracked)
    }

    fn take(&mut self, tag: &Tag, theme: &mut Theme, tracked: &mut Tracked) {
        let toggles = &mut self.toggles;
        match tag.local() {
            "rFonts" => self.fonts(tag, theme),
            "b" => toggles.bold = Some(tag.on()),
            "bCs" => toggles.bold_complex = Some(tag.on()),
            "i" => toggles.italic = Some(tag.on()),
            "iCs" => toggles.italic_complex = Some(tag.on()),
            "caps" => toggles.caps = Some(tag.on()),
            "smallCaps" => toggles.small_caps = Some(tag.on()),
            "strike" => toggles.strike = Some(tag.on()),
            "vanish" => toggles.hidden = Some(tag.on()),
            "dstrike" => self.double_strike = Some(tag.on()),
            "sz" => self.size = size(tag).or(self.size),
            "szCs" => self.size_complex = size(tag).or(self.size_complex),
            "u" => {
                self.underline = Some(match tag.val().as_deref() {
                    Some("none") => Underline::None,
                    Some("single") => Underline::Single,
                    Some("words") => Underline::Words,
                    Some("double") => Underline::Double,
                    None => return,
                    Some(_) => Underline::Other,
                });
            }
            "color" => self.color = tag.val().and_then(|c| color(&c)).or_else(|| theme.color_of(tag)).or(self.color),
            "highlight" => self.highlight = tag.val().and_then(|name| highlight(&name)).or(self.highlight),
            "shd" => self.shading = shading(tag),
            "vertAlign" => {
                self.vertical = Some(match tag.val().as_deref() {
                    Some("superscript") => VerticalAlign::Superscript,
                    Some("subscript") => VerticalAlign::Subscript,
                    _ => VerticalAlign::Baseline,
                });
            }
            "position" => self.raised = tag.val().and_then(|v| half_points(&v)).or(self.raised),
            "spacing" => self.letter_spacing = tag.val().and_then(|v| twips(&v)).or(self.letter_spacing),
            "w" => self.scale = tag.val().and_then(|v| v.trim_end_matches('%').parse().ok()).or(self.scale),
            "lang" => self.lang = tag.val().map(|name| theme.intern(&name)).or(self.lang.take()),
            "rStyle" => self.style = tag.val().map(|id| theme.intern(&id)),
            "cs" | "rtl" => self.complex = Some(tag.on() || self.complex == Some(true)),
            "ins" | "moveTo" => tracked.inserted = true,
            "del" | "moveFrom" => tracked.deleted = true,
            "rPrChange" => tracked.formatted = true,
            _ => {}
        }
    }

    /// §17.3.2.26: a theme's face counts before a named one of the same level.
    fn fonts(&mut self, tag: &Tag, theme: &mut Theme) {
        let mut themed = [false; 4];
        for (name, value) in tag.attrs() {
            let (slot, from_theme) = match name {
                "ascii" => (Slot::Ascii, false),
                "hAnsi" => (Slot::HighAnsi, false),
                "eastAsia" => (Slot::EastAsia, false),
                "cs" => (Slot::Complex, false),
                "asciiTheme" => (Slot::Ascii, true),
                "hAnsiTheme" => (Slot::HighAnsi, true),
                "eastAsiaTheme" => (Slot::EastAsia, true),
                "cstheme" | "csTheme" => (Slot::Complex, true),
                "hint" => {
                    self.east_asian_hint = Some(value == "eastAsia");
                    continue;
                }
                _ => continue,
            };
            let face = if from_theme { theme.face(&value) } else { Some(theme.intern(value.trim())) };
            if let Some(face) = face.filter(|face| !face.is_empty())
                && (from_theme || !themed[slot as usize])
            {
                self.fonts[slot as usize] = Some(face);
                themed[slot as usize] |= from_theme;
            }
        }
    }

    /// Adds what a level above says.
    pub fn add(&mut self, upper: &RunLayer) {
        for (mine, theirs) in self.fonts.iter_mut().zip(&upper.fonts) {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
        self.toggles = self.toggles.under(upper.toggles);
        self.east_asian_hint = upper.east_asian_hint.or(self.east_asian_hint);
        self.complex = upper.complex.or(self.complex);
        self.double_strike = upper.double_strike.or(self.double_strike);
        self.size = upper.size.or(self.size);
        self.size_complex = upper.size_complex.or(self.size_complex);
        self.underline = upper.underline.or(self.underline);
        self.color = upper.color.or(self.color);
        self.highlight = upper.highlight.or(self.highlight);
        self.shading = upper.shading.or(self.shading);
        self.vertical = upper.vertical.or(self.vertical);
        self.raised = upper.raised.or(self.raised);
        self.letter_spacing = upper.letter_spacing.or(self.letter_spacing);
        self.scale = upper.scale.or(self.scale);
        if upper.lang.is_some() {
            self.lang.clone_from(&upper.lang);
        }
        if upper.style.is_some() {
            self.style.clone_from(&upper.style);
        }
    }

    /// The formatting that all levels together give; `toggles` are combined already. The face is that of `slot`.
    pub fn format(&self, toggles: &Toggles, slot: Slot) -> RunFormat {
        let on = |toggle: Option<bool>| toggle.unwrap_or(false);
        let complex = slot == Slot::Complex;
        let (size, bold, italic) = if complex {
            (self.size_complex.or(self.size), toggles.bold_complex, toggles.italic_complex)
        } else {
            (self.size, toggles.bold, toggles.italic)
        };
        RunFormat {
            font: self.fonts[slot as usize].clone(),
            size_half_pt: size.unwrap_or(20),
            bold: on(bold),
            italic: on(italic),
            caps: on(toggles.caps),
            small_caps: on(toggles.small_caps),
            strike: on(toggles.strike) || on(self.double_strike),
            hidden: on(toggles.hidden),
            underline: self.underline.unwrap_or_default(),
            color: self.color.unwrap_or_default(),
            highlight: self.highlight.flatten(),
            shading: self.shading.flatten(),
            vertical: self.vertical.unwrap_or_default(),
            raised_half_pt: self.raised.unwrap_or(0),
            letter_spacing: self.letter_spacing.unwrap_or(0),
            scale_percent: self.scale.unwrap_or(100),
            lang: self.lang.clone(),
            style: None,
        }
    }

    /// The face slot of a character (§17.3.2.26). Vietnamese letters beyond ASCII stand in the second face.
    pub fn slot(&self, c: char) -> Slot {
        if self.complex == Some(true) {
            return Slot::Complex;
        }
        match u32::from(c) {
            0..0x80 => Slot::Ascii,
            0x0590..0x0780 => Slot::Complex,
            0x1100..0x1200 | 0x2E80..0xE000 | 0xF900..0xFB00 | 0xFE30..0xFE70 | 0xFF00..0xFFF0 => Slot::EastAsia,
            0x1_F000..=u32::MAX => Slot::EastAsia,
            0x0080..0x0100 | 0x02B0..0x0500 | 0x2000..0x2C00 | 0xE000..0xF900 if self.east_asian_hint == Some(true) => {
                match c {
                    // Letters with marks stay Latin unless the text is Chinese.
                    'À'..='ÿ' if !matches!(c, '×' | '÷') => Slot::HighAnsi,
                    '\u{300}'..='\u{36F}' => Slot::HighAnsi,
                    _ => Slot::EastAsia,
                }
            }
            _ => Slot::HighAnsi,
        }
    }
}

fn size(tag: &Tag) -> Option<u32> {
    let size = tag.val().and_then(|v| half_points(&v))?;
    u32::try_from(whole(f64::from(size))).ok().filter(|size| *size > 0)
}
