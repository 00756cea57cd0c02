//! Corrections of words: letters stored otherwise than Unicode composes them, a zero before a number, the sign at the end
//! of a listed line.

use super::Mender;
use crate::check::form;
use crate::docx::read::model::{Run, RunKind};
use crate::outline::known;
use crate::parts::Line;
use crate::standard::Profile;
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub(super) fn mend(mender: &mut Mender<'_>) {
    number(mender);
    date(mender);
    motto(mender);
    bases(mender);
    recipients(mender);
    end(mender);
    if mender.profile == Profile::Party {
        party(mender);
    }
    // Last: a letter that a correction above puts in its place is not composed as well.
    letters(mender);
}

/// A line as it was typed, with the run and the byte of it that each of its bytes is.
struct Typed<'l, 's> {
    line: &'l Line<'s>,
    text: String,
}

impl<'l, 's> Typed<'l, 's> {
    fn new(line: &'l Line<'s>) -> Self {
        let text = line.runs.iter().filter_map(|(run, range)| run.text.get(range.clone())).collect();
        Typed { line, text }
    }

    /// Puts words in the place of some bytes that stand in one run; false where they do not.
    fn put(&self, mender: &mut Mender<'_>, range: Range<usize>, new: &str) -> bool {
        let mut at = 0;
        for (run, own) in &self.line.runs {
            let inside = at..at + own.len();
            at = inside.end;
            if inside.start <= range.start && range.end <= inside.end && matches!(run.kind, RunKind::Text) {
                let own = own.start + range.start - inside.start..own.start + range.end - inside.start;
                mender.reword(run, self.line.paragraph, own, new);
                return true;
            }
        }
        false
    }

    /// The words between white space, with where they begin.
    fn words(&self) -> Vec<(usize, &str)> {
        let at = |word: &str| word.as_ptr() as usize - self.text.as_ptr() as usize;
        self.text.split_whitespace().map(|word| (at(word), word)).collect()
    }
}

fn same(word: &str, wanted: &str) -> bool {
    word.nfc().eq(wanted.chars())
}

/// `Số: 5/…` → `Số: 05/…`
fn number(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let Some(line) = parts.of(&parts.head.code).next() else { return };
    let Some((Some(number), ..)) = known::code(&line.text) else { return };
    if !form::lacks_zero(&number) {
        return;
    }
    let typed = Typed::new(line);
    let Some(at) = typed.text.find(|c: char| c.is_ascii_digit()) else { return };
    if typed.text[at..].starts_with(&number) && typed.put(mender, at..at, "0") {
        let joint = mender.profile.signs().joints.0;
        mender.changed("Số, ký hiệu", line.paragraph, format!("«{number}{joint}» → «0{number}{joint}»"));
    }
}

/// `ngày 5 tháng 1` → `ngày 05 tháng 01`
fn date(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let Some(line) = parts.of(&parts.head.place_date).next() else { return };
    let Some((day, month)) = form::typed_date(&line.text) else { return };
    let typed = Typed::new(line);
    let words = typed.words();
    // Day and month are told by the words before them; a place may have such words too.
    let after = |word: &str, wanted: &str| {
        words
            .windows(2)
            .rfind(|pair| same(&pair[0].1.to_lowercase(), word) && pair[1].1 == wanted)
            .map(|pair| pair[1].0)
    };
    let wanted = [("ngày", day, form::lacks_zero(day)), ("tháng", month, form::month_lacks_zero(month))];
    for (word, digits, wrong) in wanted {
        if wrong && after(word, digits).is_some_and(|at| typed.put(mender, at..at, "0")) {
            mender.changed("Địa danh, ngày", line.paragraph, format!("«{word} {digits}» → «{word} 0{digits}»"));
        }
    }
}

/// `Độc lập – Tự do – Hạnh phúc` → with hyphens.
fn motto(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    for line in parts.of(&parts.head.motto) {
        let typed = Typed::new(line);
        let dashes = typed.text.match_indices(['–', '—']);
        let places: Vec<Range<usize>> = dashes.map(|(at, dash)| at..at + dash.len()).collect();
        let made = places.into_iter().filter(|place| typed.put(mender, place.clone(), "-")).count();
        if made > 0 {
            mender.changed("Tiêu ngữ", line.paragraph, "gạch dài → gạch nối");
        }
    }
}

/// `….` → `…./.` where the text ends, if it is certain where that is: right above Nơi nhận or a signature.
fn end(mender: &mut Mender<'_>) {
    let (parts, sign) = (mender.parts, mender.profile.signs().end);
    let Some(found) = form::text_end(mender.profile, parts) else { return };
    let closed = !parts.ending.recipients_title.is_empty();
    let last = found.last;
    if found.marked || found.table.is_some() || !closed || !form::is_prose(last) || !last.text.ends_with('.') {
        return;
    }
    let typed = Typed::new(last);
    let kept = typed.text.trim_end();
    if kept.ends_with('.') && !kept.ends_with("..") && typed.put(mender, kept.len() - 1..kept.len(), sign) {
        mender.changed("Nội dung", last.paragraph, format!("dấu kết thúc «.» → «{sign}»"));
    }
}

/// Makes a line end with a sign.
fn close(mender: &mut Mender<'_>, area: &str, line: &Line<'_>, sign: char) {
    if line.text.ends_with(sign) {
        return;
    }
    let typed = Typed::new(line);
    let kept = typed.text.trim_end();
    let bare = kept.trim_end_matches([';', '.', ',', ':']).trim_end();
    let removed = &kept[bare.len()..];
    // `./.` and dots that stand for something are no closing signs.
    if removed.trim().chars().count() > 1 || kept.ends_with("./.") {
        return;
    }
    // The sign may stand in a run of its own.
    let at = if removed.is_empty() { kept.len() } else { bare.len() + removed.len() - removed.trim_start().len() };
    if !typed.put(mender, at..kept.len(), &sign.to_string()) {
        return;
    }
    let what = if removed.is_empty() {
        format!("thêm dấu «{sign}» cuối dòng")
    } else {
        format!("dấu cuối dòng «{}» → «{sign}»", removed.trim())
    };
    mender.changed(area, line.paragraph, what);
}

fn bases(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let lines: Vec<&Line<'_>> = parts.of(&parts.head.bases).collect();
    for (i, line) in lines.iter().enumerate() {
        let sign = mender.profile.closing(i + 1 == lines.len());
        close(mender, "Căn cứ", line, sign);
    }
}

fn recipients(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let receivers = form::receivers(parts.of(&parts.ending.recipients));
    for (i, receiver) in receivers.iter().enumerate() {
        let sign = form::missing_sign(mender.profile, &receivers, i);
        if let (Some(sign), Some(line)) = (sign, receiver.lines.last()) {
            close(mender, "Nơi nhận", line, sign);
        }
    }
}

/// What the Party writes otherwise: no colon behind Số, a dash before each căn cứ, a full stop at the end.
fn party(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    if let Some(line) = parts.of(&parts.head.code).next() {
        let typed = Typed::new(line);
        let colon = typed.text.find(':').filter(|at| same(typed.text[..*at].trim(), "Số"));
        if colon.is_some_and(|at| typed.put(mender, at..at + 1, "")) {
            mender.changed("Số, ký hiệu", line.paragraph, "bỏ dấu hai chấm sau «Số»");
        }
    }
    let dash = mender.profile.signs().basis;
    for line in parts.of(&parts.head.bases).filter(|line| !form::is_dashed(line)) {
        let typed = Typed::new(line);
        let at = typed.text.len() - typed.text.trim_start().len();
        if typed.put(mender, at..at, dash) {
            mender.changed("Căn cứ", line.paragraph, "thêm gạch ngang ở đầu dòng");
        }
    }
    let Some((_, last)) = parts.text_of(parts.body.clone()).last() else { return };
    let typed = Typed::new(last);
    let kept = typed.text.trim_end();
    if kept.ends_with("./.") && typed.put(mender, kept.len() - 2..kept.len(), "") {
        mender.changed("Nội dung", last.paragraph, "dấu kết thúc «./.» → «.»");
    }
}

/// Letters and signs apart become one letter; letters of an encoding before Unicode become those that its font shows.
fn letters(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    for line in &parts.lines.all {
        let (mut composed, mut decoded) = (false, false);
        for (run, own) in line.runs.iter().filter(|(run, _)| matches!(run.kind, RunKind::Text)) {
            if run.decoded {
                mender.words(run, line.paragraph);
                decoded = true;
            }
            for word in apart(run, own.clone()) {
                let new: String = run.text[word.clone()].nfc().collect();
                mender.reword(run, line.paragraph, word, new);
                composed = true;
            }
        }
        if decoded {
            mender.changed("", line.paragraph, "chữ mã cũ (TCVN3, VNI) → Unicode");
        }
        if composed {
            mender.changed("", line.paragraph, "Unicode tổ hợp → Unicode dựng sẵn");
        }
    }
}

/// The words of a run's part that hold letters and signs apart.
fn apart(run: &Run, own: Range<usize>) -> Vec<Range<usize>> {
    let Some(text) = run.text.get(own.clone()).filter(|text| !is_nfc(text)) else { return Vec::new() };
    let letter = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
    let at = |word: &str| own.start + (word.as_ptr() as usize - text.as_ptr() as usize);
    // A sign that opens the run belongs to a letter of the one before it.
    let whole = |word: &&str| !word.starts_with(unicode_normalization::char::is_combining_mark);
    let words = text.split(|c| !letter(c)).filter(|word| !is_nfc(word)).filter(whole);
    words.map(|word| at(word)..at(word) + word.len()).collect()
}
