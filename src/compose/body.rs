//! Blocks: headings and items with automatic numbers, runs, pictures.

use super::{Composer, image, table};
use crate::diagnostic::{Place, code};
use crate::document::{Block, Entry, Inline, Inlines, Level, TextStyle};
use crate::outline;
use crate::plan::{AlignKey, BlockData, Body, FullItem, Item, Numbering, Run, SectionBlock, Text, Words};
use crate::vietnamese::{POINT_LETTERS, point_letter, roman, roman_value};

/// Text with its runs, in one paragraph.
pub(super) fn inlines(text: &Text, base: TextStyle) -> Inlines {
    match text {
        Text::Plain(words) => Inlines::styled(words, base),
        Text::Runs(runs) => runs_of(runs, base),
    }
}

/// Text as paragraphs: a line break in plain words begins a new one.
pub(super) fn paragraphs(text: &Text, base: TextStyle) -> Vec<Inlines> {
    match text {
        Text::Plain(words) if words.is_empty() => Vec::new(),
        Text::Plain(words) => words.split('\n').map(|line| Inlines::styled(line, base)).collect(),
        Text::Runs(runs) => vec![runs_of(runs, base)],
    }
}

fn runs_of(runs: &[Run], base: TextStyle) -> Inlines {
    let mut out = Inlines::new();
    for run in runs {
        match run {
            Run::Plain(text) => out.push(text, base),
            Run::Bold(r) => out.push(&r.text, TextStyle { bold: true, ..base }),
            Run::Italic(r) => out.push(&r.text, TextStyle { italic: true, ..base }),
            Run::BoldItalic(r) => out.push(&r.text, TextStyle { bold: true, italic: true, ..base }),
            Run::Underlined(r) => out.push(&r.text, TextStyle { underline: true, ..base }),
            Run::Footnote(r) => out.0.push(Inline::Footnote(inlines(&r.text, TextStyle::default()))),
        }
    }
    out
}

/// Numbers within one container (a heading's content, or the whole body).
#[derive(Default)]
struct Counters {
    headings: usize,
    clauses: usize,
    points: usize,
    /// The last block allows the next điểm list to go on with its letters.
    points_open: bool,
}

/// Numbers that run through the whole body.
#[derive(Default)]
pub(super) struct Running {
    parts: usize,
    chapters: usize,
    articles: usize,
}

/// A body in either shape.
pub(super) fn body(c: &mut Composer, data: &Body, path: &str) -> Vec<Block> {
    match data {
        Body::Plain(text) => plain(c, text, path),
        Body::Blocks(list) => Walk { c, running: Running::default() }.blocks(list, 0, "", path),
    }
}

/// Words in the plain grammar.
fn plain(c: &mut Composer, text: &str, path: &str) -> Vec<Block> {
    let (blocks, mut found) = outline::parse_body(text);
    // A line of this string is no line of the file.
    found.for_each_place(|p| {
        let line = p.line.take().map_or(String::new(), |l| format!(" (dòng {l} của chuỗi)"));
        *p = Place::within(format!("{path}{line}"));
    });
    c.d.extend(found);
    blocks
}

/// The level of a heading so many headings deep.
fn level_at(depth: usize, numbering: Numbering) -> Level {
    let levels: &[Level] = match numbering {
        Numbering::Letters => &[Level::Section, Level::Clause, Level::Point, Level::Dash, Level::Plus],
        Numbering::Decimal => &[
            Level::Section,
            Level::Clause,
            Level::Subclause,
            Level::Subsubclause,
            Level::Point,
            Level::Dash,
            Level::Plus,
        ],
    };
    levels[depth.min(levels.len() - 1)]
}

/// A walk over the blocks of a body.
struct Walk<'c, 'p> {
    c: &'c mut Composer<'p>,
    running: Running,
}

/// A heading's or a list's place in the outline.
struct Standing<'s> {
    level: Level,
    /// How many headings deep what stands below it is.
    depth: usize,
    /// What the numbers below it begin with.
    prefix: &'s str,
}

impl Walk<'_, '_> {
    fn blocks(&mut self, list: &[BlockData], depth: usize, prefix: &str, path: &str) -> Vec<Block> {
        let mut out = Vec::with_capacity(list.len());
        let mut n = Counters::default();
        for (i, data) in list.iter().enumerate() {
            let path = format!("{path}[{i}]");
            let keeps_points = matches!(data, BlockData::Points(_) | BlockData::Dashes(_) | BlockData::Pluses(_));
            n.points_open &= keeps_points;
            match data {
                BlockData::Text(text) => {
                    let lines = text.split('\n').filter(|l| !l.trim().is_empty());
                    out.extend(lines.map(|l| Block::Paragraph(Inlines::plain(l))));
                }
                BlockData::Paragraph(p) => {
                    let text = inlines(&p.text, TextStyle::default());
                    let centered = p.align == Some(AlignKey::Center);
                    out.push(if centered { Block::Centered(text) } else { Block::Paragraph(text) });
                }
                BlockData::Section(s) => {
                    let level = level_at(depth, self.c.numbering);
                    let (label, own) = number(level, s.label.as_ref(), &mut n.headings, prefix);
                    let at = Standing { level, depth: depth + 1, prefix: &own };
                    self.heading(s, at, label, &path, &mut out);
                }
                BlockData::Part(p) => {
                    let (label, _) = number(Level::Part, p.part.label.as_ref(), &mut self.running.parts, "");
                    let at = Standing { level: Level::Part, depth: 0, prefix: "" };
                    self.heading(&p.part, at, label, &format!("{path}.phan"), &mut out);
                }
                BlockData::Chapter(p) => {
                    let given = p.chapter.label.as_ref();
                    let (label, _) = number(Level::Chapter, given, &mut self.running.chapters, "");
                    let at = Standing { level: Level::Chapter, depth: 0, prefix: "" };
                    self.heading(&p.chapter, at, label, &format!("{path}.chuong"), &mut out);
                }
                BlockData::Article(a) => {
                    let given = a.article.label.as_ref();
                    let (label, own) = number(Level::Article, given, &mut self.running.articles, "");
                    let at = Standing { level: Level::Article, depth: 1, prefix: &own };
                    self.heading(&a.article, at, label, &format!("{path}.dieu"), &mut out);
                }
                BlockData::Clauses(list) => {
                    // Under `I.` these share the count with the headings `1.` beside them.
                    let level = level_at(depth.max(1), self.c.numbering);
                    let at = Standing { level, depth: depth.max(1) + 1, prefix };
                    let count = if depth == 0 { &mut n.clauses } else { &mut n.headings };
                    self.items(&list.items, at, count, &format!("{path}.khoan"), &mut out);
                }
                BlockData::Points(list) => {
                    let mut count = if n.points_open { n.points } else { 0 };
                    let at = Standing { level: Level::Point, depth: 3, prefix: "" };
                    self.items(&list.items, at, &mut count, &format!("{path}.diem"), &mut out);
                    n.points = count;
                    n.points_open = true;
                }
                BlockData::Dashes(list) => {
                    let at = Standing { level: Level::Dash, depth: 4, prefix: "" };
                    self.items(&list.items, at, &mut 0, &format!("{path}.gach"), &mut out);
                }
                BlockData::Pluses(list) => {
                    let at = Standing { level: Level::Plus, depth: 5, prefix: "" };
                    self.items(&list.items, at, &mut 0, &format!("{path}.cong"), &mut out);
                }
                BlockData::Plain(p) => out.extend(plain(self.c, &p.text, &format!("{path}.van_ban"))),
                BlockData::Table(t) => {
                    out.push(Block::Table(table::table(self.c, &t.table, &format!("{path}.bang"))));
                }
                BlockData::Image(data) => {
                    out.extend(image::image(self.c, &data.image, &format!("{path}.anh")).map(Block::Image));
                }
                BlockData::PageBreak(p) => out.extend(p.page_break.then_some(Block::PageBreak)),
            }
        }
        out
    }

    fn heading(&mut self, data: &SectionBlock, at: Standing, label: String, path: &str, out: &mut Vec<Block>) {
        let text = inlines(&data.title, TextStyle::default());
        if text.is_blank() && at.level != Level::Article {
            self.c.d.add(
                code::NOI_DUNG_TIEU_DE_TRONG,
                Place::within(format!("{path}.tieu_de")),
                "Tiêu đề của đề mục để trống",
                "",
            );
        }
        out.push(Block::Entry(Entry { level: at.level, label, is_heading: true, text }));
        out.extend(self.blocks(&data.body, at.depth, at.prefix, &format!("{path}.noi_dung")));
    }

    fn items(&mut self, items: &[Item], at: Standing, count: &mut usize, path: &str, out: &mut Vec<Block>) {
        for (i, item) in items.iter().enumerate() {
            let (text, label, inner): (Inlines, Option<&Words>, &[BlockData]) = match item {
                Item::Plain(words) => (Inlines::plain(words), None, &[]),
                Item::Runs(runs) => (runs_of(runs, TextStyle::default()), None, &[]),
                Item::Full(FullItem { text, label, body }) => {
                    (inlines(text, TextStyle::default()), label.as_ref(), body)
                }
            };
            let (label, own) = number(at.level, label, count, at.prefix);
            out.push(Block::Entry(Entry { level: at.level, label, is_heading: false, text }));
            out.extend(self.blocks(inner, at.depth, &own, &format!("{path}[{i}].con")));
        }
    }
}

/// The label at a level, and the bare number that deeper levels build on. An explicit label sets the count.
fn number(level: Level, explicit: Option<&Words>, count: &mut usize, prefix: &str) -> (String, String) {
    let given = explicit.map(|w| w.0.trim());
    if given == Some("") {
        return (String::new(), prefix.to_owned());
    }
    *count += 1;
    let mut own = None;
    let bare = match given {
        Some(words) => {
            // `I- MỤC ĐÍCH`, as offices of the Party number their sections.
            let dashed = words.strip_suffix('-').filter(|_| level == Level::Section);
            own = dashed.map(|_| words.to_owned());
            let words = dashed.unwrap_or(words);
            let bare = words.trim_end_matches(['.', ')']).rsplit(' ').next().unwrap_or_default().to_owned();
            let last = bare.rsplit('.').next().unwrap_or_default();
            let value = match level {
                Level::Point => POINT_LETTERS.iter().position(|l| *l == last).map(|i| i + 1),
                Level::Part | Level::Chapter | Level::Section => roman_value(last).map(|n| n as usize),
                _ => None,
            };
            if let Some(value) = value.or_else(|| last.parse().ok()) {
                *count = value;
            }
            bare
        }
        None => {
            let n = *count;
            match level {
                Level::Part | Level::Chapter | Level::Section => roman(u32::try_from(n).unwrap_or(0)),
                Level::Point => point_letter(n - 1),
                Level::Subclause | Level::Subsubclause if !prefix.is_empty() => format!("{prefix}.{n}"),
                Level::Dash => "-".to_owned(),
                Level::Plus => "+".to_owned(),
                _ => n.to_string(),
            }
        }
    };
    let label = match level {
        Level::Part => format!("Phần {bare}"),
        Level::Chapter => format!("Chương {bare}"),
        Level::Article => format!("Điều {bare}."),
        Level::Point => format!("{bare})"),
        Level::Dash | Level::Plus => bare.clone(),
        _ => format!("{bare}."),
    };
    (own.unwrap_or(label), bare)
}
