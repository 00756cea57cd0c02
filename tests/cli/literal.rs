//! What a user's data contains is never read as markup.

use crate::harness::{Run, made, plan};

/// Words that mean something to some language on the way.
const HOSTILE: [&str; 24] = [
    "<b>đậm</b>",
    "</w:t></w:r>",
    "&amp; &lt; &#x41;",
    "]]> <![CDATA[",
    "**x** *y* ***z***",
    "I. x",
    "1. x",
    "1.1. x",
    "a) x",
    "- x",
    "+ x",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# lời #}",
    "Nơi nhận:",
    "Phụ lục I",
    "Căn cứ Luật;",
    "Điều 1. x",
    "| a | b |",
    "[^chú thích]",
    "[ngắt trang]",
    "<center>x</center>",
    "# x",
    "\\* \\~ \\\\",
];

#[test]
fn hostile_words_arrive_as_they_are() {
    let quoted = |s: &str| serde_json::to_string(s).expect("a string");
    let list = |f: &dyn Fn(&str) -> String| HOSTILE.iter().map(|h| f(h)).collect::<Vec<_>>().join(",\n");
    let tasks = list(&|h| format!("{{\"noi_dung\": {}, \"san_pham\": {}}}", quoted(&format!("NV {h}")), quoted(h)));
    let rows = list(&|h| format!("[{}, {}]", quoted(h), quoted(&format!("Ô {h}"))));
    let paragraphs = list(&quoted);
    let items = list(&quoted);
    let json = plan(&format!(
        "\"nhiem_vu\": [{tasks}],\n\"mo_dau\": [{paragraphs}], \"ket\": [{paragraphs}],\n\"noi_dung\": [{paragraphs}, \
         {{\"gach\": [{items}]}}, {{\"bang\": {{\"cot\": [\"A\", \"B\"], \"dong\": [{rows}]}}}}]"
    ));
    let done = Run::with_office().file("a.json", json).args(["lap", "a.json"]).succeeds();
    let docx = done.docx("a.docx");
    let lines: Vec<&str> = docx.lines().map(|l| l.trim_start_matches('\t')).collect();
    for h in HOSTILE {
        // mo_dau, ket, a paragraph, a task's output, a cell; an item has its dash in front; the last has ./. behind it.
        let alone = lines.iter().filter(|l| l.trim_end_matches("./.") == h.trim_end_matches(['.', ';'])).count()
            + lines.iter().filter(|l| **l == h && h.ends_with(['.', ';'])).count();
        assert!(alone >= 5, "{h}: {alone} times\n{docx}");
        for with in [format!("- {h}"), format!("NV {h}"), format!("Ô {h}")] {
            assert!(lines.contains(&with.as_str()), "{with}\n{docx}");
        }
    }
    assert_eq!(made::docx_rows(&done.bytes("a.docx")), 2 * (1 + HOSTILE.len()), "rows in the DOCX");
    let Some(pages) = made::pdf_text("hostile_words_arrive_as_they_are", &done.bytes("a.pdf")) else { return };
    let text = made::squeezed(&pages.concat());
    for h in HOSTILE {
        let h = made::squeezed(h);
        assert!(text.matches(&h).count() >= 8, "{h}\n{text}");
    }
}

#[test]
fn hostile_words_in_every_other_key() {
    for h in HOSTILE {
        let q = |s: &str| serde_json::to_string(s).expect("a string");
        let json = plan(&format!(
            "\"trich_yeu\": {0}, \"can_cu\": [{1}], \"noi_nhan\": [{0}], \"dia_danh\": {0}, \
             \"ky\": {{\"hinh_thuc\": \"TM\", \"chuc_vu\": \"Chủ tịch\", \"ho_ten\": {0}}}, \
             \"phu_luc\": [{{\"tieu_de\": {0}, \"noi_dung\": {0}}}, {{\"tieu_de\": {0}, \"noi_dung\": [{0}]}}]",
            q(h),
            q(&format!("Căn cứ {h}"))
        ));
        let done = Run::with_office().file("a.json", json).args(["lap", "a.json"]).run();
        done.says_not("lỗi").says_not("mẫu");
        let docx = done.docx("a.docx");
        assert!(docx.matches(h.trim_end_matches(';')).count() >= 4, "{h}\n{docx}");
    }
}
