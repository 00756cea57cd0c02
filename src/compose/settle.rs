//! What is certain is set right before a document is printed, whatever it was drafted from, and told once.

use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Block, Document, Inline, Inlines, Level, MISSING, Table};
use crate::standard::Profile;
use crate::vietnamese::loose_blanks;

/// Sets right what needs no person to decide: the sign behind each căn cứ and each line of Nơi nhận, the nought of a number
/// below ten, the blank of `KT. CHỦ TỊCH`, `a)` for `a.`, blanks before signs of punctuation.
pub fn settle(document: &mut Document, profile: Profile, found: &mut Diagnostics) {
    let mut told = Vec::new();
    let mut tell = |count: usize, what: &str| match count {
        0 => {}
        1 => told.push(what.to_owned()),
        n => told.push(format!("{what} ({n} chỗ)")),
    };
    tell(number(document), "số văn bản dưới 10 có số 0 ở trước");
    tell(listed(&mut document.bases, profile), "dấu cuối dòng căn cứ");
    if document.addressees.len() > 1 {
        tell(listed(&mut document.addressees, profile), "dấu cuối dòng Kính gửi");
    }
    tell(
        archive(document, profile),
        if profile.signs().archive.contains(':') {
            "«Lưu:» có dấu hai chấm"
        } else {
            "«Lưu» không có dấu hai chấm"
        },
    );
    tell(listed(&mut document.recipients, profile), "dấu cuối dòng Nơi nhận");
    let [behalf, deputy, ..] = profile.signs().authority.map(str::trim_end);
    tell(authorities(document, profile), &format!("khoảng trắng sau «{behalf}», «{deputy}»"));
    // How points are lettered, the decree alone says.
    if profile == Profile::Administrative {
        tell(points(document), "dấu ngoặc sau chữ cái của điểm");
    }
    for line in document.appendices.iter_mut().filter_map(|a| a.attached.as_mut()) {
        room(line);
    }
    let mut blanks = 0;
    each_text(document, &mut |text| blanks += close_up(text));
    tell(blanks, "bỏ khoảng trắng trước dấu câu");
    if !told.is_empty() {
        found.add(code::THE_THUC_DAT_DUNG, Place::default(), format!("Đã đặt đúng: {}", told.join("; ")), "");
    }
}

fn number(document: &mut Document) -> usize {
    let Some(number) = &mut document.code_number else { return 0 };
    let right = super::letter::two_digits(number);
    let changed = right != *number;
    *number = right;
    usize::from(changed)
}

/// Puts the sign behind every line of a list where it is not; how many lines had another one.
fn listed(lines: &mut [Inlines], profile: Profile) -> usize {
    let last = lines.len().saturating_sub(1);
    let mut changed = 0;
    for (at, line) in lines.iter_mut().enumerate() {
        let sign = profile.closing(at == last);
        let words = line.text();
        let words = words.trim_end();
        // `- Lãnh đạo Sở:` opens a list of its own.
        let opens = at < last && words.ends_with(':');
        let signed_off = at == last && profile.is_signed_off(words);
        if words.is_empty()
            || words.contains(MISSING)
            || words.ends_with(sign)
            || opens
            || signed_off
            || !is_plain_end(words)
        {
            continue;
        }
        let Some(text) = line.last_text_mut() else { continue };
        let bare = text.trim_end().trim_end_matches([';', '.', ',', ':']).trim_end().len();
        text.truncate(bare);
        text.push(sign);
        changed += 1;
    }
    changed
}

/// Whether at most one sign ends the words: `./.` and leader dots are no closing signs.
fn is_plain_end(words: &str) -> bool {
    let bare = words.trim_end_matches([';', '.', ',', ':', ' ']);
    !words.ends_with("./.") && words.len() - bare.len() <= 2 && !bare.ends_with('…')
}

/// `Lưu VP` → `Lưu: VP`; of the Party `Lưu: Văn phòng` → `Lưu Văn phòng`.
fn archive(document: &mut Document, profile: Profile) -> usize {
    let sign = profile.signs().archive;
    let Some(Inline::Text(text, _)) = document.recipients.last_mut().and_then(|l| l.0.first_mut()) else { return 0 };
    let Some(rest) = text.strip_prefix("Lưu").filter(|rest| rest.starts_with([' ', ':'])) else { return 0 };
    let right = if sign.contains(':') { rest.starts_with(':') } else { !rest.trim_start().starts_with(':') };
    let rest = rest.trim_start().trim_start_matches(':').trim_start();
    // `Lưu trữ cơ quan` is a unit.
    if right || !rest.starts_with(|c: char| c.is_uppercase()) {
        return 0;
    }
    *text = format!("Lưu{sign}{rest}");
    1
}

fn authorities(document: &mut Document, profile: Profile) -> usize {
    let signs = profile.signs().authority.map(str::trim_end);
    let mut changed = 0;
    for line in document.signatures.iter_mut().flat_map(|s| &mut s.authority) {
        let rest = signs.iter().find_map(|sign| line.strip_prefix(sign).map(|rest| (*sign, rest)));
        if let Some((sign, rest)) = rest.filter(|(_, rest)| rest.starts_with(char::is_alphabetic)) {
            *line = format!("{sign} {rest}");
            changed += 1;
        }
    }
    changed
}

/// `a.` → `a)` (PL I, II.6.đ).
fn points(document: &mut Document) -> usize {
    let mut changed = 0;
    for block in all_blocks(document) {
        if let Block::Entry(entry) = block
            && entry.level == Level::Point
            && let Some(letter) = entry.label.strip_suffix('.')
        {
            entry.label = format!("{letter})");
            changed += 1;
        }
    }
    changed
}

/// Room to write number and day in by hand, where a text has one blank left of it: `số /KH-UBND ngày tháng năm 2026`.
fn room(line: &mut Inlines) {
    const BLANKS: [(&str, &str); 4] = [
        ("số /", "số        /"),
        ("ngày tháng ", "ngày      tháng "),
        ("tháng năm ", "tháng      năm "),
        ("năm của ", "năm        của "),
    ];
    for piece in &mut line.0 {
        if let Inline::Text(words, _) = piece {
            for (typed, wide) in BLANKS {
                if words.contains(typed) {
                    *words = words.replace(typed, wide);
                }
            }
        }
    }
}

fn all_blocks(document: &mut Document) -> impl Iterator<Item = &mut Block> {
    document.body.iter_mut().chain(document.appendices.iter_mut().flat_map(|a| &mut a.body))
}

/// Every text of words that a person typed.
fn each_text(document: &mut Document, work: &mut dyn FnMut(&mut Inlines)) {
    document.bases.iter_mut().for_each(&mut *work);
    work(&mut document.subject);
    for block in all_blocks(document) {
        match block {
            Block::Entry(entry) => work(&mut entry.text),
            Block::Paragraph(text) | Block::Centered(text) => work(text),
            Block::Table(Table { caption: Some(caption), .. }) => work(caption),
            Block::Table(_) | Block::Image(_) | Block::PageBreak => {}
        }
    }
}

/// Takes out the blanks before signs of punctuation; how many places there were.
fn close_up(text: &mut Inlines) -> usize {
    let mut chars: Vec<char> = Vec::new();
    for piece in &text.0 {
        match piece {
            Inline::Text(words, _) => chars.extend(words.chars()),
            // Signs do not belong to the words beyond it.
            Inline::Break | Inline::Tab | Inline::Footnote(_) => chars.push('\n'),
        }
    }
    let loose = loose_blanks(&chars);
    if loose.is_empty() {
        return 0;
    }
    let mut at = 0;
    for piece in &mut text.0 {
        match piece {
            Inline::Text(words, _) => {
                words.retain(|_| {
                    let kept = !loose.iter().any(|range| range.contains(&at));
                    at += 1;
                    kept
                });
            }
            Inline::Break | Inline::Tab | Inline::Footnote(_) => at += 1,
        }
    }
    text.0.retain(|piece| !matches!(piece, Inline::Text(words, _) if words.is_empty()));
    loose.len()
}
