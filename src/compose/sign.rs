//! Quyền hạn, chức vụ, họ tên: every stack of Điều 13 and Phụ lục I, II.7.

use super::Composer;
use crate::diagnostic::{Place, code};
use crate::document::{DocumentType, Signature, marker};
use crate::plan::{Agency, Mode, SignatureData};
use crate::standard::Profile;
use crate::vietnamese::{filled, learned_title};

/// The signature blocks, from the left.
pub(super) fn signatures(c: &mut Composer) -> Vec<Signature> {
    let given = c.plan.signatures.as_ref();
    let Some(given) = given else {
        if let Some(signer) = c.agency.and_then(Agency::default_signer) {
            return vec![signature(c, &signer.signature(), "")];
        }
        c.missing(code::THIEU_NGUOI_KY, Place::within("ky"), "chức vụ và họ tên người ký");
        return vec![Signature { authority: vec![marker("chức vụ người ký")], ..Signature::default() }];
    };
    let list = given.list();
    let two = list.len() > 1;
    if list.len() > 2 {
        c.d.add(
            code::KY_QUA_HAI,
            Place::within("ky"),
            format!("Có {} chữ ký", list.len()),
            "tối đa 02 chữ ký cạnh nhau",
        );
    }
    if two
        && !matches!(
            c.plan.doc_type.0,
            DocumentType::Minutes
                | DocumentType::Report
                | DocumentType::Agreement
                | DocumentType::Contract
                | DocumentType::Memorandum
                | DocumentType::Plan
                | DocumentType::Programme
                | DocumentType::Guidance
        )
    {
        let message = format!("{} có 02 chữ ký", super::sentence_case(c.plan.doc_type.0.title()));
        c.d.add(code::KY_HAI_NGUOI, Place::within("ky"), message, "loại văn bản này thường do 01 người ký");
    }
    list.iter()
        .enumerate()
        .map(|(i, data)| {
            let path = if two { format!("ky[{i}]") } else { "ky".to_owned() };
            let data = with_signer(c, data, &path);
            signature(c, &data, &path)
        })
        .collect()
}

/// The facts of a signature, completed by those of the usual signer it names.
fn with_signer(c: &mut Composer, data: &SignatureData, path: &str) -> SignatureData {
    let Some(name) = &data.signer else { return data.clone() };
    let Some(signer) = c.agency.and_then(|a| a.signer(name)) else {
        let known: Vec<&str> = c
            .agency
            .iter()
            .flat_map(|a| &a.signers)
            .filter_map(|s| s.key.as_deref().or(s.full_name.as_deref()))
            .collect();
        let advice = if known.is_empty() {
            "thêm [[nguoi_ky]] vào co-quan.toml".to_owned()
        } else {
            format!("các người ký đã khai: {}", known.join(", "))
        };
        let message = format!("Không có người ký «{name}» trong co-quan.toml");
        c.d.add(code::KY_KHONG_CO, Place::within(format!("{path}.nguoi_ky")), message, advice);
        return data.clone();
    };
    let usual = signer.signature();
    // Ways of building the authority lines are one fact: what the document says replaces all of it.
    let own = data.authority.is_some() || data.modes.is_some();
    SignatureData {
        signer: None,
        authority: if own { data.authority.clone() } else { usual.authority },
        modes: if own { data.modes.clone() } else { usual.modes },
        body: data.body.clone().or(usual.body),
        head: data.head.clone().or(usual.head),
        unit_head: data.unit_head.clone().or(usual.unit_head),
        position: data.position.clone().or(usual.position),
        other_position: data.other_position.clone().or(usual.other_position),
        full_name: data.full_name.clone().or(usual.full_name),
    }
}

fn signature(c: &mut Composer, data: &SignatureData, path: &str) -> Signature {
    // No path in the plan: the signer is the agency's usual one.
    let at = |sub: &str| match path {
        "" => Place { file: Some(super::AGENCY_FILE.to_owned()), ..Place::within(format!("nguoi_ky{sub}")) },
        path => Place::within(format!("{path}{sub}")),
    };
    if data.authority.is_some() && data.modes.is_some() {
        c.d.add(code::KY_HAI_CACH, at(".quyen_han"), "Ghi cả «quyen_han» và «hinh_thuc»", "giữ lại một trong hai");
    }
    let filled = |s: &Option<String>| s.as_deref().and_then(filled).map(str::to_owned);
    let position = filled(&data.position);
    let mut authority: Vec<String> = data.authority.iter().flat_map(|a| a.filled()).map(shown).collect();
    if let Some(modes) = &data.modes {
        authority.extend(stack(c, data, modes.list(), position.as_deref(), &at));
    } else if let Some(position) = &position {
        let position = upper(position);
        if authority.last() != Some(&position) {
            authority.push(position);
        }
    }
    if authority.is_empty() {
        c.missing(code::THIEU_CHUC_VU, at(".chuc_vu"), "chức vụ người ký");
        authority.push(marker("chức vụ người ký"));
    }
    for line in &authority {
        check_line(c, line, at(""));
    }
    let full_name = filled(&data.full_name);
    if full_name.is_none() {
        c.missing(code::THIEU_HO_TEN, at(".ho_ten"), "họ tên người ký");
    }
    if let Some(name) = &full_name
        && let Some(title) = learned_title(name)
    {
        let message = format!("Họ tên người ký «{name}» có ghi «{title}»");
        c.d.add(code::KY_HOC_VI, at(".ho_ten"), message, "không ghi học hàm, học vị trước họ tên (Phụ lục I, mục II.7.b), trừ lực lượng vũ trang và các ngành có quy định riêng");
    }
    let other_position = filled(&data.other_position).map(|p| upper(&p));
    Signature { authority, other_position, full_name }
}

/// The lines of a stack: TM. and KT. and the rest, then the signer's own position.
fn stack(
    c: &mut Composer,
    data: &SignatureData,
    modes: &[Mode],
    position: Option<&str>,
    at: &dyn Fn(&str) -> Place,
) -> Vec<String> {
    let filled = |s: &Option<String>| s.as_deref().and_then(filled).map(upper);
    let has = |mode| modes.contains(&mode);
    let [behalf, deputy, order, mandate, acting_head] = c.profile().signs().authority;
    let mut lines = Vec::new();
    let need = |c: &mut Composer, value: Option<String>, key: &str, what: &str| {
        value.unwrap_or_else(|| {
            c.missing(code::THIEU_QUYEN_HAN, at(&format!(".{key}")), what);
            marker(what)
        })
    };
    let twice = (has(Mode::ByOrder) && (has(Mode::ByAuthorization) || has(Mode::OnBehalf)))
        || modes.len() > 2
        || (modes.len() == 2 && modes[0] == modes[1])
        || (has(Mode::Deputy) && (has(Mode::Acting) || has(Mode::ByAuthorization)));
    if twice {
        c.d.add(
            code::KY_HINH_THUC,
            at(".hinh_thuc"),
            "Các hình thức ký này không ghép được với nhau",
            "dùng một hình thức, hoặc TM và KT, TM và Q, TL và KT",
        );
    }
    if has(Mode::OnBehalf) {
        let name = filled(&data.body).or_else(|| c.collective_body());
        let name = need(c, name, "tap_the", "tên tập thể ký thay mặt");
        lines.push(format!("{behalf}{name}"));
    }
    if has(Mode::ByOrder) {
        let head = need(c, filled(&data.head), "thu_truong", "chức vụ người ra lệnh (sau TL.)");
        lines.push(format!("{order}{head}"));
    }
    if has(Mode::ByAuthorization) {
        let head = need(c, filled(&data.head), "thu_truong", "chức vụ người ủy quyền (sau TUQ.)");
        lines.push(format!("{mandate}{head}"));
    }
    if has(Mode::Deputy) {
        // Under TL. the one replaced is the head of the unit that was ordered to sign.
        let given = if has(Mode::ByOrder) { filled(&data.unit_head) } else { filled(&data.head) };
        let head = given.or_else(|| position.and_then(head_of));
        let key = if has(Mode::ByOrder) { "truong_don_vi" } else { "thu_truong" };
        let head = need(c, head, key, "chức vụ người được ký thay (sau KT.)");
        lines.push(format!("{deputy}{head}"));
    }
    if has(Mode::Acting) {
        let acting = position.map(upper).or_else(|| filled(&data.head));
        let acting = need(c, acting, "chuc_vu", "chức vụ (sau Q.)");
        lines.push(format!("{acting_head}{}", acting.trim_start_matches("QUYỀN ").trim_start_matches("Q. ")));
    } else {
        let own = need(c, position.map(upper), "chuc_vu", "chức vụ người ký");
        lines.push(own);
    }
    lines
}

/// Whom a deputy replaces, where the deputy's title says so.
fn head_of(position: &str) -> Option<String> {
    let position = upper(position);
    match position.as_str() {
        "THỨ TRƯỞNG" => Some("BỘ TRƯỞNG".to_owned()),
        _ => position.strip_prefix("PHÓ ").map(str::to_owned),
    }
}

/// A line of authority in capitals; what stands in brackets, `(Đã ký)`, is no authority.
fn shown(line: &str) -> String {
    if line.trim_start().starts_with('(') { line.trim().to_owned() } else { upper(line) }
}

fn upper(text: &str) -> String {
    text.trim().to_uppercase()
}

fn check_line(c: &mut Composer, line: &str, place: Place) {
    let profile = c.profile();
    // The Party has its own positions.
    if profile == Profile::Administrative
        && line.contains("THƯỜNG TRỰC")
        && (line.starts_with("PHÓ") || line.starts_with("KT."))
    {
        let message = format!("Chức vụ «{line}» có chữ «thường trực»");
        c.d.add(
            code::KY_THUONG_TRUC,
            place.clone(),
            message,
            "chỉ ghi chức vụ Nhà nước quy định (Phụ lục I, mục II.7.b), ví dụ PHÓ CHỦ TỊCH",
        );
    }
    let foreign = Profile::ALL.into_iter().filter(|other| *other != profile);
    let ways = foreign.flat_map(|other| other.signs().authority.into_iter().zip(profile.signs().authority));
    for (wrong, right) in ways.map(|(wrong, right)| (wrong.trim(), right.trim())).filter(|(a, b)| a != b) {
        if line.starts_with(wrong) {
            let (message, clause) = match profile {
                Profile::Administrative => (
                    format!("«{line}»: «{wrong}» là cách ghi của văn bản Đảng"),
                    "văn bản hành chính ghi «{}» (Phụ lục I, mục II.7.a)",
                ),
                Profile::Party => {
                    (format!("«{line}»: «{wrong}» là cách ghi của văn bản hành chính"), "văn bản Đảng ghi «{}»")
                }
            };
            c.d.add(code::KY_KIEU_DANG, place.clone(), message, clause.replace("{}", right));
        }
    }
}
