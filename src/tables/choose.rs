//! Which column is what: the words of its heading, weighed with what its cells hold, and what a user says of it.

use super::columns::{ColumnChoice, ColumnMeaning, Meaning, has_words, is_not_for_issue, is_start, sureness};
use super::evidence::Cells;
use super::wording::fold;
use crate::sheet::cell_name;

/// A point of [`sureness`] on the scale of this file.
const POINT: i32 = 10;
/// What cells add or take when they fit or do not: two points, so that they decide between headings that are about as
/// sure, and never against a heading that says outright what it is.
const FITS: i32 = 2 * POINT;
/// Cells that prove that a column is not what its heading says.
const NEVER: i32 = -1000;
/// A column this near to the chosen one could be it too, and is named.
const NEAR: i32 = 3 * POINT;

/// Why a column was chosen, where another could have been it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub meaning: Meaning,
    /// Places in the list of columns.
    pub chosen: usize,
    pub other: usize,
    /// In words, after `vì`.
    pub reason: &'static str,
    /// The cells overruled the heading: somebody should look.
    pub overruled: bool,
}

/// A column before its meaning is known.
struct Candidate {
    leaf: String,
    whole: String,
    cells: Cells,
    /// What a person says it is.
    fixed: Option<Meaning>,
}

/// The meanings of columns and what is to be told of them.
pub(super) struct Chosen {
    pub columns: Vec<ColumnMeaning>,
    pub told: Vec<Told>,
    /// Places of the choices that no column fits.
    pub unmet: Vec<usize>,
}

/// The meaning of every column from its headings alone, top to bottom.
pub(crate) fn meanings(headings: Vec<(u32, Vec<String>)>) -> Vec<ColumnMeaning> {
    choose(headings, |_| Cells::default(), Asked { named: &[], fixed: &|_| None }).columns
}

/// What a user says of columns.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// By their headings.
    pub named: &'a [ColumnChoice],
    /// By their number on the sheet; this comes first.
    pub fixed: &'a dyn Fn(u32) -> Option<Meaning>,
}

/// The meaning of every column from its headings, top to bottom, and its cells; `asked` comes first.
pub(super) fn choose(headings: Vec<(u32, Vec<String>)>, cells: impl Fn(usize) -> Cells, asked: Asked<'_>) -> Chosen {
    let list: Vec<Candidate> = headings
        .iter()
        .enumerate()
        .map(|(c, (_, path))| Candidate {
            leaf: fold(path.last().map_or("", |s| s)),
            whole: fold(&path.join(" ")),
            cells: cells(c),
            fixed: (asked.fixed)(headings[c].0),
        })
        .collect();
    let columns = headings.into_iter().zip(&list).map(|((sheet_column, path), own)| ColumnMeaning {
        heading: match path.join(" – ") {
            empty if empty.is_empty() => format!("Cột {}", cell_name(sheet_column, 0).trim_end_matches('1')),
            words => words,
        },
        meaning: Meaning::Other,
        not_for_issue: is_not_for_issue(&own.whole),
        sheet_column,
    });
    let mut out = Chosen { columns: columns.collect(), told: Vec::new(), unmet: Vec::new() };
    let fixed = force(&mut out, &list, asked.named);
    use Meaning::*;
    let order = [
        Number, Start, Received, Lead, Partners, Deadline, Budget, Note, Code, Task, Group, DoneOn, Status, Result,
        Output,
    ];
    for meaning in order.into_iter().filter(|m| !fixed.contains(m)) {
        pick(&list, meaning, &mut out);
    }
    if !fixed.contains(&Task) {
        task_by_cells(&list, &mut out);
    }
    // What another meaning took, or could not have, is told of once all are given.
    out.told.retain(|t| out.columns[t.chosen].meaning == t.meaning);
    out
}

/// Gives the columns that a user named their meanings; says which meanings those are.
fn force(out: &mut Chosen, list: &[Candidate], asked: &[ColumnChoice]) -> Vec<Meaning> {
    let folded: Vec<String> = out.columns.iter().map(|c| fold(&c.heading)).collect();
    let mut fixed = Vec::new();
    for (n, choice) in asked.iter().enumerate() {
        match named(&folded, &choice.heading) {
            // What was set right by its place stays.
            Some(c) if list[c].fixed.is_some() => {}
            Some(c) => {
                out.columns[c].meaning = choice.meaning;
                fixed.push(choice.meaning);
            }
            None => out.unmet.push(n),
        }
    }
    for (column, own) in out.columns.iter_mut().zip(list) {
        if let Some(meaning) = own.fixed {
            column.meaning = meaning;
            fixed.push(meaning);
        }
    }
    // A meaning belongs to one column: the one set right by its place.
    for meaning in list.iter().filter_map(|c| c.fixed).filter(|m| *m != Meaning::Other) {
        for (column, _) in
            out.columns.iter_mut().zip(list).filter(|(c, own)| c.meaning == meaning && own.fixed.is_none())
        {
            column.meaning = Meaning::Other;
        }
    }
    fixed
}

/// The column that words name: by its whole heading, the lowest part of it, or a part.
pub(super) fn named(folded: &[String], words: &str) -> Option<usize> {
    let wanted = fold(words);
    if wanted.is_empty() {
        return None;
    }
    folded
        .iter()
        .position(|h| *h == wanted)
        .or_else(|| folded.iter().position(|h| h.rsplit(" – ").next() == Some(&*wanted)))
        .or_else(|| folded.iter().position(|h| h.contains(&wanted)))
}

/// Gives a meaning to the column that fits it best.
fn pick(list: &[Candidate], meaning: Meaning, out: &mut Chosen) {
    let mut all: Vec<(i32, i32, usize)> = Vec::new();
    for (c, own) in list.iter().enumerate() {
        if out.columns[c].meaning != Meaning::Other || out.columns[c].not_for_issue || own.fixed.is_some() {
            continue;
        }
        let words = by_words(own, meaning);
        let cells = by_cells(list, c, meaning, &out.columns);
        if words > 0 && words + cells > 0 {
            all.push((words + cells, words, c));
        }
    }
    let Some(&(points, words, chosen)) = all.iter().max_by(|a, b| a.0.cmp(&b.0).then(b.2.cmp(&a.2))) else {
        return;
    };
    out.columns[chosen].meaning = meaning;
    if !matches!(meaning, Meaning::Task | Meaning::Lead | Meaning::Deadline) {
        return;
    }
    for &(other_points, other_words, other) in all.iter().filter(|a| a.2 != chosen) {
        if points - other_points > NEAR && other_words < words {
            continue;
        }
        let overruled = other_words > words;
        let reason = reason(list, meaning, chosen, other, overruled);
        out.told.push(Told { meaning, chosen, other, reason, overruled });
    }
    // A heading that is as sure, over cells that cannot be it.
    for (other, own) in list.iter().enumerate() {
        if by_words(own, meaning) > words.max(5 * POINT)
            && !all.iter().any(|a| a.2 == other)
            && other != chosen
            && out.columns[other].meaning == Meaning::Other
            && !out.columns[other].not_for_issue
        {
            let reason = "ô của cột kia chỉ có số hiệu hoặc không phải loại chữ này";
            out.told.push(Told { meaning, chosen, other, reason, overruled: true });
        }
    }
}

/// How sure the headings of a column are. What the lowest one says counts for more than what stands above it:
/// `Thời gian – Kết thúc`.
fn by_words(own: &Candidate, meaning: Meaning) -> i32 {
    let points = match sureness(&own.leaf, meaning) {
        0 => i32::from(sureness(&own.whole, meaning)) - 1,
        points => i32::from(points) + 1,
    };
    points.max(0) * POINT
}

/// What the cells of a column say for and against a meaning.
fn by_cells(list: &[Candidate], c: usize, meaning: Meaning, columns: &[ColumnMeaning]) -> i32 {
    let own = &list[c];
    let cells = &own.cells;
    if cells.filled == 0 {
        return match meaning {
            // Whether an empty column is one of states or days, nobody knows; its heading stands.
            Meaning::Group | Meaning::DoneOn if !own.leaf.contains("thực tế") && cells.rows == 0 => NEVER,
            _ => 0,
        };
    }
    match meaning {
        Meaning::Task if cells.are_numbers() || cells.are_times() => NEVER,
        Meaning::Task if cells.are_sentences() => FITS,
        Meaning::Task if cells.are_states() || cells.are_units() => -FITS,
        Meaning::Lead | Meaning::Partners if cells.are_numbers() || cells.are_times() => NEVER,
        Meaning::Lead if cells.are_units() => FITS,
        // `Đơn vị` alone may be the unit of measure.
        Meaning::Lead if by_words(own, meaning) <= 3 * POINT => NEVER,
        Meaning::Number | Meaning::Code if cells.are_sentences() && by_words(own, meaning) <= 6 * POINT => NEVER,
        Meaning::Deadline => deadline(list, c, columns),
        Meaning::DoneOn => match columns.iter().any(|m| m.meaning == Meaning::Deadline) {
            true if !cells.have_terms() => 0,
            // The only column of days is the deadline, unless its words say otherwise.
            _ if ["thực tế", "đã"].iter().any(|w| has_words(&own.leaf, w)) => 0,
            _ => NEVER,
        },
        Meaning::Start | Meaning::Received if cells.tell_no_time() => NEVER,
        Meaning::Status if !cells.are_states() && cells.are_sentences() => NEVER,
        Meaning::Group => match columns.iter().any(|m| m.meaning == Meaning::Task) && cells.repeat() {
            true => 0,
            false => NEVER,
        },
        Meaning::Output if cells.are_times() || cells.are_states() => -FITS,
        _ => 0,
    }
}

/// How much a column is the one of deadlines, and not of days when things were done, or of states.
fn deadline(list: &[Candidate], c: usize, columns: &[ColumnMeaning]) -> i32 {
    let own = &list[c];
    let cells = &own.cells;
    if cells.are_states() || cells.are_numbers() && !cells.are_times() {
        return NEVER;
    }
    let mut points = match () {
        _ if cells.tell_no_time() => -FITS,
        _ if cells.are_times() => FITS,
        _ => 0,
    };
    // `Hạn xử lý` is nothing else; `Ngày hoàn thành` may be when it was done.
    let outright = ["hạn", "phải", "dự kiến"].iter().any(|w| has_words(&own.leaf, w));
    points += if outright { FITS } else { 0 };
    let rivals = list.iter().enumerate().any(|(k, other)| {
        k != c
            && columns[k].meaning == Meaning::Other
            && !other.cells.tell_no_time()
            && by_words(other, Meaning::Deadline) > 0
    });
    if !rivals || outright {
        return points;
    }
    points += if cells.have_terms() { 2 * FITS } else { 0 };
    if by_words(own, Meaning::DoneOn) > 0 {
        let waits = list.iter().any(|o| by_words(o, Meaning::Result) > 0 && cells.blank_with(&o.cells));
        points -= if cells.have_states() { 2 * FITS } else { 0 };
        points -= if waits { 2 * FITS } else { 0 };
    }
    points
}

/// A plan whose headings name no task: the column of sentences is it, be it called `Kết quả đầu ra`.
fn task_by_cells(list: &[Candidate], out: &mut Chosen) {
    let has = |m: Meaning| out.columns.iter().any(|c| c.meaning == m);
    // `Đơn vị` alone heads the rows of statistics too.
    let led = (0..list.len())
        .any(|c| out.columns[c].meaning == Meaning::Lead && by_words(&list[c], Meaning::Lead) > 3 * POINT);
    if has(Meaning::Task) || !led && !has(Meaning::Deadline) {
        return;
    }
    let free = |c: &usize| {
        let column = &out.columns[*c];
        matches!(column.meaning, Meaning::Other | Meaning::Output | Meaning::Result | Meaning::Group)
            && !column.not_for_issue
            && list[*c].fixed.is_none()
            && !list[*c].cells.are_numbers()
            && !list[*c].cells.are_times()
            && !list[*c].cells.are_states()
            && list[*c].cells.filled > 0
            && !is_start(&list[*c].leaf)
    };
    let long = |c: usize| (list[c].cells.are_sentences(), list[c].cells.filled, std::cmp::Reverse(c));
    let Some(chosen) = (0..list.len()).filter(free).max_by_key(|c| long(*c)) else { return };
    let named = (0..list.len()).find(|&c| c != chosen && by_words(&list[c], Meaning::Task) > 0);
    out.columns[chosen].meaning = Meaning::Task;
    if let Some(other) = named {
        let reason = "ô của cột kia chỉ có số hiệu, không có lời";
        out.told.push(Told { meaning: Meaning::Task, chosen, other, reason, overruled: true });
    }
}

fn reason(list: &[Candidate], meaning: Meaning, chosen: usize, other: usize, overruled: bool) -> &'static str {
    let (one, two) = (&list[chosen].cells, &list[other].cells);
    match meaning {
        Meaning::Deadline if one.have_terms() && !two.have_terms() => {
            "ô của cột ghi quý, tháng, «trước ngày» như việc phải làm"
        }
        Meaning::Deadline if two.have_states() => "cột kia có ô đánh dấu đã xong",
        Meaning::Deadline if one.are_times() && !two.are_times() => "ô của cột ghi ngày, tháng, quý",
        Meaning::Task if one.are_sentences() && !two.are_sentences() => "ô của cột là câu, cột kia thì không",
        Meaning::Lead if one.are_units() && !two.are_units() => "ô của cột là tên đơn vị, cột kia thì không",
        _ if overruled => "ô của cột hợp hơn",
        _ => "tên cột rõ hơn hoặc đứng trước",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headings: &[&str]) -> Vec<Meaning> {
        let list = headings.iter().map(|h| (0, h.split('/').map(str::to_owned).collect())).collect();
        meanings(list).into_iter().map(|c| c.meaning).collect()
    }

    #[test]
    fn headings_of_plans() {
        use Meaning::*;
        assert_eq!(
            read(&[
                "STT",
                "Mã nhiệm vụ",
                "Tên nhóm, nhiệm vụ",
                "Đơn vị chủ trì",
                "Phòng, đơn vị chủ trì",
                "Đơn vị phối hợp"
            ]),
            [Number, Code, Task, Lead, Other, Partners]
        );
        assert_eq!(
            read(&["TT", "Nội dung", "Thời gian/Bắt đầu", "Thời gian/Kết thúc", "Kết quả cần đạt", "Sản phẩm đầu ra"]),
            [Number, Task, Start, Deadline, Other, Output]
        );
        assert_eq!(
            read(&["Số TT", "Nhiệm vụ", "Cơ quan thực hiện/Chủ trì", "Cơ quan thực hiện/Phối hợp", "Kinh phí/Tổng số"]),
            [Number, Task, Lead, Partners, Budget]
        );
    }

    #[test]
    fn columns_that_are_not_for_issue() {
        let list = meanings(vec![(0, vec!["Giải trình (không phát hành)".into()]), (1, vec!["Ghi chú".into()])]);
        assert!(list[0].not_for_issue && !list[1].not_for_issue);
    }
}
