//! Options, templates, the office's facts, the other commands.

use crate::harness::{Run, made, office, plan, samples};
use serde_json::Value;
use std::process::Stdio;

#[test]
fn wrong_usage_is_explained_in_vietnamese() {
    let run = |args: &[&str]| Run::new().file("a.json", plan("")).args(args);
    run(&["lap", "a.json", "--dang", "doc"]).misused("Giá trị «doc» không dùng được");
    run(&["lap", "a.json", "--dang", ""]).misused("--dang");
    run(&["lap", "a.json", "--ghide"]).misused("có phải «--ghi-de»?");
    run(&["lap", "a.json", "--xyz"]).misused("Không có tùy chọn «--xyz»");
    run(&["lap", "a.json", "-o"]).misused("thiếu giá trị");
    run(&["lap"]).misused("Thiếu <TỆP>");
    run(&["lam", "a.json"]).misused("Không có lệnh «lam»");
    run(&[]).succeeds().says("Kéo tệp hoặc thư mục");
    run(&["lap", "a.json", "--json", "--json"]).misused("«--json»");
    run(&["luoc-do", "thừa"]).misused("«thừa»");
}

#[test]
fn help_is_vietnamese_and_no_error() {
    let all = Run::new().args(["--help"]).succeeds();
    all.says("Cách dùng").says("luoc-do").says("Mã thoát").is_silent();
    let commands = all.out.split("Lệnh:").nth(1).expect("the commands").lines().skip(1);
    let commands: Vec<&str> = commands.map_while(|l| l.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.len() >= 11 && commands.contains(&"lap") && commands.contains(&"tong-hop"), "{commands:?}");
    for command in commands {
        let done = Run::new().args([command, "--help"]).succeeds();
        for english in ["Usage", "Options", "Arguments", "Print help", "ossible values", "default"] {
            done.says_not(english);
            all.says_not(english);
        }
    }
    Run::new().args(["--version"]).succeeds().says("vanthu 0.");
}

#[test]
fn a_template_error_names_file_line_column_and_what_there_is() {
    let lap = |template: &str| {
        let run = Run::with_office().file("a.json", plan("")).file("mẫu riêng.txt", template);
        run.args(["lap", "a.json", "--mau", "mẫu riêng.txt"])
    };
    let done = lap("KẾ HOẠCH\n{{ trich_yeu }}\n\nxx {{ khong_co }}\n").fails_with("mẫu riêng.txt:4:7: lỗi");
    done.says("không có biến «khong_co»").says("các biến có: ").says("trich_yeu").says("nhiem_vu").makes(&[]);
    lap("KẾ HOẠCH\n{{ trich_yeu\n").fails_with("mẫu riêng.txt:").makes(&[]);
    lap("KẾ HOẠCH\n{% for x in can_cu %}a\n").fails_with("mẫu riêng.txt:").makes(&[]);
    lap("KẾ HOẠCH\n{{ trich_yeu | la }}\n").fails_with("không có bộ lọc «la»").says("mẫu riêng.txt:2:").makes(&[]);
    lap("KẾ HOẠCH\n{{ bang(ten=\"x\") }}\n").fails_with("mẫu riêng.txt:2:").makes(&[]);
    lap("KẾ HOẠCH\n{% include \"/etc/passwd\" %}\n").fails_with("mẫu riêng.txt").makes(&[]);
    let done = Run::with_office().file("a.json", plan("")).file("m.txt", b"K\xE9 HO").args(["lap", "a.json"]);
    done.args(["--mau", "m.txt"]).fails_with("m.txt:1: lỗi: Tệp không phải UTF-8").makes(&[]);
}

#[test]
fn errors_of_the_office_are_told_with_their_place() {
    let lap = |toml: &str| Run::new().file("co-quan.toml", toml).file("a.json", plan("")).args(["lap", "a.json"]);
    lap("dia_danh = \"An Bình\"\nky_hieu_co_quam = \"UBND\"\n").fails_with("co-quan.toml:2:1").says("ky_hieu_co_quan");
    lap("dia_danh = An Bình\n").fails_with("co-quan.toml:1:12").makes(&[]);
    lap("dia_danh = 5\nluu = [\n").fails_with("co-quan.toml:").makes(&[]);
    lap("[trinh_bay]\nco_chu = 99\n").fails_with("co-quan.toml:2:10").makes(&[]);
    lap("ab\u{0}c").fails_with("co-quan.toml:1:").makes(&[]);
    let done = Run::new().file("a.json", plan("")).folder("co-quan.toml").args(["lap", "a.json"]).run();
    done.says_not("lỗi");
}

#[test]
fn a_folder_without_fonts_is_refused() {
    let lap = |folder: &str| {
        let run =
            Run::with_office().file("a.json", plan("")).folder("trống").file("hỏng/times.ttf", "không phải phông");
        run.args(["lap", "a.json", "--phong", folder])
    };
    for folder in ["trống", "không có", "hỏng", "a.json"] {
        lap(folder).fails_with("Không dùng được thư mục phông").says("timesbd.ttf").says(folder).makes(&[]);
    }
}

#[test]
fn one_signature_field_on_request() {
    let run = || Run::with_office().file("a.json", plan("")).args(["lap", "a.json"]);
    let fields = |bytes: &[u8]| {
        let pdf = made::pdf(bytes);
        let count = made::dictionaries(&pdf).filter(|d| made::is(d, "FT", "Sig")).count();
        (count, pdf.get_pages().len())
    };
    assert_eq!(fields(&run().succeeds().bytes("a.pdf")), (0, 1));
    // Number and day are left blank here: each has a field of its own beside that of the signature.
    let done = run().args(["--o-ky"]).succeeds();
    assert_eq!(fields(&done.bytes("a.pdf")), (3, 1));
    let dated = Run::with_office().file("a.json", plan("\"so\": 5, \"ngay\": \"05/01/2026\""));
    assert_eq!(fields(&dated.args(["lap", "a.json", "--o-ky"]).succeeds().bytes("a.pdf")), (1, 1));
    done.is_silent();
    // A text without a signature has no place for the field.
    let text = "PHỤ LỤC\nDanh mục\n\nMột đoạn.\n";
    let run = Run::with_office().file("p.txt", text).args(["lap", "p.txt", "--o-ky"]);
    run.fails_with("không có khối chữ ký").makes(&[]);
}

#[test]
fn the_schema_knows_every_key_of_the_samples() {
    let schema: Value = serde_json::from_str(&Run::new().args(["luoc-do"]).succeeds().out).expect("JSON");
    assert!(schema["$schema"].as_str().is_some_and(|s| s.contains("2020-12")));
    let mut known = Vec::new();
    keys(&schema, "properties", &mut known);
    for sample in samples() {
        let data: Value = serde_json::from_slice(&std::fs::read(&sample).expect("read")).expect("JSON");
        for key in data.as_object().expect("an object").keys() {
            assert!(schema["properties"].get(key).is_some(), "{key} in {}", sample.display());
        }
        let mut used = Vec::new();
        all_keys(&data, &mut used);
        for key in used.iter().filter(|k| !known.contains(k)) {
            // Free keys: the columns of a keyed table.
            assert!(data.to_string().contains(&format!("\"khoa\":\"{key}\"")), "{key} in {}", sample.display());
        }
    }
    let office: Value = serde_json::from_str(&Run::new().args(["luoc-do", "--co-quan"]).succeeds().out).expect("JSON");
    let ours: toml::Table = toml::from_str(&String::from_utf8(self::office()).expect("UTF-8")).expect("TOML");
    assert!(ours.keys().all(|k| office["properties"].get(k).is_some()));
}

/// Keys below every member of one name.
fn keys(value: &Value, name: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                if key == name
                    && let Value::Object(inner) = value
                {
                    out.extend(inner.keys().cloned());
                }
                keys(value, name, out);
            }
        }
        Value::Array(items) => items.iter().for_each(|v| keys(v, name, out)),
        _ => {}
    }
}

fn all_keys(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(k, v)| {
            out.push(k.clone());
            all_keys(v, out);
        }),
        Value::Array(items) => items.iter().for_each(|v| all_keys(v, out)),
        _ => {}
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for args in [&["luoc-do"][..], &["--help"], &["lap", "--json", "khong-co.json"]] {
        let run = Run::new().args(args);
        let mut child = run.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("ends");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!said.contains("panicked") && done.status.code().is_some_and(|c| c < 3), "{:?}: {said}", done.status);
    }
}

#[test]
fn a_new_folder_runs_as_it_is() {
    let done = Run::new().args(["khoi-tao", "văn bản mới"]).succeeds();
    done.is_silent().says("vanthu lap");
    let plan = "văn bản mới/ke-hoach.json";
    let made = done.then().args(["lap", plan]).succeeds();
    made.is_silent().makes(&["văn bản mới/ke-hoach.docx", "văn bản mới/ke-hoach.pdf"]);
    made.then().args(["lap", plan, "--mau", "văn bản mới/mau/ke-hoach.txt", "-o", "ra"]).succeeds().is_silent();
    made.then().args(["lap", plan, "--phat-hanh", "-o", "ra2"]).run();
}

#[test]
fn a_new_folder_overwrites_nothing() {
    let run = Run::new().file("x/co-quan.toml", "# của tôi").args(["khoi-tao", "x"]);
    let done = run.fails_with("x/co-quan.toml");
    assert_eq!(done.bytes("x/co-quan.toml"), b"# c\xE1\xBB\xA7a t\xC3\xB4i");
    // All or nothing: a folder half ours would not run.
    done.makes(&[]).says_not("--ghi-de");
    Run::new().file("x", "tệp").args(["khoi-tao", "x"]).fails_with("lỗi").makes(&[]);
}
