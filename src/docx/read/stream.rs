//! A part as a stream of tags with their namespaces told apart.
//!
//! Transitional and strict namespaces (ECMA-376 and ISO/IEC 29500 strict) are the same here. A DOCTYPE is noted and
//! otherwise ignored: no entity but the five of XML is ever expanded, and nothing is fetched.

use crate::package::xml::is_on;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::Prefix;
use std::borrow::Cow;

/// The namespaces that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    /// Any other.
    Other,
    /// WordprocessingML.
    W,
    /// References to relationships.
    R,
    /// Places of drawings in the text.
    Wp,
    /// DrawingML.
    A,
    /// Pictures.
    Pic,
    /// Alternatives for programs of different age.
    Mc,
    /// Shapes of Word 2010.
    Wps,
    /// Groups and canvases of them.
    Wpg,
    /// VML.
    V,
    /// Equations.
    M,
    /// Charts and SmartArt.
    Chart,
    /// Later additions that change nothing of what is read here; whoever reads them may choose them.
    Known,
}

impl Ns {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Wp,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Ns::A
            }
            "http://schemas.openxmlformats.org/drawingml/2006/picture"
            | "http://purl.oclc.org/ooxml/drawingml/picture" => Ns::Pic,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => Ns::Wps,
            "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" => Ns::Wpg,
            "urn:schemas-microsoft-com:vml" => Ns::V,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::M,
            "http://schemas.openxmlformats.org/drawingml/2006/chart"
            | "http://purl.oclc.org/ooxml/drawingml/chart"
            | "http://schemas.openxmlformats.org/drawingml/2006/diagram"
            | "http://purl.oclc.org/ooxml/drawingml/diagram" => Ns::Chart,
            "http://schemas.microsoft.com/office/word/2010/wordml"
            | "http://schemas.microsoft.com/office/word/2012/wordml"
            | "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
            | "http://schemas.microsoft.com/office/drawing/2010/main" => Ns::Known,
            _ => Ns::Other,
        }
    }
}

/// The XML is damaged or cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

/// What the stream holds next.
pub(super) enum Token<'a> {
    /// An element opens; an empty one closes right after.
    Start(Tag<'a>),
    /// The innermost open element closes.
    End,
    /// Text, for [`push_text`](crate::package::xml::push_text).
    Text(Event<'a>),
    /// The end, all elements closed.
    Eof,
}

/// An opening tag.
pub(super) struct Tag<'a> {
    /// Its namespace.
    pub ns: Ns,
    /// The byte of its `<`.
    pub at: usize,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub fn local(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without the prefix.
    pub fn attr(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attrs().find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Every attribute by its name without the prefix.
    pub fn attrs(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        let mut all = self.start.attributes();
        all.with_checks(false);
        all.flatten().map(|a| {
            let value = match a.value.contains('&').then(|| quick_xml::escape::unescape(&a.value)) {
                Some(Ok(text)) => Cow::Owned(text.into_owned()),
                _ => a.value,
            };
            (a.key.local_name().into_inner(), value)
        })
    }

    /// The commonest attribute.
    pub fn val(&self) -> Option<Cow<'_, str>> {
        self.attr("val")
    }

    /// A switch: on unless it says that it is off.
    pub fn on(&self) -> bool {
        is_on(self.val().as_deref())
    }
}

struct Binding {
    prefix: String,
    ns: Ns,
    depth: usize,
}

/// More namespaces than any program declares at once; what goes beyond is not told apart.
const MOST_BINDINGS: usize = 64;
/// Elements inside each other; no program comes near it.
const DEEPEST: usize = 1_000_000;

/// The stream.
pub(super) struct Stream<'a> {
    reader: Reader<&'a [u8]>,
    bindings: Vec<Binding>,
    /// Elements open.
    depth: usize,
    /// Bytes before the text that was given: a byte-order mark.
    base: usize,
    /// A DOCTYPE was met.
    pub doctype: bool,
}

impl<'a> Stream<'a> {
    /// Over the text of a part.
    pub fn new(text: &'a str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Stream { reader, bindings: Vec::new(), depth: 0, base: text.len() - rest.len(), doctype: false }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The byte after what was last read.
    pub fn position(&self) -> usize {
        self.base + self.reader.buffer_position() as usize
    }

    /// What comes next.
    pub fn next(&mut self) -> Result<Token<'a>, Broken> {
        loop {
            let at = self.position();
            match self.reader.read_event().map_err(|_| Broken)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(Broken);
                    }
                    self.bind(&start);
                    let ns = self.resolve(start.name().prefix());
                    return Ok(Token::Start(Tag { ns, at, start }));
                }
                Event::End(_) => {
                    while self.bindings.last().is_some_and(|b| b.depth >= self.depth) {
                        self.bindings.pop();
                    }
                    self.depth = self.depth.checked_sub(1).ok_or(Broken)?;
                    return Ok(Token::End);
                }
                event @ (Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) => return Ok(Token::Text(event)),
                Event::DocType(_) => self.doctype = true,
                Event::Eof if self.depth > 0 => return Err(Broken),
                Event::Eof => return Ok(Token::Eof),
                _ => {}
            }
        }
    }

    /// Goes past the end of the element whose opening tag was just read.
    pub fn skip(&mut self) -> Result<(), Broken> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Token::Eof) {
                return Err(Broken);
            }
        }
        Ok(())
    }

    /// Goes past the end of the element whose opening tag was just read, and gives each child to `take`. What `take`
    /// does not read of a child is left out.
    pub fn children(&mut self, mut take: impl FnMut(&mut Self, &Tag<'a>) -> Result<(), Broken>) -> Result<(), Broken> {
        let inside = self.depth;
        loop {
            match self.next()? {
                Token::Start(tag) => {
                    take(self, &tag)?;
                    while self.depth > inside {
                        if matches!(self.next()?, Token::Eof) {
                            return Err(Broken);
                        }
                    }
                }
                Token::End if self.depth < inside => return Ok(()),
                Token::Eof => return Err(Broken),
                _ => {}
            }
        }
    }

    /// The text of the element whose opening tag was just read.
    pub fn text(&mut self) -> Result<String, Broken> {
        let (outside, mut out) = (self.depth.saturating_sub(1), String::new());
        while self.depth > outside {
            match self.next()? {
                Token::Text(event) => crate::package::xml::push_text(&event, &mut out),
                Token::Eof => return Err(Broken),
                _ => {}
            }
        }
        Ok(out)
    }

    /// Whether every prefix of a list (`wps wp14`) stands for something known here.
    pub fn understands(&self, prefixes: &str) -> bool {
        prefixes.split_whitespace().all(|prefix| self.find(prefix) != Ns::Other)
    }

    fn bind(&mut self, start: &BytesStart) {
        if !start.attributes_raw().contains("xmlns") {
            return;
        }
        for attribute in start.attributes().with_checks(false).flatten() {
            let key: &str = attribute.key.into_inner();
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            let ns = Ns::of(attribute.value.trim());
            // A foreign namespace needs a place only where it hides a known one.
            if (ns != Ns::Other || self.find(prefix) != Ns::Other) && self.bindings.len() < MOST_BINDINGS {
                self.bindings.push(Binding { prefix: prefix.to_owned(), ns, depth: self.depth });
            }
        }
    }

    fn resolve(&self, prefix: Option<Prefix>) -> Ns {
        self.find(prefix.map_or("", Prefix::into_inner))
    }

    fn find(&self, prefix: &str) -> Ns {
        self.bindings.iter().rev().find(|b| b.prefix == prefix).map_or(Ns::Other, |b| b.ns)
    }
}
