//! What units sent for a period, as a BÁO CÁO with its phụ lục.

use super::attach::Attaching;
use super::outputs::Wanted;
use super::{Followed, Format, Judged, Made, Period, Source, Template, Typed};
use crate::compose::report::{Input, Shape, charts, cross_check};
use crate::compose::{self, Options};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::forms;
use crate::plan::Lines;
use crate::plan::progress::{self, AsOf, Progress, Tally};

/// How a report is made.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Report<'a> {
    /// Which files to make.
    pub formats: &'a [Format],
    /// Two paragraphs, the rest in the appendices, instead of prose by section.
    pub short: bool,
    /// Kính gửi; none takes those of the office's facts.
    pub addressees: &'a [String],
    /// With charts.
    pub charts: bool,
    /// The template; none takes the built-in one.
    pub template: Option<&'a Template>,
    /// For issue: a fact that is missing is a `lỗi`.
    pub for_issue: bool,
    /// Further tables that become its phụ lục, after its own.
    pub tables: &'a [Source],
    /// What a person typed of the report.
    pub typed: Option<&'a Typed>,
    /// With `doi-chieu.xlsx`: every number and list of the report and what it was counted from.
    pub cross_check: bool,
}

impl Default for Report<'_> {
    fn default() -> Self {
        Report {
            formats: &Format::BOTH,
            short: false,
            addressees: &[],
            charts: true,
            template: None,
            for_issue: false,
            tables: &[],
            typed: None,
            cross_check: false,
        }
    }
}

/// The same plan, judged at the end of earlier periods.
struct Earlier {
    previous: Option<Tally>,
    last_year: Option<Tally>,
    /// Each period of the year up to the report's own, for the chart.
    course: Vec<Tally>,
}

impl Followed {
    /// The report of a period. Its findings are its own: what was wrong with single files stands in the judging.
    pub fn report(&self, judged: &Judged, how: &Report<'_>) -> Made {
        let mut found = Diagnostics::new();
        let earlier = self.earlier(&judged.progress, judged.period);
        let usual = self.agency().and_then(|a| a.reporting.as_ref()?.addressees.as_ref());
        let addressees: Vec<String> = match how.addressees.is_empty() {
            true => usual.iter().flat_map(|l| Lines::filled(l)).map(str::to_owned).collect(),
            false => how.addressees.to_vec(),
        };
        let input = Input {
            work: &self.work,
            progress: &judged.progress,
            now: &judged.tally,
            previous: earlier.previous.as_ref(),
            last_year: earlier.last_year.as_ref(),
            cumulative: None,
            charts: if how.charts { charts(&judged.tally, &earlier.course) } else { Vec::new() },
            shape: if how.short { Shape::Table } else { Shape::Prose },
            addressees: &addressees,
            date: None,
            appendices: true,
            typed: how.typed.map(|t| &t.facts),
        };
        let resolve = |_: &str| Err("báo cáo không dùng tệp ảnh".to_owned());
        let options = Options { template: how.template, resolve: &resolve };
        let choice = self.choice(&mut found);
        let (mut document, composed) = compose::report(&input, self.agency(), &options);
        found.extend(composed);
        let mut made = Made::default();
        let name = format!("bao-cao-{}", judged.period.slug());
        let line = document.appendices.iter().find_map(|a| a.attached.clone());
        let attaching = Attaching { name: &name, line: line.as_ref(), for_issue: how.for_issue, files: None };
        self.office.attach(&mut document, how.tables, &attaching, &mut made, &mut found);
        if how.for_issue {
            found.raise_missing();
        }
        let checked = how.cross_check.then(|| forms::write_cross_check(&cross_check(&input, &document)));
        let marks = how.typed.map_or(&[][..], |t| &t.marks);
        let wanted = Wanted { marks, ..Wanted::plain(how.formats) };
        let mut files = self.office.outputs(document, &choice, &name, wanted, &mut found);
        match checked {
            Some(Ok(bytes)) => files.push(Made::file("doi-chieu", "xlsx", bytes)),
            Some(Err(e)) => found.add(code::BIEU_MAU_KHONG_LAP_DUOC, Place::default(), e.to_string(), ""),
            None => {}
        }
        Made { files, found, ..made }.settled()
    }

    /// Earlier periods, as far as what was sent tells of them.
    fn earlier(&self, sent: &[Progress], period: Period) -> Earlier {
        let regime = self.regime();
        let judge = |period: Period| -> Option<Tally> {
            let (first, last) = period.days(regime)?;
            let of = |p: &&Progress| match (p.period, p.written_on) {
                (Some(own), _) => own == period,
                (None, Some(day)) => (first..=last).contains(&day),
                (None, None) => false,
            };
            sent.iter().find(of)?;
            // What is wrong with earlier entries was told when they were reported.
            let mut quiet = Diagnostics::new();
            let as_of = AsOf { period, regime, at: last };
            Some(progress::judge(&self.work, sent, &self.registry, as_of, &mut quiet))
        };
        let mut course = Vec::new();
        let mut at = period;
        while at.year == period.year {
            course.extend(judge(at));
            at = at.previous();
            if course.len() > 12 {
                break;
            }
        }
        course.reverse();
        Earlier { previous: judge(period.previous()), last_year: judge(period.same_last_year()), course }
    }
}
