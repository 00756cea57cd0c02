//! What is right by the table and by the clauses: each question stands here once, for the checker and for the mender.

use crate::document::DocumentType;
use crate::docx::read::model::{Align, LineSpacing, Paragraph, Row, RunFormat, Section, Table, VerticalAlign};
use crate::outline::lines::{fold, label};
use crate::parts::{Home, Kind, Line, Lines, Parts};
use crate::standard::{Line as Spacing, PT_PER_MM, Profile};
use crate::vietnamese::unmarked;
use std::ops::Range;

/// Lengths are typed in cm with two digits and kept in twips: what differs by less is the same.
const DOUBT_MM: f32 = 0.3;
/// Line spacing is kept in 240ths of a line: programs that reckon in points round by as much.
const DOUBT_LINE: i32 = 2;
/// A paragraph of the body with fewer characters may be a caption, a name or a signature.
const PROSE_LEAST: usize = 60;
/// A line of Times New Roman at single spacing, as a multiple of its size; fixed spacing down to `TIGHT` still shows
/// all of each letter.
const SINGLE: f32 = 1.15;
const TIGHT: f32 = 1.1;
/// Fixed spacing is typed in half points.
const DOUBT_PT: f32 = 0.5;
/// Sides of a page in the order of [`Section::margins`].
pub(crate) const SIDES: [&str; 4] = ["trên", "phải", "dưới", "trái"];
/// The side where sheets are bound: a gutter widens it.
pub(crate) const BOUND_SIDE: usize = 3;
/// A table of tasks with so many rows, or so many characters, passes a page of 13 pt.
const LONG_ROWS: usize = 12;
const LONG_LETTERS: usize = 4000;

/// Twips to mm.
pub(crate) fn mm(twips: i32) -> f32 {
    twips as f32 / 20.0 / PT_PER_MM
}

/// Twips of a length in mm.
pub(crate) fn twips(mm: f32) -> i32 {
    (mm * PT_PER_MM * 20.0).round() as i32
}

/// Times New Roman, and the faces that stand for it where it is not installed.
pub(crate) fn is_times(font: &str) -> bool {
    let name = font.trim_matches(['"', '\'', ' ']).to_lowercase();
    name.starts_with("times new roman") || name == "times" || name == "liberation serif"
}

/// A face of signs, which has no letters to be set in another: boxes to tick, arrows, formulas.
pub(crate) fn is_signs(font: &str) -> bool {
    ["Symbol", "Wingdings", "Webdings", "Math"].iter().any(|w| font.contains(w))
}

/// Above or below the line: its size is not that of the text.
pub(crate) fn is_raised(format: &RunFormat) -> bool {
    format.vertical != VerticalAlign::Baseline
}

/// A margin of a section as it is printed, in mm; none for a page on its side, which is bound at the top, so that the
/// file does not say which margin is which.
pub(crate) fn margin(section: &Section, side: usize) -> Option<f32> {
    let gutter = if side == BOUND_SIDE { section.gutter } else { 0 };
    (section.page_width <= section.page_height).then(|| mm(section.margins[side].abs() + gutter))
}

/// True when a length in mm lies in the range, give or take what a ruler rounds.
pub(crate) fn fits(value: f32, (least, most): (f32, f32)) -> bool {
    value >= least - DOUBT_MM && value <= most + DOUBT_MM
}

/// A paragraph of prose in the body: long enough to be more than a caption, not centred, in no table.
pub(crate) fn is_prose(line: &Line<'_>) -> bool {
    line.first && line.paragraph.align != Align::Center && line.text.chars().count() >= PROSE_LEAST
}

/// A line of the text, however short: prose, and what a label or its last sign shows to be no caption.
pub(crate) fn is_text(line: &Line<'_>) -> bool {
    let told = label(&line.text).is_some() || line.text.ends_with(['.', ';', ':']);
    let aside = matches!(line.paragraph.align, Align::Center | Align::Right) || is_remark(&line.text);
    is_prose(line) || line.first && told && !aside
}

/// `(Nguồn: …)`, `Ghi chú: …`: small letters under a table by custom.
fn is_remark(text: &str) -> bool {
    let words = unmarked(text);
    text.starts_with(['(', '*', '['])
        || ["ghi chu", "chu thich", "nguon", "don vi"].iter().any(|w| words.starts_with(w))
}

/// The paragraphs of prose between these lines.
pub(crate) fn prose<'a, 's>(parts: &'a Parts<'s>, body: Range<usize>) -> impl Iterator<Item = &'a Line<'s>> {
    parts.text_of(body).map(|(_, line)| line).filter(|l| is_prose(l))
}

/// Why two paragraphs that follow each other stand too near, if they do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TooNear {
    /// How far they stand apart, twips.
    pub twips: i32,
    /// The style takes space away between its own paragraphs: no space given to one of them would show.
    pub by_style: bool,
}

/// Whether less than the least space stands between two paragraphs.
pub(crate) fn too_near(profile: Profile, above: &Line<'_>, below: &Line<'_>) -> Option<TooNear> {
    // Only neighbours: a table or a blank line between them parts them well enough.
    if below.paragraph.index != above.paragraph.index + 1 || below.after_blank {
        return None;
    }
    let (up, down) = (above.paragraph.spacing, below.paragraph.spacing);
    if up.after_auto || down.before_auto {
        return None;
    }
    let after = if up.after_dropped { 0 } else { up.after };
    let before = if down.before_dropped { 0 } else { down.before };
    let gap = after.max(before);
    let least = (profile.ranges().paragraph_gap.0 * 20.0) as i32;
    // Rounded by a twip.
    (gap < least - 1).then_some(TooNear { twips: gap, by_style: down.contextual })
}

/// How line spacing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LinesWrong {
    /// Less than the least.
    Tight,
    /// More than the most.
    Wide,
    /// Measured by the letters, where the profile wants so many pt.
    Loose,
}

/// Whether the lines of a paragraph stand too near or too far for letters of this size.
pub(crate) fn lines_wrong(profile: Profile, line: &Line<'_>, size: f32) -> Option<LinesWrong> {
    let fixed = |twips: i32| twips as f32 / 20.0;
    let (least, most) = match profile.ranges().line_spacing {
        (Spacing::Exact(least) | Spacing::Multiple(least), Spacing::Exact(most)) => {
            return match line.paragraph.spacing.line {
                LineSpacing::Exact(n) if fixed(n) < least - DOUBT_PT => Some(LinesWrong::Tight),
                LineSpacing::Exact(n) if fixed(n) > most + DOUBT_PT => Some(LinesWrong::Wide),
                LineSpacing::Exact(_) => None,
                LineSpacing::Auto(_) | LineSpacing::AtLeast(_) => Some(LinesWrong::Loose),
            };
        }
        (Spacing::Multiple(least) | Spacing::Exact(least), Spacing::Multiple(most)) => (least, most),
    };
    let widest = size * SINGLE * most + DOUBT_PT;
    match line.paragraph.spacing.line {
        LineSpacing::Auto(n) if n < (least * 240.0) as i32 - DOUBT_LINE => Some(LinesWrong::Tight),
        LineSpacing::Auto(n) if n > (most * 240.0) as i32 + DOUBT_LINE => Some(LinesWrong::Wide),
        LineSpacing::Exact(n) if size > 0.0 && fixed(n) < size * TIGHT => Some(LinesWrong::Tight),
        LineSpacing::Exact(n) | LineSpacing::AtLeast(n) if size > 0.0 && fixed(n) > widest => Some(LinesWrong::Wide),
        _ => None,
    }
}

/// How lines are set apart as the profile asks.
pub(crate) fn lines_advice(profile: Profile) -> String {
    let number = |n: f32| format!("{n}").replace('.', ",");
    match profile.ranges().line_spacing {
        (Spacing::Exact(least) | Spacing::Multiple(least), Spacing::Exact(most)) => {
            format!("đặt Line spacing Exactly, từ {} đến {} pt", number(least), number(most))
        }
        (_, Spacing::Multiple(most)) => format!("đặt Line spacing từ Single đến {} lines", number(most)),
    }
}

/// The largest size of a line's letters, pt.
pub(crate) fn largest(line: &Line<'_>) -> f32 {
    line.formats().map(|(f, _)| f.size_pt()).fold(0.0_f32, f32::max)
}

/// True for one digit, which wants a nought before it in a number or a day.
pub(crate) fn lacks_zero(digits: &str) -> bool {
    digits.len() == 1 && digits.bytes().all(|b| b.is_ascii_digit())
}

/// True for January and February without their nought (PL I, II.4.b).
pub(crate) fn month_lacks_zero(month: &str) -> bool {
    matches!(month, "1" | "2")
}

/// The words for day and month as they were typed.
pub(crate) fn typed_date(text: &str) -> Option<(&str, &str)> {
    let (_, rest) = text.rsplit_once("ngày").or_else(|| text.rsplit_once("Ngày"))?;
    let (day, rest) = rest.split_once("tháng")?;
    let (month, _) = rest.split_once("năm")?;
    Some((day.trim(), month.trim()))
}

/// How the text ends.
pub(crate) struct TextEnd<'a, 's> {
    /// Its last line.
    pub last: &'a Line<'s>,
    /// The last line of a table that stands behind it.
    pub table: Option<&'a Line<'s>>,
    /// The sign that the profile asks for is there.
    pub marked: bool,
}

/// How the text ends; none for a type that ends in a way of its own: minutes with the hour at which the meeting closed,
/// contracts and slips.
pub(crate) fn text_end<'a, 's>(profile: Profile, parts: &'a Parts<'s>) -> Option<TextEnd<'a, 's>> {
    let Kind::Administrative(kind) = parts.kind else { return None };
    if kind >= DocumentType::Minutes && kind != DocumentType::Submission && kind != DocumentType::OfficialLetter {
        return None;
    }
    let end = profile.signs().end;
    let text: Vec<&Line<'_>> = parts.text_of(parts.body.clone()).map(|(_, line)| line).collect();
    let last = *text.last()?;
    let near: String = text.iter().rev().take(END_LINES).map(|l| l.text.as_str()).collect();
    // A table may end the text, the mark in its last cell or before it.
    let tables: Vec<usize> = parts.tables_of(parts.body.clone()).collect();
    let inside = |l: &&Line<'_>| matches!(l.home, Home::Cell { table, .. } if tables.contains(&table));
    let in_table = parts.lines.all.iter().filter(inside).any(|l| l.text.ends_with(end));
    let table = parts.lines.all.iter().rfind(inside).filter(|l| l.paragraph.index > last.paragraph.index);
    Some(TextEnd { last, table, marked: in_table || unmarked(&near).contains(end) })
}

/// The closing sign stands in one of the last so many lines: a source or a remark may follow it.
const END_LINES: usize = 3;

/// True when the line begins with a dash or another mark of a list.
pub(crate) fn is_dashed(line: &Line<'_>) -> bool {
    line.text.starts_with(['-', '–', '—', '•', '+'])
}

/// One receiver in Nơi nhận, over as many lines as it takes.
pub(crate) struct Receiver<'a, 's> {
    /// Its lines.
    pub lines: Vec<&'a Line<'s>>,
    /// Its words.
    pub text: String,
}

/// The receivers; a line without a dash goes on with the one above.
pub(crate) fn receivers<'a, 's>(lines: impl IntoIterator<Item = &'a Line<'s>>) -> Vec<Receiver<'a, 's>> {
    let mut out: Vec<Receiver<'a, 's>> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(open) if !is_dashed(line) && !open.text.ends_with([';', '.']) => {
                open.text.push(' ');
                open.text.push_str(&line.text);
                open.lines.push(line);
            }
            _ => out.push(Receiver { lines: vec![line], text: line.text.clone() }),
        }
    }
    out
}

/// The sign that a receiver's words should end with and do not.
pub(crate) fn missing_sign(profile: Profile, all: &[Receiver<'_, '_>], at: usize) -> Option<char> {
    let text = all.get(at)?.text.as_str();
    let next = all.get(at + 1);
    let sign = profile.closing(next.is_none());
    // `- Lãnh đạo Sở:` opens a list of its own: `+ Giám đốc;`
    let opens = text.ends_with(':') && next.is_some_and(|n| n.text.starts_with(['+', '•']));
    let signed_off = next.is_none() && profile.is_signed_off(text);
    (!text.ends_with(sign) && !opens && !signed_off).then_some(sign)
}

/// The numbers in the first column of a table, with the row.
pub(crate) fn first_column(table: &Table) -> Vec<(usize, String)> {
    let cell = |row: &Row| row.cells.iter().find(|c| c.column == 0 && c.rows > 0).map(|c| fold(&c.text()));
    table.rows.iter().enumerate().filter_map(|(i, row)| Some((i, cell(row)?))).collect()
}

/// The words over a column of order numbers.
pub(crate) fn is_order_heading(text: &str) -> bool {
    matches!(unmarked(text).trim_matches(['.', ' ']), "stt" | "tt" | "so tt" | "so thu tu")
}

/// A table with a head that passes a page however it is set.
pub(crate) fn is_long(table: &Table) -> bool {
    let head = first_column(table).into_iter().take(2).any(|(_, text)| is_order_heading(&text));
    let letters: usize = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.text().chars().count()).sum();
    head && (table.rows.len() >= LONG_ROWS || letters >= LONG_LETTERS)
}

/// Numbers of the tables with a head that pass a page however they are set, and do not repeat it.
pub(crate) fn long_tables_without_head(lines: &Lines<'_>) -> Vec<usize> {
    let open = |(_, table): &(usize, &&Table)| is_long(table) && !table.rows.first().is_some_and(|r| r.is_header);
    lines.tables.iter().enumerate().filter(open).map(|(number, _)| number).collect()
}

/// First line against the edge of the text, mm.
pub(crate) fn indent(paragraph: &Paragraph) -> f32 {
    mm(paragraph.indent.left + paragraph.indent.first_line)
}

/// `KẾ HOẠCH` as `Kế hoạch`.
pub(crate) fn sentence(title: &str) -> String {
    let lower = title.to_lowercase();
    let mut letters = lower.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}
