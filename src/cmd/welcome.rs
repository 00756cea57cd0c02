//! `vanthu` alone: what it can do, in ten lines.

use super::args::Cli;
use super::report;
use clap::CommandFactory;
use std::process::ExitCode;

/// What is done, how it is typed, and the command it belongs to.
const LINES: [(&str, &str, &str); 9] = [
    ("mo", "vanthu mo", "mở trang làm việc trong trình duyệt, không cần gõ lệnh"),
    ("lap", "vanthu lap \"kế hoạch.docx\" \"nhiệm vụ.xlsx\"", "văn bản Word và PDF, mỗi bảng một phụ lục"),
    ("phu-luc", "vanthu phu-luc \"thư mục bảng\"", "mỗi bảng Excel thành một phụ lục"),
    ("kiem-tra", "vanthu kiem-tra \"văn bản.docx\"", "chỗ nào chưa đúng thể thức"),
    ("sua", "vanthu sua \"văn bản.docx\"", "sửa những chỗ chắc chắn, ghi ra tệp mới"),
    ("nhap", "vanthu nhap \"kế hoạch.docx\"", "văn bản cũ thành tệp chữ để soạn bản mới"),
    (
        "bao-cao",
        "vanthu bao-cao ke-hoach.json --tien-do \"gửi về\" --ky \"Quý III/2026\"",
        "báo cáo từ biểu các đơn vị",
    ),
    ("hoi", "vanthu hoi", "hỏi tên cơ quan, người ký… một lần cho mọi văn bản"),
    ("khoi-tao", "vanthu khoi-tao \"thư mục mới\"", "thư mục mẫu chạy được ngay"),
];

pub fn run() -> ExitCode {
    report::say(
        "vanthu lập và kiểm tra văn bản hành chính. Kéo tệp hoặc thư mục thả vào biểu tượng chương trình, hoặc gõ:",
    );
    for (command, typed, what) in LINES {
        if Cli::command().find_subcommand(command).is_some() {
            report::say(&format!("  {typed}   {what}"));
        }
    }
    report::say("Gõ «vanthu --help» để xem mọi lệnh, «vanthu lap --help» để xem tùy chọn của một lệnh.");
    ExitCode::SUCCESS
}
