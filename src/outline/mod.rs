//! The plain-text văn bản, both ways: text to [`Document`], [`Document`] to text.
//!
//! Templates, the body of a plan and imported text share one grammar: a document as a person would type it.
//! `docs` of the grammar in short: levels by their numbers (`I.`, `1.`, `1.1.`, `a)`, `-`, `+`, `Điều 1.`, `Phần I`),
//! `**đậm**`, `*nghiêng*`, `[^chú thích]`, tables of tabs or bars, parts by their own words (`Số:`, `Kính gửi:`,
//! `Nơi nhận:`, `Phụ lục`). A backslash takes the meaning from the mark behind it, `\~` from a whole line. Lines of
//! their own: `<center>…</center>`, `<caption>…</caption>` above a table, `[ngắt trang]`, and below an appendix's title
//! `[trang ngang]` or `[trang dọc]`.
//!
//! ```
//! use vanthu::document::{Block, Level};
//! let parsed = vanthu::outline::parse("KẾ HOẠCH\nTổ chức hội nghị\n\nI. MỤC ĐÍCH\n\n- Đánh giá kết quả./.\n");
//! assert_eq!(parsed.document.subject.text(), "Tổ chức hội nghị");
//! let Block::Entry(first) = &parsed.document.body[0] else { panic!() };
//! assert_eq!((first.level, first.is_heading), (Level::Section, true));
//! ```

mod alike;
mod body;
pub(crate) mod checks;
mod guard;
mod head;
mod inline;
pub(crate) mod known;
pub(crate) mod lines;
mod pasted;
mod picture;
mod table;
mod tail;
mod write;

pub use guard::{literal, placed};
pub use write::{body_to_text, inlines_to_text, to_text};

use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Appendix, Block, Document, Inlines, TextStyle};
use crate::standard::Profile;
use body::{Built, Placed};
use lines::Line;

/// Result of reading a plain-text văn bản.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The document.
    pub document: Document,
    /// What was noticed on the way, with source lines.
    pub diagnostics: Diagnostics,
}

/// Reads a văn bản typed as plain text. Never fails, never drops a word: a line that fits nowhere stays a paragraph,
/// with a ghi chú.
pub fn parse(text: &str) -> Parsed {
    parse_as(Profile::default(), text)
}

/// As [`parse`]; a text whose head does not say whose form it follows follows this one.
pub fn parse_as(profile: Profile, text: &str) -> Parsed {
    let mut diagnostics = Diagnostics::new();
    let text = lines::cleaned(text, &mut diagnostics);
    document(profile, &text, &|_| None, diagnostics)
}

/// As [`parse_as`], for clean text that a template made: [`literal`] stretches and [`placed`] blocks are honoured.
pub fn parse_with(profile: Profile, text: &str, blocks: &dyn Fn(usize) -> Option<Vec<Block>>) -> Parsed {
    document(profile, text, blocks, Diagnostics::new())
}

/// Reads the body of a document only.
pub fn parse_body(text: &str) -> (Vec<Block>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let text = lines::cleaned(text, &mut diagnostics);
    let lines = lines::split(&text);
    let built = body::read(&lines, &|_| None, &mut diagnostics);
    checks::doubled(&lines, &mut diagnostics);
    body::check_numbers(&built, &mut diagnostics);
    (blocks(built), diagnostics)
}

/// Reads inline markup only: `**đậm**`, `*nghiêng*`, `***cả hai***`, `[^chú thích]`. A newline is a line break.
pub fn parse_inlines(text: &str) -> Inlines {
    let clean = crate::vietnamese::clean(text).text;
    let text = clean.split('\n').map(guard::read_escapes).collect::<Vec<_>>().join("<br>");
    inline::inlines(&text)
}

fn document(profile: Profile, text: &str, placed: Placed<'_>, mut diagnostics: Diagnostics) -> Parsed {
    let lines = lines::split(text);
    let mut document = Document { profile, ..Document::default() };
    let first = tail::next_appendix(&lines, 0).unwrap_or(lines.len());
    let head = head::read(&lines[..first], &mut document, &mut diagnostics);
    let tail = tail::read(&lines, head.body, first, &mut document);
    for &i in &head.stray {
        stays(&lines[i], "Dòng này ở phần đầu văn bản không rõ là gì", &mut diagnostics);
    }
    for &i in &tail.stray {
        stays(&lines[i], "Dòng này đứng sau chữ ký và không rõ là gì", &mut diagnostics);
    }
    let strays =
        |list: &[usize]| list.iter().map(|&i| Line { after_blank: true, ..lines[i].clone() }).collect::<Vec<_>>();
    let mut kept = strays(&head.stray);
    let front = kept.len();
    kept.extend_from_slice(&lines[head.body..tail.body]);
    if let Some(line) = kept.get_mut(front) {
        line.after_blank = true;
    }
    kept.extend(strays(&tail.stray));
    let mut built = body::read(&kept, placed, &mut diagnostics);
    if front == 0 {
        head::take_bases(&mut built, &mut document);
        head::center_issuer(&mut built, &document);
    }
    checks::doubled(&lines[..first], &mut diagnostics);
    body::check_numbers(&built, &mut diagnostics);
    take_end_mark(&mut built);
    document.body = blocks(built);
    document.end_mark = !document.body.is_empty();
    if let Some(at) = tail.recipients
        && document.signatures.is_empty()
    {
        diagnostics.add(
            code::OUTLINE_THIEU_CHU_KY,
            Place::line(lines[at].number),
            "Có Nơi nhận nhưng không thấy chức vụ và họ tên người ký (văn bản có thể bị cắt mất phần cuối)",
            "Bổ sung quyền hạn, chức vụ và họ tên người ký sau Nơi nhận",
        );
    }
    let mut at = first;
    while at < lines.len() {
        let end = tail::next_appendix(&lines, at + 1).unwrap_or(lines.len());
        document.appendices.push(appendix(&lines[at..end], placed, &mut diagnostics));
        at = end;
    }
    document.meta = meta(&document);
    Parsed { document, diagnostics }
}

fn appendix(lines: &[Line], placed: Placed<'_>, diagnostics: &mut Diagnostics) -> Appendix {
    let (mut out, at) = tail::appendix_head(lines);
    let mut built = body::read(&lines[at..], placed, diagnostics);
    checks::doubled(lines, diagnostics);
    body::check_numbers(&built, diagnostics);
    let alone = take_end_mark(&mut built);
    out.end_mark = alone || built.last().is_some_and(|b| closing_words(&b.block).ends_with("./."));
    out.body = blocks(built);
    out
}

/// Takes off a `./.` that stands on a line of its own: the writers print it from `end_mark`.
fn take_end_mark(built: &mut Vec<Built>) -> bool {
    let alone =
        built.last().is_some_and(|b| closing_words(&b.block) == "./." && matches!(b.block, Block::Paragraph(_)));
    if alone {
        built.pop();
    }
    alone
}

fn closing_words(block: &Block) -> String {
    match block {
        Block::Paragraph(t) | Block::Centered(t) => t.text(),
        Block::Entry(e) => e.text.text(),
        _ => String::new(),
    }
}

fn stays(line: &Line, what: &str, diagnostics: &mut Diagnostics) {
    diagnostics.add(
        code::OUTLINE_GIU_NGUYEN,
        Place::line(line.number),
        format!("{what}, được giữ thành một đoạn trong nội dung: “{}”", tail::glimpse(line.text())),
        "Chuyển dòng này về đúng chỗ nếu cần",
    );
}

fn blocks(built: Vec<Built>) -> Vec<Block> {
    built.into_iter().map(|b| b.block).collect()
}

/// File properties from what the document says.
fn meta(document: &Document) -> crate::document::Meta {
    let mut title = String::new();
    if document.doc_type.has_title() && !document.subject.0.is_empty() {
        title.push_str(document.type_name.as_deref().unwrap_or(document.doc_type.title()));
        title.push(' ');
    }
    title.push_str(&document.subject.text());
    crate::document::Meta { title, author: document.organ.join(" "), keywords: Vec::new() }
}

/// Bold, for markers.
const BOLD: TextStyle = TextStyle { bold: true, italic: false, underline: false, red: false, missing: false };
