//! A plan to a văn bản.

use super::outputs::Wanted;
use super::proof;
use super::{Format, Inlines, Kind, Made, Office, Source, Template, ending, stem};
use crate::compose::{self, Options};
use crate::diagnostic::{Diagnostics, Place, code, glimpse};
use crate::document::{Appendix, Block, Document, appendix_label};
use crate::forms::safe_file_name;
use crate::standard::Choice;

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
        let mut made = Made::default();
        // The line of a phụ lục that the plan has already is the plan's own; what the plan lacks was told in composing it.
        let known = document.appendices.iter().find_map(|a| a.attached.clone());
        let attached = known.or_else(|| match tables {
            [] => None,
            _ => self.attached_line(plan, &mut Diagnostics::new()),
        });
        for table in tables {
            found.extend(table.found().clone());
            let own = self.appendices_of(table.clone(), how.for_issue, attached.as_ref(), &mut made, &mut found);
            append(&mut document, own.into_iter().map(|(_, appendix)| appendix));
        }
        if !tables.is_empty() {
            number(&mut document, plan.name(), &mut found);
        }
        if !tables.is_empty() && !mentions_appendix(&document) {
            let message = "Nội dung không nhắc đến phụ lục nào, mà văn bản có phụ lục kèm theo";
            let advice = "thêm «(chi tiết tại Phụ lục kèm theo)» vào câu nói về các nhiệm vụ";
            found.add(code::PHU_LUC_KHONG_NHAC, Place::file(plan.name()), message, advice);
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
        };
        let name = safe_file_name(stem(plan.name()));
        let (files, verdict) = self.checked_outputs(document, &choice, &name, wanted, &mut found);
        made.files = files;
        if let Some(mut verdict) = verdict {
            let sources: Vec<&Source> = std::iter::once(plan).chain(tables).collect();
            proof::place(&mut verdict, &sources);
            proof::add(verdict, how.for_issue, &mut found);
        }
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
                compose::complete(&mut document, agency, &mut own);
            }
            let choice = compose::choice(document.profile, None, agency, &mut own);
            own.in_file(plan.name());
            found.extend(own);
            return Some((document, choice));
        }
        let data = plan.plan(found)?;
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

/// Puts tables behind a document: first into the phụ lục that it has a title for and nothing below, which is how a plan is
/// typed whose table is still to come; the rest after its own.
fn append(document: &mut Document, tables: impl Iterator<Item = Appendix>) {
    for table in tables {
        let Some(shell) = document.appendices.iter_mut().find(|a| a.body.is_empty()) else {
            document.appendices.push(table);
            continue;
        };
        if shell.title.is_blank() {
            shell.title = table.title;
        }
        shell.attached = shell.attached.take().or(table.attached);
        (shell.body, shell.orientation, shell.end_mark) = (table.body, table.orientation, table.end_mark);
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
