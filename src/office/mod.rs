//! What an office does with plans, tables and documents: bytes in; documents, lists and findings out.
//!
//! Every door to the program (the command line, the page in the browser, another program) calls this room alone. It opens
//! no path, starts no thread and knows no option: a door gives it bytes and names, and adds to a finding which of its own
//! options or buttons helps.
//!
//! | An office | here |
//! |---|---|
//! | opens a file, whatever it is | [`Office::open`] gives a [`Source`] |
//! | drafts a văn bản, with tables as its phụ lục | [`Office::draft`] |
//! | turns tables into phụ lục | [`Office::appendices`] |
//! | follows a plan through its year | [`Office::follow`], [`Followed`], [`Judged`] |
//! | checks, mends, uses again a document it has | [`Office::check`], [`Office::remark`], [`Office::mend`], [`Office::mend_for_review`], [`Office::reuse`] |
//! | lists the tasks of plans and tables | [`Office::task_list`] |
//!
//! # Example
//!
//! ```
//! use vanthu::{Draft, Fonts, Office};
//!
//! # let plan = std::fs::read("samples/thong-bao.json")?;
//! # let toml = std::fs::read("samples/co-quan.toml")?;
//! let office = Office::new(Fonts::embedded()).agency(&toml)?;
//! let plan = office.open(plan, "thong-bao.json")?;
//! let made = office.draft(&plan, &[], &Draft::default());
//! assert!(made.found.is_empty());
//! assert_eq!(made.files[0].file_name(), "thong-bao.docx");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod appendices;
mod attach;
mod calendar;
mod checked;
mod draft;
mod extracts;
mod followed;
mod judged;
mod lacking;
mod mended;
mod outputs;
mod overview;
mod pictures;
mod progress_forms;
mod proof;
mod questions;
mod reading;
mod renewed;
mod report;
mod reused;
mod screen;
mod source;
mod starter;
mod summary;
mod surveyed;
mod task_list;
mod typed;
mod words;

pub use crate::check::{Verdict, summary as verdict_line};
pub use crate::compose::Template;
pub use crate::document::{Inlines, Orientation};
pub use crate::font::{FontError, Fonts};
pub use crate::mend::{Change, Tracking};
pub use crate::plan::{Agency, Facts, Period};
pub use crate::read::Standing;
pub use crate::standard::Profile;
pub use crate::tables::{ColumnChoice, ColumnChoiceError, ColumnFix, Fixes, Meaning, RowFix, RowIs};
pub use appendices::Appendices;
pub use draft::{Draft, Files, Stage};
pub use followed::{Followed, Following, UnitTasks};
pub use judged::{Judged, Returned, Returns};
pub use outputs::{Both, Format, Made, MadeFile, Mark, one_after_the_other};
pub use overview::overview;
pub use questions::{Interview, Question};
pub use reading::Reading;
pub use report::Report;
pub use screen::{Missing, Screen, ScreenLine, ScreenPage, Spot};
pub use source::{Expect, Kind, Source, Unreadable};
pub use starter::{agency_schema, agency_to_toml, schema, starter};
pub use summary::{SummaryRow, Worth, is_summary, summary_csv, summary_xlsx};
pub use surveyed::{Fact, Survey, SurveyColumn, SurveyRow};
pub use task_list::TaskList;
pub use typed::{Filled, Typed};

use crate::diagnostic::{Diagnostics, Place, code};
use crate::font::Shaper;
use crate::plan::{ProfileKey, parse_issued_date};
use crate::{compose, read, syntax};
use chrono::NaiveDate;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// An office at work: its faces of type, its standing facts. Cheap to clone; clones share what was shaped.
#[derive(Clone)]
pub struct Office {
    bench: Arc<Bench>,
    agency: Option<Arc<Agency>>,
    /// Whose form all documents follow, whatever they and the facts say.
    profile: Option<Profile>,
    /// What columns are in the office's workbooks, as its facts say.
    columns: Arc<[ColumnChoice]>,
    both: Both,
    /// Later pages of a phụ lục say whose they are.
    continued_labels: bool,
    /// What was found in co-quan.toml that is no `lỗi`.
    agency_found: Diagnostics,
}

/// What all work on documents shares: faces, and shapers with the words they know, one for each work under way.
struct Bench {
    fonts: Fonts,
    idle: Mutex<Vec<Shaper>>,
}

impl Office {
    /// An office without standing facts.
    pub fn new(fonts: Fonts) -> Office {
        let bench = Bench { fonts, idle: Mutex::new(Vec::new()) };
        Office {
            bench: Arc::new(bench),
            agency: None,
            profile: None,
            columns: Arc::new([]),
            both: one_after_the_other,
            continued_labels: false,
            agency_found: Diagnostics::new(),
        }
    }

    /// The same office with the facts of a `co-quan.toml`.
    ///
    /// # Errors
    /// [`UnreadableAgency`] with all that is wrong in it.
    pub fn agency(&self, toml: &[u8]) -> Result<Office, UnreadableAgency> {
        let mut found = Diagnostics::new();
        match read::agency_toml(toml, &mut found) {
            Some(agency) => {
                let mut office = self.with_facts(agency);
                found.extend(std::mem::take(&mut office.agency_found));
                Ok(Office { agency_found: found, ..office })
            }
            None => Err(UnreadableAgency { found }),
        }
    }

    /// The same office with these facts.
    pub fn with_facts(&self, mut agency: Agency) -> Office {
        agency.profile = self.profile.map(ProfileKey::from).or(agency.profile);
        let mut found = Diagnostics::new();
        let columns = columns(&agency, &mut found);
        Office { agency: Some(Arc::new(agency)), columns, agency_found: found, ..self.clone() }
    }

    /// The same office, whose two formats of a document are made by `both`: a door with threads makes them side by side.
    pub fn making(self, both: Both) -> Office {
        Office { both, ..self }
    }

    /// The same office, which prints `Phụ lục I (tiếp theo)` above the later pages of a phụ lục, in both formats: a custom of
    /// many, not in the decree.
    pub fn continuing_labels(self, wanted: bool) -> Office {
        Office { continued_labels: wanted, ..self }
    }

    /// The same office, all of whose documents follow this form, whatever they and the facts say.
    pub fn following(mut self, profile: Profile) -> Office {
        self.profile = Some(profile);
        if let Some(agency) = &mut self.agency {
            Arc::make_mut(agency).profile = Some(profile.into());
        }
        self
    }

    /// Whose form a document follows that says nothing of it.
    fn usual_profile(&self) -> Profile {
        self.profile.unwrap_or_else(|| compose::profile(None, self.facts()))
    }

    /// The facts of `co-quan.toml`, where there are some.
    pub fn facts(&self) -> Option<&Agency> {
        self.agency.as_deref()
    }

    /// What was found in `co-quan.toml` that is no `lỗi`.
    pub fn facts_found(&self) -> &Diagnostics {
        &self.agency_found
    }

    /// A template: the text of a văn bản with `{{ }}` in it. `name` is the file's name for messages.
    pub fn template(&self, bytes: &[u8], name: &str, found: &mut Diagnostics) -> Option<Template> {
        let mut own = Diagnostics::new();
        let text = syntax::plain_text(bytes, &mut own);
        own.in_file(name);
        found.extend(own);
        text.map(|text| Template { name: name.to_owned(), text })
    }

    /// Lends a shaper: one that knows the words of earlier documents, where one is idle.
    fn shaping<T>(&self, work: impl FnOnce(&mut Shaper) -> T) -> T {
        let idle = || self.bench.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let known = idle().pop();
        let mut shaper = known.unwrap_or_else(|| Shaper::new(&self.bench.fonts));
        shaper.forget_missing();
        let out = work(&mut shaper);
        idle().push(shaper);
        out
    }
}

/// What the office says of the columns of its workbooks; a line that cannot be understood is told and left out.
fn columns(agency: &Agency, found: &mut Diagnostics) -> Arc<[ColumnChoice]> {
    let mut out = Vec::new();
    for (at, words) in agency.columns.iter().enumerate() {
        match words.parse() {
            Ok(choice) => out.push(choice),
            Err(why) => {
                let why: ColumnChoiceError = why;
                let message = format!("Không hiểu «{words}»: {why}");
                found.add(code::DU_LIEU_COT, Place::within(format!("cot[{at}]")), message, "ghi «thoi_han=Hạn xử lý»");
            }
        }
    }
    out.into()
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Office").field("agency", &self.agency).finish_non_exhaustive()
    }
}

/// A `co-quan.toml` that cannot be used.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct UnreadableAgency {
    /// All that is wrong in it.
    pub found: Diagnostics,
}

impl fmt::Display for UnreadableAgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        source::first_error(&self.found, f)
    }
}

impl std::error::Error for UnreadableAgency {}

/// A file's name without folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A file's name without folders and ending.
fn stem(name: &str) -> &str {
    let base = base(name);
    match base.rfind('.') {
        Some(at) if at > 0 => &base[..at],
        _ => base,
    }
}

/// A file's ending in small letters, without the dot; empty when it has none.
fn ending(name: &str) -> String {
    let base = base(name);
    match base.rfind('.') {
        Some(at) if at > 0 => base[at + 1..].to_lowercase(),
        _ => String::new(),
    }
}

/// A whole day as it is typed, `30/9/2026`. None, with a finding, when it is not understood.
fn day(words: &str, found: &mut Diagnostics) -> Option<NaiveDate> {
    let date = parse_issued_date(words).ok();
    let day = date.and_then(|d| NaiveDate::from_ymd_opt(d.year?.into(), d.month?.into(), d.day?.into()));
    if day.is_none() {
        let message = format!("Không hiểu ngày «{words}»");
        found.add(code::NGAY_KHONG_RO, Place::default(), message, "ghi đủ ngày/tháng/năm, ví dụ 30/9/2026");
    }
    day
}

/// How corrections and remarks are marked: with the day that is typed, or with none, so that each run gives the same bytes.
/// None, with a finding, when the day is not understood.
pub fn tracking(typed: Option<&str>, found: &mut Diagnostics) -> Option<Tracking> {
    let date = match typed {
        Some(words) => Some(day(words, found)?.format("%Y-%m-%dT00:00:00Z").to_string()),
        None => None,
    };
    Some(Tracking { date })
}
