//! "Nội dung": a row a heading, paragraph or item, its level in a column; rows become the blocks of the plan.

use super::cells::{Cells, filled, is_example_row, nearest, quoted, typed, words};
use super::places::PlanCells;
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::document::{Inline, Level};
use crate::outline;
use crate::plan::wording::book::{BODY_HEADINGS, LEVELS, RowLevel, key};
use crate::plan::{
    ArticleBlock, BlockData, BoldItalicRun, BoldRun, ChapterBlock, ClausesBlock, DashesBlock, FullItem, ItalicRun,
    Item, Numbering, ParagraphBlock, PartBlock, PlusesBlock, PointsBlock, Run, SectionBlock, Text, UnderlinedRun,
    Words,
};
use crate::sheet::{CellText, SheetCell, SheetRow};
use crate::vietnamese::{POINT_LETTERS, roman_value};
use std::cmp::Ordering;

/// How many rows may stand above the head.
const HEAD_WITHIN: usize = 15;

/// A row and what belongs under it.
struct Node {
    level: RowLevel,
    label: Option<String>,
    text: Text,
    inner: Vec<Node>,
    /// Its words' cell.
    cell: Option<String>,
}

/// Where the head is (its place among the shown rows), and the columns of level, number and words.
fn head(cells: &Cells) -> Option<(usize, [Option<u32>; 3])> {
    cells.rows.iter().take(HEAD_WITHIN).enumerate().find_map(|(i, row)| {
        let mut columns = [None; 3];
        for cell in &row.cells {
            let wanted = key(&words(cell));
            let named = |(name, also): &(&str, &[&str])| key(name) == wanted || also.iter().any(|a| key(a) == wanted);
            if let Some(at) = BODY_HEADINGS.iter().position(named) {
                columns[at].get_or_insert(cell.column);
            }
        }
        (columns[2].is_some() && (columns[0].is_some() || columns[1].is_some())).then_some((i, columns))
    })
}

/// Whether the sheet has the form's heading of levels.
pub(super) fn has_head(cells: &Cells) -> bool {
    head(cells).is_some_and(|(_, columns)| columns[0].is_some())
}

/// The blocks of the sheet, and the way of numbering that its levels need.
pub(super) fn read(
    cells: &Cells,
    chosen: Option<Numbering>,
    places: &mut PlanCells,
    d: &mut Diagnostics,
) -> (Vec<BlockData>, Option<Numbering>) {
    let (first, columns) = match head(cells) {
        Some((at, columns)) => (at + 1, columns),
        None if cells.rows.is_empty() => return (Vec::new(), None),
        None => {
            let [level, number, text] = BODY_HEADINGS.map(|h| h.0);
            let message =
                format!("Không thấy dòng tiêu đề cột; đã coi cột A là «{level}», B là «{number}», C là «{text}»");
            d.push(
                Severity::Warning,
                code::BANG_TINH_KHONG_TIEU_DE,
                cells.place_of_sheet(),
                message,
                "ghi lại dòng tiêu đề của biểu mẫu",
            );
            (0, [Some(0), Some(1), Some(2)])
        }
    };
    let mut reader = Reader { cells, columns, roots: Vec::new(), open: Vec::new(), decimal: None, d };
    let mut examples = Vec::new();
    for (i, row) in cells.rows.iter().enumerate() {
        if i + 1 == first {
            continue;
        }
        reader.strays(row, i < first);
        if i < first {
            continue;
        }
        if is_example_row(row) {
            examples.push(row.index);
            continue;
        }
        if let Some(node) = reader.node(row) {
            reader.put(node);
        }
    }
    let Reader { roots, decimal, .. } = reader;
    cells.report_examples(&examples, d);
    if let (Some(place), Some(Numbering::Letters)) = (&decimal, chosen) {
        let message = "Có khoản con (1.1.) nhưng cách đánh số cấp ba đã chọn là a)";
        let advice = "chọn 1.1. ở «Cách đánh số cấp ba», hoặc dùng cấp Điểm (a)";
        d.add(code::BANG_TINH_DANH_SO, place.clone(), message, advice);
    }
    (blocks(roots, None, "noi_dung", places), decimal.map(|_| Numbering::Decimal))
}

struct Reader<'r, 's> {
    cells: &'r Cells<'s>,
    /// Columns of level, number and words.
    columns: [Option<u32>; 3],
    roots: Vec<Node>,
    /// Levels of the open nodes, from the outermost.
    open: Vec<RowLevel>,
    /// Where the first khoản con stands.
    decimal: Option<Place>,
    d: &'r mut Diagnostics,
}

impl Reader<'_, '_> {
    /// Words outside the form's columns, or above its head.
    fn strays(&mut self, row: &SheetRow, above: bool) {
        for cell in row.cells.iter().filter(|c| above || !self.columns.contains(&Some(c.column))) {
            let text = words(cell);
            if !text.is_empty() {
                let message = format!("Chữ {} nằm ngoài các cột của biểu mẫu, không được đọc", quoted(&text));
                let advice = format!("ghi vào cột «{}»", BODY_HEADINGS[2].0);
                self.d.add(code::BANG_TINH_O_THUA, self.cells.place(row, cell.column), message, advice);
            }
        }
    }

    /// What a row says by itself, and under what is open; none where it has no words.
    fn node(&mut self, row: &SheetRow) -> Option<Node> {
        let columns = self.columns;
        let cells = self.cells;
        let place = |column: Option<u32>| cells.place(row, column.unwrap_or(0));
        let [level, number, text] = columns.map(|c| c.and_then(|c| filled(row, c)));
        let level_words = level.map(words).unwrap_or_default();
        let number = number.map(typed).unwrap_or_default();
        let Some(text) = text else {
            if !level_words.is_empty() || !number.is_empty() {
                let message = "Dòng có cấp hoặc số nhưng không có chữ, không được đọc";
                self.d.add(code::BANG_TINH_DONG_TRONG, place(columns[2]), message, "ghi nội dung hoặc xóa dòng");
            }
            return None;
        };
        let mut text = text_of(text);
        let (mut level, mut label) = match level_of(&level_words, &number) {
            Some(known) => known,
            None => {
                let (what, at) =
                    if level_words.is_empty() { (&*number, columns[1]) } else { (&*level_words, columns[0]) };
                let names: Vec<&str> = LEVELS.iter().map(|l| l.1).collect();
                let advice = match nearest(what, names.iter().copied()) {
                    Some(near) => format!("có phải «{near}»?"),
                    None => format!("chọn một trong: {}", names.join(", ")),
                };
                let message = format!("Không có cấp {}; đã coi dòng này là đoạn văn", quoted(what));
                self.d.add(code::BANG_TINH_CAP_LA, place(at), message, advice);
                // What stood in the number's place is printed before the words, so that nothing is lost.
                text = with_prefix(text, &number);
                (RowLevel::Paragraph, None)
            }
        };
        take_label(level, &mut label, &mut text);
        if level == RowLevel::Subclause && !self.open.contains(&RowLevel::Clause) {
            let message = "Khoản con không nằm dưới khoản nào; đã coi là khoản";
            self.d.add(code::BANG_TINH_SAI_CAP, place(columns[0]), message, "thêm dòng cấp «Khoản (1.)» ở trên");
            level = RowLevel::Clause;
        }
        if level == RowLevel::Subclause {
            self.decimal.get_or_insert_with(|| place(columns[0]));
        }
        if level == RowLevel::Paragraph
            && let Some(words) = label.take()
        {
            text = with_prefix(text, &words);
        }
        Some(Node { level, label, text, inner: Vec::new(), cell: place(columns[2]).within })
    }

    /// Puts a node under what is open; a paragraph goes into whatever is open and opens nothing.
    fn put(&mut self, node: Node) {
        let (level, opens) = (node.level, node.level != RowLevel::Paragraph);
        if opens {
            self.open.truncate(self.open.iter().position(|l| *l >= level).unwrap_or(self.open.len()));
        }
        let mut list = &mut self.roots;
        for _ in 0..self.open.len() {
            // The last node that is no paragraph is the open one.
            match list.iter().rposition(|n| n.level != RowLevel::Paragraph) {
                Some(at) => list = &mut list[at].inner,
                None => break,
            }
        }
        list.push(node);
        if opens {
            self.open.push(level);
        }
    }
}

/// Level and typed label. None when neither cell can be understood.
fn level_of(level: &str, number: &str) -> Option<(RowLevel, Option<String>)> {
    let given = |label: &str| (!label.is_empty()).then(|| label.to_owned());
    if level.is_empty() {
        return match number {
            "" => Some((RowLevel::Paragraph, None)),
            number => by_number(number),
        };
    }
    let wanted = key(level);
    let named = LEVELS
        .iter()
        .find(|(_, name, also)| !wanted.is_empty() && (key(name) == wanted || also.iter().any(|a| key(a) == wanted)));
    if let Some((named, ..)) = named {
        let mark = matches!(named, RowLevel::Dash | RowLevel::Plus);
        let own = given(number).filter(|_| !mark).map(|n| by_number(&n).and_then(|(_, l)| l).unwrap_or(n));
        return Some((*named, own));
    }
    // `I.`, `1.`, `a)` or `-` typed into the column of levels.
    let (kind, label) = by_number(level)?;
    Some((kind, given(number).or(label)))
}

/// The level that a number of order shows.
fn by_number(number: &str) -> Option<(RowLevel, Option<String>)> {
    let number = number.trim();
    for (word, level) in [
        ("Phần", RowLevel::Part),
        ("Chương", RowLevel::Chapter),
        ("Mục", RowLevel::Section),
        ("Điều", RowLevel::Article),
    ] {
        if let Some(rest) = number.strip_prefix(word) {
            let rest = rest.trim().trim_end_matches(['.', ':']);
            return (!rest.is_empty()).then(|| (level, Some(rest.to_owned())));
        }
    }
    let bare = number.trim_end_matches(['.', ')']);
    let label = Some(bare.to_owned());
    match bare {
        "-" | "–" | "—" | "•" => return Some((RowLevel::Dash, None)),
        "+" => return Some((RowLevel::Plus, None)),
        "C" | "D" | "L" | "M" => return None,
        _ => {}
    }
    if roman_value(bare).is_some() {
        return Some((RowLevel::Section, label));
    }
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    if digits(bare) {
        return Some((RowLevel::Clause, label));
    }
    if bare.contains('.') && bare.split('.').all(digits) {
        return Some((RowLevel::Subclause, label));
    }
    POINT_LETTERS.contains(&bare).then_some((RowLevel::Point, label))
}

/// A number or mark of the row's own level that was typed before its words is the row's, and not printed twice.
fn take_label(level: RowLevel, label: &mut Option<String>, text: &mut Text) {
    let Text::Plain(words) = text else { return };
    let Some(typed) = outline::lines::label(words) else { return };
    let same = matches!(
        (level, typed.level),
        (RowLevel::Section, Level::Section)
            | (RowLevel::Clause, Level::Clause)
            | (RowLevel::Subclause, Level::Subclause)
            | (RowLevel::Point, Level::Point)
            | (RowLevel::Dash, Level::Dash)
            | (RowLevel::Plus, Level::Plus)
    );
    if !same || typed.rest.is_empty() {
        return;
    }
    let number = typed.text.trim().trim_end_matches(['.', ')']);
    let counted = !matches!(level, RowLevel::Dash | RowLevel::Plus);
    if counted && label.as_deref().is_some_and(|own| own != number) {
        return;
    }
    if counted {
        *label = Some(number.to_owned());
    }
    *words = typed.rest.to_owned();
}

/// The words of a cell with what is bold or italic in them.
fn text_of(cell: &SheetCell) -> Text {
    let CellText::Rich(inlines) = &cell.text else { return Text::Plain(words(cell).into_owned()) };
    let mut runs = Vec::new();
    let mut styled = false;
    for piece in &inlines.0 {
        let (text, style) = match piece {
            Inline::Text(text, style) => (text.to_string(), *style),
            Inline::Break => ("\n".to_owned(), Default::default()),
            Inline::Tab => (" ".to_owned(), Default::default()),
            Inline::Footnote(_) => continue,
        };
        styled |= style.bold || style.italic || style.underline;
        runs.push(match (style.bold, style.italic) {
            (true, true) => Run::BoldItalic(BoldItalicRun { text }),
            (true, false) => Run::Bold(BoldRun { text }),
            (false, true) => Run::Italic(ItalicRun { text }),
            (false, false) if style.underline => Run::Underlined(UnderlinedRun { text }),
            (false, false) => Run::Plain(text),
        });
    }
    // All in one style is the look of the row, which its level decides.
    if styled && runs.len() > 1 { Text::Runs(runs) } else { Text::Plain(words(cell).into_owned()) }
}

fn with_prefix(text: Text, prefix: &str) -> Text {
    if prefix.is_empty() {
        return text;
    }
    match text {
        Text::Plain(text) => Text::Plain(format!("{prefix} {text}")),
        Text::Runs(mut runs) => {
            runs.insert(0, Run::Plain(format!("{prefix} ")));
            Text::Runs(runs)
        }
    }
}

/// Whether words end as a sentence does; such a numbered row is a paragraph, not a heading.
fn is_sentence(text: &Text) -> bool {
    let end = match text {
        Text::Plain(text) => text.as_str(),
        Text::Runs(runs) => match runs.last() {
            Some(Run::Plain(text)) => text,
            Some(Run::Bold(run)) => &run.text,
            Some(Run::Italic(run)) => &run.text,
            Some(Run::BoldItalic(run)) => &run.text,
            Some(Run::Underlined(run)) => &run.text,
            Some(Run::Footnote(_)) | None => "",
        },
    };
    end.trim_end().ends_with(['.', ';', ':', '!', '?', ','])
}

/// Nodes of one container as blocks; `parent` is the level they stand under, `path` the key path of the container.
fn blocks(nodes: Vec<Node>, parent: Option<RowLevel>, path: &str, places: &mut PlanCells) -> Vec<BlockData> {
    let mut out: Vec<BlockData> = Vec::new();
    for node in nodes {
        let level = node.level;
        // Only under a mục, điều or khoản does a heading of this depth get the number of its level.
        let under = match level {
            RowLevel::Clause => matches!(parent, Some(RowLevel::Section | RowLevel::Article)),
            RowLevel::Subclause => parent == Some(RowLevel::Clause),
            _ => true,
        };
        let is_heading = match level.cmp(&RowLevel::Article) {
            Ordering::Less | Ordering::Equal => true,
            Ordering::Greater => {
                matches!(level, RowLevel::Clause | RowLevel::Subclause) && under && !is_sentence(&node.text)
            }
        };
        if is_heading {
            let own = match level {
                RowLevel::Part => ".phan",
                RowLevel::Chapter => ".chuong",
                RowLevel::Article => ".dieu",
                _ => "",
            };
            places.fact(&format!("{path}[{}]", out.len()), node.cell);
            let within = format!("{path}[{}]{own}.noi_dung", out.len());
            let body = blocks(node.inner, Some(level), &within, places);
            let section = SectionBlock { title: node.text, label: node.label.map(Words), body };
            out.push(match level {
                RowLevel::Part => BlockData::Part(PartBlock { part: section }),
                RowLevel::Chapter => BlockData::Chapter(ChapterBlock { chapter: section }),
                RowLevel::Article => BlockData::Article(ArticleBlock { article: section }),
                _ => BlockData::Section(section),
            });
            continue;
        }
        if level == RowLevel::Paragraph {
            places.fact(&format!("{path}[{}]", out.len()), node.cell);
            out.push(match node.text {
                Text::Plain(text) => BlockData::Text(text),
                text => BlockData::Paragraph(ParagraphBlock { text, align: None }),
            });
            continue;
        }
        if out.last_mut().and_then(|b| items_of(level, b)).is_none() {
            out.push(match level {
                RowLevel::Point => BlockData::Points(PointsBlock { items: Vec::new() }),
                RowLevel::Dash => BlockData::Dashes(DashesBlock { items: Vec::new() }),
                RowLevel::Plus => BlockData::Pluses(PlusesBlock { items: Vec::new() }),
                _ => BlockData::Clauses(ClausesBlock { items: Vec::new() }),
            });
        }
        let block = out.len() - 1;
        let Some((key, items)) = out.last_mut().and_then(|b| items_of(level, b)) else { continue };
        let own = format!("{path}[{block}].{key}[{}]", items.len());
        places.fact(&own, node.cell);
        items.push(if node.label.is_some() || !node.inner.is_empty() {
            let body = blocks(node.inner, Some(level), &format!("{own}.con"), places);
            Item::Full(FullItem { text: node.text, label: node.label.map(Words), body })
        } else {
            match node.text {
                Text::Plain(text) => Item::Plain(text),
                Text::Runs(runs) => Item::Runs(runs),
            }
        });
    }
    out
}

/// The items of a list that a row of this level goes on with, and the list's key.
fn items_of(level: RowLevel, block: &mut BlockData) -> Option<(&'static str, &mut Vec<Item>)> {
    match (level, block) {
        (RowLevel::Point, BlockData::Points(list)) => Some(("diem", &mut list.items)),
        (RowLevel::Dash, BlockData::Dashes(list)) => Some(("gach", &mut list.items)),
        (RowLevel::Plus, BlockData::Pluses(list)) => Some(("cong", &mut list.items)),
        (RowLevel::Clause | RowLevel::Subclause, BlockData::Clauses(list)) => Some(("khoan", &mut list.items)),
        _ => None,
    }
}
