//! What other programs make of the files.

use crate::flows::{long_table, sample};
use std::path::PathBuf;
use std::process::Command;
use vanthu::arrange::Flow;
use vanthu::docx;

/// A file for outside tools.
fn save(name: &str, flow: &Flow) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, docx::write(flow).expect("written")).expect("saved");
    path
}

/// Runs a tool, or says that it was skipped; its absence is a failure when `VANTHU_TOOLS=1`.
fn tool(test: &str, command: &mut Command) -> bool {
    match command.output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            assert!(output.status.success(), "{test}: {}", String::from_utf8_lossy(&said));
            true
        }
        Err(error) if std::env::var_os("VANTHU_TOOLS").is_some_and(|on| on == "1") => panic!("{test}: {error}"),
        Err(_) => {
            println!("skipped {test}: {} is not installed", command.get_program().to_string_lossy());
            false
        }
    }
}

#[test]
fn the_package_passes_ooxml_integrity() {
    for (name, flow) in [("integrity.docx", sample()), ("integrity-empty.docx", Flow::default())] {
        let path = save(name, &flow);
        tool("the_package_passes_ooxml_integrity", Command::new("ooxml-integrity").arg("check").arg(path));
    }
}

/// The text of each page as an office suite prints it; none when the tools are not there.
fn printed(test: &str, name: &str, flow: &Flow) -> Option<Vec<String>> {
    let path = save(name, flow);
    let (folder, pdf) = (path.parent().expect("a folder"), path.with_extension("pdf"));
    // A profile for each test: two offices cannot share one.
    let mut office = Command::new("soffice");
    office.arg("--headless").arg(format!("-env:UserInstallation=file://{}/profile-{test}", folder.display()));
    office.args(["--convert-to", "pdf", "--outdir"]).arg(folder).arg(&path);
    if !tool(test, &mut office) || !tool(test, Command::new("pdftotext").arg("-layout").arg(&pdf)) {
        return None;
    }
    let text = std::fs::read_to_string(pdf.with_extension("txt")).expect("the text of the pages");
    Some(text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect())
}

#[test]
fn an_office_suite_prints_each_section_on_its_pages() {
    let test = "an_office_suite_prints_each_section_on_its_pages";
    let Some(pages) = printed(test, "office.docx", &sample()) else { return };
    let [first, appendix, last] = pages.as_slice() else { panic!("{pages:?}") };
    for words in ["LƯU HÀNH NỘI BỘ", "Độc lập - Tự do - Hạnh phúc", "Nội dung cước chú & nguồn.", "Thôn 1, xã An Bình"]
    {
        assert!(first.contains(words), "{first}");
    }
    assert!(appendix.contains("DANH MỤC NHIỆM VỤ"), "{appendix}");
    assert_eq!(last.trim(), "Hết.");
}

#[test]
fn an_office_suite_repeats_the_head_and_numbers_the_pages() {
    let test = "an_office_suite_repeats_the_head_and_numbers_the_pages";
    let Some(pages) = printed(test, "long.docx", &long_table(60)) else { return };
    assert!(pages.len() > 2);
    for (index, page) in pages.iter().enumerate() {
        let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let number = (index + 1).to_string();
        let skipped = usize::from(index > 0);
        assert_eq!(lines[0] == number, index > 0, "no number on the first page, one on page {number}");
        assert!(lines[skipped].starts_with("STT"), "{lines:?}");
    }
}
