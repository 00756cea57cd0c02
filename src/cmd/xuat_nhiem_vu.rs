//! `vanthu xuat-nhiem-vu`: one clean row per task, for trackers.

use super::args::XuatNhiemVu;
use super::plan_source::{Form, PlanSource, TextIs};
use super::{output, report};
use crate::diagnostic::{Diagnostics, Place, code, listed};
use crate::forms::{TaskLine, write_csv, write_json};
use crate::plan::{Plan, deadline};
use crate::tables::{self, Options, TaskRow};
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &XuatNhiemVu) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut lines = Vec::new();
    for input in &args.inputs {
        let mut own = Diagnostics::new();
        lines.extend(tasks(args, input, &mut own));
        own.in_file(&input.display().to_string());
        found.extend(own);
    }
    let ending = output::ending(&args.out);
    let mut bytes = Vec::new();
    let made = match ending.as_str() {
        "csv" => write_csv(&mut bytes, &lines),
        "json" => write_json(&mut bytes, &lines),
        _ => {
            let place = Place::file(args.out.display().to_string());
            found.add(
                code::TEP_DINH_DANG,
                place,
                "Danh sách nhiệm vụ chỉ ghi ra .csv hoặc .json",
                "đổi đuôi tệp sau -o",
            );
            Ok(())
        }
    };
    if let Err(e) = made {
        found.add(code::TEP_KHONG_GHI_DUOC, Place::default(), output::reason(&e), "");
    }
    let mut written = Vec::new();
    if !found.has_errors() && output::write(&args.out, &bytes, args.overwrite, &mut found) {
        written.push(args.out.clone());
    }
    report::findings(&found, &written, args.json);
    if !written.is_empty() && !args.json {
        report::say(&format!("{} nhiệm vụ", lines.len()));
    }
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn tasks(args: &XuatNhiemVu, input: &Path, found: &mut Diagnostics) -> Vec<TaskLine> {
    let Some(mut source) = PlanSource::open(input, TextIs::Either, found) else { return Vec::new() };
    let name = input.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let Form::Table(book) = &mut source.form else {
        let plan = source.plan(found);
        return plan.map_or(Vec::new(), |plan| of_plan(args, &plan, &source, &name));
    };
    let options = Options { tasks: true, fix_dates: args.fix_dates, ..Options::default() };
    let mut out = Vec::new();
    for sheet in std::mem::take(&mut book.sheets).into_iter().filter(|s| !s.hidden) {
        for found in tables::tables(sheet, &options, found) {
            out.extend(found.tasks.into_iter().filter(|t| !t.is_parent).map(|t| line(t, &name, args.year)));
        }
    }
    doubtful(&out, args.year, found);
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
        found.add(code::THOI_HAN_THIEU_NAM, Place::default(), message, "thêm --nam và năm của kế hoạch");
    }
    if !unsure.is_empty() {
        let message = format!("{} thời hạn không đọc được chắc chắn: {}", unsure.len(), listed(&unsure, "dòng"));
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
fn of_plan(args: &XuatNhiemVu, plan: &Plan, source: &PlanSource, file: &str) -> Vec<TaskLine> {
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
            made.set_deadline(&words, args.year);
            made.source = format!("{file}!{}", source.place_of(&format!("{path}[{i}]")));
            out.push(made);
        }
    }
    out
}
