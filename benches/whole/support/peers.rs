//! Other programs on the same data, in the same run: ratios hold where times do not.

use std::path::Path;
use std::process::{Command, Stdio};

/// Whether a command can be run at all.
fn runs(program: &str, arguments: &[&str]) -> bool {
    let quiet = |c: &mut Command| c.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().ok();
    quiet(Command::new(program).args(arguments)).is_some_and(|status| status.success())
}

/// docxtpl filling a template with the rows of one of our data files; none when it is not installed.
pub fn docxtpl(data: &Path, folder: &Path) -> Option<impl Fn() -> Command> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/docxtpl_rows.py");
    if !runs("python3", &["-c", "import docxtpl"]) {
        return None;
    }
    let template = folder.join("docxtpl-mau.docx");
    let made = Command::new("python3").arg(&script).arg("template").arg(&template).status();
    if !made.is_ok_and(|status| status.success()) {
        return None;
    }
    let (data, out) = (data.to_owned(), folder.join("docxtpl.docx"));
    Some(move || {
        let mut command = Command::new("python3");
        command.arg(&script).arg("fill").arg(&template).arg(&data).arg(&out);
        command
    })
}

/// typst laying out the rows of one of our data files; none when its Python package is not installed.
pub fn typst(data: &Path, folder: &Path) -> Option<impl Fn() -> Command> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !runs("python3", &["-c", "import typst"]) {
        return None;
    }
    let (data, out) = (data.to_owned(), folder.join("typst.pdf"));
    Some(move || {
        let mut command = Command::new("python3");
        command.arg(project.join("benches/peers/typst_rows.py")).arg(project.join("fonts")).arg(&data).arg(&out);
        command
    })
}

/// An office suite making a PDF of a DOCX; none when it is not installed.
pub fn office<'a>(docx: &'a Path, folder: &'a Path) -> Option<impl Fn() -> Command + 'a> {
    if !runs("soffice", &["--version"]) {
        return None;
    }
    Some(move || {
        let out = folder.join("office");
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}/profile", folder.display())).arg("--headless");
        command.args(["--convert-to", "pdf", "--outdir"]).arg(out).arg(docx);
        command
    })
}
