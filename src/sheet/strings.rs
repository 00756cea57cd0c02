//! Strings with their runs: `sharedStrings.xml`, and strings that stand in their cell.

use super::styles::Font;
use crate::package::xml::{Stop, Xml};
use quick_xml::events::Event;
use std::collections::HashMap;
use std::io::BufRead;

/// More strings than cells allowed is a bomb.
const MOST_STRINGS: usize = 4_000_000;
/// Runs kept; a table of runs beyond that loses its bold words, not its text.
const MOST_RUNS: usize = 500_000;

/// Text up to a byte, in a font of its own or the cell's.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Where it ends, from the string's start.
    pub end: usize,
    /// Its font; none: the cell's.
    pub font: Option<Font>,
}

/// The string table, in one piece of memory: a table of 600,000 strings is common.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<usize>,
    rich: HashMap<usize, Box<[Run]>>,
}

impl Strings {
    /// A string by its number, and its runs when it has any.
    pub fn get(&self, number: usize) -> Option<(&str, &[Run])> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |n| self.ends[n]);
        Some((self.text.get(start..end)?, self.rich.get(&number).map_or(&[], |r| r)))
    }

    /// Reads the part. What was read before damage stays.
    pub fn read(&mut self, source: impl BufRead) -> Result<(), Stop> {
        let mut xml = Xml::new(source);
        let (mut runs, mut all_runs) = (Vec::new(), 0);
        loop {
            match xml.next()? {
                Event::Start(tag) if tag.local_name().as_ref() == "si" => {
                    let start = self.text.len();
                    runs.clear();
                    item(&mut xml, &mut self.text, start, &mut runs)?;
                    all_runs += runs.len();
                    if !runs.is_empty() && all_runs <= MOST_RUNS {
                        self.rich.insert(self.ends.len(), runs.as_slice().into());
                    }
                    self.ends.push(self.text.len());
                    if self.ends.len() > MOST_STRINGS {
                        return Err(Stop::Text);
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Reads the inside of `si` or `is` up to its end; phonetic runs are not part of what is written.
pub(super) fn item<R: BufRead>(
    xml: &mut Xml<R>,
    text: &mut String,
    start: usize,
    runs: &mut Vec<Run>,
) -> Result<(), Stop> {
    let mut font: Option<Font> = None;
    loop {
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "t" => {
                    let from = text.len();
                    xml.text_into(text)?;
                    unescape(text, from);
                }
                "r" => font = None,
                "rPr" => font = Some(properties(xml)?),
                _ => xml.skip()?,
            },
            Event::End(tag) => {
                if tag.local_name().as_ref() != "r" {
                    return Ok(());
                }
                if runs.len() < MOST_RUNS {
                    runs.push(Run { end: text.len() - start, font: font.take() });
                }
            }
            Event::Eof => return Err(Stop::Broken),
            _ => {}
        }
    }
}

fn properties<R: BufRead>(xml: &mut Xml<R>) -> Result<Font, Stop> {
    let mut font = Font::default();
    let mut depth = 1;
    while depth > 0 {
        match xml.next()? {
            Event::Start(tag) => {
                font.read(&tag);
                depth += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Eof => return Err(Stop::Broken),
            _ => {}
        }
    }
    Ok(font)
}

/// Undoes `_x000D_`: how the format writes characters that XML cannot hold (and `_x005F_` the underscore before
/// what would look like one).
pub(super) fn unescape(text: &mut String, from: usize) {
    let Some(first) = text[from..].find("_x") else { return };
    let coded = text.split_off(from + first);
    let mut rest = coded.as_str();
    while let Some(next) = rest.find("_x") {
        text.push_str(&rest[..next]);
        rest = &rest[next..];
        let code = rest
            .get(2..6)
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()) && rest[6..].starts_with('_'))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match code {
            // Halves of a pair cannot be written this way; they are dropped as control characters are.
            Some(code) => {
                text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                rest = &rest[7..];
            }
            None => {
                text.push('_');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes() {
        for (raw, expected) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("a_x", "a_x"),
            ("_x00ZZ_", "_x00ZZ_"),
            ("bảng_xã", "bảng_xã"),
            ("_x_x0041_", "_xA"),
        ] {
            let mut text = format!("!{raw}");
            unescape(&mut text, 1);
            assert_eq!(text[1..], *expected, "{raw}");
        }
    }
}
