//! Parts of the package as text, and the small ones: settings and properties.

use super::model::{Facts, Properties};
use super::stream::{Broken, Ns, Stream, Token};
use super::values::twips;
use crate::package::Package;
use crate::package::xml::is_on;
use std::io::Read;

/// Bytes that one part may hold; the text of a thousand pages has a tenth of it.
const MOST_BYTES: u64 = 128 << 20;

/// Why a part could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPart {
    /// The package has none of that name.
    Missing,
    /// It is larger than any real one.
    TooBig,
    /// It does not inflate, or not to its end, and nothing of it is left.
    Damaged,
}

/// A part as text. Whole is false where it was cut off by damage.
pub(super) struct PartText {
    pub text: String,
    pub whole: bool,
}

/// Reads a part: UTF-8, UTF-16, or the encoding that its declaration names.
pub(super) fn text(package: &mut Package, name: &str) -> Result<PartText, NoPart> {
    if !package.has(name) {
        return Err(NoPart::Missing);
    }
    let size = package.size(name).unwrap_or(0);
    if size > MOST_BYTES {
        return Err(NoPart::TooBig);
    }
    let Some(part) = package.part(name) else { return Err(NoPart::Damaged) };
    // Room for what it claims, and for the read that finds its end.
    let mut bytes = Vec::with_capacity(size as usize + 64);
    let whole = part.take(MOST_BYTES + 1).read_to_end(&mut bytes).is_ok();
    if bytes.len() as u64 > MOST_BYTES {
        return Err(NoPart::TooBig);
    }
    if !whole && bytes.is_empty() {
        return Err(NoPart::Damaged);
    }
    Ok(PartText { text: decode(bytes), whole })
}

fn decode(bytes: Vec<u8>) -> String {
    let utf16 = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        return encoding.decode_with_bom_removal(&bytes).0.into_owned();
    }
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(bad) => {
            let bytes = bad.into_bytes();
            let head = String::from_utf8_lossy(bytes.get(..200.min(bytes.len())).unwrap_or_default()).into_owned();
            let named = head.split_once("encoding=").and_then(|(_, rest)| {
                let quote = rest.chars().next()?;
                rest.get(1..)?.split(quote).next().map(str::to_owned)
            });
            let encoding = named.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
            encoding.unwrap_or(encoding_rs::UTF_8).decode_with_bom_removal(&bytes).0.into_owned()
        }
    }
}

/// word/settings.xml (§17.15.1).
pub(super) fn settings(text: &str, facts: &mut Facts) -> Result<(), Broken> {
    let mut stream = Stream::new(text);
    loop {
        match stream.next()? {
            Token::Start(tag) if tag.ns == Ns::W => match tag.local() {
                "evenAndOddHeaders" => facts.even_and_odd_headers = tag.on(),
                "mirrorMargins" => facts.mirror_margins = tag.on(),
                "defaultTabStop" => {
                    facts.default_tab = tag.val().and_then(|v| twips(&v)).filter(|t| *t > 0).unwrap_or(720);
                }
                "documentProtection" => {
                    facts.protected |= tag.attr("enforcement").is_some_and(|v| is_on(Some(&*v)));
                }
                "writeProtection" => facts.protected = true,
                "compatSetting" if tag.attr("name").is_some_and(|name| name == "compatibilityMode") => {
                    facts.compatibility = tag.val().and_then(|v| v.parse().ok()).unwrap_or(facts.compatibility);
                }
                _ => {}
            },
            Token::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The languages for which the theme's faces are chosen (§17.15.1.88): of Latin, East Asian and complex text.
pub(super) fn theme_languages(text: &str) -> [Option<String>; 3] {
    let mut stream = Stream::new(text);
    while let Ok(token) = stream.next() {
        match token {
            Token::Start(tag) if tag.ns == Ns::W && tag.local() == "themeFontLang" => {
                return ["val", "eastAsia", "bidi"].map(|name| tag.attr(name).map(|l| l.into_owned()));
            }
            Token::Eof => break,
            _ => {}
        }
    }
    Default::default()
}

/// docProps/core.xml and docProps/app.xml. Elements are told apart by name alone: none is in both.
pub(super) fn properties(text: &str, out: &mut Properties) -> Result<(), Broken> {
    let mut stream = Stream::new(text);
    loop {
        match stream.next()? {
            Token::Start(tag) if stream.depth() == 2 => {
                let field = match tag.local() {
                    "title" => &mut out.title,
                    "subject" => &mut out.subject,
                    "creator" => &mut out.author,
                    "lastModifiedBy" => &mut out.last_modified_by,
                    "keywords" => &mut out.keywords,
                    "description" => &mut out.description,
                    "created" => &mut out.created,
                    "modified" => &mut out.modified,
                    "Company" => &mut out.company,
                    "Application" => &mut out.application,
                    "Pages" => {
                        out.pages = stream.text()?.trim().parse().ok();
                        continue;
                    }
                    _ => continue,
                };
                *field = stream.text()?.trim().to_owned();
            }
            Token::Eof => return Ok(()),
            _ => {}
        }
    }
}
