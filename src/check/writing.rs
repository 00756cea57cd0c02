//! How words are written: capitals (PL II), tone marks, bodies that are no more.

use super::citation;
use super::{Case, Probe, Rule, form, rule};
use crate::diagnostic::code;
use crate::document::MISSING;
use crate::outline::known;
use crate::outline::lines::is_caps;
use crate::parts::Line;
use crate::vietnamese::loose_blanks;
use chrono::NaiveDate;

/// Rules of this family.
pub(super) const RULES: &[Rule] = &[
    Rule::new(code::VIET_HOA_DIEU_KHOAN, clauses),
    Rule::new(code::VIET_HOA_DAC_BIET, special),
    Rule::new(code::VIET_HOA_CO_QUAN, organs),
    Rule::new(code::VIET_HOA_DON_VI, places),
    Rule::new(code::VIET_HOA_DAU_CAU, sentences),
    Rule::new(code::CHINH_TA_DAU_THANH, tones),
    Rule::new(code::CHINH_TA_KHOANG_TRANG, spaces),
    Rule::new(code::CHINH_TA_UNICODE, encoding),
    Rule::new(rule::UNFILLED, blanks),
    Rule::new(code::CO_QUAN_CAP_HUYEN, districts),
    Rule::new(code::CO_QUAN_BO_CU, ministries),
];

/// `khoản 12 ` at the head of a line is its own label, not a law that is cited.
const OPENING: usize = 9;
/// The name of a cited document goes on for so many characters behind its number.
const CITED_MOST: usize = 160;

fn lines<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Line<'a>> {
    let bound = case.is_whole() || case.is_attached();
    case.parts.lines.all.iter().filter(move |l| bound && !is_caps(&l.shown()))
}

/// Words before and after a place in a text.
fn around(text: &str, at: usize, length: usize) -> (&str, &str) {
    (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default())
}

fn is_whole_word(text: &str, at: usize, length: usize) -> bool {
    let (before, after) = around(text, at, length);
    !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
}

fn clauses(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in lines(case) {
        let text = &line.text;
        for (word, wanted) in [("điều", "Điều"), ("chương", "Chương"), ("Khoản", "khoản"), ("Điểm", "điểm")]
        {
            for (at, _) in text.match_indices(word) {
                let (before, after) = around(text, at, word.len());
                let opens = before.trim_end().is_empty() || before.trim_end().ends_with(['.', ':', ';', '“', '"', '(']);
                let next = after.trim_start();
                let number = match word {
                    "chương" => next
                        .split(|c: char| !c.is_alphanumeric())
                        .next()
                        .is_some_and(|w| !w.is_empty() && w.chars().all(|c| "IVXLC".contains(c))),
                    "Điểm" => next
                        .split(|c: char| !c.is_alphanumeric())
                        .next()
                        .is_some_and(|w| w.chars().count() == 1 && w.chars().all(char::is_lowercase)),
                    _ => next.starts_with(|c: char| c.is_ascii_digit()),
                };
                // Of a law: another clause or the document's name stands near.
                let cited =
                    [" Luật", " Nghị định", " Thông tư", " Quyết định", " Nghị quyết", " khoản ", " Điều ", " Chương "]
                        .iter()
                        .any(|w| after.contains(w))
                        || ["khoản ", "điểm "]
                            .iter()
                            .any(|w| before.ends_with(w) || before.chars().count() > OPENING && before.contains(w));
                if !is_whole_word(text, at, word.len()) || !number || !cited {
                    continue;
                }
                probe.looked();
                if !(opens && word.starts_with(char::is_uppercase)) {
                    let number: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
                    probe.fail(
                        case.at("", line),
                        format!("«{word} {number}»"),
                        format!("viết «{wanted} {number}» khi viện dẫn"),
                    );
                }
            }
        }
    }
}

/// What this program, and drafters, write where a fact is still to come.
fn blanks(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in &case.parts.lines.all {
        probe.looked();
        let Some(at) = line.text.find(MISSING) else { continue };
        let rest = &line.text[at..];
        let words = rest.find(']').map_or(rest, |end| &rest[..=end]);
        probe.fail(case.at("", line), format!("Còn {words}"), "điền dữ kiện trước khi trình ký");
    }
}

fn special(case: &Case<'_>, probe: &mut Probe<'_>) {
    // As an attribute (ngân sách nhà nước, cơ quan nhà nước) it stays small, in the decree's own text too.
    const STATE: [&str; 5] = ["của nhà nước", "Đảng, nhà nước", "Đảng và nhà nước", "do nhà nước", "được nhà nước"];
    const BODIES: [&str; 2] = ["ủy ban nhân dân", "hội đồng nhân dân"];
    for line in lines(case) {
        for words in STATE.into_iter().chain(BODIES) {
            let right =
                words.replace("nhà nước", "Nhà nước").replace("ủy ban", "Ủy ban").replace("hội đồng", "Hội đồng");
            if line.text.contains(&right) {
                probe.looked();
            }
            let small = line.text.match_indices(words).any(|(at, _)| is_whole_word(&line.text, at, words.len()));
            if small {
                probe.fail(case.at("", line), format!("«{words}»"), format!("viết «{right}»"));
            }
        }
    }
}

fn organs(case: &Case<'_>, probe: &mut Probe<'_>) {
    const WRONG: [(&str, &str); 8] = [
        ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
        ("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân"),
        ("Ủy ban Nhân dân", "Ủy ban nhân dân"),
        ("Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
        ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
        ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
        ("Ban Chỉ Đạo", "Ban Chỉ đạo"),
        ("Văn Phòng", "Văn phòng"),
    ];
    for line in lines(case) {
        // A line in title case throughout is a name on a cover, not a sentence.
        for (wrong, right) in WRONG {
            if line.text.contains(right) || line.text.contains(wrong) {
                probe.looked();
            }
            if line.text.contains(wrong) {
                probe.fail(case.at("", line), format!("«{wrong}»"), format!("viết «{right}»"));
            }
        }
    }
}

/// Names that take the common noun's capital: numbers, persons, events.
fn takes_capital(name: &str) -> bool {
    const PERSONS: [&str; 12] = [
        "Điện Biên",
        "Lê ",
        "Trần ",
        "Nguyễn ",
        "Hai Bà",
        "Bà ",
        "Quang Trung",
        "Ngô ",
        "Phan ",
        "Hồ Chí Minh",
        "Hoàng ",
        "Lý ",
    ];
    name.starts_with(|c: char| c.is_ascii_digit()) || PERSONS.iter().any(|p| name.starts_with(p))
}

fn places(case: &Case<'_>, probe: &mut Probe<'_>) {
    for line in lines(case) {
        for word in ["Tỉnh ", "Xã ", "Phường ", "Huyện ", "Thị trấn "] {
            for (at, _) in line.text.match_indices(word) {
                let (before, after) = around(&line.text, at, word.len());
                let before = before.trim_end();
                let inside = before.ends_with(|c: char| c.is_lowercase() || c == ',');
                let named = after.starts_with(char::is_uppercase);
                if !inside || !named || takes_capital(after) || !is_whole_word(&line.text, at, word.trim_end().len()) {
                    continue;
                }
                // `Đảng ủy Xã`, `Tỉnh ủy`, `Tỉnh đoàn` are names of organs.
                probe.looked();
                let name: String =
                    after.split_whitespace().next().unwrap_or_default().trim_end_matches([',', '.', ';']).to_owned();
                let lower = word.to_lowercase();
                probe.fail(
                    case.at("", line),
                    format!("«{word}{name}»"),
                    format!("viết «{lower}{name}», danh từ chung viết thường"),
                );
            }
        }
    }
}

fn sentences(case: &Case<'_>, probe: &mut Probe<'_>) {
    openings(case, probe);
    for (_, line) in case.parts.text_of(case.parts.body.clone()).filter(|_| case.is_whole()) {
        let text = &line.text;
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let Some(next) = words.peek() else { break };
            // A sentence ends with a word of small letters; `TP.`, `Tr.`, `v.v.` and numbers end with a dot as well.
            let ends = word.ends_with(['.', '?', '!'])
                && !word.ends_with("...")
                && !word.ends_with("v.v.")
                && !word.contains('/');
            let bare = word.trim_end_matches(['.', '?', '!']);
            let plain = bare.chars().count() > 2 && bare.chars().all(char::is_lowercase);
            if !(ends && plain) {
                continue;
            }
            probe.looked();
            if next.chars().all(|c| c.is_lowercase() || ",;".contains(c)) && next.chars().any(char::is_lowercase) {
                probe.fail(
                    case.at("Nội dung", line),
                    format!("Sau dấu chấm: «{word} {next}»"),
                    "viết hoa chữ cái đầu câu, hoặc sửa dấu chấm",
                );
            }
        }
    }
}

/// A paragraph that begins in small letters, where the one above has ended.
fn openings(case: &Case<'_>, probe: &mut Probe<'_>) {
    let mut ended = true;
    for (_, line) in case.parts.text_of(case.parts.body.clone()).filter(|_| case.is_whole()) {
        let fresh = std::mem::replace(&mut ended, line.text.ends_with(['.', '!', '?']));
        let word = line.text.split_whitespace().next().unwrap_or_default();
        let small = word.chars().count() > 1 && word.chars().all(char::is_lowercase);
        if fresh && form::is_prose(line) {
            probe.looked();
            if small {
                let message = format!("Đoạn mở đầu bằng chữ thường: «{word} …»");
                probe.fail(case.at("Nội dung", line), message, "viết hoa chữ cái đầu câu, hoặc bổ sung chữ bị thiếu");
            }
        }
    }
}

fn tones(case: &Case<'_>, probe: &mut Probe<'_>) {
    // òa, óe, úy (old way) against oà, oé, uý (new way); after q the u belongs to the consonant.
    const OLD: [&str; 15] = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
    const NEW: [&str; 15] = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
    let mut seen: [Option<(&Line<'_>, String)>; 2] = [None, None];
    let bound = case.is_whole() || case.is_attached();
    // Quốc hiệu and the names of organs are written one way by law, whatever way the drafter writes.
    for line in case.parts.lines.all.iter().filter(|l| bound && !is_caps(&l.shown())) {
        for word in line.text.split(|c: char| !c.is_alphabetic()) {
            let lower = word.to_lowercase();
            for (kind, endings) in [OLD, NEW].iter().enumerate() {
                let found = endings.iter().any(|e| lower.ends_with(e) && !lower.starts_with('q'));
                if found && seen[kind].is_none() {
                    seen[kind] = Some((line, word.to_owned()));
                }
            }
        }
    }
    if seen.iter().any(Option::is_some) {
        probe.looked();
    }
    if let [Some((a, old)), Some((b, new))] = &seen {
        let (line, here, there) = if a.paragraph.index > b.paragraph.index { (a, old, new) } else { (b, new, old) };
        probe.fail(
            case.at("", line),
            format!("Vừa viết «{there}» vừa viết «{here}»"),
            "chọn một cách đặt dấu thanh cho cả văn bản",
        );
    }
}

fn spaces(case: &Case<'_>, probe: &mut Probe<'_>) {
    let (mut first, mut count) = (None, 0);
    for (_, line) in case.parts.text_of(case.parts.body.clone()).filter(|_| case.is_whole()) {
        probe.looked();
        let text: Vec<char> = line.text.chars().collect();
        let found = loose_blanks(&text).len();
        if found > 0 {
            count += found;
            first.get_or_insert(line);
        }
    }
    if let Some(line) = first {
        probe.fail(
            case.at("Nội dung", line),
            format!("{count} chỗ có khoảng trắng trước dấu câu"),
            "bỏ khoảng trắng trước dấu câu, sau dấu mở ngoặc",
        );
    }
}

fn encoding(case: &Case<'_>, probe: &mut Probe<'_>) {
    let (mut first, mut count) = (None, 0);
    for line in &case.parts.lines.all {
        probe.looked();
        let legacy = line.formats().any(|(f, _)| f.font.as_deref().is_some_and(is_legacy_face));
        let combining = line.runs.iter().any(|(run, range)| {
            run.text
                .get(range.clone())
                .is_some_and(|t| t.chars().any(|c| matches!(c as u32, 0x300..=0x323 | 0x340..=0x341)))
        });
        if legacy || combining {
            count += 1;
            first.get_or_insert((line, legacy));
        }
    }
    if let Some((line, legacy)) = first {
        let what = if legacy { "phông mã cũ (TCVN3, VNI)" } else { "Unicode tổ hợp" };
        probe.fail(
            case.at("", line),
            format!("{count} dòng gõ bằng {what}"),
            "chuyển sang Unicode dựng sẵn, phông Times New Roman",
        );
    }
}

fn is_legacy_face(name: &str) -> bool {
    name.trim_matches('"').starts_with(".Vn") || name.trim_matches('"').starts_with("VNI-")
}

/// True when the document was issued on this day or later, or does not say when. A month alone is enough to tell.
fn issued_since(case: &Case<'_>, day: NaiveDate) -> bool {
    let line = case.lines(&case.parts.head.place_date).next();
    let Some((_, date)) = line.and_then(|l| known::date(&l.text)) else { return true };
    let Some(year) = date.year.map(i32::from) else { return true };
    let month = date.month.map_or(12, u32::from);
    NaiveDate::from_ymd_opt(year, month, date.day.map_or(28, u32::from)).is_none_or(|issued| issued >= day)
}

/// Part of a citation: the document that is named is older than the change.
fn is_cited(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let numbers = citation::all(before);
    // From the last number on, up to the end of the phrase.
    let open =
        numbers.last().is_some_and(|n| before[n.at..].chars().count() < CITED_MOST && !before[n.at..].contains(". "));
    open || ["trước đây", "(cũ)", "cũ)", "nay là", "nguyên "].iter().any(|w| text.contains(w))
}

fn mention(
    case: &Case<'_>,
    probe: &mut Probe<'_>,
    (names, stems): (&[(&str, &str)], &[&str]),
    since: NaiveDate,
    what: &str,
) {
    if !case.is_whole() || !issued_since(case, since) {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for line in &case.parts.lines.all {
        probe.looked();
        let lower = line.text.to_lowercase();
        // A long table has thousands of cells, hardly one of them with such a word.
        if !stems.iter().any(|stem| lower.contains(stem)) {
            continue;
        }
        for (name, advice) in names {
            let found = lower.match_indices(name).find(|(at, _)| {
                is_whole_word(&lower, *at, name.len()) && !is_cited(&lower_same(&line.text, &lower), *at)
            });
            if found.is_some() && !told.contains(name) {
                told.push(name);
                probe.fail(case.at("", line), format!("«{name}» {what}"), (*advice).to_owned());
            }
        }
    }
}

/// The text itself where lower case kept its length, so that places in both agree.
fn lower_same(text: &str, lower: &str) -> String {
    if text.len() == lower.len() { text.to_owned() } else { lower.to_owned() }
}

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

fn districts(case: &Case<'_>, probe: &mut Probe<'_>) {
    const ADVICE: &str = "kiểm tra: từ 01/7/2025 không còn chính quyền cấp huyện, thị trấn";
    const NAMES: [(&str, &str); 20] = [
        ("ủy ban nhân dân huyện", ADVICE),
        ("ủy ban nhân dân quận", ADVICE),
        ("ủy ban nhân dân thị xã", ADVICE),
        ("ubnd huyện", ADVICE),
        ("ubnd quận", ADVICE),
        ("ubnd thị xã", ADVICE),
        ("ubnd thị trấn", ADVICE),
        ("các huyện", ADVICE),
        ("ủy ban nhân dân thị trấn", ADVICE),
        ("hội đồng nhân dân huyện", ADVICE),
        ("hđnd huyện", ADVICE),
        ("hđnd quận", ADVICE),
        ("hđnd thị xã", ADVICE),
        ("huyện ủy", ADVICE),
        ("quận ủy", ADVICE),
        ("thị ủy", ADVICE),
        ("công an huyện", ADVICE),
        ("ubnd cấp huyện", ADVICE),
        ("ủy ban nhân dân cấp huyện", ADVICE),
        ("phòng giáo dục và đào tạo huyện", ADVICE),
    ];
    const STEMS: [&str; 5] = ["huyện", "quận", "thị xã", "thị trấn", "thị ủy"];
    mention(case, probe, (&NAMES, &STEMS), day(2025, 7), "không còn từ 01/7/2025");
}

fn ministries(case: &Case<'_>, probe: &mut Probe<'_>) {
    const NAMES: [(&str, &str); 18] = [
        ("bộ kế hoạch và đầu tư", "nay là Bộ Tài chính"),
        ("bộ giao thông vận tải", "nay là Bộ Xây dựng"),
        ("bộ thông tin và truyền thông", "nay là Bộ Khoa học và Công nghệ"),
        ("bộ tài nguyên và môi trường", "nay là Bộ Nông nghiệp và Môi trường"),
        ("bộ nông nghiệp và phát triển nông thôn", "nay là Bộ Nông nghiệp và Môi trường"),
        ("bộ lao động - thương binh và xã hội", "nay là Bộ Nội vụ và cơ quan khác theo lĩnh vực"),
        ("bộ gtvt", "nay là Bộ Xây dựng"),
        ("bộ lđtbxh", "nay là Bộ Nội vụ và cơ quan khác theo lĩnh vực"),
        ("bộ tn&mt", "nay là Bộ Nông nghiệp và Môi trường"),
        ("sở gtvt", "nay là Sở Xây dựng"),
        ("sở lđtbxh", "nay là Sở Nội vụ và cơ quan khác theo lĩnh vực"),
        ("sở tn&mt", "nay là Sở Nông nghiệp và Môi trường"),
        ("sở kế hoạch và đầu tư", "nay là Sở Tài chính"),
        ("sở giao thông vận tải", "nay là Sở Xây dựng"),
        ("sở thông tin và truyền thông", "nay là Sở Khoa học và Công nghệ"),
        ("sở tài nguyên và môi trường", "nay là Sở Nông nghiệp và Môi trường"),
        ("sở nông nghiệp và phát triển nông thôn", "nay là Sở Nông nghiệp và Môi trường"),
        ("sở lao động - thương binh và xã hội", "nay là Sở Nội vụ và cơ quan khác theo lĩnh vực"),
    ];
    mention(case, probe, (&NAMES, &["bộ ", "sở "]), day(2025, 3), "đã sắp xếp lại từ 01/3/2025");
}
