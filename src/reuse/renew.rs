//! Last year's document made ready for a new year: its number and day blank, the year of its own name raised, all else that may
//! have aged pointed at and left as it is.

use super::aged::Aged;
use crate::document::{Block, Document, Inline, Inlines, IssuedDate, Level, RowKind, Table};

/// Figures and dates that one finding names.
const NAMED: usize = 5;

/// A place of a document that is still last year's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The words of the paragraph or cell, by which it is found again.
    pub words: String,
    /// What in them is old.
    pub what: String,
    /// It names a year before the new one that is near enough to be the old one's: figures and older laws weigh less.
    pub is_dated: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Renewed {
    /// The year that the document was of; none when it names none.
    pub from: Option<u16>,
    /// Places where the year was raised.
    pub raised: usize,
    /// The old number and day that were taken out.
    pub blanked: Vec<String>,
    /// What a person has to look at, in the order of the document.
    pub left: Vec<Leftover>,
}

/// Makes a document that of another year.
pub fn renew(document: &mut Document, year: u16) -> Renewed {
    let mut out = Renewed { from: own_year(document), ..Renewed::default() };
    if let Some(number) = document.code_number.take() {
        out.blanked.push(format!("số {number}"));
    }
    if document.issued_date != IssuedDate::default() {
        out.blanked.push(document.issued_date.in_words());
        document.issued_date = IssuedDate::default();
    }
    for appendix in &mut document.appendices {
        if let Some(line) = &mut appendix.attached {
            *line = without_number(line);
        }
    }
    if let Some(from) = out.from.filter(|from| *from != year) {
        out.raised = raise(document, from, year);
    }
    let mut look = Look { year, from: out.from.unwrap_or(year), left: Vec::new() };
    look.document(document);
    out.left = look.left;
    out
}

/// The year of the document's own name (`năm 2026`), else that of its day, else the first that the name speaks of (`2026 -
/// 2030`).
fn own_year(document: &Document) -> Option<u16> {
    let name = format!("{} {}", document.type_name.as_deref().unwrap_or_default(), document.subject.text());
    let years = Aged::of(&name).dated;
    let whole = years.iter().find(|(words, year)| *words == format!("năm {year}")).map(|(_, year)| *year);
    whole.or(document.issued_date.year).or_else(|| years.first().map(|(_, year)| *year))
}

/// Raises the year in tên loại, trích yếu and headings, with those that the trích yếu names beside it (`kết quả năm 2025,
/// nhiệm vụ năm 2026`); the period of a programme (`2026 - 2030`) is nobody's year.
fn raise(document: &mut Document, from: u16, to: u16) -> usize {
    let mut years: Vec<u16> = Aged::of(&document.subject.text()).dated.iter().map(|(_, year)| *year).collect();
    years.push(from);
    years.sort_unstable();
    years.dedup();
    // The last first, so that what was raised is not raised again.
    years.reverse();
    let by = i32::from(to) - i32::from(from);
    let mut count = 0;
    let mut words = |text: &mut String| {
        count += raise_school_year(text, from, by);
        for old in &years {
            let new = i32::from(*old) + by;
            count += raise_in(text, &old.to_string(), &new.to_string());
        }
    };
    if let Some(name) = &mut document.type_name {
        words(name);
    }
    words(&mut document.meta.title);
    let mut texts = |text: &mut Inlines| {
        for piece in &mut text.0 {
            if let Inline::Text(own, _) = piece {
                words(own);
            }
        }
    };
    texts(&mut document.subject);
    let bodies = document.appendices.iter_mut().flat_map(|a| {
        texts(&mut a.title);
        a.body.iter_mut()
    });
    let bodies: Vec<&mut Block> = document.body.iter_mut().chain(bodies).collect();
    for block in bodies {
        if let Block::Entry(entry) = block
            && (entry.is_heading || matches!(entry.level, Level::Part | Level::Chapter))
        {
            texts(&mut entry.text);
        }
    }
    count
}

/// `năm học 2025 - 2026` of a document of 2025 or 2026 → `năm học 2026 - 2027`; how many times.
fn raise_school_year(text: &mut String, from: u16, by: i32) -> usize {
    let Some(at) = text.to_lowercase().find("năm học ").filter(|_| text.to_lowercase().len() == text.len()) else {
        return 0;
    };
    let start = at + "năm học ".len();
    let rest = &text[start..];
    let length = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '–'))).unwrap_or(rest.len());
    let years: Vec<u16> = rest[..length].split([' ', '-', '–']).filter_map(|y| y.parse().ok()).collect();
    let [first, last] = years[..] else { return 0 };
    if first.checked_add(1) != Some(last) || !(first..=last).contains(&from) {
        return 0;
    }
    let raised = |year: u16| (i32::from(year) + by).to_string();
    let new = rest[..length].replace(&last.to_string(), &raised(last)).replacen(&first.to_string(), &raised(first), 1);
    text.replace_range(start..start + length, &new);
    1
}

/// Raises a year where it stands as one: behind `năm` or the `/` of a quarter or month; how many times.
fn raise_in(text: &mut String, old: &str, new: &str) -> usize {
    let mut out = String::with_capacity(text.len());
    let (mut done, mut count) = (0, 0);
    for (at, _) in text.match_indices(old) {
        let (before, behind) = (&text[..at], &text[at + old.len()..]);
        let named = before.to_lowercase().ends_with("năm ");
        // `I/2026`, `6/2026`, and no `31/3/2026`, no `66/2026/NĐ-CP`.
        let period = before.strip_suffix('/').is_some_and(|b| {
            let word = b.rsplit(char::is_whitespace).next().unwrap_or_default();
            !word.contains('/') && word.chars().count() <= 4
        });
        let next = behind.trim_start();
        let end = next.trim_start_matches(['-', '–', ' ']);
        let range = next.starts_with(['-', '–']) && end.starts_with(|c: char| c.is_ascii_digit());
        let whole = !behind.starts_with(|c: char| c.is_ascii_digit() || c == '/');
        out.push_str(&text[done..at]);
        let raised = (named || period) && whole && !range;
        out.push_str(if raised { new } else { old });
        count += usize::from(raised);
        done = at + old.len();
    }
    out.push_str(&text[done..]);
    *text = out;
    count
}

/// `(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của …)` with room for number and day.
pub fn without_number(line: &Inlines) -> Inlines {
    let line = line.text();
    let mut out = line.clone();
    if let Some((before, rest)) = line.split_once("số ")
        && let Some((number, behind)) = rest.split_once('/')
        && number.trim().chars().all(|c| c.is_ascii_digit())
    {
        out = format!("{before}số        /{behind}");
    }
    let date = out.find("ngày").map(|at| (at, &out[at..]));
    let end = date.and_then(|(at, rest)| {
        let year = Aged::of(rest).dated.first().map(|(words, _)| words.clone())?;
        let last = year.rsplit(['/', ' ']).next()?.to_owned();
        rest.find(&last).map(|end| (at, at + end + last.len()))
    });
    match end {
        Some((at, end)) => {
            let day = IssuedDate::default().in_words();
            Inlines::plain(format!("{}{day}       {}", &out[..at], &out[end..]))
        }
        None => Inlines::plain(out),
    }
}

/// Looks for what is still last year's.
struct Look {
    year: u16,
    from: u16,
    left: Vec<Leftover>,
}

impl Look {
    fn document(&mut self, document: &Document) {
        for text in std::iter::once(&document.subject).chain(&document.bases) {
            self.text(text);
        }
        self.blocks(&document.body);
        for appendix in &document.appendices {
            self.text(&appendix.title);
            self.blocks(&appendix.body);
        }
        for name in document.signatures.iter().filter_map(|s| s.full_name.as_ref()) {
            let what = format!("người ký {name}");
            self.left.push(Leftover { words: name.clone(), what, is_dated: false });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Entry(entry) => self.text(&entry.text),
                Block::Paragraph(text) | Block::Centered(text) => self.text(text),
                Block::Table(table) => self.table(table),
                Block::Image(image) => {
                    if let Some(caption) = &image.caption {
                        self.text(caption);
                    }
                }
                Block::PageBreak => {}
            }
        }
    }

    fn text(&mut self, text: &Inlines) {
        let words = text.text();
        let mut aged = Aged::of(&words);
        self.keep_old(&mut aged);
        self.dated(&words, &aged);
        if !aged.figures.is_empty() {
            self.left.push(Leftover { what: format!("số liệu {}", quoted(&aged.figures)), words, is_dated: false });
        }
    }

    /// Leaves out the new year and later ones, and the school year that ends in it.
    fn keep_old(&self, aged: &mut Aged) {
        let raised = |words: &str, year: u16| year + 1 == self.year && words.ends_with(&self.year.to_string());
        aged.dated.retain(|(words, year)| *year < self.year && !raised(words, *year));
    }

    fn dated(&mut self, words: &str, aged: &Aged) {
        if aged.dated.is_empty() {
            return;
        }
        let names: Vec<String> = aged.dated.iter().map(|(name, _)| name.clone()).collect();
        // The year before the old one too: `so với năm 2025` in a plan for 2026. Laws are older.
        let is_dated = aged.dated.iter().any(|(_, year)| year + 1 >= self.from);
        self.left.push(Leftover { words: words.to_owned(), what: quoted(&names), is_dated });
    }

    /// Dates cell by cell; of figures, how many the table has.
    fn table(&mut self, table: &Table) {
        let (mut first, mut count, mut examples) = (None, 0, Vec::new());
        for row in table.head.iter().chain(&table.body).filter(|row| row.kind != RowKind::ColumnNumbers) {
            for cell in &row.cells {
                let words = cell.text();
                let mut aged = Aged::of(&words);
                self.keep_old(&mut aged);
                self.dated(&words, &aged);
                // A number alone in its cell has no unit beside it and may have one digit; the order of rows is none.
                let alone = words.trim();
                let is_number = alone.len() > 1 && alone.chars().all(|c| c.is_ascii_digit() || ".,%- ".contains(c));
                if !aged.figures.is_empty() || is_number && alone.chars().any(|c| c.is_ascii_digit()) {
                    count += 1;
                    first.get_or_insert_with(|| words.clone());
                    if examples.len() < NAMED {
                        examples.push(alone.to_owned());
                    }
                }
            }
        }
        if let Some(words) = first {
            let what = format!("bảng có {count} ô số liệu ({})", quoted(&examples));
            self.left.push(Leftover { words, what, is_dated: false });
        }
    }
}

fn quoted(names: &[String]) -> String {
    let mut out: Vec<String> = names.iter().take(NAMED).map(|name| format!("«{name}»")).collect();
    if names.len() > NAMED {
        out.push(format!("và {} chỗ nữa", names.len() - NAMED));
    }
    out.join(", ")
}
