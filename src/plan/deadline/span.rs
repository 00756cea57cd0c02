//! One stretch of the calendar in words: a day, months, quarters, years, and from one to another.

use super::tokens::Tokens;
use chrono::NaiveDate;

/// What a stretch is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Month,
    Quarter,
    Year,
}

/// A day or month that may lack its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub year: Option<i32>,
    pub month: u32,
    /// None: the first day of the month at the start of a stretch, the last at its end.
    pub day: Option<u32>,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub unit: Unit,
    pub start: Point,
    pub end: Point,
    /// Its end does not belong to it (`đến trước …`).
    pub open_end: bool,
    /// More than one reading is possible.
    pub doubt: bool,
    /// Said with two ends.
    pub range: bool,
    /// `đầu`, `giữa`, `cuối`: the part the words mean is a habit, not a rule.
    pub vague: bool,
    /// Years that its own lies after the one that is meant: `15/01 năm sau`.
    pub shift: i32,
}

impl Span {
    fn months(unit: Unit, year: Option<i32>, first: u32, last: u32) -> Self {
        let point = |month| Point { year, month, day: None };
        Span {
            unit,
            start: point(first),
            end: point(last),
            open_end: false,
            doubt: false,
            range: false,
            vague: false,
            shift: 0,
        }
    }

    fn day(year: Option<i32>, month: u32, day: u32) -> Self {
        let point = Point { year, month, day: Some(day) };
        Span { start: point, end: point, ..Span::months(Unit::Day, year, month, month) }
    }

    /// Whether the words leave the year out.
    pub fn lacks_year(&self) -> bool {
        self.start.year.is_none() || self.end.year.is_none()
    }

    /// Gives the year to the ends that lack it.
    pub fn set_year(&mut self, year: i32) {
        let year = year + self.shift;
        let crosses = (self.start.month, self.start.day.unwrap_or(1)) > (self.end.month, self.end.day.unwrap_or(31));
        if self.start.year.is_none() {
            // `từ tháng 11 đến tháng 2/2026` begins the year before.
            self.start.year = Some(year - i32::from(crosses));
            self.doubt |= crosses;
        }
        self.end.year.get_or_insert(year);
    }

    /// First and last day; none when the year is unknown, the calendar has no such day, or the ends are reversed.
    pub fn dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let start = NaiveDate::from_ymd_opt(self.start.year?, self.start.month, self.start.day.unwrap_or(1))?;
        let (year, month) = (self.end.year?, self.end.month);
        let mut end = match self.end.day {
            Some(day) => NaiveDate::from_ymd_opt(year, month, day)?,
            None => last_of_month(year, month)?,
        };
        if self.open_end {
            let first = NaiveDate::from_ymd_opt(year, month, self.end.day.unwrap_or(1))?;
            end = first.pred_opt()?;
        }
        (start <= end).then_some((start, end))
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    let (y, m) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(y, m, 1)?.pred_opt()
}

/// The place after a word that leads to the second end of a range, and whether the end is left out.
fn connector(t: &Tokens, at: usize) -> Option<(usize, bool)> {
    if let Some(next) = t.any(at, &["den truoc", "toi truoc"]) {
        return Some((next, true));
    }
    if let Some(next) = t.any(at, &["cho den het", "den het", "cho den", "den", "toi"]) {
        return Some((next, false));
    }
    (t.mark(at) == Some('-')).then_some((at + 1, false))
}

/// A stretch here, ranges included. `said` is true where a word before it (`trong`, `hết`, `đến`) shows that a lone
/// `năm` or `quý` is meant as time.
pub(super) fn span(t: &Tokens, at: usize, said: bool) -> Option<(Span, usize)> {
    let (first, next) = one(t, at, said)?;
    if let Some((behind, open_end)) = connector(t, next)
        && let Some((second, end)) = one(t, behind, said)
    {
        let mut whole = Span {
            unit: first.unit,
            start: first.start,
            end: second.end,
            open_end,
            doubt: first.doubt || second.doubt,
            range: true,
            vague: first.vague || second.vague,
            shift: 0,
        };
        if let Some(year) = second.end.year {
            whole.set_year(year);
        }
        return Some((whole, end));
    }
    Some((first, next))
}

fn one(t: &Tokens, at: usize, said: bool) -> Option<(Span, usize)> {
    day(t, at)
        .or_else(|| part_of_year(t, at))
        .or_else(|| positioned(t, at))
        .or_else(|| month(t, at))
        .or_else(|| quarter(t, at))
        .or_else(|| year(t, at, said))
}

/// A time of day: `17h00`, `17 giờ 30 phút`, `08:30:00`. Gives the place after it and whether it is midnight.
pub(super) fn time(t: &Tokens, at: usize) -> Option<(usize, bool)> {
    let hour = t.number(at).filter(|h| *h <= 24)?;
    let (mut next, colon) = match (t.word(at + 1), t.mark(at + 1)) {
        ("h" | "g" | "gio", _) => (at + 2, false),
        (_, Some(':')) => (at + 2, true),
        _ => return None,
    };
    let mut midnight = hour == 0 || hour == 24;
    let minute = t.number(next).filter(|m| *m < 60);
    match minute {
        // `17 giờ 10/6`: the number belongs to the date.
        Some(m) if colon || !matches!(t.mark(next + 1), Some('/' | '-')) => {
            midnight &= m == 0;
            next += 1;
        }
        _ if colon => return None,
        _ => {}
    }
    if colon && t.mark(next) == Some(':') && t.number(next + 1).is_some() {
        next += 2;
    }
    Some((t.any(next, &["phut", "p"]).unwrap_or(next), midnight))
}

/// `30/8/2026`, `30.8.2026`, `2026-08-30`, `ngày 30 tháng 8 năm 2026`, `01-15/6/2026`; a time after it is passed over.
fn day(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    let start = t.phrase(at, "ngay").unwrap_or(at);
    let (mut span, mut next) = numeric_day(t, start).or_else(|| worded_day(t, start, start > at))?;
    if let Some((after, _)) = time(t, t.phrase(next, "t").or(t.phrase(next, "luc")).unwrap_or(next)) {
        next = after;
    }
    if let (Some(d), true) = (t.small(start, 31), span.range) {
        span.start.day = Some(d);
    }
    Some((span, next))
}

fn numeric_day(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    if let Some(year) = t.year(at)
        && matches!(t.mark(at + 1), Some('-' | '/' | '.'))
        && t.mark(at + 3) == t.mark(at + 1)
        && let (Some(m), Some(d)) = (t.small(at + 2, 12), t.small(at + 4, 31))
    {
        return Some((Span::day(Some(year), m, d), at + 5));
    }
    let d = t.small(at, 31)?;
    // `01-15/6/2026`: both days are of one month.
    if let Some((second, open_end)) = connector(t, at + 1)
        && t.small(second, 31).is_some_and(|last| last > d)
        && t.mark(second + 1) == Some('/')
        && t.small(second + 2, 12).is_some()
        && let Some((last, next)) = numeric_day(t, second)
    {
        return Some((Span { range: true, open_end, ..last }, next));
    }
    let sep = t.mark(at + 1).filter(|c| matches!(c, '/' | '-') || (*c == '.' && t.tight(at + 1).is_some()))?;
    let m = t.small(at + 2, 12)?;
    if t.mark(at + 3) == Some(sep) {
        if let Some(year) = t.year(at + 4) {
            return Some((Span::day(Some(year), m, d), at + 5));
        }
        // Two digits of a year: most likely this century, but a person should look.
        if let Some(short) = t.small(at + 4, 99).filter(|_| sep != '-' || t.tight(at + 3).is_some()) {
            let span = Span::day(i32::try_from(2000 + short).ok(), m, d);
            return Some((Span { doubt: true, ..span }, at + 5));
        }
    }
    if sep != '/' || t.mark(at + 3) == Some('/') {
        return None;
    }
    let (year, next) = year_after(t, at + 3, false);
    Some((Span::day(year, m, d), next))
}

/// `30 tháng 8 năm 2026`; without `ngày` before it the year must be there.
fn worded_day(t: &Tokens, at: usize, named: bool) -> Option<(Span, usize)> {
    let d = t.small(at, 31)?;
    let m = t.small(t.phrase(at + 1, "thang")?, 12)?;
    let (year, next) = year_after(t, at + 3, true);
    (named || year.is_some()).then_some((Span::day(year, m, d), next))
}

/// The year behind a month or quarter, and the place after it.
fn year_after(t: &Tokens, at: usize, loose: bool) -> (Option<i32>, usize) {
    let mark = match t.mark(at) {
        Some('/' | ',' | '(' | '-') if loose => at + 1,
        Some('.') if loose && t.tight(at).is_some() => at + 1,
        Some(',') => at + 1,
        _ => at,
    };
    let named = t.any(mark, &["cua nam", "trong nam", "nam"]);
    let place = named.unwrap_or(mark);
    // After a comma only `năm 2026` is surely this month's year, and `(2026)` closes.
    match t.year(place) {
        Some(year) if t.mark(at) == Some('(') => match t.mark(place + 1) {
            Some(')') => (Some(year), place + 2),
            _ => (None, at),
        },
        Some(year) if named.is_some() || loose => (Some(year), place + 1),
        _ => (None, at),
    }
}

/// `6 tháng đầu năm 2026`, `9 tháng năm 2026`, `nửa đầu năm 2026`.
fn part_of_year(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    let half = t.any(at, &["nua dau", "nua cuoi"]);
    if let Some(next) = half {
        let next = t.phrase(next, "nam")?;
        let first = if t.word(at + 1) == "dau" { 1 } else { 7 };
        let year = t.year(next);
        return Some((Span::months(Unit::Month, year, first, first + 5), next + usize::from(year.is_some())));
    }
    let n = t.small(at, 11)?;
    let next = t.phrase(at + 1, "thang")?;
    let (late, next) = match t.word(next) {
        "dau" => (false, next + 1),
        "cuoi" => (true, next + 1),
        // A bare `9 tháng` is a length unless a year makes it a part of that year.
        _ => {
            let (year, end) = year_after(t, next, true);
            let stands = matches!(n, 6 | 9) && (t.word(next) == "nam" || matches!(t.mark(next), Some('/' | '(')));
            return (stands && year.is_some()).then(|| (Span::months(Unit::Month, year, 1, n), end));
        }
    };
    let (first, last) = if late { (13 - n, 12) } else { (1, n) };
    let (year, end) = year_after(t, next, true);
    let end = if year.is_none() { t.phrase(next, "nam").unwrap_or(end) } else { end };
    Some((Span::months(Unit::Month, year, first, last), end))
}

/// `đầu quý I/2027`, `giữa tháng 6/2026`, `cuối năm 2026`.
fn positioned(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    let third = match t.word(at) {
        "dau" => 0,
        "giua" => 1,
        "cuoi" => 2,
        _ => return None,
    };
    let (mut span, next) = month(t, at + 1).or_else(|| quarter(t, at + 1)).or_else(|| year(t, at + 1, true))?;
    if span.range || span.start.month != span.end.month && span.unit == Unit::Month {
        return None;
    }
    let year = span.start.year;
    match span.unit {
        Unit::Month => {
            let m = span.start.month;
            let (first, last) = [(1, Some(10)), (11, Some(20)), (21, None)][third];
            span.start = Point { year, month: m, day: Some(first) };
            span.end = Point { year, month: m, day: last };
        }
        Unit::Quarter => {
            let m = span.start.month + u32::try_from(third).unwrap_or(0);
            span = Span::months(Unit::Quarter, year, m, m);
        }
        _ => {
            let (first, last) = [(1, 3), (4, 9), (10, 12)][third];
            span = Span::months(Unit::Year, year, first, last);
        }
    }
    Some((Span { vague: true, ..span }, next))
}

/// `tháng 6/2026`, `tháng 3-5/2026`, `tháng 3, 6, 9 năm 2026`, `6/2026`.
fn month(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    // `T6/2026`; without a year `T6` is as likely a Friday.
    let short = t.phrase(at, "t").filter(|n| t.small(*n, 12).is_some() && t.year(n + 2).is_some());
    let Some(start) = t.any(at, &["cac thang", "thang"]).or(short) else {
        let m = t.small(at, 12)?;
        if let Some((second, open_end)) = connector(t, at + 1)
            && let Some(last) = t.small(second, 12)
            && t.mark(second + 1) == Some('/')
            && let Some(year) = t.year(second + 2)
        {
            let span = Span::months(Unit::Month, Some(year), m, last);
            return Some((Span { range: true, open_end, ..span }, second + 3));
        }
        let tight = matches!(t.mark(at + 1), Some('/')) || matches!(t.tight(at + 1), Some('-' | '.'));
        let year = t.year(at + 2).filter(|_| tight)?;
        return Some((Span::months(Unit::Month, Some(year), m, m), at + 3));
    };
    // `tháng 6, 10/6`: a number that is the day of a date is no month.
    let item = |at: usize| {
        let m = t.small(at, 12)?;
        (!(t.mark(at + 1) == Some('/') && t.small(at + 2, 31).is_some())).then_some((m, at + 1))
    };
    listed(t, start, &["thang"], Unit::Month, &item)
}

/// `Quý II/2026`, `Quý III-IV/2024`, `Q1/2026`, `I/2026`.
fn quarter(t: &Tokens, at: usize) -> Option<(Span, usize)> {
    let glued = ["qi", "qii", "qiii", "qiv"].iter().position(|w| *w == t.word(at));
    if let Some(i) = glued {
        let n = u32::try_from(i).unwrap_or(0) + 1;
        let (year, next) = year_after(t, at + 1, true);
        return Some((quarters(year, n, n), next));
    }
    let item = |at: usize| {
        let n = match t.word(at) {
            "i" => 1,
            "ii" => 2,
            "iii" => 3,
            "iv" => 4,
            _ => t.small(at, 4).filter(|_| !(t.mark(at + 1) == Some('/') && t.small(at + 2, 31).is_some()))?,
        };
        Some((n, at + 1))
    };
    match t.any(at, &["cac quy", "quy", "qui", "q"]) {
        Some(start) => listed(t, start, &["quy", "qui", "q"], Unit::Quarter, &item),
        None => {
            let (n, next) = item(at)?;
            if t.number(at).is_some() || t.mark(next) != Some('/') {
                return None;
            }
            Some((quarters(Some(t.year(next + 1)?), n, n), next + 2))
        }
    }
}

fn quarters(year: Option<i32>, first: u32, last: u32) -> Span {
    Span::months(Unit::Quarter, year, first * 3 - 2, last * 3)
}

/// Numbers of months or quarters, joined by commas or dashes, and their year.
fn listed(
    t: &Tokens,
    at: usize,
    again: &[&str],
    unit: Unit,
    item: &dyn Fn(usize) -> Option<(u32, usize)>,
) -> Option<(Span, usize)> {
    let (first, mut next) = item(at)?;
    let (mut last, mut range, mut doubt, mut open_end) = (first, false, false, false);
    loop {
        let joined = matches!(t.mark(next), Some(',' | '&' | '+')).then_some(next + 1).or(t.phrase(next, "va"));
        let joined = joined.map(|j| t.phrase(j, "va").unwrap_or(j));
        let Some((behind, is_range, open)) =
            joined.map(|n| (n, false, false)).or(connector(t, next).map(|(n, open)| (n, true, open)))
        else {
            break;
        };
        let Some((n, after)) = item(t.any(behind, again).unwrap_or(behind)) else { break };
        range |= is_range;
        open_end = open;
        // `quý I, quý III` leaves a gap that first and last day do not tell.
        doubt |= n <= last || (!is_range && n != last + 1);
        (last, next) = (n, after);
    }
    let (year, next) = year_after(t, next, true);
    let span = match unit {
        Unit::Quarter => quarters(year, first, last),
        _ => Span::months(unit, year, first, last),
    };
    let mut span = Span { range, doubt, open_end, ..span };
    if range && last < first {
        // `từ tháng 11 đến tháng 2/2026` begins the year before.
        span.start.year = year.map(|y| y - 1);
    }
    Some((span, next))
}

/// `năm 2026`, `2026`, `các năm 2026, 2027`, `năm` alone where `said`.
fn year(t: &Tokens, at: usize, said: bool) -> Option<(Span, usize)> {
    let named = t.any(at, &["ca nam", "cac nam", "nhung nam", "nam", "giai doan"]);
    let start = named.unwrap_or(at);
    if t.word(start) == "hoc" {
        return None;
    }
    let Some(first) = t.year(start) else {
        let whole = named.is_some() && (said || t.word(at) == "ca") && matches!(t.word(at), "nam" | "ca");
        let relative = matches!(t.word(start), "nay" | "sau" | "toi" | "truoc" | "tiep") || t.number(start).is_some();
        return (whole && !relative).then(|| (Span::months(Unit::Year, None, 1, 12), start));
    };
    // What follows as `2026/…` or `2026 tháng` is no bare year.
    if named.is_none() && t.mark(start + 1) == Some('/') {
        return None;
    }
    let (mut last, mut next) = (first, start + 1);
    while let Some(n) = matches!(t.mark(next), Some(',')).then_some(next + 1).or(t.phrase(next, "va")) {
        match t.year(t.phrase(n, "nam").unwrap_or(n)) {
            Some(y) if y == last + 1 => (last, next) = (y, t.phrase(n, "nam").unwrap_or(n) + 1),
            _ => break,
        }
    }
    let mut span = Span::months(Unit::Year, Some(first), 1, 12);
    span.end.year = Some(last);
    Some((span, next))
}
