//! Học hàm, học vị and honours that stand before a name.

/// Their short forms, without dots.
const SHORT: [&str; 11] = ["ths", "ts", "gs", "pgs", "gsts", "pgsts", "bs", "ks", "cn", "ngnd", "ngưt"];
/// And in full.
const FULL: [&str; 7] = ["tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "bác sĩ", "kỹ sư", "luật sư"];

/// The title that a person's name begins with, as it is written: `Th.S`, `PGS.TS.`, `Tiến sĩ`.
pub fn learned_title(name: &str) -> Option<&str> {
    let name = name.trim();
    let lower = name.to_lowercase();
    if let Some(full) = FULL.iter().find(|title| lower.starts_with(&format!("{title} "))) {
        let end = name.char_indices().nth(full.chars().count())?.0;
        return name.get(..end);
    }
    let dotted = name.split_whitespace().next()?;
    // `TS.Nguyễn`: the name follows without a blank.
    let word = dotted.rfind('.').map_or(dotted, |at| if is_short(&dotted[..=at]) { &dotted[..=at] } else { dotted });
    (is_short(word) && name.len() > word.len()).then_some(word)
}

/// `Ts` with no dot is a title in capitals alone: `Ks` may be a name of two letters.
fn is_short(word: &str) -> bool {
    let letters = word.replace('.', "");
    let written = word.contains('.') || letters.starts_with("Th") || letters.chars().all(char::is_uppercase);
    written && SHORT.contains(&letters.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_however_they_are_dotted() {
        for (name, title) in [
            ("Th.S Trần Văn An", Some("Th.S")),
            ("ThS. Trần Văn An", Some("ThS.")),
            ("TS.Trần Văn An", Some("TS.")),
            ("PGS.TS. Trần Văn An", Some("PGS.TS.")),
            ("Ths Trần Văn An", Some("Ths")),
            ("Bác sĩ Trần Văn An", Some("Bác sĩ")),
            ("Trần Văn An", None),
            ("Thạch Sen", None),
            ("Ts Trần", None),
            ("", None),
        ] {
            assert_eq!(learned_title(name), title, "{name}");
        }
    }
}
