//! The full name of the organ as the words of its own document write it: a letterhead has it in capitals alone.

use crate::document::{Block, Document};

/// What an organ's name is shortened to in the letterhead and in the text.
const SHORT: [(&str, &str); 2] = [("UBND ", "Ủy ban nhân dân "), ("HĐND ", "Hội đồng nhân dân ")];

/// `Ủy ban nhân dân xã An Bình` for a letterhead `ỦY BAN NHÂN DÂN XÃ AN BÌNH` or `UBND XÃ AN BÌNH`, where the document writes
/// it somewhere with its capitals and small letters; none where it does not.
pub(super) fn written(document: &Document) -> Option<String> {
    let organ = document.organ.join(" ");
    let organ = organ.split_whitespace().collect::<Vec<_>>().join(" ");
    if organ.is_empty() || organ.contains('[') {
        return None;
    }
    let full = |name: &str| {
        let short = SHORT.iter().find_map(|(short, full)| name.strip_prefix(short).map(|rest| format!("{full}{rest}")));
        short.unwrap_or_else(|| name.to_owned())
    };
    let long = full(&organ.to_uppercase()).to_uppercase();
    let mut wanted = vec![long.clone()];
    for (short, full) in SHORT {
        if let Some(rest) = long.strip_prefix(&full.to_uppercase()) {
            wanted.push(format!("{short}{rest}"));
        }
    }
    let texts = texts(document);
    wanted.iter().find_map(|name| texts.iter().find_map(|text| in_text(text, name))).map(|name| full(&name))
}

/// The words of a text that are this name in capitals, as they are written there: with small letters.
fn in_text(text: &str, name: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wanted: Vec<&str> = name.split(' ').collect();
    words.windows(wanted.len()).find_map(|window| {
        let written: Vec<&str> =
            window.iter().map(|w| w.trim_matches([',', '.', ';', ':', '(', ')', '“', '”'])).collect();
        let same = written.iter().zip(&wanted).all(|(a, b)| a.to_uppercase() == **b);
        // Signs between the words part two names.
        let closed = window[..window.len() - 1].iter().zip(&written).all(|(whole, bare)| whole.ends_with(bare));
        let small = written.iter().any(|w| w.chars().any(char::is_lowercase));
        (same && closed && small).then(|| written.join(" "))
    })
}

fn texts(document: &Document) -> Vec<String> {
    let mut out: Vec<String> = document.bases.iter().map(|t| t.text()).collect();
    for block in document.body.iter().chain(document.appendices.iter().flat_map(|a| &a.body)) {
        match block {
            Block::Entry(entry) => out.push(entry.text.text()),
            Block::Paragraph(text) | Block::Centered(text) => out.push(text.text()),
            Block::Table(_) | Block::Image(_) | Block::PageBreak => {}
        }
    }
    out.extend(document.recipients.iter().map(|t| t.text()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inlines;

    fn of(organ: &[&str], body: &str) -> Option<String> {
        let body = vec![Block::Paragraph(Inlines::plain(body))];
        written(&Document { organ: organ.iter().map(|l| (*l).to_owned()).collect(), body, ..Document::default() })
    }

    #[test]
    fn names_are_taken_from_the_words_of_the_document() {
        let village = ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"];
        assert_eq!(of(&village, "Giao UBND xã An Bình, Công an xã.").as_deref(), Some("Ủy ban nhân dân xã An Bình"));
        assert_eq!(
            of(&["UBND XÃ AN BÌNH"], "do Ủy ban nhân dân xã An Bình ban hành").as_deref(),
            Some("Ủy ban nhân dân xã An Bình")
        );
        assert_eq!(of(&["TRƯỜNG THPT SỐ 2"], "của Trường THPT số 2; nhà trường").as_deref(), Some("Trường THPT số 2"));
        assert_eq!(of(&village, "Giao UBND xã, An Bình là nơi họp"), None);
        assert_eq!(of(&village, "UBND XÃ AN BÌNH"), None);
    }
}
