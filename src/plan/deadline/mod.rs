//! Thời hạn as offices write it: a kind, dates, how often, and the words themselves.
//!
//! What is printed is always [`Deadline::words`]; the dates serve to sort, to filter and to judge what is late. Nothing
//! is guessed silently: [`Deadline::sure`] is false as soon as a word was not understood, a year was not written, more
//! than one date competes, or the words are vague (`cuối năm`).
//!
//! Readings that were chosen: `trước ngày 10/6` and `trước tháng 4` end the day before; `đến`, `hết`, `chậm nhất` and a
//! bare date include the last day; a time of day before that date includes the day. `05 ngày làm việc kể từ ngày 24/4/2026`
//! is reckoned; of several days (`trước 15/6 và trước 01/12`) each is kept; what stands in brackets behind an event (`sau
//! khi Luật có hiệu lực (01/7/2026)`) is that event's day.

mod after;
mod counted;
mod phrase;
mod recurring;
mod span;
pub(super) mod tokens;

pub use after::After;
use chrono::NaiveDate;
use counted::FromDay;
use phrase::Bound;
use span::{Span, Unit};
use tokens::Tokens;

/// What sort of deadline it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    /// By a date: `30/8/2026`, `trước tháng 4/2026`.
    ByDate,
    /// Within a stretch of time: `Quý II/2026`, `2026 - 2030`.
    WithinPeriod,
    /// Again and again: `hằng tháng`, `trước ngày 20 của tháng cuối quý`.
    Recurring,
    /// Without an end: `thường xuyên`, `2025 và những năm tiếp theo`.
    Ongoing,
    /// When something else happens: `theo lộ trình`, `10 ngày làm việc sau khi …`.
    DependsOn,
    /// Not understood, or blank.
    Unclear,
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recurrence {
    /// Every so many days (7: weekly).
    Days(u16),
    /// Every so many months (3: quarterly, 12: yearly).
    Months(u16),
    /// Said to recur, but not how often (`định kỳ`).
    Irregular,
}

impl Recurrence {
    fn times(self, n: u16) -> Self {
        match self {
            Recurrence::Days(d) => Recurrence::Days(d.saturating_mul(n)),
            Recurrence::Months(m) => Recurrence::Months(m.saturating_mul(n)),
            Recurrence::Irregular => self,
        }
    }

    /// `n` times in this stretch; what does not divide evenly is irregular.
    fn divided(self, n: u16) -> Self {
        match self {
            Recurrence::Days(d) if n > 0 && d.is_multiple_of(n) => Recurrence::Days(d / n),
            Recurrence::Months(m) if n > 0 && m.is_multiple_of(n) => Recurrence::Months(m / n),
            _ => Recurrence::Irregular,
        }
    }
}

/// A deadline, read as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The words as the office wrote them.
    pub words: String,
    /// What sort it is.
    pub kind: DeadlineKind,
    /// The first day, where the words give one.
    pub earliest: Option<NaiveDate>,
    /// The last day that is not late, where the words give one.
    pub latest: Option<NaiveDate>,
    /// Where the words give several days (`trước 15/6 và trước 01/12`), the last day of each, in order; else empty.
    pub days: Vec<NaiveDate>,
    /// How often, for what recurs.
    pub recurrence: Option<Recurrence>,
    /// False when a person should look: see the module's introduction.
    pub sure: bool,
    /// The words lack a year and `default_year` stood in for it (then `sure` is false).
    pub year_assumed: bool,
}

impl Deadline {
    /// Whether it is due once: it neither comes again nor goes on, nor has several days.
    pub fn is_once(&self) -> bool {
        !matches!(self.kind, DeadlineKind::Recurring | DeadlineKind::Ongoing) && self.days.is_empty()
    }

    /// The last day that is not late, seen from a day: of several the first that is still to come.
    pub fn latest_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.days.iter().find(|d| **d > day).copied().or(self.latest)
    }
}

/// Reads a deadline. `default_year` is the year that words without one are about, where the caller knows it.
///
/// ```
/// use vanthu::plan::{DeadlineKind, deadline};
/// let d = deadline::parse("Hoàn thành trước tháng 9/2026", None);
/// assert_eq!(d.kind, DeadlineKind::ByDate);
/// assert_eq!(d.latest.map(|d| d.to_string()).as_deref(), Some("2026-08-31"));
/// assert!(d.sure);
/// ```
pub fn parse(words: &str, default_year: Option<i32>) -> Deadline {
    let tokens = Tokens::new(words);
    let mut scan = Scan::new(&tokens);
    scan.run();
    let (mut deadline, said) = scan.conclude(default_year);
    deadline.words = words.to_owned();
    deadline.sure &= said;
    deadline
}

/// What was met, in order of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Span,
    Recurrence,
    Ongoing,
    Depends,
}

struct Scan<'t> {
    t: &'t Tokens,
    spans: Vec<(Span, Bound)>,
    /// Counted from a day.
    counted: Vec<FromDay>,
    /// What was passed over just now is an event: a day in brackets behind it is its day, and bounds the work so.
    event: Option<Bound>,
    recurrence: Option<Recurrence>,
    /// Each sort of thing met, with the clause it stood in.
    met: Vec<(Met, usize)>,
    clause: usize,
    /// Words that were not understood, or more than one reading.
    doubt: bool,
    /// The place behind something unknown and the slash after it, if any: what stands there is a part of it.
    unknown: Option<usize>,
    /// `ngày 25`, `cuối`: certain only beside a recurrence.
    tentative: bool,
    /// `6 tháng` and `01 năm` standing alone: reports of both periods.
    half: bool,
    whole: bool,
    length: bool,
}

impl<'t> Scan<'t> {
    fn new(t: &'t Tokens) -> Self {
        Scan {
            t,
            spans: Vec::new(),
            counted: Vec::new(),
            event: None,
            recurrence: None,
            met: Vec::new(),
            clause: 0,
            doubt: false,
            unknown: None,
            tentative: false,
            half: false,
            whole: false,
            length: false,
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.t.len() {
            at = self.step(at);
        }
    }

    fn meet(&mut self, what: Met) {
        self.met.push((what, self.clause));
    }

    /// Takes what stands at a place; gives the place after it.
    fn step(&mut self, at: usize) -> usize {
        let t = self.t;
        let event = self.event.take();
        if let Some(mark) = t.mark(at) {
            if mark == '('
                && let (Some(bound), Some((span, next))) = (event, span::span(t, at + 1, true))
                && t.mark(next) == Some(')')
            {
                self.doubt |= span.doubt || span.vague;
                self.spans.push((span, bound));
                return next + 1;
            }
            if mark == '/' && self.unknown == Some(at) {
                self.unknown = Some(at + 1);
            }
            match mark {
                '.' | ';' | '\n' | '(' | ')' => self.clause += 1,
                ',' | '-' | ':' | '/' | '+' | '*' | '"' | '“' | '”' => {}
                _ => self.doubt = true,
            }
            return at + 1;
        }
        // `Tháng 13/2026`, `31/02/2026`, `Tết Bính Ngọ 2026`: the year of what is no date here is no stretch of its own.
        // A school year has two, and they do say something.
        let slashed = at.checked_sub(1).and_then(|b| t.mark(b)) == Some('/');
        let school = at.checked_sub(1).is_some_and(|b| t.word(b) == "hoc");
        if self.unknown == Some(at) && t.number(at).is_some() && (slashed || t.year(at).is_some() && !school) {
            return self.pass(at);
        }
        if let Some(next) = t.any(at, &["gia han tu", "lui tu", "dieu chinh tu", "chuyen tu", "thay cho"]) {
            self.doubt = true;
            return self.condition(next);
        }
        if let Some((every, next)) = phrase::recurrence(t, at) {
            // Two different rhythms (`hằng năm, tối thiểu 01 lần/06 tháng`): the first stands, and a person looks.
            self.doubt |= self.recurrence.is_some_and(|r| r != every && r != Recurrence::Irregular);
            let first = self.recurrence.filter(|r| *r != Recurrence::Irregular);
            self.recurrence = Some(first.unwrap_or(every));
            self.meet(Met::Recurrence);
            return next;
        }
        if let Some(next) = phrase::ongoing(t, at) {
            self.meet(Met::Ongoing);
            return next;
        }
        // `chậm nhất 05 ngày làm việc kể từ ngày …`
        let number = phrase::bound(t, at).filter(|(b, _)| *b != Bound::Before).map_or(at, |(_, next)| next);
        if let Some((from, next)) = counted::from_day(t, number) {
            self.doubt |= from.span.doubt || from.span.vague;
            self.counted.push(from);
            self.meet(Met::Span);
            return next;
        }
        if let Some(next) = self.dated(at) {
            return next;
        }
        if let Some(next) = phrase::depends(t, at) {
            self.meet(Met::Depends);
            let end = self.condition(next);
            let before = (at..next).any(|w| t.word(w) == "truoc");
            let after = (at..next).any(|w| matches!(t.word(w), "sau" | "tu" | "khi"));
            self.event = if before { Some(Bound::Before) } else { after.then_some(Bound::From) };
            return end;
        }
        if let Some(next) = self.loose(at) {
            return next;
        }
        if let Some(next) = phrase::filler(t, at) {
            return next;
        }
        if let Some((_, next)) = phrase::bound(t, at) {
            // A bound with nothing to bind is only sure beside a recurrence (`trước ngày 25 hằng tháng`).
            self.tentative = true;
            return next;
        }
        self.pass(at)
    }

    /// Goes on behind what was not understood.
    fn pass(&mut self, at: usize) -> usize {
        self.doubt = true;
        self.unknown = Some(at + 1);
        at + 1
    }

    /// Bounds, a time of day, and a stretch of the calendar.
    fn dated(&mut self, at: usize) -> Option<usize> {
        let t = self.t;
        let (mut bound, mut next, mut said) = (Bound::Within, at, false);
        while let Some((b, after)) = phrase::bound(t, next) {
            // `trong` after `hết`, `chậm nhất` or `từ` adds nothing.
            if b != Bound::Within || !said {
                bound = b;
            }
            (next, said) = (after, true);
            if let Some(after) = t.any(next, &["ngay", "thoi diem", "nay"])
                && (t.word(next) != "ngay" || phrase::bound(t, after).is_some())
            {
                next = after;
            }
        }
        let clock = span::time(t, next);
        if let Some((after, _)) = clock {
            next = after;
            while matches!(t.mark(next), Some(',' | '-')) || t.word(next) == "cua" {
                next += 1;
            }
        }
        let (mut span, mut end) = span::span(t, next, said)?;
        // `đến cuối năm 2026` means the year's last day, whatever `cuối` may be otherwise.
        if matches!(bound, Bound::By) && t.word(next) == "cuoi" && !span.range {
            span.vague = false;
        }
        if let Some((shift, after)) = phrase::relative_year(t, end).filter(|_| span.lacks_year()) {
            (span.shift, end) = (shift, after);
        }
        if let Some(after) = phrase::onward(t, end) {
            bound = if bound == Bound::After { bound } else { Bound::From };
            end = after;
        }
        if bound == Bound::Before && clock.is_some_and(|(_, midnight)| !midnight) && span.unit == Unit::Day {
            bound = Bound::By;
        }
        self.doubt |= span.doubt || span.vague;
        self.spans.push((span, bound));
        self.meet(Met::Span);
        Some(end)
    }

    /// Passes over what a deadline depends on, to the end of the clause. Dates in it are those of other things
    /// (`theo Kế hoạch số … ngày …`), but that cannot be certain.
    fn condition(&mut self, at: usize) -> usize {
        let t = self.t;
        let mut at = at;
        while at < t.len() && !matches!(t.mark(at), Some(';' | '\n' | '(' | ')' | ',')) {
            if t.mark(at) == Some('.') && t.tight(at).is_none() {
                break;
            }
            if let Some((_, next)) = span::span(t, at, false) {
                self.doubt = true;
                at = next;
            } else {
                at += 1;
            }
        }
        at
    }

    /// Pieces that only mean something beside others.
    fn loose(&mut self, at: usize) -> Option<usize> {
        let t = self.t;
        if t.phrase(at, "ngay").is_some() && t.small(at + 1, 31).is_some() {
            self.tentative = true;
            return Some(t.phrase(at + 2, "cua").unwrap_or(at + 2));
        }
        if t.word(at) == "tuan" && t.number(at + 1).is_some() {
            // `tuần 1 tháng 6/2026`: the month is known, its week is not.
            self.doubt = true;
            return Some(at + 2);
        }
        if let Some(next) = phrase::lone_length(t, at) {
            match (t.number(at), t.word(at + 1)) {
                (Some(6), "thang") => self.half = true,
                (Some(1), "nam") => self.whole = true,
                (Some(9), "thang") => self.spans.push((nine_months(), Bound::Within)),
                _ => self.length = true,
            }
            self.doubt = true;
            return Some(next);
        }
        let next = t.any(at, &["ngay lam viec cuoi cung", "ngay cuoi cung", "ngay cuoi", "cuoi", "dau", "giua"])?;
        self.tentative = true;
        Some(t.phrase(next, "cua").unwrap_or(next))
    }

    /// The reading of all that was met, and whether nothing in it was doubtful.
    fn conclude(mut self, default_year: Option<i32>) -> (Deadline, bool) {
        if self.recurrence.is_none() && self.half && self.whole {
            self.recurrence = Some(Recurrence::Months(6));
            self.meet(Met::Recurrence);
        }
        let recurs = self.recurrence.is_some();
        let first = self.met.first().copied();
        let has = |what: Met| self.met.iter().any(|(m, _)| *m == what);
        let clauses = |what: Met| self.met.iter().find(|(m, _)| *m == what).map(|(_, c)| *c);
        let mut sure = !self.doubt && (!self.tentative || recurs);
        let apart = |a: Met, b: Met| clauses(a).is_some() && clauses(b).is_some() && clauses(a) != clauses(b);
        let (mut dates, mut assumed, clear) = self.dates(default_year, recurs);
        sure &= clear && (self.counted.is_empty() || self.counted.len() + self.spans.len() < 2);
        for from in &self.counted {
            let mut span = from.span;
            if span.lacks_year() {
                assumed |= default_year.is_some();
                sure = false;
                default_year.into_iter().for_each(|year| span.set_year(year));
            }
            let day = from.day(span);
            sure &= day.is_some_and(|d| d.1);
            dates.1 = dates.1.max(day.map(|d| d.0));
        }
        let days = self.several(default_year);
        let kind = match first.map(|(m, _)| m) {
            _ if recurs && !(has(Met::Ongoing) || has(Met::Depends)) => {
                sure &= !apart(Met::Span, Met::Recurrence);
                DeadlineKind::Recurring
            }
            Some(Met::Span) if has(Met::Ongoing) && !apart(Met::Span, Met::Ongoing) => DeadlineKind::Ongoing,
            Some(Met::Span) => {
                sure &= self.met.iter().all(|(m, _)| *m == Met::Span);
                self.kind_of_spans()
            }
            Some(Met::Ongoing) => {
                sure &= !has(Met::Depends) || !apart(Met::Ongoing, Met::Depends);
                DeadlineKind::Ongoing
            }
            Some(Met::Recurrence) => DeadlineKind::Recurring,
            Some(Met::Depends) => {
                sure &= self.met.iter().all(|(m, _)| *m == Met::Depends);
                DeadlineKind::DependsOn
            }
            None if !self.spans.is_empty() => DeadlineKind::WithinPeriod,
            None if self.length => DeadlineKind::DependsOn,
            None => DeadlineKind::Unclear,
        };
        sure &= kind != DeadlineKind::Unclear;
        let deadline = Deadline {
            words: String::new(),
            kind,
            earliest: dates.0,
            latest: dates.1,
            days: if kind == DeadlineKind::ByDate { days } else { Vec::new() },
            recurrence: self.recurrence,
            sure: true,
            year_assumed: assumed,
        };
        (deadline, sure)
    }

    fn kind_of_spans(&self) -> DeadlineKind {
        let open = self.spans.iter().any(|(_, b)| matches!(b, Bound::From | Bound::After));
        if open && !self.spans.iter().any(|(s, b)| s.range && *b == Bound::From) {
            return DeadlineKind::Ongoing;
        }
        let by = |(s, b): &(Span, Bound)| match b {
            Bound::Before | Bound::By => true,
            _ => s.unit == Unit::Day && !s.range,
        };
        if self.spans.iter().all(by) { DeadlineKind::ByDate } else { DeadlineKind::WithinPeriod }
    }

    /// The last day of each stretch, where there are several and each of them is a day to be met.
    fn several(&self, default_year: Option<i32>) -> Vec<NaiveDate> {
        let mut out = Vec::new();
        for (i, (span, bound)) in self.spans.iter().enumerate() {
            let mut span = *span;
            if span.lacks_year() {
                let later = self.spans[i + 1..].iter().find_map(|(s, _)| s.end.year);
                later.or(default_year).into_iter().for_each(|year| span.set_year(year));
            }
            out.extend(span.dates().and_then(|(start, end)| match bound {
                Bound::Before => start.pred_opt(),
                Bound::From | Bound::After => None,
                Bound::Within | Bound::By => Some(end),
            }));
        }
        out.sort();
        out.dedup();
        if out.len() > 1 && out.len() == self.spans.len() { out } else { Vec::new() }
    }

    /// First and last day of all stretches, whether a year was assumed, and whether that is certain.
    #[allow(clippy::type_complexity)] // one value, used once
    fn dates(&self, default_year: Option<i32>, recurs: bool) -> ((Option<NaiveDate>, Option<NaiveDate>), bool, bool) {
        let (mut earliest, mut latest) = (None::<NaiveDate>, None::<NaiveDate>);
        let (mut assumed, mut clear, mut endless) = (false, self.spans.len() < 2, false);
        for (i, (span, bound)) in self.spans.iter().enumerate() {
            let mut span = *span;
            if span.lacks_year() {
                // `trước 10/6 và 10/12/2026`: the year said later is meant for both.
                let later = self.spans[i + 1..].iter().find_map(|(s, _)| s.end.year);
                match later.or(default_year) {
                    Some(year) => span.set_year(year),
                    None => {
                        clear &= recurs;
                        continue;
                    }
                }
                // What recurs every year has no year of its own.
                assumed |= later.is_none() && !recurs;
                clear &= later.is_some() || recurs;
                clear &= !span.doubt;
            }
            let Some((start, end)) = span.dates() else {
                clear = false;
                continue;
            };
            let one_day = span.unit == Unit::Day && !span.range;
            let (from, to) = match bound {
                Bound::Within if one_day => (None, Some(end)),
                Bound::Within => (Some(start), Some(end)),
                Bound::Before => (None, start.pred_opt()),
                Bound::By if span.range => (Some(start), Some(end)),
                Bound::By => (None, Some(end)),
                Bound::From if span.range => (Some(start), Some(end)),
                Bound::From => (Some(start), None),
                Bound::After => (end.succ_opt(), None),
            };
            endless |= to.is_none();
            earliest = [earliest, from].into_iter().flatten().min();
            latest = latest.max(to);
        }
        ((earliest, latest.filter(|_| !endless)), assumed, clear)
    }
}

/// `9 tháng`: the first nine months, as reports call them.
fn nine_months() -> Span {
    let point = |month| span::Point { year: None, month, day: None };
    Span {
        unit: Unit::Month,
        start: point(1),
        end: point(9),
        open_end: false,
        doubt: true,
        range: false,
        vague: false,
        shift: 0,
    }
}
