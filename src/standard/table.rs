//! The table itself.

use super::{Choice, Profile, mm, party};

/// Horizontal alignment of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Left.
    Left,
    /// Middle.
    Center,
    /// Right.
    Right,
    /// Both edges.
    Justify,
}

/// The short line under an element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// None.
    None,
    /// As long as the text above (Tiêu ngữ: PL I, II.1.b).
    Whole,
    /// Between a third and a half of the text above (organ's name, subject: II.2.b, II.5.b); this share is drawn.
    Share(f32),
    /// No line but signs in the middle, a paragraph of their own: `*`, `-----`.
    Signs(&'static str),
}

/// Line spacing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line {
    /// A multiple of the font's own line height.
    Multiple(f32),
    /// Exactly so many pt.
    Exact(f32),
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// An element of a văn bản that has a form of its own: a paragraph style in DOCX.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Element { $($(#[$doc])* $name),* }
        impl Element {
            /// Every element, in the order of the table.
            pub const ALL: &'static [Element] = &[$(Element::$name),*];
        }
    };
}

elements! {
    /// Quốc hiệu, ô 1.
    NationalName,
    /// Tiêu ngữ, ô 1.
    Motto,
    /// Cơ quan chủ quản, ô 2.
    ParentOrgan,
    /// Cơ quan ban hành, ô 2.
    Organ,
    /// Số, ký hiệu, ô 3.
    Code,
    /// Địa danh và ngày, ô 4.
    PlaceDate,
    /// Tên loại, ô 5a.
    TypeName,
    /// Trích yếu, ô 5a.
    Subject,
    /// Trích yếu công văn, ô 5b.
    LetterSubject,
    /// Kính gửi, ô 9a.
    Addressee,
    /// Căn cứ, ô 6.
    Basis,
    /// Lời văn, ô 6.
    Body,
    /// A centred line in the body.
    Centered,
    /// `Phần`, `Chương`: centred label and title.
    Part,
    /// `I. TIÊU ĐỀ`.
    Section,
    /// `1. Tiêu đề` with a title.
    Clause,
    /// `1.1. Tiêu đề`, by custom.
    Subclause,
    /// `1.1.1. Tiêu đề`, by custom.
    Subsubclause,
    /// `Điều 1. Tiêu đề`.
    Article,
    /// A numbered paragraph without a title, `a)`, `-`, `+`.
    Item,
    /// Quyền hạn, chức vụ, ô 7a.
    Authority,
    /// Họ tên, ô 7b, and the other position above it.
    FullName,
    /// `Nơi nhận:`, ô 9b.
    RecipientsLabel,
    /// The list under it.
    Recipient,
    /// Độ khẩn, ô 10b.
    Urgency,
    /// DỰ THẢO, by custom.
    Draft,
    /// Phạm vi lưu hành, ô 11.
    Circulation,
    /// Address at the foot of page 1, ô 13.
    Contact,
    /// `Phụ lục I`.
    AppendixLabel,
    /// Tên phụ lục.
    AppendixTitle,
    /// `(Kèm theo …)`.
    AppendixAttached,
    /// `Đơn vị tính: …`.
    TableUnit,
    /// A caption of a table or a picture.
    Caption,
    /// Cells of the head.
    TableHead,
    /// Cells of the body.
    TableText,
    /// Số trang.
    PageNumber,
    /// Footnotes.
    Footnote,
    /// A paragraph that only holds a short line or a gap.
    Spacer,
    /// Signs below a name, of a profile that has them in place of short lines.
    Mark,
    /// The signer's position below a line of authority, of a profile that sets the two apart.
    Position,
}

/// The form of one element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spec {
    /// The element.
    pub element: Element,
    /// DOCX style id; empty for an element that the profile has not.
    pub style_id: &'static str,
    /// Style name that Word shows.
    pub style_name: &'static str,
    /// Sizes allowed, pt.
    pub sizes: (f32, f32),
    /// The size chosen, pt.
    pub size: f32,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// In a frame.
    pub framed: bool,
    /// Printed in capitals.
    pub caps: bool,
    /// Alignment.
    pub align: Alignment,
    /// First-line indent, pt.
    pub first_indent: f32,
    /// Space before, pt.
    pub before: f32,
    /// Space after, pt.
    pub after: f32,
    /// Line spacing.
    pub line: Line,
    /// Line under the element.
    pub rule: Rule,
    /// Stays on the page of the paragraph after it.
    pub keep_next: bool,
    /// Outline level from 1; 0 is text.
    pub outline: u8,
    /// The clause this follows; empty where only custom speaks.
    pub clause: &'static str,
}

impl Element {
    /// The element's form under an office's choices.
    pub fn spec(self, choice: &Choice) -> Spec {
        let first = self.administrative(choice);
        match choice.profile {
            Profile::Administrative => first,
            Profile::Party => party::spec(first),
        }
    }

    /// The first column: Nghị định 30/2020/NĐ-CP.
    #[allow(clippy::too_many_lines)] // a table: one entry for each element
    fn administrative(self, choice: &Choice) -> Spec {
        use Alignment::*;
        use Element::*;
        let c = choice;
        let r = c.profile.ranges();
        let (head, body, table) = (c.header_size, c.body_size, c.table_size);
        let base = Spec {
            element: self,
            style_id: "",
            style_name: "",
            sizes: r.body_size,
            size: body,
            bold: false,
            italic: false,
            underline: false,
            framed: false,
            caps: false,
            align: Center,
            first_indent: 0.0,
            before: 0.0,
            after: 0.0,
            line: Line::Multiple(1.0),
            rule: Rule::None,
            keep_next: false,
            outline: 0,
            clause: "",
        };
        let named = |style_id, style_name, clause| Spec { style_id, style_name, clause, ..base };
        let prose = |style_id, style_name, clause| Spec {
            align: Justify,
            first_indent: mm(c.indent_mm),
            before: c.paragraph_gap,
            line: c.line_spacing,
            ..named(style_id, style_name, clause)
        };
        let heading = |style_id, style_name, outline, clause| Spec {
            bold: true,
            keep_next: true,
            outline,
            ..prose(style_id, style_name, clause)
        };
        match self {
            NationalName => Spec {
                sizes: r.header_size,
                size: head,
                bold: true,
                caps: true,
                ..named("QuocHieu", "Quốc hiệu", "PL I, II.1.a")
            },
            Motto => Spec { bold: true, rule: Rule::Whole, ..named("TieuNgu", "Tiêu ngữ", "PL I, II.1.b") },
            ParentOrgan => Spec {
                sizes: r.header_size,
                size: head,
                caps: true,
                ..named("CoQuanChuQuan", "Cơ quan chủ quản", "PL I, II.2.b")
            },
            Organ => Spec {
                sizes: r.header_size,
                size: head,
                bold: true,
                caps: true,
                rule: Rule::Share(0.4),
                ..named("CoQuanBanHanh", "Cơ quan ban hành", "PL I, II.2.b")
            },
            Code => Spec {
                sizes: (13.0, 13.0),
                size: 13.0,
                before: 6.0,
                ..named("SoKyHieu", "Số, ký hiệu", "PL I, II.3.c")
            },
            PlaceDate => {
                Spec { italic: true, before: 6.0, ..named("DiaDanhNgay", "Địa danh, ngày tháng", "PL I, II.4.c") }
            }
            TypeName => Spec {
                bold: true,
                caps: true,
                before: 18.0,
                keep_next: true,
                ..named("TenLoai", "Tên loại văn bản", "PL I, II.5.b")
            },
            Subject => Spec {
                bold: true,
                rule: Rule::Share(0.4),
                keep_next: true,
                ..named("TrichYeu", "Trích yếu", "PL I, II.5.b")
            },
            LetterSubject => Spec {
                sizes: r.header_size,
                size: head.min(13.0),
                before: 6.0,
                ..named("TrichYeuCongVan", "Trích yếu công văn", "PL I, II.5.b")
            },
            Addressee => Spec {
                align: Left,
                before: c.paragraph_gap,
                line: c.line_spacing,
                ..named("KinhGui", "Kính gửi", "PL I, II.9.d")
            },
            Basis => Spec { italic: true, ..prose("CanCu", "Căn cứ ban hành", "PL I, II.6.e") },
            Body => prose("LoiVan", "Lời văn", "PL I, II.6.e"),
            Centered => {
                Spec { before: c.paragraph_gap, line: c.line_spacing, ..named("DongGiua", "Dòng giữa trang", "") }
            }
            Part => Spec { align: Center, first_indent: 0.0, ..heading("Heading1", "heading 1", 1, "PL I, II.6.đ") },
            Section => Spec { caps: true, ..heading("Heading2", "heading 2", 2, "PL I, II.6.đ") },
            Clause => heading("Heading3", "heading 3", 3, "PL I, II.6.đ"),
            Subclause => Spec { italic: true, ..heading("Heading4", "heading 4", 4, "") },
            Subsubclause => Spec { italic: true, bold: false, ..heading("Heading5", "heading 5", 5, "") },
            Article => heading("Dieu", "Điều", 3, "PL I, II.6.đ"),
            Item => prose("KhoanDiem", "Khoản, điểm, gạch đầu dòng", "PL I, II.6.đ"),
            Authority => Spec {
                bold: true,
                caps: true,
                keep_next: true,
                ..named("QuyenHanChucVu", "Quyền hạn, chức vụ", "PL I, II.7.đ")
            },
            FullName => Spec { bold: true, ..named("HoTen", "Họ tên người ký", "PL I, II.7.đ") },
            RecipientsLabel => Spec {
                sizes: (12.0, 12.0),
                size: 12.0,
                bold: true,
                italic: true,
                align: Left,
                keep_next: true,
                ..named("NoiNhan", "Nơi nhận", "PL I, II.9.d")
            },
            Recipient => Spec {
                sizes: (11.0, 11.0),
                size: 11.0,
                align: Left,
                ..named("DanhSachNoiNhan", "Danh sách nơi nhận", "PL I, II.9.d")
            },
            Urgency => {
                Spec { bold: true, caps: true, framed: true, ..named("DoKhan", "Độ khẩn", "PL I, III.2.b") }
            }
            Draft => Spec { bold: true, caps: true, ..named("DuThao", "Dự thảo", "") },
            Circulation => Spec {
                bold: true,
                caps: true,
                framed: true,
                ..named("PhamViLuuHanh", "Phạm vi lưu hành", "PL I, III.2.c")
            },
            Contact => Spec {
                sizes: (11.0, 12.0),
                size: 11.0,
                align: Left,
                ..named("DiaChi", "Địa chỉ cơ quan", "PL I, III.4")
            },
            AppendixLabel => Spec {
                sizes: (14.0, 14.0),
                size: 14.0,
                bold: true,
                keep_next: true,
                outline: 1,
                ..named("PhuLuc", "Phụ lục", "PL I, III.1.b")
            },
            AppendixTitle => {
                Spec {
                    bold: true, caps: true, keep_next: true, ..named("TenPhuLuc", "Tên phụ lục", "PL I, III.1.b")
                }
            }
            AppendixAttached => Spec {
                italic: true,
                rule: Rule::Share(0.25),
                keep_next: true,
                ..named("KemTheo", "Kèm theo", "PL I, III.1.c")
            },
            TableUnit => Spec {
                sizes: r.table_size,
                size: table,
                italic: true,
                align: Right,
                before: c.paragraph_gap,
                after: 3.0,
                keep_next: true,
                ..named("DonViTinh", "Đơn vị tính", "")
            },
            Caption => Spec { italic: true, before: c.paragraph_gap, after: 3.0, ..named("Caption", "caption", "") },
            TableHead => Spec {
                sizes: r.table_size,
                size: table,
                bold: true,
                before: 2.0,
                after: 2.0,
                ..named("TieuDeBang", "Tiêu đề bảng", "")
            },
            TableText => Spec {
                sizes: r.table_size,
                size: table,
                align: Left,
                before: 2.0,
                after: 2.0,
                ..named("NoiDungBang", "Nội dung bảng", "")
            },
            PageNumber => Spec { ..named("Header", "header", "PL I, I.7") },
            Footnote => {
                Spec { sizes: (10.0, 12.0), size: 10.0, align: Justify, ..named("FootnoteText", "footnote text", "") }
            }
            Spacer => Spec { ..named("Cach", "Khoảng cách", "") },
            Mark | Position => base,
        }
    }
}
