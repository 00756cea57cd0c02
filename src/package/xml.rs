//! Reading XML parts as a stream of tags and text. Entities other than the five of XML itself are never expanded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// Why the reading of a part ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Damaged or cut off.
    Broken,
    /// More cells than a table can have.
    Cells,
    /// More text than a table can have.
    Text,
}

impl From<quick_xml::Error> for Stop {
    fn from(_: quick_xml::Error) -> Self {
        Stop::Broken
    }
}

/// A stream of XML events.
pub(crate) struct Xml<R: BufRead> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    /// Over a part. Empty elements are seen as an opening and a closing tag.
    pub fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Xml { reader, buffer: Vec::with_capacity(4096) }
    }

    /// The next event.
    pub fn next(&mut self) -> Result<Event<'_>, Stop> {
        self.buffer.clear();
        Ok(self.reader.read_event_into(&mut self.buffer)?)
    }

    /// Goes past the end of the element whose opening tag was just read.
    pub fn skip(&mut self) -> Result<(), Stop> {
        self.inside(|_| {})
    }

    /// Appends all text up to the end of the element whose opening tag was just read.
    pub fn text_into(&mut self, out: &mut String) -> Result<(), Stop> {
        self.inside(|event| push_text(event, out))
    }

    /// Goes to the end of the element whose opening tag was just read, with what stands between its tags.
    fn inside(&mut self, mut see: impl FnMut(&Event)) -> Result<(), Stop> {
        let mut depth = 1usize;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(Stop::Broken),
                event => see(&event),
            }
        }
        Ok(())
    }
}

/// Appends what a text event holds.
pub(crate) fn push_text(event: &Event, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(c)) => out.push(c),
            _ => match &**name {
                "lt" => out.push('<'),
                "gt" => out.push('>'),
                "amp" => out.push('&'),
                "quot" => out.push('"'),
                "apos" => out.push('\''),
                other => {
                    out.push('&');
                    out.push_str(other);
                    out.push(';');
                }
            },
        },
        _ => {}
    }
}

/// An attribute by its local name.
pub(crate) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| {
        quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), std::borrow::Cow::into_owned)
    })
}

/// A switch: an element or attribute that is there and not `0`, `false`, `off` or `none`.
pub(crate) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
