//! Tables (§17.4): data tables, and the letterhead and signature block, which are tables without lines.

use super::DocxError;
use super::paragraph::{Place, Story};
use super::styles::TABLE_GRID;
use crate::arrange::{Grid, GridCell, GridKind, GridRow, VAlign};
use crate::standard::Element;

impl Story<'_> {
    /// The table up to its first row.
    pub fn open_grid(&mut self, grid: &Grid) {
        let xml = &mut self.xml;
        xml.raw("<w:tbl><w:tblPr>");
        if grid.kind == GridKind::Data {
            xml.val("w:tblStyle", TABLE_GRID);
        }
        xml.start("w:tblW").num("w:w", width(&grid.widths)).attr("w:type", "dxa").empty();
        if grid.offset != 0 {
            // From Word 2013 on (compatibilityMode 15) this places the cell's edge, not its text: our offset as it is.
            xml.start("w:tblInd").num("w:w", i64::from(grid.offset)).attr("w:type", "dxa").empty();
        }
        xml.raw("<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>");
        for side in ["w:left", "w:right"] {
            xml.start(side).num("w:w", i64::from(grid.padding)).attr("w:type", "dxa").empty();
        }
        xml.raw("</w:tblCellMar>");
        // §17.4.55: firstRow 0x20, firstColumn 0x80, noHBand 0x200, noVBand 0x400. Screen readers take the first two as heads.
        let first_row = grid.head_rows > 0;
        let body = grid.rows.get(grid.head_rows).and_then(|row| row.cells.first());
        let first_column = grid.kind == GridKind::Data && body.is_some_and(|cell| cell.head);
        let look = 0x600 | if first_row { 0x20 } else { 0 } | if first_column { 0x80 } else { 0 };
        xml.start("w:tblLook").attr("w:val", &format!("{look:04X}"));
        xml.num("w:firstRow", first_row.into()).num("w:lastRow", 0).num("w:firstColumn", first_column.into());
        xml.raw(" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>");
        for &column in &grid.widths {
            xml.start("w:gridCol").num("w:w", i64::from(column)).empty();
        }
        xml.raw("</w:tblGrid>");
    }

    /// One row; `index` counts from the top.
    pub fn grid_row(&mut self, grid: &Grid, index: usize, row: &GridRow) -> Result<(), DocxError> {
        let columns = grid.widths.len();
        let taken: usize = row.cells.iter().map(|cell| cell.col_span.max(1)).sum();
        let head = index < grid.head_rows;
        let xml = &mut self.xml;
        xml.raw("<w:tr>");
        let short = taken > 0 && taken < columns;
        if row.cant_split || head || short || row.height > 0 {
            xml.raw("<w:trPr>");
            if short {
                // A row that ends before the table does says so, or Word makes up columns.
                xml.val_num("w:gridAfter", (columns - taken) as i64);
                xml.start("w:wAfter").num("w:w", width(&grid.widths[taken..])).attr("w:type", "dxa").empty();
            }
            if row.cant_split {
                xml.raw("<w:cantSplit/>");
            }
            if row.height > 0 {
                xml.start("w:trHeight").num("w:val", i64::from(row.height)).attr("w:hRule", "atLeast").empty();
            }
            if head {
                xml.raw("<w:tblHeader/>");
            }
            xml.raw("</w:trPr>");
        }
        let filler = match (grid.kind, head) {
            (GridKind::Layout, _) => Element::Spacer,
            (GridKind::Data, true) => Element::TableHead,
            (GridKind::Data, false) => Element::TableText,
        };
        let mut column = 0;
        for cell in &row.cells {
            let end = (column + cell.col_span.max(1)).min(columns);
            self.cell(cell, width(&grid.widths[column.min(end)..end]), row.keep_next, filler)?;
            column = end;
        }
        if row.cells.is_empty() {
            // A row without a cell is not a row (§17.4.78): one cell over the whole width.
            self.xml.raw("<w:tc><w:tcPr>");
            self.xml.start("w:tcW").num("w:w", width(&grid.widths)).attr("w:type", "dxa").empty();
            if columns > 1 {
                self.xml.val_num("w:gridSpan", columns as i64);
            }
            self.xml.raw("</w:tcPr>");
            self.empty_paragraph(filler, row.keep_next);
            self.xml.raw("</w:tc>");
        }
        self.xml.raw("</w:tr>");
        Ok(())
    }

    /// The table's end.
    pub fn close_grid(&mut self) {
        self.xml.raw("</w:tbl>");
    }

    fn cell(&mut self, cell: &GridCell, width: i64, keep_next: bool, filler: Element) -> Result<(), DocxError> {
        let xml = &mut self.xml;
        xml.raw("<w:tc><w:tcPr>").start("w:tcW").num("w:w", width).attr("w:type", "dxa").empty();
        if cell.col_span > 1 {
            xml.val_num("w:gridSpan", cell.col_span as i64);
        }
        if cell.merged {
            xml.raw("<w:vMerge/>");
        } else if cell.row_span > 1 {
            xml.raw("<w:vMerge w:val=\"restart\"/>");
        }
        if cell.v_align == VAlign::Middle {
            xml.raw("<w:vAlign w:val=\"center\"/>");
        }
        xml.raw("</w:tcPr>");
        for para in cell.paras.iter() {
            self.paragraph(&para, Place { keep_next, ..Place::default() })?;
        }
        // A cell ends with a paragraph, always (§17.4.65).
        if cell.paras.is_empty() {
            self.empty_paragraph(filler, keep_next);
        }
        self.xml.raw("</w:tc>");
        Ok(())
    }
}

fn width(columns: &[u32]) -> i64 {
    columns.iter().copied().map(i64::from).sum()
}
