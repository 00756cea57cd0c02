//! Findings about cells, gathered by kind: a sheet with 3,000 bad cells gets one line, not 3,000.

use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::sheet::cell_name;

/// What can be found of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finding {
    /// An Excel error value.
    ExcelError,
    /// A formula whose value the file does not hold.
    NoValue,
    /// Control characters taken out.
    Controls,
    /// TCVN3 text converted.
    Tcvn3,
    /// VNI text converted.
    Vni,
    /// Words of an old encoding among words of Unicode, converted.
    Mixed,
    /// Text in a font of signs (Wingdings).
    SignFont,
    /// Words above or below the line that have no such letters.
    OffLine,
    /// Words struck through.
    Struck,
    /// HTML read as words.
    Html,
    /// `true` and `false` of JSON.
    YesNo,
    /// A cell written twice.
    Twice,
    /// A cell beyond the sheet's edge, or with an unreadable address.
    Outside,
    /// A string number that the string table does not have.
    NoString,
    /// Longer than a cell can be.
    TooLong,
    /// A number format that shows nothing.
    Unseen,
    /// A number in a date format that is no date.
    NoDate,
    /// A value that is not what its type says.
    BadValue,
    /// A merged area that is not one.
    BadMerge,
}

const NAMED: usize = 5;

#[derive(Debug)]
struct Group {
    kind: Finding,
    cells: Vec<(u32, u32)>,
    /// The cell added last; a cell of several runs is one cell.
    last: Option<(u32, u32)>,
    count: usize,
    detail: String,
}

/// The findings of one sheet.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Group>);

impl Findings {
    /// Adds a cell, (row, column) from 0.
    pub fn add(&mut self, kind: Finding, row: u32, column: u32) {
        self.add_with(kind, row, column, "");
    }

    /// Adds a cell and what it says; the first such word is shown.
    pub fn add_with(&mut self, kind: Finding, row: u32, column: u32, detail: &str) {
        let group = match self.0.iter_mut().find(|g| g.kind == kind) {
            Some(group) => group,
            None => {
                self.0.push(Group {
                    kind,
                    cells: Vec::new(),
                    last: None,
                    count: 0,
                    detail: detail.chars().take(40).collect(),
                });
                let last = self.0.len() - 1;
                &mut self.0[last]
            }
        };
        // What lies outside has no address of its own.
        let addressed = !matches!(kind, Finding::Outside | Finding::BadMerge);
        if addressed && group.last.replace((row, column)) == Some((row, column)) {
            return;
        }
        group.count += 1;
        if group.cells.len() < NAMED {
            group.cells.push((row, column));
        }
    }

    /// Writes them out for a sheet, in the order of their kinds.
    pub fn report(mut self, sheet: &str, d: &mut Diagnostics) {
        self.0.sort_by_key(|g| g.kind);
        for group in &self.0 {
            let mut place = sheet.to_owned();
            if let Some((row, column)) = group.cells.first() {
                if !place.is_empty() {
                    place.push('!');
                }
                place.push_str(&cell_name(*column, *row));
            }
            let (code, message) = words(group);
            d.add(code, Place::within(place), message, advice(group.kind));
        }
    }
}

/// `ô H12`, or `7 ô: H12, H13, H14, H15, H16, …`.
fn cells(group: &Group) -> String {
    let names: Vec<String> = group.cells.iter().map(|(row, column)| cell_name(*column, *row)).collect();
    match group.count {
        1 => format!("ô {}", names.join("")),
        n => format!("{n} ô: {}{}", names.join(", "), if n > names.len() { ", …" } else { "" }),
    }
}

/// The code of a finding and what it says.
fn words(group: &Group) -> (Code, String) {
    let (cells, detail) = (cells(group), &group.detail);
    match group.kind {
        Finding::ExcelError => {
            (code::O_LOI_EXCEL, format!("Giá trị lỗi của Excel ({detail}), giữ nguyên như chữ ({cells})"))
        }
        Finding::NoValue => (code::O_CONG_THUC_TRONG, format!("Công thức chưa có giá trị được lưu ({cells})")),
        Finding::Controls => (code::CHU_KY_TU_DIEU_KHIEN, format!("Đã bỏ ký tự điều khiển không in được ({cells})")),
        Finding::Tcvn3 => (code::CHU_MA_CU, format!("Đã chuyển chữ TCVN3 (ABC) sang Unicode ({cells})")),
        Finding::Vni => (code::CHU_MA_CU, format!("Đã chuyển chữ VNI sang Unicode ({cells})")),
        Finding::Mixed => (
            code::CHU_LAN_MA,
            format!("Ô lẫn chữ mã cũ (TCVN3 hoặc VNI) với chữ Unicode; đã chuyển phần chữ mã cũ ({cells})"),
        ),
        Finding::SignFont => (
            code::O_PHONG_KY_HIEU,
            format!("Ô dùng phông ký hiệu {detail}: hình hiện trong Excel sẽ thành chữ thường ({cells})"),
        ),
        Finding::OffLine => {
            (code::O_CHI_SO, format!("Chữ nhỏ đặt trên hoặc dưới dòng “{detail}” được in như chữ thường ({cells})"))
        }
        Finding::Struck => (code::O_GACH_NGANG, format!("Chữ gạch ngang vẫn được in: {cells}")),
        Finding::Html => (
            code::O_THE_HTML,
            format!("Thẻ HTML trong ô (p, br, li, b…) đã được đọc thành chữ, ngắt dòng và kiểu chữ ({cells})"),
        ),
        Finding::YesNo => (code::JSON_DUNG_SAI, format!("true, false trong tệp được in là Có, Không ({cells})")),
        Finding::Twice => (code::O_GHI_HAI_LAN, format!("Tệp ghi một ô hai lần; giữ giá trị sau ({cells})")),
        Finding::Outside => (
            code::O_NGOAI_TRANG_TINH,
            format!("Tệp có {} ô nằm ngoài trang tính hoặc có địa chỉ hỏng; đã bỏ", group.count),
        ),
        Finding::NoString => (code::O_THIEU_CHU, format!("Ô trỏ tới chuỗi không có trong tệp; để trống ({cells})")),
        Finding::TooLong => (code::O_QUA_DAI, format!("Ô dài quá 32.767 ký tự, đã cắt bớt ({cells})")),
        Finding::Unseen => (code::O_DINH_DANG_AN, format!("Định dạng số không cho hiện giá trị; để trống ({cells})")),
        Finding::NoDate => (
            code::O_KHONG_PHAI_NGAY,
            format!("Ô có định dạng ngày nhưng giá trị không phải ngày; viết như số ({cells})"),
        ),
        Finding::BadValue => {
            (code::O_GIA_TRI_HONG, format!("Giá trị không đúng kiểu của ô, giữ nguyên như chữ ({cells})"))
        }
        Finding::BadMerge => {
            (code::BANG_GOP_O_HONG, format!("Vùng gộp ô trùng, chồng nhau hoặc hỏng; đã bỏ ({cells})"))
        }
    }
}

/// What to do about a finding.
fn advice(kind: Finding) -> &'static str {
    match kind {
        Finding::ExcelError => "sửa công thức trong Excel rồi lưu lại",
        Finding::NoValue => "mở tệp bằng Excel, lưu lại rồi chạy lại",
        Finding::Controls => "gõ lại ô nếu thấy thiếu chữ",
        Finding::Tcvn3 | Finding::Vni | Finding::Html => "đọc lại các ô này",
        Finding::Mixed => "đọc lại các ô này, gõ lại chữ còn sai",
        Finding::SignFont => "thay ký hiệu bằng chữ (ví dụ x)",
        Finding::OffLine => "viết lại trong bảng tính cho khỏi hiểu nhầm",
        Finding::Struck => "bỏ chữ gạch ngang trong bảng tính nếu không cần in",
        Finding::YesNo => "ghi chữ cần in vào tệp nếu muốn khác",
        Finding::Twice | Finding::Outside | Finding::BadValue => "mở tệp bằng Excel, kiểm tra rồi lưu lại",
        Finding::NoString => "tệp có thể đã hỏng: mở bằng Excel, kiểm tra rồi lưu lại",
        Finding::TooLong => "chia nội dung ra nhiều ô",
        Finding::Unseen => "đổi định dạng ô nếu cần in",
        Finding::NoDate => "kiểm tra lại ô trong Excel",
        Finding::BadMerge => "mở tệp bằng Excel, bỏ gộp và gộp lại nếu bảng ra không đúng",
    }
}
