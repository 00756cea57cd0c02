//! One cell, several units: `Sở Nội vụ; Sở Tài chính`, line lists, `A, B và C`.

use super::Registry;
use crate::vietnamese::unmarked;

/// First words of names of units, without marks.
const STARTS: &[&str] = &[
    "so",
    "bo",
    "ban",
    "phong",
    "ubnd",
    "hdnd",
    "uy ban",
    "hoi dong",
    "trung tam",
    "cong an",
    "van phong",
    "vp",
    "chi cuc",
    "cuc",
    "tong cuc",
    "vu",
    "thanh tra",
    "kho bac",
    "bao hiem xa hoi",
    "bhxh",
    "dang uy",
    "thanh uy",
    "tinh uy",
    "mat tran",
    "mttq",
    "ubmttq",
    "hoi",
    "doan thanh nien",
    "doan tncs",
    "doan truong",
    "lien doan",
    "cong doan",
    "tram",
    "truong",
    "vien",
    "doi",
    "to cong tac",
    "cong ty",
    "tap doan",
    "tong cong ty",
    "benh vien",
    "ngan hang",
    "thue",
    "chi nhanh",
    "hat kiem lam",
    "don bien phong",
    "toa an",
    "dai hoc",
    "hoc vien",
    "quy",
    "hiep hoi",
    "lien hiep",
    "bql",
    "bqlda",
    "dai",
    "nha van hoa",
    "thu vien",
    "bao tang",
    "doanh nghiep",
    "don vi",
    "co quan",
];

/// Words that stand for many units when they stand alone in a list: `Sở Giáo dục và Đào tạo, Viện, trường`.
const KINDS: &[&str] =
    &["vien", "truong", "truong hoc", "hoc vien", "benh vien", "doanh nghiep", "dia phuong", "hiep hoi", "doan the"];

/// Names of units that are whole by themselves.
const WHOLE: &[&str] = &["dang uy", "thanh uy", "tinh uy", "cong an", "thanh tra"];

/// Words after `các` that name many.
const MANY: &[&str] = &[
    "so",
    "bo",
    "ban",
    "nganh",
    "phong",
    "don vi",
    "co quan",
    "doanh nghiep",
    "truong",
    "vien",
    "hoi",
    "doan the",
    "to chuc",
    "dia phuong",
    "xa",
    "phuong",
    "hiep hoi",
    "thon",
    "khu pho",
    "co so",
    "ubnd",
    "uy ban",
    "trung tam",
    "cong ty",
    "chi cuc",
];

/// Whether words name many without saying which: `các sở, ban, ngành`, `Sở, ngành liên quan`, `UBND xã, phường`.
pub(super) fn is_collective(words: &str) -> bool {
    let bare = unmarked(words.trim());
    let plain: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let lists = ["so ban nganh", "so nganh", "ban nganh", "bo nganh", "ubnd xa phuong", "uy ban nhan dan xa phuong"];
    let joined = plain.join(" ");
    plain.iter().take(4).any(|w| *w == "cac")
        || matches!(plain.first(), Some(&"moi"))
        || ["tat ca ", "toan bo ", "mot so "].iter().any(|s| joined.starts_with(s))
        || KINDS.contains(&&*joined)
        || lists.iter().any(|l| joined == *l || joined.starts_with(&format!("{l} ")))
        || ["don vi lien quan", "co quan lien quan", "don vi co lien quan", "co quan don vi"]
            .iter()
            .any(|l| joined.starts_with(l))
}

impl Registry {
    /// The units that one cell names, as written: `Sở Nội vụ; Sở Tài chính`, a list of lines, `A, B và C`. A comma or `và`
    /// separates only before what is a unit or begins as one (`Sở`, `Ban`, `UBND`, `các sở`…), so that `Phòng Văn hóa, Thể
    /// thao và Du lịch` stays whole. Names and telephones of people are left out.
    pub fn split(&self, cell: &str) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for line in lines(cell) {
            for piece in outside_brackets(&line, |c| c == ';') {
                self.pieces(piece, &mut out);
            }
        }
        out
    }

    fn pieces(&self, piece: &str, out: &mut Vec<String>) {
        let mut rest = trim(piece);
        while !rest.is_empty() {
            let cuts = separators(rest);
            // The longest beginning that the registry knows, else up to the first separator before another unit.
            let known = cuts.iter().rev().find(|(end, _)| self.knows(&rest[..*end]));
            let whole = self.knows(rest);
            let next = match known {
                _ if whole => None,
                Some(cut) => Some(*cut),
                None => cuts.iter().copied().find(|(end, next)| self.begins(&rest[..*end], &rest[*next..])),
            };
            let (name, after) = next.map_or((rest, ""), |(end, next)| (&rest[..end], &rest[next..]));
            let name = without_people(trim(name));
            if !name.is_empty() {
                out.push(name.to_owned());
            }
            rest = trim(after);
        }
    }

    fn knows(&self, name: &str) -> bool {
        self.certain(name).is_some()
    }

    /// Whether what follows a separator begins a new unit.
    fn begins(&self, before: &str, after: &str) -> bool {
        let (done, next) = (unmarked(before), unmarked(after));
        // `Văn phòng HĐND và UBND` is one.
        let office = done.starts_with("van phong") || done.starts_with("vp ");
        let council = ["hdnd", "hoi dong nhan dan", "uy ban nhan dan", "ubnd", "quoc hoi", "dbqh"];
        if office
            && council.iter().any(|c| done.ends_with(c))
            && ["ubnd", "hdnd", "uy ban nhan dan", "hoi dong nhan dan"].iter().any(|c| next.starts_with(c))
        {
            return false;
        }
        let ends: Vec<usize> = separators(after).into_iter().map(|(end, _)| end).chain([after.len()]).collect();
        if ends.iter().any(|end| self.knows(&after[..*end])) {
            return true;
        }
        let first = ends.first().map_or(after, |end| &after[..*end]);
        let own = unmarked(first);
        if ["cac ", "mot so ", "tat ca ", "toan bo "].iter().any(|many| {
            next.strip_prefix(many).is_some_and(|rest| MANY.iter().any(|word| begins_with(rest.trim_start(), word)))
        }) || ["so, ban", "so, nganh", "so ban nganh", "so nganh"].iter().any(|l| next.starts_with(l))
        {
            return true;
        }
        let starts = STARTS.iter().any(|word| begins_with(&own, word));
        let capital = first.chars().next().is_some_and(char::is_uppercase);
        let words = own.split_whitespace().count();
        let short = |s: &str| s.chars().count() >= 2 && s.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        if short(first.trim()) && short(before.trim()) {
            return true;
        }
        // One of the words of `các viện, trường` is no unit of its own.
        if KINDS.contains(&own.trim()) {
            return KINDS.contains(&done.trim()) || !is_collective(before);
        }
        let whole = WHOLE.contains(&own.trim());
        starts && (words > 1 || whole) && (capital || !is_collective(before) && words > 1 && begins_small(before))
    }
}

/// Whether the part before was typed in small letters too, as careless lists are.
fn begins_small(before: &str) -> bool {
    before.trim().chars().next().is_some_and(char::is_lowercase)
}

fn begins_with(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The marks of a list around a name.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '+' | '•' | '*'))
}

/// Places in a text where one unit may end and the next begin: (end, start of the next).
fn separators(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut depth = 0i32;
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth > 0 => {}
            ',' | '+' => out.push((at, at + 1)),
            '/' => out.push((at, at + 1)),
            '.' if rest.starts_with(". ") => out.push((at, at + 1)),
            ' ' => {
                let joint = [" và ", " va ", " & ", " VÀ "].iter().find(|j| rest.starts_with(**j));
                out.extend(joint.map(|j| (at, at + j.len())));
            }
            _ => {}
        }
    }
    // The next name begins at its first letter.
    for (_, next) in &mut out {
        let rest = &text[*next..];
        *next += rest.len() - rest.trim_start().len();
    }
    // `, và UBND`: one separator.
    for (_, next) in &mut out {
        let rest = &text[*next..];
        if let Some(j) = ["và ", "va ", "& "].iter().find(|j| rest.starts_with(**j)) {
            *next += j.len();
        }
    }
    out
}

fn outside_brackets(text: &str, is_mark: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut out, mut depth, mut start) = (Vec::new(), 0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            c if depth == 0 && is_mark(c) => {
                out.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(&text[start..]);
    out
}

/// The lines of a cell, one or more units each: wrapped lines are joined, and what hangs below a unit (people, its own
/// rooms) is left out.
fn lines(cell: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut under_unit = false;
    for line in cell.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let bullet = line.starts_with(['-', '–', '+', '•', '*']) && !line.starts_with("--");
        let body = trim(line);
        let bare = unmarked(body);
        if bullet && under_unit && (is_person(&bare) || begins_with(&bare, "phong") || !starts_unit(&bare)) {
            continue;
        }
        if !bullet && is_person(&bare) && !out.is_empty() {
            continue;
        }
        let wrapped = !bullet
            && out.last().is_some_and(|last| {
                let open = [" và", ",", " của", " các", " -", " –", " &"].iter().any(|end| last.ends_with(end));
                let small = body.chars().next().is_some_and(char::is_lowercase);
                open && !(last.ends_with(',') && starts_unit(&bare)) || small && !starts_many(&bare)
            });
        match out.last_mut().filter(|_| wrapped) {
            Some(last) => {
                last.push(' ');
                last.push_str(body);
            }
            // A heading of a list of units (`Đơn vị phối hợp:`) is none itself.
            None if line.ends_with(':') && !starts_unit(&bare) => {}
            None => {
                // What ends a line open (`Sở Khoa học và`) goes on below, so its end must stay.
                out.push(if bullet { body.to_owned() } else { line.to_owned() });
                under_unit = !bullet && starts_unit(&bare);
            }
        }
    }
    out
}

fn starts_unit(bare: &str) -> bool {
    (STARTS.iter().any(|w| begins_with(bare, w))
        && !bare.starts_with("don vi phoi hop")
        && !bare.starts_with("don vi chu tri"))
        || starts_many(bare)
}

fn starts_many(bare: &str) -> bool {
    bare.starts_with("cac ") || bare.starts_with("so, ")
}

/// Telephones and people of a unit.
fn is_person(bare: &str) -> bool {
    const WORDS: &[&str] = &[
        "sdt",
        "dt:",
        "dien thoai",
        "truong phong",
        "pho truong phong",
        "chuyen vien",
        "pho giam doc",
        "pgd",
        "pp",
        "email",
    ];
    WORDS.iter().any(|w| begins_with(bare, w) || bare.starts_with(w) && w.ends_with(':'))
        || bare.chars().filter(char::is_ascii_digit).count() >= 9
}

/// A unit without the people named behind it.
fn without_people(name: &str) -> &str {
    const ROLES: &[&str] =
        &[" phó giám đốc ", " pgđ ", " trưởng phòng ", " phó trưởng phòng ", " chuyên viên ", " sđt", " điện thoại"];
    let lower = name.to_lowercase();
    if is_person(&unmarked(name)) && !ROLES.iter().any(|r| lower.contains(r)) {
        return "";
    }
    let Some(at) = ROLES.iter().filter_map(|r| lower.find(r)).min().filter(|at| *at > 0) else { return name };
    // Small letters may be longer than capitals, so the place is counted in characters.
    let skip = lower[..at].chars().count();
    name.char_indices().nth(skip).map_or(name, |(at, _)| trim(&name[..at]))
}
