//! HTML as cells hold it when a table was copied from a web page: tags become words, breaks and looks.

use super::findings::Findings;
use super::raised::Level;
use crate::document::{Inline, Inlines, TextStyle};
use crate::sheet::findings::Finding;
use crate::sheet::{CellText, Sheet, Value};
use crate::vietnamese::clean;

/// Tags that are read in a cell; any other `<…>` is somebody's own words.
const IN_CELLS: &[&str] = &["p", "br", "ul", "ol", "li", "b", "strong", "i", "em", "u", "span", "div", "sub", "sup"];

/// Letters with marks and the signs that office programs write by name.
const ENTITIES: &[(&str, &str)] = &[
    ("nbsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("deg", "°"),
    ("times", "×"),
    ("plusmn", "±"),
    ("le", "≤"),
    ("ge", "≥"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("frac12", "½"),
    ("Agrave", "À"),
    ("Aacute", "Á"),
    ("Acirc", "Â"),
    ("Atilde", "Ã"),
    ("Egrave", "È"),
    ("Eacute", "É"),
    ("Ecirc", "Ê"),
    ("Igrave", "Ì"),
    ("Iacute", "Í"),
    ("Ograve", "Ò"),
    ("Oacute", "Ó"),
    ("Ocirc", "Ô"),
    ("Otilde", "Õ"),
    ("Ugrave", "Ù"),
    ("Uacute", "Ú"),
    ("Yacute", "Ý"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("igrave", "ì"),
    ("iacute", "í"),
    ("ograve", "ò"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("ugrave", "ù"),
    ("uacute", "ú"),
    ("yacute", "ý"),
];

/// Characters of the longest entity: `&#x1F4C4;`.
const LONGEST_ENTITY: usize = 10;

/// A tag: its name in small letters, whether it closes, what stands behind the name.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'t> {
    pub name: String,
    pub closes: bool,
    pub rest: &'t str,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.rest.to_ascii_lowercase();
        for (at, _) in lower.match_indices(name) {
            let before = lower[..at].chars().next_back();
            let Some(after) = self.rest.get(at + name.len()..).map(str::trim_start) else { continue };
            let Some(value) = after.strip_prefix('=').map(str::trim_start) else { continue };
            if before.is_some_and(|c| !c.is_whitespace() && c != '"' && c != '\'') {
                continue;
            }
            let end = |mark: char| value[1..].find(mark).map_or(value.len(), |n| n + 1);
            return Some(match value.chars().next() {
                Some(mark @ ('"' | '\'')) => value[1..end(mark)].to_owned(),
                _ => value.split([' ', '\t', '\n', '/']).next().unwrap_or("").to_owned(),
            });
        }
        None
    }
}

/// The tag that begins at `<`, and how many bytes it takes. Words such as `<5 và x>` are none.
pub(super) fn tag(text: &str) -> Option<(Tag<'_>, usize)> {
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(inner.len());
    let name = &inner[..length];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (mut quote, mut end) = (None, None);
    for (at, c) in inner[length..].char_indices() {
        match (quote, c) {
            (None, '>') => {
                end = Some(length + at);
                break;
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    let end = end?;
    let rest = &inner[length..end];
    let bare = rest.trim().trim_end_matches('/');
    if !bare.is_empty() && (!rest.starts_with([' ', '\t', '\n', '\r', '/']) || !bare.contains('=')) {
        return None;
    }
    let taken = text.len() - inner.len() + end + 1;
    Some((Tag { name: name.to_ascii_lowercase(), closes, rest }, taken))
}

/// The character that an entity names, and how many bytes it takes.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('&')?;
    let end = inner.char_indices().take(LONGEST_ENTITY).find(|c| c.1 == ';')?.0;
    let name = &inner[..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?.to_string()
        }
        None => ENTITIES.iter().find(|e| e.0 == name)?.1.to_owned(),
    };
    Some((letter, end + 2))
}

/// Words in the making: what is open, and what was said so far.
#[derive(Debug, Default)]
pub(super) struct Words {
    out: Inlines,
    bold: usize,
    italic: usize,
    underline: usize,
    level: Vec<Level>,
    /// Counts of open lists; none for those without numbers.
    lists: Vec<Option<u32>>,
    /// A break is owed before the next words.
    owed: bool,
    /// White space is one space, as a page shows it.
    folded: bool,
}

impl Words {
    /// Words of a page, where white space is one space.
    pub fn of_page() -> Words {
        Words { folded: true, ..Words::default() }
    }

    /// Takes a tag into account; false for one that says nothing here.
    pub fn tag(&mut self, tag: &Tag) -> bool {
        let step = |n: &mut usize| *n = if tag.closes { n.saturating_sub(1) } else { *n + 1 };
        match tag.name.as_str() {
            "b" | "strong" | "th" => step(&mut self.bold),
            "i" | "em" => step(&mut self.italic),
            "u" => step(&mut self.underline),
            "sub" | "sup" if tag.closes => drop(self.level.pop()),
            "sub" | "sup" => self.level.push(Level::of(if tag.name == "sub" { "subscript" } else { "superscript" })),
            "br" => self.line(),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "tr" | "center" | "table" => self.owe(),
            "ul" | "ol" if tag.closes => {
                self.lists.pop();
                self.owe();
            }
            "ul" | "ol" => {
                self.lists.push((tag.name == "ol").then_some(0));
                self.owe();
            }
            "li" if !tag.closes => {
                self.owe();
                let mark = match self.lists.last_mut() {
                    Some(Some(n)) => {
                        *n += 1;
                        format!("{n}. ")
                    }
                    _ => "- ".to_owned(),
                };
                self.push(&mark);
            }
            "li" => self.owe(),
            "span" => {}
            _ => return false,
        }
        true
    }

    fn owe(&mut self) {
        self.owed = !self.out.0.is_empty();
    }

    fn line(&mut self) {
        if !self.out.0.is_empty() {
            self.out.0.push(Inline::Break);
        }
        self.owed = false;
    }

    /// Adds words in the look that is open.
    pub fn push(&mut self, words: &str) {
        let mut words = words.to_owned();
        if self.folded {
            let (head, tail) = (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
            words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() {
                words = if head { " ".into() } else { words };
            } else {
                words = format!("{}{words}{}", if head { " " } else { "" }, if tail { " " } else { "" });
            }
        }
        let fresh = self.owed || self.out.0.is_empty() || matches!(self.out.0.last(), Some(Inline::Break));
        let words = if fresh { words.trim_start() } else { &words };
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.owed) && !matches!(self.out.0.last(), Some(Inline::Break) | None) {
            self.out.0.push(Inline::Break);
        }
        let style = TextStyle {
            bold: self.bold > 0,
            italic: self.italic > 0,
            underline: self.underline > 0,
            ..TextStyle::default()
        };
        let raised = self.level.last().and_then(|level| level.words(words));
        self.out.push(&clean(raised.as_deref().unwrap_or(words)).text, style);
    }

    /// What was said, as a cell holds it, and whether all of it is bold or italic.
    pub fn finish(mut self) -> (CellText, bool, bool) {
        while matches!(self.out.0.last(), Some(Inline::Break)) {
            self.out.0.pop();
        }
        if let Some(Inline::Text(text, _)) = self.out.0.last_mut() {
            text.truncate(text.trim_end().len());
        }
        let mut styles = self.out.0.iter().filter_map(|p| match p {
            Inline::Text(text, style) if !text.trim().is_empty() => Some(*style),
            _ => None,
        });
        let first = styles.next().unwrap_or_default();
        let (bold, italic) = (first.bold, first.italic);
        if styles.all(|s| s == first) && !first.underline {
            let words = CellText::Rich(Box::new(self.out)).words().into_owned();
            return (CellText::Plain(words.into()), bold, italic);
        }
        (CellText::Rich(Box::new(self.out)), false, false)
    }
}

/// Tags and entities of a cell as words; none where it has none.
fn words(text: &str) -> Option<Words> {
    let mut out = Words::default();
    let (mut rest, mut found) = (text, false);
    while let Some(at) = rest.find(['<', '&']) {
        out.push(&rest[..at]);
        rest = &rest[at..];
        let known = tag(rest).filter(|(tag, _)| IN_CELLS.contains(&tag.name.as_str()));
        if let Some((tag, taken)) = known {
            out.tag(&tag);
            rest = &rest[taken..];
            found = true;
        } else if let Some((letter, taken)) = entity(rest) {
            out.push(&letter);
            rest = &rest[taken..];
            found = true;
        } else {
            out.push(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push(rest);
    found.then_some(out)
}

/// Reads the tags in the cells of a sheet, and says in which.
pub(super) fn read_cells(sheet: &mut Sheet, findings: &mut Findings) {
    for row in &mut sheet.rows {
        let index = row.index;
        for cell in row.cells.iter_mut().filter(|c| c.value == Value::Text) {
            let CellText::Plain(text) = &cell.text else { continue };
            // One letter at a time is what the machine looks for fastest; nearly no cell has either.
            if !text.contains('<') && !text.contains('&') {
                continue;
            }
            let Some(found) = words(text) else { continue };
            let (text, bold, italic) = found.finish();
            cell.text = text;
            cell.style.bold |= bold;
            cell.style.italic |= italic;
            findings.add(Finding::Html, index, cell.column);
        }
        // A cell of tags alone holds nothing.
        let blank = |text: &CellText| matches!(text, CellText::Plain(words) if words.is_empty());
        row.cells.retain(|c| !blank(&c.text));
    }
    sheet.rows.retain(|r| !r.cells.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        words(text).map(|w| w.finish().0.words().into_owned())
    }

    #[test]
    fn tags_become_words_and_breaks() {
        for (text, expected) in [
            ("<p>Soạn kế hoạch.</p>", Some("Soạn kế hoạch.")),
            ("<p>Một</p><p>Hai</p>", Some("Một\nHai")),
            ("Báo cáo<br/>định kỳ", Some("Báo cáo\nđịnh kỳ")),
            ("<ul><li>Tổ Một</li><li>Tổ Hai</li></ul>", Some("- Tổ Một\n- Tổ Hai")),
            ("<OL><LI>a<LI>b</OL>", Some("1. a\n2. b")),
            ("<ul style=\"list-style-type: none\"> - Tổ Một - Tổ Hai", Some("- Tổ Một - Tổ Hai")),
            ("10 m<sup>2</sup> &amp; h&agrave;ng r&#224;o&nbsp;s&#x1EAF;t", Some("10 m² & hàng rào sắt")),
            ("a <b và c> d", None),
            ("<Tên đơn vị>", None),
            ("x < 5 và y > 3", None),
            ("Công ty A&B; khác", None),
            ("<5 triệu", None),
            ("<p", None),
            ("&", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn looks_are_kept() {
        let (text, bold, italic) = words("<b>Khẩn</b>").unwrap().finish();
        assert!(matches!(text, CellText::Plain(_)) && bold && !italic);
        let (text, bold, _) = words("Việc <strong>khẩn</strong>").unwrap().finish();
        assert!(matches!(text, CellText::Rich(_)) && !bold);
    }
}
