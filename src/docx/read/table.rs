//! A table while it is read, and what can be said of it only when all its rows are there.

use super::blocks::BlockList;
use super::model::{Border, Borders, Cell, Row, Table, VerticalMerge, VerticalPlace};
use super::stream::{Broken, Ns, Stream};
use super::styles::{CellFormat, TableStyle, condition};
use super::table_layer::{CellLayer, Lines, Look, TableLayer, width};
use super::values::twips;
use std::collections::HashMap;
use std::sync::Arc;

/// Columns of a grid: Word takes 63.
pub(super) const MOST_COLUMNS: usize = 1_000;

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct TableBuilding {
    table: Table,
    own: TableLayer,
    style: Arc<TableStyle>,
    /// Style and table together.
    merged: TableLayer,
    settled: bool,
    look: Look,
    rows: Vec<RowBuilding>,
    /// How many rows it has, where a condition of its style asks for the last.
    pub last_row: Option<usize>,
    formats: HashMap<u16, Arc<CellFormat>>,
}

/// A row while it is read.
#[derive(Debug, Default)]
pub(super) struct RowBuilding {
    row: Row,
    exceptions: TableLayer,
    cells: Vec<CellBuilding>,
    /// Its number in the table.
    number: usize,
    /// The next free grid column.
    column: usize,
    /// Deleted under tracking.
    pub deleted: bool,
    pub inserted: bool,
}

/// A cell while it is read.
#[derive(Debug, Default)]
pub(super) struct CellBuilding {
    cell: Cell,
    own: CellLayer,
    /// Continues the cell on its left (an old way of merging).
    continues: bool,
    pub deleted: bool,
    pub list: BlockList,
    /// What the table's style gives to its text.
    pub format: Option<Arc<CellFormat>>,
}

impl TableBuilding {
    pub fn new(at: usize) -> Self {
        TableBuilding { table: Table { span: at..at, ..Table::default() }, ..TableBuilding::default() }
    }

    /// The byte it begins at.
    pub fn at(&self) -> usize {
        self.table.span.start
    }

    /// Reads the children of its `<w:tblPr>`.
    pub fn properties(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        self.own.read(stream)
    }

    pub fn style_id(&self) -> Option<&str> {
        self.own.style.as_deref()
    }

    /// Reads the children of its `<w:tblGrid>`.
    pub fn grid(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        stream.children(|_, tag| {
            if tag.ns == Ns::W && tag.local() == "gridCol" && self.table.grid.len() < MOST_COLUMNS {
                self.table.grid.push(tag.attr("w").and_then(|w| twips(&w)).unwrap_or(0).max(0));
            }
            Ok(())
        })
    }

    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Takes its style; true when a condition of that asks which row is the last.
    pub fn settle(&mut self, style: Arc<TableStyle>) -> bool {
        self.settled = true;
        self.merged = style.table.clone();
        self.merged.add(&self.own);
        self.look = self.own.look.unwrap_or_default();
        self.style = style;
        let last = 1 << condition::LAST_ROW | 1 << condition::BOTTOM_LEFT | 1 << condition::BOTTOM_RIGHT;
        self.look.last_row && self.style.has(last)
    }

    pub fn new_row(&self, at: usize) -> RowBuilding {
        let row = Row { span: at..at, ..Row::default() };
        RowBuilding { row, number: self.rows.len(), ..RowBuilding::default() }
    }

    pub fn add_row(&mut self, mut row: RowBuilding, end: usize) {
        row.row.span.end = end;
        row.cells.shrink_to_fit();
        self.rows.push(row);
    }

    /// What its style gives to a cell.
    fn format(&mut self, row: usize, cell: &Cell) -> Arc<CellFormat> {
        let bits = self.style.relevant(self.conditions(row, cell));
        let style = &self.style;
        self.formats.entry(bits).or_insert_with(|| Arc::new(style.format(bits))).clone()
    }

    /// Which conditions hold for a cell: bits by place.
    fn conditions(&self, row: usize, cell: &Cell) -> u16 {
        let look = self.look;
        let columns = self.table.grid.len();
        let first_row = look.first_row && row == 0;
        let last_row = look.last_row && self.last_row.is_some_and(|rows| row + 1 == rows) && !first_row;
        let first_column = look.first_column && cell.column == 0;
        let last_column = look.last_column && columns > 0 && cell.column + cell.columns >= columns && !first_column;
        let band = |place: usize, first: bool, size: Option<u32>| {
            let size = size.unwrap_or(1).max(1) as usize;
            place.checked_sub(usize::from(first)).map(|place| place / size % 2)
        };
        let row_band = if look.no_row_bands { None } else { band(row, look.first_row, self.merged.row_band) };
        let column_band =
            if look.no_column_bands { None } else { band(cell.column, look.first_column, self.merged.column_band) };
        let holds = [
            (condition::WHOLE, true),
            (condition::ODD_COLUMN, column_band == Some(0) && !last_column),
            (condition::EVEN_COLUMN, column_band == Some(1) && !last_column),
            (condition::ODD_ROW, row_band == Some(0) && !last_row),
            (condition::EVEN_ROW, row_band == Some(1) && !last_row),
            (condition::FIRST_ROW, first_row),
            (condition::LAST_ROW, last_row),
            (condition::FIRST_COLUMN, first_column),
            (condition::LAST_COLUMN, last_column),
            (condition::TOP_RIGHT, first_row && last_column),
            (condition::TOP_LEFT, first_row && first_column),
            (condition::BOTTOM_RIGHT, last_row && last_column),
            (condition::BOTTOM_LEFT, last_row && first_column),
        ];
        holds.iter().filter(|(_, holds)| *holds).fold(0, |bits, (place, _)| bits | 1 << place)
    }

    /// All rows are there: widths, merges, lines.
    pub fn finish(mut self, end: usize) -> Table {
        let mut table = self.table;
        table.span.end = end;
        table.style.clone_from(&self.style.name);
        table.width = self.merged.width.unwrap_or_default();
        table.indent = self.merged.indent.unwrap_or(0);
        table.align = self.merged.align.unwrap_or_default();
        table.fixed = self.merged.fixed.unwrap_or(false);
        table.position = self.merged.position;
        table.borders = borders(self.merged.borders);
        let columns = self.rows.iter().map(|row| row.column).max().unwrap_or(0).min(MOST_COLUMNS);
        table.grid.resize(columns.max(table.grid.len()), 0);
        let (rows, columns) = (self.rows.len(), table.grid.len());
        for (number, row) in self.rows.iter_mut().enumerate() {
            let mut lines = self.merged.borders;
            let mut space = self.merged.margins;
            for (mine, theirs) in lines.iter_mut().zip(row.exceptions.borders) {
                *mine = theirs.or(*mine);
            }
            for (mine, theirs) in space.iter_mut().zip(row.exceptions.margins) {
                *mine = theirs.or(*mine);
            }
            for mut building in std::mem::take(&mut row.cells) {
                let format = building.format.take().unwrap_or_default();
                let edges = Edges {
                    top: number == 0,
                    bottom: number + 1 == rows,
                    left: building.cell.column == 0,
                    right: building.cell.column + building.cell.columns >= columns,
                };
                let mut layer = format.cell.clone();
                layer.add(&building.own);
                let cell = &mut building.cell;
                let own = edges.sides(&building.own.borders, false);
                let styled = edges.sides(&format.cell.borders, true);
                let whole = edges.sides(&lines, true);
                let side = |i: usize| own[i].or(styled[i]).or(whole[i]).unwrap_or_default();
                cell.borders =
                    Borders { top: side(0), left: side(1), bottom: side(2), right: side(3), ..Borders::default() };
                let space = |i: usize, usual: i32| layer.margins[i].or(space[i]).unwrap_or(usual);
                cell.margins = [space(0, 0), space(1, 115), space(2, 0), space(3, 115)];
                cell.shading = layer.shading.flatten();
                cell.vertical = layer.vertical.unwrap_or(VerticalPlace::Top);
                row.row.cells.push(building.cell);
            }
            table.rows.push(std::mem::take(&mut row.row));
        }
        merge_rows(&mut table.rows);
        share_lines(&mut table.rows);
        table
    }
}

/// Which edges of the table a cell touches.
#[derive(Clone, Copy)]
struct Edges {
    top: bool,
    bottom: bool,
    left: bool,
    right: bool,
}

impl Edges {
    /// The lines round a cell: top, left, bottom, right. Inside a table, those between rows and columns count.
    fn sides(self, lines: &Lines, inside: bool) -> [Option<Border>; 4] {
        let [top, left, bottom, right, rows, columns] = *lines;
        let one = |at_edge: bool, outer: Option<Border>, inner: Option<Border>| {
            if at_edge || !inside { outer } else { inner }
        };
        [
            one(self.top, top, rows),
            one(self.left, left, columns),
            one(self.bottom, bottom, rows),
            one(self.right, right, columns),
        ]
    }
}

pub(super) fn borders(lines: Lines) -> Borders {
    let [top, left, bottom, right, inside_horizontal, inside_vertical] = lines.map(Option::unwrap_or_default);
    Borders { top, left, bottom, right, inside_horizontal, inside_vertical }
}

/// Counts the rows that merged cells cover.
fn merge_rows(rows: &mut [Row]) {
    // By grid column, the cell that a continuation below belongs to.
    let mut open: HashMap<usize, (usize, usize)> = HashMap::new();
    for row in 0..rows.len() {
        let mut next = HashMap::new();
        for place in 0..rows.get(row).map_or(0, |r| r.cells.len()) {
            let Some(cell) = rows.get_mut(row).and_then(|r| r.cells.get_mut(place)) else { continue };
            let column = cell.column;
            match (cell.merge, open.get(&column).copied()) {
                (VerticalMerge::Continue, Some(start)) => {
                    cell.rows = 0;
                    let bottom = cell.borders.bottom;
                    next.insert(column, start);
                    if let Some(first) = rows.get_mut(start.0).and_then(|r| r.cells.get_mut(start.1)) {
                        first.rows += 1;
                        first.borders.bottom = bottom;
                    }
                }
                // A continuation of nothing begins a merge itself.
                (VerticalMerge::Start | VerticalMerge::Continue, _) => {
                    next.insert(column, (row, place));
                }
                (VerticalMerge::None, _) => {}
            }
        }
        open = next;
    }
}

/// A line between two cells is seen when either of them draws it.
fn share_lines(rows: &mut [Row]) {
    for row in rows.iter_mut() {
        for place in 1..row.cells.len() {
            if let [left, right] = &mut row.cells[place - 1..=place] {
                share(&mut left.borders.right, &mut right.borders.left);
            }
        }
    }
    for row in 1..rows.len() {
        let [above, below] = &mut rows[row - 1..=row] else { continue };
        let mut from = 0;
        for upper in above.cells.iter_mut().take_while(|c| c.column < MOST_COLUMNS) {
            let end = upper.column + upper.columns;
            while below.cells.get(from).is_some_and(|c| c.column + c.columns <= upper.column) {
                from += 1;
            }
            for lower in below.cells.iter_mut().skip(from).take_while(|c| c.column < end) {
                // Inside a merged cell there is no line.
                if lower.rows > 0 {
                    share(&mut upper.borders.bottom, &mut lower.borders.top);
                }
            }
        }
    }
}

fn share(one: &mut Border, other: &mut Border) {
    match (one.visible, other.visible) {
        (true, false) => *other = *one,
        (false, true) => *one = *other,
        _ => {}
    }
}

impl RowBuilding {
    /// Reads the children of its `<w:tblPrEx>`.
    pub fn exceptions(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        self.exceptions.read(stream)
    }

    /// Reads the children of its `<w:trPr>`.
    pub fn properties(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        stream.children(|_, tag| {
            if tag.ns != Ns::W {
                return Ok(());
            }
            match tag.local() {
                "tblHeader" => self.row.is_header = tag.on(),
                "cantSplit" => self.row.cant_split = tag.on(),
                "trHeight" => {
                    self.row.height = tag.val().and_then(|v| twips(&v)).filter(|h| *h > 0);
                    self.row.exact_height = tag.attr("hRule").is_some_and(|rule| rule == "exact");
                }
                "gridBefore" => {
                    let skipped = tag.val().and_then(|v| v.parse().ok()).unwrap_or(0usize);
                    self.row.skipped = skipped.min(MOST_COLUMNS);
                    self.column = self.row.skipped;
                }
                "ins" => self.inserted = true,
                "del" => self.deleted = true,
                _ => {}
            }
            Ok(())
        })
    }

    pub fn new_cell(&self, at: usize) -> CellBuilding {
        let cell = Cell { column: self.column, span: at..at, ..Cell::default() };
        CellBuilding { cell, ..CellBuilding::default() }
    }

    pub fn add_cell(&mut self, mut cell: CellBuilding, end: usize) {
        cell.cell.span.end = end;
        if cell.deleted {
            return;
        }
        self.column = (self.column + cell.cell.columns).min(MOST_COLUMNS);
        cell.cell.blocks = std::mem::take(&mut cell.list).finish();
        match self.cells.last_mut() {
            Some(left) if cell.continues => {
                left.cell.columns += cell.cell.columns;
                left.cell.blocks.append(&mut cell.cell.blocks);
            }
            _ => self.cells.push(cell),
        }
    }

    pub fn number(&self) -> usize {
        self.number
    }
}

impl CellBuilding {
    /// Reads the children of its `<w:tcPr>`.
    pub fn properties(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        let (cell, own) = (&mut self.cell, &mut self.own);
        let (continues, deleted) = (&mut self.continues, &mut self.deleted);
        stream.children(|stream, tag| {
            if tag.ns != Ns::W {
                return Ok(());
            }
            match tag.local() {
                "tcW" => cell.width = width(tag),
                "gridSpan" => {
                    let span = tag.val().and_then(|v| v.parse().ok()).unwrap_or(1usize);
                    cell.columns = span.clamp(1, MOST_COLUMNS);
                }
                "vMerge" => {
                    let start = tag.val().is_some_and(|v| v == "restart");
                    cell.merge = if start { VerticalMerge::Start } else { VerticalMerge::Continue };
                }
                "hMerge" => *continues = tag.val().is_none_or(|v| v != "restart"),
                "textDirection" => cell.rotated = tag.val().is_some_and(|v| !matches!(&*v, "lrTb" | "tb" | "lrTbV")),
                "cellDel" => *deleted = true,
                _ => own.take(stream, tag)?,
            }
            Ok(())
        })
    }

    /// Takes what the table's style gives to a cell at this place.
    pub fn settle(&mut self, table: &mut TableBuilding, row: usize) {
        self.format = Some(table.format(row, &self.cell));
    }
}
