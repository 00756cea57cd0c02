//! Plan data to a [`Document`]: templates, numbering, punctuation, signature stacks, appendices.
//!
//! What the template's own text says stands; what it does not say (letterhead, căn cứ, Nơi nhận, signature,
//! appendices) is filled from the plan, and what the plan does not say from the agency. Nothing is invented: a fact
//! that is missing becomes a visible `[CẦN BỔ SUNG: …]` and a `cảnh báo` whose code begins with `thieu.`.
//!
//! Findings name key paths of the plan (`noi_dung[2].bang.dong[3]`); [`crate::syntax::KeyPlaces::locate`] adds line and column, and
//! [`crate::read::PlanCells::locate`] gives the cell of a workbook instead.

mod appendix;
mod body;
mod calendar;
mod extract;
mod figures;
mod fill;
mod image;
mod letter;
mod organ_name;
mod prose;
pub mod report;
mod settle;
mod sign;
mod table;
mod tasks;
mod template;
mod typed;

pub use calendar::{calendar, deadlines};
pub use extract::extract;
pub(crate) use image::known_picture;
pub(crate) use letter::usual_notation;
pub use report::report;
pub use settle::settle;
pub(crate) use tasks::task_table;
pub use template::{Template, builtin, builtin_names};
pub use typed::type_over;

use crate::diagnostic::{Code, Diagnostics, Place, code};
use crate::document::{Appendix, Block, Document, DocumentType, Inlines, Meta, marker};
use crate::outline::known;
use crate::outline::lines::fold_tone;
use crate::plan::{Agency, Lines, Numbering, Plan};
use crate::standard::{Choice, Profile};
use crate::vietnamese::filled;
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

/// Words that open the name of a committee of the Party, and those that open the name of any of its organs.
const COMMITTEES: [&str; 3] = ["TỈNH ỦY", "THÀNH ỦY", "ĐẢNG ỦY"];
const PARTY_ORGANS: [&str; 5] = ["TỈNH ỦY", "THÀNH ỦY", "ĐẢNG ỦY", "ĐẢNG BỘ", "CHI BỘ"];

/// Everything the parts of the composer share.
struct Composer<'a> {
    plan: &'a Plan,
    agency: Option<&'a Agency>,
    resolve: &'a Resolve<'a>,
    numbering: Numbering,
    d: Diagnostics,
}

/// Whose form a plan's document follows: the plan's word, else the agency's.
pub fn profile(plan: Option<&Plan>, agency: Option<&Agency>) -> Profile {
    let key = plan.and_then(|p| p.profile).or(agency.and_then(|a| a.profile));
    key.map(Profile::from).unwrap_or_default()
}

impl Composer<'_> {
    fn profile(&self) -> Profile {
        profile(Some(self.plan), self.agency)
    }

    /// A fact that is missing: `cảnh báo`, which `--phat-hanh` raises.
    fn missing(&mut self, code: Code, place: Place, what: &str) {
        self.d.add(
            code,
            place,
            format!("Thiếu {what}; đã đánh dấu [CẦN BỔ SUNG] trong văn bản"),
            "bổ sung trước khi phát hành",
        );
    }

    /// The organ's full name for use in a sentence.
    fn organ_name(&self) -> Option<String> {
        let own = |s: &Option<String>| s.as_deref().and_then(filled).map(str::to_owned);
        let usual = || self.agency.filter(|_| self.plan.organ.is_none()).and_then(|a| own(&a.organ_name));
        own(&self.plan.organ_name).or_else(usual)
    }

    /// `ỦY BAN NHÂN DÂN`, where the organ's name begins with the words of a body that decides together.
    fn collective_body(&self) -> Option<String> {
        let organ = self.plan.organ.as_ref().or(self.agency.and_then(|a| a.organ.as_ref()))?;
        let name = organ.filled().collect::<Vec<_>>().join(" ").to_uppercase();
        ["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN CHỈ ĐẠO"]
            .into_iter()
            .chain(COMMITTEES)
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
    let mut doc = fill::from_template(&mut c, options.template, builtin, values, lists);
    if let Some(subject) = subject {
        doc.subject = subject;
    }
    let own_name = plan.type_name.as_deref().and_then(filled);
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
        d.add(code::THIEU_NOI_DUNG, Place::within("noi_dung"), message, "thêm «noi_dung» hoặc «nhiem_vu»");
        doc.body.push(Block::Paragraph(Inlines::missing("nội dung văn bản")));
    }
    complete_letterhead(&mut doc, agency, &|key| Place::within(key), &mut d);
    doc.meta = meta(&doc, &plan.keywords);
    (doc, d)
}

/// Fills what a parsed plain text cannot tell (the organ's names, the place) from the agency, or marks it as missing;
/// never changes what the text says.
pub fn complete(document: &mut Document, agency: Option<&Agency>, d: &mut Diagnostics) {
    let own = |s: &Option<String>| s.as_deref().and_then(filled).map(str::to_owned);
    let filled = |l: &Option<Lines>| l.iter().flat_map(Lines::filled).map(str::to_owned).collect::<Vec<_>>();
    if let Some(agency) = agency {
        // A text without a letterhead follows its office.
        if document.organ.is_empty() && document.code_notation.is_empty() {
            document.profile = profile(None, Some(agency));
        }
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
        d.add(
            code::THIEU_TRICH_YEU,
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
    let mut doc = Document { doc_type: plan.doc_type.0, profile: c.profile(), ..Document::default() };
    let own_name = plan.type_name.as_deref().and_then(filled);
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
    let organ_name = organ_name::written(&document).filter(|_| own);
    let plan = Plan { organ: own.then(|| Lines(document.organ.clone())), organ_name, ..Plan::default() };
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
    document.code_notation = match letter::usual_notation(document.profile, document.doc_type, agency) {
        Some(notation) => notation,
        None => {
            d.add(
                code::THIEU_KY_HIEU,
                Place::default(),
                "Văn bản không có ký hiệu; đã đánh dấu [CẦN BỔ SUNG]",
                "thêm dòng «Số: …/…» hoặc «ky_hieu_co_quan» trong co-quan.toml",
            );
            letter::missing_notation(document.profile, document.doc_type)
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
    told_organ(document, at, d);
    let advice = if agency.is_some() {
        "thêm vào co-quan.toml"
    } else {
        "thêm vào dữ liệu, hoặc đặt tệp co-quan.toml bên cạnh"
    };
    if document.organ.is_empty() {
        d.add(
            code::THIEU_CO_QUAN,
            at("co_quan_ban_hanh"),
            "Thiếu tên cơ quan ban hành; đã đánh dấu [CẦN BỔ SUNG] trong văn bản",
            advice,
        );
        document.organ = vec![marker("tên cơ quan ban hành")];
    }
    if document.place.is_empty() {
        d.add(code::THIEU_DIA_DANH, at("dia_danh"), "Thiếu địa danh; đã đánh dấu [CẦN BỔ SUNG] trong văn bản", advice);
        document.place = marker("địa danh");
    }
}

/// Says where the organ is one that the profile is not for.
fn told_organ(document: &Document, at: &dyn Fn(&str) -> Place, d: &mut Diagnostics) {
    let upper = |line: &String| fold_tone(&line.to_uppercase());
    let names = || document.parent_organ.iter().chain(&document.organ).map(upper);
    let heading = document.heading.as_ref().map(upper);
    let body = heading.as_deref().and_then(known::body_heading).or_else(|| names().find_map(|n| known::body_organ(&n)));
    let law = document.profile.law();
    if let Some(body) = body {
        let message = format!("Văn bản của {body}: chương trình chưa có thể thức riêng; in theo {law}, chữ giữ nguyên");
        d.add(
            code::THE_THUC_CHUA_CO,
            at("co_quan_ban_hanh"),
            message,
            "đối chiếu với hướng dẫn của tổ chức trước khi phát hành",
        );
    } else if document.profile != Profile::Party
        && names().any(|n| PARTY_ORGANS.iter().any(|w| n.starts_with(&fold_tone(w))))
    {
        let message = format!("Cơ quan ban hành là tổ chức đảng mà văn bản lập theo {law}");
        d.add(
            code::THE_THUC_CO_QUAN,
            at("co_quan_ban_hanh"),
            message,
            "ghi «the_thuc»: \"dang\" để lập theo thể thức văn bản Đảng",
        );
    }
}

/// The sizes and margins in force: the decree's usual ones, the agency's over them, the plan's over those. A value
/// outside the decree's range is an error and is not taken.
pub fn choice(profile: Profile, plan: Option<&Plan>, agency: Option<&Agency>, d: &mut Diagnostics) -> Choice {
    let mut choice = Choice::of(profile);
    let agencys = agency.and_then(|a| a.layout);
    for (layout, is_agencys) in [(agencys, true), (plan.and_then(|p| p.layout), false)] {
        let Some(layout) = layout else { continue };
        for bad in layout.apply(&mut choice) {
            let message = match bad.range {
                Some((least, most)) => {
                    format!("«{}» là {}, ngoài khoảng {least} đến {most} ({})", bad.key, bad.value, bad.clause)
                }
                None => format!("«{}» không dùng cho thể thức này ({})", bad.key, bad.clause),
            };
            let file = is_agencys.then(|| AGENCY_FILE.to_owned());
            let place = Place { file, ..Place::within(format!("trinh_bay.{}", bad.key)) };
            d.add(code::DU_LIEU_NGOAI_KHOANG, place, message, "chọn giá trị trong khoảng cho phép");
        }
    }
    choice
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
    let number = doc.code_number.as_deref().map_or(String::new(), |n| format!(" số {}", doc.code(n)));
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
