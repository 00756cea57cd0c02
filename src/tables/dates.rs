//! Dates that a spreadsheet with American settings swapped: 06/02 typed, 2 June stored.
//!
//! Such a sheet gives itself away: every date with a day of 12 or less became a real date (with day and month
//! exchanged), every other one stayed text, because there is no month 13.

use super::columns::ColumnMeaning;
use super::grid::Grid;
use super::rows::{BodyRow, Class, Key};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::sheet::Value;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// One column's dates.
pub(crate) struct Dates {
    /// Which column it is.
    pub column: usize,
    /// For each row: the date and, when it is a real one, its cell.
    pub rows: Vec<Option<(NaiveDate, Option<usize>)>>,
    /// Its real dates are shown with the month first: the sheet says 07/01/2026 of the first of July.
    pub month_first: bool,
}

/// Real dates from which on a column can be judged.
const LEAST_REAL: usize = 3;
/// Real dates, all of day 12 or less, that come by chance once in a hundred columns: with typed days above 12 beside them
/// they need no other sign.
const MANY_REAL: usize = 5;
/// Typed days above 12 that show how the people of the sheet write dates.
const LEAST_LATE: usize = 3;

/// A column whose real dates were swapped.
pub(crate) struct Swapped {
    /// Which column it is.
    pub column: usize,
    /// Its real dates, each with its cell.
    pub cells: Vec<(NaiveDate, usize)>,
    evidence: String,
    /// The sheet itself shows the days exchanged, as they were typed.
    pub shown: bool,
}

/// Finds swapped dates by column, says so, and swaps them back when `fix`.
pub(super) fn swapped(
    grid: &mut Grid,
    body: &[BodyRow],
    key: &Key,
    meanings: &[ColumnMeaning],
    fix: bool,
    d: &mut Diagnostics,
) {
    let all: Vec<Dates> = (0..key.columns.len()).filter_map(|k| dates(grid, body, key.columns[k], k)).collect();
    for column in find(&all, |k| &meanings[k].heading) {
        let names: Vec<String> = column.cells.iter().map(|r| grid.name(r.1)).collect();
        // What the office saw on its screen is printed.
        if fix || column.shown {
            for &(date, i) in &column.cells {
                if let Some(text) = exchanged(&grid.text(i), date, grid.value(i)) {
                    grid.rewrite(i, text);
                }
            }
        }
        column.report(&meanings[column.column].heading, &names, fix, d);
    }
}

/// The columns whose dates were swapped; neighbours in the list are neighbours on the sheet.
pub(crate) fn find<'h>(all: &[Dates], heading: impl Fn(usize) -> &'h str) -> Vec<Swapped> {
    let mut wrong = Vec::new();
    for (n, dates) in all.iter().enumerate() {
        let real: Vec<(NaiveDate, usize)> =
            dates.rows.iter().flatten().filter_map(|(x, i)| i.map(|i| (*x, i))).collect();
        let typed: Vec<NaiveDate> = dates.rows.iter().flatten().filter(|x| x.1.is_none()).map(|x| x.0).collect();
        if real.len() < LEAST_REAL || real.iter().any(|r| r.0.day() > 12) {
            continue;
        }
        let late = typed.iter().filter(|t| t.day() > 12).count();
        let (order, order_swapped) = disorder(&dates.rows);
        let ordered = order >= order_swapped + 2 && order >= order_swapped * 2;
        let mut pairs = Vec::new();
        for other in all.iter().enumerate().filter(|(m, _)| *m + 1 == n || n + 1 == *m).map(|x| x.1) {
            let (left, right) = if other.column < dates.column { (other, dates) } else { (dates, other) };
            let (now, then) = crossings(&left.rows, &right.rows);
            if now >= then + 2 && now >= then * 2 {
                pairs.push((heading(left.column), heading(right.column), now, then));
            }
        }
        let days: std::collections::BTreeSet<u32> = real.iter().map(|r| r.0.day()).collect();
        let by_place = ordered || !pairs.is_empty();
        let shown = dates.month_first && late > 0;
        let by_text =
            late >= LEAST_LATE && late * 3 >= typed.len() && days.len() >= 2 && !agrees(&dates.rows, &real, &typed);
        let enough = shown
            || (by_text && (real.len() >= MANY_REAL || by_place))
            || (real.len() >= MANY_REAL && by_place && days.len() >= 2);
        if !enough {
            continue;
        }
        let mut evidence = vec![format!("cả {} ô ngày thật đều có ngày không quá 12", real.len())];
        if shown {
            evidence.push("bảng tính hiện các ô đó theo kiểu tháng/ngày/năm".to_owned());
        }
        if late > 0 {
            evidence.push(format!("{late}/{} ngày gõ bằng chữ có ngày trên 12", typed.len()));
        }
        if ordered {
            evidence.push(format!("số chỗ ngày đi lùi giảm từ {order} xuống {order_swapped} nếu đảo lại"));
        }
        for (left, right, now, then) in pairs {
            evidence.push(format!("số dòng «{left}» sau «{right}» giảm từ {now} xuống {then} nếu đảo lại"));
        }
        wrong.push(Swapped { column: dates.column, cells: real, evidence: evidence.join("; "), shown });
    }
    wrong
}

/// The real dates go with the typed ones as they are: in the order of rows, or within the days that the typed ones span,
/// where exchanged they would not.
fn agrees(rows: &[Option<(NaiveDate, Option<usize>)>], real: &[(NaiveDate, usize)], typed: &[NaiveDate]) -> bool {
    let (now, then) = disorder(rows);
    let (Some(first), Some(last)) = (typed.iter().min(), typed.iter().max()) else { return false };
    // Days of one matter lie together: where they do so exchanged, and are strewn over the year as they are, the order of
    // the rows proves nothing (a progress form lists tasks, not days).
    let span = |days: &dyn Fn(NaiveDate) -> NaiveDate| {
        let all = || real.iter().map(|r| days(r.0)).chain(typed.iter().copied());
        all().max().zip(all().min()).map_or(0, |(last, first)| (last - first).num_days())
    };
    if span(&exchange) * 2 < span(&|day| day) {
        return false;
    }
    let within = |day: NaiveDate| (*first..=*last).contains(&day);
    let as_is = real.iter().filter(|r| within(r.0)).count();
    let exchanged = real.iter().filter(|r| within(exchange(r.0))).count();
    now == 0 && then > 0 || now + 2 <= then || as_is == real.len() && exchanged * 2 < real.len()
}

impl Swapped {
    /// Says so, at the first of the cells that `names` names.
    pub fn report(&self, heading: &str, names: &[String], fixed: bool, d: &mut Diagnostics) {
        let first = names.first().map_or(Place::default(), Place::within);
        let (count, cells, evidence) = (names.len(), listed(names, "ô"), &self.evidence);
        let day = |x: NaiveDate| x.format("%d/%m/%Y").to_string();
        let readings = self
            .cells
            .first()
            .map_or(String::new(), |c| format!("; ô đầu có thể là {} hoặc {}", day(c.0), day(exchange(c.0))));
        if fixed || self.shown {
            let done = if fixed {
                "được đảo lại ngày và tháng"
            } else {
                "được in như bảng tính đang hiện"
            };
            let message = format!("Cột «{heading}»: {count} ô ngày {done} ({cells}){readings}. Lý do: {evidence}");
            d.add(code::NGAY_DA_DAO, first, message, "đối chiếu lại các ô này với văn bản gốc");
        } else {
            let message = format!(
                "Cột «{heading}»: {count} ô ngày có thể đã bị bảng tính đảo ngày và tháng ({cells}){readings}. Lý do: {evidence}"
            );
            d.add(code::NGAY_BI_DAO, first, message, "kiểm tra các ô này; đảo lại nếu đúng là bị đảo");
        }
    }
}

fn dates(grid: &Grid, body: &[BodyRow], c: usize, column: usize) -> Option<Dates> {
    let (mut real, mut month_first) = (0, true);
    let rows = body
        .iter()
        .map(|b| {
            let i = grid.here(b.row, c).filter(|_| matches!(b.class, Class::Normal | Class::Parent))?;
            match grid.value(i) {
                // A cell shown as a month or a year is no day.
                Value::Date(_) if !shows_day(&grid.text(i)) => None,
                Value::Date(date) => {
                    real += 1;
                    month_first &= grid.cell(i).style.month_first;
                    Some((date.date(), Some(i)))
                }
                Value::Text => typed(&grid.text(i)).map(|date| (date, None)),
                _ => None,
            }
        })
        .collect();
    (real >= LEAST_REAL).then_some(Dates { column, rows, month_first })
}

/// Whether a date's words show its day: `05/01/2026`, `ngày 5 tháng 1`, not `tháng 3/2026`.
pub(crate) fn shows_day(text: &str) -> bool {
    typed(text).is_some()
        || text.contains("ngày")
        || text.split_whitespace().any(|w| w.len() == 5 && w.find('/') == Some(2))
}

/// The first `dd/mm/yyyy` in a text.
pub(crate) fn typed(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices('/') {
        let digits = |mut from: usize, most: usize| {
            let start = from;
            while from < bytes.len() && bytes[from].is_ascii_digit() && from - start < most {
                from += 1;
            }
            text[start..from].parse::<u32>().ok().map(|n| (n, from))
        };
        let mut start = at;
        while start > 0 && bytes[start - 1].is_ascii_digit() {
            start -= 1;
        }
        let day = text[start..at].parse::<u32>().ok();
        let (Some(day), Some((month, end))) = (day, digits(at + 1, 2)) else { continue };
        if bytes.get(end) != Some(&b'/') {
            continue;
        }
        let Some((year, last)) = digits(end + 1, 4) else { continue };
        if last - end == 5
            && let Some(date) = NaiveDate::from_ymd_opt(year as i32, month, day)
        {
            return Some(date);
        }
    }
    None
}

/// Day and month exchanged, where that is a day.
pub(crate) fn exchange(date: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()).unwrap_or(date)
}

/// How often dates go back from one row to the next, as they are and with the real ones swapped.
fn disorder(rows: &[Option<(NaiveDate, Option<usize>)>]) -> (usize, usize) {
    let list: Vec<(NaiveDate, NaiveDate)> =
        rows.iter().flatten().map(|(x, i)| (*x, if i.is_some() { exchange(*x) } else { *x })).collect();
    list.windows(2)
        .fold((0, 0), |(now, then), w| (now + usize::from(w[1].0 < w[0].0), then + usize::from(w[1].1 < w[0].1)))
}

/// How many rows have the left date after the right one, as they are and with the real ones swapped.
fn crossings(
    left: &[Option<(NaiveDate, Option<usize>)>],
    right: &[Option<(NaiveDate, Option<usize>)>],
) -> (usize, usize) {
    let swap = |x: (NaiveDate, Option<usize>)| if x.1.is_some() { exchange(x.0) } else { x.0 };
    let (mut now, mut then) = (0, 0);
    for (a, b) in left.iter().zip(right) {
        if let (Some(a), Some(b)) = (a, b) {
            now += usize::from(a.0 > b.0);
            then += usize::from(swap(*a) > swap(*b));
        }
    }
    (now, then)
}

/// The text of a date cell with day and month exchanged; none when they are the same.
fn exchanged(text: &str, date: NaiveDate, value: Value) -> Option<String> {
    let new = exchange(date);
    if new == date {
        return None;
    }
    let full = |x: NaiveDate| x.format("%d/%m/%Y").to_string();
    if text.contains(&full(date)) {
        return Some(text.replace(&full(date), &full(new)));
    }
    let time = match value {
        Value::Date(at) if at.time() != NaiveDateTime::default().time() => {
            format!(" {:02}:{:02}", at.hour(), at.minute())
        }
        _ => String::new(),
    };
    Some(format!("{}{time}", full(new)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_dates() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(typed("trước ngày 31/03/2026, đợt 2"), date(2026, 3, 31));
        assert_eq!(typed("5/1/2026"), date(2026, 1, 5));
        assert_eq!(typed("Quý I/2026"), None);
        assert_eq!(typed("số 12/KH-UBND"), None);
        assert_eq!(typed("13/13/2026"), None);
        assert_eq!(typed("1/2/26"), None);
        assert_eq!(typed("9999999999999/2/2026"), None);
    }
}
