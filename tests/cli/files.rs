//! Files in and out: nothing overwritten unasked, nothing half-written, one bad input stops no other.

use crate::harness::{Folder, Run, made, plan, root, samples};
use std::fs;
use std::process::Command;

#[test]
fn outputs_go_beside_the_input_or_into_a_folder() {
    let name = "hồ sơ/kế hoạch số 1.json";
    let run = || Run::with_office().file(name, plan("")).args(["lap", name, "--co-quan", "co-quan.toml"]);
    run().succeeds().is_silent().makes(&["hồ sơ/kế hoạch số 1.docx", "hồ sơ/kế hoạch số 1.pdf"]);
    let done = run().args(["-o", "kết quả/mới"]).succeeds();
    done.makes(&["kết quả/mới/kế hoạch số 1.docx", "kết quả/mới/kế hoạch số 1.pdf"]);
    done.says("Đã lập").is_silent();
}

#[test]
fn one_format_is_made_when_one_is_asked_for() {
    let run = || Run::with_office().file("a.json", plan("")).args(["lap", "a.json"]);
    run().args(["--dang", "docx"]).succeeds().makes(&["a.docx"]);
    run().args(["--dang", "pdf"]).succeeds().makes(&["a.pdf"]);
    run().args(["--dang=pdf,docx"]).succeeds().makes(&["a.docx", "a.pdf"]);
}

#[test]
fn an_existing_output_is_kept_unless_asked() {
    for kept in ["a.docx", "a.pdf"] {
        let run = || Run::with_office().file("a.json", plan("")).file(kept, "của người khác").args(["lap", "a.json"]);
        let done = run().fails_with("Tệp đã có");
        done.says(kept).says("--ghi-de");
        assert_eq!(done.bytes(kept), "của người khác".as_bytes());
        // Half a new pair beside half an old one would be taken for a pair.
        done.makes(&[]);
        let done = run().args(["--ghi-de"]).succeeds();
        assert_ne!(done.bytes(kept), "của người khác".as_bytes());
    }
    // The format that is not asked for is nobody's business.
    let run = Run::with_office().file("a.json", plan("")).file("a.pdf", "cũ").args(["lap", "a.json", "--dang", "docx"]);
    run.succeeds().makes(&["a.docx"]);
}

#[test]
fn a_bad_run_keeps_the_old_output_even_when_overwriting() {
    let run = Run::with_office().file("a.json", plan("\"ngay\": \"30/02/2026\"")).file("a.docx", "cũ");
    let done = run.args(["lap", "a.json", "--ghi-de"]).fails_with("30/02/2026");
    assert_eq!(done.bytes("a.docx"), "cũ".as_bytes());
    done.makes(&[]);
    let run = Run::with_office().file("a.json", plan("")).folder("a.docx/trong");
    run.args(["lap", "a.json", "--ghi-de"]).fails_with("a.docx");
}

#[test]
fn inputs_that_are_no_files() {
    Run::new().args(["lap", "khong-co.json"]).fails_with("khong-co.json: lỗi: Không đọc được tệp").makes(&[]);
    let done = Run::new().folder("thu-muc.json").args(["lap", "thu-muc.json"]).fails_with("đây là thư mục");
    done.makes(&[]);
    Run::new().folder("thu-muc").args(["lap", "thu-muc"]).fails_with("thư mục").makes(&[]);
    Run::new().args(["lap", "."]).fails_with("thư mục").makes(&[]);
    Run::new().args(["lap", ""]).run();
    Run::new().file("a.rtf", "{\\rtf1}").args(["lap", "a.rtf"]).fails_with(".rtf").makes(&[]);
    Run::new().file("a", "x").args(["lap", "a"]).fails_with("đuôi").makes(&[]);
    Run::new().file("a.txt", "").args(["lap", "a.txt"]).fails_with("Tệp trống").makes(&[]);
    Run::new().file("a.txt", " \n\n").args(["lap", "a.txt"]).fails_with("Tệp trống").makes(&[]);
    let done = Run::new().file("a.json", plan("")).args(["lap", "a.json", "--co-quan", "x.toml"]).fails_with("x.toml");
    done.makes(&[]);
    let done = Run::new().file("a.json", plan("")).args(["lap", "a.json", "--mau", "x.txt"]).fails_with("x.txt");
    done.makes(&[]);
}

#[test]
fn one_bad_input_stops_no_other() {
    let run =
        Run::with_office().file("a.json", plan("")).file("b.json", "{").file("c.txt", "KẾ HOẠCH\nThử\n\nMột đoạn.\n");
    let done = run.args(["lap", "a.json", "b.json", "khong-co.json", "c.txt", "-o", "ra"]).fails_with("b.json:1:");
    done.says("khong-co.json").makes(&["ra/a.docx", "ra/a.pdf", "ra/c.docx", "ra/c.pdf"]);
    assert!(done.out.contains("a.docx") && done.out.contains("c.pdf"), "{}", done.out);
}

#[test]
fn inputs_of_one_name_do_not_overwrite_each_other() {
    for extra in [&["--ghi-de"][..], &[]] {
        let run = Run::with_office()
            .file("x/a.json", plan("\"trich_yeu\": \"Văn bản thứ nhất\""))
            .file("y/a.json", plan("\"trich_yeu\": \"Văn bản thứ hai\""))
            .file("z/A-2.json", plan("\"trich_yeu\": \"Văn bản thứ ba\""))
            .args(["lap", "x/a.json", "y/a.json", "z/A-2.json", "-o", "ra", "--co-quan", "co-quan.toml"])
            .args(extra);
        let done = run.succeeds();
        done.says("y/a.json: ghi chú").says("x/a.json").says("a-3");
        // A name that a file really has stays with it, in whichever case Windows would confuse.
        done.makes(&["ra/A-2.docx", "ra/A-2.pdf", "ra/a-3.docx", "ra/a-3.pdf", "ra/a.docx", "ra/a.pdf"]);
        for (name, words) in [("a", "thứ nhất"), ("a-3", "thứ hai"), ("A-2", "thứ ba")] {
            assert!(done.docx(&format!("ra/{name}.docx")).contains(&format!("Văn bản {words}")), "{name}");
        }
    }
    let run = Run::with_office().file("a.json", plan("")).file("a.txt", "KẾ HOẠCH\nThử\n\nMột.\n");
    let done = run.args(["lap", "a.json", "a.txt", "./a.json", "--ghi-de"]).succeeds();
    done.says("ghi hai lần").makes(&["a-2.docx", "a-2.pdf", "a.docx", "a.pdf"]);
}

#[test]
fn a_folder_that_cannot_be_written() {
    // Through a file, as root may write anywhere else.
    let run = Run::with_office().file("a.json", plan("")).args(["lap", "a.json", "-o", "co-quan.toml/ra"]);
    let done = run.fails_with("Không tạo được thư mục kết quả");
    done.says("-o").makes(&[]);
    let run = Run::with_office().file("a.json", plan("")).args(["lap", "a.json", "-o", "co-quan.toml"]);
    run.fails_with("thư mục kết quả").makes(&[]);
    let run = Run::with_office().file("a.json", plan("")).args(["lap", "a.json", "-o", "/proc/khong-ghi-duoc"]);
    run.fails_with("lỗi").makes(&[]);
}

/// A folder that holds next to nothing; goes when it is dropped.
struct TinyDisk(Folder);

impl TinyDisk {
    fn new() -> Option<TinyDisk> {
        let folder = Folder::new();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=24k", "tmpfs"])
            .arg(&folder.0)
            .output()
            .is_ok_and(|o| o.status.success());
        mounted.then_some(TinyDisk(folder))
    }
}

impl Drop for TinyDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0.0).output();
    }
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let Some(disk) = TinyDisk::new() else {
        println!("skipped: a_full_disk_leaves_nothing_half_written: no tmpfs may be mounted here");
        return;
    };
    let run = Run::with_office().file("a.json", plan("")).args(["lap", "a.json", "-o"]).args([&disk.0.0]);
    let done = run.fails_with("đĩa đã đầy");
    done.says("giải phóng chỗ trống");
    for file in disk.0.files() {
        // What is there is whole.
        let bytes = fs::read(disk.0.0.join(&file)).expect("readable");
        assert!(file == "a.docx" && !made::docx_text(&bytes).is_empty(), "{file}");
    }
}

#[test]
fn every_sample_is_made_without_a_finding_and_twice_the_same() {
    let (base, list) = (Folder::new(), samples());
    for folder in ["một", "hai"] {
        Run::new().args(["lap", "-o"]).args([base.0.join(folder)]).args(&list).succeeds().is_silent();
    }
    for sample in &list {
        for extension in ["docx", "pdf"] {
            let name = sample.with_extension(extension);
            let name = name.file_name().expect("a name");
            let read = |folder: &str| fs::read(base.0.join(folder).join(name)).expect("made");
            assert!(read("một") == read("hai"), "{} differs", name.display());
        }
    }
}

#[test]
#[ignore = "reads real plans in ../shared"]
fn every_seed_is_made() {
    let entries = fs::read_dir(root().join("../shared/seeds")).expect("../shared/seeds");
    for seed in entries.map(|e| e.expect("an entry").path()).filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let stem = seed.file_stem().expect("a stem").to_string_lossy().into_owned();
        let done = Run::new().args(["lap", "-o", "."]).args([&seed]).succeeds();
        done.makes(&[&format!("{stem}.docx"), &format!("{stem}.pdf")]);
    }
}
