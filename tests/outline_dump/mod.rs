//! A document as an outline that a person can compare with its source.

use vanthu::document::{Block, Inline, Inlines, Table};
use vanthu::outline::Parsed;

/// Text with its styles in braces.
pub fn inlines(text: &Inlines) -> String {
    let piece = |p: &Inline| match p {
        Inline::Break => "⏎".to_owned(),
        Inline::Tab => "⇥".to_owned(),
        Inline::Footnote(t) => format!("{{^{}}}", inlines(t)),
        Inline::Text(t, s) => {
            let marks = [(s.bold, "b"), (s.italic, "i"), (s.underline, "u"), (s.red, "r"), (s.missing, "?")];
            let marks: String = marks.iter().filter(|m| m.0).map(|m| m.1).collect();
            if marks.is_empty() { t.clone() } else { format!("{{{marks}:{t}}}") }
        }
    };
    text.0.iter().map(piece).collect()
}

fn table(t: &Table, out: &mut String) {
    out.push_str(&format!("  table of {} columns", t.columns.len()));
    for (name, text) in [("unit", &t.unit), ("caption", &t.caption)] {
        if let Some(text) = text {
            out.push_str(&format!(", {name}: {}", inlines(text)));
        }
    }
    out.push('\n');
    for (name, rows) in [("head", &t.head), ("", &t.body)] {
        for row in rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|c| {
                    let text = c.paragraphs.iter().map(|p| inlines(&p)).collect::<Vec<_>>().join("¶");
                    let span = |n: usize, s: &str| if n > 1 { format!("{s}{n} ") } else { String::new() };
                    format!("{}{}{text}", span(c.col_span, "→"), span(c.row_span, "↓"))
                })
                .collect();
            out.push_str(&format!("    {name}{:?}: {}\n", row.kind, cells.join(" | ")));
        }
    }
}

fn blocks(list: &[Block], out: &mut String) {
    for block in list {
        match block {
            Block::Entry(e) => {
                let heading = if e.is_heading { " heading" } else { "" };
                out.push_str(&format!("  {:?}{heading} [{}] {}\n", e.level, e.label, inlines(&e.text)));
            }
            Block::Paragraph(t) => out.push_str(&format!("  paragraph {}\n", inlines(t))),
            Block::Centered(t) => out.push_str(&format!("  centred {}\n", inlines(t))),
            Block::Table(t) => table(t, out),
            other => out.push_str(&format!("  {other:?}\n")),
        }
    }
}

/// The whole of a parsed document.
pub fn dump(parsed: &Parsed) -> String {
    let d = &parsed.document;
    let mut out = String::new();
    let mut say = |name: &str, text: String| {
        if !text.is_empty() {
            out.push_str(&format!("{name}: {text}\n"));
        }
    };
    say("type", format!("{:?} {}", d.doc_type, d.type_name.clone().unwrap_or_default()).trim_end().to_owned());
    say("parent", d.parent_organ.clone().unwrap_or_default());
    say("organ", d.organ.join(" / "));
    say("number", d.code_number.clone().unwrap_or_default());
    say("notation", d.code_notation.clone());
    say("place", d.place.clone());
    if d.issued_date != Default::default() {
        say("date", format!("{:?}-{:?}-{:?}", d.issued_date.year, d.issued_date.month, d.issued_date.day));
    }
    say("subject", inlines(&d.subject));
    say("draft", d.marks.draft.clone().unwrap_or_default());
    say("urgency", d.marks.urgency.map(|u| u.words().to_owned()).unwrap_or_default());
    say("circulation", d.marks.circulation.clone().unwrap_or_default());
    for one in &d.addressees {
        say("addressee", inlines(one));
    }
    for one in &d.bases {
        say("basis", inlines(one));
    }
    blocks(&d.body, &mut out);
    let mut say = |name: &str, text: String| out.push_str(&format!("{name}: {text}\n"));
    for one in &d.recipients {
        say("recipient", inlines(one));
    }
    for s in &d.signatures {
        let other = s.other_position.as_ref().map(|o| format!(" ({o})")).unwrap_or_default();
        say("signature", format!("{}{other}: {}", s.authority.join(" / "), s.full_name.clone().unwrap_or_default()));
    }
    for one in &d.contact {
        say("contact", one.clone());
    }
    for a in &d.appendices {
        out.push_str(&format!("appendix {:?}, {:?}\n", a.label, a.orientation));
        out.push_str(&format!("  title {}\n", inlines(&a.title)));
        if let Some(text) = &a.attached {
            out.push_str(&format!("  attached {}\n", inlines(text)));
        }
        blocks(&a.body, &mut out);
    }
    for one in parsed.diagnostics.iter() {
        let line = one.place.line.map(|l| l.to_string()).unwrap_or_default();
        out.push_str(&format!("{line} {} {}\n", one.code, one.message));
    }
    out
}
