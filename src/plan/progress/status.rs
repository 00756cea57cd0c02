//! States as people write them: words, shares, marks.

use super::{Class, Status};
use crate::vietnamese::{clean, parse_number, unmarked};

/// What the words of a state claim.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Claim {
    /// The state; none where the words were not understood, or say two things.
    pub status: Option<Status>,
    /// A share in percent that stands in the words (`Hoàn thành 80%`), whatever its size.
    pub percent: Option<f64>,
    /// `đúng hạn` (true), `quá hạn`, `chậm` (false).
    pub in_time: Option<bool>,
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Says {
    Is(Status),
    /// Not done, whatever else is said of doing it.
    NotDone,
    InTime(bool),
    /// `Hoàn thành chậm`: done, but late.
    DoneLate,
}
use Says::{DoneLate, InTime, Is, NotDone};

/// Phrases without marks, longer ones before those that they hold.
const PHRASES: &[(&str, Says)] = &[
    ("chua den han", Is(Status::NotDue)),
    ("chua toi han", Is(Status::NotDue)),
    ("chua den ky", Is(Status::NotDue)),
    ("chua den thoi han", Is(Status::NotDue)),
    ("chua den thoi gian", Is(Status::NotDue)),
    ("chua hoan thanh", NotDone),
    ("chua hoan thien", NotDone),
    ("khong hoan thanh", NotDone),
    ("chua xong", NotDone),
    ("chua dat", NotDone),
    ("co ban hoan thanh", NotDone),
    ("hoan thanh co ban", NotDone),
    ("gan hoan thanh", NotDone),
    ("sap hoan thanh", NotDone),
    ("gan xong", NotDone),
    ("sap xong", NotDone),
    ("dang hoan thanh", NotDone),
    ("se hoan thanh", NotDone),
    ("du kien hoan thanh", NotDone),
    ("phan dau hoan thanh", NotDone),
    ("hoan thanh mot phan", NotDone),
    ("chua thuc hien", Is(Status::NotStarted)),
    ("khong thuc hien", Is(Status::NotStarted)),
    ("chua trien khai", Is(Status::NotStarted)),
    ("chua lam", Is(Status::NotStarted)),
    ("chua bat dau", Is(Status::NotStarted)),
    ("hoan thanh cham", DoneLate),
    ("hoan thanh muon", DoneLate),
    ("hoan thanh tre", DoneLate),
    ("khong dung han", InTime(false)),
    ("chua dung han", InTime(false)),
    ("khong dung tien do", InTime(false)),
    ("dung han", InTime(true)),
    ("truoc han", InTime(true)),
    ("trong han", InTime(true)),
    ("dung tien do", InTime(true)),
    ("qua han", InTime(false)),
    ("tre han", InTime(false)),
    ("cham han", InTime(false)),
    ("cham tien do", InTime(false)),
    ("tiep tuc duy tri", Is(Status::Maintained)),
    ("dang duy tri", Is(Status::Maintained)),
    ("duy tri", Is(Status::Maintained)),
    ("thuong xuyen", Is(Status::Maintained)),
    ("dang thuc hien", Is(Status::Doing)),
    ("dang trien khai", Is(Status::Doing)),
    ("dang tien hanh", Is(Status::Doing)),
    ("dang lam", Is(Status::Doing)),
    ("tiep tuc thuc hien", Is(Status::Doing)),
    ("tiep tuc trien khai", Is(Status::Doing)),
    ("dth", Is(Status::Doing)),
    ("dang", Is(Status::Doing)),
    ("da hoan thanh", Is(Status::Done)),
    ("hoan thanh", Is(Status::Done)),
    ("hoan tat", Is(Status::Done)),
    ("da thuc hien xong", Is(Status::Done)),
    ("da thuc hien", Is(Status::Done)),
    ("da xong", Is(Status::Done)),
    ("xong", Is(Status::Done)),
    ("ht", Is(Status::Done)),
];

/// Marks of state and what each stands for.
const MARKS: &[(char, Status)] = &[
    ('✅', Status::Done),
    ('✓', Status::Done),
    ('✔', Status::Done),
    ('☑', Status::Done),
    ('🗸', Status::Done),
    ('🔄', Status::Doing),
    ('🔃', Status::Doing),
    ('🔁', Status::Maintained),
    ('⏳', Status::NotDue),
    ('⌛', Status::NotDue),
    ('⛔', Status::NotStarted),
    ('❌', Status::NotStarted),
    ('✗', Status::NotStarted),
    ('✘', Status::NotStarted),
];

fn mark(c: char) -> Option<Status> {
    MARKS.iter().find(|m| m.0 == c).map(|m| m.1)
}

impl Status {
    /// The usual words.
    pub fn words(self) -> &'static str {
        match self {
            Status::Done => "Hoàn thành",
            Status::Doing => "Đang thực hiện",
            Status::Maintained => "Tiếp tục duy trì",
            Status::NotStarted => "Chưa thực hiện",
            Status::NotDue => "Chưa đến hạn",
            Status::Overdue => "Quá hạn",
        }
    }

    /// The state that words or marks mean (`Đã hoàn thành`, `HT`, `x`, `✅`, `80%`); none where they were not
    /// understood.
    pub fn parse(words: &str) -> Option<Status> {
        Claim::parse(words).status
    }
}

impl Claim {
    /// Reads the words of a state. Words win over a mark beside them. `Chưa hoàn thành`, `Cơ bản hoàn thành` and `Hoàn thành
    /// 80%` are not done.
    pub fn parse(words: &str) -> Claim {
        let text = clean(words).text;
        let percent = percent_within(&text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let folded: Vec<String> = words.map(fold).collect();
        let mut claim = Claim { percent, ..Claim::default() };
        // A lone cross in a box to tick is a tick.
        if let [one] = folded.as_slice()
            && matches!(one.as_str(), "x" | "v")
        {
            return Claim { status: Some(Status::Done), ..claim };
        }
        let mut rest = format!(" {} ", folded.join(" "));
        let mut said: Vec<Says> = Vec::new();
        for (phrase, says) in PHRASES {
            let padded = format!(" {phrase} ");
            while let Some(at) = rest.find(&padded) {
                rest.replace_range(at..at + padded.len(), " | ");
                said.push(*says);
            }
        }
        claim.in_time = said.iter().find_map(|s| match s {
            InTime(in_time) => Some(*in_time),
            DoneLate => Some(false),
            _ => None,
        });
        claim.status = together(&said, claim.in_time);
        if claim.status.is_none() && said.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            // Nothing but a mark, or a share.
            let marked: Vec<Status> = text.chars().filter_map(mark).collect();
            claim.status = match marked.as_slice() {
                [first, others @ ..] if others.iter().all(|s| s == first) => Some(*first),
                _ => None,
            };
        }
        claim.status = match (claim.status, percent) {
            (Some(Status::Done), Some(p)) if (0.0..100.0).contains(&p) => Some(Status::Doing),
            (None, Some(p)) if said.is_empty() => of_share(p),
            (status, _) => status,
        };
        claim
    }
}

/// A word without case and marks. `đảng`, `đăng` and `dạng` are not `đang`.
fn fold(word: &str) -> String {
    let bare = unmarked(word);
    if bare == "dang" && !matches!(&*word.to_lowercase(), "đang" | "dang") { "_".to_owned() } else { bare }
}

/// The state that several phrases say together.
fn together(said: &[Says], in_time: Option<bool>) -> Option<Status> {
    let mut states: Vec<Status> = Vec::new();
    for s in said {
        let state = match s {
            Is(state) => *state,
            DoneLate => Status::Done,
            NotDone | InTime(_) => continue,
        };
        if !states.contains(&state) {
            states.push(state);
        }
    }
    let has = |s: Status| states.contains(&s);
    if said.contains(&NotDone) {
        // `Đã thực hiện nhưng chưa hoàn thành`; `Chưa hoàn thành, chưa thực hiện`.
        return Some(match states.as_slice() {
            [Status::NotStarted] => Status::NotStarted,
            // `Quá hạn chưa hoàn thành` says no more than `Quá hạn`.
            [] if in_time == Some(false) => Status::Overdue,
            _ => Status::Doing,
        });
    }
    match states.as_slice() {
        // `Quá hạn` alone: it is not done, and that is all that was said.
        [] => in_time.filter(|t| !t).map(|_| Status::Overdue),
        [one] => Some(*one),
        [_, _] if has(Status::Done) && has(Status::Maintained) => Some(Status::Done),
        [_, _] if has(Status::Doing) && has(Status::Maintained) => Some(Status::Maintained),
        [_, _] if has(Status::NotDue) && has(Status::NotStarted) => Some(Status::NotDue),
        [_, _] if has(Status::Doing) && has(Status::NotDue) => Some(Status::Doing),
        _ => None,
    }
}

/// The state that a share alone tells.
pub(super) fn of_share(percent: f64) -> Option<Status> {
    match percent {
        0.0 => Some(Status::NotStarted),
        100.0 => Some(Status::Done),
        p if p > 0.0 && p < 100.0 => Some(Status::Doing),
        _ => None,
    }
}

/// The one number before a `%`; none where there are several.
fn percent_within(text: &str) -> Option<f64> {
    let (before, after) = text.split_once('%')?;
    if after.contains('%') {
        return None;
    }
    let before = before.trim_end();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let start = before.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map(|(at, _)| at)?;
    let lead = before[..start].trim_end();
    let dash = lead.strip_suffix(['-', '−', '–']);
    let minus = dash.is_some_and(str::is_empty);
    // `80-90%` is no one share.
    if dash.is_some_and(|d| d.trim_end().ends_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let value = parse_number(before[start..].trim_matches(['.', ',']))?;
    Some(if minus { -value } else { value })
}

/// Why words are no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentProblem {
    /// No number.
    Shape,
    /// `0,87` without `%`: it may be 87% or 0,87%.
    Ratio,
}

impl PercentProblem {
    /// Says what is wrong with `text`, and what to type.
    pub fn explain(self, text: &str) -> (String, &'static str) {
        match self {
            PercentProblem::Shape => (format!("Không hiểu tỷ lệ «{text}»"), "ghi một số từ 0 đến 100, ví dụ 87%"),
            PercentProblem::Ratio => {
                (format!("Tỷ lệ «{text}» không rõ là phần trăm hay phần của 1; chưa dùng"), "ghi kèm dấu %, ví dụ 87%")
            }
        }
    }
}

/// The share that words write, in percent: `87%` and `87` are 87. A number up to 1 without `%` is not guessed.
pub fn percent(words: &str) -> Result<f64, PercentProblem> {
    let text = words.trim();
    match percent_within(text) {
        Some(share) => Ok(share),
        None if text.contains('%') => Err(PercentProblem::Shape),
        None => plain_percent(parse_number(text).ok_or(PercentProblem::Shape)?),
    }
}

/// The share that a number cell holds, in percent. Where the cell is shown as percent, 0.87 is 87.
pub fn percent_of_cell(value: f64, shown_as_percent: bool) -> Result<f64, PercentProblem> {
    if !value.is_finite() {
        return Err(PercentProblem::Shape);
    }
    // 0.07 * 100 is 7.000000000000001.
    if shown_as_percent { Ok((value * 1e9).round() / 1e7) } else { plain_percent(value) }
}

fn plain_percent(value: f64) -> Result<f64, PercentProblem> {
    if value > 0.0 && value <= 1.0 { Err(PercentProblem::Ratio) } else { Ok(value) }
}

impl Class {
    /// Every class, in the order of reports.
    pub const ALL: [Class; 7] =
        [Class::DoneInTime, Class::DoneLate, Class::Done, Class::InTime, Class::Overdue, Class::Ongoing, Class::NotDue];

    /// Done: in time, late, or nobody knows which.
    pub fn is_done(self) -> bool {
        matches!(self, Class::DoneInTime | Class::DoneLate | Class::Done)
    }

    /// The usual words.
    pub fn words(self) -> &'static str {
        match self {
            Class::DoneInTime => "Hoàn thành đúng hạn",
            Class::DoneLate => "Hoàn thành quá hạn",
            Class::Done => "Hoàn thành",
            Class::InTime => "Đang thực hiện trong hạn",
            Class::Overdue => "Quá hạn chưa hoàn thành",
            Class::Ongoing => "Thường xuyên",
            Class::NotDue => "Chưa đến hạn",
        }
    }
}

/// Marks of state (`✅`, `🔄`, `⏳`, `⛔`) as the words they stand for; all else stays. A mark beside the words it stands for
/// goes.
///
/// ```
/// use vanthu::plan::progress::marks_to_words;
/// assert_eq!(marks_to_words("✅ Đã ban hành kế hoạch"), "Hoàn thành: Đã ban hành kế hoạch");
/// assert_eq!(marks_to_words("Đã nộp ✅"), "Đã nộp (hoàn thành)");
/// ```
pub fn marks_to_words(text: &str) -> String {
    if !text.contains(|c| mark(c).is_some()) {
        return text.to_owned();
    }
    text.split('\n').map(line_of_words).collect::<Vec<_>>().join("\n")
}

fn line_of_words(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    let mut rest = line;
    while let Some((at, c, status)) = rest.char_indices().find_map(|(at, c)| mark(c).map(|s| (at, c, s))) {
        out.push_str(&rest[..at]);
        rest = rest[at + c.len_utf8()..].trim_start_matches('\u{fe0f}');
        let words = status.words();
        let after = rest.trim_start();
        let bare = |s: &str| unmarked(s.trim_matches(|c: char| !c.is_alphanumeric()));
        let (own, before, behind) = (bare(words), bare(&out), bare(after));
        let starts_line = !out.chars().any(char::is_alphanumeric);
        if behind.starts_with(&own) || behind.starts_with(&format!("da {own}")) || before.ends_with(&own) {
            rest = if starts_line || after.is_empty() { after } else { rest };
            if after.is_empty() {
                out.truncate(out.trim_end().len());
            }
        } else if starts_line && after.is_empty() {
            out.push_str(words);
        } else if starts_line {
            out.push_str(words);
            out.push_str(": ");
            rest = after.trim_start_matches([':', '-', '–']).trim_start();
        } else {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            out.push('(');
            out.push_str(&words.to_lowercase());
            out.push(')');
        }
    }
    out.push_str(rest);
    out
}
