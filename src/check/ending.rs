//! Chữ ký, Nơi nhận: PL I, phần I, II.7 and II.9.

use super::form::{self, Receiver};
use super::look::{Look, number, sizes_in_words};
use super::{Case, Probe, Rule};
use crate::diagnostic::{Place, Severity::Warning, code};
use crate::document::DocumentType;
use crate::docx::read::model::{RunKind, paragraphs};
use crate::outline::known;
use crate::outline::lines::{fold_tone, is_caps};
use crate::parts::{Kind, Line, SignaturePart};
use crate::standard::Element;
use crate::vietnamese::learned_title;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::KY_CO, signed),
    Rule::new(code::KY_CO_CHU, |c, p| {
        each(c, |s| Look::new(c, "Quyền hạn, chức vụ", Element::Authority, &s.authority).sizes(p));
        each(c, |s| Look::new(c, "Họ tên người ký", Element::FullName, &s.full_name).sizes(p));
    }),
    Rule::new(code::KY_KIEU, |c, p| {
        each(c, |s| {
            let look = Look::new(c, "Quyền hạn, chức vụ", Element::Authority, &s.authority);
            look.capitals(p);
            look.bold(p);
            look.italic(p);
        });
    }),
    Rule::new(code::KY_HO_TEN, |c, p| {
        each(c, |s| {
            let look = Look::new(c, "Họ tên người ký", Element::FullName, &s.full_name);
            look.capitals(p);
            look.bold(p);
            look.italic(p);
        });
    }),
    Rule::new(code::KY_DAU_CHAM, dots),
    Rule::new(code::KY_CHUC_VU, position),
    Rule::new(code::KY_HOC_HAM, titles),
    Rule::new(code::KY_THUONG_TRUC, standing),
    Rule::new(code::NOI_NHAN_CO, recipients_there),
    Rule::new(code::NOI_NHAN_TIEU_DE, |c, p| {
        let look = Look::new(c, "Chữ «Nơi nhận»", Element::RecipientsLabel, &c.parts.ending.recipients_title);
        look.sizes(p);
        look.bold(p);
        look.italic(p);
    }),
    Rule::new(code::NOI_NHAN_CO_CHU, |c, p| list(c).sizes(p)),
    Rule::new(code::NOI_NHAN_KIEU, |c, p| list(c).italic(p)),
    Rule::new(code::NOI_NHAN_DAU, marks),
    Rule::new(code::NOI_NHAN_GACH, dashes),
    Rule::new(code::NOI_NHAN_LUU, archive),
    Rule::new(code::NOI_NHAN_NHU_TREN, as_above),
    Rule::new(code::NOI_NHAN_NHU_DIEU, as_article),
    Rule::new(code::DIA_CHI_CO_CHU, contact),
];

fn contact(case: &Case<'_>, probe: &mut Probe<'_>) {
    let look = Look::new(case, "Dòng địa chỉ", Element::Contact, &case.parts.ending.contact);
    look.sizes(probe);
    let (least, most) = look.spec.sizes;
    let feet = case.source.footers.iter().filter(|_| case.is_whole());
    for line in feet.flat_map(|foot| paragraphs(&foot.blocks)).filter(|p| known::is_contact(&p.text())) {
        probe.looked();
        let words = line.runs.iter().filter(|r| r.kind == RunKind::Text && !r.text.trim().is_empty());
        let size = words.map(|r| r.format.size_pt()).find(|size| !(least..=most).contains(size));
        if let Some(size) = size {
            let spot = case.at_paragraph("Chân trang", line);
            probe.fail(
                spot,
                format!("Dòng địa chỉ cỡ {}", number(size)),
                format!("đặt cỡ {}", sizes_in_words((least, most), "đến")),
            );
        }
    }
}

pub(super) fn each<'a>(case: &'a Case<'_>, mut look: impl FnMut(&'a SignaturePart)) {
    case.parts.ending.signatures.iter().for_each(&mut look);
}

pub(super) fn list<'a, 'c>(case: &'a Case<'c>) -> Look<'a, 'c> {
    Look::new(case, "Danh sách Nơi nhận", Element::Recipient, &case.parts.ending.recipients)
}

/// Slips and permits are signed in ways of their own.
fn is_formal(case: &Case<'_>) -> bool {
    matches!(case.parts.kind, Kind::Administrative(kind) if kind <= DocumentType::Telegram && kind != DocumentType::Contract || kind == DocumentType::OfficialLetter)
}

fn nowhere(area: &str) -> Place {
    Place::part(area)
}

fn signed(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !is_formal(case) {
        return;
    }
    probe.looked();
    let signatures = &case.parts.ending.signatures;
    if signatures.is_empty() {
        let advice = "ghi quyền hạn, chức vụ và họ tên người ký ở cuối văn bản";
        return probe.fail(nowhere("Chữ ký"), "Không thấy quyền hạn, chức vụ người ký", advice);
    }
    for signature in signatures.iter().filter(|s| s.full_name.is_empty()) {
        // A draft leaves the name open until it is known who signs.
        if let Some(line) = case.lines(&signature.authority).last() {
            probe.mild(Warning, case.at("Chữ ký", line), "Không thấy họ tên người ký", "ghi họ tên dưới chức vụ");
        }
    }
}

pub(super) fn authority<'a, 'c>(case: &'a Case<'c>) -> impl Iterator<Item = &'a Line<'c>> {
    let bound = case.is_whole();
    let lines = case.parts.ending.signatures.iter().flat_map(|s| case.parts.of(&s.authority));
    lines.filter(move |_| bound)
}

fn dots(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in authority(case) {
        let upper = line.upper();
        let slashed = ["T/M", "K/T", "T/L", "T/UQ"].into_iter().find(|w| upper.starts_with(w));
        let bare = ["TM ", "KT ", "TL ", "TUQ "].into_iter().find(|w| upper.starts_with(w));
        if slashed.is_none() && bare.is_none() && !crate::outline::known::has_prefix(&upper) {
            continue;
        }
        probe.looked();
        if let Some(found) = slashed.or(bare) {
            let right = found.trim().replace('/', "");
            probe.fail(
                case.at("Chữ ký", line),
                format!("«{}» không đúng cách viết", found.trim()),
                format!("viết «{right}.»"),
            );
        }
    }
}

fn position(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    for signature in &case.parts.ending.signatures {
        let lines: Vec<_> = case.lines(&signature.authority).collect();
        for (i, line) in lines.iter().enumerate() {
            let upper = line.upper();
            if !["KT.", "TL.", "TUQ.", "K/T", "T/L"].iter().any(|w| upper.starts_with(w)) {
                continue;
            }
            probe.looked();
            if i + 1 == lines.len() {
                probe.fail(
                    case.at("Chữ ký", line),
                    format!("Dưới «{}» thiếu chức vụ người ký", line.text),
                    "ghi chức vụ người ký ở dòng dưới",
                );
            }
        }
    }
}

pub(super) fn titles(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !case.is_whole() {
        return;
    }
    for line in case.parts.ending.signatures.iter().flat_map(|s| case.parts.of(&s.full_name)) {
        probe.looked();
        if learned_title(&line.text).is_some() {
            let advice = "bỏ học hàm, học vị (trừ lực lượng vũ trang, đơn vị sự nghiệp giáo dục, y tế, khoa học do ngành quy định)";
            probe.fail(case.at("Chữ ký", line), "Trước họ tên có học hàm, học vị hoặc danh hiệu", advice);
        }
    }
}

fn standing(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in authority(case) {
        probe.looked();
        let upper = line.upper();
        if upper.contains("PHÓ ") && upper.contains("THƯỜNG TRỰC") {
            probe.fail(
                case.at("Chữ ký", line),
                "Chức vụ ghi «thường trực»",
                "ghi chức vụ theo quy định, không kèm «thường trực»",
            );
        }
    }
}

fn recipients_there(case: &Case<'_>, probe: &mut Probe<'_>) {
    let contract = matches!(case.parts.kind, Kind::Administrative(DocumentType::Minutes | DocumentType::Contract));
    if !is_formal(case) || contract {
        return;
    }
    probe.looked();
    if case.parts.ending.recipients_title.is_empty() {
        probe.fail(nowhere("Nơi nhận"), "Không thấy Nơi nhận", "ghi «Nơi nhận:» và danh sách ở góc trái cuối văn bản");
    }
}

pub(super) fn items<'a, 'c>(case: &'a Case<'c>) -> Vec<Receiver<'a, 'c>> {
    form::receivers(list(case).lines)
}

pub(super) fn marks(case: &Case<'_>, probe: &mut Probe<'_>) {
    let items = items(case);
    for (i, item) in items.iter().enumerate() {
        probe.looked();
        let Some(sign) = form::missing_sign(case.profile(), &items, i) else { continue };
        let what = if i + 1 == items.len() {
            "Dòng cuối Nơi nhận không có dấu chấm"
        } else {
            "Dòng Nơi nhận không kết thúc bằng dấu chấm phẩy"
        };
        probe.fail(case.at("Nơi nhận", item.lines[0]), what, format!("kết thúc bằng dấu «{sign}»"));
    }
}

pub(super) fn dashes(case: &Case<'_>, probe: &mut Probe<'_>) {
    for item in items(case) {
        let line = item.lines[0];
        probe.looked();
        if !form::is_dashed(line) {
            probe.fail(case.at("Nơi nhận", line), "Dòng Nơi nhận không có gạch đầu dòng", "thêm «- » ở đầu dòng");
        }
    }
}

fn archive(case: &Case<'_>, probe: &mut Probe<'_>) {
    let items = items(case);
    let Some(Receiver { lines, .. }) = items.last() else { return };
    let line = lines[0];
    probe.looked();
    let bare = |t: &str| fold_tone(t).trim_start_matches(['-', '–', '—', ' ', '+', '•']).to_owned();
    let found = items.iter().find(|i| bare(&i.text).starts_with("Lưu") || bare(&i.text).starts_with("LƯU"));
    let Some(Receiver { lines: own, text }) = found else {
        return probe.fail(
            case.at("Nơi nhận", line),
            "Nơi nhận không có dòng «Lưu»",
            "thêm dòng cuối «- Lưu: VT, <đơn vị soạn thảo>.»",
        );
    };
    let words = bare(text);
    if !words.contains("VT") && !words.to_lowercase().contains("văn thư") {
        probe.fail(case.at("Nơi nhận", own[0]), "Dòng Lưu không ghi «VT»", "ghi «- Lưu: VT, <đơn vị soạn thảo>.»");
    } else if !words.contains(':') {
        probe.mild(Warning, case.at("Nơi nhận", own[0]), "Sau chữ «Lưu» thiếu dấu hai chấm", "viết «- Lưu: VT, …»");
    }
}

pub(super) fn as_above(case: &Case<'_>, probe: &mut Probe<'_>) {
    if case.parts.head.addressees.is_empty() {
        return;
    }
    let items = items(case);
    let Some(Receiver { lines, text }) = items.first() else { return };
    let line = lines[0];
    probe.looked();
    if !fold_tone(&text.to_uppercase()).contains("NHƯ TRÊN") && !text.to_lowercase().contains("như kính gửi") {
        probe.fail(
            case.at("Nơi nhận", line),
            "Có Kính gửi mà Nơi nhận không bắt đầu bằng «Như trên»",
            "ghi dòng đầu «- Như trên;»",
        );
    }
}

fn as_article(case: &Case<'_>, probe: &mut Probe<'_>) {
    if !matches!(case.parts.kind, Kind::Administrative(DocumentType::Decision | DocumentType::Resolution)) {
        return;
    }
    let items = items(case);
    let Some(Receiver { lines, text }) = items.first() else { return };
    let line = lines[0];
    probe.looked();
    if !text.contains("Như Điều") && !text.contains("Như điều") && !is_caps(text) {
        probe.fail(
            case.at("Nơi nhận", line),
            "Nơi nhận không bắt đầu bằng «Như Điều …»",
            "ghi dòng đầu «- Như Điều …;»",
        );
    }
}
