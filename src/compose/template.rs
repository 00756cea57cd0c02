//! Templates: a văn bản as a person would type it, with `{{ }}` where data goes.
//!
//! Values are escaped into literals when they are inserted, so that nothing a user's data contains is read as markup or
//! structure. Tables and blocks are placed by name and never pass through text.

use super::{figures, prose};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::outline;
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tera::{Context, ErrorKind, Function, Kwargs, State, Tera, TeraResult};

/// A template: a name for messages, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The file as the user named it, or the built-in's name.
    pub name: String,
    /// Its text.
    pub text: String,
}

const BUILTINS: [(&str, &str); 8] = [
    ("ke-hoach", include_str!("../../templates/ke-hoach.txt")),
    ("bao-cao", include_str!("../../templates/bao-cao.txt")),
    ("bao-cao-tien-do", include_str!("../../templates/bao-cao-tien-do.txt")),
    ("bao-cao-tien-do-bang", include_str!("../../templates/bao-cao-tien-do-bang.txt")),
    ("to-trinh", include_str!("../../templates/to-trinh.txt")),
    ("cong-van", include_str!("../../templates/cong-van.txt")),
    ("thong-bao", include_str!("../../templates/thong-bao.txt")),
    ("van-ban", include_str!("../../templates/van-ban.txt")),
];

/// The text of a built-in template: `ke-hoach`, `bao-cao`, `to-trinh`, `cong-van`, `thong-bao`, and `van-ban` for all
/// other types; `bao-cao-tien-do` and `bao-cao-tien-do-bang` for [`report`](super::report()).
pub fn builtin(name: &str) -> Option<&'static str> {
    BUILTINS.iter().find(|b| b.0 == name).map(|b| b.1)
}

/// The names [`builtin`] knows.
pub fn builtin_names() -> impl Iterator<Item = &'static str> {
    BUILTINS.iter().map(|b| b.0)
}

/// `bang(ten=…)` and `khoi(ten=…)`: the token of a block list.
struct PlaceByName {
    names: Arc<HashMap<String, (usize, AtomicBool)>>,
    function: &'static str,
}

impl Function<TeraResult<String>> for PlaceByName {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<String> {
        let name = kwargs.must_get::<&str>("ten")?;
        match self.names.get(name) {
            Some((number, used)) => {
                used.store(true, Ordering::Relaxed);
                // On a line of its own whatever the template has beside it.
                Ok(format!("\n{}\n", outline::placed(*number)))
            }
            None => {
                let mut known: Vec<&str> = self.names.keys().map(String::as_str).collect();
                known.sort_unstable();
                Err(tera::Error::message(format!(
                    "{}(ten=\"{name}\"): không có tên này; các tên có: {}",
                    self.function,
                    known.join(", ")
                )))
            }
        }
    }

    fn is_safe(&self) -> bool {
        true
    }
}

fn escape(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    if value == figures::MISSING {
        return out.write_all(value.as_bytes());
    }
    out.write_all(prose::markup(value).as_bytes())
}

/// What a template made.
pub(super) struct Rendered {
    pub text: String,
    /// Names of block lists that the template placed.
    pub placed: Vec<String>,
}

/// Fills a template. An error names file, line, column and the variables there are.
pub(super) fn render(template: &Template, values: &Context, names: &[&str], d: &mut Diagnostics) -> Option<Rendered> {
    let text = template.text.strip_prefix('\u{feff}').unwrap_or(&template.text).replace("\r\n", "\n");
    let names: HashMap<String, (usize, AtomicBool)> =
        names.iter().enumerate().map(|(i, n)| ((*n).to_owned(), (i, AtomicBool::new(false)))).collect();
    let names = Arc::new(names);
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".van-ban"]);
    tera.set_escape_fn(escape);
    for function in ["bang", "khoi"] {
        tera.register_function(function, PlaceByName { names: names.clone(), function });
    }
    prose::register(&mut tera);
    let missing = figures::register(&mut tera);
    let key = "mau.van-ban";
    let result = tera.add_raw_template(key, &text).and_then(|()| tera.render(key, values));
    match result {
        Ok(text) => {
            if missing.count() > 0 {
                d.add(
                    code::THIEU_SO_LIEU,
                    Place::file(&template.name),
                    format!("Thiếu số liệu ở {} chỗ; đã đánh dấu [CẦN BỔ SUNG] trong văn bản", missing.count()),
                    "bổ sung trước khi phát hành",
                );
            }
            let placed = names.iter().filter(|(_, n)| n.1.load(Ordering::Relaxed)).map(|(n, _)| n.clone()).collect();
            Some(Rendered { text: prose::show_missing(text), placed })
        }
        Err(e) => {
            report(template, &e, values, d);
            None
        }
    }
}

fn report(template: &Template, e: &tera::Error, values: &Context, d: &mut Diagnostics) {
    // A function's own error comes wrapped; the cause says more.
    let cause = std::error::Error::source(e).map(|s| s.to_string()).unwrap_or_default();
    let mut one = |message: &str, place: Place| {
        let (what, about_names) = explain(message, &cause);
        let advice = if about_names {
            let all = VARIABLES.iter().chain(super::report::VARIABLES);
            let known: Vec<&str> = all.copied().filter(|v| values.contains_key(v)).collect();
            format!("các biến có: {}", known.join(", "))
        } else {
            String::new()
        };
        let place = Place { file: Some(template.name.clone()), ..place };
        d.add(code::MAU_LOI, place, format!("Lỗi trong tệp mẫu: {what}"), advice);
    };
    match e.kind() {
        ErrorKind::SyntaxError(r) | ErrorKind::RenderingError(r) => {
            one(r.message(), Place::at(r.span().start_line.max(1), r.span().start_col + 1));
        }
        other => {
            // Unknown filters and functions come all together, as text in the shape of a compiler's report.
            let text = other.to_string();
            for part in text.split("error: ").map(str::trim).filter(|p| !p.is_empty()) {
                let numbers = part.lines().find_map(|l| l.trim().strip_prefix("--> "));
                let mut numbers = numbers.into_iter().flat_map(|l| l.rsplit(':')).map_while(|n| n.trim().parse().ok());
                let place = match (numbers.next(), numbers.next()) {
                    (Some(column), Some(line)) => Place::at(line, column),
                    _ => Place::default(),
                };
                one(part, place);
            }
        }
    }
}

/// Tera's message in Vietnamese, and whether the list of variables helps.
fn explain(message: &str, cause: &str) -> (String, bool) {
    let first = message.lines().next().unwrap_or_default();
    let quoted = first.split('`').nth(1).unwrap_or_default();
    let all = format!("{first} {cause}");
    // What our own functions and filters say is Vietnamese already.
    let own = [
        "bang(ten=",
        "khoi(ten=",
        "so(): ",
        "bang_chu(): ",
        "tang_giam(): ",
        "phan_tram(): ",
        "liet_ke(): ",
        "ke_gon(): ",
    ];
    if let Some(i) = own.iter().find_map(|start| all.find(start)) {
        return (all[i..].trim().to_owned(), false);
    }
    let what = match first {
        m if m.starts_with("Variable") => return (format!("không có biến «{quoted}»"), true),
        m if m.starts_with("Field") => return (format!("không có trường «{quoted}»"), true),
        m if m.starts_with("Unknown filter") => format!("không có bộ lọc «{quoted}»"),
        m if m.starts_with("Unknown function") => {
            format!("không có hàm «{quoted}»; các hàm có: bang(ten=…), khoi(ten=…), {}", figures::CALLS)
        }
        m if m.starts_with("Unknown test") => format!("không có phép thử «{quoted}»"),
        m if m.starts_with("Unknown tag") => "thẻ {% … %} này không có; dùng if, for, set".to_owned(),
        m if m.contains("nexpected end") => {
            "tệp mẫu kết thúc khi chưa đóng thẻ (thiếu }}, %}, endif hoặc endfor)".to_owned()
        }
        m if m.contains("Missing keyword argument") => format!("thiếu tham số «{quoted}»"),
        m => m.to_owned(),
    };
    (what, false)
}

/// Every variable a template may use, in the order they are listed to the user.
pub(super) const VARIABLES: [&str; 19] = [
    "loai",
    "ten_loai",
    "co_quan_chu_quan",
    "co_quan_ban_hanh",
    "ten_day_du",
    "so",
    "ky_hieu",
    "dia_danh",
    "ngay",
    "trich_yeu",
    "kinh_gui",
    "can_cu",
    "mo_dau",
    "co_nhiem_vu",
    "so_nhiem_vu",
    "nhiem_vu",
    "ket",
    "noi_nhan",
    "phu_luc",
];
