//! Căn cứ, Kính gửi, lời văn, đề mục, dấu kết: PL I, phần I, II.6 and II.9.

use super::look::{Look, number, sizes_in_words};
use super::{Case, Probe, Rule, form};
use crate::diagnostic::{Place, code};
use crate::document::{DocumentType, Level};
use crate::docx::read::model::{Align, LineSpacing, RunFormat};
use crate::outline::lines::{Label, is_caps, label};
use crate::parts::{Kind, Line};
use crate::standard::{self, Element};

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::CAN_CU_CO, bases_there),
    Rule::new(code::CAN_CU_CO_CHU, |c, p| bases(c).sizes(p)),
    Rule::new(code::CAN_CU_NGHIENG, |c, p| bases(c).italic(p)),
    Rule::new(code::CAN_CU_DAU, bases_marks),
    Rule::new(code::CAN_CU_LUAT, bases_laws),
    Rule::new(code::KINH_GUI_DUOC_DUNG, addressed_allowed),
    Rule::new(code::KINH_GUI_CONG_VAN, addressed_there),
    Rule::new(code::KINH_GUI_CO_CHU, |c, p| addressees(c).sizes(p)),
    Rule::new(code::KINH_GUI_KIEU, |c, p| addressees(c).italic(p)),
    Rule::new(code::KINH_GUI_DAU, addressed_marks),
    Rule::new(code::LOI_VAN_CO_CHU, text_size),
    Rule::new(code::LOI_VAN_CANH, justified),
    Rule::new(code::LOI_VAN_THUT, indented),
    Rule::new(code::LOI_VAN_CACH_DOAN, gaps),
    Rule::new(code::LOI_VAN_CACH_DONG, lines_apart),
    Rule::new(code::DE_MUC_MUC, sections),
    Rule::new(code::DE_MUC_KHOAN, clauses),
    Rule::new(code::DE_MUC_DIEM, points),
    Rule::new(code::DE_MUC_DIEU, articles),
    Rule::new(code::DE_MUC_PHAN_CHUONG, chapters),
    Rule::new(code::KET_DAU, end_mark),
];

/// A numbered line with more characters is a paragraph, not the title of a mục.
const SECTION_MOST: usize = 200;
/// Nor of a khoản, which is shorter.
const CLAUSE_MOST: usize = 100;
/// So many letters in another size are a slip of the hand, and nothing to send a document back for.
const SLIP_MOST: usize = 3;
/// Of a paragraph with fewer characters, which fills about one line, both edges show nothing.
const LINE_MOST: usize = 110;
/// An indent is typed with one digit, or dragged on the ruler.
const INDENT_DOUBT_MM: f32 = 0.5;

fn bases<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Căn cứ", Element::Basis, &case.parts.head.bases)
}

fn addressees<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Kính gửi", Element::Addressee, &case.parts.head.addressees)
}

fn bases_there(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !matches!(case.parts.kind, Kind::Administrative(DocumentType::Decision | DocumentType::Resolution)) {
        return;
    }
    probe.looked();
    if case.parts.head.bases.is_empty() {
        let spot = Place::part("Nội dung");
        probe.fail(spot, "Không thấy căn cứ ban hành", "ghi các căn cứ trước phần nội dung, mỗi căn cứ một dòng");
    }
}

pub(super) fn bases_marks(case: &Case<'_>, probe: &mut Probe<'_>) {
    let lines = bases(case).lines;
    // A basis may run over several lines; what ends a paragraph counts.
    for (i, line) in lines.iter().enumerate() {
        probe.looked();
        let last = i + 1 == lines.len();
        let wanted = case.profile().closing(last);
        let shown = line.text.trim_end();
        if !shown.ends_with(wanted) {
            let what = shown
                .chars()
                .next_back()
                .filter(|c| !c.is_alphanumeric())
                .map_or("không dấu".to_owned(), |c| format!("dấu «{c}»"));
            let message = format!("{} kết thúc bằng {what}", if last { "Căn cứ cuối cùng" } else { "Căn cứ" });
            probe.fail(case.at("Căn cứ", line), message, format!("kết thúc bằng dấu «{wanted}»"));
        }
    }
}

fn bases_laws(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in bases(case).lines {
        let law = ["Căn cứ Luật ", "Căn cứ Bộ luật ", "Căn cứ Pháp lệnh "].iter().any(|w| line.text.starts_with(w));
        if !law {
            continue;
        }
        probe.looked();
        if line.text.contains("/QH") || line.text.contains("/UBTVQH") {
            probe.fail(
                case.at("Căn cứ", line),
                "Luật, pháp lệnh được ghi kèm số, ký hiệu",
                "có thể bỏ số, ký hiệu; chỉ ghi tên và ngày",
            );
        }
    }
}

fn addressed_allowed(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Kind::Administrative(kind) = case.parts.kind else { return };
    let Some(first) = addressees(case).lines.first().copied() else { return };
    probe.looked();
    // Giấy and phiếu, công điện and thư công have ways of their own.
    let other = kind > DocumentType::Submission;
    if !kind.may_have_addressees() && !other {
        let message = format!("{} không có Kính gửi", form::sentence(kind.title()));
        probe.fail(case.at("Kính gửi", first), message, "bỏ Kính gửi, ghi các nơi này vào Nơi nhận");
    }
}

fn addressed_there(case: &Case<'_>, probe: &mut Probe<'_>) {
    if case.parts.kind != Kind::Administrative(DocumentType::OfficialLetter) {
        return;
    }
    probe.looked();
    if case.parts.head.addressees.is_empty() {
        let spot = Place::part("Phần đầu");
        probe.fail(spot, "Công văn không có Kính gửi", "ghi «Kính gửi: …» trước phần nội dung");
    }
}

fn addressed_marks(case: &Case<'_>, probe: &mut Probe<'_>) {
    let lines = addressees(case).lines;
    let items: Vec<_> = lines.iter().filter(|l| l.text.starts_with(['-', '–', '+', '•'])).collect();
    for (i, line) in items.iter().enumerate() {
        probe.looked();
        let wanted = case.profile().closing(i + 1 == items.len());
        if !line.text.ends_with(wanted) {
            probe.fail(
                case.at("Kính gửi", line),
                "Dấu cuối dòng Kính gửi chưa đúng",
                format!("kết thúc bằng dấu «{wanted}»"),
            );
        }
    }
}

/// The prose of the body of a văn bản hành chính.
pub(super) fn prose<'a, 'c>(case: &'a Case<'c>) -> Vec<&'a Line<'c>> {
    if case.is_whole() { form::prose(case.parts, case.parts.body.clone()).collect() } else { Vec::new() }
}

/// Tells of the first line that is wrong, with how many there are.
pub(super) fn sum<'a, 'c: 'a>(
    case: &Case<'_>,
    probe: &mut Probe<'_>,
    lines: impl IntoIterator<Item = &'a Line<'c>>,
    wrong: impl Fn(&Line<'_>) -> Option<String>,
    advice: &str,
) {
    let (mut first, mut count, mut total) = (None, 0, 0);
    for line in lines {
        probe.looked();
        total += 1;
        if let Some(what) = wrong(line) {
            count += 1;
            first.get_or_insert((line, what));
        }
    }
    if let Some((line, what)) = first {
        let many = if count > 1 { format!(" ({count} trong {total} đoạn)") } else { String::new() };
        probe.fail(case.at("Nội dung", line), format!("{what}{many}"), advice);
    }
}

pub(super) fn text_size(case: &Case<'_>, probe: &mut Probe<'_>) {
    let sizes = case.profile().spec(Element::Body).sizes;
    let fits = |f: &RunFormat| (sizes.0..=sizes.1).contains(&f.size_pt()) || form::is_raised(f);
    let wrong = |line: &Line<'_>| {
        let off = line.formats().find(|(f, n)| !fits(f) && *n > SLIP_MOST);
        off.map(|(f, _)| format!("Lời văn cỡ {}", number(f.size_pt())))
    };
    let advice = format!("đặt cỡ {} cho toàn bộ lời văn", sizes_in_words(sizes, "hoặc"));
    let lines = case.parts.text_of(case.parts.body.clone()).map(|(_, line)| line);
    let text = lines.filter(|l| case.is_whole() && form::is_text(l));
    sum(case, probe, text, wrong, &advice);
}

pub(super) fn justified(case: &Case<'_>, probe: &mut Probe<'_>) {
    let wanted = case.profile().spec(Element::Body).align == standard::Alignment::Justify;
    let wrong = |line: &Line<'_>| {
        let full = line.text.chars().count() > LINE_MOST;
        (wanted && full && line.paragraph.align != Align::Justify).then(|| "Lời văn không canh đều hai lề".to_owned())
    };
    sum(case, probe, prose(case), wrong, "canh đều hai lề (Ctrl+J)");
}

fn indented(case: &Case<'_>, probe: &mut Probe<'_>) {
    // Listed lines hang by custom; the decree speaks of prose. A tab or spaces at its head indent a line as well.
    let plain = prose(case).into_iter().filter(|l| {
        label(&l.text).is_none()
            && !l.paragraph.text().starts_with(['\t', ' ', '\u{a0}'])
            && l.paragraph.indent.left == 0
    });
    let (short, long) = case.profile().ranges().indent_mm;
    let wrong = |line: &Line<'_>| {
        let value = form::indent(line.paragraph);
        let near = |wanted: f32| (value - wanted).abs() <= INDENT_DOUBT_MM;
        (!near(short) && !near(long)).then(|| format!("Đầu đoạn lùi vào {} mm", number(value)))
    };
    let cm = |mm: f32| format!("{}", mm / 10.0).replace('.', ",");
    sum(case, probe, plain, wrong, &format!("đặt First line {} cm hoặc {} cm", cm(short), cm(long)));
}

pub(super) fn gaps(case: &Case<'_>, probe: &mut Probe<'_>) {
    let least = number(case.profile().ranges().paragraph_gap.0);
    let mut near: Vec<(&Line<'_>, i32)> = Vec::new();
    for pair in prose(case).windows(2) {
        let [above, below] = pair else { continue };
        if below.paragraph.index != above.paragraph.index + 1 || below.after_blank {
            continue;
        }
        probe.looked();
        near.extend(form::too_near(case.profile(), above, below).map(|found| (*below, found.twips)));
    }
    let Some((first, twips)) = near.first() else { return };
    let gap = number(*twips as f32 / 20.0);
    let message = match near.len() {
        1 => format!("Đoạn này cách đoạn trên {gap} pt"),
        n => {
            let words: Vec<String> =
                near.iter().skip(1).take(2).map(|(l, _)| format!("«{}»", opening(&l.text))).collect();
            let more = if n > 3 { ", …" } else { "" };
            format!("{n} đoạn cách đoạn trên dưới {least} pt: đoạn này ({gap} pt), {}{more}", words.join(", "))
        }
    };
    let advice = format!("đặt Spacing Before hoặc After ít nhất {least} pt cho lời văn");
    probe.fail(case.at("Nội dung", first), message, advice);
}

/// The first words of a paragraph, enough to find it by.
fn opening(text: &str) -> String {
    text.split_whitespace().take(6).collect::<Vec<_>>().join(" ") + " …"
}

pub(super) fn lines_apart(case: &Case<'_>, probe: &mut Probe<'_>) {
    let wrong = |line: &Line<'_>| {
        form::lines_wrong(case.profile(), line, form::largest(line))?;
        let (size, points) = (number(form::largest(line)), |n: i32| number(n as f32 / 20.0));
        Some(match line.paragraph.spacing.line {
            LineSpacing::Auto(n) => format!("Cách dòng {} dòng", number(n as f32 / 240.0)),
            LineSpacing::Exact(n) => format!("Cách dòng đúng {} pt với chữ cỡ {size}", points(n)),
            LineSpacing::AtLeast(n) => format!("Cách dòng ít nhất {} pt với chữ cỡ {size}", points(n)),
        })
    };
    sum(case, probe, prose(case), wrong, &form::lines_advice(case.profile()));
}

/// Lines of the body that bear a label of this level, with the words behind it.
fn labelled<'a, 'c>(case: &'a Case<'c>, level: Level) -> impl Iterator<Item = (&'a Line<'c>, Label<'a>)> {
    let bound = case.is_whole();
    let lines = case.parts.text_of(case.parts.body.clone()).filter(move |_| bound);
    lines.filter_map(move |(_, line)| label(&line.text).filter(|l| l.level == level).map(|l| (line, l)))
}

fn sections(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (line, found) in labelled(case, Level::Section) {
        // A numbered paragraph is no heading.
        if found.rest.chars().count() > SECTION_MOST || found.rest.ends_with([';', '.']) {
            continue;
        }
        probe.looked();
        let shown = line.shown();
        // `I. NỘI DUNG (theo phụ lục)`: what stands in brackets behind a title is no part of it.
        let title = if shown.ends_with(')') { shown.rsplit_once(" (").map_or(&*shown, |(t, _)| t) } else { &shown };
        let mut wrong = Vec::new();
        if !is_caps(title) {
            wrong.push("không viết in hoa");
        }
        if !line.mostly(|f| f.bold) {
            wrong.push("không đậm");
        }
        if line.mostly(|f| f.italic) {
            wrong.push("in nghiêng");
        }
        if !wrong.is_empty() {
            probe.fail(
                case.at("Nội dung", line),
                format!("Tiêu đề mục {}", wrong.join(", ")),
                "in hoa, đứng, đậm cả số và tiêu đề",
            );
        }
    }
}

fn clauses(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (line, found) in labelled(case, Level::Clause) {
        let italic = line.mostly(|f| f.italic);
        let followed = line.paragraph.keep_next || line.paragraph.outline_level.is_some();
        // A colon may open a list, or close a title.
        let titled = is_title(found.rest) && (followed || italic);
        let opening = italic && found.rest.strip_suffix(':').is_some_and(is_title);
        if !titled && !opening {
            continue;
        }
        probe.looked();
        let mut wrong = Vec::new();
        if titled && !line.mostly(|f| f.bold) {
            wrong.push("không đậm");
        }
        if italic {
            wrong.push("in nghiêng");
        }
        if !wrong.is_empty() {
            let message = format!("Tiêu đề khoản {}", wrong.join(", "));
            probe.fail(case.at("Nội dung", line), message, "in đậm, đứng");
        }
    }
}

/// True for words that name what follows, and are no sentence.
fn is_title(words: &str) -> bool {
    !words.is_empty() && words.chars().count() <= CLAUSE_MOST && !words.ends_with(['.', ';', ':', ','])
}

fn points(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (line, found) in labelled(case, Level::Point) {
        if found.rest.chars().count() > CLAUSE_MOST {
            continue;
        }
        probe.looked();
        if line.mostly(|f| f.italic) {
            probe.fail(case.at("Nội dung", line), format!("Điểm {} in nghiêng", found.text), "in chữ đứng");
        }
    }
}

fn articles(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (line, found) in labelled(case, Level::Article) {
        probe.looked();
        // The number at least; the title where there is one.
        let length = found.text.chars().count();
        let mut seen = 0;
        let bold = line.runs.iter().all(|(run, range)| {
            let counts = seen < length;
            seen += run.text.get(range.clone()).map_or(0, |t| t.chars().count());
            !counts || run.format.bold || run.text.trim().is_empty()
        });
        if !bold {
            probe.fail(
                case.at("Nội dung", line),
                format!("«{}» không đậm", found.text),
                "in đậm chữ Điều, số và tiêu đề",
            );
        }
    }
}

fn chapters(case: &Case<'_>, probe: &mut Probe<'_>) {
    let all = labelled(case, Level::Part).chain(labelled(case, Level::Chapter));
    for (line, found) in all {
        probe.looked();
        if line.paragraph.align != Align::Center || !line.mostly(|f| f.bold) {
            let message = format!("«{}» không canh giữa hoặc không đậm", found.text);
            probe.fail(case.at("Nội dung", line), message, "đặt dòng riêng, canh giữa, đậm");
        }
    }
}

fn end_mark(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(found) = form::text_end(case.profile(), case.parts) else { return };
    probe.looked();
    if found.marked {
        return;
    }
    let end = case.profile().signs().end;
    let message = format!("Nội dung không kết thúc bằng «{end}»");
    match found.table {
        Some(cell) => probe.fail(case.at("Nội dung", cell), message, format!("thêm «{end}» ở dòng ngay sau bảng")),
        None => probe.fail(case.at("Nội dung", found.last), message, format!("thêm «{end}» sau câu cuối")),
    }
}
