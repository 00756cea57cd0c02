//! What the reader says of a file, in words for office staff.

use super::parts::NoPart;
use super::shared::{Shared, Stop};
use super::{ADVICE, nowhere};
use crate::diagnostic::{Diagnostics, Place, Severity, code};

const RESAVE: &str = "mở tệp bằng Word, kiểm tra rồi lưu lại";

/// The document's part cannot be had.
pub(super) fn no_document(why: NoPart, d: &mut Diagnostics) {
    match why {
        NoPart::TooBig => too_big(nowhere(), d),
        NoPart::Missing => d.add(code::TEP_HONG, nowhere(), "Tệp hỏng: không có phần nội dung văn bản", ADVICE.damaged),
        NoPart::Damaged => d.add(
            code::TEP_HONG,
            nowhere(),
            "Tệp hỏng hoặc có mật khẩu: không giải nén được phần nội dung văn bản",
            ADVICE.damaged,
        ),
    }
}

/// Reading of the text ended before its end.
pub(super) fn stopped(stop: Option<Stop>, paragraphs: usize, d: &mut Diagnostics) {
    let place = Place::within(format!("đoạn {paragraphs}"));
    if stop == Some(Stop::TooMuch) {
        return too_big(place, d);
    }
    let message = match paragraphs {
        0 => "Tệp hỏng: nội dung văn bản bị cắt ngang hoặc sai cấu trúc XML".to_owned(),
        n => format!("Tệp hỏng: nội dung văn bản bị cắt ngang hoặc sai cấu trúc XML, chỉ đọc được đến đoạn {n}"),
    };
    d.add(code::TEP_HONG, place, message, ADVICE.damaged);
}

fn too_big(place: Place, d: &mut Diagnostics) {
    let message = "Văn bản quá lớn, quá giới hạn đọc; có thể là tệp phá hoại";
    d.add(code::TEP_QUA_LON, place, message, ADVICE.shrink);
}

/// A part that the text can do without is damaged.
pub(super) fn damaged_part(name: &str, d: &mut Diagnostics) {
    let message = format!("Phần «{name}» của tệp bị hỏng, chỉ đọc được một phần hoặc không đọc được");
    d.add(code::DOCX_PHAN_HONG, Place::within(name), message, RESAVE);
}

/// A relationship names a part that is not there.
pub(super) fn missing_part(name: &str, d: &mut Diagnostics) {
    let message = format!("Tệp thiếu phần «{name}» mà văn bản nhắc đến; đã đọc không có phần này");
    d.add(code::DOCX_THIEU_PHAN, Place::within(name), message, RESAVE);
}

/// A header or footer is named by a relationship that does not exist.
pub(super) fn broken_relation(id: &str, d: &mut Diagnostics) {
    let message = format!("Đầu trang hoặc chân trang trỏ đến liên kết «{id}» không có trong tệp; đã bỏ qua");
    d.add(code::DOCX_THIEU_PHAN, nowhere(), message, RESAVE);
}

/// No styles at all.
pub(super) fn no_styles(d: &mut Diagnostics) {
    let message = "Tệp không có phần kiểu định dạng (styles); cỡ chữ, phông chữ lấy theo mặc định của Word";
    d.push(Severity::Note, code::DOCX_THIEU_PHAN, nowhere(), message, "");
}

/// What was found on the way.
pub(super) fn findings(shared: &Shared, d: &mut Diagnostics) {
    let facts = &shared.facts;
    let changes = [
        (facts.tracked_insertions, "chỗ chèn"),
        (facts.tracked_deletions, "chỗ xóa"),
        (facts.tracked_moves, "chỗ chuyển"),
        (facts.tracked_formats, "chỗ đổi định dạng"),
    ];
    let changes: Vec<String> =
        changes.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !changes.is_empty() {
        d.add(
            code::DOCX_SUA_DOI,
            nowhere(),
            format!("Văn bản còn sửa đổi chưa duyệt ({}); đã đọc như khi chấp nhận tất cả sửa đổi", changes.join(", ")),
            "mở bằng Word, xem lại rồi chọn Review > Accept > Accept All Changes",
        );
    }
    if facts.macros {
        d.add(
            code::TEP_MACRO,
            nowhere(),
            "Tệp có macro; macro không được chạy và không được đọc, chỉ đọc phần chữ",
            "",
        );
    }
    if facts.charts > 0 {
        let message = format!("Văn bản có {} biểu đồ hoặc sơ đồ SmartArt; chữ trong đó không được đọc", facts.charts);
        d.add(code::DOCX_BIEU_DO, nowhere(), message, "kiểm tra bằng mắt các biểu đồ, sơ đồ này");
    }
    if facts.foreign_parts > 0 {
        let message =
            format!("Văn bản nhúng {} tệp khác (altChunk, subDoc); chữ trong đó không được đọc", facts.foreign_parts);
        d.add(
            code::DOCX_TEP_NHUNG,
            nowhere(),
            message,
            "mở bằng Word rồi lưu lại để nội dung nhúng thành chữ của văn bản",
        );
    }
    if shared.too_deep {
        let message = "Bảng hoặc hộp chữ lồng nhau quá sâu; phần trong cùng được đọc như đoạn văn thường";
        d.add(code::DOCX_LONG_NHAU, nowhere(), message, "mở bằng Word, bỏ bớt các bảng lồng nhau");
    }
    if shared.odd_fields {
        let message = "Có trường (field) thiếu mốc đầu hoặc mốc cuối; chữ trong đó được đọc như chữ thường";
        d.add(code::DOCX_TRUONG_HONG, nowhere(), message, RESAVE);
    }
    if shared.doctype {
        let message =
            "Tệp có khai báo DOCTYPE, bất thường đối với DOCX; đã bỏ qua khai báo, không mở rộng thực thể nào";
        d.add(code::DOCX_DOCTYPE, nowhere(), message, RESAVE);
    }
}
