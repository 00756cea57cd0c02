//! Whose form a document follows.

use super::{Choice, Element, Line, Spec};

/// A body of rules on the form of documents: one column of the table.
///
/// A column has its own [`Ranges`] and [`Signs`] here and its own arm in [`Element::spec`]; the writers, the checker and
/// the mender ask the profile and know no figures of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Profile {
    /// Văn bản hành chính: Nghị định 30/2020/NĐ-CP.
    #[default]
    Administrative,
    /// Văn bản của Đảng: Hướng dẫn 05-HD/VPTW of 27/5/2026.
    Party,
}

/// Ranges that a profile leaves to the office, each as (least, most).
#[derive(Debug, Clone, Copy)]
pub struct Ranges {
    /// Lề trên, mm (PL I, I.3).
    pub top_mm: (f32, f32),
    /// Lề dưới, mm.
    pub bottom_mm: (f32, f32),
    /// Lề trái, mm.
    pub left_mm: (f32, f32),
    /// Lề phải, mm.
    pub right_mm: (f32, f32),
    /// Quốc hiệu and organ names, pt (II.1, II.2).
    pub header_size: (f32, f32),
    /// Body and what follows it, pt (II.6).
    pub body_size: (f32, f32),
    /// Tables, pt (custom).
    pub table_size: (f32, f32),
    /// First-line indent, mm (II.6.e: 1 cm or 1,27 cm).
    pub indent_mm: (f32, f32),
    /// Space between paragraphs, pt (at least 6).
    pub paragraph_gap: (f32, f32),
    /// Line spacing: both ends in the one way that the profile measures it.
    pub line_spacing: (Line, Line),
}

/// Ranges of văn bản hành chính: PL I, mục I and II.
const ADMINISTRATIVE: Ranges = Ranges {
    top_mm: (20.0, 25.0),
    bottom_mm: (20.0, 25.0),
    left_mm: (30.0, 35.0),
    right_mm: (15.0, 20.0),
    header_size: (12.0, 13.0),
    body_size: (13.0, 14.0),
    table_size: (10.0, 14.0),
    indent_mm: (10.0, 12.7),
    paragraph_gap: (6.0, 24.0),
    line_spacing: (Line::Multiple(1.0), Line::Multiple(1.5)),
};

/// Ranges of documents of the Party. Margins are fixed; sizes are those that summaries of the guidance give and its own
/// pages have.
const PARTY: Ranges = Ranges {
    top_mm: (20.0, 20.0),
    bottom_mm: (20.0, 20.0),
    left_mm: (30.0, 30.0),
    right_mm: (15.0, 15.0),
    header_size: (14.0, 14.0),
    body_size: (14.0, 15.0),
    line_spacing: (Line::Exact(18.0), Line::Exact(22.0)),
    ..ADMINISTRATIVE
};

/// Signs and words that a profile asks for.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    /// What stands in the place of Quốc hiệu, each line an element.
    pub heading: &'static [(Element, &'static str)],
    /// Before the number.
    pub number: &'static str,
    /// Between the number and the ký hiệu, and between the type and the organ in a ký hiệu.
    pub joints: (char, char),
    /// Before the trích yếu of a công văn.
    pub about: &'static str,
    /// Before each căn cứ.
    pub basis: &'static str,
    /// Behind each line of a list: căn cứ, Kính gửi, Nơi nhận.
    pub listed: char,
    /// Behind the last of them.
    pub last: char,
    /// Behind the last words of the text.
    pub end: &'static str,
    /// Before a line of authority: on behalf of a body, for the head, by order, by authorization, acting head.
    pub authority: [&'static str; 5],
    /// The element of the signer's position below such a line.
    pub position: Element,
    /// Between `Lưu` and where it is kept.
    pub archive: &'static str,
    /// Phụ lục carry Roman numerals, else Arabic ones.
    pub roman: bool,
}

const ADMINISTRATIVE_SIGNS: Signs = Signs {
    heading: &[
        (Element::NationalName, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Element::Motto, "Độc lập - Tự do - Hạnh phúc"),
    ],
    number: "Số: ",
    joints: ('/', '-'),
    about: "V/v ",
    basis: "",
    listed: ';',
    last: '.',
    end: "./.",
    authority: ["TM. ", "KT. ", "TL. ", "TUQ. ", "Q. "],
    position: Element::Authority,
    archive: ": ",
    roman: true,
};

const PARTY_SIGNS: Signs = Signs {
    heading: &[(Element::NationalName, "ĐẢNG CỘNG SẢN VIỆT NAM")],
    number: "Số ",
    joints: ('-', '/'),
    about: "về việc ",
    basis: "- ",
    end: ".",
    // Signing by authorization is not in the guidance; it is written in the way of the others.
    authority: ["T/M ", "K/T ", "T/L ", "T/UQ ", "Q. "],
    position: Element::Position,
    archive: " ",
    roman: false,
    ..ADMINISTRATIVE_SIGNS
};

/// The drafter's code and the number of copies behind the closing sign of Nơi nhận have no more characters.
const DRAFTER_MOST: usize = 16;

impl Ranges {
    /// The margins in the order top, right, bottom, left.
    pub fn margins_mm(&self) -> [(f32, f32); 4] {
        [self.top_mm, self.right_mm, self.bottom_mm, self.left_mm]
    }
}

impl Signs {
    /// Whether a line of authority asks for the signer's position below it.
    pub fn asks_position(&self, line: &str) -> bool {
        self.authority[..4].iter().any(|words| line.starts_with(words.trim_end()))
    }
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 2] = [Profile::Administrative, Profile::Party];

    /// What it leaves to the office.
    pub fn ranges(self) -> &'static Ranges {
        match self {
            Profile::Administrative => &ADMINISTRATIVE,
            Profile::Party => &PARTY,
        }
    }

    /// The signs it asks for.
    pub fn signs(self) -> &'static Signs {
        match self {
            Profile::Administrative => &ADMINISTRATIVE_SIGNS,
            Profile::Party => &PARTY_SIGNS,
        }
    }

    /// What lays it down, as findings name it.
    pub fn law(self) -> &'static str {
        match self {
            Profile::Administrative => "Nghị định 30/2020/NĐ-CP",
            Profile::Party => "Hướng dẫn 05-HD/VPTW",
        }
    }

    /// The face of all letters (PL I, I.4; the same in the Party's).
    pub fn face(self) -> &'static str {
        "Times New Roman"
    }

    /// The form it lays down for an element, whatever an office chooses inside it.
    pub fn spec(self, element: Element) -> Spec {
        element.spec(&Choice::of(self))
    }

    /// Whether the last line of a list is closed, the drafter's code and the number of copies behind its sign (`Lưu: VT.
    /// NVA.(30)`).
    pub fn is_signed_off(self, text: &str) -> bool {
        let drafted = |(_, code): (&str, &str)| code.trim_start().chars().count() <= DRAFTER_MOST;
        text.rsplit_once(self.closing(true)).is_some_and(drafted)
    }

    /// The sign behind a line of a list.
    pub fn closing(self, is_last: bool) -> char {
        if is_last { self.signs().last } else { self.signs().listed }
    }
}
