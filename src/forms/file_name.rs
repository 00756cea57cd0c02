//! Names of files that are made of other names.

/// Characters of a file's name, its ending not counted: paths of some systems end at 260 in all.
const LONGEST: usize = 100;

/// Bytes of it: file systems of Linux end at 255 with number and ending, and a Vietnamese letter takes up to three.
const MOST_BYTES: usize = 200;

/// Names that Windows keeps for devices, whatever ending they carry.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A name as a file's name without its ending, on Windows too: no sign that paths use, no dot or space at its ends, no
/// name of a device.
pub fn safe_file_name(name: &str) -> String {
    let clean = crate::vietnamese::clean(name).text;
    let signs = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c };
    let words: Vec<String> = clean.split_whitespace().map(|w| w.chars().map(signs).collect()).collect();
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += c.len_utf8();
        bytes <= MOST_BYTES
    };
    let cut: String = words.join(" ").chars().take(LONGEST).take_while(fits).collect();
    let bare = cut.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let first = bare.split('.').next().unwrap_or_default().trim().to_lowercase();
    if bare.is_empty() || DEVICES.contains(&first.as_str()) { format!("_{bare}") } else { bare.to_owned() }
}

/// Names of files for many names, in their order, no two of them equal, not even where case does not count: the second
/// of two is `… (2)`.
pub fn safe_file_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut one = |name: &str| {
        let base = safe_file_name(name);
        let mut out = base.clone();
        let mut n = 2;
        while !taken.insert(out.to_lowercase()) {
            out = format!("{base} ({n})");
            n += 1;
        }
        out
    };
    names.into_iter().map(&mut one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_unique() {
        assert_eq!(
            safe_file_names([
                "Phòng Kinh tế",
                "PHÒNG KINH TẾ",
                " Phòng\nKinh  tế. ",
                "Ban A/B: \"C\"?",
                "con",
                "Nul.x",
                "...",
                "",
                "Phòng Kinh tế (2)",
            ]),
            [
                "Phòng Kinh tế",
                "PHÒNG KINH TẾ (2)",
                "Phòng Kinh tế (3)",
                "Ban A_B_ _C__",
                "_con",
                "_Nul.x",
                "_",
                "_ (2)",
                "Phòng Kinh tế (2) (2)",
            ]
        );
        let long = "Ủy ban ".repeat(60);
        assert!(safe_file_name(&long).chars().count() <= 100);
        let tall = safe_file_name(&"ễ".repeat(100));
        assert_eq!(tall, "ễ".repeat(66));
        assert_eq!(safe_file_name("Tra\u{323}m Y te\u{302}\u{301}"), "Trạm Y tế");
    }
}
