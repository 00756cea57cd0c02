//! One clean row per task, for trackers.

use super::source::Parsed;
use super::{ColumnChoice, Made, Office, Source, base};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::forms::{TaskLine, write_csv, write_json, write_xlsx};
use crate::plan::{Plan, deadline};
use crate::tables::{self, TaskRow};

/// How tasks are listed.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct TaskList {
    /// The year of deadlines that name none.
    pub year: Option<i32>,
}

impl Office {
    /// The tasks of plans and tables as one list, `.xlsx`, `.csv` or `.json`. The sources are used up.
    pub fn task_list(&self, sources: Vec<Source>, ending: &str, how: &TaskList) -> Made {
        let mut found = Diagnostics::new();
        let mut lines = Vec::new();
        for source in sources {
            let mut own = source.found().clone();
            let name = source.name().to_owned();
            lines.extend(tasks(source, how, &self.columns, &mut own));
            own.in_file(&name);
            found.extend(own);
        }
        let mut bytes = Vec::new();
        let (ending, made) = match ending {
            "xlsx" => ("xlsx", write_xlsx(&lines).map(|made| bytes = made).map_err(|e| e.to_string())),
            "csv" => ("csv", write_csv(&mut bytes, &lines).map_err(|e| e.to_string())),
            "json" => ("json", write_json(&mut bytes, &lines).map_err(|e| e.to_string())),
            _ => {
                let message = "Danh sách nhiệm vụ chỉ ghi ra .xlsx, .csv hoặc .json";
                found.add(code::TEP_DINH_DANG, Place::default(), message, "đổi đuôi tệp kết quả");
                return Made::nothing(found);
            }
        };
        if let Err(why) = made {
            found.add(code::TEP_KHONG_GHI_DUOC, Place::default(), why, "");
        }
        let files = vec![Made::file("nhiem-vu", ending, bytes)];
        Made { files, found, rows: lines.len(), ..Made::default() }.settled()
    }
}

fn tasks(source: Source, how: &TaskList, usual: &[ColumnChoice], found: &mut Diagnostics) -> Vec<TaskLine> {
    let name = base(source.name()).to_owned();
    let options = source.reading.of_tasks(usual);
    let Parsed::Table(book) = source.parsed else {
        let plan = source.plan(found);
        return plan.map_or(Vec::new(), |plan| of_plan(plan, &source, &name, how.year));
    };
    let mut out = Vec::new();
    for sheet in book.sheets.into_iter().filter(|s| !s.hidden) {
        for found in tables::tables(sheet, &options, found) {
            out.extend(found.tasks.into_iter().filter(|t| !t.is_parent).map(|t| line(t, &name, how.year)));
        }
    }
    doubtful(&out, how.year, found);
    if out.is_empty() && !found.has_errors() {
        found.add(code::BANG_KHONG_CO_NHIEM_VU, Place::default(), "Tệp không có nhiệm vụ nào", "");
    }
    out
}

/// Says which deadlines have no dates for want of a year, and which a person should look at.
fn doubtful(lines: &[TaskLine], year: Option<i32>, found: &mut Diagnostics) {
    let (mut yearless, mut unsure) = (Vec::new(), Vec::new());
    for line in lines.iter().filter(|l| l.deadline.contains(|c: char| c.is_ascii_digit() || "IVX".contains(c))) {
        let read = deadline::parse(&line.deadline, year);
        let cell = line.source.split_once('!').map_or(&*line.source, |(_, cell)| cell);
        if year.is_none() && deadline::parse(&line.deadline, Some(2000)).year_assumed {
            yearless.push(cell);
        } else if !read.sure && !read.year_assumed {
            unsure.push(cell);
        }
    }
    if !yearless.is_empty() {
        let message =
            format!("{} thời hạn không ghi năm nên không rõ ngày: {}", yearless.len(), listed(&yearless, "dòng"));
        found.add(code::THOI_HAN_THIEU_NAM, Place::default(), message, "cho biết năm của kế hoạch");
    }
    if !unsure.is_empty() {
        let message = format!("{} thời hạn không đọc được chắc chắn: {}", unsure.len(), unsure.join(", "));
        let advice = "xem lại cột tu_ngay, den_ngay; ghi ngày theo dạng 30/6/2026";
        found.add(code::THOI_HAN_KHONG_CHAC, Place::default(), message, advice);
    }
}

fn line(task: TaskRow, file: &str, year: Option<i32>) -> TaskLine {
    let note = |(heading, words): &(String, String)| format!("{heading}: {words}");
    let mut notes: Vec<String> = Some(task.note.clone()).filter(|n| !n.is_empty()).into_iter().collect();
    notes.extend(task.other.iter().map(note));
    let mut out = TaskLine {
        group: task.group.join(" / "),
        number: if task.number.is_empty() { task.code } else { task.number },
        content: task.task,
        lead: task.lead,
        partners: task.partners,
        output: task.output,
        budget: task.budget,
        note: notes.join("; "),
        source: format!("{file}!{}", task.cell),
        ..TaskLine::default()
    };
    out.set_deadline(&task.deadline, year);
    out
}

/// The tasks of a plan file: its own and those of its appendices.
fn of_plan(plan: &Plan, source: &Source, file: &str, year: Option<i32>) -> Vec<TaskLine> {
    let mut out = Vec::new();
    let lists = std::iter::once(("nhiem_vu".to_owned(), &plan.tasks))
        .chain(plan.appendices.iter().enumerate().map(|(i, a)| (format!("phu_luc[{i}].nhiem_vu"), &a.tasks)));
    for (path, tasks) in lists {
        let mut group = String::new();
        let mut count = 0;
        for (i, task) in tasks.iter().enumerate() {
            let mut made = TaskLine::from(task);
            if task.is_group() {
                group = made.group;
                continue;
            }
            if made.group.is_empty() {
                made.group.clone_from(&group);
            }
            // Tasks without a number are counted through all groups, as they are printed.
            count += 1;
            if made.number.is_empty() {
                made.number = count.to_string();
            }
            let words = std::mem::take(&mut made.deadline);
            made.set_deadline(&words, year);
            made.source = format!("{file}!{}", source.place_of(&format!("{path}[{i}]")));
            out.push(made);
        }
    }
    out
}
