//! Rules of documents of the Party: Hướng dẫn 05-HD/VPTW.
//!
//! What the guidance says in its text is a `lỗi`; what was only measured on its pages, or stands in summaries of it, is
//! not.

use super::look::Look;
use super::{Case, Probe, Rule, appendix, body, ending, form, letterhead, page};
use crate::diagnostic::{Place, Severity::Warning, code};
use crate::document::DocumentType;
use crate::docx::read::model::Underline;
use crate::outline::known;
use crate::outline::lines::{fold_tone, label};
use crate::parts::{Line, Part};
use crate::standard::{Element, Profile};

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::of_party(code::DANG_KHO_GIAY, page::paper),
    Rule::of_party(code::DANG_LE, |c, p| (0..form::SIDES.len()).for_each(|side| page::margin(c, p, side))),
    Rule::of_party(code::DANG_PHONG, page::face),
    Rule::of_party(code::DANG_MAU_CHU, page::color),
    Rule::of_party(code::DANG_SO_TRANG, |c, p| {
        page::numbered(c, p);
        page::number_place(c, p);
        page::first_page(c, p);
        page::arabic(c, p);
    }),
    Rule::of_party(code::DANG_SO_TRANG_CHU, page::number_look),
    Rule::of_party(code::DANG_TIEU_DE, |c, p| letterhead::present(c, p, &c.parts.head.party, HEADING)),
    Rule::of_party(code::DANG_TIEU_DE_KIEU, |c, p| {
        let look = Look::new(c, "Tiêu đề Đảng", Element::NationalName, &c.parts.head.party);
        look.sizes(p);
        look.capitals(p);
        look.bold(p);
    }),
    Rule::of_party(code::DANG_TIEU_DE_KE, |c, p| {
        letterhead::line_under(c, p, &c.parts.head.party, HEADING, Element::NationalName);
    }),
    Rule::of_party(code::DANG_QUOC_HIEU, national),
    Rule::of_party(code::DANG_CO_QUAN, |c, p| letterhead::present(c, p, &c.parts.head.organ, "tên cơ quan ban hành")),
    Rule::of_party(code::DANG_CO_QUAN_KIEU, |c, p| {
        for (name, element, part) in [
            ("Tên cơ quan cấp trên", Element::ParentOrgan, &c.parts.head.parent_organ),
            ("Tên cơ quan ban hành", Element::Organ, &c.parts.head.organ),
        ] {
            let look = Look::new(c, name, element, part);
            look.sizes(p);
            look.capitals(p);
            look.bold(p);
            look.italic(p);
        }
    }),
    Rule::of_party(code::DANG_DAU_SAO, |c, p| mark(c, p, &c.parts.head.organ, "tên cơ quan ban hành", "*")),
    Rule::of_party(code::DANG_SO, |c, p| letterhead::present(c, p, &c.parts.head.code, "số, ký hiệu")),
    Rule::of_party(code::DANG_SO_HAI_CHAM, colon),
    Rule::of_party(code::DANG_SO_KHONG, letterhead::zero),
    Rule::of_party(code::DANG_SO_CACH_GHI, joints),
    Rule::of_party(code::DANG_SO_LOAI, abbreviation),
    Rule::of_party(code::DANG_SO_KIEU, |c, p| {
        let look = Look::new(c, "Số, ký hiệu", Element::Code, &c.parts.head.code);
        look.sizes(p);
        look.italic(p);
    }),
    Rule::of_party(code::DANG_NGAY, |c, p| {
        letterhead::present(c, p, &c.parts.head.place_date, "địa danh và ngày tháng năm");
        letterhead::place(c, p);
    }),
    Rule::of_party(code::DANG_NGAY_SO_KHONG, letterhead::date_zero),
    Rule::of_party(code::DANG_NGAY_TON_TAI, letterhead::real_date),
    Rule::of_party(code::DANG_NGAY_KIEU, |c, p| {
        let look = Look::new(c, "Địa danh, ngày", Element::PlaceDate, &c.parts.head.place_date);
        look.sizes(p);
        look.italic(p);
    }),
    Rule::of_party(code::DANG_DIA_DANH, level),
    Rule::of_party(code::DANG_TEN_LOAI, |c, p| {
        let look = type_name(c);
        look.capitals(p);
        look.bold(p);
    }),
    Rule::of_party(code::DANG_TEN_LOAI_CO_CHU, |c, p| type_name(c).sizes(p)),
    Rule::of_party(code::DANG_TRICH_YEU, subject),
    Rule::of_party(code::DANG_TRICH_YEU_CO_CHU, |c, p| subject_look(c).sizes(p)),
    Rule::of_party(code::DANG_NAM_GACH, |c, p| {
        if !c.parts.head.type_name.is_empty() {
            mark(c, p, &c.parts.head.subject, "trích yếu", "-----");
        }
    }),
    Rule::of_party(code::DANG_VE_VIEC, about),
    Rule::of_party(code::DANG_VE_VIEC_CO_CHU, |c, p| letter_subject(c).sizes(p)),
    Rule::of_party(code::DANG_KINH_GUI, address),
    Rule::of_party(code::DANG_KINH_GUI_DAU, address_marks),
    Rule::of_party(code::DANG_CAN_CU_GACH, bases_dashes),
    Rule::of_party(code::DANG_CAN_CU_DAU, body::bases_marks),
    Rule::of_party(code::DANG_CAN_CU_DUNG, |c, p| bases(c).italic(p)),
    Rule::of_party(code::DANG_LOI_VAN_CANH, body::justified),
    Rule::of_party(code::DANG_LOI_VAN_THUT, indented),
    Rule::of_party(code::DANG_LOI_VAN_CACH_DOAN, body::gaps),
    Rule::of_party(code::DANG_LOI_VAN_CACH_DONG, body::lines_apart),
    Rule::of_party(code::DANG_LOI_VAN_CO_CHU, body::text_size),
    Rule::of_party(code::DANG_KET, end),
    Rule::of_party(code::DANG_KY_GACH_CHEO, slashes),
    Rule::of_party(code::DANG_KY_CHUC_VU, position),
    Rule::of_party(code::DANG_KY_KIEU, authority_look),
    Rule::of_party(code::DANG_KY_HO_TEN, ending::titles),
    Rule::of_party(code::DANG_NOI_NHAN_GACH_CHAN, underlined),
    Rule::of_party(code::DANG_NOI_NHAN_KIEU, |c, p| {
        let look = Look::new(c, "Chữ «Nơi nhận»", Element::RecipientsLabel, &c.parts.ending.recipients_title);
        look.sizes(p);
        look.bold(p);
        look.italic(p);
        let list = ending::list(c);
        list.sizes(p);
        list.italic(p);
    }),
    Rule::of_party(code::DANG_NOI_NHAN_DAU, |c, p| {
        ending::marks(c, p);
        ending::dashes(c, p);
    }),
    Rule::of_party(code::DANG_NOI_NHAN_NHU_TREN, ending::as_above),
    Rule::of_party(code::DANG_NOI_NHAN_LUU, archive),
    Rule::of_party(code::DANG_PHU_LUC_SO, appendix::numbered),
    Rule::of_party(code::DANG_PHU_LUC_TEN, |c, p| {
        appendix::named(c, p);
        appendix::attached(c, p);
    }),
    Rule::of_party(code::DANG_PHU_LUC_SO_TRANG, appendix::own_pages),
];

const AREA: &str = "Phần đầu";
const HEADING: &str = "tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM»";

/// The first line is indented by about 10 mm; a ruler and a habit of 1,27 cm count as about.
const INDENT_MM: (f32, f32) = (8.0, 13.0);

fn type_name<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Tên loại", Element::TypeName, &case.parts.head.type_name)
}

fn subject_look<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Trích yếu", Element::Subject, &case.parts.head.subject)
}

fn letter_subject<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Trích yếu", Element::LetterSubject, &case.parts.head.letter_subject)
}

fn bases<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Căn cứ", Element::Basis, &case.parts.head.bases)
}

fn national(case: &Case<'_>, probe: &mut Probe<'_>) {
    probe.looked();
    let head = &case.parts.head;
    if let Some(line) = case.lines(&head.national_name).chain(case.lines(&head.motto)).next() {
        probe.fail(case.at(AREA, line), "Văn bản của Đảng ghi Quốc hiệu, Tiêu ngữ", "bỏ Quốc hiệu, Tiêu ngữ");
    }
}

/// Signs of their own below the last line of a part.
fn mark(case: &Case<'_>, probe: &mut Probe<'_>, part: &Part, name: &str, wanted: &str) {
    let Some((at, last)) = part.last().and_then(|at| Some((*at, case.parts.line(*at)?))) else { return };
    probe.looked();
    let below = case.parts.line(at + 1).filter(|l| l.home == last.home);
    let words = below.map(|l| l.text.replace([' ', '–', '—'], if wanted == "*" { "" } else { "-" }));
    if words.as_deref() != Some(wanted) {
        let message = format!("Dưới {name} không có dấu «{wanted}»");
        probe.fail(case.at(AREA, last), message, format!("gõ «{wanted}» ở dòng dưới, canh giữa; không kẻ đường"));
    }
}

fn colon(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(line) = case.lines(&case.parts.head.code).next() else { return };
    probe.looked();
    if line.text.trim_start_matches("Số").trim_start().starts_with(':') {
        probe.fail(case.at(AREA, line), "Sau chữ «Số» có dấu hai chấm", "viết «Số …-…/…», không có dấu hai chấm");
    }
}

fn joints(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(line) = case.lines(&case.parts.head.code).next() else { return };
    probe.looked();
    if !known::is_party_code(&line.text) {
        let advice = "viết «Số 05-KH/ĐU»: gạch nối sau số, gạch chéo trước cơ quan, không cách chữ";
        probe.fail(case.at(AREA, line), "Số, ký hiệu không đúng cách ghi của văn bản Đảng", advice);
    }
}

fn abbreviation(case: &Case<'_>, probe: &mut Probe<'_>) {
    let (Some(kind), Some((line, _, notation, _))) = (case.doc_type(), letterhead::parsed(case)) else { return };
    let Some(wanted) = kind.abbreviation(Profile::Party).filter(|_| known::is_party_code(&line.text)) else { return };
    let first = notation.split('/').next().unwrap_or_default().trim();
    probe.looked();
    if first == wanted {
        return;
    }
    let message = format!("Ký hiệu ghi «{first}», không phải «{wanted}» của {}", kind.title().to_lowercase());
    let advice = format!("viết «{wanted}/…»");
    // Of these two alone the guidance's own words are known.
    if matches!(kind, DocumentType::Decision | DocumentType::Rule) {
        probe.fail(case.at(AREA, line), message, advice);
    } else {
        probe.mild(Warning, case.at(AREA, line), message, advice);
    }
}

/// A name of one syllable stands with its level: `Thành phố Huế`.
fn level(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in case.lines(&case.parts.head.place_date) {
        let Some((place, _)) = known::date(&line.text).filter(|(place, _)| !place.is_empty()) else { continue };
        probe.looked();
        if !place.contains(char::is_whitespace) && place.starts_with(char::is_uppercase) {
            let message = format!("Địa danh «{place}» có một âm tiết mà không ghi cấp");
            probe.fail(case.at(AREA, line), message, "ghi thêm cấp, ví dụ «Thành phố Huế», «Xã Đông»");
        }
    }
}

fn subject(case: &Case<'_>, probe: &mut Probe<'_>) {
    if case.parts.head.type_name.is_empty() {
        return;
    }
    letterhead::present(case, probe, &case.parts.head.subject, "trích yếu nội dung");
    let look = subject_look(case);
    look.bold(probe);
    look.italic(probe);
}

fn about(case: &Case<'_>, probe: &mut Probe<'_>) {
    let look = letter_subject(case);
    look.italic(probe);
    let Some(line) = look.lines.first() else { return };
    probe.looked();
    if !line.text.to_lowercase().starts_with("về việc") {
        probe.fail(
            case.at(AREA, line),
            "Trích yếu công văn không ghi «về việc»",
            "viết «về việc …», không viết tắt «V/v»",
        );
    }
}

fn address(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some(kind) = case.doc_type() else { return };
    let first = case.lines(&case.parts.head.addressees).next();
    let wanted = kind.address(Profile::Party);
    match first {
        Some(line) => {
            probe.looked();
            if !line.text.starts_with(wanted) {
                let message = format!("{} không ghi «{wanted}»", form::sentence(kind.title()));
                probe.fail(case.at("Kính gửi", line), message, format!("viết «{wanted}: …»"));
            }
        }
        None if kind == DocumentType::OfficialLetter => {
            probe.looked();
            probe.fail(Place::part(AREA), "Công văn không có Kính gửi", "ghi «Kính gửi: …» trước phần nội dung");
        }
        None => {}
    }
}

/// What stands behind the last of them, the facts at hand do not say.
fn address_marks(case: &Case<'_>, probe: &mut Probe<'_>) {
    let lines: Vec<&Line<'_>> = case.lines(&case.parts.head.addressees).collect();
    let items: Vec<&&Line<'_>> = lines.iter().filter(|l| form::is_dashed(l)).collect();
    for line in items.iter().rev().skip(1) {
        probe.looked();
        if !line.text.ends_with(';') {
            let message = "Dòng Kính gửi không kết thúc bằng dấu chấm phẩy";
            probe.fail(case.at("Kính gửi", line), message, "kết thúc bằng dấu «;»");
        }
    }
}

fn bases_dashes(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in bases(case).lines {
        probe.looked();
        if !form::is_dashed(line) {
            probe.fail(case.at("Căn cứ", line), "Căn cứ không mở đầu bằng gạch ngang", "viết «- Căn cứ …»");
        }
    }
}

fn indented(case: &Case<'_>, probe: &mut Probe<'_>) {
    let plain = body::prose(case).into_iter().filter(|l| {
        label(&l.text).is_none()
            && !l.paragraph.text().starts_with(['\t', ' ', '\u{a0}'])
            && l.paragraph.indent.left == 0
    });
    let wrong = |line: &Line<'_>| {
        let value = form::indent(line.paragraph);
        (value < INDENT_MM.0 || value > INDENT_MM.1).then(|| format!("Đầu đoạn lùi vào {value:.0} mm"))
    };
    body::sum(case, probe, plain, wrong, "đặt First line khoảng 10 mm");
}

fn end(case: &Case<'_>, probe: &mut Probe<'_>) {
    let Some((_, last)) = case.parts.text_of(case.parts.body.clone()).last().filter(|_| case.is_whole()) else {
        return;
    };
    probe.looked();
    let text = last.text.trim_end();
    if text.ends_with("./.") {
        probe.fail(case.at("Nội dung", last), "Nội dung kết thúc bằng «./.»", "kết thúc bằng dấu chấm «.»");
    } else if !text.ends_with(['.', '!', '”', '"'])
        && form::is_text(last)
        && case.parts.tables_of(case.parts.body.clone()).next().is_none()
    {
        probe.fail(case.at("Nội dung", last), "Câu cuối không kết thúc bằng dấu chấm", "kết thúc bằng dấu chấm «.»");
    }
}

fn slashes(case: &Case<'_>, probe: &mut Probe<'_>) {
    let ways = Profile::Administrative.signs().authority.into_iter().zip(Profile::Party.signs().authority);
    let ways: Vec<(&str, &str)> = ways.map(|(a, b)| (a.trim(), b.trim())).filter(|(a, b)| a != b).collect();
    for line in ending::authority(case) {
        let upper = line.upper();
        let bare = |state: &str| upper.starts_with(&format!("{} ", state.trim_end_matches('.')));
        if let Some((state, party)) = ways.iter().find(|(state, _)| upper.starts_with(state) || bare(state)) {
            probe.looked();
            let message = format!("«{}» không phải cách ghi của văn bản Đảng", state);
            probe.fail(case.at("Chữ ký", line), message, format!("viết «{party}»"));
        } else if known::has_prefix(&upper) {
            probe.looked();
        }
    }
}

/// The lines of each signature with whether a line of authority that asks for a position stands above.
fn signing<'a, 'c>(case: &'a Case<'c>) -> Vec<(&'a Line<'c>, bool, bool)> {
    let asks = |line: &Line<'_>| {
        let upper = line.upper();
        Profile::ALL.iter().any(|profile| profile.signs().asks_position(&upper))
    };
    let mut out = Vec::new();
    for signature in case.parts.ending.signatures.iter().filter(|_| case.is_whole()) {
        let mut under = false;
        for line in case.lines(&signature.authority) {
            let own = asks(line);
            out.push((line, own, under && !own));
            under |= own;
        }
    }
    out
}

fn position(case: &Case<'_>, probe: &mut Probe<'_>) {
    for (line, asks, under) in signing(case) {
        if asks {
            continue;
        }
        probe.looked();
        let bold = line.mostly(|f| f.bold);
        if under && bold {
            let advice = "bỏ in đậm; chỉ người ký trực tiếp mới có chức vụ đậm";
            probe.fail(case.at("Chữ ký", line), "Chức vụ dưới dòng quyền hạn in đậm", advice);
        } else if !under && !bold {
            probe.fail(case.at("Chữ ký", line), "Chức vụ của người ký trực tiếp không đậm", "in đậm");
        }
    }
}

fn authority_look(case: &Case<'_>, probe: &mut Probe<'_>) {
    ending::each(case, |s| {
        let look = Look::new(case, "Quyền hạn, chức vụ", Element::Authority, &s.authority);
        look.sizes(probe);
        look.capitals(probe);
        look.italic(probe);
        let look = Look::new(case, "Họ tên người ký", Element::FullName, &s.full_name);
        look.sizes(probe);
        look.bold(probe);
    });
    for (line, asks, _) in signing(case) {
        if asks && !line.mostly(|f| f.bold) {
            probe.fail(case.at("Chữ ký", line), "Dòng quyền hạn không đậm", "in đậm");
        }
    }
}

fn underlined(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in case.lines(&case.parts.ending.recipients_title).filter(|_| case.is_whole()) {
        probe.looked();
        if !line.mostly(|f| f.underline != Underline::None) {
            probe.fail(case.at("Nơi nhận", line), "Chữ «Nơi nhận» không gạch chân", "gạch chân chữ «Nơi nhận:»");
        }
    }
}

fn archive(case: &Case<'_>, probe: &mut Probe<'_>) {
    let items = ending::items(case);
    let Some(last) = items.last() else { return };
    probe.looked();
    let place = || case.at("Nơi nhận", last.lines[0]);
    let text = fold_tone(&last.text);
    let Some(kept) = text.trim_start_matches(['-', '–', '—', ' ', '+', '•']).strip_prefix("Lưu") else {
        let advice = "thêm dòng cuối «- Lưu Văn phòng …»";
        return probe.fail(place(), "Dòng cuối Nơi nhận không ghi nơi lưu", advice);
    };
    let whole = kept.split([' ', ',', ';', '.', ':']).any(|word| word == "VT");
    if kept.trim_start().starts_with(':') || whole {
        let message = "Dòng Lưu ghi theo lối văn bản hành chính";
        probe.mild(Warning, place(), message, "viết «- Lưu Văn phòng …», không có dấu hai chấm, không có «VT»");
    }
}
