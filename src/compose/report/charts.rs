//! The pictures of a report: state by unit, and the share done over the year.

use super::Chart;
use crate::chart::{Bar, Columns, Series, StackedBars};
use crate::plan::progress::{Class, Tally};

/// Fewer bars say nothing that a sentence does not say better.
const FEWEST: usize = 3;

/// The charts that the counts are enough for. `course` is each period of the year up to the report's own, the oldest
/// first.
pub fn charts(now: &Tally, course: &[Tally]) -> Vec<Chart> {
    // A period of which one form alone came back is no point of the course.
    let known: Vec<&Tally> =
        course.iter().filter(|then| then.period == now.period || now.is_comparable(then)).collect();
    [by_unit(now), over_periods(&known)].into_iter().flatten().collect()
}

fn by_unit(now: &Tally) -> Option<Chart> {
    let leading: Vec<_> = now.units.iter().filter(|u| u.counts.total() > 0 && !u.name.is_empty()).collect();
    if leading.len() < FEWEST {
        return None;
    }
    let used: Vec<Class> = Class::ALL.into_iter().filter(|c| now.by_units.of(*c) > 0).collect();
    let silent = now.by_units.unreported() > 0;
    let mut classes: Vec<String> = used.iter().map(|c| label(*c)).collect();
    classes.extend(silent.then(|| "Chưa có báo cáo".to_owned()));
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let bars = leading.iter().map(|unit| {
        let mut values: Vec<u32> = used.iter().map(|c| number(unit.counts.of(*c))).collect();
        values.extend(silent.then(|| number(unit.counts.unreported())));
        let label = if unit.short.is_empty() { unit.name.clone() } else { unit.short.clone() };
        Bar { label, values }
    });
    let bars = StackedBars { title: String::new(), classes, bars: bars.collect() };
    let drawn = bars.draw()?;
    let caption = format!("Tình trạng nhiệm vụ theo đơn vị chủ trì, {}", now.period.words());
    Some(Chart { name: "bieu_do_don_vi".to_owned(), png: drawn.png, alt: drawn.alt, caption: Some(caption) })
}

/// Beside «Hoàn thành đúng hạn» the bare word would count all that is done.
fn label(class: Class) -> String {
    match class {
        Class::Done => "Hoàn thành, chưa rõ thời điểm".to_owned(),
        class => class.words().to_owned(),
    }
}

fn over_periods(course: &[&Tally]) -> Option<Chart> {
    let [first, .., last] = course else { return None };
    if course.len() < FEWEST {
        return None;
    }
    let columns = Columns {
        title: String::new(),
        unit: "%".to_owned(),
        periods: course.iter().map(|t| t.period.words()).collect(),
        series: vec![Series {
            name: "Tỷ lệ nhiệm vụ hoàn thành".to_owned(),
            values: course.iter().map(|t| t.all.done_share()).collect(),
        }],
    };
    let drawn = columns.draw()?;
    let caption = format!("Tỷ lệ nhiệm vụ hoàn thành từ {} đến {}", first.period.words(), last.period.words());
    Some(Chart { name: "bieu_do_ky".to_owned(), png: drawn.png, alt: drawn.alt, caption: Some(caption) })
}
