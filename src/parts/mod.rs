//! The parts of a văn bản that was made elsewhere: which of its lines are the letterhead, the trích yếu, the body, the
//! signature, the appendices.
//!
//! Parts are found by their words, their place and their look, whether the drafter set the letterhead as a table, with
//! tabs or spaces, or in text boxes. A part is a list of line numbers; an empty one was not found.

mod attached;
mod ending;
mod head;
mod kind;
mod line;
mod rules;

pub use kind::Kind;
pub use line::{Home, Item, Line, Lines, Side};
pub use rules::{Drawn, Ruled};

use crate::docx::read::model::Source;
use std::ops::Range;

/// Numbers of lines in [`Parts::lines`].
pub type Part = Vec<usize>;

/// A document taken apart.
#[derive(Debug, Clone)]
pub struct Parts<'s> {
    /// Lines, tables, and their order.
    pub lines: Lines<'s>,
    /// What sort of document it is.
    pub kind: Kind,
    /// Above the body.
    pub head: Head,
    /// Items of the body: between head and ending.
    pub body: Range<usize>,
    /// Below the body.
    pub ending: Ending,
    /// Phụ lục, in order.
    pub appendices: Vec<AppendixPart>,
}

/// The parts above the body. Names are those of [`Document`](crate::document::Document).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Quốc hiệu.
    pub national_name: Part,
    /// Tiêu ngữ.
    pub motto: Part,
    /// `ĐẢNG CỘNG SẢN VIỆT NAM`, `ĐOÀN TNCS HỒ CHÍ MINH`: the heading of a document of the Party or of the Đoàn.
    pub party: Part,
    /// Cơ quan chủ quản.
    pub parent_organ: Part,
    /// Cơ quan ban hành.
    pub organ: Part,
    /// Số, ký hiệu.
    pub code: Part,
    /// Địa danh, ngày.
    pub place_date: Part,
    /// Tên loại.
    pub type_name: Part,
    /// Trích yếu below the type name.
    pub subject: Part,
    /// Trích yếu of a công văn: `V/v …`.
    pub letter_subject: Part,
    /// Thẩm quyền ban hành: `CHỦ TỊCH ỦY BAN NHÂN DÂN …` above the căn cứ of a quyết định.
    pub issuer: Part,
    /// Kính gửi, its list included.
    pub addressees: Part,
    /// Căn cứ, and `Theo đề nghị …` behind them.
    pub bases: Part,
    /// `QUYẾT ĐỊNH:`, `QUYẾT NGHỊ:`.
    pub resolves: Part,
    /// DỰ THẢO.
    pub draft: Part,
    /// Độ khẩn.
    pub urgency: Part,
    /// Phạm vi lưu hành.
    pub circulation: Part,
    /// Drawn lines of signs: `_____`.
    pub drawn: Part,
    /// Lines that fit nowhere.
    pub stray: Part,
}

/// The parts below the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ending {
    /// The words `Nơi nhận:`.
    pub recipients_title: Part,
    /// Its list, the `Lưu` line included.
    pub recipients: Part,
    /// Signatures; two stand side by side.
    pub signatures: Vec<SignaturePart>,
    /// Address lines at the foot.
    pub contact: Part,
    /// Lines that fit nowhere.
    pub stray: Part,
}

/// One signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignaturePart {
    /// Quyền hạn, chức vụ.
    pub authority: Part,
    /// `(Đã ký)`, `(Ký tên, đóng dấu)`.
    pub note: Part,
    /// Another position, above the name.
    pub other_position: Part,
    /// Họ tên.
    pub full_name: Part,
}

/// One phụ lục, or something else that is attached below the signature: a quy chế, a danh sách, a biểu.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppendixPart {
    /// True when it is headed `Phụ lục`: only then the rules for phụ lục hold.
    pub is_annex: bool,
    /// Its first line, head or not; none where it starts with an empty table.
    pub first: Option<usize>,
    /// A letterhead of its own.
    pub letterhead: Part,
    /// `Phụ lục I`, `QUY CHẾ`, `DANH SÁCH`, `Biểu số 01`.
    pub label: Part,
    /// Its title.
    pub title: Part,
    /// `(Kèm theo …)`.
    pub attached: Part,
    /// Items of its content.
    pub body: Range<usize>,
}

impl<'s> Parts<'s> {
    /// Takes a document apart.
    pub fn find(source: &'s Source) -> Self {
        let lines = Lines::new(source);
        let starts = attached::starts(&lines);
        let main = starts.first().map_or(lines.items.len(), |s| *s);
        let (head, body) = head::find(&lines, main);
        let (ending, end) = ending::find(&lines, body, main);
        let kind = kind::tell(&lines, &head, &ending, &starts);
        let ends = starts.iter().skip(1).copied().chain([lines.items.len()]);
        let appendices = starts.iter().zip(ends).map(|(from, to)| attached::part(&lines, *from..to)).collect();
        Parts { lines, kind, head, body: body..end.max(body), ending, appendices }
    }

    /// What is attached and headed `Phụ lục`.
    pub fn annexes(&self) -> impl Iterator<Item = &AppendixPart> {
        self.appendices.iter().filter(|a| a.is_annex)
    }

    /// The line with this number.
    pub fn line(&self, number: usize) -> Option<&Line<'s>> {
        self.lines.all.get(number)
    }

    /// The lines of a part.
    pub fn of<'p>(&'p self, part: &'p Part) -> impl Iterator<Item = &'p Line<'s>> {
        part.iter().filter_map(|at| self.lines.all.get(*at))
    }

    /// The words of a part, its lines joined by a space.
    pub fn words(&self, part: &Part) -> String {
        self.of(part).map(|l| l.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The lines that stand in these items as text, tables left out.
    pub fn text_of(&self, items: Range<usize>) -> impl Iterator<Item = (usize, &Line<'s>)> {
        self.lines.items.get(items).unwrap_or_default().iter().filter_map(|item| match item {
            Item::Line(at) => self.lines.all.get(*at).map(|line| (*at, line)),
            Item::Table(_) => None,
        })
    }

    /// The tables in these items.
    pub fn tables_of(&self, items: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        self.lines.items.get(items).unwrap_or_default().iter().filter_map(|item| match item {
            Item::Table(at) => Some(*at),
            Item::Line(_) => None,
        })
    }
}
