//! Tables behind a document: each becomes a phụ lục of it.

use super::{Files, Inlines, Made, Office, Reading, Source};
use crate::diagnostic::{Diagnostics, Place, code, glimpse};
use crate::document::{Appendix, Block, Document, Orientation, appendix_label};
use crate::office::source::Expect;
use crate::plan::{AppendixData, OrientationKey, Plan};
use crate::vietnamese::filled;

/// What tables are put behind.
pub(super) struct Attaching<'a> {
    /// The name of the source of the document, for messages.
    pub name: &'a str,
    /// The `(Kèm theo …)` line of those that have none.
    pub line: Option<&'a Inlines>,
    /// For issue: columns that are not are left out.
    pub for_issue: bool,
    /// Gives the files that the data names.
    pub files: Option<&'a Files<'a>>,
}

impl Office {
    /// Puts the tables of these sources behind a document, after its own phụ lục, and numbers them all.
    pub(super) fn attach(
        &self,
        document: &mut Document,
        tables: &[Source],
        how: &Attaching<'_>,
        made: &mut Made,
        found: &mut Diagnostics,
    ) {
        let mut own = Diagnostics::new();
        for table in tables {
            own.extend(table.found().clone());
            let made = self.appendices_of(table.clone(), how.for_issue, how.line, made, &mut own);
            append(document, made.into_iter().map(|(_, appendix)| appendix));
        }
        if !tables.is_empty() {
            number(document, how.name, &mut own);
        }
        if document.appendices.len() > 1 {
            // What a table calls itself does not stay behind a plan.
            own.leave_out(&[code::BANG_NHAN_PHU_LUC]);
        }
        found.extend(own);
    }

    /// Reads the tables that phụ lục of the data name by their files (`"tep"`), each into its own place.
    pub(super) fn attach_named(
        &self,
        document: &mut Document,
        plan: &Plan,
        how: &Attaching<'_>,
        made: &mut Made,
        found: &mut Diagnostics,
    ) {
        let before = document.appendices.len().saturating_sub(plan.appendices.len());
        let mut more = 0;
        let mut named = false;
        for (i, data) in plan.appendices.iter().enumerate() {
            let Some(file) = data.file.as_deref().and_then(filled) else { continue };
            named = true;
            let place = Place::within(format!("phu_luc[{i}].tep"));
            let bytes = how.files.map_or_else(|| Err("không có tệp này".to_owned()), |files| files(file));
            let source = bytes.map_err(|why| {
                let message = format!("Không đọc được bảng «{file}»: {why}");
                let advice = "kiểm tra lại đường dẫn, tính từ thư mục của tệp dữ liệu";
                found.add(code::TEP_KHONG_DOC_DUOC, place.clone(), message, advice);
            });
            let Ok(bytes) = source else { continue };
            let source = match self.open_as(bytes, file, Expect::Table) {
                Ok(source) => source.read_as(reading(data, &place, found)),
                Err(bad) => {
                    found.extend(bad.found);
                    continue;
                }
            };
            found.extend(source.found().clone());
            let own = self.appendices_of(source, how.for_issue, how.line, made, found);
            more += fill(document, before + i + more, own.into_iter().map(|(_, appendix)| appendix).collect());
        }
        if named {
            number(document, how.name, found);
        }
    }
}

/// How the data says that the tables of a file are read.
fn reading(data: &AppendixData, place: &Place, found: &mut Diagnostics) -> Reading {
    let mut columns = Vec::new();
    for words in &data.columns {
        match words.parse() {
            Ok(choice) => columns.push(choice),
            Err(why) => {
                let message = format!("Không hiểu «{words}»: {why}");
                found.add(code::DU_LIEU_COT, place.clone(), message, "ghi «thoi_han=Hạn xử lý»");
            }
        }
    }
    let orientation = match data.orientation {
        Some(OrientationKey::Portrait) => Orientation::Portrait,
        Some(OrientationKey::Landscape) => Orientation::Landscape,
        Some(OrientationKey::Auto) | None => Orientation::Auto,
    };
    let sheet = data.sheet.as_deref().and_then(filled).map(str::to_owned);
    Reading { sheet, orientation, merge_columns: data.merge_columns.clone(), columns, ..Reading::default() }
}

/// Puts tables into the phụ lục that has their title and nothing below; further ones stand behind it. How many more there are.
fn fill(document: &mut Document, at: usize, tables: Vec<Appendix>) -> usize {
    let mut tables = tables.into_iter();
    let (Some(shell), Some(first)) = (document.appendices.get_mut(at), tables.next()) else { return 0 };
    take(shell, first);
    let rest: Vec<Appendix> = tables.collect();
    let more = rest.len();
    document.appendices.splice(at + 1..at + 1, rest);
    more
}

/// Puts tables behind a document: first into the phụ lục that it has a title for and nothing below, which is how a plan is
/// typed whose table is still to come; the rest after its own.
fn append(document: &mut Document, tables: impl Iterator<Item = Appendix>) {
    for table in tables {
        match document.appendices.iter_mut().find(|a| a.body.is_empty()) {
            Some(shell) => take(shell, table),
            None => document.appendices.push(table),
        }
    }
}

fn take(shell: &mut Appendix, table: Appendix) {
    if shell.title.is_blank() {
        shell.title = table.title;
    }
    shell.attached = shell.attached.take().or(table.attached);
    (shell.body, shell.end_mark) = (table.body, table.end_mark);
    if shell.orientation == Orientation::Auto {
        shell.orientation = table.orientation;
    }
}

/// Of two phụ lục and more each has a Roman numeral, in their order (Phụ lục I, III.1.a). What a table called itself in its own
/// file is told.
fn number(document: &mut Document, name: &str, found: &mut Diagnostics) {
    if document.appendices.len() < 2 {
        return;
    }
    for (at, appendix) in (1..).zip(document.appendices.iter_mut()) {
        let own = appendix_label(document.profile, at);
        let Some(label) = appendix.label.take() else { continue };
        if !label.trim().eq_ignore_ascii_case("phụ lục") && label.to_lowercase() != own.to_lowercase() {
            let message = format!("«{}» được đánh số lại thành «{own}»", glimpse(&label));
            let advice = "sửa những chỗ trong văn bản nhắc đến số cũ";
            found.add(code::PHU_LUC_DANH_SO, Place::file(name), message, advice);
        }
    }
}

/// Tells of a document whose words send nobody to its phụ lục, and where they would; `place` gives the place of words in the
/// source.
pub(super) fn mentioned(document: &Document, place: impl Fn(&str) -> Option<Place>, found: &mut Diagnostics) {
    if document.appendices.is_empty() || mentions_appendix(document) {
        return;
    }
    let sentence = "«(chi tiết tại Phụ lục kèm theo)»";
    let (there, advice) = match tasks_said(document) {
        Some(words) => {
            let there = place(&words).unwrap_or_default();
            let place = Place { words: Some(glimpse(&words)), ..there };
            (place, format!("thêm {sentence} vào câu đầu dưới «{}»", glimpse(&words)))
        }
        None => (Place::default(), format!("thêm {sentence} vào câu nói về các nhiệm vụ")),
    };
    let message = "Nội dung không nhắc đến phụ lục nào, mà văn bản có phụ lục kèm theo";
    found.add(code::PHU_LUC_KHONG_NHAC, there, message, advice);
}

/// The heading under which a plan speaks of its tasks, a report of its results: the first that says so.
fn tasks_said(document: &Document) -> Option<String> {
    let headings = || {
        document.body.iter().filter_map(|block| match block {
            Block::Entry(entry) if entry.is_heading => Some(entry.text.text()),
            _ => None,
        })
    };
    ["nhiệm vụ", "nội dung", "kết quả", "tổ chức thực hiện"]
        .iter()
        .find_map(|word| headings().find(|heading| heading.to_lowercase().contains(word)))
}

/// Whether the body says that something is attached: a reader who meets no word of it does not turn the page.
fn mentions_appendix(document: &Document) -> bool {
    let says = |text: &Inlines| {
        let text = text.text().to_lowercase();
        text.contains("phụ lục") || text.contains("kèm theo") || text.contains("đính kèm")
    };
    document.body.iter().any(|block| match block {
        Block::Entry(entry) => says(&entry.text),
        Block::Paragraph(text) | Block::Centered(text) => says(text),
        Block::Table(_) | Block::Image(_) | Block::PageBreak => false,
    })
}
