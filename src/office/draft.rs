//! A plan to a văn bản.

use super::attach::{Attaching, mentioned};
use super::lacking;
use super::outputs::Wanted;
use super::renewed::renew;
use super::source::Parsed;
use super::words::WordPlaces;
use super::{Format, Kind, Made, Office, Source, Template, Typed, ending, stem};
use super::{pictures, proof};
use crate::compose::{self, Options};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::Document;
use crate::forms::safe_file_name;
use crate::reuse::without_number;
use crate::standard::Choice;
use std::borrow::Cow;

/// Gives the bytes of a picture that a plan names, or says in Vietnamese why it cannot.
pub type Files<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

/// How far the work is, for a door that shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// The document is being put together.
    Composing,
    /// Its pages are being laid out and its files made.
    Printing,
}

/// How a văn bản is drafted.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Draft<'a> {
    /// Which files to make.
    pub formats: &'a [Format],
    /// The template; none takes the built-in one of the document's type.
    pub template: Option<&'a Template>,
    /// Gives the pictures that the plan names.
    pub pictures: Option<&'a Files<'a>>,
    /// An empty signature field in the PDF.
    pub signature_field: bool,
    /// Beside the PDF, a JSON file of the facts that a document system asks for at issue (Phụ lục VI, phần II).
    pub issue_facts: bool,
    /// For issue: a fact that is missing is a `lỗi`.
    pub for_issue: bool,
    /// Make it that of this year: number and day blank, the year of its own name raised, all else of the old year told, in
    /// the DOCX as Word comments too.
    pub new_year: Option<u16>,
    /// What a person typed beside the plan.
    pub typed: Option<&'a Typed>,
    /// Called as the work goes on.
    pub watch: Option<&'a dyn Fn(Stage)>,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        Draft {
            formats: &Format::BOTH,
            template: None,
            pictures: None,
            signature_field: false,
            issue_facts: false,
            for_issue: false,
            new_year: None,
            typed: None,
            watch: None,
        }
    }
}

/// Endings of the files that a văn bản is drafted from.
const ENDINGS: [&str; 9] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "json", "md"];

impl Office {
    /// Drafts the văn bản that a plan describes, with these tables as its phụ lục, after those it has of its own.
    pub fn draft(&self, plan: &Source, tables: &[Source], how: &Draft<'_>) -> Made {
        let watch = |stage| {
            if let Some(watch) = how.watch {
                watch(stage);
            }
        };
        watch(Stage::Composing);
        let mut found = plan.found().clone();
        let Some((mut document, choice)) = self.document(plan, how, &mut found) else { return Made::nothing(found) };
        if how.new_year.is_some() {
            // It is blank now.
            found.leave_out(&[code::NHAP_SO_NGAY_CU]);
        }
        let remarks = how.new_year.map(|year| renew(&mut document, year, plan, &mut found)).unwrap_or_default();
        let mut made = Made::default();
        // The line of a phụ lục that the plan has already is the plan's own.
        let known = document.appendices.iter().find_map(|a| a.attached.clone());
        let line = known.or_else(|| match tables {
            [] => None,
            _ => {
                let typed = how.typed.map(|t| t.facts.clone()).unwrap_or_default();
                let mut own = Diagnostics::new();
                let line = self.attached_line_of(plan, &typed, &mut own);
                found.extend_new(own);
                line.map(|line| if how.new_year.is_some() { without_number(&line) } else { line })
            }
        });
        let attaching =
            Attaching { name: plan.name(), line: line.as_ref(), for_issue: how.for_issue, files: how.pictures };
        if let Parsed::Data { plan: data, .. } = &plan.parsed {
            let mut own = Diagnostics::new();
            self.attach_named(&mut document, data, &attaching, &mut made, &mut own);
            plan.locate(&mut own);
            found.extend(own);
        }
        self.attach(&mut document, tables, &attaching, &mut made, &mut found);
        if made.tables > 0 {
            let mut own = Diagnostics::new();
            mentioned(&document, |words| WordPlaces::of(plan).find(words), &mut own);
            own.in_file(plan.name());
            found.extend(own);
        }
        if how.for_issue {
            found.raise_missing();
        }
        watch(Stage::Printing);
        let first = |c| plan.first(c);
        let wanted = Wanted {
            formats: how.formats,
            signature_field: how.signature_field,
            issue_facts: how.issue_facts,
            first: &first,
            check: true,
            marks: how.typed.map_or(&[], |t| &t.marks),
            part: "",
        };
        let name = safe_file_name(stem(plan.name()));
        let (files, verdict) = self.checked_outputs(document, &choice, &name, wanted, &mut found);
        made.files = files;
        for file in made.files.iter_mut().filter(|f| f.ending == "docx" && !remarks.is_empty()) {
            file.bytes = self.with_remarks(std::mem::take(&mut file.bytes), &remarks, &mut found);
        }
        if verdict.is_none() && !made.files.is_empty() {
            let message = "Văn bản rất dài nên chưa được kiểm tra thể thức khi lập";
            let advice = "kiểm tra riêng tệp Word vừa lập";
            found.add(code::THE_THUC_CHUA_KIEM_TRA, Place::file(plan.name()), message, advice);
        }
        if let Some(mut verdict) = verdict {
            let sources: Vec<&Source> = std::iter::once(plan).chain(tables).collect();
            proof::place(&mut verdict, &sources);
            proof::add(verdict, how.for_issue, &mut found);
        }
        lacking::say_where(plan, &mut found);
        made.found = found;
        made.settled()
    }

    /// The document that a plan describes, with what is certain set right, and the sizes and margins in force; none when it is
    /// no plan.
    pub(super) fn document(
        &self,
        plan: &Source,
        how: &Draft<'_>,
        found: &mut Diagnostics,
    ) -> Option<(Document, Choice)> {
        let (mut document, choice) = self.as_written(plan, how, found)?;
        pictures::open(&mut document, plan, how.pictures, found);
        let mut own = Diagnostics::new();
        compose::settle(&mut document, choice.profile, &mut own);
        own.in_file(plan.name());
        found.extend(own);
        Some((document, choice))
    }

    fn as_written(&self, plan: &Source, how: &Draft<'_>, found: &mut Diagnostics) -> Option<(Document, Choice)> {
        if !is_draftable(plan, found) {
            return None;
        }
        let agency = self.facts();
        if let Some(mut document) = plan.document() {
            let mut own = plan.imported_found();
            if !document.is_appendices_only() {
                if let Some(typed) = how.typed {
                    compose::type_over(&mut document, &typed.facts, agency, &mut own);
                }
                compose::complete(&mut document, agency, &mut own);
            }
            let choice = compose::choice(document.profile, None, agency, &mut own);
            own.in_file(plan.name());
            found.extend(own);
            return Some((document, choice));
        }
        let mut data = Cow::Borrowed(plan.plan(found)?);
        if let Some(typed) = how.typed.filter(|t| !t.facts.is_empty()) {
            typed.facts.onto(data.to_mut());
        }
        let data = data.as_ref();
        let none = |_: &str| Err("không có tệp ảnh này".to_owned());
        let options = Options { template: how.template, resolve: how.pictures.unwrap_or(&none) };
        let mut own = Diagnostics::new();
        let profile = compose::profile(Some(data), agency);
        let choice = compose::choice(profile, Some(data), agency, &mut own);
        let (document, composed) = compose::compose(data, agency, &options);
        own.extend(composed);
        plan.locate(&mut own);
        found.extend_new(own);
        Some((document, choice))
    }
}

/// Whether a document can be drafted from a source, going by what its name says of it.
fn is_draftable(plan: &Source, found: &mut Diagnostics) -> bool {
    let ending = ending(plan.name());
    if plan.kind() == Kind::Word || ENDINGS.contains(&ending.as_str()) {
        return true;
    }
    let what = match ending.as_str() {
        "" => "Tên tệp không có đuôi, nên không rõ là loại tệp nào".to_owned(),
        _ => format!("Chưa đọc được loại tệp «.{ending}»"),
    };
    let advice = "dùng tệp .json (dữ liệu), .xlsx (sổ kế hoạch) hoặc .txt (văn bản thuần)";
    found.add(code::TEP_DINH_DANG, Place::file(plan.name()), what, advice);
    false
}
