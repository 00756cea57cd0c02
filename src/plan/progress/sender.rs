//! Whom a file came from, by its name.

use crate::vietnamese::unmarked;

/// The unit whose name stands in a file's name, whole or without its place (`BC cong an Q2.pdf` of `Công an tỉnh`): its
/// place in the list, where one alone fits best. Each unit has one name or more; empty ones fit nothing.
pub(super) fn of_file(file: &str, units: &[Vec<&str>]) -> Option<usize> {
    let file = folded(stem(file));
    let points = |names: &[&str]| names.iter().filter_map(|n| points(&file, n)).max();
    let all: Vec<(usize, usize)> =
        units.iter().enumerate().filter_map(|(i, names)| Some((points(names)?, i))).collect();
    let best = all.iter().map(|(points, _)| *points).max()?;
    match all.iter().filter(|(points, _)| *points == best).collect::<Vec<_>>()[..] {
        [(_, only)] => Some(*only),
        _ => None,
    }
}

/// A file's name without folders and ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Words without case and marks, one space around each.
fn folded(words: &str) -> String {
    let bare = unmarked(words);
    let list: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!(" {} ", list.join(" "))
}

/// How well a name fits, in letters; none where it does not stand there.
fn points(file: &str, name: &str) -> Option<usize> {
    let whole = folded(name);
    if whole.trim().is_empty() {
        return None;
    }
    // `so gddt`, `sogddt`: letters alone tell abbreviations, whose signs are left out in file names.
    let glued: String = whole.split_whitespace().collect();
    let short = whole.split_whitespace().count() <= 3 && glued.len() >= SHORTEST;
    if file.contains(&whole) || short && file.split_whitespace().any(|w| w == glued) {
        return Some(whole.len() * 2);
    }
    const PLACES: [&str; 9] =
        [" tinh ", " thanh pho ", " huyen ", " quan ", " thi xa ", " xa ", " phuong ", " thi tran ", " tp "];
    let cut = PLACES.iter().filter_map(|p| whole.find(p)).filter(|at| *at > 0).min()?;
    let bare = format!("{} ", &whole[..cut]);
    // `UBND` alone is the beginning of many.
    let several = bare.split_whitespace().count() > 1 && bare.trim() != "uy ban nhan dan";
    (several && file.contains(&bare)).then_some(bare.len())
}

/// Fewer letters may be a part of any word.
const SHORTEST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_name_their_units() {
        let units = [
            vec!["Sở Y tế", "SYT"],
            vec!["Công an tỉnh", ""],
            vec!["Sở Giáo dục và Đào tạo", "Sở GD&ĐT"],
            vec!["UBND xã Hòa Mẫu", ""],
            vec!["UBND xã Hòa Mẫu Đông", ""],
            vec!["Sở Xây dựng", ""],
        ];
        let of = |file: &str| of_file(file, &units);
        assert_eq!(of("ve/Sở Y tế - biểu.jpg"), Some(0));
        assert_eq!(of("BC cong an quy 2 (lan 2).pdf"), Some(1));
        assert_eq!(of("SoGDDT_bao cao.docx"), Some(2));
        assert_eq!(of("bao cao so gd dt.docx"), Some(2));
        assert_eq!(of("UBND xa Hoa Mau Dong.doc"), Some(4));
        assert_eq!(of("UBND xa Hoa Mau.doc"), Some(3));
        assert_eq!(of("so y te va so xay dung.pdf"), Some(5), "the longer name");
        assert_eq!(of("bao cao.pdf"), None);
        assert_eq!(of(""), None);
    }
}
