//! The command line: parse, hand over to `cmd`, exit with its status.

use std::process::ExitCode;

fn main() -> ExitCode {
    vanthu::cmd::run(std::env::args_os())
}
