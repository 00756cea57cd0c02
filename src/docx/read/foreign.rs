//! What is no DOCX: what it is instead, and what to do about it.

use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::package::Package;
use crate::package::compound::{Compound, is_compound};

const SAVE_AS: &str = "mở tệp bằng Word, chọn File > Save As, Word Document (.docx) rồi chạy lại với tệp .docx";
const CHOOSE: &str = "chọn tệp văn bản Word (.docx)";

/// Says what a file is that is no ZIP container.
pub(super) fn report(bytes: &[u8], d: &mut Diagnostics) {
    if bytes.is_empty() {
        return say(d, code::TEP_TRONG, "Tệp trống (0 byte)", "sao chép hoặc tải lại tệp");
    }
    if is_compound(bytes) {
        return compound(bytes, d);
    }
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = String::from_utf8_lossy(head.get(..2048.min(head.len())).unwrap_or_default()).to_lowercase();
    let head = head.trim_start();
    let (what, advice) = if head.starts_with("{\\rtf") {
        ("Tệp là RTF, không phải DOCX", SAVE_AS)
    } else if head.starts_with("%pdf") {
        ("Tệp là PDF, không phải DOCX", "xin bản Word (.docx) của văn bản này")
    } else if head.starts_with("<?xml") && (head.contains("word.document") || head.contains("pkg:package")) {
        ("Tệp là văn bản Word dạng XML, không phải DOCX", SAVE_AS)
    } else if head.starts_with("<html") || head.starts_with("<!doctype html") || head.starts_with("mime-version") {
        ("Tệp là trang web (HTML) mang tên văn bản Word", SAVE_AS)
    } else if bytes.starts_with(&[0xDB, 0xA5]) || bytes.starts_with(&[0x31, 0xBE]) {
        ("Tệp Word quá cũ (trước 1997)", SAVE_AS)
    } else {
        ("Tệp không phải DOCX", CHOOSE)
    };
    say(d, code::TEP_KHONG_PHAI_DOCX, what, advice);
}

/// An OLE file: .doc, a workbook, or a DOCX with a password.
fn compound(bytes: &[u8], d: &mut Diagnostics) {
    let Some(file) = Compound::open(bytes) else {
        return say(
            d,
            code::TEP_HONG,
            "Tệp hỏng: bị cắt ngang hoặc không đọc được mục lục",
            "sao chép hoặc tải lại tệp; nếu mở được bằng Word thì lưu lại dạng .docx rồi chạy lại",
        );
    };
    if file.has("EncryptedPackage") {
        return say(
            d,
            code::TEP_MAT_KHAU,
            "Tệp có mật khẩu, không đọc được",
            "mở bằng Word, bỏ mật khẩu (File > Info > Protect Document > Encrypt with Password, xóa ô mật khẩu) rồi \
             lưu lại",
        );
    }
    let (what, advice) = if file.has("WordDocument") {
        ("Tệp là Word 97-2003 (.doc), chưa đọc được", SAVE_AS)
    } else if file.has("Workbook") || file.has("Book") {
        ("Tệp là bảng tính Excel, không phải văn bản Word", CHOOSE)
    } else {
        ("Tệp không phải DOCX", CHOOSE)
    };
    say(d, code::TEP_KHONG_PHAI_DOCX, what, advice);
}

/// Says what a ZIP container is that holds no document.
pub(super) fn report_package(package: &Package, d: &mut Diagnostics) {
    let (what, advice) = if package.has("xl/workbook.xml") || package.has("xl/workbook.bin") {
        ("Tệp là bảng tính Excel, không phải văn bản Word", CHOOSE)
    } else if package.has("ppt/presentation.xml") {
        ("Tệp là bản trình chiếu, không phải văn bản Word", CHOOSE)
    } else if package.has("content.xml") {
        ("Tệp là OpenDocument (.odt), không phải DOCX", "mở tệp bằng Word hoặc LibreOffice rồi lưu dạng .docx")
    } else {
        ("Tệp nén này không phải văn bản Word", "giải nén rồi chọn tệp .docx bên trong")
    };
    say(d, code::TEP_KHONG_PHAI_DOCX, what, advice);
}

fn say(d: &mut Diagnostics, code: Code, what: &str, advice: &str) {
    d.add(code, Place::default(), what, advice);
}
