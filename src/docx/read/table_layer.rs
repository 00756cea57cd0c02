//! What one level says of a table and its cells: a style, a condition of it, or the table itself (§17.4).

use super::floating::table_position;
use super::model::{Align, Border, Color, Position, TableWidth, VerticalPlace};
use super::stream::{Broken, Ns, Stream, Tag};
use super::values::{border, number_and_unit, shading, twips};

/// Lines by side: top, left, bottom, right, between rows, between columns.
pub(super) type Lines = [Option<Border>; 6];

/// Properties of a table (CT_TblPr); None where nothing is said.
#[derive(Debug, Clone, Default)]
pub(super) struct TableLayer {
    pub style: Option<String>,
    pub width: Option<TableWidth>,
    pub indent: Option<i32>,
    pub align: Option<Align>,
    pub fixed: Option<bool>,
    pub borders: Lines,
    /// Margins of cells: top, right, bottom, left.
    pub margins: [Option<i32>; 4],
    pub row_band: Option<u32>,
    pub column_band: Option<u32>,
    pub look: Option<Look>,
    pub position: Option<Position>,
}

/// Properties of a cell (CT_TcPr) that styles give too.
#[derive(Debug, Clone, Default)]
pub(super) struct CellLayer {
    pub borders: Lines,
    pub margins: [Option<i32>; 4],
    pub shading: Option<Option<Color>>,
    pub vertical: Option<VerticalPlace>,
}

/// Which conditional formats of its style a table takes (§17.4.55).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub first_row: bool,
    pub last_row: bool,
    pub first_column: bool,
    pub last_column: bool,
    pub no_row_bands: bool,
    pub no_column_bands: bool,
}

impl TableLayer {
    /// Reads the children of a `<w:tblPr>` or `<w:tblPrEx>` whose tag was just read.
    pub fn read(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        stream.children(|stream, tag| if tag.ns == Ns::W { self.take(stream, tag) } else { Ok(()) })
    }

    fn take(&mut self, stream: &mut Stream, tag: &Tag) -> Result<(), Broken> {
        match tag.local() {
            "tblStyle" => self.style = tag.val().map(|id| id.into_owned()),
            "tblW" => self.width = Some(width(tag)),
            "tblInd" => {
                if let TableWidth::Twips(indent) = width(tag) {
                    self.indent = Some(indent);
                }
            }
            "jc" => {
                self.align = match tag.val().as_deref() {
                    Some("center") => Some(Align::Center),
                    Some("right" | "end") => Some(Align::Right),
                    Some("left" | "start") => Some(Align::Left),
                    _ => self.align,
                }
            }
            "tblLayout" => self.fixed = Some(tag.attr("type").is_some_and(|kind| kind == "fixed")),
            "tblBorders" => lines(stream, &mut self.borders)?,
            "tblCellMar" => margins(stream, &mut self.margins)?,
            "tblStyleRowBandSize" => self.row_band = tag.val().and_then(|v| v.parse().ok()),
            "tblStyleColBandSize" => self.column_band = tag.val().and_then(|v| v.parse().ok()),
            "tblLook" => self.look = Some(look(tag)),
            "tblpPr" => self.position = Some(table_position(tag)),
            _ => {}
        }
        Ok(())
    }

    /// Adds what a level above says.
    pub fn add(&mut self, upper: &TableLayer) {
        self.width = upper.width.or(self.width);
        self.indent = upper.indent.or(self.indent);
        self.align = upper.align.or(self.align);
        self.fixed = upper.fixed.or(self.fixed);
        add_all(&mut self.borders, &upper.borders);
        add_all(&mut self.margins, &upper.margins);
        self.row_band = upper.row_band.or(self.row_band);
        self.column_band = upper.column_band.or(self.column_band);
        self.look = upper.look.or(self.look);
        self.position = upper.position.or(self.position);
    }
}

impl CellLayer {
    /// Takes a child of a `<w:tcPr>` whose tag was just read.
    pub fn take(&mut self, stream: &mut Stream, tag: &Tag) -> Result<(), Broken> {
        if tag.ns != Ns::W {
            return Ok(());
        }
        match tag.local() {
            "tcBorders" => lines(stream, &mut self.borders)?,
            "tcMar" => margins(stream, &mut self.margins)?,
            "shd" => self.shading = shading(tag),
            "vAlign" => {
                self.vertical = Some(match tag.val().as_deref() {
                    Some("center" | "both") => VerticalPlace::Center,
                    Some("bottom") => VerticalPlace::Bottom,
                    _ => VerticalPlace::Top,
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds what a level above says.
    pub fn add(&mut self, upper: &CellLayer) {
        add_all(&mut self.borders, &upper.borders);
        add_all(&mut self.margins, &upper.margins);
        self.shading = upper.shading.or(self.shading);
        self.vertical = upper.vertical.or(self.vertical);
    }
}

fn add_all<T: Copy, const N: usize>(lower: &mut [Option<T>; N], upper: &[Option<T>; N]) {
    for (mine, theirs) in lower.iter_mut().zip(upper) {
        *mine = theirs.or(*mine);
    }
}

/// A width (§17.4.87): percent are fiftieths, or a number with a sign.
pub(super) fn width(tag: &Tag) -> TableWidth {
    let text = tag.attr("w").unwrap_or_default();
    let percent = |value: f64| TableWidth::Percent(value.clamp(0.0, 10_000.0) as f32);
    match tag.attr("type").as_deref() {
        _ if text.trim_end().ends_with('%') => number_and_unit(&text).map_or(TableWidth::Auto, |(n, _)| percent(n)),
        Some("pct") => number_and_unit(&text).map_or(TableWidth::Auto, |(n, _)| percent(n / 50.0)),
        Some("auto" | "nil") => TableWidth::Auto,
        _ => twips(&text).map_or(TableWidth::Auto, TableWidth::Twips),
    }
}

fn lines(stream: &mut Stream, out: &mut Lines) -> Result<(), Broken> {
    stream.children(|_, tag| {
        let side = match tag.local() {
            "top" => 0,
            "left" | "start" => 1,
            "bottom" => 2,
            "right" | "end" => 3,
            "insideH" => 4,
            "insideV" => 5,
            _ => return Ok(()),
        };
        out[side] = Some(border(tag));
        Ok(())
    })
}

fn margins(stream: &mut Stream, out: &mut [Option<i32>; 4]) -> Result<(), Broken> {
    stream.children(|_, tag| {
        let side = match tag.local() {
            "top" => 0,
            "right" | "end" => 1,
            "bottom" => 2,
            "left" | "start" => 3,
            _ => return Ok(()),
        };
        if let TableWidth::Twips(width) = width(tag) {
            out[side] = Some(width);
        }
        Ok(())
    })
}

fn look(tag: &Tag) -> Look {
    let bits = tag.val().and_then(|v| u32::from_str_radix(&v, 16).ok()).unwrap_or(0);
    let flag = |name: &str, bit: u32| match tag.attr(name) {
        Some(value) => crate::package::xml::is_on(Some(&*value)),
        None => bits & bit != 0,
    };
    Look {
        first_row: flag("firstRow", 0x20),
        last_row: flag("lastRow", 0x40),
        first_column: flag("firstColumn", 0x80),
        last_column: flag("lastColumn", 0x100),
        no_row_bands: flag("noHBand", 0x200),
        no_column_bands: flag("noVBand", 0x400),
    }
}
