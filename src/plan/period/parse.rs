//! Periods as people type them.

use super::{Period, Stretch};
use crate::plan::deadline::tokens::Tokens;
use crate::vietnamese::clean;

/// Why words are no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodProblem {
    /// Nothing that is known.
    Shape,
    /// A month or quarter that no year has.
    NoSuch,
    /// No year was typed, and none is known.
    NoYear,
    /// A year of two digits, or one that no report is about.
    Year,
}

impl PeriodProblem {
    /// Says what is wrong with `text`, and what may be typed.
    pub fn explain(self, text: &str) -> (String, &'static str) {
        let how = "ghi một trong các dạng: \"Quý III/2026\", \"tháng 10/2026\", \"6 tháng đầu năm 2026\", \
                   \"6 tháng cuối năm 2026\", \"9 tháng năm 2026\", \"năm 2026\" (gõ không dấu cũng được)";
        let text = text.trim();
        match self {
            PeriodProblem::Shape if text.is_empty() => ("Chưa ghi kỳ báo cáo".to_owned(), how),
            PeriodProblem::Shape => (format!("Không hiểu kỳ báo cáo «{text}»"), how),
            PeriodProblem::NoSuch => (
                format!("Kỳ báo cáo «{text}» không có trong lịch"),
                "một năm có quý I đến quý IV, tháng 1 đến tháng 12",
            ),
            PeriodProblem::NoYear => {
                (format!("Kỳ báo cáo «{text}» chưa ghi năm"), "ghi thêm năm, ví dụ \"Quý III/2026\"")
            }
            PeriodProblem::Year => {
                (format!("Năm trong kỳ báo cáo «{text}» không rõ"), "ghi năm đủ bốn chữ số, ví dụ 2026")
            }
        }
    }
}

/// Which periods of every year a report is owed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cycle {
    /// `tháng`: all twelve.
    Monthly,
    /// `quý`: all four.
    Quarterly,
    /// `6 tháng`: both halves.
    HalfYearly,
    /// One of each year: `6 tháng đầu năm`, `9 tháng`, `năm`, `quý I`.
    One(Stretch),
}

impl Cycle {
    /// Reads `tháng`, `quý`, `6 tháng`, `9 tháng`, `năm`, or one period without its year (`quý I`, `6 tháng đầu năm`).
    pub fn parse(text: &str) -> Result<Cycle, PeriodProblem> {
        let words = Words::new(text);
        match words.list().as_slice() {
            ["thang"] => return Ok(Cycle::Monthly),
            ["quy" | "qui"] => return Ok(Cycle::Quarterly),
            ["6" | "06", "thang"] => return Ok(Cycle::HalfYearly),
            _ => {}
        }
        let (stretch, rest) = stretch(words.list())?;
        if matches!(rest.as_slice(), [] | ["nam"]) { Ok(Cycle::One(stretch)) } else { Err(PeriodProblem::Shape) }
    }

    /// Its stretches, in order.
    pub fn stretches(self) -> Vec<Stretch> {
        match self {
            Cycle::Monthly => (1..=12).map(Stretch::Month).collect(),
            Cycle::Quarterly => (1..=4).map(Stretch::Quarter).collect(),
            Cycle::HalfYearly => vec![Stretch::Half(1), Stretch::Half(2)],
            Cycle::One(stretch) => vec![stretch],
        }
    }

    /// What may be typed.
    pub const ADVICE: &'static str = "ghi \"tháng\", \"quý\", \"6 tháng\", \"9 tháng\", \"năm\", hoặc một kỳ như \"quý I\", \
                                      \"6 tháng đầu năm\"";
}

impl Period {
    /// Reads a period: `Quý III/2026`, `quy 3 nam 2026`, `Q3/2026`, `6 tháng đầu năm 2026`, `9 tháng`, `T10/2026`, `năm
    /// 2026`, `2026`, any case, with marks or without, and the [`slug`](Period::slug). Words without a year are about
    /// `default_year`.
    ///
    /// ```
    /// use vanthu::plan::Period;
    /// assert_eq!(Period::parse("quy 3/2026", None).map(|p| p.to_string()).as_deref(), Ok("Quý III/2026"));
    /// ```
    pub fn parse(text: &str, default_year: Option<i32>) -> Result<Period, PeriodProblem> {
        let words = Words::new(text);
        let list = words.list();
        let (stretch, rest) = match list.as_slice() {
            [one] if is_year(one) => (Stretch::Year, list),
            _ => stretch(list)?,
        };
        let year = match rest.as_slice() {
            [] => default_year.ok_or(PeriodProblem::NoYear)?,
            [year] | ["nam", year] if is_year(year) => year.parse().map_err(|_| PeriodProblem::Year)?,
            [year] | ["nam", year] if year.len() > 1 && year.bytes().all(|b| b.is_ascii_digit()) => {
                return Err(PeriodProblem::Year);
            }
            ["nam"] => default_year.ok_or(PeriodProblem::NoYear)?,
            _ => return Err(PeriodProblem::Shape),
        };
        if !(1990..=2199).contains(&year) {
            return Err(PeriodProblem::Year);
        }
        Ok(Period { stretch, year })
    }
}

/// Four digits.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// The stretch that words begin with, and the words behind it.
fn stretch(list: Vec<&str>) -> Result<(Stretch, Vec<&str>), PeriodProblem> {
    let small = |word: &str| word.parse::<u8>().ok().filter(|_| word.len() <= 2);
    let month = |word: &str| match small(word) {
        Some(m @ 1..=12) => Ok(Stretch::Month(m)),
        Some(_) => Err(PeriodProblem::NoSuch),
        None => Err(PeriodProblem::Shape),
    };
    let quarter = |word: &str| match word {
        "i" | "mot" | "nhat" => Ok(Stretch::Quarter(1)),
        "ii" | "hai" => Ok(Stretch::Quarter(2)),
        "iii" | "ba" => Ok(Stretch::Quarter(3)),
        "iv" | "bon" | "tu" => Ok(Stretch::Quarter(4)),
        "v" | "vi" => Err(PeriodProblem::NoSuch),
        n => match small(n) {
            Some(q @ 1..=4) => Ok(Stretch::Quarter(q)),
            Some(_) => Err(PeriodProblem::NoSuch),
            None => Err(PeriodProblem::Shape),
        },
    };
    let (found, taken) = match list.as_slice() {
        [] => return Err(PeriodProblem::Shape),
        ["quy" | "qui" | "q", n, ..] => (quarter(n)?, 2),
        [glued @ ("qi" | "qii" | "qiii" | "qiv"), ..] => (quarter(glued.get(1..).unwrap_or_default())?, 1),
        ["6" | "06" | "sau", "thang", "cuoi", ..] | ["nua", "cuoi", ..] => {
            (Stretch::Half(2), list.iter().position(|w| *w == "cuoi").map_or(0, |at| at + 1))
        }
        ["6" | "06" | "sau", "thang", "dau", ..] | ["nua", "dau", ..] => {
            (Stretch::Half(1), list.iter().position(|w| *w == "dau").map_or(0, |at| at + 1))
        }
        ["6" | "06" | "sau", "thang", ..] => (Stretch::Half(1), 2),
        ["9" | "09" | "chin", "thang", "dau", ..] => (Stretch::NineMonths, 3),
        ["9" | "09" | "chin", "thang", ..] => (Stretch::NineMonths, 2),
        ["thang" | "t", m, ..] => (month(m)?, 2),
        ["ca" | "trong", "nam", ..] => (Stretch::Year, 2),
        ["nam", ..] => (Stretch::Year, 1),
        // `10/2026`
        [m, year] if is_year(year) && small(m).is_some() => (month(m)?, 1),
        _ => return Err(PeriodProblem::Shape),
    };
    Ok((found, list.into_iter().skip(taken).collect()))
}

/// Words and numbers without the marks between them.
struct Words(Vec<String>);

impl Words {
    fn new(text: &str) -> Words {
        let tokens = Tokens::new(&clean(text).text);
        let mut out = Vec::new();
        for at in 0..tokens.len() {
            match (tokens.word(at), tokens.digits(at), tokens.mark(at)) {
                (_, Some(digits), _) => out.push(digits),
                (_, _, Some('/' | '-' | ',' | '.' | '(' | ')' | '_' | ':' | '"' | '“' | '”' | '\n')) => {}
                // Any other mark is not understood; it stays, to be no word of any period.
                (_, _, Some(mark)) => out.push(mark.to_string()),
                (word, None, None) => out.push(word.to_owned()),
            }
        }
        let lead = ["bao", "cao", "dinh", "ky", "ki", "hang", "moi"];
        let skip = out.iter().take_while(|w| lead.contains(&w.as_str())).count();
        Words(out.split_off(skip))
    }

    fn list(&self) -> Vec<&str> {
        self.0.iter().map(String::as_str).collect()
    }
}
