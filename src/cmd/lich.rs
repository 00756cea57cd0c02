//! `vanthu lich`: every deadline and every report owed in a year, as a table and as a calendar file.

use super::args::Lich;
use super::output::Saved;
use super::{desk, follow, output, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::office::{Followed, Format};
use std::process::ExitCode;

pub fn run(args: &Lich) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    if let Some(office) = desk::office(None, &mut found)
        && let Some(followed) = follow::open(&office, &args.plan, None, &mut found)
    {
        written = make(args, &followed, &mut found);
    }
    report::findings(&mut found, &written, args.json);
    report::status(&found)
}

fn make(args: &Lich, followed: &Followed, found: &mut Diagnostics) -> Vec<Saved> {
    let year = args.plan.year;
    let Some(path) = args.out.as_deref() else {
        let made = followed.calendar_of(year, &Format::BOTH, true);
        found.extend(made.found);
        let folder = desk::folder(None, &args.plan.plan);
        return desk::save_in(&folder, made.files, args.overwrite, found);
    };
    let made = match output::ending(path).as_str() {
        "ics" => followed.calendar_of(year, &[], true),
        "docx" => followed.calendar_of(year, &[Format::Docx], false),
        "pdf" => followed.calendar_of(year, &[Format::Pdf], false),
        _ => {
            let place = Place::file(path.display().to_string());
            found.add(code::TEP_DINH_DANG, place, "Lịch chỉ ghi ra .ics, .docx hoặc .pdf", "đổi đuôi tệp sau -o");
            return Vec::new();
        }
    };
    found.extend(made.found);
    desk::save_as(path, made.files, args.overwrite, found)
}
