//! What units sent, read and judged, and the one table of it.

use super::summary::{SummaryRow, Worth};
use super::{Followed, Made, Period};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::forms::{self, ProgressLine, SideSheet};
use crate::plan::Progress;
use crate::plan::progress::{self, AsOf, Class, Judged as JudgedTask, Tally};
use crate::read::{ProgressFile, ProgressOptions, ProgressReader, Standing};
use chrono::NaiveDate;

/// Reads what comes back for one plan and period; may be shared by many readers at once.
#[derive(Debug)]
pub struct Returns<'f> {
    reader: ProgressReader<'f>,
    period: Period,
}

/// What one file that came back says.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Returned {
    /// Its name.
    pub name: String,
    /// What was found in it.
    pub found: Diagnostics,
    /// What became of it.
    pub standing: Standing,
    file: Option<ProgressFile>,
}

impl Returned {
    /// Whether anything could be read of it.
    pub fn is_readable(&self) -> bool {
        self.file.is_some()
    }

    /// A file that could not be read, and why.
    pub fn unread(name: &str, found: Diagnostics) -> Returned {
        Returned { name: name.to_owned(), found, standing: Standing::Unreadable, file: None }
    }

    /// A file whose name tells that nothing is to be read of it: a picture, a PDF, what a system leaves in folders. None of a
    /// table, which is to be read.
    pub fn of_name(name: &str) -> Option<Returned> {
        let standing = Standing::of_name(name)?;
        let mut found = Diagnostics::new();
        if standing == Standing::Unreadable {
            let message = "Đơn vị đã gửi tệp này nhưng chưa đọc được: không phải bảng tính";
            let advice = "đề nghị đơn vị gửi biểu Excel, hoặc nhập số liệu vào biểu rồi chạy lại";
            found.add(code::TIEN_DO_CHUA_DOC_DUOC, Place::file(name), message, advice);
        }
        Some(Returned { name: name.to_owned(), found, standing, file: None })
    }

    /// Its line in the summary of all files.
    pub fn summary(&self) -> SummaryRow {
        let worst = self.found.iter().map(|f| f.severity).max();
        let (worth, told) = match (&self.file, worst) {
            (None, _) if self.standing == Standing::LeftAlone => (Worth::Skipped, Severity::Note),
            (None, _) => (Worth::Failed, Severity::Warning),
            (Some(_), Some(Severity::Warning | Severity::Error)) => (Worth::Warned, Severity::Warning),
            _ => (Worth::Done, Severity::Error),
        };
        SummaryRow {
            input: self.name.clone(),
            worth,
            tables: usize::from(self.file.is_some()),
            rows: self.file.as_ref().map_or(0, |f| f.entries.len()),
            written: Vec::new(),
            reasons: std::iter::once(self.standing.words())
                .chain(self.found.iter().filter(|f| f.severity >= told).map(|f| f.message.clone()))
                .collect(),
        }
    }
}

impl Returns<'_> {
    /// Reads one file. `name` is its name for messages and places.
    pub fn read(&self, bytes: &[u8], name: &str) -> Returned {
        let mut found = Diagnostics::new();
        let file = self.reader.read(bytes, name, &mut found);
        found.in_file(name);
        let standing = Standing::of_file(file.as_ref(), &found, Some(self.period));
        Returned { name: name.to_owned(), found, standing, file }
    }
}

/// A plan, judged at the end of a period by what units said.
#[derive(Debug)]
pub struct Judged {
    pub(super) period: Period,
    pub(super) progress: Vec<Progress>,
    pub(super) tally: Tally,
    /// Files that could be read.
    pub(super) read: usize,
    /// Files that could not.
    pub(super) bad: usize,
    /// What became of each file that came back.
    pub(super) files: Vec<(String, Standing)>,
}

impl Followed {
    /// A reader of what came back for a period.
    pub fn returns(&self, period: Period, fix_dates: bool) -> Returns<'_> {
        let options = ProgressOptions { period: Some(period), year: Some(period.year), fix_dates };
        Returns { reader: ProgressReader::new(&self.work, options), period }
    }

    /// The day at which the plan is judged: the one typed, or the last of the period. None, with a finding, when it is not
    /// understood.
    pub fn day(&self, typed: Option<&str>, period: Period, found: &mut Diagnostics) -> Option<NaiveDate> {
        match typed {
            Some(words) => super::day(words, found),
            None => period.days(self.regime()).map(|(_, last)| last),
        }
    }

    /// Judges the plan by what came back, of older files first: of two answers the newer one counts.
    pub fn judge(&self, returned: Vec<Returned>, period: Period, at: NaiveDate, found: &mut Diagnostics) -> Judged {
        let (mut read, mut bad) = (0, 0);
        let mut list = Vec::new();
        let mut unread = Vec::new();
        let mut files = Vec::new();
        for one in returned {
            found.extend(one.found);
            files.push((one.name.clone(), one.standing));
            if one.standing.is_sent_unread() {
                unread.push(one.name.clone());
            }
            match one.file {
                Some(file) => {
                    read += 1;
                    list.extend(file.entries);
                }
                None if one.standing == Standing::LeftAlone => {}
                None => bad += 1,
            }
        }
        progress::stamp(&mut list, period);
        let as_of = AsOf { period, regime: self.regime(), at };
        let mut tally = progress::judge(&self.work, &list, &self.registry, as_of, found);
        // Whose a file is that cannot be read, only its name can say; one that says nothing stands in the list of files.
        tally.came_unread(unread.iter().map(String::as_str));
        Judged { period, progress: list, tally, read, bad, files }
    }

    /// The one table of all that was said: `.xlsx`, `.csv` or `.json`. `told` is what was found so far, for the sheet of
    /// what is to be looked at.
    pub fn merged(&self, judged: &Judged, ending: &str, told: &Diagnostics) -> Made {
        let mut found = Diagnostics::new();
        let silent = answers_missing(self, &judged.tally, judged.period);
        let lines = lines(self, judged, &silent);
        let mut bytes = Vec::new();
        let (ending, made) = match ending {
            "xlsx" => {
                let made = forms::write_progress_xlsx(&lines, &sides(self, judged, told)).map(|made| bytes = made);
                ("xlsx", made.map_err(|e| e.to_string()))
            }
            "csv" => ("csv", forms::write_progress_csv(&mut bytes, &lines).map_err(|e| e.to_string())),
            "json" => ("json", forms::write_progress_json(&mut bytes, &lines).map_err(|e| e.to_string())),
            _ => {
                let message = "Bảng tổng hợp chỉ ghi ra .xlsx, .csv hoặc .json";
                found.add(code::TEP_DINH_DANG, Place::default(), message, "đổi đuôi tệp kết quả");
                return Made::nothing(found);
            }
        };
        if let Err(why) = made {
            found.add(code::TEP_KHONG_GHI_DUOC, Place::default(), why, "");
            return Made::nothing(found);
        }
        let rows = lines.len();
        let name = format!("tong-hop-{}", judged.period.slug());
        Made { files: vec![Made::file(name, ending, bytes)], found, rows, ..Made::default() }
    }
}

/// Beside the table: who has not sent, and all that was found.
fn sides(followed: &Followed, judged: &Judged, found: &Diagnostics) -> [SideSheet; 2] {
    let tally = &judged.tally;
    let silent = tally.silent().into_iter().filter_map(|at| tally.units.get(at).map(|unit| (at, unit)));
    let owed = |unit: usize| -> String {
        let own =
            tally.tasks.iter().filter(|t| t.leads.contains(&unit)).filter_map(|t| followed.work.items.get(t.item));
        own.map(|i| i.key.as_str()).collect::<Vec<_>>().join(", ")
    };
    let rows = silent.map(|(at, unit)| vec![unit.name.clone(), unit.counts.total().to_string(), owed(at)]);
    let findings = found.iter().filter(|f| f.severity >= Severity::Warning);
    let told = findings.map(|f| vec![f.severity.to_string(), f.place.to_string(), f.message.clone(), f.advice.clone()]);
    [
        SideSheet {
            name: "Chưa gửi",
            head: vec![("Đơn vị", 45.0), ("Số nhiệm vụ", 14.0), ("Mã nhiệm vụ", 60.0)],
            rows: rows.collect(),
        },
        SideSheet {
            name: "Cần xem lại",
            head: vec![("Mức độ", 12.0), ("Vị trí", 45.0), ("Nội dung", 70.0), ("Cách sửa", 50.0)],
            rows: told.collect(),
        },
    ]
}

/// A blank answer for every unit that leads a task and has said nothing of it.
fn answers_missing(followed: &Followed, tally: &Tally, period: Period) -> Vec<(usize, Progress)> {
    let mut out = Vec::new();
    for task in &tally.tasks {
        let silent = task.leads.iter().filter(|unit| !task.answers.iter().any(|a| a.unit == **unit));
        for unit in silent {
            let name = tally.units.get(*unit).map(|u| u.name.clone()).unwrap_or_default();
            let task_key = followed.work.items.get(task.item).map(|i| i.key.clone()).unwrap_or_default();
            out.push((task.item, Progress { task: task_key, unit: name, period: Some(period), ..Progress::default() }));
        }
    }
    out
}

/// One line for every answer that counts, tasks in the order of the plan; then what belongs to no task.
fn lines<'a>(followed: &'a Followed, judged: &'a Judged, silent: &'a [(usize, Progress)]) -> Vec<ProgressLine<'a>> {
    let all = &judged.progress;
    let mut out = Vec::new();
    for task in &judged.tally.tasks {
        let item = followed.work.items.get(task.item);
        let line = |progress: &'a Progress, class: Option<Class>| ProgressLine { progress, item, class };
        for answer in &task.answers {
            out.extend(answer.entries.iter().filter_map(|at| all.get(*at)).map(|p| line(p, answer.class)));
        }
        out.extend(silent.iter().filter(|(at, _)| *at == task.item).map(|(_, p)| line(p, not_due(task))));
    }
    let strays = judged.tally.strays.iter().filter_map(|at| all.get(*at));
    out.extend(strays.map(|progress| ProgressLine { progress, item: None, class: None }));
    out
}

/// A task whose time has not come is known to be so without an answer.
fn not_due(task: &JudgedTask) -> Option<Class> {
    task.class.filter(|class| *class == Class::NotDue)
}
