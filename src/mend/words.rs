//! Corrections of words: a zero before a number, the sign at the end of a listed line.

use super::Mender;
use crate::check::form;
use crate::docx::read::model::{Run, RunKind};
use crate::outline::known;
use crate::parts::Line;
use std::ops::Range;

pub(super) fn mend(mender: &mut Mender<'_>) {
    number(mender);
    date(mender);
    bases(mender);
    recipients(mender);
    end(mender);
}

/// `….` → `…./.` where the text ends, if it is certain where that is: right above Nơi nhận or a signature.
fn end(mender: &mut Mender<'_>) {
    let (parts, sign) = (mender.parts, mender.profile.signs().end);
    let Some(found) = form::text_end(mender.profile, parts) else { return };
    let closed = !parts.ending.recipients_title.is_empty();
    if found.marked
        || found.table.is_some()
        || !closed
        || !form::is_prose(found.last)
        || !found.last.text.ends_with('.')
    {
        return;
    }
    let filled =
        |(run, range): &&(&Run, Range<usize>)| run.text.get(range.clone()).is_some_and(|t| !t.trim().is_empty());
    let Some((run, range)) = found.last.runs.iter().rev().find(filled) else { return };
    let kept = run.text.trim_end();
    if !matches!(run.kind, RunKind::Text) || range.end < kept.len() || kept.ends_with("..") {
        return;
    }
    let Some(bare) = kept.strip_suffix('.') else { return };
    mender.edits.run(&run.span, found.last.paragraph.index).text = Some((run.text.clone(), format!("{bare}{sign}")));
    mender.changed("Nội dung", found.last.paragraph, format!("dấu kết thúc «.» → «{sign}»"));
}

/// Replaces words inside one run of a line; false when they are not within one.
fn replace(mender: &mut Mender<'_>, area: &str, line: &Line<'_>, old: &str, new: &str) -> bool {
    let whole = |run: &Run| matches!(run.kind, RunKind::Text) && run.text.matches(old).count() == 1;
    let Some((run, _)) = line.runs.iter().find(|(run, _)| whole(run)) else { return false };
    let text = run.text.replacen(old, new, 1);
    mender.edits.run(&run.span, line.paragraph.index).text = Some((run.text.clone(), text));
    mender.changed(area, line.paragraph, format!("«{}» → «{}»", old.trim(), new.trim()));
    true
}

/// `Số: 5/…` → `Số: 05/…`
fn number(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let Some(line) = parts.of(&parts.head.code).next() else { return };
    let Some((Some(number), ..)) = known::code(&line.text) else { return };
    if !form::lacks_zero(&number) {
        return;
    }
    let old = format!("{number}/");
    if !replace(mender, "Số, ký hiệu", line, &old, &format!("0{old}")) {
        // The number alone in its run.
        let alone = line.runs.iter().find(|(run, _)| run.text.trim() == number).map(|(run, _)| *run);
        if let Some(run) = alone {
            let text = run.text.replacen(&number, &format!("0{number}"), 1);
            mender.edits.run(&run.span, line.paragraph.index).text = Some((run.text.clone(), text));
            mender.changed("Số, ký hiệu", line.paragraph, format!("«{number}» → «0{number}»"));
        }
    }
}

/// `ngày 5 tháng 1` → `ngày 05 tháng 01`
fn date(mender: &mut Mender<'_>) {
    let parts = mender.parts;
    let Some(line) = parts.of(&parts.head.place_date).next() else { return };
    let Some((day, month)) = form::typed_date(&line.text) else { return };
    let (mut old, mut new) = (String::new(), String::new());
    for part in line.text.split_inclusive(' ') {
        let bare = part.trim();
        old.push_str(part);
        let is_day = bare == day && form::lacks_zero(day) && old.trim_end().ends_with(&format!("ngày {bare}"));
        let is_month =
            bare == month && form::month_lacks_zero(month) && old.trim_end().ends_with(&format!("tháng {bare}"));
        if is_day || is_month {
            new.push('0');
        }
        new.push_str(part);
    }
    if old != new {
        let from =
            |text: &str| text.split_once("ngày").map_or_else(|| text.to_owned(), |(_, rest)| format!("ngày{rest}"));
        replace(mender, "Địa danh, ngày", line, &from(&old), &from(&new));
    }
}

/// Makes a line end with a sign.
fn close(mender: &mut Mender<'_>, area: &str, line: &Line<'_>, sign: char) {
    if line.text.ends_with(sign) {
        return;
    }
    let Some((run, range)) = line.runs.iter().rev().find(|(run, range)| {
        matches!(run.kind, RunKind::Text) && run.text.get(range.clone()).is_some_and(|t| !t.trim().is_empty())
    }) else {
        return;
    };
    // The end of the line must be the end of its run: what stands behind a line break is another line.
    if range.end != run.text.trim_end().len().max(range.end) && !run.text[range.end..].trim().is_empty() {
        return;
    }
    let kept = run.text.trim_end();
    let bare = kept.trim_end_matches([';', '.', ',', ':']).trim_end();
    let removed = &kept[bare.len()..];
    // `./.` and dots that stand for something are no closing signs.
    if removed.len() > 1 || kept.ends_with("./.") {
        return;
    }
    let text = format!("{bare}{sign}");
    mender.edits.run(&run.span, line.paragraph.index).text = Some((run.text.clone(), text));
    let what = if removed.is_empty() {
        format!("thêm dấu «{sign}» cuối dòng")
    } else {
        format!("dấu cuối dòng «{removed}» → «{sign}»")
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
