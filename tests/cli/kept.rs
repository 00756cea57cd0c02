//! Nothing a person made is ever lost: whatever runs, and however often, every file that was there is still there, byte for
//! byte, or beside it as "(bản cũ …)".

use crate::harness::{Done, Folder, Run, plan, root};
use crate::zip_parts::with_part;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use vanthu::office::Mark;

const TABLE: &str = "DANH MỤC VIỆC\nSTT,Nhiệm vụ,Chủ trì,Thời hạn\n1,Rà soát hộ khẩu,Công an xã,Quý I/2026\n2,Tập huấn,Phòng Kinh tế,30/6/2026\n";
const TEXT: &str = "KẾ HOẠCH\nDọn kênh mương\n\nI. MỤC ĐÍCH\n\nĐể nước thoát nhanh.\n";
const KY: &str = "Quý III/2026";

/// What every file of a folder holds, by its path there.
pub fn snapshot(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let read = |name: String| {
        let bytes = fs::read(folder.0.join(&name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        (name, bytes)
    };
    folder.files().into_iter().map(read).collect()
}

/// Whether a file that was there is still there, under its name or as the old copy of it.
pub fn survives(name: &str, bytes: &[u8], now: &BTreeMap<String, Vec<u8>>) -> bool {
    let path = Path::new(name);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let is_copy = |other: &String| {
        let other = Path::new(other);
        let beside = other.parent() == path.parent() && other.extension() == path.extension();
        let shortened = stem.chars().take(40).collect::<String>();
        let other = other.file_stem().unwrap_or_default().to_string_lossy();
        beside && other.starts_with(&shortened) && other.contains(" (bản cũ ")
    };
    now.get(name).is_some_and(|b| b == bytes) || now.iter().any(|(other, b)| b == bytes && is_copy(other))
}

fn sample() -> Run {
    let folder = root().join("samples/tien-do");
    let read = |name: &str| fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    Run::new()
        .file("theo-doi.json", read("ke-hoach.json"))
        .file("co-quan.toml", read("co-quan.toml"))
        .file("gui-ve/quy-2-2026.csv", read("gui-ve/quy-2-2026.csv"))
        .file("gui-ve/quy-3-2026.csv", read("gui-ve/quy-3-2026.csv"))
        .file("ke-hoach.json", plan(""))
        .file("van-ban.txt", TEXT)
        .file("bang 1.csv", TABLE)
        .file("bang 2.csv", TABLE.replace("Rà soát", "Đăng ký"))
        .file("thu-muc/bang 3.csv", TABLE)
}

/// Every command that writes, with the options that change what it writes; `GHI-DE` is where `--ghi-de` may stand.
const COMMANDS: [&[&str]; 24] = [
    &["lap", "ke-hoach.json", "van-ban.txt", "GHI-DE"],
    &["lap", "ke-hoach.json", "--o-ky", "--json-phat-hanh", "-o", "ra", "GHI-DE"],
    &["lap", "van-ban.txt", "bang 1.csv", "thu-muc", "--dang", "docx", "GHI-DE"],
    &["lap", "cu.docx", "GHI-DE"],
    &["phu-luc", "bang 1.csv", "bang 2.csv", "--kem-theo", "ke-hoach.json", "GHI-DE"],
    &["phu-luc", "thu-muc", "--tong-ket", "csv", "--gop", "GHI-DE"],
    &["xuat-nhiem-vu", "bang 1.csv", "-o", "ds.xlsx", "GHI-DE"],
    &["xuat-nhiem-vu", "theo-doi.json", "-o", "ds.csv", "GHI-DE"],
    &["xuat-nhiem-vu", "theo-doi.json", "-o", "ds.json", "GHI-DE"],
    &["bieu-mau", "ke-hoach", "GHI-DE"],
    &["bieu-mau", "tien-do", "theo-doi.json", "--ky", KY, "GHI-DE"],
    &["bao-cao", "theo-doi.json", "--tien-do", "gui-ve", "--ky", KY, "--doi-chieu", "GHI-DE"],
    &["tong-hop", "theo-doi.json", "--tien-do", "gui-ve", "--ky", KY, "GHI-DE"],
    &["tong-hop", "theo-doi.json", "--tien-do", "gui-ve", "--ky", KY, "-o", "th.csv", "GHI-DE"],
    &["trich", "theo-doi.json", "--tat-ca", "--dang", "docx", "GHI-DE"],
    &["lich", "theo-doi.json", "GHI-DE"],
    &["lich", "theo-doi.json", "-o", "lich.ics", "GHI-DE"],
    &["sua", "cu.docx", "--theo-doi", "GHI-DE"],
    &["nhap", "cu.docx", "-o", "moi.json", "GHI-DE"],
    &["nhap", "cu.docx", "-o", "moi.txt", "GHI-DE"],
    &["kiem-tra", "cu.docx", "-o", "phieu.docx", "--ghi-chu-word", "nhan-xet.docx", "GHI-DE"],
    &["khoi-tao", "moi"],
    &["ke-hoach.json", "bang 1.csv", "bang 2.csv", "cu.docx"],
    &["thu-muc", "van-ban.txt"],
];

/// One of the commands in a folder, three times and more: as it is, after a person wrote into half of the results, and with
/// `--ghi-de` after a person wrote into the other half.
fn thrice(command: &[&str], document: &[u8]) {
    let args = |replace: bool| {
        let own = command.iter().filter(move |a| replace || **a != "GHI-DE");
        own.map(|a| if *a == "GHI-DE" { "--ghi-de" } else { a }).collect::<Vec<_>>()
    };
    let start = sample().file("cu.docx", document).args(["luoc-do"]).run();
    let folder = start.folder.clone();
    let inputs = snapshot(&folder);
    let first = start.then().args(args(false)).run();
    let made: Vec<String> = folder.files().into_iter().filter(|f| !inputs.contains_key(f)).collect();
    assert!(!made.is_empty(), "{command:?}\n{}{}", first.out, first.err);
    // The very same results are no fault.
    let before = snapshot(&folder);
    let again = start.then().args(args(false)).run();
    again.makes(&[]).says("Đã có, giữ nguyên");
    assert!(snapshot(&folder) == before, "{command:?}");
    for (at, replace) in [(0, false), (1, true), (2, true)] {
        for (n, name) in made.iter().enumerate() {
            if n % 2 == at % 2 {
                edit(&folder.0.join(name), at);
            }
        }
        let before = snapshot(&folder);
        let done = start.then().args(args(replace)).run();
        let now = snapshot(&folder);
        for (name, bytes) in &before {
            let untouched = replace && Mark::of(bytes) == Mark::Whole;
            let is_input = inputs.contains_key(name);
            assert!(
                survives(name, bytes, &now) || untouched && !is_input && now.contains_key(name),
                "{name} is lost by {:?}\n{}{}",
                args(replace),
                done.out,
                done.err
            );
            assert!(!is_input || now.get(name) == Some(bytes), "{name} was written over by {:?}", args(replace));
        }
    }
}

/// What a person would do to a result.
fn edit(path: &PathBuf, time: usize) {
    let mut bytes = fs::read(path).expect("a result");
    bytes.extend(format!("\nsửa tay lần {time}").bytes());
    fs::write(path, bytes).expect("written");
}

fn document() -> Vec<u8> {
    let json = fs::read(root().join("samples/thong-bao.json")).expect("a sample");
    let run = Run::with_office().file("a.json", json).args(["lap", "a.json", "--dang", "docx"]);
    run.succeeds().bytes("a.docx")
}

#[test]
fn drafts_and_appendices_lose_nothing() {
    let document = document();
    COMMANDS[..6].iter().for_each(|c| thrice(c, &document));
}

#[test]
fn lists_and_forms_lose_nothing() {
    let document = document();
    COMMANDS[6..12].iter().for_each(|c| thrice(c, &document));
}

#[test]
fn following_a_plan_loses_nothing() {
    let document = document();
    COMMANDS[12..18].iter().for_each(|c| thrice(c, &document));
}

#[test]
fn documents_and_dropped_files_lose_nothing() {
    let document = document();
    COMMANDS[18..].iter().for_each(|c| thrice(c, &document));
}

#[test]
fn an_input_is_never_an_output() {
    let document = document();
    let cases: [&[&str]; 8] = [
        &["xuat-nhiem-vu", "bang 1.csv", "-o", "bang 1.csv"],
        &["xuat-nhiem-vu", "theo-doi.json", "-o", "theo-doi.json"],
        &["nhap", "van-ban.txt", "-o", "van-ban.txt"],
        &["kiem-tra", "cu.docx", "-o", "cu.docx"],
        &["kiem-tra", "cu.docx", "--ghi-chu-word", "cu.docx"],
        &["sua", "cu.docx", "-o", "cu.docx"],
        &["tong-hop", "theo-doi.json", "--tien-do", "gui-ve", "--ky", KY, "-o", "gui-ve/quy-2-2026.csv"],
        &["tong-hop", "theo-doi.json", "--tien-do", "gui-ve", "--ky", KY, "-o", "theo-doi.json"],
    ];
    for case in cases {
        let start = sample().file("cu.docx", &document).args(["luoc-do"]).run();
        let before = snapshot(&start.folder);
        let done = start.then().args(case).args(["--ghi-de"]).run();
        done.says("trùng với tệp gốc");
        let now = snapshot(&start.folder);
        assert!(before.iter().all(|(name, bytes)| now.get(name) == Some(bytes)), "{case:?}");
    }
    // Nor is it one under another name that leads to it, and a document is drafted beside itself.
    #[cfg(unix)]
    {
        let start = sample().args(["luoc-do"]).run();
        std::os::unix::fs::symlink("bang 1.csv", start.folder.0.join("khac.csv")).expect("a link");
        start
            .then()
            .args(["xuat-nhiem-vu", "bang 1.csv", "-o", "khac.csv", "--ghi-de"])
            .fails_with("trùng với tệp gốc");
    }
    let start = sample().file("cu.docx", &document).args(["lap", "cu.docx", "--ghi-de"]).run();
    start.makes(&["cu (2).docx", "cu (2).pdf"]);
    assert_eq!(start.bytes("cu.docx"), document);
    // Two that are dropped together: what the data gives does not become the document that is checked.
    let start = sample().file("ke-hoach.docx", &document).args(["ke-hoach.json", "ke-hoach.docx"]).run();
    start.says("ke-hoach (2).docx");
    assert_eq!(start.bytes("ke-hoach.docx"), document);
}

fn only_copy(done: &Done) -> String {
    let copies: Vec<String> = done.folder.files().into_iter().filter(|f| f.contains(" (bản cũ ")).collect();
    let [one] = &copies[..] else { panic!("{copies:?}\n{}", done.err) };
    one.clone()
}

#[test]
fn what_was_edited_is_kept_and_what_was_not_is_replaced() {
    let run = || Run::with_office().file("a.json", plan(""));
    let done = run().args(["lap", "a.json"]).succeeds();
    let old = done.bytes("a.docx");
    let other = plan("").replace("Thử chương trình", "Thử lần hai");
    // Nobody touched what was made: no old copies.
    let again = done.then().file("a.json", &other).args(["lap", "a.json", "--ghi-de"]).succeeds();
    again.makes(&[]);
    assert_ne!(again.bytes("a.docx"), old);
    // Someone wrote into the DOCX, someone signed the PDF.
    let edited = with_part(&again.bytes("a.docx"), "word/document.xml", |xml| xml.replacen("lần hai", "lần ba", 1));
    let signed = [again.bytes("a.pdf"), b"9 0 obj <</Type /Sig>> endobj\n%%EOF\n".to_vec()].concat();
    let done = done.then().file("a.docx", &edited).file("a.pdf", &signed).file("a.json", plan(""));
    let done = done.args(["lap", "a.json", "--ghi-de"]).succeeds();
    done.says("được giữ lại thành «a (bản cũ 20");
    let copies: Vec<String> = done.folder.files().into_iter().filter(|f| f.contains(" (bản cũ ")).collect();
    assert_eq!(copies.iter().map(|c| done.bytes(c)).collect::<Vec<_>>(), [edited.clone(), signed]);
    // The same file put back needs no other copy.
    let done = done.then().file("a.docx", &edited).args(["lap", "a.json", "--ghi-de", "--dang", "docx"]).succeeds();
    done.makes(&[]);
    // Files without a mark are kept whenever they differ.
    let run = run().file("bang.csv", TABLE).file("ds.csv", "ghi tay\n");
    let done = run.args(["xuat-nhiem-vu", "bang.csv", "-o", "ds.csv", "--ghi-de"]).succeeds();
    assert_eq!(done.bytes(&only_copy(&done)), b"ghi tay\n");
}

#[cfg(unix)]
#[test]
fn rights_stay_and_what_is_read_only_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let done = Run::with_office().file("a.json", plan("")).file("a.docx", "cũ").args(["luoc-do"]).run();
    let path = done.folder.0.join("a.docx");
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("rights");
    set(0o440);
    let run = || done.then().args(["lap", "a.json", "--dang", "docx", "--ghi-de"]);
    run().fails_with("chỉ cho đọc").makes(&[]);
    assert_eq!(done.bytes("a.docx"), "cũ".as_bytes());
    set(0o604);
    let made = run().succeeds();
    assert_eq!(path.metadata().expect("a file").permissions().mode() & 0o777, 0o604);
    assert_eq!(made.bytes(&only_copy(&made)), "cũ".as_bytes());
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through() {
    use std::os::unix::fs::symlink;
    let done = Run::with_office().file("a.json", plan("")).file("nơi khác/của ai.docx", "x").args(["luoc-do"]).run();
    symlink("nơi khác/của ai.docx", done.folder.0.join("a.docx")).expect("a link");
    done.then().args(["lap", "a.json"]).fails_with("Tệp đã có").makes(&[]);
    let made = done.then().args(["lap", "a.json", "--ghi-de"]).succeeds();
    assert_eq!(made.bytes("nơi khác/của ai.docx"), b"x");
    assert!(made.bytes("a.docx").starts_with(b"PK"));
    // What an earlier run left when it was killed goes; what others call so stays.
    let left = format!(".vanthu-{}.tmp", "0f".repeat(16));
    let made =
        done.then().file(&left, "nửa").file("kq/.vanthu-x.tmp.docx", "y").args(["lap", "a.json", "-o", "."]).run();
    assert!(!made.folder.files().contains(&left) && made.folder.files().contains(&"kq/.vanthu-x.tmp.docx".to_owned()));
}

#[test]
fn names_as_long_as_the_disk_takes() {
    // 255 bytes with the ending of the input; that of the results is longer.
    let name = format!("{}{}", "ế".repeat(83), "ab");
    let inputs = [format!("{name}.csv"), format!("{name}.tsv")];
    let run = Run::with_office().file(&inputs[0], TABLE).file(&inputs[1], TABLE.replace(',', "\t"));
    let done = run.args(["phu-luc", "--dang", "docx"]).args(&inputs).succeeds();
    let made: Vec<String> = done.folder.files().into_iter().filter(|f| f.ends_with(".docx")).collect();
    assert_eq!(made.len(), 2, "{made:?}");
    assert!(made.iter().all(|f| f.len() <= 255 && f.starts_with(&"ế".repeat(82))), "{made:?}");
    // A check of a document with the longest name, dropped twice with other words: its sheets too.
    let long = format!("{}.docx", "ế".repeat(83));
    let done = Run::new().file(&long, document()).args([&long]).run();
    let sheets: Vec<String> = done.folder.files().into_iter().filter(|f| f.contains(" - kiểm tra")).collect();
    assert!(sheets.len() == 1 && sheets[0].ends_with(" - kiểm tra.docx"), "{sheets:?}\n{}", done.err);
}

/// What nobody hears is no success.
#[cfg(target_os = "linux")]
#[test]
fn a_full_or_closed_standard_output_ends_with_one() {
    let run = Run::new().args(["luoc-do"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let status = run.command().stdout(full).stderr(std::process::Stdio::null()).status().expect("starts");
    assert_eq!(status.code(), Some(1));
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let status = run.command().stdout(writer).stderr(std::process::Stdio::null()).status().expect("starts");
    assert_eq!(status.code(), Some(1));
}

#[test]
fn what_names_and_cells_hold_does_not_steer_the_terminal() {
    let table = TABLE.replace("Rà soát", "\u{1b}[31mRà\u{9b}2J soát\u{202e}").replace("30/6/2026", "\u{7}30/6/206");
    let name = if cfg!(windows) { "x.csv" } else { "x\u{1b}]0;tên\u{7}.csv" };
    let done = Run::with_office().file(name, table).args(["phu-luc", name]).run();
    let said = format!("{}{}", done.out, done.err);
    assert!(
        said.contains(".csv") && !said.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'),
        "{said:?}"
    );
    // Programs get the words as they are.
    let done = done.then().args(["phu-luc", name, "--json", "--ghi-de"]).run();
    assert!(done.json()["thong_bao"].is_array());
}
