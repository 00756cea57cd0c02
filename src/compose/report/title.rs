//! A title typed in capitals, as it stands inside a sentence.

use crate::plan::{Agency, Lines, WorkPlan};
use crate::vietnamese::{is_syllable, roman_value};
use std::collections::{HashMap, HashSet};

/// Names that every office writes so, whole.
const NAMES: &str = "\
    Việt Nam, Đảng, Quốc hội, Chính phủ, Thủ tướng Chính phủ, Bộ Chính trị, Trung ương, Hồ Chí Minh, Nhà nước, Tết, \
    An Giang, Bắc Ninh, Cà Mau, Cần Thơ, Cao Bằng, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Nội, \
    Hà Tĩnh, Hải Phòng, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Nghệ An, Ninh Bình, Phú Thọ, \
    Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang, Vĩnh Long";

/// Words before a Roman numeral: `QUÝ IV`, but `PHẠM VI`.
const NUMBERED: &str = "QUÝ KHÓA KHOÁ LẦN THỨ LỤC MỤC PHẦN CHƯƠNG CẤP LOẠI NHÓM ĐOẠN ĐỢT HẠNG KỶ KỲ";

/// Most words of a name that is looked for.
const LONGEST: usize = 9;

/// The title in small letters, with the names that the plan and the office know kept; none where it is not in capitals.
pub(super) fn sentence_cased(title: &str, work: &WorkPlan, agency: Option<&Agency>) -> Option<String> {
    let letters = || title.chars().filter(|c| c.is_alphabetic());
    // Two words and more; `KH` alone is an abbreviation.
    if letters().any(char::is_lowercase) || letters().count() < 4 || !title.trim().contains(' ') {
        return None;
    }
    let known = Known::new(work, agency);
    let words: Vec<&str> = title.split_whitespace().collect();
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some((typed, count)) = known.name(&words[at..]) {
            out.push(typed);
            at += count;
            continue;
        }
        let before = at.checked_sub(1).and_then(|b| words.get(b));
        let numeral = before.is_some_and(|b| NUMBERED.split(' ').any(|n| n == bare(b)));
        let keep = known.is_short(word) || numeral && roman_value(bare(word)).is_some();
        out.push(if keep { (*word).to_owned() } else { word.to_lowercase() });
        at += 1;
    }
    Some(out.join(" "))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// How names and abbreviations are written in the plan and by the office.
#[derive(Default)]
struct Known {
    /// Names by their words in capitals.
    names: HashMap<String, String>,
    /// Words in capitals that also stand in capitals inside sentences.
    short: HashSet<String>,
}

impl Known {
    fn new(work: &WorkPlan, agency: Option<&Agency>) -> Known {
        let mut out = Known::default();
        for name in NAMES.split(", ").map(str::trim) {
            out.add(name);
        }
        for item in &work.items {
            for name in item.leads.iter().chain(&item.partners) {
                out.add(name);
            }
            for text in [&item.content, &item.output, &item.deadline.words] {
                out.learn(text);
            }
        }
        let own = [&work.plan.organ_name, &work.plan.place];
        for name in own.into_iter().flatten() {
            out.add(name);
            out.learn(name);
        }
        if let Some(agency) = agency {
            for name in [&agency.organ_name, &agency.place].into_iter().flatten() {
                out.add(name);
                out.learn(name);
            }
            for unit in &agency.units {
                out.add(&unit.name);
                out.learn(&unit.name);
                unit.short.iter().for_each(|s| out.learn(s));
                unit.aliases.iter().flat_map(Lines::filled).for_each(|a| out.add(a));
            }
        }
        out
    }

    /// A name as it is written, whole.
    fn add(&mut self, name: &str) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // A list of units typed in capitals teaches nothing.
        if name.chars().any(char::is_lowercase) && name.split(' ').count() <= LONGEST {
            self.names.entry(name.to_uppercase()).or_insert(name);
        }
    }

    /// Abbreviations, and words in a row that begin with capitals, as names of places and people do (`Bình Nguyên`).
    fn learn(&mut self, text: &str) {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        if !text.chars().any(char::is_lowercase) {
            return;
        }
        let capital = |w: &&str| {
            let mut chars = w.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
        };
        for word in words.iter().filter(|w| w.chars().count() > 1 && w.chars().all(char::is_uppercase)) {
            self.short.insert((*word).to_owned());
        }
        for (i, pair) in words.windows(2).enumerate() {
            // The first word of a text begins with a capital whatever it is.
            if i > 0 && pair.iter().all(capital) && text.contains(&pair.join(" ")) {
                self.add(&pair.join(" "));
            }
        }
    }

    /// The longest name that stands at the beginning of some words in capitals, as it is written.
    fn name(&self, words: &[&str]) -> Option<(String, usize)> {
        (1..=words.len().min(LONGEST)).rev().find_map(|count| {
            let typed = words[..count].join(" ");
            let inner = bare(&typed);
            let name = self.names.get(inner)?;
            // Marks around it stay.
            Some((typed.replacen(inner, name, 1), count))
        })
    }

    /// Whether a word in capitals is an abbreviation: the plan writes it so, or no syllable has these letters.
    fn is_short(&self, word: &str) -> bool {
        let inner = bare(word);
        let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
        self.short.contains(inner)
            || letters > 1
                && inner.split(['-', '–', '/']).any(|part| {
                    !part.is_empty() && !is_syllable(&part.to_lowercase()) && !part.chars().all(|c| c.is_ascii_digit())
                })
    }
}
