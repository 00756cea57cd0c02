//! Where the facts of a plan workbook stand: key paths of the plan back to cells.

use crate::diagnostic::Diagnostics;
use crate::plan::TaskField;
use crate::plan::wording::book::{BODY_SHEET, INFO, INFO_SHEET, Info, TASK_SHEET};
use crate::sheet::cell_name;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use std::collections::BTreeMap;

/// The tasks of a plan workbook in its plan: they are all in the one appendix.
pub(super) const TASKS: &str = "phu_luc[0].nhiem_vu";

/// The cell of every key path of a plan that was read from a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanCells {
    /// Single facts and the blocks of the body; `""`, `noi_dung` and `phu_luc` are the sheets themselves.
    named: BTreeMap<String, String>,
    tasks: TaskCells,
}

/// The sheet of tasks: a row a task, so that a long list needs no name per cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TaskCells {
    /// Name of the sheet.
    pub sheet: String,
    /// Row of every task of the plan, from 0.
    pub rows: Vec<u32>,
    /// Column of every field, from 0.
    pub columns: Vec<(TaskField, u32)>,
    /// Column of the groups' names, from 0.
    pub group: Option<u32>,
}

impl PlanCells {
    /// The cell of a key path: `Nhiệm vụ!F12` for `phu_luc[0].nhiem_vu[3].thoi_han`. Of a path that no cell gives, the
    /// cell of the nearest thing that holds it, at last the sheet where it belongs.
    pub fn cell(&self, path: &str) -> String {
        if let Some(cell) = self.task_cell(path) {
            return cell;
        }
        let mut path = path;
        loop {
            if let Some(cell) = self.named.get(path) {
                return cell.clone();
            }
            match path.rfind(['.', '[', ' ']) {
                Some(end) => path = &path[..end],
                None if path.starts_with("noi_dung") => return BODY_SHEET.to_owned(),
                None if path.starts_with("phu_luc") => return TASK_SHEET.to_owned(),
                None => return self.named.get("").cloned().unwrap_or_else(|| INFO_SHEET.to_owned()),
            }
        }
    }

    fn task_cell(&self, path: &str) -> Option<String> {
        let (index, field) = path.strip_prefix(TASKS)?.strip_prefix('[')?.split_once(']')?;
        let row = *self.tasks.rows.get(index.parse::<usize>().ok()?)?;
        let key = field.trim_start_matches('.').split(['.', '[']).next().unwrap_or_default();
        let deserializer: StrDeserializer<Error> = key.into_deserializer();
        let of = |field| self.tasks.columns.iter().find(|c| c.0 == field).map(|c| c.1);
        let own = match TaskField::deserialize(deserializer) {
            Ok(field) => of(field),
            Err(_) if key == "nhom" => self.tasks.group,
            Err(_) => None,
        };
        let column = own.or_else(|| of(TaskField::Content)).unwrap_or(0);
        Some(format!("{}!{}", self.tasks.sheet, cell_name(column, row)))
    }

    /// Gives its cell to every finding that names a key path of the plan, and the form's own words to the keys its
    /// sentences name: who fills in a workbook knows no keys. To be called before the findings are given a file name:
    /// what names a file is about another one.
    pub fn locate(&self, d: &mut Diagnostics) {
        for finding in d.iter_mut().filter(|f| f.place.file.is_none()) {
            let Some(path) = &finding.place.within else { continue };
            finding.place.within = Some(self.cell(path));
            for text in [&mut finding.message, &mut finding.advice] {
                for (key, words) in INFO.iter().map(|r| (key_path(r.info), r.label)).chain(LISTS) {
                    let key = key.rsplit('.').next().unwrap_or(key);
                    if text.contains('«') {
                        *text = text.replace(&format!("khóa «{key}»"), &format!("mục «{words}»"));
                        *text = text.replace(&format!("«{key}»"), &format!("«{words}»"));
                    }
                }
            }
        }
    }

    /// Names the cell of a fact; the first one given stays.
    pub(super) fn fact(&mut self, path: &str, cell: Option<String>) {
        let Some(cell) = cell else { return };
        // What is said of the signature as a whole is said where its first row stands.
        if let Some((whole @ "ky", _)) = path.split_once('.') {
            self.named.entry(whole.to_owned()).or_insert_with(|| cell.clone());
        }
        self.named.entry(path.to_owned()).or_insert(cell);
    }

    /// Names the cell of a fact in place of one given before.
    pub(super) fn found(&mut self, path: &str, cell: Option<String>) {
        self.named.remove(path);
        self.fact(path, cell);
    }

    pub(super) fn tasks(&mut self, cells: TaskCells) {
        self.tasks = cells;
    }
}

/// Keys that are sheets of the workbook.
const LISTS: [(&str, &str); 2] = [("noi_dung", BODY_SHEET), ("nhiem_vu", TASK_SHEET)];

/// The key path of what a row of "Thông tin chung" says.
pub(super) fn key_path(info: Info) -> &'static str {
    match info {
        Info::DocType => "loai",
        Info::TypeName => "ten_loai",
        Info::ParentOrgan => "co_quan_chu_quan",
        Info::Organ => "co_quan_ban_hanh",
        Info::OrganName => "ten_day_du",
        Info::Number => "so",
        Info::Notation => "ky_hieu",
        Info::Place => "dia_danh",
        Info::Date => "ngay",
        Info::Subject => "trich_yeu",
        Info::Addressees => "kinh_gui",
        Info::Bases => "can_cu",
        Info::Opening => "mo_dau",
        Info::Closing => "ket",
        Info::Recipients => "noi_nhan",
        Info::Archive => "luu",
        Info::Drafter => "nguoi_soan",
        Info::Copies => "so_ban",
        Info::Authority => "ky.quyen_han",
        Info::Position => "ky.chuc_vu",
        Info::OtherPosition => "ky.chuc_vu_khac",
        Info::FullName => "ky.ho_ten",
        Info::Urgency => "do_khan",
        Info::Draft => "du_thao",
        Info::Circulation => "pham_vi_luu_hanh",
        Info::Numbering => "danh_so",
        Info::AppendixTitle => "phu_luc[0].tieu_de",
        Info::AppendixLayout => "phu_luc[0].huong",
        Info::Profile => "the_thuc",
    }
}
