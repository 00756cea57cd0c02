//! A report never states what nobody said: small plans and what came back for them, and the sentences that come of it.

use crate::sample::day;
use crate::support::*;
use vanthu::Options;
use vanthu::compose::report::{Input, Shape, report};
use vanthu::diagnostic::Diagnostics;
use vanthu::plan::progress::{AsOf, Progress, Tally, judge, stamp};
use vanthu::plan::units::Registry;
use vanthu::plan::{Agency, Period, Regime, WorkPlan};
use vanthu::{read, sheet, tables};

/// A plan that is followed through the second quarter of 2026.
pub struct Followed {
    pub work: WorkPlan,
    pub office: Agency,
    pub progress: Vec<Progress>,
    pub now: Tally,
}

const OFFICE: &str = "co_quan_ban_hanh = [\"SỞ MẪU\"]\nten_day_du = \"Sở Mẫu tỉnh Thử\"\nky_hieu_co_quan = \"SM\"\n\
    co_quan_chu_quan = \"UBND TỈNH THỬ\"\ndia_danh = \"Thử\"\n";

impl Followed {
    /// `plan` and `told` are CSV; each of `told` is one file, its name first.
    pub fn new(office: &str, plan: &str, told: &[(&str, &str)]) -> Followed {
        let mut d = Diagnostics::new();
        let office = read::agency_toml(office.as_bytes(), &mut d).expect("an office");
        let registry = Registry::new(&office);
        let book = sheet::workbook(plan.as_bytes(), "ke-hoach.csv", &mut d).expect("a sheet");
        let options = tables::Options { tasks: true, ..Default::default() };
        let found: Vec<_> = book.sheets.into_iter().flat_map(|s| tables::tables(s, &options, &mut d)).collect();
        let work = read::work::from_tables(&found, &registry, Some(2026));
        let period = Period::parse("Quý II/2026", None).expect("a period");
        let options = read::ProgressOptions { period: Some(period), ..Default::default() };
        let mut progress = Vec::new();
        for (name, told) in told {
            progress.extend(read::progress(told.as_bytes(), name, &work, options, &mut d).expect("progress").entries);
        }
        stamp(&mut progress, period);
        let now =
            judge(&work, &progress, &registry, AsOf { period, regime: Regime::Calendar, at: day(2026, 6, 30) }, &mut d);
        Followed { work, office, progress, now }
    }

    pub fn input(&self, shape: Shape) -> Input<'_> {
        Input {
            work: &self.work,
            progress: &self.progress,
            now: &self.now,
            previous: None,
            last_year: None,
            cumulative: None,
            charts: Vec::new(),
            shape,
            addressees: &[],
            date: None,
            appendices: true,
            typed: None,
        }
    }

    /// The body and the findings.
    fn told(&self, input: &Input) -> (String, Vec<String>) {
        let (doc, d) = report(input, Some(&self.office), &Options::default());
        let table = rows(&first_table(&doc.appendices[0].body).body).join("\n");
        (format!("{}\n{table}", outline(&doc.body).join("\n")), lines(&d))
    }

    fn text(&self) -> String {
        self.told(&self.input(Shape::Prose)).0
    }
}

const HEADS: &str = "STT,Nhiệm vụ,Đơn vị,Trạng thái,Kết quả thực hiện,Ngày hoàn thành,Khó khăn,Kiến nghị\n";

fn plan(rows: &str) -> String {
    format!("STT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn\n{rows}")
}

fn told(rows: &str) -> String {
    format!("{HEADS}{rows}")
}

fn has(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "not there: {words}\n{text}");
    }
}

fn lacks(text: &str, words: &[&str]) {
    for words in words {
        assert!(!text.contains(words), "there: {words}\n{text}");
    }
}

#[test]
fn done_without_a_day_is_not_said_to_be_in_time() {
    let plan = plan("1,Mở lớp mẫu,Phòng A,31/3/2026\n2,In tài liệu mẫu,Phòng B,31/3/2026\n");
    let told = told(
        "1,Mở lớp mẫu,Phòng A,Hoàn thành,Đã mở 03 lớp,,,\n2,In tài liệu mẫu,Phòng B,Hoàn thành,Đã in,20/3/2026,,\n",
    );
    let f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let text = f.text();
    has(
        &text,
        &[
            "đã hoàn thành 02/02 nhiệm vụ, đạt 100% kế hoạch; trong đó có 01 nhiệm vụ hoàn thành đúng hạn và 01 nhiệm vụ chưa rõ \
             hoàn thành đúng hạn hay quá hạn.",
            "- Mở lớp mẫu: Phòng A đã mở 03 lớp; nhiệm vụ đã hoàn thành.",
            "|Đã mở 03 lớp.|Hoàn thành",
            // What was done before the quarter began is no result of it.
            "Có 01 nhiệm vụ hoàn thành từ các kỳ trước: in tài liệu mẫu.",
        ],
    );
    lacks(&text, &["- In tài liệu mẫu", "100,0"]);
}

#[test]
fn late_and_no_more_is_not_said_to_be_under_way() {
    let plan = plan(
        "1,Rà soát mẫu,Phòng A,30/4/2026\n2,Thẩm định mẫu,Phòng B,Quý II/2026\n3,Lấy ý kiến mẫu,Phòng C,Quý II/2026\n",
    );
    let told = told(
        "1,Rà soát mẫu,Phòng A,Quá hạn,,,,\n2,Thẩm định mẫu,Phòng B,Đang thực hiện,Đang thẩm định,,Chờ hướng dẫn,\n\
        3,Lấy ý kiến mẫu,Phòng C,Chưa hoàn thành,,,,\n",
    );
    let f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let text = f.text();
    has(
        &text,
        &[
            "- Rà soát mẫu (thời hạn: 30/4/2026): Phòng A báo quá hạn, chưa nêu kết quả thực hiện.",
            // Due on the last day of the period, and not done at its end.
            "- Thẩm định mẫu (thời hạn: quý II/2026): Phòng B đang thẩm định. Nguyên nhân: chờ hướng dẫn.",
            "- Lấy ý kiến mẫu (thời hạn: quý II/2026): Phòng C báo chưa hoàn thành.",
            "Hoàn thành dứt điểm 03 nhiệm vụ đã quá hạn",
            "Nguyên nhân: chờ hướng dẫn.|Quá hạn chưa hoàn thành",
        ],
    );
    lacks(&text, &["Phòng A đang thực hiện", "Phòng C đang thực hiện", "có thời hạn đến hết"]);
}

#[test]
fn what_nobody_reported_and_is_past_its_day_is_named() {
    let plan =
        plan("1,Rà soát mẫu,Phòng A,30/4/2026\n2,Họp mẫu,Phòng B,Quý III/2026\n3,Xây dựng mẫu,Phòng B,30/9/2026\n");
    let told = told("2,Họp mẫu,Phòng B,Đang thực hiện,Đang họp,,,\n");
    let f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let text = f.text();
    has(
        &text,
        &[
            "Có 01 nhiệm vụ đã qua thời hạn nhưng chưa có kết quả báo cáo, nên chưa rõ đã hoàn thành hay chưa: rà soát mẫu \
             (Phòng A; thời hạn: 30/4/2026).",
            "|Chưa có báo cáo; đã qua thời hạn",
            // Due next, though nobody told of it.
            "Hoàn thành 02 nhiệm vụ có thời hạn đến hết quý III năm 2026: họp mẫu (Phòng B; thời hạn: quý III/2026); xây dựng mẫu",
            "còn 01 đơn vị chưa gửi: Phòng A.",
        ],
    );
}

#[test]
fn a_collective_lead_is_named_as_missing_wherever_its_task_counts() {
    let plan = plan("1,Rà soát mẫu,\"Phòng A; các địa phương\",Quý II/2026\n");
    let told = told("1,Rà soát mẫu,Phòng A,Hoàn thành,Đã rà soát,20/6/2026,,\n");
    let f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let input = f.input(Shape::Prose);
    let (text, found) = f.told(&input);
    has(&text, &["[CẦN BỔ SUNG: kết quả của các địa phương]", "các địa phương: [CẦN BỔ SUNG: kết quả]"]);
    assert!(found.iter().any(|f| f.contains("các địa phương chưa báo cáo kết quả 01 nhiệm vụ: số 1")), "{found:#?}");
    let (doc, _) = report(&input, Some(&f.office), &Options::default());
    let units = rows(&first_table(&doc.appendices[1].body).body);
    assert_eq!(units[1], "2|các địa phương|1|0|0|0|0|0|0|1|0");
}

#[test]
fn a_file_that_cannot_be_read_was_sent() {
    let plan = plan("1,Rà soát mẫu,Sở Thử,Quý III/2026\n2,Họp mẫu,Sở Nghiệm,Quý III/2026\n3,In mẫu,Sở Đo,30/4/2026\n");
    let told = told("1,Rà soát mẫu,Sở Thử,Đang thực hiện,Đang làm,,,\n");
    let mut f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let left = f.now.came_unread(["Sở Đo - báo cáo.docx", "so nghiem.jpg", "ghi chú.pdf"]);
    assert_eq!(left, ["ghi chú.pdf"], "of no unit that the plan knows");
    assert_eq!((f.now.silent(), f.now.unread().len()), (Vec::new(), 2));
    let (text, found) = f.told(&f.input(Shape::Prose));
    has(
        &text,
        &[
            "01/03 đơn vị có nhiệm vụ phải báo cáo đã gửi kết quả; 02 đơn vị đã gửi báo cáo nhưng chưa đọc được: Sở Nghiệm (tệp «so \
             nghiem.jpg») và Sở Đo (tệp «Sở Đo - báo cáo.docx»).",
            "[CẦN BỔ SUNG: kết quả của Sở Đo, đã gửi nhưng chưa đọc được]",
            "|Đã gửi báo cáo, chưa đọc được; đã qua thời hạn",
        ],
    );
    lacks(&text, &["chưa gửi"]);
    assert!(found.iter().any(|f| f.contains("Sở Đo đã gửi «Sở Đo - báo cáo.docx» nhưng chưa đọc được")), "{found:#?}");
}

#[test]
fn one_form_of_another_period_founds_no_comparison() {
    let plan =
        plan("1,Rà soát mẫu,Phòng A,Quý III/2026\n2,Họp mẫu,Phòng B,Quý III/2026\n3,In mẫu,Phòng C,Quý III/2026\n");
    let told = told(
        "1,Rà soát mẫu,Phòng A,Hoàn thành,Đã làm,20/6/2026,,\n2,Họp mẫu,Phòng B,Đang thực hiện,Đang họp,,,\n\
        3,In mẫu,Phòng C,Đang thực hiện,Đang in,,,\n",
    );
    let mut f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let first = Period::parse("Quý I/2026", None).expect("a period");
    let earlier = |f: &Followed, units: &[&str]| {
        let own = f.progress.iter().filter(|p| units.contains(&&*p.unit));
        let list: Vec<Progress> = own.map(|p| Progress { period: Some(first), done_on: None, ..p.clone() }).collect();
        let registry = Registry::new(&f.office);
        let as_of = AsOf { period: first, regime: Regime::Calendar, at: day(2026, 3, 31) };
        judge(&f.work, &list, &registry, as_of, &mut Diagnostics::new())
    };
    let one = earlier(&f, &["Phòng B"]);
    let all = earlier(&f, &["Phòng A", "Phòng B", "Phòng C"]);
    f.now.period = Period::parse("Quý II/2026", None).expect("a period");
    let (text, found) = f.told(&Input { previous: Some(&one), ..f.input(Shape::Prose) });
    lacks(&text, &["quý trước"]);
    assert!(
        found.iter().any(|f| f.contains("quý I năm 2026 chỉ có báo cáo của 01 đơn vị (kỳ này 03 đơn vị)")),
        "{found:#?}"
    );
    let (text, found) = f.told(&Input { previous: Some(&all), ..f.input(Shape::Prose) });
    has(&text, &["đạt 33,3% kế hoạch, bằng quý trước."]);
    assert!(!found.iter().any(|f| f.contains("không so sánh")), "{found:#?}");
}

#[test]
fn who_issued_the_plan_and_its_title_in_capitals() {
    let body = plan("1,Nâng cấp OCOP của xã Hòa Mẫu tại KCN Thử Nghiệm,Sở Thử,Quý II/2026\n");
    let titled = |attached: &str| {
        format!("PHỤ LỤC,,,\n\"PHÁT TRIỂN SẢN PHẨM OCOP, DU LỊCH TẠI HÒA MẪU NĂM 2026\",,,\n\"{attached}\",,,\n{body}")
    };
    let told = told("1,Nâng cấp OCOP của xã Hòa Mẫu tại KCN Thử Nghiệm,Sở Thử,Hoàn thành,Đã xong,20/6/2026,,\n");
    let attached = "(Kèm theo Kế hoạch số 38/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Thử)";
    let f = Followed::new(OFFICE, &titled(attached), &[("a.csv", &told)]);
    let (text, found) = f.told(&f.input(Shape::Prose));
    has(
        &text,
        &[
            "Thực hiện Kế hoạch số 38/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Thử về phát triển sản phẩm OCOP, \
             du lịch tại Hòa Mẫu năm 2026, Sở Mẫu tỉnh Thử báo cáo",
        ],
    );
    assert!(found.iter().any(|f| f.contains("«Phát triển sản phẩm OCOP, du lịch tại Hòa Mẫu năm 2026»")), "{found:#?}");
    // The letters behind the type are another body's, and nobody says whose.
    let f = Followed::new(OFFICE, &titled("(Kèm theo Kế hoạch số 38/KH-UBND ngày 20/01/2026)"), &[("a.csv", &told)]);
    has(&f.text(), &["của [CẦN BỔ SUNG: tên cơ quan ban hành kế hoạch] về"]);
    // Its own are the office's.
    let f = Followed::new(OFFICE, &titled("(Kèm theo Kế hoạch số 38/KH-SM ngày 20/01/2026)"), &[("a.csv", &told)]);
    has(&f.text(), &["của Sở Mẫu tỉnh Thử về"]);
}

#[test]
fn names_of_many_and_days_are_small_inside_a_sentence() {
    let plan = "STT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn\nI,Nhóm mẫu một;,,\n1,Sửa đổi quy định mẫu,\"Các sở, ban, ngành\",Quý III/2026\n\
        2,Ban hành hướng dẫn mẫu,Sở Thử,Quý III/2026\n3,Lập hồ sơ mẫu,Sở Thử,30/4/2026\n";
    let told = told(
        "1,Sửa đổi quy định mẫu,\"Các sở, ban, ngành\",Đang thực hiện,22/22 sở đã gửi góp ý,,,\n\
         2,Ban hành hướng dẫn mẫu,Sở Thử,Đang thực hiện,\"Ngày 05/5/2026, đã họp. Trình UBND tỉnh ngày 10/5/2026\",,,\n\
         3,Lập hồ sơ mẫu,Sở Thử,Đang thực hiện,Trình UBND tỉnh xem xét,,,\n",
    );
    let text = Followed::new(OFFICE, plan, &[("a.csv", &told)]).text();
    has(
        &text,
        &[
            "1.| Nhóm mẫu một\n",
            "- Sửa đổi quy định mẫu: theo báo cáo của các sở, ban, ngành, 22/22 sở đã gửi góp ý;",
            "- Ban hành hướng dẫn mẫu: theo báo cáo của Sở Thử, ngày 05/5/2026, đã họp. Trình UBND tỉnh ngày 10/5/2026. Nhiệm vụ",
            "- Lập hồ sơ mẫu (thời hạn: 30/4/2026): Sở Thử trình UBND tỉnh xem xét.",
            "01 nhiệm vụ quá hạn chưa hoàn thành. Nhiệm vụ quá hạn được nêu tại Mục III Báo cáo này.",
        ],
    );
}

#[test]
fn sentences_that_a_signer_does_not_correct() {
    let plan = plan(
        "1,Cấp phép mẫu,Sở Thử,Quý II/2026\n2,Số hóa mẫu,Sở Nghiệm,Quý III/2026\n3,Phủ sóng mẫu,Sở Đo,Quý III/2026\n",
    );
    let told = told(
        "1,Cấp phép mẫu,Sở Thử,Hoàn thành,Tỷ lệ cấp phép đạt 97%,20/6/2026,,\n\
         2,Số hóa mẫu,Sở Nghiệm,Đang thực hiện,\"Đã họp 22/22 ; + Đã lập 63/63 hồ sơ\",,Nhà thầu giao chậm,UBND tỉnh bố trí vốn\n\
         3,Phủ sóng mẫu,Sở Đo,Đang thực hiện,Đã phủ 6/8 khu,,Không,Đề nghị cấp vốn\n",
    );
    let f = Followed::new(OFFICE, &plan, &[("a.csv", &told)]);
    let text = f.text();
    has(
        &text,
        &[
            "đã hoàn thành 01/03 nhiệm vụ (đúng hạn), đạt 33,3% kế hoạch.",
            "Trong quý II năm 2026 có 01 nhiệm vụ đến hạn, đã hoàn thành tất cả.",
            "- Cấp phép mẫu: theo báo cáo của Sở Thử, tỷ lệ cấp phép đạt 97%; nhiệm vụ hoàn thành đúng hạn.",
            "- Số hóa mẫu: Sở Nghiệm đã họp 22/22; đã lập 63/63 hồ sơ; nhiệm vụ đang thực hiện trong hạn.",
            "- Sở Nghiệm: nhà thầu giao chậm (nhiệm vụ số 2).",
            "- Sở Nghiệm đề nghị UBND tỉnh bố trí vốn.",
            "- Sở Đo đề nghị cấp vốn.",
        ],
    );
    lacks(&text, &["Sở Đo: không", "Sở Đo: Không", "trong đó có 01", ": Sở Thử:", "đề nghị đề nghị"]);
}
