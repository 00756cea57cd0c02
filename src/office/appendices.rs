//! Tables to phụ lục: those of a workbook as documents of their own, or after a plan.

use super::lacking;
use super::outputs::Wanted;
use super::source::Parsed;
use super::{Facts, Filled, Format, Inlines, Made, MadeFile, Office, Reading, Source, stem};
use crate::compose;
use crate::diagnostic::{Code, Diagnostics, Place, Severity, code, listed};
use crate::document::{Appendix, Document, Orientation};
use crate::forms::safe_file_name;
use crate::plan::Plan;
use crate::plan::wording::book::TASK_SHEET;
use crate::sheet::Sheet;
use crate::tables::{self, Options};

/// How tables become phụ lục.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Appendices<'a> {
    /// Which files to make; none makes both.
    pub formats: &'a [Format],
    /// All sheets in one document: Phụ lục I, II….
    pub together: bool,
    /// Number them anew, whatever the sheets call themselves (Phụ lục I, III.1.a).
    pub renumber: bool,
    /// For issue: leave out columns that say they are not; a fact that is missing is a `lỗi`.
    pub for_issue: bool,
    /// The `(Kèm theo …)` line, see [`Office::attached_line`].
    pub attached: Option<Inlines>,
    /// What a person typed in the places of marks.
    pub marks: &'a [Filled],
}

impl Office {
    /// The phụ lục of every table of a source: a document for each sheet, the first named like the source, the others with
    /// their sheet's name behind it; or one document. The source is used up: of a long table every form is large.
    pub fn appendices(&self, mut source: Source, how: &Appendices<'_>) -> Made {
        let mut made = Made::default();
        let mut found = source.found().clone();
        let name = source.name().to_owned();
        let rare = source.take_rare();
        let choice = compose::choice(self.usual_profile(), None, self.facts(), &mut found);
        let appendices = self.appendices_of(source, how.for_issue, how.attached.as_ref(), &mut made, &mut found);
        if how.for_issue {
            found.raise_missing();
        }
        let base = safe_file_name(stem(&name));
        let documents: Vec<(String, Vec<Appendix>)> = if how.together {
            vec![(String::new(), appendices.into_iter().map(|a| a.1).collect())]
        } else {
            let part = |(i, (sheet, a)): (usize, (String, Appendix))| match i {
                0 => (String::new(), vec![a]),
                _ => (safe_file_name(&sheet), vec![a]),
            };
            appendices.into_iter().enumerate().map(part).collect()
        };
        let find = |c| rare.first(c);
        let formats = if how.formats.is_empty() { &Format::BOTH } else { how.formats };
        for (part, mut appendices) in documents.into_iter().filter(|d| !d.1.is_empty()) {
            if how.renumber {
                tables::renumber(self.usual_profile(), &mut appendices);
            }
            let mut document = Document { profile: self.usual_profile(), appendices, ..Document::default() };
            document.meta = compose::appendix_meta(&document);
            document.meta.author = self.facts().and_then(|a| a.organ_name.clone()).unwrap_or_default();
            let wanted = Wanted { marks: how.marks, part: &part, first: &find, ..Wanted::plain(formats) };
            let name = if part.is_empty() { base.clone() } else { format!("{base} - {part}") };
            let files = self.outputs(document, &choice, &name, wanted, &mut found);
            made.files.extend(files.into_iter().map(|file| MadeFile { part: part.clone(), ..file }));
        }
        found.in_file(&name);
        made.found = found;
        made.settled()
    }

    /// The `(Kèm theo …)` line of the plan that appendices belong to: its type, number, date and organ.
    pub fn attached_line(&self, plan: &Source, found: &mut Diagnostics) -> Option<Inlines> {
        self.attached_line_of(plan, &Facts::default(), found)
    }

    /// The same of a plan above whose facts others were typed.
    pub(super) fn attached_line_of(&self, plan: &Source, typed: &Facts, found: &mut Diagnostics) -> Option<Inlines> {
        let mut own = plan.found().clone();
        let mut composed = Diagnostics::new();
        let line = match plan.document() {
            Some(mut document) => {
                if document.is_appendices_only() {
                    let message = "Văn bản này chỉ có phụ lục, không cho biết số, ngày, cơ quan của kế hoạch";
                    own.add(code::TEP_KHONG_PHAI_KE_HOACH, Place::default(), message, "chọn tệp của chính kế hoạch");
                }
                compose::type_over(&mut document, typed, self.facts(), &mut composed);
                Some(compose::attached_line_of_text(document, self.facts(), &mut composed))
            }
            None => plan.plan(&mut own).map(|data| {
                let mut data = data.clone();
                typed.onto(&mut data);
                compose::attached_line(&data, self.facts(), &mut composed)
            }),
        };
        plan.locate(&mut composed);
        own.extend(composed);
        own.in_file(plan.name());
        lacking::say_where(plan, &mut own);
        found.extend(own);
        line
    }

    /// The appendix of each sheet, with the sheet's name. What is missing is marked and told.
    pub(super) fn appendices_of(
        &self,
        source: Source,
        for_issue: bool,
        attached: Option<&Inlines>,
        made: &mut Made,
        found: &mut Diagnostics,
    ) -> Vec<(String, Appendix)> {
        let name = source.name().to_owned();
        let mut own = Diagnostics::new();
        let mut out = Vec::new();
        let reading = source.reading.clone();
        let options = Options { issue: for_issue, ..reading.options(&self.columns) };
        if let (Parsed::PlanBook { plan: Some(plan), .. }, None) = (&source.parsed, &reading.sheet) {
            out = self.tasks_of(plan, reading.orientation, made, &mut own);
            complete(&mut out, attached, &mut own);
        } else if let Some((sheets, only)) = sheets_of(source, reading.sheet.as_deref(), &mut own) {
            out = appendices(sheets, only, (&reading, &options), made, &mut own);
            complete(&mut out, attached, &mut own);
        }
        own.in_file(&name);
        found.extend(own);
        out
    }
}

impl Office {
    /// The phụ lục of a plan workbook's tasks, as the plan itself has it.
    fn tasks_of(
        &self,
        plan: &Plan,
        orientation: Orientation,
        made: &mut Made,
        found: &mut Diagnostics,
    ) -> Vec<(String, Appendix)> {
        let message = format!("Tệp này là sổ kế hoạch; chỉ lập phụ lục từ trang tính «{TASK_SHEET}»");
        let advice = "muốn cả văn bản thì lập văn bản từ sổ này; muốn trang khác thì chọn trang ấy";
        found.add(code::BANG_SO_KE_HOACH, Place::default(), message, advice);
        let resolve = |_: &str| Err("phụ lục không dùng tệp ảnh".to_owned());
        let options = compose::Options { template: None, resolve: &resolve };
        let (document, _) = compose::compose(plan, self.facts(), &options);
        made.tables += document.appendices.len();
        made.rows += plan.appendices.iter().map(|a| a.tasks.len()).sum::<usize>();
        let turned = |mut appendix: Appendix| {
            if orientation != Orientation::Auto {
                appendix.orientation = orientation;
            }
            (TASK_SHEET.to_owned(), appendix)
        };
        document.appendices.into_iter().map(turned).collect()
    }
}

/// The sheets of a source and the one to take; none, with a finding, when it holds no table.
fn sheets_of<'s>(
    source: Source,
    sheet: Option<&'s str>,
    found: &mut Diagnostics,
) -> Option<(Vec<Sheet>, Option<&'s str>)> {
    let kind = source.kind();
    match source.parsed {
        Parsed::Table(book) => Some((book.sheets, sheet)),
        Parsed::PlanBook { book, .. } => Some((book.sheets, sheet.or(Some(TASK_SHEET)))),
        _ => {
            let message = format!("Tệp này là {}, không phải bảng", kind.name());
            found.add(code::TEP_KHONG_PHAI_BANG, Place::default(), message, "chọn tệp bảng tính");
            None
        }
    }
}

fn appendices(
    sheets: Vec<Sheet>,
    only: Option<&str>,
    (reading, options): (&Reading, &Options),
    made: &mut Made,
    found: &mut Diagnostics,
) -> Vec<(String, Appendix)> {
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).filter(|n| !n.is_empty()).collect();
    let mut out: Vec<(String, Appendix)> = Vec::new();
    for sheet in sheets {
        if only.is_some_and(|wanted| !same_name(wanted, &sheet.name)) {
            continue;
        }
        if sheet.hidden && reading.sheet.is_none() {
            let place = Place::within(sheet.name.clone());
            found.add(
                code::BANG_TRANG_AN,
                place,
                "Trang tính ẩn, không lập phụ lục",
                "chọn đích danh trang này nếu cần",
            );
            continue;
        }
        let name = sheet.name.clone();
        let tables = tables::tables(sheet, options, found);
        if tables.is_empty() {
            continue;
        }
        made.tables += tables.len();
        made.rows += tables.iter().map(|t| t.task_count).sum::<usize>();
        out.push((name, tables::appendix(tables, reading.orientation)));
    }
    if out.is_empty() && !found.has_errors() {
        let message = match only {
            Some(wanted) => format!("Không có trang tính «{wanted}» hoặc trang đó không có bảng"),
            None => "Tệp không có bảng nào".to_owned(),
        };
        let advice =
            if names.is_empty() { String::new() } else { format!("các trang tính có: {}", names.join(", ")) };
        found.push(Severity::Error, code::BANG_KHONG_CO, Place::default(), message, advice);
    }
    out
}

/// What the sheets do not say: the `(Kèm theo …)` line of the plan, or the visible marker of a missing fact. One finding
/// for all sheets of a file.
fn complete(appendices: &mut [(String, Appendix)], attached: Option<&Inlines>, found: &mut Diagnostics) {
    let (mut untitled, mut unattached) = (Vec::new(), Vec::new());
    for (sheet, appendix) in appendices {
        if appendix.title.is_blank() {
            appendix.title = Inlines::missing("tên phụ lục");
            untitled.push(sheet.trim());
        }
        if let Some(line) = attached {
            // What the table says of itself stays where the plan would say less.
            let own = appendix.attached.take().filter(|own| gaps(own) < gaps(line));
            appendix.attached = Some(own.unwrap_or_else(|| line.clone()));
        } else if appendix.attached.is_none() {
            let mut line = Inlines::plain("(Kèm theo ");
            line.append(Inlines::missing("loại, số, ngày văn bản"));
            line.append(Inlines::plain(")"));
            appendix.attached = Some(line);
            unattached.push(sheet.trim());
        }
    }
    let mut missing = |code: Code, sheets: &[&str], what: &str, advice: &str| {
        let (place, which) = match sheets {
            [] => return,
            // A format without sheets has no name for the one it has.
            [""] => (Place::default(), String::new()),
            [one] => (Place::within(*one), String::new()),
            many => (Place::default(), format!(" ({} trang tính: {})", many.len(), listed(many, "trang"))),
        };
        found.add(code, place, format!("{what}{which}; đã đánh dấu [CẦN BỔ SUNG]"), advice);
    };
    missing(
        code::THIEU_TEN_PHU_LUC,
        &untitled,
        "Không thấy tên phụ lục phía trên bảng",
        "ghi tên phụ lục vào dòng trên bảng",
    );
    missing(
        code::THIEU_KEM_THEO,
        &unattached,
        "Không biết phụ lục kèm theo văn bản nào",
        "ghi dòng «(Kèm theo …)» dưới tên phụ lục, hoặc cho biết tệp kế hoạch",
    );
}

/// What a `(Kèm theo …)` line leaves open: marked as missing, or a blank for number and day.
fn gaps(line: &Inlines) -> usize {
    let text = line.text().to_lowercase();
    let blank = |word: &str| {
        let after = text.split_once(word).map(|(_, rest)| rest.trim_start());
        usize::from(after.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())))
    };
    text.matches("[cần bổ sung").count() + blank(" số ") + blank(" ngày ")
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
