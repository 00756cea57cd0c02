//! Styles of an ods: data styles as number format codes, cell styles, text styles.

use super::format::NumberFormat;
use super::raised::Level;
use super::styles::{Face, Font};
use crate::document::Align;
use crate::package::xml::attribute;
use crate::sheet::CellStyle;
use quick_xml::events::BytesStart;
use std::collections::HashMap;

/// Styles one file may define.
const MOST: usize = 66_000;
/// Conditions of one data style; office suites write three.
const MOST_MAPS: usize = 3;
/// Bytes of one data style's own code; four of them are still a code that is taken apart.
const MOST_CODE: usize = 400;

/// A cell or text style as far as it is known.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// Look of the cell.
    pub cell: CellStyle,
    /// Font.
    pub font: Font,
    /// Name of its data style.
    pub data: Option<String>,
    /// Whether it strikes words through, when it says so.
    pub struck: Option<bool>,
    /// The level of words, when it says so.
    pub level: Option<Level>,
    /// Column width in characters.
    pub width: Option<f32>,
}

/// A data style: its own code, and the styles that take its place under a condition.
#[derive(Debug, Clone, Default)]
struct DataStyle {
    code: String,
    /// Condition (`>=0`) and the name of the style, in order.
    maps: Vec<(String, String)>,
}

/// All styles, by name.
#[derive(Debug, Default)]
pub(super) struct OdsStyles {
    named: HashMap<String, Style>,
    data: HashMap<String, DataStyle>,
    compiled: HashMap<String, NumberFormat>,
    /// The style or data style being read.
    open: Option<String>,
    open_data: Option<String>,
    literal: bool,
}

impl OdsStyles {
    /// A style; the empty one for a name that is not defined.
    pub fn get(&self, name: Option<&str>) -> Style {
        name.and_then(|n| self.named.get(n)).cloned().unwrap_or_default()
    }

    /// The number format of a style.
    pub fn format(&self, style: &Style) -> Option<&NumberFormat> {
        self.compiled.get(style.data.as_deref()?)
    }

    /// Compiles the number formats, once all styles are read.
    pub fn finish(&mut self) {
        self.compiled =
            self.data.iter().map(|(name, style)| (name.clone(), NumberFormat::parse(&self.code(style)))).collect();
    }

    /// A data style as one code: a section for each condition, then its own.
    fn code(&self, style: &DataStyle) -> String {
        let mut code = String::new();
        for (condition, name) in &style.maps {
            if let Some(mapped) = self.data.get(name) {
                code.push_str(&format!("[{condition}]{};", mapped.code));
            }
        }
        code + &style.code
    }

    /// Takes an opening tag into account; the names are unlike all others of the format.
    pub fn open(&mut self, tag: &BytesStart) {
        let name = tag.local_name();
        let name = name.as_ref();
        let value = |name: &str| attribute(tag, name);
        match name {
            "style" | "default-style" if self.named.len() < MOST => {
                let mut style = self.get(value("parent-style-name").as_deref());
                if let Some(data) = value("data-style-name") {
                    style.data = Some(data);
                }
                let key = value("name").unwrap_or_default();
                self.named.insert(key.clone(), style);
                self.open = Some(key);
            }
            "text-properties" => self.text_properties(tag),
            "table-cell-properties" => self.cell_properties(tag),
            "paragraph-properties" => {
                let align = match value("text-align").as_deref() {
                    Some("center") => Some(Align::Center),
                    Some("end" | "right") => Some(Align::Right),
                    Some("start" | "left") => Some(Align::Left),
                    Some("justify") => Some(Align::Justify),
                    _ => return,
                };
                if let Some(style) = self.current() {
                    style.cell.align = align;
                }
            }
            "table-column-properties" => {
                // About 2 mm a character.
                let width = value("column-width").and_then(|w| millimetres(&w)).map(|mm| mm / 1.93);
                if let Some(style) = self.current() {
                    style.width = width;
                }
            }
            name if is_data_style(name) && self.data.len() < MOST => {
                let key = value("name").unwrap_or_default();
                self.data.insert(key.clone(), DataStyle::default());
                self.open_data = Some(key);
            }
            name => self.open_piece(name, tag),
        }
    }

    fn text_properties(&mut self, tag: &BytesStart) {
        let value = |name: &str| attribute(tag, name);
        let bold = value("font-weight").map(|w| w == "bold" || w.parse::<u32>().is_ok_and(|w| w >= 600));
        let italic = value("font-style").map(|s| s != "normal");
        let red = value("color").map(|c| c.eq_ignore_ascii_case("#ff0000") || c.eq_ignore_ascii_case("#c00000"));
        let underline = value("text-underline-style").map(|u| u != "none");
        let struck =
            value("text-line-through-style").or_else(|| value("text-line-through-type")).map(|line| line != "none");
        let level = value("text-position").map(|position| level(&position));
        let face = value("font-name").or_else(|| value("font-family")).map(|f| Face::of(&f));
        let Some(style) = self.current() else { return };
        style.font.bold = bold.unwrap_or(style.font.bold);
        style.font.italic = italic.unwrap_or(style.font.italic);
        style.font.red = red.unwrap_or(style.font.red);
        style.font.underline = underline.unwrap_or(style.font.underline);
        style.struck = struck.or(style.struck);
        style.font.struck = style.struck.unwrap_or_default();
        style.level = level.or(style.level);
        style.font.level = style.level.unwrap_or_default();
        if let Some(face) = face {
            style.font.face = face;
        }
        let font = style.font.clone();
        style.cell = CellStyle { bold: font.bold, italic: font.italic, red: font.red, ..style.cell };
    }

    fn cell_properties(&mut self, tag: &BytesStart) {
        let value = |name: &str| attribute(tag, name);
        let border = ["border", "border-top", "border-bottom", "border-left", "border-right"]
            .into_iter()
            .filter_map(value)
            .map(|b| b != "none")
            .reduce(|a, b| a | b);
        let fill = value("background-color").map(|c| c != "transparent" && !c.eq_ignore_ascii_case("#ffffff"));
        let Some(style) = self.current() else { return };
        style.cell.bordered = border.unwrap_or(style.cell.bordered);
        style.cell.filled = fill.unwrap_or(style.cell.filled);
    }

    /// A piece of a data style.
    fn open_piece(&mut self, name: &str, tag: &BytesStart) {
        let value = |name: &str| attribute(tag, name);
        let long = self.open_data.is_some() && value("style").as_deref() == Some("long");
        match name {
            "map" => {
                let condition = value("condition").as_deref().and_then(condition);
                if let (Some(style), Some(condition), Some(name)) =
                    (self.current_data(), condition, value("apply-style-name"))
                    && style.maps.len() < MOST_MAPS
                {
                    style.maps.push((condition, name));
                }
            }
            "number" | "scientific-number" => self.data_code(&number_code(tag)),
            // A share stands as a number does, as in the other formats.
            "fraction" => self.data_code("# ?/?"),
            "boolean" => self.data_code("\"TRUE\";\"TRUE\";\"FALSE\""),
            "text" | "currency-symbol" => self.literal = self.open_data.is_some(),
            "day" => self.data_code(if long { "dd" } else { "d" }),
            "month" if value("textual").as_deref() == Some("true") => self.data_code("mmm"),
            "month" => self.data_code(if long { "mm" } else { "m" }),
            "year" => self.data_code(if long { "yyyy" } else { "yy" }),
            "hours" => self.data_code("hh"),
            "minutes" => self.data_code("mm"),
            "seconds" => self.data_code("ss"),
            "day-of-week" => self.data_code("dddd"),
            "am-pm" => self.data_code("AM/PM"),
            "text-content" => self.data_code("@"),
            _ => {}
        }
    }

    /// Takes a closing tag into account.
    pub fn close(&mut self, name: &str) {
        match name {
            "style" | "default-style" => self.open = None,
            name if is_data_style(name) => self.open_data = None,
            "text" | "currency-symbol" => self.literal = false,
            _ => {}
        }
    }

    /// Words between the parts of a data style.
    pub fn text(&mut self, words: &str) {
        if !self.literal {
            return;
        }
        // The percent sign is what makes a code a percentage.
        let code: String = words
            .chars()
            .map(|c| match c {
                '%' => "%".to_owned(),
                c => format!("\\{c}"),
            })
            .collect();
        self.data_code(&code);
    }

    fn current(&mut self) -> Option<&mut Style> {
        self.named.get_mut(self.open.as_ref()?)
    }

    fn current_data(&mut self) -> Option<&mut DataStyle> {
        self.data.get_mut(self.open_data.as_ref()?)
    }

    fn data_code(&mut self, code: &str) {
        if let Some(style) = self.current_data()
            && style.code.len() < MOST_CODE
        {
            style.code.push_str(code);
        }
    }
}

fn is_data_style(name: &str) -> bool {
    matches!(
        name,
        "number-style"
            | "percentage-style"
            | "currency-style"
            | "date-style"
            | "time-style"
            | "text-style"
            | "boolean-style"
    )
}

/// `value()>=0` as a format code has it: `>=0`.
fn condition(text: &str) -> Option<String> {
    let condition = text.trim().strip_prefix("value()")?.replace(' ', "").replace("!=", "<>");
    let limit = condition.trim_start_matches(['<', '>', '=']);
    (limit.len() < condition.len() && limit.parse::<f64>().is_ok()).then_some(condition)
}

fn number_code(tag: &BytesStart) -> String {
    let number = |name: &str| attribute(tag, name).and_then(|n| n.parse::<usize>().ok()).map(|n| n.min(30));
    let Some(decimals) = number("decimal-places") else {
        return if number("min-integer-digits").is_some() && attribute(tag, "grouping").is_some() {
            "#,##0".to_owned()
        } else {
            "General".to_owned()
        };
    };
    let wholes = number("min-integer-digits").unwrap_or(1);
    let mut code = match (attribute(tag, "grouping").as_deref(), wholes) {
        (Some("true"), n) => format!("#,{}{}", "#".repeat(3usize.saturating_sub(n)), "0".repeat(n)),
        (_, 0) => "#".to_owned(),
        (_, n) => "0".repeat(n),
    };
    if decimals > 0 {
        let sure = number("min-decimal-places").unwrap_or(decimals).min(decimals);
        code.push('.');
        code.push_str(&"0".repeat(sure));
        code.push_str(&"#".repeat(decimals - sure));
    }
    if let Some(digits) = number("min-exponent-digits") {
        code.push_str("E+");
        code.push_str(&"0".repeat(digits.max(1)));
    }
    // A thousand each: what is shown is so much less.
    let factor = attribute(tag, "display-factor").and_then(|f| f.parse::<f64>().ok()).unwrap_or(1.0);
    if factor >= 1_000.0 {
        code.push_str(&",".repeat((factor.log10() / 3.0).round().min(6.0) as usize));
    }
    code
}

/// `super 58%`, `-33% 58%`, `0% 100%`.
fn level(position: &str) -> Level {
    let offset = position.split_whitespace().next().unwrap_or_default();
    match offset.trim_end_matches('%').parse::<f32>() {
        _ if offset == "super" => Level::Above,
        _ if offset == "sub" => Level::Below,
        Ok(offset) if offset > 0.0 => Level::Above,
        Ok(offset) if offset < 0.0 => Level::Below,
        _ => Level::Line,
    }
}

fn millimetres(text: &str) -> Option<f32> {
    let (number, scale) = [("cm", 10.0), ("mm", 1.0), ("in", 25.4), ("pt", 25.4 / 72.0)]
        .into_iter()
        .find_map(|(unit, scale)| Some((text.strip_suffix(unit)?, scale)))?;
    Some(number.trim().parse::<f32>().ok()? * scale)
}
