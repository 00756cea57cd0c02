//! A document to its files: what everything that makes documents does last.

use super::screen::{self, Screen};
use super::typed::{self, Filled};
use super::{Office, Verdict};
use crate::arrange::{Flow, FlowBlock, arrange};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Document, IssueFacts};
use crate::font::Shaper;
use crate::package::mark;
use crate::standard::Choice;
use crate::{check, docx, layout, pdf};
use std::sync::Arc;

/// Shaped words worth keeping for the next document: those of a long table are numbers for the most part.
const WORDS_KEPT: usize = 50_000;

/// Rows of tables up to which a document is read back and checked: of a table of 100,000 that takes twice the room and
/// time of making it.
const MOST_CHECKED: usize = 10_000;

/// The formats of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// WordprocessingML, to go on editing.
    Docx,
    /// PDF/A-2a, to read, sign and archive.
    Pdf,
    /// The pages of the PDF as pictures, to be looked at: [`MadeFile::screen`], no bytes.
    Screen,
}

impl Format {
    /// Both, in the order in which they are handed out.
    pub const BOTH: [Format; 2] = [Format::Docx, Format::Pdf];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
            Format::Screen => "svg",
        }
    }
}

/// A file that was made; where it goes is for the door to say.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MadeFile {
    /// Its name without ending, a good name of a file on every system.
    pub name: String,
    /// Its ending, without the dot.
    pub ending: &'static str,
    /// The sheet it is of, where one source gave several documents; empty for the first.
    pub part: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Its pages, where they were asked for.
    pub screen: Option<Screen>,
}

impl MadeFile {
    /// An empty file of this name and ending.
    pub fn named(name: &str, ending: &'static str) -> MadeFile {
        Made::file(name, ending, Vec::new())
    }

    /// `ke-hoach.docx`
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.name, self.ending)
    }
}

/// What came of a piece of work.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Made {
    /// The files; none when there is any `lỗi`.
    pub files: Vec<MadeFile>,
    /// All that was found, in the sources and in the making.
    pub found: Diagnostics,
    /// Tables that were printed.
    pub tables: usize,
    /// Rows of tasks in them, or entries of a list.
    pub rows: usize,
}

impl Made {
    /// Work that came to nothing but findings.
    pub(super) fn nothing(found: Diagnostics) -> Made {
        Made { found, ..Made::default() }
    }

    /// A list or a form.
    pub(super) fn file(name: impl Into<String>, ending: &'static str, bytes: Vec<u8>) -> MadeFile {
        MadeFile { name: name.into(), ending, part: String::new(), bytes, screen: None }
    }

    /// A part of a văn bản with a `lỗi` is no văn bản: nothing is handed out but what shows where it is wrong.
    pub(super) fn settled(mut self) -> Made {
        if self.found.has_errors() {
            self.files.retain(|file| file.screen.is_some());
        }
        self
    }
}

/// What the mark of a file tells: whether anyone changed it since it was made here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mark {
    /// It was not made here, or in a format without a mark (.csv, .ics, .json, .txt).
    Absent,
    /// It is exactly as it was made.
    Whole,
    /// It was made here; since then it was edited, signed or saved by another program.
    Changed,
}

impl Mark {
    /// The mark of a file, by its bytes.
    pub fn of(bytes: &[u8]) -> Mark {
        let whole = match bytes {
            [b'P', b'K', ..] => mark::is_whole(bytes),
            [b'%', b'P', b'D', b'F', ..] => pdf::is_whole(bytes),
            _ => None,
        };
        match whole {
            None => Mark::Absent,
            Some(true) => Mark::Whole,
            Some(false) => Mark::Changed,
        }
    }
}

/// Does two pieces of work, in whichever order or side by side: the DOCX, and the pages with the PDF.
pub type Both = fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// First one, then the other.
pub fn one_after_the_other(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    one();
    other();
}

/// What is asked of the files of a document.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub formats: &'a [Format],
    /// An empty signature field in the PDF.
    pub signature_field: bool,
    /// A file of the facts that a document system asks for at issue.
    pub issue_facts: bool,
    /// The first place of a character in the source, where that is known.
    pub first: &'a dyn Fn(char) -> Option<Place>,
    /// Check what was made.
    pub check: bool,
    /// Words in the places of marks, and the sheet that the document is of.
    pub marks: &'a [Filled],
    pub part: &'a str,
}

impl<'a> Wanted<'a> {
    /// These formats of a document that no one source tells of.
    pub fn plain(formats: &'a [Format]) -> Self {
        Wanted {
            formats,
            signature_field: false,
            issue_facts: false,
            first: &|_| None,
            check: false,
            marks: &[],
            part: "",
        }
    }
}

impl Office {
    /// Makes the files of a document, named `name`.
    pub(super) fn outputs(
        &self,
        document: Document,
        choice: &Choice,
        name: &str,
        wanted: Wanted<'_>,
        found: &mut Diagnostics,
    ) -> Vec<MadeFile> {
        self.checked_outputs(document, choice, name, wanted, found).0
    }

    /// [`outputs`](Office::outputs), and what the checker says of the document where that is wanted.
    pub(super) fn checked_outputs(
        &self,
        mut document: Document,
        choice: &Choice,
        name: &str,
        wanted: Wanted<'_>,
        found: &mut Diagnostics,
    ) -> (Vec<MadeFile>, Option<Verdict>) {
        let choice = Choice { continued_label: self.continued_labels, ..*choice };
        let left = typed::fill(&mut document, wanted.part, wanted.marks, found);
        self.shaping(|shaper| {
            let mut flow = arrange(&document, &choice, shaper);
            layout::settle(&mut flow, shaper);
            let shown = wanted.formats.contains(&Format::Screen);
            let facts = (wanted.issue_facts || shown).then(|| IssueFacts::of(&document, 0));
            // Of a long table every form is large: this one makes room for the pages.
            drop(document);
            let screen = facts.clone().filter(|_| shown).map(|facts| screen::draw(&flow, shaper, facts, left));
            let Written { files: out, pages, verdict } = self.make(flow, shaper, wanted, found);
            // How many pages it has, only the PDF tells.
            let facts = facts.filter(|_| wanted.issue_facts && pages > 0).map(|mut facts| {
                facts.page_amount = pages;
                serde_json::to_vec_pretty(&facts).unwrap_or_default()
            });
            if wanted.formats.contains(&Format::Pdf) || screen.is_some() {
                missing_glyphs(shaper, wanted.first, found);
            }
            let named = |(format, bytes): (Format, Vec<u8>)| Made::file(name, format.ending(), bytes);
            let mut files: Vec<MadeFile> = out.into_iter().map(named).collect();
            files.extend(screen.map(|pages| MadeFile { screen: Some(pages), ..Made::file(name, "svg", Vec::new()) }));
            files.extend(facts.map(|json| Made::file(format!("{name} - phát hành"), "json", json)));
            (files, verdict)
        })
    }

    /// The DOCX writer needs only the flow, the page layout the shaper too.
    fn make(&self, flow: Flow, shaper: &mut Shaper, wanted: Wanted<'_>, found: &mut Diagnostics) -> Written {
        let wants = |format| wanted.formats.contains(&format);
        let rows: usize = flow.sections.iter().flat_map(|s| &s.blocks).map(rows_of).sum();
        // Whoever is done with the flow last lets it go.
        let flow = Arc::new(flow);
        let mut for_word = (wants(Format::Docx) || wanted.check).then(|| flow.clone());
        let mut for_pages = wants(Format::Pdf).then_some(flow);
        let (mut word, mut page, mut verdict) = (None, None, None);
        let checked = wanted.check && rows <= MOST_CHECKED;
        let mut write_word = || {
            word = for_word.take().map(|flow| docx::write(&flow));
            if let (Some(Ok(bytes)), true) = (&word, checked) {
                verdict = docx::read::read(bytes, &mut Diagnostics::new()).map(|read| check::check(&read));
            }
        };
        let mut write_pages = || page = for_pages.take().map(|flow| print(flow, shaper, wanted.signature_field));
        (self.both)(&mut write_word, &mut write_pages);
        let (mut out, mut pages) = (Vec::new(), 0);
        match word {
            Some(Ok(bytes)) if wants(Format::Docx) => out.push((Format::Docx, bytes)),
            Some(Err(e)) => {
                found.add(code::DOCX_KHONG_LAP_DUOC, Place::default(), format!("Không lập được DOCX: {e}"), "");
            }
            Some(Ok(_)) | None => {}
        }
        match page {
            Some(Ok((bytes, count))) => {
                out.push((Format::Pdf, bytes));
                pages = count;
            }
            Some(Err(e)) if shaper.missing().next().is_none() => {
                found.add(code::PDF_KHONG_LAP_DUOC, Place::default(), format!("Không lập được PDF: {e}"), "");
            }
            _ => {}
        }
        Written { files: out, pages, verdict }
    }
}

fn rows_of(block: &FlowBlock) -> usize {
    match block {
        FlowBlock::Para(_) => 0,
        FlowBlock::Grid(grid) => grid.rows.len(),
    }
}

/// A document in its formats.
struct Written {
    files: Vec<(Format, Vec<u8>)>,
    /// How many pages it has, where they were laid out.
    pages: usize,
    /// What the checker says of it, where that was asked.
    verdict: Option<Verdict>,
}

/// Pages to PDF, each printed as it fills; and how many there are.
fn print(flow: Arc<Flow>, shaper: &mut Shaper, field: bool) -> Result<(Vec<u8>, usize), pdf::PdfError> {
    let mut pages = 0;
    let mut writer = pdf::Writer::new(&flow, shaper)?;
    let structure = layout::layout_to(&flow, shaper, &mut |page, shaper| {
        pages += 1;
        writer.page(&page, shaper);
    });
    // The end of a long PDF needs the room of both.
    drop(flow);
    shaper.forget_words(WORDS_KEPT);
    let signature = structure.signature;
    let bytes = writer.finish(structure)?;
    let bytes = if field { pdf::add_signature_field(&bytes, signature)? } else { bytes };
    Ok((bytes, pages))
}

/// Names what the faces lack, each with the place of its first use where the source tells it.
///
/// Only for the PDF: Word takes such a character from another font.
fn missing_glyphs(shaper: &Shaper, first: &dyn Fn(char) -> Option<Place>, found: &mut Diagnostics) {
    let place = |c: char, word: &str| {
        let found = first(c).unwrap_or_default();
        Place { within: found.within.or_else(|| Some(format!("«{word}»"))), ..found }
    };
    let mut missing: Vec<(Place, char)> = shaper.missing().map(|(c, word)| (place(c, word), c)).collect();
    missing.sort_by_key(|(place, c)| (place.line.is_none(), place.line, place.column, *c));
    for (place, c) in missing {
        found.add(
            code::PHONG_THIEU_CHU,
            place,
            format!("Phông {} không có ký tự «{c}» (U+{:04X})", shaper.fonts().family(), c as u32),
            "thay bằng ký tự khác",
        );
    }
}
