//! What in a text belongs to the year it was written in: years, dates, cited documents, figures.

use std::ops::RangeInclusive;

/// Years that a document of an office may speak of.
const YEARS: RangeInclusive<u16> = 1945..=2099;
/// Words between the number of a cited document and its date: `số 12/KH-UBND của Ủy ban nhân dân tỉnh ngày …`.
const DATE_NEAR: usize = 8;
/// Behind these words a number is a name, no figure.
const NUMBERED: [&str; 19] = [
    "điều", "khoản", "điểm", "mục", "phần", "chương", "số", "lục", "mẫu", "biểu", "quý", "thứ", "lớp", "khối", "cấp",
    "ngày", "tháng", "tổ", "ấp",
];

/// Hours of a day are told with its date.
const HOURS: [&str; 3] = ["giờ", "phút", "giây"];

/// Words of a text that age.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aged {
    /// Years, dates and cited documents, each with its year.
    pub dated: Vec<(String, u16)>,
    /// Figures: `12.480 người`, `85%`.
    pub figures: Vec<String>,
}

impl Aged {
    /// What ages in these words, in their order.
    pub fn of(text: &str) -> Aged {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut out = Aged::default();
        let mut at = 0;
        while at < words.len() {
            let taken = out.citation(&words, at).or_else(|| out.date(&words, at)).or_else(|| out.year(&words, at));
            let taken = taken.unwrap_or_else(|| {
                out.figure(&words, at);
                1
            });
            at += taken.max(1);
        }
        out
    }

    /// `512/KH-UBND ngày 22/12/2025`
    fn citation(&mut self, words: &[&str], at: usize) -> Option<usize> {
        let code = bare(words.get(at)?);
        let (number, notation) = code.split_once('/')?;
        let is_code = !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
            && notation.chars().any(char::is_uppercase)
            && (notation.contains('-') || notation.starts_with(|c: char| c.is_ascii_digit()));
        if !is_code {
            return None;
        }
        let own = notation.split('/').next().and_then(year_of);
        let until = (at + 1 + DATE_NEAR).min(words.len());
        let dated =
            (at + 1..until).take_while(|&i| !words[i - 1].ends_with(';')).find_map(|i| day(words, i).map(|d| (i, d)));
        match dated {
            Some((i, (length, year))) => {
                let day = if words[i - 1] == "ngày" { "ngày " } else { "" };
                let whole = format!("{code} {day}{}", bare(&words[i..i + length].join(" ")));
                self.dated.push((whole, year));
                Some(i + length - at)
            }
            None => {
                self.dated.push((code.to_owned(), own?));
                Some(1)
            }
        }
    }

    fn date(&mut self, words: &[&str], at: usize) -> Option<usize> {
        let (length, year) = day(words, at)?;
        let before = at.checked_sub(1).map_or("", |i| words[i]);
        let day = if before.to_lowercase() == "ngày" { "ngày " } else { "" };
        self.dated.push((format!("{day}{}", bare(&words[at..at + length].join(" "))), year));
        Some(length)
    }

    /// `năm 2026`, `2026-2030`, `6/2026`, `I/2026`
    fn year(&mut self, words: &[&str], at: usize) -> Option<usize> {
        let word = bare(words[at]);
        let before = at.checked_sub(1).map_or("", |i| words[i]);
        let period = word.rsplit_once('/').and_then(|(part, year)| {
            let short = !part.is_empty() && part.chars().count() <= 4 && !part.contains('/');
            year_of(year).filter(|_| short)
        });
        if let Some(year) = period {
            self.dated.push((format!("{before} {word}").trim().to_owned(), year));
            return Some(1);
        }
        let (first, last) = word.split_once(['-', '–']).unwrap_or((word, word));
        let (first, last) = (year_of(first)?, year_of(last)?);
        let spaced = matches!(words.get(at + 1), Some(&"-" | &"–"));
        let end = words.get(at + 2).and_then(|w| year_of(bare(w))).filter(|_| spaced);
        let name = match end {
            Some(end) => format!("{first} - {end}"),
            None if first != last => word.to_owned(),
            None if before.to_lowercase() == "năm" => format!("năm {first}"),
            None => first.to_string(),
        };
        self.dated.push((name, first));
        Some(if end.is_some() { 3 } else { 1 })
    }

    fn figure(&mut self, words: &[&str], at: usize) {
        let word = bare(words[at]);
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = &word[digits.len()..];
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
        let before = at.checked_sub(1).map_or(String::new(), |i| words[i].to_lowercase());
        // A label in front of a paragraph, and the parts of a law.
        let is_name = at == 0 && words[at].ends_with(['.', ')']) || NUMBERED.contains(&before.trim_matches('('));
        let unit_fits = unit.starts_with('%') || unit.chars().all(char::is_alphanumeric);
        let hour = words.get(at + 1).is_some_and(|w| HOURS.contains(&bare(w)));
        let told = digits.chars().filter(char::is_ascii_digit).count() > 1 || unit.starts_with('%');
        if !is_number || is_name || !told || !unit_fits || hour {
            return;
        }
        let goes_on = !words[at].ends_with([',', ';', '.', ')']);
        let next = words.get(at + 1).map(|w| bare(w)).filter(|w| goes_on && w.chars().all(char::is_alphabetic));
        self.figures.push(match next {
            Some(next) if unit.is_empty() => format!("{word} {next}"),
            _ => word.to_owned(),
        });
    }
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, ',' | '.' | ';' | ':' | '(' | ')' | '“' | '”' | '"' | '«' | '»'))
}

fn year_of(word: &str) -> Option<u16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// How many words a date takes that begins here, and its year: `31/3/2026`, `ngày 31 tháng 3 năm 2026`.
fn day(words: &[&str], at: usize) -> Option<(usize, u16)> {
    let word = bare(words.get(at)?);
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    if let [day, month, year] = parts[..] {
        let fits = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n));
        return year_of(year).filter(|_| fits(day, 31) && fits(month, 12)).map(|year| (1, year));
    }
    let is = |i: usize, name: &str| words.get(at + i).is_some_and(|w| w.to_lowercase() == name);
    if is(0, "ngày") && is(2, "tháng") && is(4, "năm") {
        return year_of(bare(words.get(at + 5)?)).map(|year| (6, year));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_dates_and_cited_documents() {
        let aged = Aged::of(
            "Căn cứ Kế hoạch số 512/KH-UBND ngày 22 tháng 12 năm 2025 của UBND tỉnh; Nghị định số 66/2021/NĐ-CP; \
             trong quý I/2026 và giai đoạn 2026 - 2030, xong trước 31/3/2026, so với năm 2025.",
        );
        let told: Vec<(&str, u16)> = aged.dated.iter().map(|(words, year)| (words.as_str(), *year)).collect();
        let right = [
            ("512/KH-UBND ngày 22 tháng 12 năm 2025", 2025),
            ("66/2021/NĐ-CP", 2021),
            ("quý I/2026", 2026),
            ("2026 - 2030", 2026),
            ("31/3/2026", 2026),
            ("năm 2025", 2025),
        ];
        assert_eq!(told, right);
        assert!(aged.figures.is_empty(), "{:?}", aged.figures);
    }

    #[test]
    fn figures_are_no_labels_and_no_clauses() {
        let aged = Aged::of("12. Theo Điều 15, diện tích 4.250 ha; đạt 85% (45 căn nhà), trực 24/24 giờ, 3 lần.");
        assert_eq!(aged.figures, ["4.250 ha", "85%", "45 căn"]);
        assert_eq!(Aged::of("Triển khai lúc 14 giờ 00 phút, niên khóa 2025-"), Aged::default());
    }
}
