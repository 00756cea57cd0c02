//! `vanthu bao-cao`: what units sent for a period, as a BÁO CÁO with its phụ lục.

use super::args::BaoCao;
use super::follow::{self, Followed};
use super::produce::{self, Wanted};
use super::tong_hop::{self, Judgement};
use super::{lap, report};
use crate::compose::report::{Input, Shape, charts};
use crate::compose::{self, Options};
use crate::diagnostic::Diagnostics;
use crate::font::Shaper;
use crate::plan::progress::{self, Progress, Tally};
use crate::plan::{Lines, Period};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The same plan, judged at the end of earlier periods.
struct Earlier {
    previous: Option<Tally>,
    last_year: Option<Tally>,
    /// Each period of the year up to the report's own, for the chart.
    course: Vec<Tally>,
}

pub fn run(args: &BaoCao) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let mut told = Vec::new();
    let period = follow::period(&args.sent.period, args.plan.year, &mut found);
    let followed = period.and_then(|period| Followed::open(&args.plan, Some(period.year), &mut found));
    if let (Some(period), Some(followed)) = (period, followed)
        && let Some(judged) =
            tong_hop::judge(&args.sent, &followed, period, args.plan.fix_dates, args.results.json, &mut found)
    {
        told = tong_hop::overview(&judged);
        written = make(args, &followed, &judged, period, &mut found);
    }
    report::findings(&found, &written, args.results.json);
    if !args.results.json {
        told.iter().for_each(|line| report::say(line));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn make(
    args: &BaoCao,
    followed: &Followed,
    judged: &Judgement,
    period: Period,
    found: &mut Diagnostics,
) -> Vec<PathBuf> {
    // A file that could not be read, a row that is not of the plan: the report still comes out for the rest.
    let mut own = Diagnostics::new();
    let Some(fonts) = produce::fonts(args.results.fonts.as_deref(), &mut own) else {
        found.extend(own);
        return Vec::new();
    };
    let template = args.template.as_deref().and_then(|path| lap::template(path, &mut own));
    let earlier = earlier(followed, &judged.gathered.progress, period);
    let agency = followed.agency.as_ref();
    let usual = agency.and_then(|a| a.reporting.as_ref()?.addressees.as_ref());
    let addressees: Vec<String> = match args.addressees.is_empty() {
        true => usual.iter().flat_map(|l| Lines::filled(l)).map(str::to_owned).collect(),
        false => args.addressees.clone(),
    };
    let charts = if args.no_charts { Vec::new() } else { charts(&judged.tally, &earlier.course) };
    let input = Input {
        work: &followed.work,
        progress: &judged.gathered.progress,
        now: &judged.tally,
        previous: earlier.previous.as_ref(),
        last_year: earlier.last_year.as_ref(),
        cumulative: None,
        charts,
        shape: if args.table { Shape::Table } else { Shape::Prose },
        addressees: &addressees,
        date: None,
        appendices: true,
    };
    let resolve = |_: &str| Err("báo cáo không dùng tệp ảnh".to_owned());
    let options = Options { template: template.as_ref(), resolve: &resolve };
    let choice = compose::choice(Some(&followed.work.plan), agency, &mut own);
    let (document, composed) = compose::report(&input, agency, &options);
    own.extend(composed);
    if args.issue {
        own.raise_missing();
    }
    let mut shaper = Shaper::new(&fonts);
    let wanted = Wanted { formats: &args.results.formats, signature_field: false };
    let made = produce::outputs(document, &choice, &mut shaper, wanted, &|_| None, &mut own);
    let folder =
        args.results.out.clone().unwrap_or_else(|| args.plan.plan.parent().unwrap_or(Path::new("")).to_owned());
    let name = format!("bao-cao-{}", period.slug());
    let outputs: Vec<_> =
        made.into_iter().map(|(ending, bytes)| (folder.join(format!("{name}.{ending}")), bytes)).collect();
    let written = produce::save(outputs, args.results.overwrite, &mut own);
    found.extend_new(own);
    written
}

/// Earlier periods, as far as what was sent tells of them.
fn earlier(followed: &Followed, sent: &[Progress], period: Period) -> Earlier {
    let regime = followed.regime();
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
        Some(progress::judge(&followed.work, sent, &followed.registry, period, regime, last, &mut quiet))
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
