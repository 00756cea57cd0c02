//! Words of a deadline that are no stretch of the calendar: how often, without end, on what it depends.

use super::Recurrence;
use super::tokens::Tokens;

/// How the stretch that follows bounds the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// `trong`, or nothing: within it.
    Within,
    /// `trước`: before it begins.
    Before,
    /// `chậm nhất`, `đến hết`: by its end.
    By,
    /// `từ`: from its beginning on.
    From,
    /// `sau`: from its end on.
    After,
}

/// A bounding phrase here, and the place after it.
pub(super) fn bound(t: &Tokens, at: usize) -> Option<(Bound, usize)> {
    const BY: &[&str] = &[
        "cham nhat la",
        "cham nhat",
        "muon nhat la",
        "muon nhat",
        "khong qua",
        "khong muon hon",
        "khong cham hon",
        "cho den het",
        "cho den",
        "den het",
        "tinh den",
        "den",
        "toi",
        "het",
        "han chot",
        "han cuoi",
    ];
    if let Some(next) = t.any(at, &["den truoc", "truoc"]) {
        return Some((Bound::Before, next));
    }
    if let Some(next) = t.any(at, BY) {
        return Some((Bound::By, next));
    }
    if let Some(next) = t.any(at, &["bat dau tu", "ke tu", "tu"]) {
        return Some((Bound::From, next));
    }
    if let Some(next) = t.phrase(at, "sau") {
        return Some((Bound::After, next));
    }
    t.any(at, &["trong", "vao", "tai"]).map(|next| (Bound::Within, next))
}

/// A unit of recurrence (`tháng`, `quý`…) that no number follows.
fn unit(t: &Tokens, at: usize) -> Option<(Recurrence, usize)> {
    let next = at + 1;
    // A number that counts times (`mỗi quý 01 lần`) names no quarter.
    let numbered = t.number(next).is_some() && t.word(next + 1) != "lan";
    let other = ["i", "ii", "iii", "iv", "hoc", "dinh", "che", "trinh", "hoach", "mo", "uoc", "tac"];
    let every = match t.word(at) {
        "ngay" => Recurrence::Days(1),
        "tuan" => Recurrence::Days(7),
        "thang" => Recurrence::Months(1),
        "quy" | "qui" => Recurrence::Months(3),
        "nam" => Recurrence::Months(12),
        _ => return None,
    };
    (!numbered && !other.contains(&t.word(next))).then_some((every, next))
}

/// `06 tháng`, `2 năm`, `nửa năm`, or a unit alone.
fn length(t: &Tokens, at: usize) -> Option<(Recurrence, usize)> {
    if let Some(next) = t.phrase(at, "nua nam") {
        return Some((Recurrence::Months(6), next));
    }
    let Some(n) = t.small(at, 60).and_then(|n| u16::try_from(n).ok()) else { return unit(t, at) };
    let (one, next) = unit(t, at + 1)?;
    Some((one.times(n), next))
}

/// How often, and the place after it.
pub(super) fn recurrence(t: &Tokens, at: usize) -> Option<(Recurrence, usize)> {
    if let Some(next) = t.any(at, &["hang", "moi", "tung"]) {
        let (every, next) = length(t, next)?;
        return Some(often(t, every, next));
    }
    if let Some(next) = t.any(at, &["dinh ky", "dinh ki", "thuong ky", "thuong ki"]) {
        let inner = t.any(next, &["bao cao theo", "bao cao", "theo", "vao"]).unwrap_or(next);
        if let Some((every, end)) = recurrence(t, inner).or_else(|| length(t, inner)) {
            return Some((every, end));
        }
        return Some((Recurrence::Irregular, next));
    }
    if let Some(next) = t.phrase(at, "theo") {
        return unit(t, next);
    }
    // `tháng cuối quý`, `tháng cuối của mỗi quý`.
    if let Some(next) = t.any(at, &["thang cuoi", "thang dau"]) {
        let next = t.any(next, &["cua moi", "cua hang", "cua", "moi", "hang"]).unwrap_or(next);
        return unit(t, next).filter(|(every, _)| *every == Recurrence::Months(3));
    }
    per(t, at).or_else(|| {
        // `6 tháng/lần`, `01 năm một lần`.
        let (every, next) = length(t, at)?;
        let slash = if t.mark(next) == Some('/') { next + 1 } else { next };
        let one = if t.number(slash) == Some(1) || t.word(slash) == "mot" { slash + 1 } else { slash };
        (one > next).then(|| t.phrase(one, "lan")).flatten().map(|end| (every, end))
    })
}

/// `2 lần/năm`, `01 lần/06 tháng`, `một lần mỗi quý`.
fn per(t: &Tokens, at: usize) -> Option<(Recurrence, usize)> {
    let times = t.small(at, 12).or((t.word(at) == "mot").then_some(1))?;
    let next = t.phrase(at + 1, "lan")?;
    let next = match t.mark(next) {
        Some('/') => next + 1,
        _ => t.any(next, &["trong moi", "trong", "moi", "hang"])?,
    };
    let (every, next) = length(t, next)?;
    Some((every.divided(u16::try_from(times).ok()?), next))
}

/// `mỗi năm 2 lần`.
fn often(t: &Tokens, every: Recurrence, next: usize) -> (Recurrence, usize) {
    match (t.small(next, 12), t.word(next), t.word(next + 1)) {
        (Some(n), _, "lan") if t.mark(next + 2) != Some('/') => {
            (u16::try_from(n).map_or(every, |n| every.divided(n)), next + 2)
        }
        (None, "mot", "lan") => (every, next + 2),
        _ => (every, next),
    }
}

/// The place after words that say the work has no end.
pub(super) fn ongoing(t: &Tokens, at: usize) -> Option<usize> {
    const WORDS: &[&str] = &[
        "thuong xuyen",
        "lien tuc",
        "xuyen suot",
        "quanh nam",
        "trong suot",
        "suot",
        "cac nam tiep theo",
        "nhung nam tiep theo",
        "cac nam sau",
        "nhung nam sau",
        "lau dai",
    ];
    t.any(at, WORDS)
}

/// `năm sau`, `của năm kế tiếp`, `năm nay`: how many years on, and the place after it.
pub(super) fn relative_year(t: &Tokens, at: usize) -> Option<(i32, usize)> {
    let next = t.any(at, &["cua nam", "nam"])?;
    if let Some(next) = t.any(next, &["nay", "bao cao"]) {
        return Some((0, next));
    }
    let next = t.any(next, &["sau lien ke", "lien ke", "ke tiep", "tiep theo", "tiep sau", "sau", "toi", "tiep"])?;
    Some((1, next))
}

/// The place after words that leave the end of a stretch open: `trở đi`, `và những năm tiếp theo`.
pub(super) fn onward(t: &Tokens, at: usize) -> Option<usize> {
    if let Some(next) = t.any(at, &["tro di", "tro ve sau", "den nay"]) {
        return Some(next);
    }
    let joined = if t.mark(at) == Some(',') { at + 1 } else { at };
    let joined = t.phrase(joined, "va").unwrap_or(joined);
    let next = t.any(joined, &["cac nam", "nhung nam", "nam"])?;
    t.any(next, &["tiep theo", "ke tiep", "sau", "toi", "tiep sau"])
}

/// The place after words that make the deadline hang on something else.
pub(super) fn depends(t: &Tokens, at: usize) -> Option<usize> {
    if let Some(next) = t.phrase(at, "theo") {
        return (t.word(next) != "doi").then_some(next);
    }
    const WORDS: &[&str] = &[
        "ngay sau",
        "sau khi",
        "ngay khi",
        "tu khi",
        "tu ngay ky",
        "tu ngay co",
        "khi",
        "tuy theo",
        "tuy thuoc",
        "phu thuoc",
        "can cu",
        "dot xuat",
        "neu",
        "ngay truoc khi",
        "truoc khi",
    ];
    if let Some(next) = t.any(at, WORDS) {
        return Some(next);
    }
    // `10 ngày làm việc sau khi …`, `trong vòng 30 ngày kể từ ngày ký`.
    t.number(at)?;
    let mut next = at + 1;
    if t.mark(next) == Some('-') && t.number(next + 1).is_some() {
        next += 2;
    }
    let next = t.any(next, &["ngay lam viec", "ngay", "tuan", "thang", "nam", "gio lam viec", "gio"])?;
    t.any(next, &["sau", "ke tu", "tu khi", "tu ngay", "tinh tu", "truoc"])
}

/// The place after a length of time that starts nowhere in these words: `10 ngày làm việc`, `trong vòng 3 tháng`.
pub(super) fn lone_length(t: &Tokens, at: usize) -> Option<usize> {
    t.number(at)?;
    t.any(at + 1, &["ngay lam viec", "ngay", "tuan", "thang", "nam", "gio"])
}

/// The place after words that say nothing about when.
pub(super) fn filler(t: &Tokens, at: usize) -> Option<usize> {
    const WORDS: &[&str] = &[
        "hoan thanh",
        "ket thuc",
        "thuc hien",
        "trien khai",
        "tien hanh",
        "thoi gian",
        "thoi han",
        "thoi diem",
        "chot so lieu",
        "bao cao",
        "ket qua",
        "ban hanh",
        "phe duyet",
        "to chuc",
        "duy tri",
        "theo doi",
        "cap nhat",
        "phan dau",
        "bao dam",
        "dam bao",
        "xay dung",
        "toi thieu",
        "it nhat",
        "giai doan",
        "trong vong",
        "tat ca",
        "tu nay",
        "chu nhat",
        "thu hai",
        "thu ba",
        "thu tu",
        "thu nam",
        "thu sau",
        "thu bay",
        "trinh",
        "gui",
        "nop",
        "xong",
        "trong",
        "vao",
        "luc",
        "la",
        "va",
        "phai",
        "han",
        "cua",
    ];
    if let Some(next) = t.any(at, WORDS) {
        return Some(next);
    }
    (t.word(at) == "thu" && t.small(at + 1, 7).is_some()).then_some(at + 2)
}
