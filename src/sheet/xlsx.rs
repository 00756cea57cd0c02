//! The workbook of an xlsx package: its sheets in order, and the parts they share.

use super::scribe::Scribe;
use super::strings::Strings;
use super::styles::Styles;
use super::xlsx_parts::{self, Shared};
use super::{broken, stopped};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::package::Package;
use crate::package::relations::{Relations, folder_of, resolve};
use crate::package::xml::{Stop, Xml, attribute, is_on};
use crate::sheet::{Sheet, Workbook};
use quick_xml::events::Event;
use std::io::BufRead;

const MOST_SHEETS: usize = 1_000;

/// A sheet as the workbook lists it.
struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

/// Reads an xlsx or xlsm package.
pub(super) fn read(package: &mut Package, d: &mut Diagnostics) -> Option<Workbook> {
    // One program writes the workbook elsewhere than all others.
    let workbook = Relations::main_part(package).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let folder = folder_of(&workbook).to_owned();
    let relations = Relations::of(package, &workbook);
    let Some(part) = package.part(&workbook) else {
        broken(d, "", "không có mục lục trang tính");
        return None;
    };
    let (entries, since_1904) = match sheets(part) {
        Ok(found) => found,
        Err(_) => {
            broken(d, "", "mục lục trang tính bị hỏng");
            return None;
        }
    };
    if package.has(&format!("{folder}/vbaProject.bin")) {
        d.add(code::TEP_MACRO, Place::default(), "Tệp có macro; macro không được chạy và không được đọc", "");
    }
    let by_kind = |kind: &str, usual: &str| {
        let target = relations.of_kind(kind).next().map(|r| r.target.as_str());
        resolve(&folder, target.unwrap_or(usual))
    };
    let mut styles = Styles::default();
    if let Some(part) = package.part(&by_kind("/styles", "styles.xml")) {
        match Styles::read(part) {
            Ok(read) => styles = read,
            Err(_) => d.push(
                Severity::Warning,
                code::TEP_HONG,
                Place::default(),
                "Phần định dạng của tệp bị hỏng: ngày, số, chữ đậm có thể không đúng",
                "mở tệp bằng Excel, kiểm tra rồi lưu lại",
            ),
        }
    }
    let mut strings = Strings::default();
    if let Some(part) = package.part(&by_kind("/sharedStrings", "sharedStrings.xml"))
        && let Err(stop) = strings.read(part)
    {
        stopped(stop, d, "", "bảng chuỗi bị hỏng hoặc bị cắt ngang, chỉ đọc được phần đầu");
    }
    let shared = Shared { styles: &styles, strings: &strings, since_1904 };
    let mut scribe = Scribe::new();
    let mut out = Workbook::default();
    for entry in entries {
        let Some(relation) = relations.get(&entry.relation) else {
            broken(d, &entry.name, "không tìm thấy nội dung trang tính");
            continue;
        };
        if !relation.kind.ends_with("/worksheet") {
            if !entry.hidden {
                let message = "Trang này không phải trang tính (biểu đồ hoặc hộp thoại); đã bỏ qua";
                d.add(code::TEP_TRANG_BIEU_DO, Place::within(entry.name), message, "");
            }
            continue;
        }
        let mut sheet = Sheet { name: entry.name, hidden: entry.hidden, ..Sheet::default() };
        let Some(part) = package.part(&resolve(&folder, &relation.target)) else {
            broken(d, &sheet.name, "không tìm thấy nội dung trang tính");
            continue;
        };
        let result = xlsx_parts::read(part, &shared, &mut sheet, &mut scribe);
        std::mem::take(&mut scribe.findings).report(&sheet.name, d);
        if let Err(stop) = result {
            let what = match sheet.rows.last() {
                Some(row) => format!("trang tính bị hỏng hoặc bị cắt ngang, chỉ đọc được đến dòng {}", row.index + 1),
                None => "trang tính bị hỏng hoặc bị cắt ngang".to_owned(),
            };
            stopped(stop, d, &sheet.name, &what);
        }
        out.sheets.push(sheet);
    }
    Some(out)
}

fn sheets(source: impl BufRead) -> Result<(Vec<Entry>, bool), Stop> {
    let mut xml = Xml::new(source);
    let (mut entries, mut since_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "workbookPr" => since_1904 = attribute(&tag, "date1904").is_some_and(|v| is_on(Some(&v))),
                "sheet" if entries.len() < MOST_SHEETS => entries.push(Entry {
                    name: crate::vietnamese::clean(&attribute(&tag, "name").unwrap_or_default()).text,
                    hidden: attribute(&tag, "state").is_some_and(|s| s != "visible"),
                    relation: attribute(&tag, "id").unwrap_or_default(),
                }),
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "workbook" => return Ok((entries, since_1904)),
            Event::Eof if entries.is_empty() => return Err(Stop::Broken),
            Event::Eof => return Ok((entries, since_1904)),
            _ => {}
        }
    }
}
