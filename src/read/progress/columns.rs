//! What the columns of a tracking table hold: by heading, and where a heading may mean several things, by what stands
//! below it.

use super::entries;
use super::values::{Share, share};
use crate::plan::deadline;
use crate::plan::progress::{Claim, Status};
use crate::plan::wording::book::key;
use crate::plan::wording::progress::ProgressField as F;
use crate::tables::{ColumnMeaning, Meaning};

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// One field of a task's progress, or what names the task.
    Field(F),
    /// A log of entries with codes.
    Entries,
    /// Known, but nothing that progress is made of: group, deadline, budget, notes.
    Other,
    /// Not known.
    Unknown,
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// This and nothing else.
    Only(Use),
    /// This, unless the cells tell otherwise: state, share, log or deadline.
    Mostly(F),
}

/// Rows that are looked at to tell what a column holds.
const SAMPLE: usize = 300;

/// What every column is read as. `cell(column, row)` gives the words of a cell among `rows` rows.
pub(super) fn uses<'c>(columns: &[ColumnMeaning], rows: usize, cell: impl Fn(usize, usize) -> &'c str) -> Vec<Use> {
    let step = (rows / SAMPLE).max(1);
    let sample = |c: usize| -> Vec<&str> {
        (0..rows).step_by(step).map(|r| cell(c, r)).filter(|w| !w.trim().is_empty()).collect()
    };
    let said: Vec<Says> = columns.iter().map(says).collect();
    let mut out: Vec<Use> = said
        .iter()
        .enumerate()
        .map(|(c, says)| match says {
            Says::Only(field) => *field,
            Says::Mostly(field) => by_cells(*field, &columns[c].heading, &sample(c)),
        })
        .collect();
    // A matrix's log may stand under any heading.
    if !out.contains(&Use::Entries) {
        let log = (0..out.len()).find(|&c| matches!(out[c], Use::Unknown | Use::Other) && is_log(&sample(c)));
        if let Some(c) = log {
            out[c] = Use::Entries;
        }
    }
    // `Ngày hoàn thành` beside a state: a day in the rows that are done alone is when they were.
    let state = out.iter().position(|u| *u == Use::Field(F::Status));
    let done_alone = |c: usize| {
        let Some(state) = state else { return false };
        let dated = (0..rows).step_by(step).filter(|&r| !cell(c, r).trim().is_empty());
        let states: Vec<Option<Status>> = dated.map(|r| Claim::parse(cell(state, r)).status).collect();
        !states.is_empty() && states.iter().all(|s| *s == Some(Status::Done))
    };
    settle(columns, &mut out, done_alone);
    out
}

/// One column for what can be only once; a second state is words of the result, a second share is not read.
fn settle(columns: &[ColumnMeaning], out: &mut [Use], done_alone: impl Fn(usize) -> bool) {
    // Its own name, another name for it, or only words that hint at it.
    let sure = |c: usize, field: F| {
        let (heading, own) = (key(&columns[c].heading), field.heading());
        let named = heading == key(own.form) || heading == key(own.list);
        if named { 2 } else { u8::from(F::of_heading(&columns[c].heading) == Some(field)) }
    };
    for field in [F::Status, F::Percent, F::Key, F::Number, F::Content, F::Unit, F::Period, F::DoneOn, F::WrittenOn] {
        let all: Vec<usize> = (0..out.len()).filter(|&c| out[c] == Use::Field(field)).collect();
        let best = all.iter().copied().rev().max_by_key(|&c| sure(c, field));
        for c in all.into_iter().filter(|c| Some(*c) != best) {
            out[c] = if field == F::Status { Use::Field(F::Result) } else { Use::Unknown };
        }
    }
    // `Ngày hoàn thành` is the deadline's name too: where no other column is one, only a list of ours or `thực tế` says
    // which it is, or the states beside it.
    let ours = out.contains(&Use::Field(F::Period)) || columns.iter().any(|c| key(&c.heading) == key("Nguồn"));
    let planned = columns.iter().any(|c| {
        F::of_heading(&c.heading) == Some(F::Deadline) || c.meaning == Meaning::Deadline && !exact_done(&c.heading)
    });
    if !ours && !planned {
        for (c, used) in out.iter_mut().enumerate().filter(|(_, u)| **u == Use::Field(F::DoneOn)) {
            if !key(&columns[c].heading).contains("thucte") && !done_alone(c) {
                *used = Use::Other;
            }
        }
    }
}

fn exact_done(heading: &str) -> bool {
    F::of_heading(heading) == Some(F::DoneOn)
}

/// Whether a table with these columns is about progress.
pub(super) fn is_progress(columns: &[ColumnMeaning], uses: &[Use]) -> bool {
    let names = |u: &Use| matches!(u, Use::Field(F::Key | F::Number | F::Content));
    let tells = columns.iter().zip(uses).any(|(column, used)| match used {
        Use::Entries | Use::Field(F::Status | F::Percent) => true,
        // `Kết quả` alone may be what a plan expects.
        Use::Field(F::Result) => key(leaf(&column.heading)) != "ketqua",
        _ => false,
    });
    tells && uses.iter().any(names)
}

/// The lowest of a column's headings.
fn leaf(heading: &str) -> &str {
    heading.rsplit(" – ").next().unwrap_or(heading)
}

fn says(column: &ColumnMeaning) -> Says {
    if column.not_for_issue {
        return Says::Only(Use::Other);
    }
    // The reader of tables saw the cells: beside another column of deadlines this one tells when things were done.
    if column.meaning == Meaning::DoneOn {
        return Says::Only(Use::Field(F::DoneOn));
    }
    match by_words(leaf(&column.heading)) {
        Some(says) => says,
        None => match column.meaning {
            Meaning::Number => Says::Only(Use::Field(F::Number)),
            Meaning::Code => Says::Only(Use::Field(F::Key)),
            Meaning::Task => Says::Only(Use::Field(F::Content)),
            Meaning::Lead => Says::Only(Use::Field(F::Unit)),
            Meaning::Partners | Meaning::Deadline | Meaning::Output | Meaning::Budget | Meaning::Note => {
                Says::Only(Use::Other)
            }
            _ => by_words(&column.heading).unwrap_or(Says::Only(Use::Unknown)),
        },
    }
}

fn by_words(heading: &str) -> Option<Says> {
    if let Some(field) = F::of_heading(heading) {
        return Some(match field {
            F::Status | F::Percent | F::Result => Says::Mostly(field),
            F::Group | F::Deadline | F::Output | F::Class | F::Source => Says::Only(Use::Other),
            field => Says::Only(Use::Field(field)),
        });
    }
    let words = key(heading);
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    let share = heading.contains('%') || words.starts_with("tyle") || words.starts_with("tile");
    Some(if (share || has(&["phantram"])) && !has(&["giaingan", "von", "ngansach", "kinhphi"]) {
        Says::Mostly(F::Percent)
    } else if has(&["minhchung"]) {
        Says::Only(Use::Field(F::Evidence))
    } else if has(&["vuongmac", "khokhan", "nguyennhan", "tontai", "hanche"]) {
        Says::Only(Use::Field(F::Difficulties))
    } else if has(&["kiennghi", "dexuat", "denghi"]) {
        Says::Only(Use::Field(F::Proposals))
    } else if has(&["solieu"]) {
        Says::Only(Use::Field(F::Figures))
    } else if has(&["hoanthanhthucte", "thuctehoanthanh"]) {
        Says::Only(Use::Field(F::DoneOn))
    } else if has(&["yeucau", "candat", "dukien", "phaidat"]) {
        return None;
    } else if has(&["trangthai", "tinhtrang", "danhgia", "mucdo"]) {
        Says::Mostly(F::Status)
    } else if has(&["tiendo", "tinhhinhthuchien", "tinhhinhtrienkhai", "ketqua"]) {
        Says::Mostly(F::Result)
    } else {
        return None;
    })
}

/// What the cells make of a heading that may mean several things.
fn by_cells(usual: F, heading: &str, cells: &[&str]) -> Use {
    let most = |fits: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|w| fits(w)).count() * 5 >= cells.len() * 3
    };
    let shares = |w: &str| matches!(share(w, None), Share::Percent(_));
    if is_log(cells) {
        Use::Entries
    } else if usual == F::Percent || most(&shares) || heading.contains('%') && most(&|w| share(w, None) != Share::Bad) {
        // A state may also be said as a share; a heading of shares may stand over states.
        if usual == F::Percent && most(&is_state) { Use::Field(F::Status) } else { Use::Field(F::Percent) }
    } else if most(&is_state) {
        Use::Field(F::Status)
    } else if key(heading).contains("tiendo") && most(&|w| deadline::parse(w, None).sure) {
        Use::Other
    } else {
        Use::Field(usual)
    }
}

/// A state and no more: `Đang thực hiện`, not `Đã họp lần 1, đang lấy ý kiến các phòng`, nor `80%`.
fn is_state(words: &str) -> bool {
    words.split_whitespace().count() <= 6 && share(words, None) == Share::Bad && Status::parse(words).is_some()
}

/// Whether a column is a log: a third of its cells or more hold an entry with a day.
fn is_log(cells: &[&str]) -> bool {
    let logs = cells.iter().filter(|w| w.contains('[') && entries::has_day(w)).count();
    logs > 0 && logs * 3 >= cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headings: &[(&str, Meaning)], rows: &[&[&str]]) -> Vec<Use> {
        let columns: Vec<ColumnMeaning> = headings
            .iter()
            .map(|(heading, meaning)| ColumnMeaning {
                heading: (*heading).into(),
                meaning: *meaning,
                ..ColumnMeaning::default()
            })
            .collect();
        uses(&columns, rows.len(), |c, r| rows[r].get(c).copied().unwrap_or(""))
    }

    #[test]
    fn a_heading_of_many_meanings_is_told_by_its_cells() {
        let heads = [("TT", Meaning::Number), ("Nhiệm vụ", Meaning::Task), ("TIẾN ĐỘ", Meaning::Other)];
        let of =
            |cells: [&str; 3]| read(&heads, &[&["1", "a", cells[0]], &["2", "b", cells[1]], &["3", "c", cells[2]]])[2];
        assert_eq!(of(["Hoàn thành", "Đang thực hiện", "Hoàn thành"]), Use::Field(F::Status));
        assert_eq!(of(["87%", "100%", ""]), Use::Field(F::Percent));
        assert_eq!(of(["[260115] Họp", "[260320] Xong", "chưa có gì"]), Use::Entries);
        assert_eq!(of(["Quý I/2026", "30/6/2026", "Tháng 9/2026"]), Use::Other);
        assert_eq!(of(["Đã ban hành kế hoạch, đang lấy ý kiến các phòng", "Họp lần 1", ""]), Use::Field(F::Result));
    }

    #[test]
    fn headings_of_trackers() {
        use Meaning::{Deadline, Lead, Number, Other, Output, Task};
        let uses = read(
            &[
                ("TT", Number),
                ("NHIỆM VỤ", Task),
                ("KẾT QUẢ YÊU CẦU", Output),
                ("THỜI GIAN HOÀN THÀNH", Deadline),
                ("CƠ QUAN THỰC HIỆN", Lead),
                ("TIẾN ĐỘ", Other),
                ("KẾT QUẢ HIỆN NAY", Other),
                ("Ngày hoàn thành", Other),
                ("Lĩnh vực", Other),
                ("Văn bản chỉ đạo", Other),
            ],
            &[&["1", "a", "", "", "", "Hoàn thành", "Đã ban hành"]],
        );
        let f = Use::Field;
        assert_eq!(
            uses,
            [
                f(F::Number),
                f(F::Content),
                Use::Other,
                Use::Other,
                f(F::Unit),
                f(F::Status),
                f(F::Result),
                f(F::DoneOn),
                Use::Other,
                Use::Unknown
            ]
        );
        assert_eq!(read(&[("STT", Number), ("Việc", Task), ("Ngày hoàn thành", Deadline)], &[])[2], Use::Other);
        let twice = read(&[("Việc", Task), ("Đánh giá", Other), ("Trạng thái", Other)], &[]);
        assert_eq!(twice, [f(F::Content), f(F::Result), f(F::Status)]);
    }
}
