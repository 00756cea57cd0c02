//! How the form is filled in: a sheet of its own, and the notes that show beside a chosen cell.

use super::heights::height;
use super::looks::Looks;
use crate::forms::FormError;
use crate::forms::plan_form::A4;
use crate::plan::wording::progress::{GUIDE_SHEET, ProgressField as F};
use rust_xlsxwriter::Worksheet;

/// Widths of the columns of "Hướng dẫn".
const GUIDE_WIDTHS: (f64, f64) = (34.0, 76.0);

const GUIDE: &str = "Điền các ô nền vàng ở trang tính «Tiến độ». Các ô khác lấy từ kế hoạch và được khóa; mã nhiệm vụ là căn cứ \
để tổng hợp nên không sửa, không xóa dòng, không thêm dòng. Nhiệm vụ không có gì để báo cáo thì để trống.";

/// What else is to be said.
const RULES: [(&str, &str); 3] = [
    ("Nhiệm vụ ngoài kế hoạch", "Không ghi thêm vào bảng; báo cáo riêng bằng văn bản."),
    ("Độ rộng cột, chiều cao dòng", "Được kéo rộng, hẹp tùy ý; bảng không đặt mật khẩu."),
    ("Gửi lại", "Gửi tệp này dạng .xlsx, giữ nguyên các trang tính. Đổi tên tệp cũng được."),
];

/// Writes the sheet that says how the form is filled in.
pub(super) fn sheet(sheet: &mut Worksheet, columns: &[F], looks: &Looks) -> Result<(), FormError> {
    sheet.set_name(GUIDE_SHEET)?;
    sheet.set_column_width(0, GUIDE_WIDTHS.0)?.set_column_width(1, GUIDE_WIDTHS.1)?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.8, 0.6, 0.8, 0.8, 0.4, 0.4);
    let mut at = 0;
    let mut put = |sheet: &mut Worksheet, label: &str, words: &str| -> Result<(), FormError> {
        sheet.write_string_with_format(at, 0, label, &looks.guide_head)?;
        sheet.write_string_with_format(at, 1, words, &looks.guide)?;
        sheet.set_row_height(at, height(&[(GUIDE_WIDTHS.0, label), (GUIDE_WIDTHS.1, words)], 1))?;
        at += 1;
        Ok(())
    };
    put(sheet, "Cách điền", GUIDE)?;
    for field in columns.iter().filter(|f| !f.is_locked()) {
        put(sheet, field.heading().form, hint(*field))?;
    }
    for (label, words) in RULES {
        put(sheet, label, words)?;
    }
    Ok(())
}

/// How a column is filled in.
pub(super) fn hint(field: F) -> &'static str {
    match field {
        F::Status => "Chọn trong danh sách. Không có gì để báo cáo thì để trống cả dòng.",
        F::Percent => "Ghi 87 hoặc 87%, từ 0 đến 100. Chưa rõ thì để trống, không ghi 0.",
        F::Result => "Việc đã làm và kết quả đến hết kỳ báo cáo.",
        F::Figures => "Số liệu kèm đơn vị tính, ví dụ: 1.250 hồ sơ; 98,5%.",
        F::Evidence => "Số, ký hiệu, ngày của văn bản, hoặc tên sản phẩm. Mỗi văn bản một dòng trong ô (Alt+Enter).",
        F::DoneOn => "Ngày thực tế hoàn thành, ngày/tháng/năm. Chưa xong thì để trống.",
        F::Difficulties => "Chậm hoặc chưa thực hiện thì ghi rõ nguyên nhân.",
        F::Proposals => "Đề xuất gì, với cơ quan nào.",
        _ => "",
    }
}
