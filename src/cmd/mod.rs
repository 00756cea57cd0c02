//! The command-line program, one file per subcommand.
//!
//! The only place that prints, opens paths and sets exit statuses: 0 done, 1 lỗi, 2 wrong usage.

mod args;
mod attached;
mod bao_cao;
mod batch;
mod beside;
mod bieu_mau;
mod desk;
mod follow;
mod hints;
mod hoi;
mod khoi_tao;
mod kiem_tra;
mod lap;
mod lich;
mod luoc_do;
#[cfg(feature = "web")]
mod mo;
mod names;
mod natural;
mod nhap;
mod output;
mod phu_luc;
mod report;
mod sua;
mod summary;
mod tong_hop;
mod trich;
mod welcome;
mod window;
mod xuat_nhiem_vu;

use args::{Cli, Command};
use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;
#[cfg(feature = "web")]
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs the program with these arguments, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // A double click, or files dropped on the program: the page, not a window that closes before it is read.
    #[cfg(feature = "web")]
    if mo::by_hand() && natural::are_files(&arguments[1.min(arguments.len())..]) {
        let inputs = arguments.iter().skip(1).map(PathBuf::from).collect();
        let status = mo::run(&args::Mo { inputs, ..args::Mo::default() });
        if status != ExitCode::SUCCESS {
            window::hold();
        }
        return status;
    }
    let status = natural::run(&arguments).unwrap_or_else(|| typed(arguments));
    window::hold();
    report::heard(status)
}

/// A command with its options.
fn typed(arguments: Vec<OsString>) -> ExitCode {
    if arguments.len() < 2 {
        return welcome::run();
    }
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(e) => {
            let asked = matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            if asked {
                report::say(&e.to_string());
                return ExitCode::SUCCESS;
            }
            report::complain(&args::explain(&e));
            return ExitCode::from(2);
        }
    };
    match cli.command {
        Command::Lap(lap) => lap::run(&lap),
        Command::PhuLuc(phu_luc) => phu_luc::run(&phu_luc),
        Command::XuatNhiemVu(xuat) => xuat_nhiem_vu::run(&xuat),
        Command::BieuMau(bieu_mau) => bieu_mau::run(&bieu_mau),
        Command::BaoCao(bao_cao) => bao_cao::run(&bao_cao),
        Command::Trich(trich) => trich::run(&trich),
        Command::Lich(lich) => lich::run(&lich),
        Command::Sua(sua) => sua::run(&sua),
        Command::Nhap(nhap) => nhap::run(&nhap),
        Command::KiemTra(kiem_tra) => kiem_tra::run(&kiem_tra),
        Command::TongHop(tong_hop) => tong_hop::run(&tong_hop),
        #[cfg(feature = "web")]
        Command::Mo(mo) => mo::run(&mo),
        Command::LuocDo(luoc_do) => luoc_do::run(&luoc_do),
        Command::Hoi(hoi) => hoi::run(&hoi),
        Command::KhoiTao(khoi_tao) => khoi_tao::run(&khoi_tao),
    }
}
