//! Many files at once: the summary, names, ctrl-C, files that are no tables or mean harm.

use crate::harness::sheets::{Rows, workbook};
use crate::harness::{Done, Run, made, plan};
use crate::zip_parts::{locked, xlsx};

const TABLE: &str =
    "PHÂN CÔNG\n(Kèm theo Kế hoạch số 1/KH-UBND)\nSTT,Nhiệm vụ,Thời hạn\n1,Rà soát,Quý II/2026\n2,Họp,30/6/2026\n";

/// The summary's lines as fields.
fn summary(done: &Done, name: &str) -> Vec<Vec<String>> {
    let bytes = done.bytes(name);
    assert!(bytes.starts_with("\u{feff}tep,ket_qua,so_bang,so_dong,tep_ra,ly_do\r\n".as_bytes()));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let rows = reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn the_summary_has_a_line_per_file_and_no_field_that_runs() {
    let names = ["=1+1.csv", "+a.csv", "-b.csv", "@c.csv", "d.csv"];
    let run = names[..4].iter().fold(Run::with_office(), |run, name| run.file(name, TABLE));
    let run =
        run.file("d.csv", "chỉ có chữ\n").args(["phu-luc", "--dang", "docx", "--tong-ket", "csv", "--"]).args(names);
    let done = run.fails_with("5 tệp: 4 xong, 1 hỏng");
    let rows = summary(&done, "tong-ket.csv");
    assert_eq!(rows.len(), 5, "{rows:?}");
    for (row, name) in rows.iter().zip(names) {
        let stem = name.trim_end_matches(".csv");
        if name == "d.csv" {
            assert_eq!((&*row[0], &*row[1], &*row[2], &*row[4]), ("d.csv", "hỏng", "0", ""), "{row:?}");
            assert!(!row[5].is_empty(), "{row:?}");
        } else {
            let quoted =
                [format!("'{name}"), "xong".into(), "1".into(), "2".into(), format!("'{stem}.docx"), "".into()];
            assert_eq!(*row, quoted);
        }
        assert!(row.iter().all(|field| !field.starts_with(['=', '+', '-', '@'])), "{row:?}");
    }
    // Our own summary is replaced, what is someone else's stays.
    let done = done.then().args(["phu-luc", "@c.csv", "+a.csv", "--ghi-de", "--tong-ket", "csv"]).succeeds();
    assert_eq!(summary(&done, "tong-ket.csv").len(), 2);
    let run = Run::with_office().file("v/tong-ket.csv", TABLE).file("v/a.csv", TABLE);
    let csv = ["phu-luc", "v", "--dang", "docx", "--co-quan", "co-quan.toml", "--tong-ket", "csv"];
    let done = run.args(csv).succeeds();
    done.makes(&["v/a.docx", "v/tong-ket-2.csv", "v/tong-ket.docx"]);
    assert_eq!(done.bytes("v/tong-ket.csv"), TABLE.as_bytes());
    let done = done.then().args(csv).args(["--ghi-de"]).succeeds();
    assert_eq!(summary(&done, "v/tong-ket-2.csv").len(), 2);
}

#[test]
fn no_two_sheets_or_files_take_one_name() {
    let sheet: Rows =
        &[&["BẢNG"], &["STT", "Nội dung", "Thời hạn"], &["1", "Rà soát", "Quý I"], &["2", "Họp", "Quý II"]];
    let long = "Tên trang tính dài gần bằng ba";
    // Of two sheets one is named like the other file.
    let a = workbook(&[("Một", sheet), ("Hai", sheet), (long, sheet)]);
    let run = Run::with_office().file("a.xlsx", a).file("a - hai.xlsx", workbook(&[("Một", sheet)]));
    let done = run.args(["phu-luc", "a.xlsx", "a - hai.xlsx", "--dang", "docx", "--ghi-de"]).succeeds();
    done.says("a - Hai-2").makes(&[
        "a - Hai-2.docx",
        &format!("a - {long}.docx"),
        "a - hai.docx",
        "a.docx",
        "tong-ket.xlsx",
    ]);
}

#[test]
fn a_folder_gives_its_tables_and_leaves_the_rest() {
    let info: Rows = &[&["Loại văn bản", "Kế hoạch"], &["Số", "1"]];
    let run = Run::with_office()
        .file("hồ sơ xã/bảng số 1.csv", TABLE)
        .file(
            "hồ sơ xã/trong/bảng số 2.xlsx",
            workbook(&[("A", &[&["T"], &["STT", "Việc"], &["1", "a"], &["2", "b"]])]),
        )
        .file(
            "hồ sơ xã/unicode.txt",
            TABLE.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
        )
        .file("hồ sơ xã/kế hoạch.json", plan(""))
        .file("hồ sơ xã/văn bản.txt", "KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n\nMột đoạn.\n")
        .file("hồ sơ xã/sổ.xlsx", workbook(&[("Thông tin chung", info)]))
        .file("hồ sơ xã/~$bảng số 1.xlsx", "khóa")
        .file("hồ sơ xã/ảnh.png", "x");
    // As a file manager hands it over: the folder alone.
    let done = run.args(["hồ sơ xã"]).succeeds();
    done.says("hồ sơ xã: lập phụ lục từ các bảng tính trong thư mục").says("6 tệp: 3 xong");
    for (name, what) in
        [("kế hoạch.json", "dữ liệu văn bản"), ("văn bản.txt", "văn bản thuần"), ("sổ.xlsx", "sổ kế hoạch")]
    {
        done.says(&format!("hồ sơ xã/{name}: ghi chú: Tệp này là {what}, không phải bảng; đã bỏ qua"));
    }
    done.makes(&[
        "hồ sơ xã/bảng số 1.docx",
        "hồ sơ xã/bảng số 1.pdf",
        "hồ sơ xã/tong-ket.xlsx",
        "hồ sơ xã/trong/bảng số 2.docx",
        "hồ sơ xã/trong/bảng số 2.pdf",
        "hồ sơ xã/unicode.docx",
        "hồ sơ xã/unicode.pdf",
    ]);
    let other = done.then().folder("rỗng").args(["phu-luc", "rỗng", "hồ sơ xã/trong", "-o", "ra"]);
    // An empty folder stops no other.
    other.fails_with("rỗng: lỗi: Thư mục không có tệp bảng tính nào").says("ra/bảng số 2.docx");
    done.then().args(["phu-luc", "hồ sơ xã", "--tong-ket", "csv"]).succeeds().makes(&["hồ sơ xã/tong-ket.csv"]);
    let skipped = summary(&done, "hồ sơ xã/tong-ket.csv").iter().filter(|r| r[1] == "bỏ qua").count();
    assert_eq!(skipped, 3);
}

#[test]
fn files_dropped_together_are_each_told_what_they_become() {
    let info: Rows = &[&["Loại văn bản", "Kế hoạch"], &["Trích yếu", "Thử"]];
    let run = Run::with_office()
        .file("bảng 1.csv", TABLE)
        .file("bảng 2.txt", TABLE.replace(',', "\t"))
        .file("dữ liệu.json", plan(""))
        .file("sổ.xlsx", workbook(&[("Thông tin chung", info)]))
        .file("phụ lục.txt", "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\nSTT\tNhiệm vụ\n1\tRà soát\n2\tHọp\n3\tBáo cáo\n")
        .file("thuần.txt", "KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n\nMột đoạn.\n");
    let done = run
        .args(["bảng 1.csv", "bảng 2.txt", "co-quan.toml", "dữ liệu.json", "sổ.xlsx", "phụ lục.txt", "thuần.txt"])
        .succeeds();
    for line in [
        "bảng 1.csv: lập phụ lục từ bảng",
        "bảng 2.txt: lập phụ lục từ bảng",
        "dữ liệu.json: lập văn bản từ dữ liệu",
        "sổ.xlsx: lập văn bản từ sổ kế hoạch",
        "thuần.txt: lập văn bản từ văn bản thuần",
        "phụ lục.txt: lập văn bản từ văn bản thuần",
        "co-quan.toml: ghi chú: Tệp này là thông tin của cơ quan",
    ] {
        done.says(line);
    }
    let made = ["bảng 1", "bảng 2", "dữ liệu", "phụ lục", "sổ", "thuần"];
    let mut files: Vec<String> = made.iter().flat_map(|m| [format!("{m}.docx"), format!("{m}.pdf")]).collect();
    files.push("tong-ket.xlsx".to_owned());
    files.sort();
    done.makes(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let done = done
        .then()
        .file("x.pdf", "%PDF-1.7")
        .args(["x.pdf", "sổ.xlsx"])
        .fails_with("Tệp là văn bản PDF, chưa đọc được");
    done.says("sổ.xlsx: lập văn bản từ sổ kế hoạch").says("Đã có, giữ nguyên sổ.docx");
}

#[test]
fn workbooks_that_are_none_or_mean_harm() {
    let cell = |name: &str, words: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{words}</t></is></c>");
    let row = |n: u32, cells: &str| format!("<row r=\"{n}\">{cells}</row>");
    let body = [("STT", "Nhiệm vụ", "Thời hạn"), ("1", "Rà soát", "Quý I"), ("2", "Tập huấn", "Quý II")];
    let body: String = (1..)
        .zip(body)
        .map(|(n, (a, b, c))| {
            row(n, &[("A", a), ("B", b), ("C", c)].map(|(l, w)| cell(&format!("{l}{n}"), w)).concat())
        })
        .collect();
    let far = body.clone() + &row(1_048_576, &cell("XFD1048576", "góc xa"));
    let sheet = |rows: &str| xlsx(&format!("<sheetData>{rows}</sheetData>"), "", "");
    let run = Run::with_office().file("xa.xlsx", sheet(&far)).args(["phu-luc", "xa.xlsx"]);
    let done = run.succeeds();
    assert!(done.docx("xa.docx").contains("góc xa") && done.docx("xa.docx").contains("Tập huấn"));
    let bomb = sheet(&row(1, &cell("A1", &"a".repeat(400_000_000))));
    assert!(bomb.len() < 2_000_000);
    let run = Run::with_office().file("nổ.xlsx", bomb).args(["phu-luc", "nổ.xlsx"]);
    run.fails_with("nổ.xlsx: lỗi: Tệp quá lớn").makes(&[]);
    let run = Run::with_office().file("khóa.xlsx", locked()).args(["phu-luc", "khóa.xlsx"]);
    run.fails_with("khóa.xlsx: lỗi: Tệp có mật khẩu").makes(&[]);
    let words = sheet(&row(1, &cell("A1", "Chỉ một dòng chữ")));
    let run = Run::with_office().file("chữ.xlsx", words).args(["phu-luc", "chữ.xlsx"]);
    run.fails_with("chữ.xlsx: lỗi: Tệp không có bảng nào").says("Bảng").makes(&[]);
    let blank = sheet("");
    Run::with_office()
        .file("trống.xlsx", blank)
        .args(["phu-luc", "trống.xlsx"])
        .fails_with("không có ô nào")
        .makes(&[]);
}

#[test]
fn ten_thousand_columns_come_in_blocks() {
    let line = |f: &dyn Fn(usize) -> String| (0..10_000).map(f).collect::<Vec<_>>().join(",");
    let head = line(&|n| if n == 0 { "STT".to_owned() } else { format!("Cột {n}") });
    let table = format!("{head}\n{}\n{}\n", line(&|n| n.to_string()), line(&|n| (n + 1).to_string()));
    let done = Run::with_office().file("a.csv", table).args(["phu-luc", "a.csv", "--dang", "docx"]).succeeds();
    let xml = made::part(&done.bytes("a.docx"), "word/document.xml").expect("the document");
    assert!(xml.contains("Cột 1<") && xml.contains("Cột 9999<"), "columns are lost");
    assert!(xml.split("<w:tbl>").all(|t| t.matches("<w:gridCol ").count() <= 63));
}

/// Ctrl-C in the middle of a batch: what is there is whole, and what is not there is said.
#[cfg(unix)]
#[test]
fn ctrl_c_leaves_only_whole_files() {
    use std::process::Stdio;
    let table = TABLE.to_owned() + &(3..60).map(|n| format!("{n},Nhiệm vụ số {n},Quý I/2026\n")).collect::<String>();
    // A system that shuts down asks in its own way.
    for (command, signal) in [("phu-luc", libc::SIGTERM), ("lap", libc::SIGINT)] {
        let ending = if command == "lap" { "json" } else { "csv" };
        let names: Vec<String> = (0..60).map(|n| format!("v/tệp {n:02}.{ending}")).collect();
        let bytes = if command == "lap" { plan("") } else { table.clone() };
        let run = names.iter().fold(Run::with_office(), |run, name| run.file(name, &bytes));
        let csv: &[&str] = if command == "lap" { &[] } else { &["--tong-ket", "csv"] };
        let run = run.args([command, "--co-quan", "co-quan.toml", "-o", "ra"]).args(csv).args(&names);
        let folder = run.folder.clone();
        let mut child = run.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
        let made = || folder.files().into_iter().filter(|f| f.starts_with("ra/") && !f.ends_with(".tmp"));
        while made().next().is_none() && child.try_wait().expect("a state").is_none() {
            std::thread::yield_now();
        }
        // A process that has ended takes no signal, and its number is not given away before it is waited for.
        unsafe { libc::kill(child.id() as libc::pid_t, signal) };
        let ended = child.wait_with_output().expect("ends");
        let said = String::from_utf8(ended.stderr).expect("UTF-8");
        let files: Vec<String> = folder.files().into_iter().filter(|f| f.starts_with("ra/")).collect();
        let stopped = said.matches("Chưa làm đến tệp này").count();
        assert_eq!(ended.status.code(), Some(i32::from(stopped > 0)), "{command}: {said}");
        for name in files.iter().filter(|f| !f.ends_with("tong-ket.csv")) {
            let bytes = std::fs::read(folder.0.join(name)).expect("readable");
            match name.rsplit_once('.') {
                Some((_, "docx")) => assert!(!made::docx_text(&bytes).is_empty(), "{name}"),
                Some((_, "pdf")) => assert!(!made::pdf(&bytes).get_pages().is_empty(), "{name}"),
                _ => panic!("left behind: {name}"),
            }
        }
        let pairs = files.iter().filter(|f| f.ends_with(".docx")).count();
        assert_eq!(pairs, files.iter().filter(|f| f.ends_with(".pdf")).count(), "{files:?}");
        assert_eq!(pairs + stopped, names.len(), "{command}: {said}");
        if command == "phu-luc" {
            let text = std::fs::read_to_string(folder.0.join("ra/tong-ket.csv")).expect("the summary");
            assert_eq!(text.matches(",chưa làm,").count(), stopped, "{text}");
        }
    }
}
