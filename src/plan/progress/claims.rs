//! What a unit claims in its entries, and where the claim contradicts its dates or itself.

use super::class::{Now, View, class};
use super::{Claim, Class, Progress, Status, status};
use crate::diagnostic::{Diagnostics, Place, code, glimpse};
use crate::plan::{Deadline, DeadlineKind};
use chrono::NaiveDate;

/// An entry and what the words of its state claim.
#[derive(Clone, Copy)]
pub(super) struct Heard<'p> {
    pub entry: &'p Progress,
    pub claim: Claim,
}

impl Heard<'_> {
    /// Its state, as the source understood it, else by its words.
    pub fn status(&self) -> Option<Status> {
        self.entry.status.or(self.claim.status)
    }

    /// It has words of a state that nobody understood.
    fn is_unknown(&self) -> bool {
        self.status().is_none() && !self.entry.status_words.trim().is_empty()
    }

    fn percent(&self) -> Option<f64> {
        self.entry.percent.or(self.claim.percent)
    }
}

/// What claims are held against.
pub(super) struct Against<'a> {
    /// The task as messages name it.
    pub task: &'a str,
    pub deadline: &'a Deadline,
    pub due: Option<NaiveDate>,
    /// The day of the plan.
    pub planned: Option<NaiveDate>,
    /// The day of the report.
    pub now: Now,
}

/// A date as people write it.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// What entries claim together: of each thing the newest that is said. Entries are given oldest first.
pub(super) fn view(entries: &[Heard], at: NaiveDate) -> View {
    let newest = || entries.iter().rev();
    let share = |p: &f64| (0.0..=100.0).contains(p);
    let percent = newest().find_map(|h| h.entry.percent.filter(share));
    let percent = percent.or_else(|| newest().find_map(|h| h.claim.percent.filter(share)));
    let done_on = newest().find_map(|h| h.entry.done_on).filter(|day| *day <= at);
    let inferred = || match (done_on, percent) {
        (Some(_), None) => Some(Status::Done),
        (_, Some(p)) => status::of_share(p),
        (None, None) => None,
    };
    // Done on a day to come is not done yet.
    let to_come = done_on.is_none() && newest().find_map(|h| h.entry.done_on).is_some_and(|day| day > at);
    let status = newest().find_map(Heard::status).or_else(inferred);
    View {
        status: status.map(|s| if to_come && s == Status::Done { Status::Doing } else { s }),
        percent,
        done_on,
        in_time: newest().find_map(|h| h.claim.in_time),
        seen_late: false,
        said_done_on: None,
    }
}

/// Reports what is doubtful in an answer, with the place of its newest entry.
pub(super) fn check(entries: &[Heard], view: &View, against: &Against, found: &mut Diagnostics) {
    let Some(last) = entries.last() else { return };
    let place = || last.entry.place.clone();
    let task = against.task;
    let words = entries.iter().rev().map(|h| h.entry.status_words.trim()).find(|w| !w.is_empty()).unwrap_or_default();
    states(entries, view, task, found);
    shares(entries, view, task, found);
    let status = view.status;
    let done = status == Some(Status::Done);
    let claimed_day = entries.iter().rev().find_map(|h| h.entry.done_on.map(|d| (d, h.entry.place.clone())));
    let dated = claimed_day.is_some();
    if let Some((date, place)) = claimed_day {
        dates(date, place, status, against, found);
    }
    if done && !dated {
        undated(entries, view, against, found);
    }
    match (status, against.due.filter(|due| against.now.is_past(against.deadline.kind, Some(*due)))) {
        (Some(Status::NotDue), Some(due)) => found.add(
            code::TIEN_DO_DA_DEN_HAN,
            place(),
            format!("{task}: ghi «{words}» nhưng thời hạn là {} đã qua; được tính là quá hạn", day(due)),
            "sửa trạng thái, hoặc kiểm tra lại thời hạn trong kế hoạch",
        ),
        (Some(Status::Doing | Status::NotStarted | Status::Overdue), None)
            if view.in_time == Some(false) && against.due.is_some() =>
        {
            found.add(
                code::TIEN_DO_CHUA_QUA_HAN,
                place(),
                format!("{task}: ghi «{words}» nhưng thời hạn {} chưa qua", against.due.map(day).unwrap_or_default()),
                "sửa trạng thái, hoặc kiểm tra lại thời hạn trong kế hoạch",
            );
        }
        (Some(Status::Done), _) if against.deadline.kind == DeadlineKind::Ongoing => found.add(
            code::TIEN_DO_THUONG_XUYEN,
            place(),
            format!("{task}: nhiệm vụ thường xuyên được ghi «{words}»; vẫn được tính là thường xuyên"),
            "nếu nhiệm vụ đã kết thúc hẳn thì sửa thời hạn trong kế hoạch",
        ),
        _ => {}
    }
}

/// Reports what is missing where a task is said to be done and no day is given.
fn undated(entries: &[Heard], view: &View, against: &Against, found: &mut Diagnostics) {
    let Some(last) = entries.last() else { return };
    let (place, task) = (last.entry.place.clone(), against.task);
    if let Some(words) = entries.iter().map(|h| h.entry.result.trim()).find(|w| is_to_come(w)) {
        found.add(
            code::TIEN_DO_MAU_THUAN,
            place,
            format!("{task}: ghi hoàn thành nhưng kết quả lại là việc chưa xong: «{}»", glimpse(words)),
            "sửa trạng thái, hoặc ghi kết quả đã đạt",
        );
        return;
    }
    let evidence = entries.iter().map(|h| h.entry).any(|e| !e.evidence.trim().is_empty() || names_document(&e.result));
    let once = matches!(against.deadline.kind, DeadlineKind::ByDate | DeadlineKind::WithinPeriod);
    let unknown = once && class(against.deadline, against.due, view, against.now) == Class::Done;
    if let Some(due) = against.due.filter(|_| unknown) {
        found.add(
            code::TIEN_DO_KHONG_NGAY,
            place,
            format!(
                "{task}: ghi hoàn thành nhưng không ghi ngày, thời hạn {} đã qua; chỉ tính là hoàn thành, không tính là \
                 đúng hạn hay quá hạn",
                day(due)
            ),
            "bổ sung ngày hoàn thành, hoặc ghi rõ «Hoàn thành đúng hạn», «Hoàn thành quá hạn»",
        );
    } else if !evidence {
        found.add(
            code::TIEN_DO_MINH_CHUNG,
            place,
            format!("{task}: ghi hoàn thành nhưng chưa có văn bản minh chứng và ngày hoàn thành"),
            "bổ sung số, ký hiệu văn bản hoặc ngày hoàn thành",
        );
    }
}

/// Whether a result tells of what is still to be done.
fn is_to_come(words: &str) -> bool {
    let lower = words.to_lowercase();
    let open = ["sẽ ", "đang ", "dự kiến ", "chuẩn bị ", "chưa "].iter().any(|open| lower.starts_with(open));
    // `Chủ tịch sẽ xem xét, ban hành`: somebody will, and nothing is said to have been done.
    open || lower.contains(" sẽ ") && !lower.contains("đã ")
}

fn states(entries: &[Heard], view: &View, task: &str, found: &mut Diagnostics) {
    let taken = if view.status.is_none() { "; được tính là chưa hoàn thành" } else { "" };
    for h in entries.iter().filter(|h| h.is_unknown()) {
        found.add(
            code::TIEN_DO_TRANG_THAI_LA,
            h.entry.place.clone(),
            format!("{task}: không hiểu trạng thái «{}»{taken}", h.entry.status_words.trim()),
            "ghi Hoàn thành, Đang thực hiện, Chưa thực hiện, Tiếp tục duy trì hoặc Chưa đến hạn",
        );
    }
    let last = entries.last().map_or_else(Place::default, |h| h.entry.place.clone());
    let said = entries.iter().any(|h| h.status().is_some());
    match view.status {
        None if entries.iter().any(Heard::is_unknown) => {}
        None => found.add(
            code::TIEN_DO_KHONG_TRANG_THAI,
            last,
            format!("{task}: chưa rõ trạng thái{taken}"),
            "ghi trạng thái",
        ),
        Some(status) if !said => found.add(
            code::TIEN_DO_SUY_RA,
            last,
            format!("{task}: không ghi trạng thái; theo tỷ lệ, ngày hoàn thành thì là «{}»", status.words()),
            "ghi trạng thái",
        ),
        Some(_) => {}
    }
}

fn shares(entries: &[Heard], view: &View, task: &str, found: &mut Diagnostics) {
    for h in entries {
        if let Some(p) = h.percent().filter(|p| !(0.0..=100.0).contains(p)) {
            found.add(
                code::TIEN_DO_NGOAI_KHOANG,
                h.entry.place.clone(),
                format!("{task}: tỷ lệ {}% ngoài khoảng 0 đến 100; không dùng", crate::vietnamese::general_number(p)),
                "sửa tỷ lệ",
            );
        }
    }
    let (Some(status), Some(percent)) = (view.status, view.percent) else { return };
    let wrong = match status {
        Status::Done => percent < 100.0,
        Status::Doing => percent >= 100.0,
        Status::NotStarted | Status::NotDue => percent > 0.0,
        Status::Maintained | Status::Overdue => false,
    };
    if wrong {
        let place = entries.iter().rev().find(|h| h.percent().is_some()).or(entries.last());
        found.add(
            code::TIEN_DO_PHAN_TRAM,
            place.map_or_else(Place::default, |h| h.entry.place.clone()),
            format!(
                "{task}: «{}» nhưng tỷ lệ là {}%; được tính theo trạng thái",
                status.words(),
                crate::vietnamese::general_number(percent)
            ),
            "sửa trạng thái hoặc tỷ lệ cho khớp",
        );
    }
}

fn dates(date: NaiveDate, place: Place, status: Option<Status>, against: &Against, found: &mut Diagnostics) {
    let (task, shown) = (against.task, day(date));
    if date > against.now.at {
        found.add(
            code::TIEN_DO_NGAY_TUONG_LAI,
            place,
            format!(
                "{task}: ngày hoàn thành {shown} sau ngày báo cáo {}; chưa tính là hoàn thành",
                day(against.now.at)
            ),
            "kiểm tra ngày, tháng (có thể bị đảo)",
        );
        return;
    }
    if let Some(planned) = against.planned.filter(|planned| date < *planned) {
        found.add(
            code::TIEN_DO_TRUOC_KE_HOACH,
            place.clone(),
            format!("{task}: ngày hoàn thành {shown} trước ngày ban hành kế hoạch {}", day(planned)),
            "kiểm tra ngày, tháng (có thể bị đảo)",
        );
    }
    if matches!(status, Some(Status::Doing | Status::NotStarted | Status::NotDue | Status::Overdue)) {
        found.add(
            code::TIEN_DO_MAU_THUAN,
            place,
            format!("{task}: có ngày hoàn thành {shown} nhưng ghi «{}»", status.map_or("", Status::words)),
            "bỏ ngày hoàn thành, hoặc sửa trạng thái",
        );
    }
}

/// Reports `đúng hạn` and `quá hạn` that the dates do not bear out. The class goes by the dates.
pub(super) fn check_in_time(entries: &[Heard], view: &View, against: &Against, found: &mut Diagnostics) {
    let (Some(Status::Done), Some(in_time), Some(due), Some(done), Some(last)) =
        (view.status, view.in_time, against.due, view.done_on, entries.last())
    else {
        return;
    };
    if in_time != (done <= due) {
        let said = if in_time { "đúng hạn" } else { "quá hạn" };
        found.add(
            code::TIEN_DO_DUNG_HAN,
            last.entry.place.clone(),
            format!("{}: ghi {said} nhưng hoàn thành ngày {}, thời hạn là {}", against.task, day(done), day(due)),
            "sửa trạng thái hoặc ngày hoàn thành",
        );
    }
}

/// Whether words name a document: `Quyết định số 15/QĐ-UBND`.
fn names_document(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let Some((number, rest)) = word.split_once('/') else { return false };
        let digit = number.chars().next_back().is_some_and(|c| c.is_ascii_digit());
        digit && rest.chars().any(|c| c.is_alphabetic() && c.is_uppercase())
    })
}
