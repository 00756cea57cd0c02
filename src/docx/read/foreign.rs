//! What is no DOCX: what it is instead, and what to do about it.

use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::package::FileKind;

const SAVE_AS: &str = "mở tệp bằng Word, chọn File > Save As, Word Document (.docx) rồi chạy lại với tệp .docx";
const CHOOSE: &str = "chọn tệp văn bản Word (.docx)";

/// Says what a file is that holds no document of Word.
pub(super) fn report(kind: FileKind, d: &mut Diagnostics) {
    let say = |d: &mut Diagnostics, code: Code, what: &str, advice: &str| d.add(code, Place::default(), what, advice);
    match kind {
        FileKind::Empty => say(d, code::TEP_TRONG, "Tệp trống (0 byte)", "sao chép hoặc tải lại tệp"),
        FileKind::BrokenCompound => say(
            d,
            code::TEP_HONG,
            "Tệp hỏng: bị cắt ngang hoặc không đọc được mục lục",
            "sao chép hoặc tải lại tệp; nếu mở được bằng Word thì lưu lại dạng .docx rồi chạy lại",
        ),
        FileKind::Locked => say(
            d,
            code::TEP_MAT_KHAU,
            "Tệp có mật khẩu, không đọc được",
            "mở bằng Word, bỏ mật khẩu (File > Info > Protect Document > Encrypt with Password, xóa ô mật khẩu) rồi \
             lưu lại",
        ),
        // Of words, unknown parts and unknown streams nothing can be said.
        FileKind::Text | FileKind::Compound | FileKind::OfficePackage => {
            say(d, code::TEP_KHONG_PHAI_DOCX, "Tệp không phải DOCX", CHOOSE)
        }
        FileKind::Zip => say(
            d,
            code::TEP_KHONG_PHAI_DOCX,
            "Tệp nén này không phải văn bản Word",
            "giải nén rồi chọn tệp .docx bên trong",
        ),
        other => {
            let advice = match other {
                _ if other.is_for_word() || other == FileKind::Html => SAVE_AS,
                FileKind::Pdf => "xin bản Word (.docx) của văn bản này",
                FileKind::Picture => "ảnh chụp văn bản không đọc được; xin bản Word (.docx)",
                _ => CHOOSE,
            };
            say(d, code::TEP_KHONG_PHAI_DOCX, &format!("Tệp là {}, không phải DOCX", other.name()), advice);
        }
    }
}
