//! What is asked, of the office: every piece of work is one call to it.

use super::desk::{Desk, File};
use super::wire::{Asked, Job};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{
    Appendices, Draft, Filled, Followed, Following, Format, Made, Office, Period, Report, Returned, Source, TaskList,
    Tracking, Typed, overview, verdict_line,
};
use std::sync::Arc;

/// What came of work.
#[derive(Default)]
pub(super) struct Done {
    /// Files, pages and findings.
    pub made: Made,
    /// What it came to, in sentences.
    pub lines: Vec<String>,
}

/// What work needs at hand.
pub(super) struct Bench<'a> {
    pub asked: &'a Asked,
    pub office: Office,
    pub main: Arc<File>,
    pub beside: Vec<Arc<File>>,
}

impl<'a> Bench<'a> {
    /// Gathers what a request names; none when a file is no longer on the desk.
    pub fn of(desk: &Desk, asked: &'a Asked) -> Option<Bench<'a>> {
        let office = match &asked.agency {
            Some(agency) => desk.office.with_facts(agency.clone()),
            None => desk.office.clone(),
        };
        let main = desk.file(asked.main)?;
        let beside = asked.beside.iter().map(|id| desk.file(*id)).collect::<Option<Vec<_>>>()?;
        Some(Bench { asked, office, main, beside })
    }

    /// A file's source, its tables read as a person set them right; of a file that is none the findings.
    pub fn source(&self, file: &File, found: &mut Diagnostics) -> Option<Source> {
        let Some(source) = file.source() else {
            found.extend(file.found.clone());
            if !found.has_errors() {
                let message = "Tệp này không phải văn bản hay bảng";
                found.add(code::TEP_DINH_DANG, Place::file(&file.name), message, "chọn tệp khác cho việc này");
            }
            return None;
        };
        let source = source.clone();
        Some(match self.asked.readings.get(&file.id) {
            Some(read) => source.read_as(read.reading()),
            None => source,
        })
    }

    /// Sources of the files beside, as far as they are some.
    pub fn tables(&self, found: &mut Diagnostics) -> Vec<Source> {
        self.beside.iter().filter_map(|file| self.source(file, found)).collect()
    }

    fn typed(&self) -> Typed {
        let marks: Vec<Filled> = self.asked.marks.iter().map(Filled::from).collect();
        Typed { facts: self.asked.facts.clone(), marks }
    }

    /// Does what is asked, in these formats.
    pub fn work(&self, formats: &[Format]) -> Done {
        let mut found = self.office.facts_found().clone();
        let mut done = match self.source(&self.main, &mut found) {
            None => Done::default(),
            Some(source) => match self.asked.job {
                Job::Lap => self.draft(&source, formats, &mut found),
                Job::PhuLuc => self.appendices(source, formats),
                Job::KiemTra => self.check(&source, formats),
                Job::Sua => self.mend(&source, formats),
                Job::NamMoi => self.renew(&source, formats, &mut found),
                Job::BaoCao => self.report(source, formats),
                Job::BieuMau => self.forms(source),
                Job::NhiemVu => self.tasks(source),
                Job::Lich => self.calendar(source, formats),
            },
        };
        found.extend_new(std::mem::take(&mut done.made.found));
        done.made.found = found;
        done
    }

    fn draft(&self, source: &Source, formats: &[Format], found: &mut Diagnostics) -> Done {
        let tables = self.tables(found);
        let typed = self.typed();
        // A picture that the plan names may have been dropped beside it.
        let picture = |path: &str| {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            let of = |file: &&Arc<File>| file.name.rsplit('/').next() == Some(name);
            match self.beside.iter().find(of) {
                Some(file) => Ok(file.bytes.to_vec()),
                None => Err(format!("chưa thả tệp ảnh «{name}» vào trang")),
            }
        };
        let how = Draft {
            formats,
            typed: Some(&typed),
            for_issue: self.asked.ways.for_issue,
            signature_field: self.asked.ways.field,
            pictures: Some(&picture),
            ..Draft::default()
        };
        Done { made: self.office.draft(source, &tables, &how), ..Done::default() }
    }

    fn appendices(&self, source: Source, formats: &[Format]) -> Done {
        let typed = self.typed();
        let how = Appendices {
            formats,
            together: self.asked.ways.together,
            renumber: self.asked.ways.renumber,
            for_issue: self.asked.ways.for_issue,
            marks: &typed.marks,
            ..Appendices::default()
        };
        let made = self.office.appendices(source, &how);
        let lines = vec![format!("{} bảng, {} dòng", made.tables, made.rows)];
        Done { made, lines }
    }

    fn check(&self, source: &Source, formats: &[Format]) -> Done {
        let mut found = Diagnostics::new();
        let Some(verdict) = self.office.check(source, &mut found) else {
            return Done { made: nothing(found), ..Done::default() };
        };
        let lines = vec![verdict_line(&verdict)];
        for finding in &verdict.findings {
            found.push(
                finding.severity,
                finding.code,
                finding.place.clone(),
                finding.message.clone(),
                finding.advice.clone(),
            );
        }
        let mut made = nothing(found);
        if formats.contains(&Format::Screen) {
            made.files = self.pages(source);
        }
        let named = [(source.name().to_owned(), verdict)];
        for format in formats.iter().filter(|f| **f != Format::Screen) {
            made.files.extend(self.office.check_sheet(&named, *format).files);
        }
        if self.asked.formats.iter().any(|f| f == "nhan-xet") {
            made.files.extend(self.office.remark(source, &Tracking::default()).files);
        }
        Done { made, lines }
    }

    /// The pages of a document as the office sets them, to show places on.
    fn pages(&self, source: &Source) -> Vec<crate::office::MadeFile> {
        let how = Draft { formats: &[Format::Screen], ..Draft::default() };
        self.office.draft(source, &[], &how).files
    }

    fn mend(&self, source: &Source, formats: &[Format]) -> Done {
        let (mut made, changes) = match self.asked.ways.tracked {
            true => self.office.mend_for_review(source, &Tracking::default()),
            false => self.office.mend(source),
        };
        let lines = changes.iter().map(|c| format!("{}: {}", c.place, c.what)).collect();
        if formats.contains(&Format::Screen)
            && let Some(mended) = made.files.first()
            && let Ok(mended) = self.office.open(mended.bytes.clone(), &mended.file_name())
        {
            made.files.extend(self.pages(&mended));
        }
        Done { made, lines }
    }

    /// Last year's document as that of the year asked for, with this year's tables where some are chosen.
    fn renew(&self, source: &Source, formats: &[Format], found: &mut Diagnostics) -> Done {
        let tables = self.tables(found);
        let typed = self.typed();
        let Some(year) = self.asked.year.and_then(|year| u16::try_from(year).ok()) else {
            let message = "Chưa biết văn bản dùng cho năm nào";
            found.add(code::NGAY_KHONG_RO, Place::default(), message, "ghi năm, ví dụ 2027");
            return Done { made: nothing(Diagnostics::new()), ..Done::default() };
        };
        let how = Draft { formats, typed: Some(&typed), new_year: Some(year), ..Draft::default() };
        let mut made = self.office.draft(source, &tables, &how);
        if self.asked.formats.iter().any(|f| f == "txt") {
            made.files.extend(self.office.reuse(source, "txt", Some(year)).files);
        }
        Done { made, ..Done::default() }
    }

    fn follow(&self, source: Source, period: Option<Period>, found: &mut Diagnostics) -> Option<Followed> {
        let how = Following { year: self.asked.year, usual_year: period.map(|p| p.year), ..Following::default() };
        self.office.follow(source, &how, found).map_err(|bad| found.extend(bad.found)).ok()
    }

    fn period(&self, found: &mut Diagnostics) -> Option<Period> {
        let words = self.asked.period.as_deref().unwrap_or_default();
        if words.trim().is_empty() {
            let message = "Chưa biết kỳ báo cáo";
            found.add(code::KY_KHONG_RO, Place::default(), message, "ghi kỳ, ví dụ Quý III/2026");
            return None;
        }
        Followed::period(words, self.asked.year, found)
    }

    fn report(&self, source: Source, formats: &[Format]) -> Done {
        let mut found = Diagnostics::new();
        let Some(period) = self.period(&mut found) else { return Done { made: nothing(found), ..Done::default() } };
        let Some(followed) = self.follow(source, Some(period), &mut found) else {
            return Done { made: nothing(found), ..Done::default() };
        };
        let returns = followed.returns(period, false);
        let read =
            |file: &Arc<File>| Returned::of_name(&file.name).unwrap_or_else(|| returns.read(&file.bytes, &file.name));
        let returned: Vec<Returned> = self.beside.iter().map(read).collect();
        let Some(day) = followed.day(None, period, &mut found) else {
            return Done { made: nothing(found), ..Done::default() };
        };
        let judged = followed.judge(returned, period, day, &mut found);
        let typed = self.typed();
        let how = Report {
            formats,
            short: self.asked.ways.short,
            for_issue: self.asked.ways.for_issue,
            typed: Some(&typed),
            ..Report::default()
        };
        let mut made = followed.report(&judged, &how);
        found.extend_new(std::mem::take(&mut made.found));
        made.found = found;
        Done { made, lines: overview(&judged) }
    }

    fn forms(&self, source: Source) -> Done {
        let mut found = Diagnostics::new();
        let period = self.period(&mut found);
        let followed = period.and_then(|period| self.follow(source, Some(period), &mut found));
        let (Some(period), Some(followed)) = (period, followed) else {
            return Done { made: nothing(found), ..Done::default() };
        };
        let mut made = followed.progress_forms(period);
        found.extend(std::mem::take(&mut made.found));
        made.found = found;
        let lines = vec![format!("{} biểu mẫu, mỗi đơn vị chủ trì một biểu", made.files.len())];
        Done { made, lines }
    }

    fn tasks(&self, source: Source) -> Done {
        let how = TaskList { year: self.asked.year, ..TaskList::default() };
        let made = self.office.task_list(vec![source], "xlsx", &how);
        let lines = vec![format!("{} nhiệm vụ", made.rows)];
        Done { made, lines }
    }

    fn calendar(&self, source: Source, formats: &[Format]) -> Done {
        let mut found = Diagnostics::new();
        let Some(followed) = self.follow(source, None, &mut found) else {
            return Done { made: nothing(found), ..Done::default() };
        };
        let mut made = followed.calendar_of(self.asked.year, formats, true);
        found.extend_new(std::mem::take(&mut made.found));
        made.found = found;
        Done { made, ..Done::default() }
    }
}

fn nothing(found: Diagnostics) -> Made {
    Made { found, ..Made::default() }
}
