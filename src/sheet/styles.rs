//! `styles.xml`: number formats, fonts, fills, borders, and the cell formats that join them.

use super::format::NumberFormat;
use super::raised::Level;
use crate::document::Align;
use crate::package::xml::{Stop, Xml, attribute, is_on};
use crate::sheet::CellStyle;
use crate::vietnamese::legacy::{self, LegacyFont};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::BufRead;

/// Fonts, fills, formats that a file may define; Excel itself stops at 65,490.
const MOST_STYLES: usize = 66_000;

/// What a font's name means for the letters set in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Face {
    /// Letters are what they are.
    #[default]
    Plain,
    /// Letters of an old encoding.
    Legacy(LegacyFont),
    /// Signs in the place of letters, and the font's name.
    Signs(Box<str>),
}

impl Face {
    /// By the font's name.
    pub fn of(name: &str) -> Self {
        let name = name.trim().trim_matches(['"', '\'']).trim();
        if let Some(font) = legacy::font(name) {
            return Face::Legacy(font);
        }
        let lower = name.to_lowercase();
        if ["wingdings", "webdings", "symbol"].iter().any(|signs| lower.starts_with(signs)) {
            return Face::Signs(name.into());
        }
        Face::Plain
    }
}

/// A font, of a cell or of a run in one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Font {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Red.
    pub red: bool,
    /// What its name means.
    pub face: Face,
    /// Above or below the line.
    pub level: Level,
    /// Struck through.
    pub struck: bool,
}

impl Font {
    /// Takes a child of `font` or `rPr` into account.
    pub fn read(&mut self, tag: &BytesStart) {
        let value = |name: &str| attribute(tag, name);
        match tag.local_name().as_ref() {
            "b" => self.bold = is_on(value("val").as_deref()),
            "i" => self.italic = is_on(value("val").as_deref()),
            "strike" => self.struck = is_on(value("val").as_deref()),
            "vertAlign" => self.level = value("val").as_deref().map_or(Level::Line, Level::of),
            "u" => self.underline = is_on(value("val").as_deref()),
            "color" => {
                self.red = value("rgb").as_deref().is_some_and(is_red)
                    || matches!(value("indexed").as_deref(), Some("2" | "10"));
            }
            "name" | "rFont" => self.face = value("val").as_deref().map_or(Face::Plain, Face::of),
            _ => {}
        }
    }
}

/// `FFC00000`: strong red, little else.
fn is_red(argb: &str) -> bool {
    let rgb = argb.get(argb.len().saturating_sub(6)..).unwrap_or_default();
    let part = |range: std::ops::Range<usize>| rgb.get(range).and_then(|p| u8::from_str_radix(p, 16).ok());
    matches!((part(0..2), part(2..4), part(4..6)), (Some(r), Some(g), Some(b)) if r >= 0xC0 && g <= 0x40 && b <= 0x40)
}

/// A cell format.
#[derive(Debug, Clone, Default)]
pub(super) struct CellFormat {
    /// What it tells of headers and data.
    pub style: CellStyle,
    /// Index into the fonts.
    pub font: usize,
    /// Index into the number formats.
    pub format: usize,
}

/// All of a workbook's styles.
#[derive(Debug)]
pub(super) struct Styles {
    /// Cell formats by the number cells give.
    pub cells: Vec<CellFormat>,
    /// Fonts.
    pub fonts: Vec<Font>,
    /// Number formats in use.
    pub formats: Vec<NumberFormat>,
}

/// A cell format as a file states it: a font by its number, a number format by its id.
pub(super) struct RawCell {
    pub format: u32,
    pub font: usize,
    pub bordered: bool,
    pub filled: bool,
    pub align: Option<Align>,
}

impl Styles {
    /// Joins cell formats with their fonts and with the number formats that the file defines (`codes`) or that all have.
    pub fn of(fonts: Vec<Font>, codes: &HashMap<u32, String>, cells: impl Iterator<Item = RawCell>) -> Styles {
        let mut out = Styles { cells: Vec::with_capacity(cells.size_hint().0), fonts, ..Styles::default() };
        let mut known: HashMap<u32, usize> = HashMap::from([(0, 0)]);
        for f in cells {
            let format = *known.entry(f.format).or_insert_with(|| {
                out.formats.push(match codes.get(&f.format) {
                    Some(code) => NumberFormat::parse(code),
                    None => NumberFormat::built_in(f.format),
                });
                out.formats.len() - 1
            });
            let font = out.fonts.get(f.font);
            out.cells.push(CellFormat {
                style: CellStyle {
                    bold: font.is_some_and(|f| f.bold),
                    italic: font.is_some_and(|f| f.italic),
                    red: font.is_some_and(|f| f.red),
                    bordered: f.bordered,
                    filled: f.filled,
                    align: f.align,
                    month_first: out.formats[format].is_month_first(),
                },
                font: f.font,
                format,
            });
        }
        out
    }
}

impl Default for Styles {
    fn default() -> Self {
        Styles {
            cells: vec![CellFormat::default()],
            fonts: vec![Font::default()],
            formats: vec![NumberFormat::general()],
        }
    }
}

impl Styles {
    /// A cell's format; a number that the file does not define means the first.
    pub fn cell(&self, number: usize) -> &CellFormat {
        static PLAIN: CellFormat = CellFormat {
            style: CellStyle {
                bold: false,
                italic: false,
                bordered: false,
                filled: false,
                align: None,
                red: false,
                month_first: false,
            },
            font: 0,
            format: 0,
        };
        self.cells.get(number).or(self.cells.first()).unwrap_or(&PLAIN)
    }

    /// The font of a cell format.
    pub fn font(&self, cell: &CellFormat) -> &Font {
        static PLAIN: Font = Font {
            bold: false,
            italic: false,
            underline: false,
            red: false,
            face: Face::Plain,
            level: Level::Line,
            struck: false,
        };
        self.fonts.get(cell.font).unwrap_or(&PLAIN)
    }

    /// Reads the part.
    pub fn read(source: impl BufRead) -> Result<Self, Stop> {
        let mut xml = Xml::new(source);
        let mut codes: HashMap<u32, String> = HashMap::new();
        let (mut fonts, mut fills, mut borders) = (Vec::new(), Vec::new(), Vec::new());
        let mut raw: Vec<RawFormat> = Vec::new();
        // The names from the root on; dxfs and cellStyleXfs hold elements of the same names.
        let mut path: Vec<String> = Vec::new();
        loop {
            match xml.next()? {
                Event::Start(tag) => {
                    let name = tag.local_name();
                    let name = name.as_ref();
                    let parents: (&str, &str) =
                        (path.get(1).map_or("", String::as_str), path.get(2).map_or("", String::as_str));
                    match (parents, name) {
                        (("numFmts", _), "numFmt") if codes.len() < MOST_STYLES => {
                            let id = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                            if let (Some(id), Some(code)) = (id, attribute(&tag, "formatCode")) {
                                codes.insert(id, code);
                            }
                        }
                        (("fonts", ""), "font") if fonts.len() < MOST_STYLES => fonts.push(Font::default()),
                        (("fonts", "font"), _) => {
                            if let Some(font) = fonts.last_mut() {
                                font.read(&tag);
                            }
                        }
                        (("fills", ""), "fill") if fills.len() < MOST_STYLES => fills.push(false),
                        (("fills", "fill"), _) => {
                            if let Some(fill) = fills.last_mut() {
                                read_fill(name, &tag, fill);
                            }
                        }
                        (("borders", ""), "border") if borders.len() < MOST_STYLES => borders.push(false),
                        (("borders", "border"), "left" | "right" | "top" | "bottom") => {
                            if let (Some(border), Some(style)) = (borders.last_mut(), attribute(&tag, "style")) {
                                *border |= style != "none";
                            }
                        }
                        (("cellXfs", ""), "xf") if raw.len() < MOST_STYLES => {
                            let number = |name: &str| attribute(&tag, name).and_then(|n| n.parse().ok()).unwrap_or(0);
                            raw.push(RawFormat {
                                format: number("numFmtId") as u32,
                                font: number("fontId"),
                                fill: number("fillId"),
                                border: number("borderId"),
                                align: None,
                            });
                        }
                        (("cellXfs", "xf"), "alignment") => {
                            if let Some(last) = raw.last_mut() {
                                last.align = attribute(&tag, "horizontal").as_deref().and_then(align);
                            }
                        }
                        _ => {}
                    }
                    let name = name.to_owned();
                    if path.len() > 60 {
                        return Err(Stop::Broken);
                    }
                    path.push(name);
                }
                Event::End(_) => {
                    path.pop();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(assemble(raw, fonts, &fills, &borders, &codes))
    }
}

struct RawFormat {
    format: u32,
    font: usize,
    fill: usize,
    border: usize,
    align: Option<Align>,
}

fn assemble(
    raw: Vec<RawFormat>,
    fonts: Vec<Font>,
    fills: &[bool],
    borders: &[bool],
    codes: &HashMap<u32, String>,
) -> Styles {
    let cell = |f: RawFormat| RawCell {
        format: f.format,
        font: f.font,
        bordered: borders.get(f.border).copied().unwrap_or(false),
        filled: fills.get(f.fill).copied().unwrap_or(false),
        align: f.align,
    };
    let mut out = Styles::of(fonts, codes, raw.into_iter().map(cell));
    if out.cells.is_empty() {
        out.cells.push(CellFormat::default());
    }
    out
}

fn read_fill(name: &str, tag: &BytesStart, filled: &mut bool) {
    match name {
        "patternFill" => {
            // The second fill of every file is a grey pattern that no one chose.
            *filled = !matches!(attribute(tag, "patternType").as_deref(), None | Some("none" | "gray125"));
        }
        "gradientFill" => *filled = true,
        "fgColor" => {
            let white = attribute(tag, "rgb").is_some_and(|rgb| rgb.to_ascii_uppercase().ends_with("FFFFFF"))
                || (attribute(tag, "theme").as_deref() == Some("0") && attribute(tag, "tint").is_none())
                || matches!(attribute(tag, "indexed").as_deref(), Some("1" | "9"));
            if white {
                *filled = false;
            }
        }
        _ => {}
    }
}

fn align(word: &str) -> Option<Align> {
    match word {
        "left" => Some(Align::Left),
        "center" | "centerContinuous" => Some(Align::Center),
        "right" => Some(Align::Right),
        "justify" | "distributed" => Some(Align::Justify),
        _ => None,
    }
}
