//! One element of a part: its start tag, its children, its attributes, as the file writes them.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// An element's start tag and its children, as byte ranges in its own XML.
pub(super) struct Shape<'x> {
    pub prefix: &'x str,
    /// Behind the start tag; none for an empty element.
    pub inside: Option<usize>,
    pub children: Vec<(&'x str, Range<usize>)>,
}

pub(super) fn shape(xml: &str) -> Option<Shape<'_>> {
    let mut reader = Reader::from_str(xml);
    let mut shape: Option<Shape<'_>> = None;
    let (mut depth, mut open) = (0usize, 0usize);
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let after = usize::try_from(reader.buffer_position()).ok()?;
        let local = |from: usize| {
            let name =
                xml[from..].trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next();
            name.map(|n| n.split_once(':').map_or(("", n), |(p, l)| (p, l)))
        };
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    let (prefix, _) = local(before)?;
                    shape = Some(Shape { prefix, inside: Some(after), children: Vec::new() });
                } else if depth == 1 {
                    open = before;
                }
                depth += 1;
            }
            Event::Empty(_) => {
                let (prefix, name) = local(before)?;
                match depth {
                    0 => return Some(Shape { prefix, inside: None, children: Vec::new() }),
                    1 => shape.as_mut()?.children.push((name, before..after)),
                    _ => {}
                }
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                if depth == 1 {
                    let (_, name) = local(open)?;
                    shape.as_mut()?.children.push((name, open..after));
                }
                if depth == 0 {
                    return shape;
                }
            }
            Event::Eof => return shape,
            _ => {}
        }
    }
}

/// Properties with some children set; `order` says where a new one goes.
pub(super) fn with(properties: &str, set: &[(&str, String)], order: &[&str]) -> Option<String> {
    let own = shape(properties)?;
    let mut children: Vec<(&str, String)> =
        own.children.iter().map(|(name, range)| (*name, properties[range.clone()].to_owned())).collect();
    let rank = |name: &str| order.iter().position(|o| *o == name).unwrap_or(order.len());
    for (name, new) in set {
        match children.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => old.clone_from(new),
            None => {
                let at = children.iter().position(|(n, _)| rank(n) > rank(name)).unwrap_or(children.len());
                children.insert(at, (name, new.clone()));
            }
        }
    }
    let start = own.inside.map_or("", |at| &properties[..at]);
    let name = properties.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next()?;
    let start = if start.is_empty() { format!("<{name}>") } else { start.to_owned() };
    Some(format!("{start}{}</{name}>", children.into_iter().map(|c| c.1).collect::<String>()))
}

pub(super) fn tag(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}:{name}") }
}

/// Attributes of a start tag, as they are written.
pub(super) fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(tag);
    let event = reader.read_event();
    let (Ok(Event::Start(start)) | Ok(Event::Empty(start))) = event else { return Vec::new() };
    let pair = |a: quick_xml::events::attributes::Attribute<'_>| (a.key.as_ref().to_owned(), a.value.into_owned());
    start.attributes().filter_map(Result::ok).map(pair).collect()
}
