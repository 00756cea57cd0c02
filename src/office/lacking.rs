//! What is missing, and where THIS source says it: a key of JSON, a cell of a workbook, a line of a text.

use super::Source;
use super::source::Parsed;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, code};

/// A fact: what is typed in JSON, what is added in a text, and its key in `co-quan.toml` where it may stand there for all.
struct Fact {
    code: Code,
    json: &'static str,
    line: &'static str,
    standing: &'static str,
}

const FACTS: [Fact; 9] = [
    Fact {
        code: code::THIEU_CO_QUAN,
        json: "\"co_quan_ban_hanh\": [\"ỦY BAN NHÂN DÂN\", \"XÃ …\"]",
        line: "thêm tên cơ quan ở dòng đầu của văn bản, trên dòng «Số: …»",
        standing: "co_quan_ban_hanh",
    },
    Fact {
        code: code::THIEU_DIA_DANH,
        json: "\"dia_danh\": \"…\"",
        line: "thêm dòng «…, ngày    tháng    năm    » (địa danh đứng đầu) dưới dòng «Số: …»",
        standing: "dia_danh",
    },
    Fact {
        code: code::THIEU_KY_HIEU,
        json: "\"ky_hieu\": \"…\"",
        line: "thêm dòng «Số: …/…» dưới tên cơ quan",
        standing: "ky_hieu_co_quan",
    },
    Fact {
        code: code::THIEU_TRICH_YEU,
        json: "\"trich_yeu\": \"…\"",
        line: "thêm trích yếu vào dòng ngay dưới tên loại văn bản",
        standing: "",
    },
    Fact {
        code: code::THIEU_KINH_GUI,
        json: "\"kinh_gui\": [\"…\"]",
        line: "thêm dòng «Kính gửi: …» trước nội dung",
        standing: "",
    },
    Fact {
        code: code::THIEU_NOI_NHAN,
        json: "\"noi_nhan\": [\"…\"]",
        line: "thêm dòng «Nơi nhận:» và mỗi nơi một dòng «- …;» ở cuối",
        standing: "noi_nhan",
    },
    Fact {
        code: code::THIEU_LUU,
        json: "\"luu\": \"VT, …\"",
        line: "thêm dòng «- Lưu: VT, ….» ở cuối Nơi nhận",
        standing: "luu",
    },
    Fact {
        code: code::THIEU_NGUOI_KY,
        json: "\"ky\": {\"hinh_thuc\": \"TM\", \"chuc_vu\": \"…\", \"ho_ten\": \"…\"}",
        line: "thêm các dòng quyền hạn, chức vụ, họ tên người ký ở cuối",
        standing: "nguoi_ky",
    },
    Fact {
        code: code::THIEU_TEN_DAY_DU,
        json: "\"ten_day_du\": \"Ủy ban nhân dân xã …\"",
        line: "ghi tên đầy đủ của cơ quan",
        standing: "ten_day_du",
    },
];

/// Says of every fact that this source lacks where it is said.
pub(super) fn say_where(source: &Source, found: &mut Diagnostics) {
    let of_source = |d: &&mut Diagnostic| d.place.file.as_deref() == Some(source.name());
    for finding in found.iter_mut().filter(of_source) {
        let Some(fact) = FACTS.iter().find(|f| f.code == finding.code) else { continue };
        let standing = match fact.standing {
            "" => String::new(),
            key => format!(", hoặc «{key}» trong co-quan.toml, một lần cho mọi văn bản"),
        };
        let here = match &source.parsed {
            Parsed::Data { .. } => format!("thêm {} vào tệp này", fact.json),
            Parsed::PlanBook { .. } => match finding.place.within.as_deref().and_then(|w| w.rsplit_once('!')) {
                Some((sheet, cell)) => format!("điền ô {cell} của trang «{sheet}»"),
                None => format!("thêm mục ấy vào trang «{}»", finding.place.within.as_deref().unwrap_or_default()),
            },
            // A text has no place for it, nor has a document.
            Parsed::Text { .. } | Parsed::Word(_) if fact.code == code::THIEU_TEN_DAY_DU => {
                finding.advice = "ghi «ten_day_du» trong co-quan.toml, một lần cho mọi văn bản".to_owned();
                continue;
            }
            // Recipients and signature are never put in where a text has none.
            Parsed::Text { .. } | Parsed::Word(_) => {
                let drawn = [code::THIEU_CO_QUAN, code::THIEU_DIA_DANH, code::THIEU_KY_HIEU].contains(&fact.code);
                finding.advice = format!("{}{}", fact.line, if drawn { &*standing } else { "" });
                continue;
            }
            Parsed::Table(_) => continue,
        };
        finding.advice = format!("{here}{standing}");
    }
}
