//! `vanthu mo`: the page in the browser. What opens paths and the browser is here; what talks to the page is `web/`.

use super::args::Mo;
use super::{desk, output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::disk::Existing;
use crate::office::MadeFile;
use crate::web::{self, Given, Keeper, Options};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes of one file at most, as the page takes them.
const MOST: u64 = 200 << 20;

/// Runs the command.
pub fn run(args: &Mo) -> ExitCode {
    let mut found = Diagnostics::new();
    let Some(office) = desk::office(args.fonts.as_deref(), &mut found) else {
        report::findings(&mut found, &[], false);
        return ExitCode::FAILURE;
    };
    let mut paths = Vec::new();
    for input in &args.inputs {
        match input.is_dir() {
            true => match output::files_below(input) {
                Ok(files) => paths.extend(files),
                Err(why) => found.add(code::TEP_KHONG_DOC_DUOC, Place::file(input.display().to_string()), why, ""),
            },
            false => paths.push(input.clone()),
        }
    }
    report::findings(&mut found, &[], false);
    let given = paths.iter().map(|path| given(path)).collect();
    let facts = args.agency.clone().or_else(|| beside(paths.first()?));
    let keeper = Box::new(Paths { given: paths, facts, kept: kept() });
    let options = Options { office, port: args.port, stays: args.stays, given, keeper };
    let served = web::serve(options, |address| {
        let opened = !args.address_only && open::that_detached(address).is_ok();
        match opened {
            true => report::say("Trang vanthu đang mở trong trình duyệt. Đóng trang thì chương trình tự dừng."),
            false => report::say(&format!(
                "Mở địa chỉ này bằng trình duyệt trên máy này (chỉ dùng được một lần):\n{address}"
            )),
        }
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let mut found = Diagnostics::new();
            let message = format!("Không mở được trang: {}", output::reason(&e));
            found.add(code::TRANG_KHONG_MO_DUOC, Place::default(), message, "chọn cổng khác bằng --cong");
            report::findings(&mut found, &[], false);
            ExitCode::FAILURE
        }
    }
}

/// Whether the program was started by a double click, or files were dropped on it: in a window of its own, or in none.
#[cfg(windows)]
pub fn by_hand() -> bool {
    let sharing = super::window::sharing();
    sharing <= 1 && (std::io::stdout().is_terminal() || sharing == 0)
}

/// Whether the program was started by a double click: from a desktop, without a terminal, and nobody reads what it says.
#[cfg(not(windows))]
pub fn by_hand() -> bool {
    use std::os::unix::fs::FileTypeExt;
    let terminal = std::io::stdin().is_terminal() || std::io::stdout().is_terminal() || std::io::stderr().is_terminal();
    let desktop = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let read = std::fs::metadata("/dev/stdout").is_ok_and(|m| m.file_type().is_fifo() || m.is_file());
    !terminal && desktop && !read
}

fn given(path: &Path) -> Given {
    let mut found = Diagnostics::new();
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let large = path.metadata().is_ok_and(|m| m.len() > MOST);
    if large {
        let message = "Tệp lớn hơn 200 MB, không mở trong trang";
        found.add(code::TEP_QUA_LON, Place::file(path.display().to_string()), message, "chia tệp nhỏ ra");
        return Given { name, bytes: Err(found) };
    }
    Given { name, bytes: output::read(path, &mut found).ok_or(found) }
}

/// The facts that lie beside a file.
fn beside(file: &Path) -> Option<PathBuf> {
    let path = file.parent().unwrap_or(Path::new("")).join("co-quan.toml");
    path.is_file().then_some(path)
}

/// Where the program keeps the office's facts, as each system has it.
fn kept() -> Option<PathBuf> {
    let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let home = || var("HOME");
    let settings = if cfg!(windows) {
        var("APPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        var("XDG_CONFIG_HOME").or_else(|| home().map(|home| home.join(".config")))
    };
    Some(settings?.join("vanthu").join("co-quan.toml"))
}

/// The paths of the files that were named, and of the office's facts.
struct Paths {
    given: Vec<PathBuf>,
    /// Facts that were named or lie beside the first file: they stand before those that are kept.
    facts: Option<PathBuf>,
    kept: Option<PathBuf>,
}

impl Keeper for Paths {
    fn facts(&self) -> Option<Vec<u8>> {
        let read = |path: &PathBuf| std::fs::read(path).ok();
        self.facts.as_ref().and_then(read).or_else(|| self.kept.as_ref().and_then(read))
    }

    fn facts_place(&self) -> String {
        self.kept.as_ref().map(|path| path.display().to_string()).unwrap_or_default()
    }

    fn keep(&self, toml: &[u8]) -> Result<(), String> {
        let path = self.kept.as_ref().ok_or("Máy này không có thư mục cài đặt để ghi")?;
        let mut found = Diagnostics::new();
        // What stood there may have been written by hand.
        let saved = output::save(vec![(path.clone(), toml.to_vec())], Existing::Keep, &mut found);
        match saved.is_empty() {
            false => Ok(()),
            true => Err(found.iter().map(|f| f.message.clone()).collect::<Vec<_>>().join("; ")),
        }
    }

    fn save(&self, given: usize, files: Vec<MadeFile>) -> (Vec<String>, Diagnostics) {
        let mut found = Diagnostics::new();
        let Some(source) = self.given.get(given) else { return (Vec::new(), found) };
        let folder = desk::folder(None, source);
        let files = files.into_iter().map(|file| (folder.join(file.file_name()), file.bytes)).collect();
        let saved = output::save(files, Existing::Number, &mut found);
        (saved.iter().map(|saved| saved.path.display().to_string()).collect(), found)
    }
}
