//! Tasks to be followed, from the tables of any task workbook.

use crate::diagnostic::Place;
use crate::document::{DocumentType, Inlines};
use crate::plan::units::Registry;
use crate::plan::{Plan, Words, WorkItem, WorkPlan, assign_keys, deadline, parse_issued_date};
use crate::tables::{FoundTable, TaskRow};

/// A plan from the tables that [`tables`](crate::tables::tables) found with
/// [`Options::tasks`](crate::tables::Options::tasks): its tasks, and what the words above the first table say of the plan.
/// `year` is the year that deadlines without one are about; units are told apart by `registry`.
pub fn from_tables(tables: &[FoundTable], registry: &Registry, year: Option<i32>) -> WorkPlan {
    let mut plan = Plan::default();
    if let Some(first) = tables.first() {
        let title: Vec<String> = first.title.iter().map(Inlines::text).filter(|t| !t.trim().is_empty()).collect();
        plan.subject = Some(title.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")).filter(|s| !s.is_empty());
        if let Some(attached) = &first.attached {
            name_plan(&attached.text(), &mut plan);
        }
    }
    let items = items(tables.iter().flat_map(|t| &t.tasks), registry, year);
    WorkPlan { plan, items }
}

/// The tasks of some rows, with their keys. A row whose parts stand below it is named by them and left out.
pub fn from_rows(rows: &[TaskRow], registry: &Registry, year: Option<i32>) -> WorkPlan {
    WorkPlan { plan: Plan::default(), items: items(rows.iter(), registry, year) }
}

fn items<'r>(rows: impl Iterator<Item = &'r TaskRow>, registry: &Registry, year: Option<i32>) -> Vec<WorkItem> {
    let tasks = rows.filter(|r| !r.is_parent && (!r.task.is_empty() || !r.code.is_empty()));
    let mut items: Vec<WorkItem> = tasks
        .map(|row| WorkItem {
            key: String::new(),
            group: row.group.clone(),
            number: row.number.trim().to_owned(),
            code: row.code.trim().to_owned(),
            content: row.task.clone(),
            leads: registry.split(&row.lead),
            partners: registry.split(&row.partners),
            deadline: deadline::parse(row.deadline.trim(), year),
            output: row.output.clone(),
            place: Place::within(&row.cell),
        })
        .collect();
    assign_keys(&mut items);
    items
}

/// What `(Kèm theo Kế hoạch số 38/KH-UBND ngày 20 tháng 01 năm 2026 của …)` says of the plan.
fn name_plan(attached: &str, plan: &mut Plan) {
    let words: Vec<&str> =
        attached.split_whitespace().map(|w| w.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';'))).collect();
    let after = |word: &str| words.iter().position(|w| w.to_lowercase() == word).and_then(|at| words.get(at + 1..));
    if let Some((number, notation)) = after("số").and_then(|rest| rest.first()?.split_once('/'))
        && !number.is_empty()
        && number.chars().all(char::is_alphanumeric)
        && notation.contains(char::is_alphabetic)
    {
        plan.number = Some(Words(number.to_owned()));
        plan.notation = Some(notation.to_owned());
    }
    let date = after("ngày").and_then(|rest| match rest {
        [day, month, m, year, y, ..] if month.to_lowercase() == "tháng" && year.to_lowercase() == "năm" => {
            Some(format!("{day}/{m}/{y}"))
        }
        [date, ..] => Some((*date).to_owned()),
        [] => None,
    });
    plan.date = date.filter(|d| parse_issued_date(d).is_ok_and(|d| d.day.is_some()));
    plan.organ_name = issuer(attached);
    // `Ban hành kèm theo Quyết định số …`: what stands between.
    let lower = attached.to_lowercase();
    let kind = lower.split_once("kèm theo ").and_then(|(_, rest)| Some(rest.split_once(" số")?.0.trim()));
    plan.type_name = kind.and_then(DocumentType::from_title).map(|kind| kind.title().to_owned());
}

/// Who issued it: what stands behind the last `của`, if it begins as the name of a body does.
fn issuer(attached: &str) -> Option<String> {
    let (_, behind) = attached.rsplit_once(" của ")?;
    let name = behind.split([')', ';']).next()?.split(" về ").next()?.trim().trim_end_matches(['.', ',']).trim();
    let named = name.chars().next().is_some_and(char::is_uppercase);
    (named && !name.contains('…') && !name.contains("...")).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(code: &str, number: &str, task: &str) -> TaskRow {
        TaskRow { code: code.into(), number: number.into(), task: task.into(), ..TaskRow::default() }
    }

    #[test]
    fn keys_are_codes_then_numbers_then_places() {
        let mut rows = vec![
            row("N01.1", "1", "Một"),
            row("", "1", "Hai"),
            row("", "1.", "Ba"),
            row("", "", "Bốn"),
            row("", "2", ""),
            row("N01.1", "", "Năm"),
        ];
        rows[0].lead = "Phòng Kinh tế;\nVăn phòng".into();
        rows[0].deadline = "Quý II".into();
        rows[1].is_parent = true;
        let work = from_rows(&rows, &Registry::default(), Some(2026));
        let keys: Vec<&str> = work.items.iter().map(|i| i.key.as_str()).collect();
        assert_eq!(keys, ["N01.1", "1", "dòng 3", "N01.1#2"]);
        assert_eq!(work.items[0].leads, ["Phòng Kinh tế", "Văn phòng"]);
        assert_eq!(work.items[0].deadline.latest.map(|d| d.to_string()).as_deref(), Some("2026-06-30"));
    }

    #[test]
    fn the_line_above_says_who_issued_it() {
        let named = |attached: &str| {
            let mut plan = Plan::default();
            name_plan(attached, &mut plan);
            (plan.organ_name, plan.type_name)
        };
        let some = |s: &str| Some(s.to_owned());
        assert_eq!(
            named("(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Chủ tịch UBND xã Hòa Mẫu)"),
            (some("Chủ tịch UBND xã Hòa Mẫu"), some("QUYẾT ĐỊNH"))
        );
        assert_eq!(
            named("(Kèm theo Kế hoạch số 38/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân huyện Mẫu)"),
            (some("Ủy ban nhân dân huyện Mẫu"), some("KẾ HOẠCH"))
        );
        assert_eq!(named("(Kèm theo Kế hoạch số 38/KH-UBND ngày 20/01/2026)"), (None, some("KẾ HOẠCH")));
        assert_eq!(named("(Kèm theo văn bản của …)"), (None, None));
    }

    #[test]
    fn the_line_above_names_the_plan() {
        let named = |attached: &str| {
            let mut plan = Plan::default();
            name_plan(attached, &mut plan);
            (plan.number.map(|n| n.0), plan.notation, plan.date)
        };
        let some = |s: &str| Some(s.to_owned());
        let full = (some("38"), some("KH-UBND"), some("20/01/2026"));
        assert_eq!(named("(Kèm theo Kế hoạch số 38/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban)"), full);
        assert_eq!(named("(Kèm theo Kế hoạch số 38/KH-UBND, ngày 20/01/2026)"), full);
        assert_eq!(named("(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng 01 năm 2026)"), (None, None, None));
        assert_eq!(named("Kèm theo"), (None, None, None));
    }
}
