//! What the numbers of a report's sentences are numbers of.

use super::super::prose::count;
use super::Input;
use super::facts;
use super::rows::{Part, Row};
use super::values::{self, Within};
use crate::forms::Reckoning;
use crate::plan::progress::{Class, Tally, share};
use crate::vietnamese::general_number;

/// What may be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A task: its place among the rows.
    Task(usize),
    /// What one unit answers for a task.
    Part(usize, usize),
    /// A unit, by its place in the tally.
    Unit(usize),
    /// A group, by its place in the tally.
    Group(usize),
}

/// A number that a sentence may hold, and what it was counted from.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    /// As printed.
    pub shown: String,
    /// Words that stand somewhere before it in its sentence; empty: any.
    pub within: &'static str,
    /// What stands right behind it.
    pub after: String,
    pub meaning: String,
    pub reckoning: Reckoning,
    pub counted: Vec<Thing>,
    pub against: Vec<Thing>,
}

impl Claim {
    fn tasks(after: &str, meaning: &str, counted: Vec<Thing>) -> Claim {
        Claim {
            shown: count(counted.len()),
            within: "",
            after: format!(" nhiệm vụ{after}"),
            meaning: meaning.to_owned(),
            reckoning: Reckoning::Count,
            counted,
            against: Vec::new(),
        }
    }

    fn units(after: &str, meaning: &str, counted: Vec<Thing>) -> Claim {
        Claim { after: format!(" đơn vị{after}"), ..Claim::tasks("", meaning, counted) }
    }

    fn within(self, within: &'static str) -> Claim {
        Claim { within, ..self }
    }

    /// `09/20`
    fn of(after: &str, meaning: &str, counted: Vec<Thing>, against: Vec<Thing>) -> Claim {
        Claim {
            shown: format!("{}/{}", count(counted.len()), count(against.len())),
            after: after.to_owned(),
            reckoning: Reckoning::Of,
            against,
            ..Claim::tasks("", meaning, counted)
        }
    }

    /// `45%`
    fn share(meaning: &str, counted: Vec<Thing>, against: Vec<Thing>) -> Claim {
        let shown = share(counted.len(), against.len()).map(|p| format!("{}%", general_number(p)));
        Claim {
            shown: shown.unwrap_or_default(),
            after: String::new(),
            reckoning: Reckoning::Share,
            ..Claim::of("", meaning, counted, against)
        }
    }

    /// `tăng 04 nhiệm vụ so với quý trước`
    fn difference(than: &str, meaning: &str, counted: Vec<Thing>, against: Vec<Thing>) -> Claim {
        Claim {
            shown: count(counted.len().abs_diff(against.len())),
            after: format!(" nhiệm vụ so với {than}"),
            reckoning: Reckoning::Difference,
            against,
            ..Claim::tasks("", meaning, counted)
        }
    }
}

/// Places of rows among all.
fn places<'r>(rows: &[Row], list: impl IntoIterator<Item = &'r Row>) -> Vec<Thing> {
    list.into_iter().filter_map(|row| rows.iter().position(|r| r.item == row.item)).map(Thing::Task).collect()
}

fn of_class(rows: &[Row], is: impl Fn(Option<Class>) -> bool) -> Vec<Thing> {
    (0..rows.len()).filter(|at| is(rows[*at].class)).map(Thing::Task).collect()
}

/// The tasks of a class in another tally.
fn then_of(then: &Tally, rows: &[Row], is: impl Fn(Class) -> bool) -> Vec<Thing> {
    let of = |item: usize| rows.iter().position(|r| r.item == item);
    then.tasks.iter().filter(|t| t.class.is_some_and(&is)).filter_map(|t| of(t.item)).map(Thing::Task).collect()
}

/// What a set of tasks is made of: `Nhóm có …`, or the whole plan.
pub(super) fn of_rows(rows: &[Row], belongs: impl Fn(&Row) -> bool) -> Vec<Claim> {
    let set = |is: &dyn Fn(&Row) -> bool| -> Vec<Thing> {
        (0..rows.len()).filter(|at| belongs(&rows[*at]) && is(&rows[*at])).map(Thing::Task).collect()
    };
    let class = |class: Class| set(&|r: &Row| r.class == Some(class));
    let (all, done) = (set(&|_| true), set(&|r: &Row| r.class.is_some_and(Class::is_done)));
    let is_earlier = |r: &Row| r.part == Part::Earlier;
    vec![
        Claim::of(" nhiệm vụ", "Nhiệm vụ đã hoàn thành trên tổng số", done.clone(), all.clone()),
        Claim::tasks(" hoàn thành đúng hạn", "Hoàn thành đúng hạn", class(Class::DoneInTime)),
        Claim::tasks(" hoàn thành quá hạn", "Hoàn thành quá hạn", class(Class::DoneLate)),
        Claim::tasks(" chưa rõ hoàn thành", "Hoàn thành, chưa rõ thời điểm", class(Class::Done)),
        Claim::tasks(" đang trong hạn thực hiện", "Đang thực hiện trong hạn", class(Class::InTime)),
        Claim::tasks(" thực hiện thường xuyên", "Thường xuyên", class(Class::Ongoing)),
        Claim::tasks(" chưa đến hạn", "Chưa đến hạn", class(Class::NotDue)),
        Claim::tasks(" quá hạn chưa hoàn thành", "Quá hạn chưa hoàn thành", class(Class::Overdue)),
        Claim::tasks(" chưa có kết quả báo cáo", "Chưa có kết quả báo cáo", set(&|r: &Row| r.class.is_none())),
        Claim::tasks(" hoàn thành từ các kỳ trước", "Hoàn thành từ các kỳ trước", set(&is_earlier)),
        Claim::tasks(
            " hoàn thành trong kỳ",
            "Hoàn thành trong kỳ",
            set(&|r: &Row| r.class.is_some_and(Class::is_done) && !is_earlier(r)),
        ),
        Claim::tasks(
            " quá hạn hoặc chưa triển khai",
            "Quá hạn hoặc chưa triển khai",
            set(&|r: &Row| matches!(r.part, Part::Overdue | Part::NotStarted)),
        ),
        Claim::share("Tỷ lệ hoàn thành", done.clone(), all.clone()).within("hoàn thành"),
        Claim::tasks("", "Nhiệm vụ đã hoàn thành", done).within("hoàn thành"),
        Claim::tasks("", "Tổng số nhiệm vụ", all),
    ]
}

/// The claims of the whole report, those with the most words behind the number first.
pub(super) fn all(input: &Input, rows: &[Row]) -> Vec<Claim> {
    let now = input.now;
    let mut out = of_period(input, rows);
    out.extend(compared(input, rows));
    let behind = values::shortcomings(rows);
    let coming = values::ahead(input, rows);
    let next = facts::coming(now.period).words();
    let of = |list: &[&Row]| places(rows, list.iter().copied());
    for (after, meaning, list) in [
        (" đã đến kỳ thực hiện nhưng chưa triển khai", "Đã đến kỳ, chưa triển khai", &behind.chua_thuc_hien),
        (" đã hoàn thành nhưng chậm", "Hoàn thành quá hạn", &behind.hoan_thanh_cham),
        (" đã qua thời hạn nhưng chưa có kết quả", "Đã qua thời hạn, chưa có báo cáo", &coming.chua_bao_cao_qua_han),
        (" đã quá hạn", "Quá hạn chưa hoàn thành", &coming.qua_han),
        (" theo đúng tiến độ", "Tiếp tục thực hiện", &coming.tiep_tuc),
        (" thường xuyên, định kỳ", "Thường xuyên, định kỳ", &coming.thuong_xuyen),
        (" chưa có kết quả", "Chưa có kết quả báo cáo", &coming.chua_bao_cao),
    ] {
        out.push(Claim::tasks(after, meaning, of(list)));
    }
    let due = format!(" có thời hạn đến hết {next}");
    out.push(Claim::tasks(&due, &format!("Đến hạn đến hết {next}"), of(&coming.den_han)));
    let begins = format!(" bắt đầu trong {next}");
    out.push(Claim::tasks(&begins, &format!("Bắt đầu trong {next}"), of(&coming.sap_den)));
    out.extend(of_units(now));
    // The plain `… nhiệm vụ` of a total fits everywhere, so it comes last.
    out.extend(of_rows(rows, |_| true));
    out
}

fn of_period(input: &Input, rows: &[Row]) -> Vec<Claim> {
    let within = Within::new(input.work, input.now, rows);
    let of = |list: &[&Row]| places(rows, list.iter().copied());
    let done: Vec<&Row> = within.den_han.iter().copied().filter(|r| r.class.is_some_and(Class::is_done)).collect();
    vec![
        Claim::tasks(" đến hạn", "Đến hạn trong kỳ", of(&within.den_han)),
        Claim::tasks("", "Đến hạn trong kỳ, đã hoàn thành", of(&done)).within("đến hạn, đã hoàn thành"),
    ]
}

fn compared(input: &Input, rows: &[Row]) -> Vec<Claim> {
    let period = input.now.period;
    let done = of_class(rows, |c| c.is_some_and(Class::is_done));
    let overdue = of_class(rows, |c| c == Some(Class::Overdue));
    let mut out = Vec::new();
    let others = [(input.previous, period.previous_words()), (input.last_year, period.same_last_year_words())];
    for (then, than) in others.into_iter().filter_map(|(then, than)| Some((then?, than))) {
        let late = then_of(then, rows, |c| c == Class::Overdue);
        let meaning = format!("Quá hạn chưa hoàn thành, so với {than}");
        out.push(Claim::difference(&than, &meaning, overdue.clone(), late).within("quá hạn chưa hoàn thành"));
        let meaning = format!("Đã hoàn thành, so với {than}");
        out.push(Claim::difference(&than, &meaning, done.clone(), then_of(then, rows, Class::is_done)));
    }
    if let Some(whole) = input.cumulative {
        let all: Vec<Thing> = (0..rows.len()).map(Thing::Task).collect();
        let done = then_of(whole, rows, Class::is_done);
        out.push(Claim::share("Tỷ lệ hoàn thành lũy kế", done.clone(), all.clone()).within("Lũy kế"));
        out.push(Claim::of(" nhiệm vụ", "Hoàn thành lũy kế trên tổng số", done, all).within("Lũy kế"));
    }
    out
}

fn of_units(now: &Tally) -> Vec<Claim> {
    let leading = |is: &dyn Fn(usize) -> bool| -> Vec<Thing> {
        let named = |at: &usize| now.units[*at].counts.total() > 0 && !now.units[*at].name.trim().is_empty();
        (0..now.units.len()).filter(named).filter(|at| is(*at)).map(Thing::Unit).collect()
    };
    let (owing, unread) = (now.owing(), now.unread());
    let sent = leading(&|at| now.units[at].sent);
    let silent = leading(&|at| owing.contains(&at));
    let unread = leading(&|at| unread.contains(&at));
    let asked: Vec<Thing> = sent.iter().chain(&silent).chain(&unread).copied().collect();
    let groups: Vec<Thing> =
        (0..now.groups.len()).filter(|at| !now.groups[*at].name.is_empty()).map(Thing::Group).collect();
    vec![
        Claim::of(" đơn vị có nhiệm vụ", "Đơn vị đã gửi, trên số phải báo cáo", sent, asked),
        Claim::units(" chủ trì", "Đơn vị chủ trì", leading(&|_| true)),
        Claim::units(" chưa gửi", "Đơn vị chưa gửi", silent),
        Claim::units(" đã gửi báo cáo nhưng chưa đọc được", "Đơn vị đã gửi, chưa đọc được", unread),
        Claim { after: " nhóm".to_owned(), ..Claim::tasks("", "Nhóm nhiệm vụ", groups) },
    ]
}
