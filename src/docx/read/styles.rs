//! word/styles.xml (§17.7): styles, resolved along what they are based on.

use super::model::StyleName;
use super::numbering::Numbering;
use super::paragraph_layer::ParagraphLayer;
use super::run_layer::RunLayer;
use super::stream::{Broken, Ns, Stream, Tag, Token};
use super::table_layer::{CellLayer, TableLayer};
use super::theme::Theme;
use std::collections::HashMap;
use std::sync::Arc;

/// Styles kept; Word itself stops at 4,079.
const MOST_STYLES: usize = 10_000;
/// Styles that one can be based on, one on the other; a ring ends here.
const LONGEST_CHAIN: usize = 100;

/// What kind of thing a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Paragraph,
    Character,
    Table,
    Numbering,
}

/// The conditions of a table style in the order in which they apply (§17.7.6).
const CONDITIONS: [&str; 13] = [
    "wholeTable",
    "band1Vert",
    "band2Vert",
    "band1Horz",
    "band2Horz",
    "firstRow",
    "lastRow",
    "firstCol",
    "lastCol",
    "neCell",
    "nwCell",
    "seCell",
    "swCell",
];

/// Places in [`CONDITIONS`].
pub(super) mod condition {
    pub const WHOLE: usize = 0;
    pub const ODD_COLUMN: usize = 1;
    pub const EVEN_COLUMN: usize = 2;
    pub const ODD_ROW: usize = 3;
    pub const EVEN_ROW: usize = 4;
    pub const FIRST_ROW: usize = 5;
    pub const LAST_ROW: usize = 6;
    pub const FIRST_COLUMN: usize = 7;
    pub const LAST_COLUMN: usize = 8;
    pub const TOP_RIGHT: usize = 9;
    pub const TOP_LEFT: usize = 10;
    pub const BOTTOM_RIGHT: usize = 11;
    pub const BOTTOM_LEFT: usize = 12;
}

/// What a table style says of the text and the cells under one condition.
#[derive(Debug, Clone, Default)]
pub(super) struct CellFormat {
    pub paragraph: ParagraphLayer,
    pub run: RunLayer,
    pub cell: CellLayer,
}

impl CellFormat {
    fn add(&mut self, upper: &CellFormat) {
        self.paragraph.add(&upper.paragraph);
        self.run.add(&upper.run);
        self.cell.add(&upper.cell);
    }
}

#[derive(Debug)]
struct Style {
    name: Arc<StyleName>,
    based_on: Option<String>,
    format: CellFormat,
    table: TableLayer,
    conditions: Vec<(usize, CellFormat)>,
}

/// A paragraph style with all that it is based on.
#[derive(Debug, Default)]
pub(super) struct ParagraphStyle {
    pub name: Option<Arc<StyleName>>,
    /// With the indents of its numbering.
    pub paragraph: ParagraphLayer,
    /// Without.
    pub unnumbered: ParagraphLayer,
    pub run: RunLayer,
}

/// A character style with all that it is based on.
#[derive(Debug, Default)]
pub(super) struct CharacterStyle {
    pub name: Option<Arc<StyleName>>,
    pub run: RunLayer,
}

/// A table style with all that it is based on.
#[derive(Debug, Default)]
pub(super) struct TableStyle {
    pub name: Option<Arc<StyleName>>,
    pub table: TableLayer,
    conditions: [Option<Box<CellFormat>>; CONDITIONS.len()],
    plain: CellFormat,
}

impl TableStyle {
    /// Whether any condition of these has a format: bits by place in the order in which they apply.
    pub fn has(&self, bits: u16) -> bool {
        self.conditions.iter().enumerate().any(|(place, format)| bits & (1 << place) != 0 && format.is_some())
    }

    /// The conditions that have a format, of these bits.
    pub fn relevant(&self, bits: u16) -> u16 {
        let formatted = self.conditions.iter().enumerate().filter(|(_, format)| format.is_some());
        formatted.fold(0, |all, (place, _)| all | 1 << place) & bits
    }

    /// What the style gives under these conditions.
    pub fn format(&self, bits: u16) -> CellFormat {
        let mut out = self.plain.clone();
        for (place, format) in self.conditions.iter().enumerate() {
            if let Some(format) = format
                && bits & (1 << place) != 0
            {
                out.add(format);
            }
        }
        out
    }
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// The document's defaults.
    pub run: RunLayer,
    pub paragraph: ParagraphLayer,
    list: Vec<Style>,
    ids: [HashMap<String, usize>; 4],
    defaults: [Option<usize>; 4],
    paragraphs: HashMap<Option<usize>, Arc<ParagraphStyle>>,
    characters: HashMap<usize, Arc<CharacterStyle>>,
    tables: HashMap<Option<usize>, Arc<TableStyle>>,
}

impl Styles {
    /// Reads the part; what stands before damage counts.
    pub fn read(&mut self, text: &str, theme: &mut Theme, numbering: &mut Numbering) -> Result<(), Broken> {
        let mut stream = Stream::new(text);
        loop {
            match stream.next()? {
                Token::Start(tag) if tag.ns == Ns::W => match tag.local() {
                    "rPrDefault" => stream.children(|stream, child| match (child.ns, child.local()) {
                        (Ns::W, "rPr") => self.run.read(stream, theme).map(|_| ()),
                        _ => Ok(()),
                    })?,
                    "pPrDefault" => stream.children(|stream, child| match (child.ns, child.local()) {
                        (Ns::W, "pPr") => read_paragraph(stream, &mut self.paragraph),
                        _ => Ok(()),
                    })?,
                    "latentStyles" => stream.skip()?,
                    "style" => self.style(&mut stream, &tag, theme, numbering)?,
                    _ => {}
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn style(
        &mut self,
        stream: &mut Stream,
        tag: &Tag,
        theme: &mut Theme,
        numbering: &mut Numbering,
    ) -> Result<(), Broken> {
        let kind = match tag.attr("type").as_deref() {
            Some("character") => Kind::Character,
            Some("table") => Kind::Table,
            Some("numbering") => Kind::Numbering,
            _ => Kind::Paragraph,
        };
        let default = tag.attr("default").is_some_and(|v| crate::package::xml::is_on(Some(&*v)));
        let id = tag.attr("styleId").unwrap_or_default().into_owned();
        let (mut name, mut based_on) = (None, None);
        let mut style = CellFormat::default();
        let (mut table, mut conditions) = (TableLayer::default(), Vec::new());
        stream.children(|stream, child| {
            match (child.ns, child.local()) {
                (Ns::W, "name") => name = child.val().map(|v| v.into_owned()),
                (Ns::W, "basedOn") => based_on = child.val().map(|v| v.into_owned()),
                (Ns::W, "tblPr") => table.read(stream)?,
                (Ns::W, "tblStylePr") => {
                    let when = child.attr("type").and_then(|kind| CONDITIONS.iter().position(|c| *c == kind));
                    let mut format = CellFormat::default();
                    stream.children(|stream, part| {
                        // The lines of a condition may stand in its table properties.
                        if part.ns == Ns::W && part.local() == "tblPr" {
                            let mut lines = TableLayer::default();
                            lines.read(stream)?;
                            let mut cell = CellLayer { borders: lines.borders, ..CellLayer::default() };
                            cell.add(&format.cell);
                            format.cell = cell;
                            return Ok(());
                        }
                        read_formats(stream, part, &mut format, theme)
                    })?;
                    if let Some(when) = when.filter(|_| conditions.len() < CONDITIONS.len()) {
                        conditions.push((when, format));
                    }
                }
                _ => read_formats(stream, child, &mut style, theme)?,
            }
            Ok(())
        })?;
        if self.list.len() >= MOST_STYLES {
            return Ok(());
        }
        if let (Kind::Numbering, Some(num_id)) = (kind, style.paragraph.num_id) {
            numbering.add_style(&id, num_id);
        }
        let place = self.list.len();
        self.ids[kind as usize].entry(id.clone()).or_insert(place);
        if default && self.defaults[kind as usize].is_none() {
            self.defaults[kind as usize] = Some(place);
        }
        let name = Arc::new(StyleName { name: name.unwrap_or_else(|| id.clone()), id });
        self.list.push(Style { name, based_on, format: style, table, conditions });
        Ok(())
    }

    fn find(&self, kind: Kind, id: &str) -> Option<usize> {
        self.ids[kind as usize].get(id).copied()
    }

    /// A style and those it is based on, the lowest first.
    fn chain(&self, kind: Kind, style: usize) -> Vec<&Style> {
        let mut chain = Vec::new();
        let (mut at, mut seen) = (Some(style), Vec::new());
        while let Some(place) = at.filter(|place| !seen.contains(place) && seen.len() < LONGEST_CHAIN) {
            let Some(style) = self.list.get(place) else { break };
            seen.push(place);
            chain.push(style);
            at = style.based_on.as_deref().and_then(|id| self.find(kind, id));
        }
        chain.reverse();
        chain
    }

    /// The style of a paragraph that names `id`, or none.
    pub fn paragraph_style(&mut self, id: Option<&str>, numbering: &Numbering) -> Arc<ParagraphStyle> {
        let place = id.and_then(|id| self.find(Kind::Paragraph, id)).or(self.defaults[Kind::Paragraph as usize]);
        if let Some(known) = self.paragraphs.get(&place) {
            return known.clone();
        }
        let mut out = ParagraphStyle::default();
        if let Some(place) = place {
            let chain = self.chain(Kind::Paragraph, place);
            out.name = chain.last().map(|style| style.name.clone());
            for style in &chain {
                let layer = &style.format.paragraph;
                // Numbering that this style brings: its indents lie under the style's own (§17.9.22).
                if let Some(num_id) = layer.num_id {
                    if num_id == 0 {
                        out.paragraph = out.unnumbered.clone();
                    }
                    let level = numbering.level_of_style(num_id, &style.name.id).or(layer.level).unwrap_or(0);
                    if let Some(level) = numbering.level(num_id, level) {
                        out.paragraph.add(&level.paragraph);
                    }
                }
                out.paragraph.add(layer);
                out.unnumbered.add(layer);
                out.run.add(&style.format.run);
            }
            // The level that a style stands for counts before the one that it names (§17.9.3).
            if let Some(num_id) = out.paragraph.num_id {
                let linked = chain.iter().rev().find_map(|style| numbering.level_of_style(num_id, &style.name.id));
                out.paragraph.level = linked.or(out.paragraph.level);
                out.unnumbered.level = out.paragraph.level;
            }
        }
        let out = Arc::new(out);
        self.paragraphs.insert(place, out.clone());
        out
    }

    /// A character style by its id.
    pub fn character_style(&mut self, id: &str) -> Option<Arc<CharacterStyle>> {
        let place = self.find(Kind::Character, id)?;
        if let Some(known) = self.characters.get(&place) {
            return Some(known.clone());
        }
        let mut out = CharacterStyle::default();
        for style in self.chain(Kind::Character, place) {
            out.run.add(&style.format.run);
            out.name = Some(style.name.clone());
        }
        let out = Arc::new(out);
        self.characters.insert(place, out.clone());
        Some(out)
    }

    /// The style of a table that names `id`, or none.
    pub fn table_style(&mut self, id: Option<&str>) -> Arc<TableStyle> {
        let place = id.and_then(|id| self.find(Kind::Table, id)).or(self.defaults[Kind::Table as usize]);
        if let Some(known) = self.tables.get(&place) {
            return known.clone();
        }
        let mut out = TableStyle::default();
        for style in place.map(|place| self.chain(Kind::Table, place)).unwrap_or_default() {
            out.name = Some(style.name.clone());
            out.table.add(&style.table);
            out.plain.add(&style.format);
            for (when, format) in &style.conditions {
                out.conditions[*when].get_or_insert_default().add(format);
            }
        }
        let out = Arc::new(out);
        self.tables.insert(place, out.clone());
        out
    }
}

/// `pPr`, `rPr` and `tcPr` of a style.
fn read_formats(stream: &mut Stream, tag: &Tag, out: &mut CellFormat, theme: &mut Theme) -> Result<(), Broken> {
    match (tag.ns, tag.local()) {
        (Ns::W, "pPr") => read_paragraph(stream, &mut out.paragraph),
        (Ns::W, "rPr") => out.run.read(stream, theme).map(|_| ()),
        (Ns::W, "tcPr") => stream.children(|stream, child| out.cell.take(stream, child)),
        _ => Ok(()),
    }
}

fn read_paragraph(stream: &mut Stream, out: &mut ParagraphLayer) -> Result<(), Broken> {
    stream.children(|stream, child| out.take(stream, child).map(|_| ()))
}
