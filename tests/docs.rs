//! What the documents under docs/ say is what the program does.
//!
//! `VANTHU_BLESS=1 cargo test --release --test docs` writes docs/luoc-do.json and docs/thong-bao.md anew.

use std::collections::BTreeSet;
use vanthu::compose::{Options, builtin, builtin_names, compose};
use vanthu::diagnostic::{Diagnostics, Severity, code};
use vanthu::{outline, read};

fn doc(name: &str) -> String {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The fenced blocks of one language, each with the line on which it begins.
fn blocks(text: &str, language: &str) -> Vec<(usize, String)> {
    let fence = format!("```{language}");
    let mut out = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (i, line) in text.lines().enumerate() {
        match &mut open {
            Some(_) if line.starts_with("```") => out.extend(open.take()),
            Some((_, body)) => {
                body.push_str(line);
                body.push('\n');
            }
            None if line == fence => open = Some((i + 2, String::new())),
            None => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    assert!(!out.is_empty(), "no {fence} block");
    out
}

fn errors(d: &Diagnostics) -> Vec<String> {
    d.iter().filter(|f| f.severity == Severity::Error).map(ToString::to_string).collect()
}

#[test]
fn the_published_schema_is_current() {
    let now = format!("{:#}\n", read::schema());
    if std::env::var_os("VANTHU_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/luoc-do.json"), &now).expect("written");
    }
    assert!(doc("luoc-do.json").replace('\r', "") == now, "docs/luoc-do.json is old: run with VANTHU_BLESS=1");
}

#[test]
fn codes_are_told_apart_and_say_what_they_mean() {
    let mut names = BTreeSet::new();
    for group in code::groups() {
        assert!(!group.heading.is_empty() && !group.codes.is_empty());
        for code in group.codes {
            let name = code.name();
            let parts: Vec<&str> = name.split('.').collect();
            let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(parts.len() == 2 && parts.iter().all(|p| !p.is_empty() && p.chars().all(letters)), "{name}");
            assert!(names.insert(name), "{name} stands twice");
            assert!(!code.title().is_empty(), "{name}");
            assert_eq!(code.is_missing(), name.starts_with("thieu."), "{name}");
        }
    }
}

/// docs/thong-bao.md as the list of codes has it.
fn messages() -> String {
    let mut out = "# Thông báo\n\nMỗi thông báo có một mã không đổi (`ma` trong kết quả `--json`). Mức độ ghi ở đây là mức \
        thường gặp; có chỗ một thông báo nặng hoặc nhẹ hơn.\n\n- **lỗi**: trái quy định hoặc mất dữ liệu, không lập được kết \
        quả.\n- **cảnh báo**: có lẽ là nhầm, kết quả vẫn được lập.\n- **ghi chú**: nên biết, không phải sửa.\n\nCăn cứ là \
        điều khoản của Nghị định 30/2020/NĐ-CP (PL: Phụ lục).\n"
        .to_owned();
    for group in code::groups() {
        out += &format!("\n## {}\n\n", group.heading);
        if !group.help.is_empty() {
            out += &format!("{}\n\n", group.help);
        }
        out += "| Mã | Mức độ | Nghĩa | Căn cứ |\n|---|---|---|---|\n";
        for code in group.codes {
            let issue = if code.is_missing() { "; phát hành: lỗi" } else { "" };
            out += &format!("| `{code}` | {}{issue} | {} | {} |\n", code.severity(), code.title(), code.clause());
        }
    }
    out
}

#[test]
fn the_list_of_messages_is_the_one_of_the_program() {
    let now = messages();
    if std::env::var_os("VANTHU_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/thong-bao.md"), &now).expect("written");
    }
    assert!(doc("thong-bao.md").replace('\r', "") == now, "docs/thong-bao.md is old: run with VANTHU_BLESS=1");
}

#[test]
fn every_json_example_is_accepted() {
    for (line, json) in blocks(&doc("du-lieu.md"), "json") {
        let mut d = Diagnostics::new();
        let plan = read::plan_json(json.as_bytes(), &mut d);
        let mut found = errors(&d);
        if let Some(plan) = &plan {
            let picture =
                |_: &str| Ok(std::fs::read("samples/hinh/ho-so-truc-tuyen.png").expect("the sample's picture"));
            found.extend(errors(&compose(plan, None, &Options { template: None, resolve: &picture }).1));
        }
        assert!(plan.is_some() && found.is_empty(), "docs/du-lieu.md:{line}: {found:#?}");
    }
}

#[test]
fn every_toml_example_is_accepted() {
    for (line, toml) in blocks(&doc("du-lieu.md"), "toml") {
        let mut d = Diagnostics::new();
        assert!(read::agency_toml(toml.as_bytes(), &mut d).is_some(), "docs/du-lieu.md:{line}: {:#?}", errors(&d));
    }
}

/// The document names every key of both schemas.
#[test]
fn every_key_is_described() {
    let text = doc("du-lieu.md");
    for schema in [read::schema(), read::agency_schema()] {
        let mut missing = Vec::new();
        let own = schema["properties"].as_object().into_iter().flatten();
        let inner = schema["$defs"].as_object().into_iter().flatten();
        let inner = inner.flat_map(|(_, s)| s["properties"].as_object().into_iter().flatten());
        for (key, _) in own
            .chain(inner)
            .filter(|(key, _)| ![format!("`{key}`"), format!("\"{key}\"")].iter().any(|k| text.contains(k)))
        {
            missing.push(key);
        }
        assert!(missing.is_empty(), "docs/du-lieu.md says nothing of {missing:?}");
    }
}

#[test]
fn every_plain_text_example_is_read() {
    for (line, text) in blocks(&doc("van-ban-thuan.md"), "text") {
        let parsed = outline::parse(&text);
        assert!(errors(&parsed.diagnostics).is_empty(), "docs/van-ban-thuan.md:{line}: {:#?}", parsed.diagnostics);
    }
}

#[test]
fn the_plain_text_sample_has_no_finding() {
    let parsed = outline::parse(include_str!("../samples/van-ban.txt"));
    assert_eq!(parsed.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new());
    let doc = parsed.document;
    assert_eq!((doc.bases.len(), doc.recipients.len(), doc.signatures.len()), (2, 5, 1));
}

/// The templates that docs/mau.md names are those there are, and it quotes one of them whole.
#[test]
fn the_template_examples_are_true() {
    let text = doc("mau.md");
    for name in builtin_names() {
        assert!(text.contains(&format!("`{name}`")), "docs/mau.md does not name {name}");
    }
    let quoted = blocks(&text, "jinja");
    assert_eq!(
        quoted[0].1.trim(),
        builtin("ke-hoach").unwrap_or_default().trim(),
        "docs/mau.md quotes an old template"
    );
    let json = r#"{"loai": "ke-hoach", "trich_yeu": "Thử", "mo_dau": "Mở đầu:", "noi_dung": ["Đoạn."], "ket": "Hết",
        "nhiem_vu": [{"noi_dung": "Một việc", "chu_tri": "Văn phòng", "thoi_han": "Quý I/2026"}],
        "bang": {"kinh_phi": {"cot": ["A"], "dong": [["1"]]}}}"#;
    let mut d = Diagnostics::new();
    let plan = read::plan_json(json.as_bytes(), &mut d).expect("a plan");
    for (line, text) in quoted {
        let template = vanthu::Template { name: format!("docs/mau.md:{line}"), text };
        let (_, found) = compose(&plan, None, &Options { template: Some(&template), ..Options::default() });
        let of_template: Vec<_> =
            found.iter().filter(|f| f.code.name().starts_with("mau.")).map(ToString::to_string).collect();
        // The built-in has no place for a named table of the user's own; it says so.
        assert!(of_template.len() <= usize::from(line < 40), "docs/mau.md:{line}: {of_template:#?}");
        assert!(errors(&found).is_empty(), "docs/mau.md:{line}: {:#?}", errors(&found));
    }
}

/// The figures that docs/mau.md shows are what a template writes.
#[test]
fn the_figures_of_the_template_guide_are_true() {
    let text = doc("mau.md");
    let tasks = [r#"{"noi_dung": "Một việc", "chu_tri": "Văn phòng", "thoi_han": "Quý I/2026"}"#; 5].join(", ");
    let json = format!(r#"{{"loai": "ke-hoach", "trich_yeu": "Thử", "noi_dung": ["Đoạn."], "nhiem_vu": [{tasks}]}}"#);
    let plan = read::plan_json(json.as_bytes(), &mut Diagnostics::new()).expect("a plan");
    let rows = text.split("| Viết | In ra |").nth(1).expect("the table").lines().skip(2);
    let mut count = 0;
    for row in rows.take_while(|row| row.starts_with('|')) {
        let codes: Vec<String> = row.split('`').skip(1).step_by(2).map(|c| c.replace("\\|", "|")).collect();
        let (expected, calls) = codes.split_last().expect("a row of code");
        for call in calls {
            count += 1;
            let template = vanthu::Template { name: "mau.md".into(), text: format!("KẾ HOẠCH\n\nIn {call} ra.\n") };
            let (made, found) = compose(&plan, None, &Options { template: Some(&template), ..Options::default() });
            let Some(vanthu::document::Block::Paragraph(line)) = made.body.first() else {
                panic!("{call}: {found:#?}")
            };
            assert_eq!(line.text(), format!("In {expected} ra."), "{call}");
        }
    }
    assert!(count >= 10, "{count} calls");
}
