//! Plan data to a [`Document`]: templates, numbering, punctuation, signature stacks, appendices.
//!
//! What the template's own text says stands; what it does not say (letterhead, căn cứ, Nơi nhận, signature,
//! appendices) is filled from the plan, and what the plan does not say from the agency. Nothing is invented: a fact
//! that is missing becomes a visible `[CẦN BỔ SUNG: …]` and a `cảnh báo` whose code begins with `thieu.`.
//!
//! Findings name key paths of the plan (`noi_dung[2].bang.dong[3]`); [`crate::read::locate`] adds line and column, and
//! [`crate::read::PlanCells::locate`] gives the cell of a workbook instead.

mod appendix;
mod body;
mod calendar;
mod extract;
mod figures;
mod image;
mod letter;
mod prose;
pub mod report;
mod sign;
mod table;
mod tasks;
mod template;

pub use calendar::{calendar, deadlines};
pub use extract::extract;
pub use report::report;
pub use template::{Template, builtin, builtin_names};

use crate::diagnostic::{Diagnostics, Place, Severity};
use crate::document::{Appendix, Block, Document, DocumentType, Inlines, Meta};
use crate::outline;
use crate::plan::{Agency, Lines, Numbering, Plan};
use crate::standard::Choice;
use std::cell::{Cell, RefCell};
use tera::Context;

/// Gives the bytes of a picture's file, or says in Vietnamese why it cannot.
pub type Resolve<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

/// What composing needs beside the data.
pub struct Options<'a> {
    /// The template; none takes the built-in one of the document's type.
    pub template: Option<&'a Template>,
    /// Gives the bytes of the picture a path names. Composing itself opens no path.
    pub resolve: &'a Resolve<'a>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { template: None, resolve: &|_| Err("không đọc tệp ảnh ở đây".to_owned()) }
    }
}

/// The name findings give to the agency's facts.
const AGENCY_FILE: &str = "co-quan.toml";

/// Codes of the findings about missing facts, which a document for issue (`--phat-hanh`) may not have:
/// for [`Diagnostics::raise`].
pub const MISSING_CODES: &[&str] = &[
    "thieu.co-quan",
    "thieu.dia-danh",
    "thieu.ky-hieu",
    "thieu.trich-yeu",
    "thieu.kinh-gui",
    "thieu.noi-dung",
    "thieu.noi-dung-nhiem-vu",
    "thieu.noi-nhan",
    "thieu.luu",
    "thieu.nguoi-ky",
    "thieu.quyen-han",
    "thieu.chuc-vu",
    "thieu.ho-ten",
    "thieu.ten-phu-luc",
    "thieu.ten-day-du",
    "thieu.so-lieu",
    "thieu.van-ban-can-cu",
    "thieu.ket-qua",
    "thieu.nguyen-nhan",
    "thieu.don-vi-chu-tri",
];

/// Everything the parts of the composer share.
struct Composer<'a> {
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    resolve: &'a Resolve<'a>,
    numbering: Numbering,
    d: Diagnostics,
}

impl Composer<'_> {
    /// A fact that is missing: `cảnh báo`, which `--phat-hanh` raises.
    fn missing(&mut self, code: &'static str, place: Place, what: &str) {
        self.d.warn(
            code,
            place,
            format!("Thiếu {what}; đã đánh dấu [CẦN BỔ SUNG] trong văn bản"),
            "bổ sung trước khi phát hành",
        );
    }

    /// The organ's full name for use in a sentence.
    fn organ_name(&self) -> Option<String> {
        let own = |s: &Option<String>| s.as_deref().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
        let usual = || self.agency.filter(|_| self.plan.organ.is_none()).and_then(|a| own(&a.organ_name));
        own(&self.plan.organ_name).or_else(usual)
    }

    /// `ỦY BAN NHÂN DÂN`, where the organ's name begins with the words of a body that decides together.
    fn collective_body(&self) -> Option<String> {
        let organ = self.plan.organ.as_ref().or(self.agency.and_then(|a| a.organ.as_ref()))?;
        let name = organ.filled().collect::<Vec<_>>().join(" ").to_uppercase();
        ["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO"]
            .into_iter()
            .find(|body| name.starts_with(body))
            .map(str::to_owned)
    }
}

/// What a composer of its own brings beside a plan.
#[derive(Default)]
struct Extra {
    /// The built-in template it takes, in place of the one of the document's type.
    builtin: Option<&'static str>,
    /// Further variables; they stand before those of the plan.
    values: Context,
    /// Further block lists that a template may place by name, or leave out.
    lists: Vec<(&'static str, Vec<Block>)>,
    /// Trích yếu, when markers of missing facts stand in it.
    subject: Option<Inlines>,
    /// Appendices behind the plan's own; their `(Kèm theo …)` line is made here.
    appendices: Vec<Appendix>,
}

/// Makes the document. It is complete even when there are errors, so that a draft can be looked at; whether to write it
/// is the caller's choice.
pub fn compose(plan: &Plan, agency: Option<&Agency>, options: &Options) -> (Document, Diagnostics) {
    compose_with(plan, agency, options, Extra::default())
}

fn compose_with(plan: &Plan, agency: Option<&Agency>, options: &Options, extra: Extra) -> (Document, Diagnostics) {
    let Extra { builtin, values, lists, subject, appendices } = extra;
    let numbering = plan.numbering.unwrap_or_default();
    let mut c = Composer { plan, agency, resolve: options.resolve, numbering, d: Diagnostics::new() };
    let mut doc = from_template(&mut c, options.template, builtin, values, lists);
    if let Some(subject) = subject {
        doc.subject = subject;
    }
    let own_name = plan.type_name.as_deref().map(str::trim).filter(|s| !s.is_empty());
    if let Some(name) = own_name {
        doc.type_name = Some(name.to_uppercase()).filter(|n| n != doc.doc_type.title());
    }
    letter::letterhead(&mut c, &mut doc);
    letter::subject(&mut c, &mut doc);
    letter::addressees(&mut c, &mut doc);
    letter::bases(&c, &mut doc);
    letter::recipients(&mut c, &mut doc);
    if doc.signatures.is_empty() {
        doc.signatures = sign::signatures(&mut c);
    }
    appendix::appendices(&mut c, &mut doc);
    if !appendices.is_empty() {
        let line = appendix::attached(&mut c, &doc, false);
        doc.appendices.extend(appendices.into_iter().map(|a| Appendix { attached: Some(line.clone()), ..a }));
    }
    take_end_mark(&mut doc);
    let mut d = c.d;
    if doc.body.is_empty() {
        let message = "Văn bản không có nội dung; đã đánh dấu [CẦN BỔ SUNG]";
        d.warn("thieu.noi-dung", Place::within("noi_dung"), message, "thêm «noi_dung» hoặc «nhiem_vu»");
        doc.body.push(Block::Paragraph(Inlines::missing("nội dung văn bản")));
    }
    complete_letterhead(&mut doc, agency, &|key| Place::within(key), &mut d);
    doc.meta = meta(&doc, &plan.keywords);
    (doc, d)
}

/// Fills what a parsed plain text cannot tell (the organ's names, the place) from the agency, or marks it as missing;
/// never changes what the text says.
pub fn complete(document: &mut Document, agency: Option<&Agency>, d: &mut Diagnostics) {
    let own = |s: &Option<String>| s.as_deref().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
    let filled = |l: &Option<Lines>| l.iter().flat_map(Lines::filled).map(str::to_owned).collect::<Vec<_>>();
    if let Some(agency) = agency {
        if document.organ.is_empty() {
            document.organ = filled(&agency.organ);
            if document.parent_organ.is_none() {
                document.parent_organ = own(&agency.parent_organ);
            }
        }
        if document.place.is_empty() {
            document.place = own(&agency.place).unwrap_or_default();
        }
        if document.contact.is_empty() && document.doc_type == DocumentType::OfficialLetter {
            document.contact = filled(&agency.contact);
        }
    }
    notation(document, agency, d);
    if document.subject.is_blank() && document.doc_type != DocumentType::PublicLetter {
        d.warn(
            "thieu.trich-yeu",
            Place::default(),
            "Không thấy trích yếu; đã đánh dấu [CẦN BỔ SUNG]",
            "ghi trích yếu ngay dưới tên loại văn bản",
        );
        document.subject = Inlines::missing("trích yếu nội dung");
    }
    complete_letterhead(document, agency, &|_| Place::default(), d);
    let keywords = std::mem::take(&mut document.meta.keywords);
    document.meta = meta(document, &keywords);
}

/// The `(Kèm theo …)` line of a plan's appendices, for those that are kept in files of their own.
pub fn attached_line(plan: &Plan, agency: Option<&Agency>, d: &mut Diagnostics) -> Inlines {
    let resolve = |_: &str| Err(String::new());
    let mut c = Composer { plan, agency, resolve: &resolve, numbering: Numbering::default(), d: Diagnostics::new() };
    let mut doc = Document { doc_type: plan.doc_type.0, ..Document::default() };
    let own_name = plan.type_name.as_deref().map(str::trim).filter(|s| !s.is_empty());
    doc.type_name = own_name.map(str::to_uppercase);
    letter::letterhead(&mut c, &mut doc);
    let line = appendix::attached(&mut c, &doc, false);
    d.extend(c.d);
    line
}

/// The same line of a văn bản typed as plain text.
pub fn attached_line_of_text(mut document: Document, agency: Option<&Agency>, d: &mut Diagnostics) -> Inlines {
    let words = |lines: &[String]| lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let usual = agency.and_then(|a| a.organ.as_ref()).map(|l| words(&l.0));
    // The agency's name is only that of the text's own organ when both are one; the letterhead has no full name.
    let own = !document.organ.is_empty() && usual.is_none_or(|usual| usual != words(&document.organ));
    let plan = Plan { organ: own.then(|| Lines(document.organ.clone())), ..Plan::default() };
    let resolve = |_: &str| Err(String::new());
    let d_of = Diagnostics::new();
    let mut c = Composer { plan: &plan, agency, resolve: &resolve, numbering: Numbering::default(), d: d_of };
    notation(&mut document, agency, &mut c.d);
    let line = appendix::attached(&mut c, &document, false);
    // A text has no key paths.
    c.d.for_each_place(|place| *place = Place::default());
    d.extend(c.d);
    line
}

/// File properties of a text that holds appendices alone.
pub fn appendix_meta(document: &Document) -> Meta {
    let first = document.appendices.first();
    let label = first.and_then(|a| a.label.clone()).unwrap_or_else(|| "Phụ lục".to_owned());
    let title = first.map(|a| a.title.text()).unwrap_or_default();
    Meta { title: format!("{label} {title}").trim().to_owned(), ..Meta::default() }
}

/// The ký hiệu of a text that has none: built from the agency's code, or marked.
fn notation(document: &mut Document, agency: Option<&Agency>, d: &mut Diagnostics) {
    if !document.code_notation.is_empty() {
        return;
    }
    document.code_notation = match letter::usual_notation(document.doc_type, agency) {
        Some(notation) => notation,
        None => {
            d.warn(
                "thieu.ky-hieu",
                Place::default(),
                "Văn bản không có ký hiệu; đã đánh dấu [CẦN BỔ SUNG]",
                "thêm dòng «Số: …/…» hoặc «ky_hieu_co_quan» trong co-quan.toml",
            );
            letter::missing_notation(document.doc_type)
        }
    };
}

/// Marks organ and place where they are missing; `at` gives the place of a key of the data.
fn complete_letterhead(
    document: &mut Document,
    agency: Option<&Agency>,
    at: &dyn Fn(&str) -> Place,
    d: &mut Diagnostics,
) {
    let advice = if agency.is_some() {
        "thêm vào co-quan.toml"
    } else {
        "thêm vào dữ liệu, hoặc đặt tệp co-quan.toml bên cạnh"
    };
    if document.organ.is_empty() {
        d.warn(
            "thieu.co-quan",
            at("co_quan_ban_hanh"),
            "Thiếu tên cơ quan ban hành; đã đánh dấu [CẦN BỔ SUNG] trong văn bản",
            advice,
        );
        document.organ = vec!["[CẦN BỔ SUNG: tên cơ quan ban hành]".to_owned()];
    }
    if document.place.is_empty() {
        d.warn("thieu.dia-danh", at("dia_danh"), "Thiếu địa danh; đã đánh dấu [CẦN BỔ SUNG] trong văn bản", advice);
        document.place = "[CẦN BỔ SUNG: địa danh]".to_owned();
    }
}

/// The sizes and margins in force: the decree's usual ones, the agency's over them, the plan's over those. A value
/// outside the decree's range is an error and is not taken.
pub fn choice(plan: Option<&Plan>, agency: Option<&Agency>, d: &mut Diagnostics) -> Choice {
    let mut choice = Choice::default();
    let agencys = agency.and_then(|a| a.layout);
    for (layout, is_agencys) in [(agencys, true), (plan.and_then(|p| p.layout), false)] {
        let Some(layout) = layout else { continue };
        for bad in layout.apply(&mut choice) {
            let message = format!(
                "«{}» là {}, ngoài khoảng {} đến {} ({})",
                bad.key, bad.value, bad.range.0, bad.range.1, bad.clause
            );
            let file = is_agencys.then(|| AGENCY_FILE.to_owned());
            let place = Place { file, ..Place::within(format!("trinh_bay.{}", bad.key)) };
            d.error("du-lieu.ngoai-khoang", place, message, "chọn giá trị trong khoảng cho phép");
        }
    }
    choice
}

/// Fills the template and reads what it made.
fn from_template(
    c: &mut Composer,
    template: Option<&Template>,
    usual: Option<&str>,
    more: Context,
    optional: Vec<(&'static str, Vec<Block>)>,
) -> Document {
    let plan = c.plan;
    let kind = plan.doc_type.0;
    let own;
    // A built-in template is no file the user knows: what is found in it filled is found in the data.
    let named = template.map(|t| t.name.clone());
    let template = match template {
        Some(template) => template,
        None => {
            let name = match kind.key() {
                _ if usual.is_some() => usual.unwrap_or_default(),
                key if builtin(key).is_some() => key,
                _ if kind.has_title() => "van-ban",
                _ => "cong-van",
            };
            own = Template { name: name.to_owned(), text: builtin(name).unwrap_or_default().to_owned() };
            &own
        }
    };
    let mut lists: Vec<(&str, Vec<Block>)> = vec![("noi_dung", Vec::new()), ("nhiem_vu", Vec::new())];
    if let Some(data) = &plan.body {
        lists[0].1 = body::body(c, data, "noi_dung");
    }
    if !plan.tasks.is_empty() {
        let table = tasks::table(c, &plan.tasks, &plan.task_columns, "nhiem_vu");
        lists[1].1 = vec![Block::Table(table)];
    }
    for (name, data) in &plan.tables {
        let table = table::table(c, data, &format!("bang.{name}"));
        lists.push((name, vec![Block::Table(table)]));
    }
    // Behind these stand the lists that nobody misses when the template does not place them.
    let needed = lists.len();
    lists.extend(optional);
    let names: Vec<&str> = lists.iter().map(|l| l.0).collect();
    let mut values = variables(c, &template.text);
    values.extend(more);
    let rendered = template::render(template, &values, &names, &mut c.d);
    let mut doc = match &rendered {
        Some(rendered) => {
            // A list is moved to the last place that asks for it: a long table is worth no copy.
            let left: Vec<Cell<usize>> =
                (0..lists.len()).map(|n| Cell::new(rendered.text.matches(&outline::placed(n)).count())).collect();
            let held = RefCell::new(&mut lists);
            let parsed = outline::parse_with(&rendered.text, &|n| {
                let more = left.get(n)?.get().saturating_sub(1);
                left[n].set(more);
                let mut lists = held.borrow_mut();
                let blocks = &mut lists.get_mut(n)?.1;
                Some(if more == 0 { std::mem::take(blocks) } else { blocks.clone() })
            });
            let mut found = parsed.diagnostics;
            found.for_each_place(|p| {
                // Lines of the filled template are lines of no file.
                *p = Place { file: named.clone(), ..Place::default() };
            });
            c.d.extend(found);
            parsed.document
        }
        None => Document::default(),
    };
    if rendered.is_none() {
        // The rest is still checked, so that all errors are seen in one run.
        doc.body = lists.into_iter().take(needed).flat_map(|l| l.1).collect();
    } else if let Some(rendered) = rendered {
        for (name, blocks) in lists.into_iter().take(needed) {
            if !blocks.is_empty() && !rendered.placed.iter().any(|p| p == name) {
                let function = if name == "noi_dung" { "khoi" } else { "bang" };
                let message = format!("Tệp mẫu không đặt «{name}» vào đâu; đã thêm vào cuối nội dung");
                let advice = format!("thêm {{{{ {function}(ten=\"{name}\") }}}} vào mẫu");
                c.d.warn("mau.bo-sot", Place::file(&template.name), message, advice);
                doc.body.extend(blocks);
            }
        }
        for (name, lines) in [("mo_dau", &plan.opening), ("ket", &plan.closing)] {
            if lines.as_ref().is_some_and(|l| !l.is_blank()) && !template.text.contains(name) {
                let message = format!("Tệp mẫu không dùng «{name}»; dữ liệu này không được in");
                c.d.push(
                    Severity::Error,
                    "mau.bo-sot",
                    Place::file(&template.name),
                    message,
                    format!("thêm {{{{ {name} }}}} vào mẫu, hoặc bỏ khóa «{name}»"),
                );
            }
        }
    }
    doc.doc_type = kind;
    doc.end_mark = true;
    doc
}

/// What a template may say.
fn variables(c: &Composer, template: &str) -> Context {
    let plan = c.plan;
    let agency = c.agency;
    let kind = plan.doc_type.0;
    let text = |s: Option<&String>| s.map(|s| s.trim().to_owned()).unwrap_or_default();
    let lines = |l: Option<&Lines>| -> Vec<String> {
        l.into_iter().flat_map(Lines::filled).flat_map(|l| l.split('\n')).map(|l| l.trim().to_owned()).collect()
    };
    let bare_end = |s: String| s.trim_end_matches("./.").trim_end_matches(['.', ' ']).to_owned();
    let mut closing = lines(plan.closing.as_ref());
    if let Some(last) = closing.pop() {
        closing.push(bare_end(last));
    }
    let mut v = Context::new();
    v.insert("loai", kind.key());
    v.insert("ten_loai", kind.title());
    let parent = plan.parent_organ.as_ref().or(agency.and_then(|a| a.parent_organ.as_ref()));
    v.insert("co_quan_chu_quan", &text(parent));
    let organ = plan.organ.as_ref().or(agency.and_then(|a| a.organ.as_ref()));
    v.insert("co_quan_ban_hanh", &lines(organ).join(" "));
    v.insert("ten_day_du", &c.organ_name().unwrap_or_default());
    v.insert("so", &plan.number.as_ref().map(|w| letter::two_digits(w.0.trim())).unwrap_or_default());
    v.insert("ky_hieu", &text(plan.notation.as_ref()));
    v.insert("dia_danh", &text(plan.place.as_ref().or(agency.and_then(|a| a.place.as_ref()))));
    let date = plan.date.as_deref().and_then(|d| crate::plan::parse_issued_date(d).ok()).unwrap_or_default();
    v.insert("ngay", &date.in_words());
    v.insert("trich_yeu", &text(plan.subject.as_ref()).replace('\n', " "));
    v.insert("kinh_gui", &lines(plan.addressees.as_ref()));
    v.insert("can_cu", &lines(plan.bases.as_ref()));
    v.insert("mo_dau", &lines(plan.opening.as_ref()));
    v.insert("co_nhiem_vu", &!plan.tasks.is_empty());
    v.insert("so_nhiem_vu", &plan.tasks.iter().filter(|t| !t.is_group()).count());
    // Thousands of tasks are turned into template values only for a template that walks through them.
    let walks = template.replace("\"nhiem_vu\"", "").replace("co_nhiem_vu", "").replace("so_nhiem_vu", "");
    if walks.contains("nhiem_vu") {
        v.insert("nhiem_vu", &plan.tasks);
    } else {
        v.insert("nhiem_vu", &Vec::<String>::new());
    }
    v.insert("ket", &closing);
    v.insert("noi_nhan", &lines(plan.recipients.as_ref()));
    v.insert("phu_luc", &plan.appendices.iter().map(|a| a.title.trim()).collect::<Vec<_>>());
    v
}

/// `./.` in the last paragraph becomes the document's own mark, so that it is there once.
fn take_end_mark(doc: &mut Document) {
    let last = match doc.body.last_mut() {
        Some(Block::Paragraph(text)) => text,
        Some(Block::Entry(entry)) => &mut entry.text,
        _ => return,
    };
    if let Some(words) = last.last_text_mut()
        && let Some(bare) = words.trim_end().strip_suffix("./.")
    {
        *words = bare.trim_end().to_owned();
    }
}

fn meta(doc: &Document, keywords: &[String]) -> Meta {
    let name = sentence_case(doc.type_name.as_deref().unwrap_or(doc.doc_type.title()));
    let number = doc.code_number.as_deref().map_or(String::new(), |n| format!(" số {n}/{}", doc.code_notation));
    let subject = doc.subject.text();
    Meta {
        title: format!("{name}{number} {}", subject.trim()).trim().to_owned(),
        author: doc.organ.join(" "),
        keywords: keywords.to_vec(),
    }
}

/// `KẾ HOẠCH` as `Kế hoạch`.
fn sentence_case(title: &str) -> String {
    let lower = title.to_lowercase();
    let mut chars = lower.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
