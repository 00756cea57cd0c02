//! The tables of a sheet as one phụ lục.

use super::FoundTable;
use crate::document::{Appendix, Block, Inline, Inlines, Orientation, appendix_label};
use crate::standard::Profile;

/// Makes an appendix of the tables of one sheet, in order; the first one's label, title and `(Kèm theo …)` line are the
/// appendix's own, the others' stand above their tables.
pub fn appendix(tables: Vec<FoundTable>, orientation: Orientation) -> Appendix {
    let mut out = Appendix { orientation, end_mark: true, ..Appendix::default() };
    for (i, found) in tables.into_iter().enumerate() {
        let mut heads: Vec<Inlines> = Vec::new();
        if i == 0 {
            out.label = found.label;
            out.attached = found.attached;
            let mut title = Inlines::new();
            for line in found.title {
                if !title.0.is_empty() {
                    title.push("\n", Default::default());
                }
                title.append(line);
            }
            out.title = title;
        } else {
            heads.extend(found.label.map(Inlines::from));
            heads.extend(found.title);
            heads.extend(found.attached);
        }
        heads.extend(found.subtitle);
        out.body.extend(heads.into_iter().map(Block::Centered));
        out.body.extend(found.before.into_iter().map(line));
        out.body.push(Block::Table(found.table));
        out.body.extend(found.after.into_iter().map(line));
    }
    out
}

/// Numbers the appendices of one document as the decree has it: `Phụ lục I`, `Phụ lục II`; one alone is `Phụ lục`.
pub fn renumber(profile: Profile, appendices: &mut [Appendix]) {
    let alone = appendices.len() == 1;
    for (n, appendix) in (1..).zip(appendices) {
        appendix.label = Some(if alone { "Phụ lục".to_owned() } else { appendix_label(profile, n) });
    }
}

/// A line of words beside a table: one of columns is centred in them.
fn line(words: Inlines) -> Block {
    if words.0.contains(&Inline::Tab) { Block::Centered(words) } else { Block::Paragraph(words) }
}
