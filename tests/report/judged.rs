//! The sample as judged by the program, against where each task stands by hand.

use crate::sample::{Sample, day, quarter};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::Regime;
use vanthu::plan::progress::{AsOf, Class, Tally, judge};
use vanthu::plan::units::Registry;

fn judged(s: &Sample, q: u8) -> (Tally, Diagnostics) {
    let mut found = Diagnostics::new();
    let at = if q == 2 { day(2026, 6, 30) } else { day(2026, 9, 30) };
    let registry = Registry::new(&s.office);
    let tally =
        judge(&s.work, &s.progress, &registry, AsOf { period: quarter(q), regime: Regime::Calendar, at }, &mut found);
    (tally, found)
}

#[test]
fn each_task_stands_where_it_does_by_hand() {
    let s = Sample::new();
    for (q, hand) in [(2, &s.previous), (3, &s.now)] {
        let (tally, _) = judged(&s, q);
        let classes = |t: &Tally| -> Vec<Option<Class>> { t.tasks.iter().map(|t| t.class).collect() };
        assert_eq!(classes(&tally), classes(hand), "quarter {q}");
        assert_eq!(tally.all, hand.all);
        assert_eq!(tally.groups, hand.groups);
        assert_eq!((tally.shared, tally.by_units.total()), (hand.shared, hand.by_units.total()));
    }
}

#[test]
fn what_is_doubtful_in_the_sample_is_said() {
    let s = Sample::new();
    let (tally, found) = judged(&s, 3);
    let said: Vec<String> = found
        .iter()
        .map(|f| format!("{} {} {}", f.severity, f.code, f.place.within.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            "ghi chú ke-hoach.nhieu-chu-tri phu_luc[0].nhiem_vu[6]",
            "cảnh báo tien-do.khong-chu-tri G14",
            "cảnh báo tien-do.trai-nhau G6",
            "cảnh báo tien-do.trung G11",
            "ghi chú tien-do.minh-chung G17",
        ]
    );
    let silent: Vec<&str> = tally.silent().iter().map(|u| tally.units[*u].name.as_str()).collect();
    assert_eq!(silent, ["Trạm Y tế xã"]);
    assert_eq!(tally.owing(), tally.silent());
}

/// `tăng … nhiệm vụ so với quý trước`: both quarters judged from the one list.
#[test]
fn two_quarters_are_compared() {
    let s = Sample::new();
    let both = judged(&s, 3).0.since(&judged(&s, 2).0);
    assert_eq!((both.then.done(), both.now.done()), (5, 9));
    assert_eq!(both.done(), 4);
    assert_eq!(both.difference(Class::Overdue), 1);
    assert_eq!(both.difference(Class::InTime), -5);
    assert_eq!((both.then.done_share(), both.now.done_share()), (Some(25.0), Some(45.0)));
    assert_eq!(both.done_points(), Some(20.0));
}
