//! Existing DOCX files, with their formatting as Word resolves it.
//!
//! [`read`] takes bytes and gives a [`Source`]: blocks with effective formatting (document defaults, table style,
//! paragraph style along its chain, numbering, character style, direct formatting), numbers as they are shown, text of
//! tracked changes as if they were accepted. Parts are found through relationships. Nothing is fetched or run, and no
//! entity is expanded.
//!
//! Section numbers in comments are those of ECMA-376 part 1.

mod blocks;
mod drawing;
mod fields;
mod floating;
mod foreign;
mod inline;
pub mod model;
mod numbering;
mod paragraph_layer;
mod parts;
mod report;
mod run_layer;
mod section;
mod shared;
mod story;
mod stream;
mod styles;
mod symbols;
mod table;
mod table_layer;
mod theme;
mod values;

use crate::diagnostic::{Diagnostics, Place};
use crate::package::relations::{Relations, folder_of, resolve};
use crate::package::{Advice, FileKind, Package};
use model::{Comment, Note, Part, PartNames, Section, Source, Story as Strip};
use numbering::Numbering;
use parts::{NoPart, PartText};
use section::RawSection;
use shared::{RawNote, Shared};
use std::collections::{HashMap, HashSet};
use std::io::Read;
use story::Story;
use stream::Broken;
use styles::Styles;
use theme::Theme;

pub(crate) const ADVICE: Advice = Advice {
    damaged: "sao chép hoặc tải lại tệp; nếu mở được bằng Word thì lưu lại rồi chạy lại",
    split: "mở tệp bằng Word, chép nội dung sang tệp mới",
    shrink: "mở tệp bằng Word, chép nội dung sang tệp mới hoặc chia làm nhiều tệp",
};

/// Reads a DOCX. None only when nothing could be read; all problems are in `found`, each with its paragraph where it
/// has one.
pub fn read(bytes: &[u8], found: &mut Diagnostics) -> Option<Source> {
    let kind = FileKind::of(bytes);
    // A damaged ZIP is opened too: what is wrong with it is said there.
    if !bytes.starts_with(b"PK") {
        foreign::report(kind, found);
        return None;
    }
    let mut package = Package::open(bytes, &ADVICE, found)?;
    let Some(main) = main_part(&mut package) else {
        foreign::report(kind, found);
        return None;
    };
    let relations = Relations::of(&mut package, &main);
    Reader { relations, folder: folder_of(&main).to_owned(), package, said: HashSet::new(), found }.source(main)
}

/// The bytes of a picture in the text, by the relationship that its run names; none where they are not in the file, or too
/// many.
pub(crate) fn picture(bytes: &[u8], embed: &str) -> Option<Vec<u8>> {
    let mut package = Package::open(bytes, &ADVICE, &mut Diagnostics::new())?;
    let main = main_part(&mut package)?;
    let relations = Relations::of(&mut package, &main);
    let relation = relations.get(embed).filter(|r| !r.external)?;
    let name = resolve(folder_of(&main), &relation.target);
    let mut out = Vec::new();
    package.part(&name)?.read_to_end(&mut out).ok()?;
    Some(out)
}

/// The document's part: as the package names it, else where every program puts it.
fn main_part(package: &mut Package) -> Option<String> {
    let named = Relations::main_part(package).filter(|name| !name.starts_with("xl/") && !name.starts_with("ppt/"));
    named.or_else(|| package.has("word/document.xml").then(|| "word/document.xml".to_owned()))
}

/// Headers, or footers, as they are read: each part once.
#[derive(Default)]
struct Strips {
    read: Vec<Strip>,
    /// Where each part is in `read`; None for one that cannot be read.
    places: HashMap<String, Option<usize>>,
}

/// The package and what the document's part refers to.
struct Reader<'a, 'd> {
    package: Package<'a>,
    relations: Relations,
    folder: String,
    /// What was said to be missing: each once, however many sections miss it.
    said: HashSet<String>,
    found: &'d mut Diagnostics,
}

impl Reader<'_, '_> {
    fn source(mut self, main: String) -> Option<Source> {
        let document = match parts::text(&mut self.package, &main) {
            Ok(document) => document,
            Err(why) => {
                report::no_document(why, self.found);
                return None;
            }
        };
        let mut out = Source { parts: self.part_names(main), ..Source::default() };
        let mut shared = self.definitions(&out.parts);
        self.small_parts(&mut out, &mut shared);
        let told = Story::new(&document.text, Part::Document, 0, &mut shared).read();
        if told.stop.is_some() || !document.whole {
            report::stopped(told.stop, told.paragraphs, self.found);
        }
        drop(document);
        out.body = told.blocks;
        let sections = std::mem::take(&mut shared.sections);
        self.strips(sections, &mut out, &mut shared);
        let note = |raw: RawNote| Note { id: raw.id, blocks: raw.blocks };
        let notes = self.notes(out.parts.footnotes.as_deref(), Part::Footnote(0), &mut shared);
        out.footnotes = notes.into_iter().map(note).collect();
        let notes = self.notes(out.parts.endnotes.as_deref(), Part::Endnote(0), &mut shared);
        out.endnotes = notes.into_iter().map(note).collect();
        let notes = self.notes(out.parts.comments.as_deref(), Part::Comment(0), &mut shared);
        let comment = |raw: RawNote| Comment { id: raw.id, author: raw.author, date: raw.date, blocks: raw.blocks };
        out.comments = notes.into_iter().map(comment).collect();
        report::findings(&shared, self.found);
        out.facts = shared.facts;
        Some(out)
    }

    /// The part that a relationship of this type names, else the one with the usual name.
    fn part(&mut self, kind: &str, usual: &str) -> Option<String> {
        let named = self.relations.of_kind(kind).find(|r| !r.external).map(|r| resolve(&self.folder, &r.target));
        if let Some(name) = named {
            if self.package.has(&name) {
                return Some(name);
            }
            report::missing_part(&name, self.found);
        }
        let usual = resolve(&self.folder, usual);
        self.package.has(&usual).then_some(usual)
    }

    fn part_names(&mut self, document: String) -> PartNames {
        PartNames {
            document,
            styles: self.part("/styles", "styles.xml"),
            numbering: self.part("/numbering", "numbering.xml"),
            settings: self.part("/settings", "settings.xml"),
            theme: self.part("/theme", "theme/theme1.xml"),
            footnotes: self.part("/footnotes", "footnotes.xml"),
            endnotes: self.part("/endnotes", "endnotes.xml"),
            comments: self.part("/comments", "comments.xml"),
        }
    }

    /// A part that the document can do without.
    fn optional(&mut self, name: Option<&str>) -> Option<PartText> {
        let name = name?;
        match parts::text(&mut self.package, name) {
            Ok(part) => {
                if !part.whole {
                    report::damaged_part(name, self.found);
                }
                Some(part)
            }
            Err(NoPart::Missing) => None,
            Err(_) => {
                report::damaged_part(name, self.found);
                None
            }
        }
    }

    fn check(&mut self, name: Option<&str>, read: Result<(), Broken>) {
        if let (Err(Broken), Some(name)) = (read, name) {
            report::damaged_part(name, self.found);
        }
    }

    /// Theme, numbering and styles, in the order in which they need each other.
    fn definitions(&mut self, names: &PartNames) -> Shared {
        let (mut theme, mut numbering, mut styles) = (Theme::default(), Numbering::default(), Styles::default());
        if let Some(part) = self.optional(names.settings.as_deref()) {
            theme.languages(parts::theme_languages(&part.text));
        }
        if let Some(part) = self.optional(names.theme.as_deref()) {
            let read = theme.read(&part.text);
            self.check(names.theme.as_deref(), read);
        }
        if let Some(part) = self.optional(names.numbering.as_deref()) {
            let read = numbering.read(&part.text, &mut theme);
            self.check(names.numbering.as_deref(), read);
        }
        match self.optional(names.styles.as_deref()) {
            Some(part) => {
                let read = styles.read(&part.text, &mut theme, &mut numbering);
                self.check(names.styles.as_deref(), read);
            }
            None => report::no_styles(self.found),
        }
        Shared::new(styles, numbering, theme)
    }

    /// Settings, properties, and what the mere presence of parts tells.
    fn small_parts(&mut self, out: &mut Source, shared: &mut Shared) {
        if let Some(part) = self.optional(out.parts.settings.as_deref()) {
            let read = parts::settings(&part.text, &mut shared.facts);
            self.check(out.parts.settings.as_deref(), read);
        }
        let root = Relations::of(&mut self.package, "");
        for kind in ["/core-properties", "/extended-properties"] {
            let Some(name) = root.of_kind(kind).next().map(|r| resolve("", &r.target)) else { continue };
            if let Some(part) = self.optional(Some(&name)) {
                let read = parts::properties(&part.text, &mut out.properties);
                self.check(Some(&name), read);
            }
        }
        shared.facts.macros = self.relations.of_kind("/vbaProject").next().is_some()
            || self.package.has(&resolve(&self.folder, "vbaProject.bin"));
        shared.facts.signed =
            root.of_kind("/digital-signature/origin").next().is_some() || self.package.has_folder("_xmlsignatures/");
    }

    /// Sections with their headers and footers, each part read once.
    fn strips(&mut self, raw: Vec<RawSection>, out: &mut Source, shared: &mut Shared) {
        let (mut headers, mut footers) = (Strips::default(), Strips::default());
        for (place, raw) in raw.into_iter().enumerate() {
            shared.facts.tracked_formats += usize::from(raw.changed);
            let before = out.sections.last().map(|s: &Section| (s.headers, s.footers)).unwrap_or_default();
            let mut section = raw.section;
            let own = raw.headers.map(|id| self.strip(id, place, &mut headers, Part::Header, shared));
            section.headers = section::inherited(own, before.0);
            let own = raw.footers.map(|id| self.strip(id, place, &mut footers, Part::Footer, shared));
            section.footers = section::inherited(own, before.1);
            out.sections.push(section);
        }
        if out.sections.is_empty() {
            out.sections.push(Section::default());
        }
        (out.headers, out.footers) = (headers.read, footers.read);
    }

    /// The header or footer that a section refers to, by its place in `read`.
    fn strip(
        &mut self,
        id: Option<String>,
        section: usize,
        strips: &mut Strips,
        part: impl Fn(usize) -> Part,
        shared: &mut Shared,
    ) -> Option<usize> {
        let id = id?;
        let target = self.relations.get(&id).filter(|r| !r.external).map(|r| resolve(&self.folder, &r.target));
        let Some(name) = target else {
            if self.said.insert(id.clone()) {
                report::broken_relation(&id, self.found);
            }
            return None;
        };
        if let Some(known) = strips.places.get(&name) {
            return *known;
        }
        let place = self.optional(Some(&name)).map(|content| {
            let place = strips.read.len();
            let told = Story::new(&content.text, part(place), section, shared).read();
            if told.stop.is_some() {
                report::damaged_part(&name, self.found);
            }
            strips.read.push(Strip { part: name.clone(), blocks: told.blocks });
            place
        });
        if place.is_none() && !self.package.has(&name) {
            report::missing_part(&name, self.found);
        }
        strips.places.insert(name, place);
        place
    }

    fn notes(&mut self, name: Option<&str>, part: Part, shared: &mut Shared) -> Vec<RawNote> {
        let Some(content) = self.optional(name) else { return Vec::new() };
        let told = Story::new(&content.text, part, 0, shared).read();
        if let (Some(name), true) = (name, told.stop.is_some()) {
            report::damaged_part(name, self.found);
        }
        told.notes
    }
}

/// Where a finding about the whole file is.
fn nowhere() -> Place {
    Place::default()
}
