//! Arguments, with help in Vietnamese.

use super::output::Existing;
use crate::office::ColumnChoice;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::error::Error;
use std::path::PathBuf;

const HELP: &str = "\
{about}

Cách dùng: {usage}

{all-args}{after-help}
";

/// Headings of the help.
const OPTIONS: &str = "Tùy chọn";
const ARGUMENTS: &str = "Tham số";

/// vanthu
#[derive(Debug, Parser)]
#[command(
    name = "vanthu",
    version,
    about = "Lập văn bản hành chính (kế hoạch, báo cáo, phụ lục…) từ dữ liệu, đúng thể thức Nghị định 30/2020/NĐ-CP",
    help_template = HELP,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    next_help_heading = OPTIONS,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    override_usage = "vanthu <LỆNH> [TÙY CHỌN]",
    after_help = "Mã thoát: 0 xong; 1 có lỗi; 2 gõ sai lệnh."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// In cách dùng
    #[arg(short = 'h', long = "help", action = ArgAction::Help, global = true)]
    pub help: Option<bool>,
    /// In phiên bản
    #[arg(short = 'V', long = "version", action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// Subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Mở trang làm việc trong trình duyệt trên máy này: thả tệp, xem trang, sửa, điền, lấy văn bản
    #[cfg(feature = "web")]
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu mo [TÙY CHỌN] [TỆP|THƯ-MỤC]...")]
    Mo(Mo),
    /// Lập văn bản DOCX và PDF từ dữ liệu, sổ kế hoạch, văn bản thuần hoặc Word, kèm các bảng làm phụ lục
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu lap [TÙY CHỌN] <KẾ-HOẠCH> [BẢNG|THƯ-MỤC]...")]
    Lap(Lap),
    /// Lập phụ lục DOCX và PDF từ tệp Excel, CSV, JSON hoặc cả thư mục
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu phu-luc [TÙY CHỌN] <TỆP|THƯ-MỤC>...")]
    PhuLuc(PhuLuc),
    /// Xuất danh sách nhiệm vụ sạch (.xlsx, .csv hoặc .json) từ kế hoạch hay bảng nhiệm vụ
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu xuat-nhiem-vu [TÙY CHỌN] <TỆP>... -o <TỆP>")]
    XuatNhiemVu(XuatNhiemVu),
    /// Tạo biểu mẫu Excel trống để điền
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu bieu-mau ke-hoach [-o <TỆP>]\n          vanthu bieu-mau tien-do <KẾ-HOẠCH> --ky <KỲ> [-o <THƯ-MỤC>]")]
    BieuMau(BieuMau),
    /// Lập báo cáo định kỳ từ tiến độ các đơn vị gửi về, có phụ lục
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu bao-cao [TÙY CHỌN] <KẾ-HOẠCH> [BẢNG|THƯ-MỤC]... --tien-do <TỆP|THƯ-MỤC> --ky <KỲ>")]
    BaoCao(BaoCao),
    /// Trích nhiệm vụ của một đơn vị (hoặc của từng đơn vị) thành phụ lục
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu trich [TÙY CHỌN] <KẾ-HOẠCH> (--don-vi <TÊN> | --tat-ca)")]
    Trich(Trich),
    /// Lập lịch các thời hạn và báo cáo phải gửi, thành bảng và tệp lịch .ics
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu lich [TÙY CHỌN] <KẾ-HOẠCH> [--nam <NĂM>] [-o <TỆP>]")]
    Lich(Lich),
    /// Sửa những chỗ chắc chắn đúng (phông, cỡ chữ, lề, giãn cách, dấu cuối dòng…) của văn bản .docx, ghi ra tệp mới
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu sua [TÙY CHỌN] <TỆP|THƯ-MỤC>... [-o <TỆP|THƯ-MỤC>]")]
    Sua(Sua),
    /// Nhập văn bản đã có thành dữ liệu để lập văn bản mới
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu nhap [TÙY CHỌN] <TỆP> [-o <TỆP>]")]
    Nhap(Nhap),
    /// Kiểm tra thể thức văn bản .docx (hoặc tệp .json, .txt, sổ kế hoạch .xlsx) theo Nghị định 30/2020/NĐ-CP
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu kiem-tra [TÙY CHỌN] <TỆP|THƯ-MỤC>...")]
    KiemTra(KiemTra),
    /// Tổng hợp tiến độ các đơn vị gửi về: một bảng, ai chưa gửi, chỗ nào mâu thuẫn
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu tong-hop [TÙY CHỌN] <KẾ-HOẠCH> --tien-do <TỆP|THƯ-MỤC> --ky <KỲ>")]
    TongHop(TongHop),
    /// Hỏi từng thông tin của cơ quan còn thiếu (tên, địa danh, người ký…) rồi ghi vào co-quan.toml, dùng cho mọi văn bản
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu hoi [TỆP] [--co-quan <TỆP>]")]
    Hoi(Hoi),
    /// In lược đồ JSON của tệp dữ liệu (để trình soạn thảo gợi ý khi gõ)
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu luoc-do [TÙY CHỌN]")]
    LuocDo(LuocDo),
    /// Tạo thư mục mẫu chạy được ngay: kế hoạch, cơ quan, tệp mẫu
    #[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "vanthu khoi-tao <THƯ-MỤC>")]
    KhoiTao(KhoiTao),
}

/// `vanthu lap`.
#[derive(Debug, Default, Args)]
pub struct Lap {
    /// Kế hoạch: dữ liệu (.json), sổ kế hoạch (.xlsx), văn bản thuần (.txt, .md) hoặc văn bản Word (.docx); các bảng (.xlsx, .xls, .ods, .csv) hoặc thư mục bảng ghi sau nó thành Phụ lục I, II… của nó, theo thứ tự ấy. Chọn trang, cột, khổ cho một bảng: bang.xlsx:sheet=Trang 1:kho=ngang
    #[arg(value_name = "TỆP", required = true, help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Tệp co-quan.toml; không ghi thì tìm bên cạnh tệp đầu vào
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    /// Tệp mẫu (văn bản thuần có {{ }}) dùng thay mẫu có sẵn
    #[arg(long = "mau", value_name = "TỆP")]
    pub template: Option<PathBuf>,
    /// Dùng cho năm mới: để trống số, ngày; nâng năm trong tên văn bản và đề mục; chỉ ra mọi chỗ còn của năm cũ, trong bản Word là nhận xét (Comment)
    #[arg(long = "nam-moi", value_name = "NĂM", value_parser = clap::value_parser!(u16).range(1945..=2099))]
    pub new_year: Option<u16>,
    /// Thêm một ô ký số trống vào PDF, tại chỗ ký
    #[arg(long = "o-ky")]
    pub signature_field: bool,
    /// Bản để phát hành: còn chỗ [CẦN BỔ SUNG] là lỗi
    #[arg(long = "phat-hanh")]
    pub issue: bool,
    /// Cho phép tệp ảnh, tệp bảng mà dữ liệu nêu tên ("tep") nằm ngoài thư mục của tệp dữ liệu
    #[arg(long = "cho-phep-tep-ngoai")]
    pub files_anywhere: bool,
    /// Ghi thêm «… - phát hành.json» bên cạnh PDF: số, ký hiệu, ngày, trích yếu, người ký, nơi nhận, số trang cho hệ thống quản lý văn bản
    #[arg(long = "json-phat-hanh")]
    pub issue_facts: bool,
    #[command(flatten)]
    pub results: Results,
}

/// Documents to be made: where, in which formats, with which letters.
#[derive(Debug, Clone, Args)]
pub struct Results {
    /// Thư mục đặt kết quả; không ghi thì đặt cạnh tệp đầu vào
    #[arg(short = 'o', long = "ra", value_name = "THƯ-MỤC")]
    pub out: Option<PathBuf>,
    /// Định dạng cần lập; không ghi thì lập cả hai
    #[arg(
        long = "dang",
        value_name = "docx,pdf",
        value_delimiter = ',',
        default_value = "docx,pdf",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub formats: Vec<Format>,
    /// Thư mục có bốn tệp phông Times New Roman của cơ quan, để nhúng vào PDF
    #[arg(long = "phong", value_name = "THƯ-MỤC")]
    pub fonts: Option<PathBuf>,
    /// In «Phụ lục I (tiếp theo)» trên đầu các trang sau của phụ lục
    #[arg(long = "tiep-theo")]
    pub continued_labels: bool,
    /// Thể thức: hanh-chinh (Nghị định 30) hoặc dang (Hướng dẫn 05-HD/VPTW); không ghi thì theo dữ liệu, co-quan.toml
    #[arg(long = "the-thuc", value_name = "THỂ-THỨC", hide_possible_values = true)]
    pub profile: Option<TheThuc>,
    /// Thay kết quả đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In thông báo dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
    /// Of files dropped on the program: what is new takes another name.
    #[arg(skip)]
    pub numbered: bool,
}

/// Whose form documents follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TheThuc {
    /// Nghị định 30/2020/NĐ-CP
    HanhChinh,
    /// Hướng dẫn 05-HD/VPTW
    Dang,
}

impl Default for Results {
    fn default() -> Self {
        let formats = vec![Format::Docx, Format::Pdf];
        Results {
            out: None,
            formats,
            fonts: None,
            continued_labels: false,
            profile: None,
            overwrite: false,
            json: false,
            numbered: false,
        }
    }
}

impl Results {
    /// Those of files that were dropped on the program.
    pub fn dropped() -> Self {
        Results { numbered: true, ..Results::default() }
    }

    /// What becomes of a result that is there already.
    pub fn existing(&self) -> Existing {
        if self.numbered { Existing::Number } else { self.overwrite.into() }
    }
}

/// Output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Word
    Docx,
    /// PDF
    Pdf,
}

/// `vanthu phu-luc`.
#[derive(Debug, Default, Args)]
pub struct PhuLuc {
    /// Tệp bảng tính (.xlsx, .xls, .ods, .csv, .json…) hoặc thư mục có các tệp ấy
    #[arg(value_name = "TỆP|THƯ-MỤC", required = true, help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Kế hoạch mà phụ lục kèm theo (.json, sổ kế hoạch .xlsx, .txt): lấy số, ngày, tên cơ quan cho dòng «(Kèm theo …)»
    #[arg(long = "kem-theo", value_name = "KẾ-HOẠCH")]
    pub plan: Option<PathBuf>,
    /// Chỉ lập trang tính này
    #[arg(long = "sheet", value_name = "TÊN")]
    pub sheet: Option<String>,
    /// Dạng của bản tổng kết khi làm nhiều tệp: xlsx (khi không ghi) hoặc csv
    #[arg(
        long = "tong-ket",
        value_name = "xlsx|csv",
        default_value = "xlsx",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub summary: SummaryForm,
    /// Chiều giấy: doc, ngang, hoặc tu-dong (theo bảng; dùng khi không ghi)
    #[arg(
        long = "kho",
        value_name = "CHIỀU",
        default_value = "tu-dong",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub orientation: Orient,
    /// Gộp mọi trang tính của một tệp vào một văn bản: Phụ lục I, II…
    #[arg(long = "gop")]
    pub together: bool,
    /// Đánh số lại: Phụ lục, hoặc Phụ lục I, II… khi gộp, dù bảng tự ghi «PHỤ LỤC 3», «Biểu số 04»
    #[arg(long = "danh-so-lai")]
    pub renumber: bool,
    /// Gộp các ô giống nhau liền nhau trong cột này (ghi được nhiều lần)
    #[arg(long = "gop-o", value_name = "CỘT")]
    pub merge_columns: Vec<String>,
    /// Cột nào là gì, khi chương trình đọc chưa đúng: «thoi_han=Tiến độ (nếu có)» (ghi được nhiều lần)
    #[arg(long = "cot", value_name = "KHÓA=CỘT")]
    pub columns: Vec<ColumnChoice>,
    /// Viết lại số theo cách Việt Nam ở các cột gõ hoặc bị đổi theo cách khác (1,243 → 1.243)
    #[arg(long = "sua-so")]
    pub fix_numbers: bool,
    /// Đổi lại ngày và tháng ở các ô bị Excel đảo
    #[arg(long = "sua-ngay")]
    pub fix_dates: bool,
    /// Bản để phát hành: bỏ cột không phát hành; còn chỗ [CẦN BỔ SUNG] là lỗi
    #[arg(long = "phat-hanh")]
    pub issue: bool,
    /// Tệp co-quan.toml; không ghi thì tìm bên cạnh tệp đầu vào
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    #[command(flatten)]
    pub results: Results,
}

/// `vanthu bao-cao`.
/// `vanthu mo`
#[cfg(feature = "web")]
#[derive(Debug, Args, Default)]
pub struct Mo {
    /// Tệp hoặc thư mục đặt sẵn lên trang
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Cổng trên máy này; không ghi thì tự chọn cổng trống
    #[arg(long = "cong", value_name = "SỐ")]
    pub port: Option<u16>,
    /// Chạy tiếp khi trang đã đóng (mặc định tự dừng sau một phút)
    #[arg(long = "giu")]
    pub stays: bool,
    /// Không tự mở trình duyệt, chỉ in địa chỉ
    #[arg(long = "chi-in-dia-chi")]
    pub address_only: bool,
    /// Tệp thông tin cơ quan; không ghi thì dùng co-quan.toml cạnh tệp, rồi đến tệp đã nhớ
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    /// Thư mục có bốn tệp phông Times New Roman
    #[arg(long = "phong", value_name = "THƯ-MỤC")]
    pub fonts: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct BaoCao {
    #[command(flatten)]
    pub plan: Followed,
    /// Các bảng (.xlsx, .xls, .ods, .csv) hoặc thư mục bảng làm phụ lục của báo cáo, sau phụ lục của nó
    #[arg(value_name = "BẢNG|THƯ-MỤC", help_heading = ARGUMENTS)]
    pub tables: Vec<PathBuf>,
    #[command(flatten)]
    pub sent: Sent,
    /// Báo cáo ngắn: hai đoạn lời văn, còn lại là bảng ở phụ lục
    #[arg(long = "bang")]
    pub table: bool,
    /// Nơi gửi báo cáo, in ở dòng Kính gửi (ghi được nhiều lần); không ghi thì theo [bao_cao] trong co-quan.toml
    #[arg(long = "kinh-gui", value_name = "CƠ-QUAN")]
    pub addressees: Vec<String>,
    /// Ghi thêm doi-chieu.xlsx: mỗi con số, mỗi danh sách trong báo cáo được tính từ nhiệm vụ, đơn vị, tệp, ô nào
    #[arg(long = "doi-chieu")]
    pub cross_check: bool,
    /// Không vẽ biểu đồ
    #[arg(long = "khong-bieu-do")]
    pub no_charts: bool,
    /// Tệp mẫu (văn bản thuần có {{ }}) dùng thay mẫu có sẵn
    #[arg(long = "mau", value_name = "TỆP")]
    pub template: Option<PathBuf>,
    /// Bản để phát hành: còn chỗ [CẦN BỔ SUNG] là lỗi
    #[arg(long = "phat-hanh")]
    pub issue: bool,
    #[command(flatten)]
    pub results: Results,
}

/// `vanthu trich`.
#[derive(Debug, Args)]
pub struct Trich {
    #[command(flatten)]
    pub plan: Followed,
    /// Đơn vị cần trích (ghi được nhiều lần)
    #[arg(long = "don-vi", value_name = "TÊN", required_unless_present = "all")]
    pub units: Vec<String>,
    /// Mỗi đơn vị trong kế hoạch một bản
    #[arg(long = "tat-ca", conflicts_with = "units")]
    pub all: bool,
    #[command(flatten)]
    pub results: Results,
}

/// `vanthu lich`.
#[derive(Debug, Args)]
pub struct Lich {
    #[command(flatten)]
    pub plan: Followed,
    /// Tệp kết quả, đuôi .ics, .docx hoặc .pdf; không ghi thì lập cả ba cạnh kế hoạch
    #[arg(short = 'o', long = "ra", value_name = "TỆP")]
    pub out: Option<PathBuf>,
    /// Thay kết quả đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In thông báo dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
}

/// `vanthu sua`.
#[derive(Debug, Args)]
pub struct Sua {
    /// Văn bản .docx cần sửa, hoặc thư mục có các văn bản ấy; các tệp này được giữ nguyên
    #[arg(value_name = "TỆP|THƯ-MỤC", required = true, help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Tệp .docx mới (khi sửa một tệp), hoặc thư mục; không ghi thì là «… - đã sửa.docx» bên cạnh
    #[arg(short = 'o', long = "ra", value_name = "TỆP|THƯ-MỤC")]
    pub out: Option<PathBuf>,
    /// Ghi mỗi chỗ sửa bằng Track Changes của Word, chỗ cần người quyết định thành nhận xét (Comment)
    #[arg(long = "theo-doi")]
    pub tracked: bool,
    /// Ngày ghi ở từng thay đổi, nhận xét của Word, ví dụ 30/9/2026; không có thì không ghi ngày
    #[arg(long = "ngay", value_name = "NGÀY", requires = "tracked")]
    pub day: Option<String>,
    /// Thay tệp đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In kết quả dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
}

/// `vanthu nhap`.
#[derive(Debug, Args)]
pub struct Nhap {
    /// Văn bản đã có (.docx hoặc .txt)
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub input: PathBuf,
    /// Dùng cho năm mới: để trống số, ngày; nâng năm trong tên văn bản và đề mục; chỉ ra mọi chỗ còn của năm cũ
    #[arg(long = "nam-moi", value_name = "NĂM", value_parser = clap::value_parser!(u16).range(1945..=2099))]
    pub new_year: Option<u16>,
    /// Tệp dữ liệu, đuôi .json (cho «vanthu lap») hoặc .txt (văn bản thuần, sửa được bằng Notepad); không ghi thì là .txt cạnh tệp đầu vào
    #[arg(short = 'o', long = "ra", value_name = "TỆP")]
    pub out: Option<PathBuf>,
    /// Thay tệp đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In thông báo dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
}

/// `vanthu kiem-tra`.
#[derive(Debug, Default, Args)]
pub struct KiemTra {
    /// Văn bản cần kiểm tra (.docx, .json, .txt, .xlsx) hoặc thư mục có các tệp ấy
    #[arg(value_name = "TỆP|THƯ-MỤC", required = true, help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Ghi phiếu kiểm tra ra tệp .docx hoặc .pdf để giao người soạn thảo
    #[arg(short = 'o', long = "ra", value_name = "TỆP")]
    pub out: Option<PathBuf>,
    /// Ghi văn bản ấy ra tệp .docx mới, mỗi chỗ chưa đạt là một nhận xét (Comment) của Word; mỗi lần một văn bản
    #[arg(long = "ghi-chu-word", value_name = "TỆP")]
    pub remarks: Option<PathBuf>,
    /// Ngày ghi ở từng thay đổi, nhận xét của Word, ví dụ 30/9/2026; không có thì không ghi ngày
    #[arg(long = "ngay", value_name = "NGÀY", requires = "remarks")]
    pub day: Option<String>,
    /// Chỉ in các lỗi
    #[arg(long = "chi-loi")]
    pub errors_only: bool,
    /// Tệp co-quan.toml cho tệp dữ liệu; không ghi thì tìm bên cạnh tệp đầu vào
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    /// Thay phiếu đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In kết quả dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
    /// Of files dropped on the program: what is new takes another name.
    #[arg(skip)]
    pub numbered: bool,
}

/// `vanthu xuat-nhiem-vu`.
#[derive(Debug, Args)]
pub struct XuatNhiemVu {
    /// Kế hoạch (.json), sổ kế hoạch hoặc bảng nhiệm vụ (.xlsx, .xls, .ods, .csv)
    #[arg(value_name = "TỆP", required = true, help_heading = ARGUMENTS)]
    pub inputs: Vec<PathBuf>,
    /// Tệp kết quả, đuôi .xlsx, .csv hoặc .json
    #[arg(short = 'o', long = "ra", value_name = "TỆP", required = true)]
    pub out: PathBuf,
    /// Năm của những thời hạn không ghi năm
    #[arg(long = "nam", value_name = "NĂM")]
    pub year: Option<i32>,
    /// Cột nào là gì, khi chương trình đọc chưa đúng: «thoi_han=Tiến độ (nếu có)» (ghi được nhiều lần)
    #[arg(long = "cot", value_name = "KHÓA=CỘT")]
    pub columns: Vec<ColumnChoice>,
    /// Viết lại số theo cách Việt Nam ở các cột gõ hoặc bị đổi theo cách khác (1,243 → 1.243)
    #[arg(long = "sua-so")]
    pub fix_numbers: bool,
    /// Đổi lại ngày và tháng ở các ô bị Excel đảo
    #[arg(long = "sua-ngay")]
    pub fix_dates: bool,
    /// Thay kết quả đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In thông báo dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
}

/// `vanthu bieu-mau`.
#[derive(Debug, Args)]
pub struct BieuMau {
    /// ke-hoach: sổ để điền cả một kế hoạch; tien-do: biểu tiến độ, mỗi đơn vị chủ trì một tệp
    #[arg(value_name = "LOẠI", help_heading = ARGUMENTS, hide_possible_values = true)]
    pub form: Form,
    /// Kế hoạch cần theo dõi (với loại tien-do)
    #[arg(value_name = "KẾ-HOẠCH", help_heading = ARGUMENTS, required_if_eq("form", "tien-do"))]
    pub plan: Option<PathBuf>,
    /// ke-hoach: tệp kết quả, không ghi thì là ke-hoach.xlsx; tien-do: thư mục, không ghi thì là bieu-mau cạnh kế hoạch
    #[arg(short = 'o', long = "ra", value_name = "TỆP|THƯ-MỤC")]
    pub out: Option<PathBuf>,
    /// Kỳ báo cáo (với loại tien-do): «Quý III/2026», «6 tháng đầu năm 2026», «tháng 10/2026»
    #[arg(long = "ky", value_name = "KỲ", required_if_eq("form", "tien-do"))]
    pub period: Option<String>,
    /// Tệp co-quan.toml; không ghi thì tìm bên cạnh kế hoạch
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    /// Năm của những thời hạn không ghi năm
    #[arg(long = "nam", value_name = "NĂM")]
    pub year: Option<i32>,
    /// Cột nào là gì, khi chương trình đọc chưa đúng: «thoi_han=Tiến độ (nếu có)» (ghi được nhiều lần)
    #[arg(long = "cot", value_name = "KHÓA=CỘT")]
    pub columns: Vec<ColumnChoice>,
    /// Đổi lại ngày và tháng ở các ô bị Excel đảo
    #[arg(long = "sua-ngay")]
    pub fix_dates: bool,
    /// Thay tệp đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
}

/// Empty forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Cả một kế hoạch: thông tin chung, nội dung, nhiệm vụ
    KeHoach,
    /// Biểu tiến độ, mỗi đơn vị chủ trì một tệp
    TienDo,
}

/// A plan to be followed.
#[derive(Debug, Clone, Args)]
pub struct Followed {
    /// Kế hoạch (.json), sổ kế hoạch hoặc bảng nhiệm vụ (.xlsx, .xls, .ods, .csv)
    #[arg(value_name = "KẾ-HOẠCH", help_heading = ARGUMENTS)]
    pub plan: PathBuf,
    /// Tệp co-quan.toml; không ghi thì tìm bên cạnh kế hoạch
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
    /// Năm của những thời hạn không ghi năm
    #[arg(long = "nam", value_name = "NĂM")]
    pub year: Option<i32>,
    /// Cột nào là gì, khi chương trình đọc chưa đúng: «thoi_han=Tiến độ (nếu có)» (ghi được nhiều lần)
    #[arg(long = "cot", value_name = "KHÓA=CỘT")]
    pub columns: Vec<ColumnChoice>,
    /// Đổi lại ngày và tháng ở các ô bị Excel đảo
    #[arg(long = "sua-ngay")]
    pub fix_dates: bool,
}

/// What units sent, for one period.
#[derive(Debug, Clone, Args)]
pub struct Sent {
    /// Tệp tiến độ các đơn vị gửi về, hoặc thư mục có các tệp ấy (ghi được nhiều lần)
    #[arg(long = "tien-do", value_name = "TỆP|THƯ-MỤC", required = true)]
    pub progress: Vec<PathBuf>,
    /// Kỳ báo cáo: «Quý III/2026», «6 tháng đầu năm 2026», «9 tháng năm 2026», «tháng 10/2026», «năm 2026»
    #[arg(long = "ky", value_name = "KỲ")]
    pub period: String,
    /// Ngày xét tiến độ; không ghi thì là ngày cuối của kỳ
    #[arg(long = "ngay", value_name = "NGÀY")]
    pub at: Option<String>,
}

/// `vanthu tong-hop`.
#[derive(Debug, Args)]
pub struct TongHop {
    #[command(flatten)]
    pub plan: Followed,
    #[command(flatten)]
    pub sent: Sent,
    /// Dạng của bản tổng kết khi làm nhiều tệp: xlsx (khi không ghi) hoặc csv
    #[arg(
        long = "tong-ket",
        value_name = "xlsx|csv",
        default_value = "xlsx",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub summary: SummaryForm,
    /// Tệp kết quả, đuôi .xlsx, .csv hoặc .json; không ghi thì là tong-hop-<kỳ>.xlsx cạnh kế hoạch
    #[arg(short = 'o', long = "ra", value_name = "TỆP")]
    pub out: Option<PathBuf>,
    /// Thay kết quả đã có; bản cũ được giữ lại thành «… (bản cũ …)» nếu đã có người sửa
    #[arg(long = "ghi-de")]
    pub overwrite: bool,
    /// In thông báo dạng JSON cho chương trình khác đọc
    #[arg(long = "json")]
    pub json: bool,
}

/// Forms of the summary of many files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SummaryForm {
    /// Excel
    #[default]
    Xlsx,
    /// CSV, cho chương trình khác
    Csv,
}

/// How the pages lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Orient {
    /// Theo độ rộng của bảng
    #[default]
    TuDong,
    /// Giấy dọc
    Doc,
    /// Giấy ngang
    Ngang,
}

/// `vanthu hoi`.
#[derive(Debug, Args)]
pub struct Hoi {
    /// Dữ liệu, sổ kế hoạch, văn bản cần lập: chỉ hỏi những gì tệp này thiếu; không ghi thì hỏi mọi thông tin chưa có
    #[arg(value_name = "TỆP", help_heading = ARGUMENTS)]
    pub input: Option<PathBuf>,
    /// Tệp co-quan.toml; không ghi thì là tệp bên cạnh tệp đầu vào, hoặc trong thư mục hiện tại
    #[arg(long = "co-quan", value_name = "TỆP")]
    pub agency: Option<PathBuf>,
}

/// `vanthu luoc-do`.
#[derive(Debug, Args)]
pub struct LuocDo {
    /// Lược đồ của co-quan.toml thay vì của tệp dữ liệu
    #[arg(long = "co-quan")]
    pub agency: bool,
}

/// `vanthu khoi-tao`.
#[derive(Debug, Args)]
pub struct KhoiTao {
    /// Thư mục cần tạo
    #[arg(value_name = "THƯ-MỤC", help_heading = ARGUMENTS)]
    pub folder: PathBuf,
}

/// A usage error in Vietnamese.
pub fn explain(error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => s.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        Some(ContextValue::StyledStrs(list)) => list.iter().map(StyledStr::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = context(ContextKind::InvalidSubcommand);
            let near = context(ContextKind::SuggestedSubcommand);
            if near.is_empty() {
                format!("Không có lệnh «{name}»")
            } else {
                format!("Không có lệnh «{name}»; có phải «{near}»?")
            }
        }
        ErrorKind::UnknownArgument => {
            let near = context(ContextKind::SuggestedArg);
            if near.is_empty() {
                format!("Không có tùy chọn «{argument}»")
            } else {
                format!("Không có tùy chọn «{argument}»; có phải «{near}»?")
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("Tùy chọn «{argument}» thiếu giá trị"),
        ErrorKind::InvalidValue => {
            format!(
                "Giá trị «{value}» không dùng được cho «{argument}»; các giá trị có: {}",
                context(ContextKind::ValidValue)
            )
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            format!("Giá trị «{value}» không dùng được cho «{argument}»: {why}")
        }
        ErrorKind::MissingRequiredArgument => format!("Thiếu {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Chưa ghi lệnh".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("Tùy chọn «{argument}» ghi hai lần hoặc trái với tùy chọn khác"),
        _ => "Dòng lệnh không đúng".to_owned(),
    };
    format!("{what}\n→ gõ «vanthu --help» để xem cách dùng")
}
