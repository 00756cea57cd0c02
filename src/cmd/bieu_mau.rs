//! `vanthu bieu-mau`: empty workbooks to fill in.

use super::args::{BieuMau, Form};
use super::{output, report};
use crate::diagnostic::{Diagnostics, Place};
use crate::forms;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(args: &BieuMau) -> ExitCode {
    let mut found = Diagnostics::new();
    let mut written = Vec::new();
    let (made, name) = match args.form {
        Form::KeHoach => (forms::plan_form(), "ke-hoach.xlsx"),
    };
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from(name));
    match made {
        Ok(bytes) => {
            if output::write(&path, &bytes, args.overwrite, &mut found) {
                written.push(path);
            }
        }
        Err(e) => found.error("bieu-mau.khong-lap-duoc", Place::default(), e.to_string(), ""),
    }
    report::findings(&found, &written, false);
    if found.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
