//! The template filled with what the plan says, and read as the document it makes.

use super::template::{self, Template, builtin};
use super::{Composer, body, letter, table, tasks};
use crate::diagnostic::{Place, Severity, code};
use crate::document::{Block, Document, DocumentType};
use crate::outline;
use crate::plan::Lines;
use std::cell::{Cell, RefCell};
use tera::Context;

/// Fills the template and reads what it made.
pub(super) fn from_template(
    c: &mut Composer,
    template: Option<&Template>,
    usual: Option<&str>,
    more: Context,
    optional: Vec<(&'static str, Vec<Block>)>,
) -> Document {
    let plan = c.plan;
    let kind = plan.doc_type.0;
    // A built-in template is no file the user knows: what is found in it filled is found in the data.
    let named = template.map(|t| t.name.clone());
    let own;
    let template = match template {
        Some(template) => template,
        None => {
            own = builtin_for(kind, usual);
            &own
        }
    };
    let mut lists = lists(c);
    // Behind these stand the lists that nobody misses when the template does not place them.
    let needed = lists.len();
    lists.extend(optional);
    let names: Vec<&str> = lists.iter().map(|l| l.0).collect();
    let mut values = variables(c, &template.text);
    values.extend(more);
    let rendered = template::render(template, &values, &names, &mut c.d);
    let mut doc = match &rendered {
        Some(rendered) => parsed(c, rendered, &mut lists, named.as_deref()),
        None => Document::default(),
    };
    match &rendered {
        Some(rendered) => {
            lists.truncate(needed);
            forgotten(c, template, rendered, lists, &mut doc);
        }
        // The rest is still checked, so that all errors are seen in one run.
        None => doc.body = lists.into_iter().take(needed).flat_map(|l| l.1).collect(),
    }
    doc.doc_type = kind;
    doc.profile = c.profile();
    doc.end_mark = true;
    doc
}

/// The built-in template of a type: the one asked for, its own, or that of all types with or without a title.
fn builtin_for(kind: DocumentType, usual: Option<&str>) -> Template {
    let name = match (usual, kind.key()) {
        (Some(name), _) => name,
        (None, key) if builtin(key).is_some() => key,
        (None, _) if kind.has_title() => "van-ban",
        (None, _) => "cong-van",
    };
    Template { name: name.to_owned(), text: builtin(name).unwrap_or_default().to_owned() }
}

/// The lists of blocks that a template places by name.
fn lists<'p>(c: &mut Composer<'p>) -> Vec<(&'p str, Vec<Block>)> {
    let plan = c.plan;
    let body = plan.body.as_ref().map(|data| body::body(c, data, "noi_dung"));
    let mut lists: Vec<(&str, Vec<Block>)> = vec![("noi_dung", body.unwrap_or_default()), ("nhiem_vu", Vec::new())];
    if !plan.tasks.is_empty() {
        let table = tasks::table(c, &plan.tasks, &plan.task_columns, None, "nhiem_vu");
        lists[1].1 = vec![Block::Table(table)];
    }
    for (name, data) in &plan.tables {
        let table = table::table(c, data, &format!("bang.{name}"));
        lists.push((name, vec![Block::Table(table)]));
    }
    lists
}

/// The filled template as a document, the lists moved to where it places them; `named` is the user's template file.
fn parsed(
    c: &mut Composer,
    rendered: &template::Rendered,
    lists: &mut [(&str, Vec<Block>)],
    named: Option<&str>,
) -> Document {
    // A list is moved to the last place that asks for it: a long table is worth no copy.
    let left: Vec<Cell<usize>> =
        (0..lists.len()).map(|n| Cell::new(rendered.text.matches(&outline::placed(n)).count())).collect();
    let held = RefCell::new(lists);
    let parsed = outline::parse_with(c.profile(), &rendered.text, &|n| {
        let more = left.get(n)?.get().saturating_sub(1);
        left[n].set(more);
        let mut lists = held.borrow_mut();
        let blocks = &mut lists.get_mut(n)?.1;
        Some(if more == 0 { std::mem::take(blocks) } else { blocks.clone() })
    });
    let mut found = parsed.diagnostics;
    found.for_each_place(|p| {
        // Lines of the filled template are lines of no file.
        *p = Place { file: named.map(str::to_owned), ..Place::default() };
    });
    c.d.extend(found);
    parsed.document
}

/// What the template places nowhere: lists go behind the body, paragraphs cannot be printed.
fn forgotten(
    c: &mut Composer,
    template: &Template,
    rendered: &template::Rendered,
    lists: Vec<(&str, Vec<Block>)>,
    doc: &mut Document,
) {
    let plan = c.plan;
    for (name, blocks) in lists {
        if !blocks.is_empty() && !rendered.placed.iter().any(|p| p == name) {
            let function = if name == "noi_dung" { "khoi" } else { "bang" };
            let message = format!("Tệp mẫu không đặt «{name}» vào đâu; đã thêm vào cuối nội dung");
            let advice = format!("thêm {{{{ {function}(ten=\"{name}\") }}}} vào mẫu");
            c.d.add(code::MAU_BO_SOT, Place::file(&template.name), message, advice);
            doc.body.extend(blocks);
        }
    }
    for (name, lines) in [("mo_dau", &plan.opening), ("ket", &plan.closing)] {
        if lines.as_ref().is_some_and(|l| !l.is_blank()) && !template.text.contains(name) {
            let message = format!("Tệp mẫu không dùng «{name}»; dữ liệu này không được in");
            let advice = format!("thêm {{{{ {name} }}}} vào mẫu, hoặc bỏ khóa «{name}»");
            c.d.push(Severity::Error, code::MAU_BO_SOT, Place::file(&template.name), message, advice);
        }
    }
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
