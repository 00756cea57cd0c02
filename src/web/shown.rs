//! What came of work, as the page shows it.

use super::desk::{Desk, View};
use super::wire::{Asked, Drawn, Finding, Gap, Job, Seen, Shown, Strip, Taken};
use super::work::{Bench, Done};
use crate::diagnostic::Diagnostics;
use crate::office::{Format, MadeFile, Screen};

/// Draws the pages of what is asked; none when a file is no longer there.
pub(super) fn show(desk: &Desk, asked: &Asked) -> Option<Shown> {
    let bench = Bench::of(desk, asked)?;
    let Done { made, lines } = bench.work(&[Format::Screen]);
    let failed = made.found.has_errors() && asked.job != Job::KiemTra;
    let (mut files, mut documents, mut screens) = (Vec::new(), Vec::new(), Vec::new());
    for file in made.files {
        let MadeFile { name, ending, part, screen, .. } = file;
        let Some(screen) = screen else {
            files.push(format!("{name}.{ending}"));
            continue;
        };
        documents.push(Drawn {
            name,
            part,
            count: screen.count,
            pages: screen.pages.iter().map(|p| p.size).collect(),
            facts: serde_json::to_value(&screen.facts).unwrap_or_default(),
        });
        screens.push(screen);
    }
    let found = findings(&bench, &made.found, &screens);
    let gaps = gaps(&documents, &screens);
    let mut strips = Vec::new();
    // What units sent is read by rules of its own.
    let beside: &[_] = if matches!(asked.job, Job::Lap | Job::NamMoi) { &bench.beside } else { &[] };
    let of_main = !matches!(asked.job, Job::KiemTra | Job::Sua | Job::NamMoi);
    for file in of_main.then_some(&bench.main).into_iter().chain(beside) {
        if let Some(source) = bench.source(file, &mut Diagnostics::new()) {
            strips.extend(bench.office.survey(&source).into_iter().map(|survey| Strip::of(file.id, survey)));
        }
    }
    let id = desk.keep_view(View { screens });
    Some(Shown { id, documents, found, gaps, strips, lines, files, failed })
}

fn findings(bench: &Bench<'_>, found: &Diagnostics, screens: &[Screen]) -> Vec<Finding> {
    let one = |finding| {
        let mut out = Finding::plain(finding);
        out.seen = screens.iter().enumerate().find_map(|(document, screen)| {
            bench.office.spot(screen, &finding.place).map(|spot| Seen::of(document, spot))
        });
        out
    };
    let mut out: Vec<Finding> = found.iter().map(one).collect();
    out.sort_by_key(|f| std::cmp::Reverse(f.severity));
    out
}

fn gaps(documents: &[Drawn], screens: &[Screen]) -> Vec<Gap> {
    let mut out = Vec::new();
    for (document, (drawn, screen)) in documents.iter().zip(screens).enumerate() {
        out.extend(screen.missing.iter().map(|missing| Gap {
            document,
            what: missing.what.clone(),
            nth: missing.nth,
            part: drawn.part.clone(),
            seen: missing.spots.iter().map(|spot| Seen::of(document, *spot)).collect(),
        }));
    }
    out
}

/// Makes the files that are asked for, and why there are none.
pub(super) fn make(desk: &Desk, asked: &Asked) -> Option<(Vec<MadeFile>, Vec<Finding>)> {
    let bench = Bench::of(desk, asked)?;
    let formats: Vec<Format> = asked
        .formats
        .iter()
        .filter_map(|f| match f.as_str() {
            "docx" => Some(Format::Docx),
            "pdf" => Some(Format::Pdf),
            _ => None,
        })
        .collect();
    let Done { made, .. } = bench.work(&formats);
    let found = made.found.iter().map(Finding::plain).collect();
    Some((made.files, found))
}

/// Lays one result out to be taken.
pub(super) fn offer_one(desk: &Desk, name: &str, bytes: Vec<u8>) -> Taken {
    let size = bytes.len();
    let id = desk.keep_result(name.to_owned(), bytes);
    Taken { name: name.to_owned(), size, address: format!("/api/tai/{id}") }
}

/// Lays results out to be taken: one by one, or all in one.
pub(super) fn offer(desk: &Desk, files: Vec<MadeFile>, packed: Option<&str>) -> std::io::Result<Vec<Taken>> {
    let list = match packed {
        Some(name) => vec![(format!("{name}.zip"), super::desk::packed(&files)?)],
        None => files.into_iter().map(|f| (f.file_name(), f.bytes)).collect(),
    };
    Ok(list.into_iter().map(|(name, bytes)| offer_one(desk, &name, bytes)).collect())
}
