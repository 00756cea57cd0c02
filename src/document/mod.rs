//! The văn bản itself: what a document says, free of fonts, pages and files.
//!
//! [`Document`] is what composers and the plain-text reader make, and what the DOCX writer, the page layout and the
//! checker read. Names follow the metadata list of Nghị định 30/2020/NĐ-CP, Phụ lục VI, where it has one.

mod block;
mod fill;
mod inline;
mod issue;
mod kind;
mod table;

pub use block::{Appendix, Block, Entry, Image, ImageFormat, Level, Orientation};
pub use fill::FULL_NAME;
pub use inline::{Inline, Inlines, MISSING, TextStyle, marker};
pub use issue::IssueFacts;
pub use kind::DocumentType;
pub use table::{Align, Cell, Column, Origin, Paragraphs, Row, RowKind, Table};

use crate::standard::Profile;
use crate::vietnamese::roman;

/// A whole văn bản, its appendices included.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Whose form it follows.
    pub profile: Profile,
    /// Words of its own in the place of Quốc hiệu, of an organisation whose form is not laid down here.
    pub heading: Option<String>,
    /// Tên loại: KẾ HOẠCH, BÁO CÁO, công văn…
    pub doc_type: DocumentType,
    /// The type's words when they are not those of [`DocumentType::title`] (`KẾ HOẠCH HÀNH ĐỘNG`).
    pub type_name: Option<String>,
    /// Cơ quan chủ quản trực tiếp; none for UBND and HĐND by custom.
    pub parent_organ: Option<String>,
    /// Cơ quan ban hành, one item a line when the office breaks its name itself (`ỦY BAN NHÂN DÂN` / `XÃ AN BÌNH`).
    pub organ: Vec<String>,
    /// Số, without the notation; none is the gap a draft leaves.
    pub code_number: Option<String>,
    /// Ký hiệu: `KH-UBND`.
    pub code_notation: String,
    /// Địa danh.
    pub place: String,
    /// Ngày tháng năm ban hành; each part may still be blank.
    pub issued_date: IssuedDate,
    /// Trích yếu; a line break the drafter set is an [`Inline::Break`].
    pub subject: Inlines,
    /// Dấu chỉ độ khẩn, DỰ THẢO, phạm vi lưu hành.
    pub marks: Marks,
    /// Kính gửi; used by công văn, tờ trình, and báo cáo to a superior.
    pub addressees: Vec<Inlines>,
    /// Căn cứ ban hành, one a paragraph, punctuation made right by the composer.
    pub bases: Vec<Inlines>,
    /// Nội dung.
    pub body: Vec<Block>,
    /// Whether `./.` closes the body; it is appended to the last paragraph unless it stands there already.
    pub end_mark: bool,
    /// Nơi nhận, without the leading `- `, the `Lưu:` line last, punctuation made right by the composer.
    pub recipients: Vec<Inlines>,
    /// Ký hiệu người soạn thảo and number of copies, printed behind the `Lưu` line: `NVA.(30)`.
    pub drafter: Option<String>,
    /// One signature, or two side by side (biên bản, co-signed báo cáo): the first stands left.
    pub signatures: Vec<Signature>,
    /// Address, e-mail, web, phone: one line each at the foot of page 1.
    pub contact: Vec<String>,
    /// Phụ lục, in order.
    pub appendices: Vec<Appendix>,
    /// Bibliographic facts for the file's properties.
    pub meta: Meta,
}

/// Ngày ban hành, in which a draft leaves parts blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct IssuedDate {
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// Four digits.
    pub year: Option<u16>,
}

impl IssuedDate {
    /// True when day, month and year are all there.
    pub fn is_complete(&self) -> bool {
        self.day.is_some() && self.month.is_some() && self.year.is_some()
    }

    /// `ngày 05 tháng 01 năm 2026`: zero before days under 10 and before months 1 and 2 (Phụ lục I, II.4.b);
    /// a blank part is a gap wide enough to write in.
    pub fn in_words(&self) -> String {
        let day = self.day.map_or("     ".to_owned(), |d| format!("{d:02}"));
        let month = self.month.map_or("     ".to_owned(), |m| if m < 3 { format!("{m:02}") } else { m.to_string() });
        let year = self.year.map_or("      ".to_owned(), |y| y.to_string());
        format!("ngày {day} tháng {month} năm {year}").trim_end().to_owned()
    }
}

/// Marks around the letterhead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks {
    /// `DỰ THẢO`, or `DỰ THẢO (lần 2)`: the words as printed. A custom, not in the decree.
    pub draft: Option<String>,
    /// Độ khẩn (Phụ lục I, III.2.b).
    pub urgency: Option<Urgency>,
    /// Phạm vi lưu hành: `LƯU HÀNH NỘI BỘ`, `XEM XONG TRẢ LẠI` (III.2.c).
    pub circulation: Option<String>,
}

/// Độ khẩn, with the sizes its stamp has in the decree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// HỎA TỐC, 30 × 8 mm.
    Immediate,
    /// THƯỢNG KHẨN, 40 × 8 mm.
    VeryUrgent,
    /// KHẨN, 20 × 8 mm.
    Urgent,
}

impl Urgency {
    /// The words on the stamp.
    pub fn words(self) -> &'static str {
        match self {
            Urgency::Immediate => "HỎA TỐC",
            Urgency::VeryUrgent => "THƯỢNG KHẨN",
            Urgency::Urgent => "KHẨN",
        }
    }

    /// Width of the frame in mm; its height is 8 mm for all three.
    pub fn width_mm(self) -> f32 {
        match self {
            Urgency::Immediate => 30.0,
            Urgency::VeryUrgent => 40.0,
            Urgency::Urgent => 20.0,
        }
    }
}

/// One signature block (ô 7a, 7b).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signature {
    /// Quyền hạn và chức vụ, one printed line each: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub authority: Vec<String>,
    /// Another position of the signer, under the signature and above the name (ban chỉ đạo: II.7.c).
    pub other_position: Option<String>,
    /// Họ và tên; none prints the visible marker of a missing fact.
    pub full_name: Option<String>,
}

/// Facts for document properties; never printed on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Title: tên loại, số ký hiệu and trích yếu in one line.
    pub title: String,
    /// Issuing organ.
    pub author: String,
    /// Search words.
    pub keywords: Vec<String>,
}

impl Document {
    /// Number and ký hiệu as they are printed after the word Số: `05/KH-UBND`, `05-KH/ĐU`.
    pub fn code(&self, number: &str) -> String {
        format!("{number}{}{}", self.profile.signs().joints.0, self.code_notation)
    }

    /// The label of a phụ lục that has none of its own: its number only where there are two or more.
    pub fn appendix_label(&self, at: usize) -> String {
        if self.appendices.len() > 1 { appendix_label(self.profile, at as u32 + 1) } else { "Phụ lục".to_owned() }
    }

    /// True for a text that holds appendices and nothing else (an office may keep its phụ lục in a file of its own).
    pub fn is_appendices_only(&self) -> bool {
        !self.appendices.is_empty()
            && self.body.is_empty()
            && self.organ.is_empty()
            && self.subject.is_blank()
            && self.code_notation.is_empty()
            && self.signatures.is_empty()
            && self.recipients.is_empty()
    }
}

/// `Phụ lục II`; the Party writes `Phụ lục 2`.
pub fn appendix_label(profile: Profile, number: u32) -> String {
    let number = if profile.signs().roman { roman(number) } else { number.to_string() };
    format!("Phụ lục {number}")
}
