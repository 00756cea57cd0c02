//! The visible part of a sheet as a dense grid: hidden and blank rows and columns taken out, merges laid over it.

use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::document::{Inline, TextStyle};
use crate::sheet::{CellText, Sheet, SheetCell, SheetRow, Value, cell_name};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// More cells than this are no table that anybody prints, and would take more memory than a program should.
const MOST_CELLS: usize = 6_000_000;

/// Slots from here on name a merged area.
const AREA: u32 = 1 << 30;

/// The visible cells of a sheet. Rows and columns are counted from 0 among those that hold something.
pub(super) struct Grid {
    sheet: Sheet,
    /// Sheet row numbers.
    pub rows: Vec<u32>,
    /// How many visible blank rows stand above each row.
    pub gaps: Vec<u32>,
    /// Sheet column numbers.
    columns: Vec<u32>,
    /// The place in the sheet's list of each row.
    homes: Vec<u32>,
    /// What stands at each place: 0 nothing, else the number (from 1) of a cell in its row, or a merged area. A cell is
    /// named by its place.
    slots: Vec<u32>,
    areas: Vec<Area>,
    /// The numbers of cells that areas were laid over.
    under: HashMap<usize, u32>,
    /// Cells that have no place, as their row or column is hidden, and lend their words to an area: row and place in the
    /// sheet's lists. Their names follow those of the places.
    lent: Vec<(usize, usize)>,
    rewritten: HashMap<usize, String>,
}

/// A merged area in grid rows and columns, both ends included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
    /// Its text.
    pub cell: Option<usize>,
}

/// What stands at a place of the grid.
#[derive(Debug, Clone, Copy)]
pub(super) enum Slot {
    Empty,
    Cell(usize),
    Area(Area),
}

/// The rows that show something, each with its place in the sheet's list, and the columns that do. What is hidden is
/// said in `d`.
fn visible<'a>(sheet: &'a Sheet, d: &mut Diagnostics) -> (Vec<(u32, &'a SheetRow)>, Vec<u32>) {
    let hidden_column = |c: u32| sheet.hidden_columns.contains(&c);
    let mut used: Vec<u32> = Vec::new();
    let mut rows = Vec::new();
    let mut lost_rows = Vec::new();
    let mut lost_columns: Vec<u32> = Vec::new();
    for (home, row) in sheet.rows.iter().enumerate() {
        let mut any = false;
        for cell in row.cells.iter().filter(|c| !is_blank(&c.text)) {
            any = true;
            if row.hidden {
                continue;
            }
            let list = if hidden_column(cell.column) { &mut lost_columns } else { &mut used };
            if list.last() != Some(&cell.column) {
                list.push(cell.column);
            }
        }
        // Columns repeat row after row: squeeze the lists before they outgrow the sheet.
        for list in [&mut used, &mut lost_columns] {
            if list.len() > 200_000 {
                list.sort_unstable();
                list.dedup();
            }
        }
        if row.hidden && any {
            lost_rows.push(row.index);
        }
        if any && !row.hidden {
            rows.push((home as u32, row));
        }
    }
    for list in [&mut used, &mut lost_columns] {
        list.sort_unstable();
        list.dedup();
    }
    // A row whose only words stand in hidden columns shows nothing.
    if !lost_columns.is_empty() {
        rows.retain(|(_, row)| row.cells.iter().any(|c| !hidden_column(c.column) && !is_blank(&c.text)));
    }
    note_hidden(sheet, &lost_rows, &lost_columns, d);
    (rows, used)
}

impl Grid {
    /// None when the sheet is too large; the reason is in `d`.
    pub fn new(sheet: Sheet, d: &mut Diagnostics) -> Option<Self> {
        let hidden_column = |c: u32| sheet.hidden_columns.contains(&c);
        let (rows, used) = visible(&sheet, d);
        let (height, mut width) = (rows.len(), used.len());
        if height.saturating_mul(width) > MOST_CELLS {
            d.add(
                code::BANG_QUA_LON,
                Place::within(&sheet.name),
                format!(
                    "Trang tính có {height} dòng và {width} cột, vượt mức {MOST_CELLS} ô mà chương trình xử lý được"
                ),
                "xóa các ô thừa ở xa bảng, hoặc tách bảng thành nhiều tệp",
            );
            return None;
        }
        width = width.max(1);
        let (mut gaps, mut slots) = (Vec::with_capacity(height), vec![0; height * width]);
        let hidden_rows: Vec<u32> = sheet.rows.iter().filter(|r| r.hidden).map(|r| r.index).collect();
        let mut before: Option<u32> = None;
        for (r, (_, row)) in rows.iter().enumerate() {
            let blank = row.index.saturating_sub(before.map_or(0, |b| b + 1));
            let from = before.map_or(0, |b| b + 1);
            let between = hidden_rows.partition_point(|&h| h < row.index) - hidden_rows.partition_point(|&h| h < from);
            gaps.push(blank.saturating_sub(between as u32));
            before = Some(row.index);
            for (n, cell) in row.cells.iter().enumerate().filter(|c| !is_blank(&c.1.text)) {
                let Ok(c) = used.binary_search(&cell.column) else { continue };
                if hidden_column(cell.column) {
                    continue;
                }
                slots[r * width + c] = n as u32 + 1;
            }
        }
        let mut grid = Grid {
            rows: rows.iter().map(|r| r.1.index).collect(),
            gaps,
            columns: used,
            homes: rows.iter().map(|r| r.0).collect(),
            slots,
            areas: Vec::new(),
            under: HashMap::new(),
            lent: Vec::new(),
            rewritten: HashMap::new(),
            sheet,
        };
        grid.lay_merges(d);
        Some(grid)
    }

    fn lay_merges(&mut self, d: &mut Diagnostics) {
        let mut covered = Vec::new();
        for merge in std::mem::take(&mut self.sheet.merges) {
            let top = self.rows.partition_point(|&r| r < merge.top);
            let bottom = self.rows.partition_point(|&r| r <= merge.bottom);
            let left = self.columns.partition_point(|&c| c < merge.left);
            let right = self.columns.partition_point(|&c| c <= merge.right);
            if top >= bottom || left >= right {
                continue;
            }
            // A hidden first row or column still lends its words to the part of the merge that shows.
            let anchor = self.sheet.rows.binary_search_by_key(&merge.top, |r| r.index).ok().and_then(|i| {
                let first = |c: &SheetCell| c.column == merge.left && !is_blank(&c.text);
                self.sheet.rows[i].cells.iter().position(first).map(|n| (i, n))
            });
            let (mut free, mut inside) = (true, Vec::new());
            'area: for r in top..bottom {
                for c in left..right {
                    let place = r * self.width() + c;
                    match self.slots[place] {
                        0 => {}
                        s if s >= AREA => {
                            free = false;
                            break 'area;
                        }
                        _ => inside.push(place),
                    }
                }
            }
            let cell = match anchor {
                Some(anchor) => Some(inside.iter().copied().find(|i| self.at(*i) == anchor).unwrap_or_else(|| {
                    self.lent.push(anchor);
                    self.slots.len() + self.lent.len() - 1
                })),
                // Some programs leave the words in another cell of the merge.
                None if inside.len() == 1 => Some(inside[0]),
                None => {
                    free &= inside.is_empty();
                    None
                }
            };
            if !free || (bottom - top == 1 && right - left == 1 && cell.is_none()) {
                continue;
            }
            covered.extend(inside.iter().filter(|i| Some(**i) != cell).map(|&i| self.name(i)));
            self.paint(Area { top, left, bottom: bottom - 1, right: right - 1, cell });
        }
        if let Some(first) = covered.first() {
            d.add(
                code::BANG_O_BI_CHE,
                Place::within(first.clone()),
                format!(
                    "{} ô nằm dưới ô gộp nên bảng tính không hiện, đã bỏ qua: {}",
                    covered.len(),
                    listed(&covered, "ô")
                ),
                "bỏ gộp ô để kiểm tra nếu cần giữ nội dung đó",
            );
        }
    }

    fn paint(&mut self, area: Area) {
        let (width, name) = (self.width(), AREA + self.areas.len() as u32);
        for place in (area.top..=area.bottom).flat_map(|r| r * width + area.left..=r * width + area.right) {
            match std::mem::replace(&mut self.slots[place], name) {
                0 | AREA.. => {}
                number => {
                    self.under.insert(place, number);
                }
            }
        }
        self.areas.push(area);
    }

    /// Merges cells that the sheet's author left apart (a head without its merges). Whatever stood there is replaced.
    pub fn merge(&mut self, area: Area) {
        self.paint(area);
    }

    pub fn width(&self) -> usize {
        self.columns.len().max(1)
    }

    pub fn height(&self) -> usize {
        self.rows.len()
    }

    pub fn sheet_column(&self, c: usize) -> u32 {
        self.columns.get(c).copied().unwrap_or(0)
    }

    pub fn slot(&self, r: usize, c: usize) -> Slot {
        match self.slots.get(r * self.width() + c) {
            None | Some(0) => Slot::Empty,
            Some(&s) if s >= AREA => Slot::Area(self.areas[(s - AREA) as usize]),
            Some(_) => Slot::Cell(r * self.width() + c),
        }
    }

    /// The cell whose words begin at this place.
    pub fn here(&self, r: usize, c: usize) -> Option<usize> {
        match self.slot(r, c) {
            Slot::Cell(i) => Some(i),
            Slot::Area(a) if a.top == r && a.left == c => a.cell,
            _ => None,
        }
    }

    /// The cell whose words show at this place, a merge's words in all of it.
    pub fn shown(&self, r: usize, c: usize) -> Option<usize> {
        match self.slot(r, c) {
            Slot::Empty => None,
            Slot::Cell(i) => Some(i),
            Slot::Area(a) => a.cell,
        }
    }

    /// The cells whose words begin in a row: (column, columns taken, cell).
    pub fn row(&self, r: usize) -> Vec<(usize, usize, usize)> {
        let mut out = Vec::new();
        let mut c = 0;
        while c < self.width() {
            let mut step = 1;
            match self.slot(r, c) {
                Slot::Cell(i) => out.push((c, 1, i)),
                Slot::Area(a) => {
                    step = a.right + 1 - c;
                    if a.top == r
                        && let Some(i) = a.cell
                    {
                        out.push((c, step, i));
                    }
                }
                Slot::Empty => {}
            }
            c += step;
        }
        out
    }

    pub fn cell(&self, i: usize) -> &SheetCell {
        let (row, n) = self.at(i);
        &self.sheet.rows[row].cells[n]
    }

    /// Lets go of the cells of a row that is done with: a long sheet makes room for its table. Where an area is, they stay,
    /// for it may show their words in other rows.
    pub fn let_go(&mut self, r: usize) {
        let width = self.width();
        let Some(slots) = self.slots.get_mut(r * width..(r + 1) * width) else { return };
        if slots.iter().all(|slot| *slot < AREA) {
            slots.fill(0);
            self.sheet.rows[self.homes[r] as usize].cells = Vec::new();
        }
    }

    /// The sheet's name.
    pub fn sheet_name(&self) -> &str {
        &self.sheet.name
    }

    /// Row and place of a cell in the sheet's lists.
    fn at(&self, i: usize) -> (usize, usize) {
        let number = match self.slots.get(i) {
            Some(AREA..) => self.under[&i],
            Some(&number) => number,
            None => return self.lent[i - self.slots.len()],
        };
        (self.homes[i / self.width()] as usize, number as usize - 1)
    }

    /// The words of a cell.
    pub fn text(&self, i: usize) -> Cow<'_, str> {
        if let Some(text) = self.rewritten.get(&i) {
            return Cow::Borrowed(text);
        }
        match self.cell(i).text.words() {
            Cow::Borrowed(text) => Cow::Borrowed(unmarked(text).unwrap_or(text.trim())),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// The words of a cell that holds one line in one style; they are the sheet's own where they stand there as they are
    /// printed.
    pub fn line(&self, i: usize) -> Option<Arc<str>> {
        let one = |text: &str| !text.is_empty() && !text.contains(['\n', '\t']);
        if let Some(text) = self.rewritten.get(&i) {
            return one(text).then(|| text.as_str().into());
        }
        let CellText::Plain(whole) = &self.cell(i).text else { return None };
        let text = unmarked(whole).unwrap_or(whole.trim());
        one(text).then(|| if text.len() == whole.len() { whole.clone() } else { text.into() })
    }

    /// Gives a cell other words.
    pub fn rewrite(&mut self, i: usize, text: String) {
        self.rewritten.insert(i, text);
    }

    /// Empties a place whose words were put elsewhere.
    pub fn clear(&mut self, r: usize, c: usize) {
        let place = r * self.width() + c;
        if let Some(slot) = self.slots.get_mut(place).filter(|s| **s < AREA) {
            *slot = 0;
        }
    }

    /// Whether other words were given to a cell.
    pub fn is_rewritten(&self, i: usize) -> bool {
        self.rewritten.contains_key(&i)
    }

    /// All of a cell's words are bold.
    pub fn bold(&self, i: usize) -> bool {
        let cell = self.cell(i);
        cell.style.bold
            || match &cell.text {
                CellText::Plain(text) => unmarked(text).is_some(),
                CellText::Rich(inlines) => inlines.0.iter().all(|p| match p {
                    Inline::Text(words, style) => style.bold || words.trim().is_empty(),
                    _ => true,
                }),
            }
    }

    /// Whether the cell at this place is bold.
    pub fn bold_at(&self, r: usize, c: usize) -> bool {
        self.here(r, c).is_some_and(|i| self.bold(i))
    }

    /// The style of a plain cell's words in the body of a table.
    pub fn text_style(&self, i: usize) -> TextStyle {
        TextStyle { bold: self.bold(i), italic: self.cell(i).style.italic, ..TextStyle::default() }
    }

    pub fn value(&self, i: usize) -> Value {
        self.cell(i).value
    }

    /// `H12` with its sheet: `Sheet1!H12`.
    pub fn name(&self, i: usize) -> String {
        let (row, n) = self.at(i);
        let row = &self.sheet.rows[row];
        self.place(row.cells[n].column, row.index)
    }

    /// The name of the first cell of a row.
    pub fn row_name(&self, r: usize) -> String {
        let first = self.row(r).first().map_or(0, |&(c, _, _)| self.sheet_column(c));
        self.place(first, self.rows.get(r).copied().unwrap_or(0))
    }

    fn place(&self, column: u32, row: u32) -> String {
        let name = cell_name(column, row);
        if self.sheet.name.is_empty() { name } else { format!("{}!{name}", self.sheet.name) }
    }
}

/// `**chữ**` around all of a cell, as text pasted from chat programs has it: the words inside.
fn unmarked(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("**")?.strip_suffix("**")?.trim();
    (!inner.is_empty() && !inner.contains('*')).then_some(inner)
}

fn is_blank(text: &CellText) -> bool {
    match text {
        CellText::Plain(text) => text.chars().all(char::is_whitespace),
        CellText::Rich(inlines) => inlines.is_blank(),
    }
}

fn note_hidden(sheet: &Sheet, rows: &[u32], columns: &[u32], d: &mut Diagnostics) {
    let letters = |c: &u32| cell_name(*c, 0).trim_end_matches('1').to_owned();
    if !rows.is_empty() {
        let names: Vec<String> = rows.iter().map(|r| (u64::from(*r) + 1).to_string()).collect();
        d.add(
            code::BANG_DONG_AN,
            Place::within(&sheet.name),
            format!("{} dòng đang ẩn, không đưa vào bảng: {}", rows.len(), listed(&names, "dòng")),
            "bỏ ẩn trong bảng tính nếu cần in",
        );
    }
    if !columns.is_empty() {
        let names: Vec<String> = columns.iter().map(letters).collect();
        d.add(
            code::BANG_COT_AN,
            Place::within(&sheet.name),
            format!("{} cột đang ẩn, không đưa vào bảng: {}", columns.len(), listed(&names, "cột")),
            "bỏ ẩn trong bảng tính nếu cần in",
        );
    }
}
