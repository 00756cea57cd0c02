//! Standing facts of the office that are missing, asked for one by one and written into `co-quan.toml`, whose every line and
//! comment stays.

use super::{Draft, Format, Office, Source};
use crate::diagnostic::{Code, Diagnostics, code};
use crate::plan::{Agency, Lines};
use crate::syntax;
use crate::vietnamese::clean;
use std::collections::VecDeque;

/// How one fact is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// Its key in `co-quan.toml`, `nguoi_ky.` before those of a signer.
    pub key: &'static str,
    /// The question.
    pub words: &'static str,
    /// An answer as it may be.
    pub example: &'static str,
}

const fn question(key: &'static str, words: &'static str, example: &'static str) -> Question {
    Question { key, words, example }
}

const ORGAN: Question = question(
    "co_quan_ban_hanh",
    "Tên cơ quan ban hành, như in ở góc trái; tên dài thì ngắt dòng bằng dấu |",
    "ỦY BAN NHÂN DÂN | XÃ AN BÌNH",
);
const ORGAN_NAME: Question =
    question("ten_day_du", "Tên đầy đủ của cơ quan, dùng trong câu", "Ủy ban nhân dân xã An Bình");
const PLACE: Question = question("dia_danh", "Địa danh, ghi trước ngày tháng", "An Bình");
const CODE: Question = question("ky_hieu_co_quan", "Chữ viết tắt tên cơ quan trong ký hiệu văn bản", "UBND");
const ARCHIVE: Question = question("luu", "Nơi lưu, không kèm chữ «Lưu:»", "VT, VP");
const RECIPIENTS: Question = question(
    "noi_nhan",
    "Nơi nhận thường dùng, cách nhau bằng dấu ;",
    "Ủy ban nhân dân tỉnh (để b/c); Các phòng chuyên môn thuộc xã",
);
const POSITION: Question = question("nguoi_ky.chuc_vu", "Chức vụ của người thường ký văn bản", "Chủ tịch");
const FULL_NAME: Question = question("nguoi_ky.ho_ten", "Họ và tên người ấy", "Trần Thị Bình");
const MODE: Question = question(
    "nguoi_ky.hinh_thuc",
    "Hình thức ký: TM (thay mặt tập thể), KT (ký thay), TL (thừa lệnh), TUQ (thừa ủy quyền); người đứng đầu tự ký thì bỏ trống",
    "TM",
);
const HEAD: Question =
    question("nguoi_ky.thu_truong", "Chức vụ của người đứng đầu cơ quan, ghi sau KT., TL., TUQ.", "Chủ tịch");

/// A question, the findings that ask it, and whether the fact is there.
type Asked = (Question, &'static [Code], fn(&Agency) -> bool);

const ASKED: [Asked; 7] = [
    (ORGAN, &[code::THIEU_CO_QUAN], |a| said_in(&a.organ)),
    (ORGAN_NAME, &[code::THIEU_TEN_DAY_DU], |a| said(&a.organ_name)),
    (PLACE, &[code::THIEU_DIA_DANH], |a| said(&a.place)),
    (CODE, &[code::THIEU_KY_HIEU], |a| said(&a.code)),
    (ARCHIVE, &[code::THIEU_LUU], |a| said(&a.archive)),
    (RECIPIENTS, &[code::THIEU_NOI_NHAN], |a| !a.recipients.is_empty()),
    (POSITION, &[code::THIEU_NGUOI_KY, code::THIEU_CHUC_VU, code::THIEU_HO_TEN], |a| !a.signers.is_empty()),
];

fn said(fact: &Option<String>) -> bool {
    fact.as_deref().is_some_and(|s| !s.trim().is_empty())
}

fn said_in(lines: &Option<Lines>) -> bool {
    lines.as_ref().is_some_and(|l| l.filled().next().is_some())
}

/// Questions under way, and the file as it is with the answers so far.
#[derive(Debug)]
pub struct Interview {
    waiting: VecDeque<Question>,
    toml: String,
    answered: usize,
}

impl Office {
    /// The questions whose answers this office lacks: all of them, or with a source those that a draft of it lacks. `toml` is
    /// the office's file as it is, empty when there is none.
    pub fn interview(&self, toml: &[u8], source: Option<&Source>) -> Interview {
        let lacks = source.map(|source| {
            let made = self.draft(source, &[], &Draft { formats: &[Format::Docx], ..Draft::default() });
            let mut found = made.found;
            // The line under a phụ lục has the office's full name.
            let _ = self.attached_line(source, &mut found);
            found.iter().map(|d| d.code).collect::<Vec<Code>>()
        });
        let known = |there: fn(&Agency) -> bool| self.facts().is_some_and(there);
        let wanted = |codes: &[Code]| lacks.as_ref().is_none_or(|lacks| codes.iter().any(|c| lacks.contains(c)));
        let asked = ASKED.iter().filter(|(_, codes, there)| !known(*there) && wanted(codes));
        let text = syntax::plain_text(toml, &mut Diagnostics::new()).unwrap_or_default();
        Interview { waiting: asked.map(|a| a.0).collect(), toml: text, answered: 0 }
    }
}

impl Interview {
    /// The next question; none when all were asked.
    pub fn question(&self) -> Option<Question> {
        self.waiting.front().copied()
    }

    /// Answers it; a blank answer leaves the fact out.
    ///
    /// # Errors
    /// What is wrong with the answer, by the rules of `co-quan.toml`; the question stays.
    pub fn answer(&mut self, words: &str, office: &Office) -> Result<(), Diagnostics> {
        let Some(asked) = self.question() else { return Ok(()) };
        let text = clean(words).text;
        let words = text.trim();
        if !words.is_empty() {
            self.toml = self.with(asked, words, office)?;
            self.answered += 1;
        }
        self.waiting.pop_front();
        let next: &[Question] = match asked {
            POSITION if !words.is_empty() => &[FULL_NAME, MODE],
            MODE if ["KT", "TL", "TUQ"].iter().any(|mode| words.to_uppercase().contains(mode)) => &[HEAD],
            _ => &[],
        };
        next.iter().rev().for_each(|q| self.waiting.push_front(*q));
        Ok(())
    }

    /// How many facts were given.
    pub fn answered(&self) -> usize {
        self.answered
    }

    /// The file with all answers.
    pub fn toml(&self) -> &str {
        &self.toml
    }

    /// The file with one more fact, where it reads as it should; a place that makes it read otherwise is not taken.
    fn with(&self, asked: Question, words: &str, office: &Office) -> Result<String, Diagnostics> {
        let end = if self.toml.contains("\r\n") { "\r\n" } else { "\n" };
        let line = |key: &str| format!("{key} = {}{end}", value(asked, words));
        let at_end = |added: String| {
            let gap = if self.toml.is_empty() || self.toml.ends_with('\n') { "" } else { end };
            format!("{}{gap}{added}", self.toml)
        };
        let tried: Vec<String> = match asked.key.split_once('.') {
            Some((table, key)) if asked == POSITION => {
                let gap = if self.toml.trim().is_empty() { "" } else { end };
                vec![at_end(format!("{gap}[[{table}]]{end}{}", line(key)))]
            }
            // That table is the last one.
            Some((_, key)) => vec![at_end(line(key))],
            None => self
                .places(asked.key)
                .into_iter()
                .map(|(from, to)| {
                    let (before, after) = (&self.toml[..from], &self.toml[to..]);
                    let gap = if before.is_empty() || before.ends_with('\n') { "" } else { end };
                    format!("{before}{gap}{}{after}", line(asked.key))
                })
                .collect(),
        };
        let mut first = None;
        for toml in tried {
            match office.agency(toml.as_bytes()) {
                Ok(told) if is_said(asked, &told) => return Ok(toml),
                Ok(_) => {}
                Err(bad) => first = first.or(Some(bad.found)),
            }
        }
        Err(first.unwrap_or_default())
    }

    /// Where a key may stand: in place of its own line that says nothing, before the tables with the comments above them, at the
    /// end. Brackets of a list begin lines too; what is no place shows when it is read.
    fn places(&self, key: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let (mut at, mut above) = (0, 0);
        for line in self.toml.split_inclusive('\n') {
            let bare = line.trim().trim_start_matches('\u{feff}');
            if bare.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
                out.insert(0, (at, at + line.len()));
            }
            if bare.starts_with('[') {
                out.push((above, above));
            }
            at += line.len();
            if !bare.starts_with('#') {
                above = at;
            }
        }
        out.push((at, at));
        out
    }
}

fn is_said(asked: Question, office: &Office) -> bool {
    let there = ASKED.iter().find(|(q, _, _)| q.key == asked.key).map(|a| a.2);
    office.facts().is_some_and(|facts| there.is_none_or(|there| there(facts)))
}

/// An answer as TOML: words, or a list where the key takes one. JSON escapes words as TOML does.
fn value(asked: Question, words: &str) -> String {
    let quoted = |words: &str| serde_json::Value::from(words.trim()).to_string();
    let list = |parts: Vec<&str>| {
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.trim().is_empty()).map(quoted).collect();
        format!("[{}]", parts.join(", "))
    };
    match asked {
        ORGAN => list(words.split('|').collect()),
        RECIPIENTS => list(words.split(';').collect()),
        MODE => {
            let upper = words.to_uppercase();
            let modes: Vec<&str> = upper.split(|c: char| !c.is_alphanumeric()).filter(|m| !m.is_empty()).collect();
            if modes.len() == 1 { quoted(modes[0]) } else { list(modes) }
        }
        _ => quoted(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::Fonts;

    fn answered(toml: &str, answers: &[&str]) -> String {
        let mut office = Office::new(Fonts::embedded());
        if !toml.trim().is_empty() {
            office = office.agency(toml.as_bytes()).expect("a good file");
        }
        let mut talk = office.interview(toml.as_bytes(), None);
        for answer in answers {
            talk.answer(answer, &office).expect("a good answer");
        }
        assert!(talk.question().is_none(), "{:?}", talk.question());
        talk.toml().to_owned()
    }

    #[test]
    fn answers_come_where_they_belong_and_comments_stay() {
        let toml = "# của văn phòng\ndia_danh = \"An Bình\" # xã\nluu = \"\"\nnoi_nhan = [\n  \"Đảng ủy\",\n]\n\n# phó ký khi vắng\n[[nguoi_ky]]\nchuc_vu = \"Chủ tịch\"\nho_ten = \"Lê An\"\n";
        let out = answered(toml, &["ỦY BAN NHÂN DÂN | XÃ AN \"BÌNH\"", "Ủy ban nhân dân xã An Bình", "UBND", "VT"]);
        assert_eq!(
            out,
            "# của văn phòng\ndia_danh = \"An Bình\" # xã\nluu = \"VT\"\nnoi_nhan = [\n  \"Đảng ủy\",\n]\n\nco_quan_ban_hanh = [\"ỦY BAN NHÂN DÂN\", \"XÃ AN \\\"BÌNH\\\"\"]\nten_day_du = \"Ủy ban nhân dân xã An Bình\"\nky_hieu_co_quan = \"UBND\"\n# phó ký khi vắng\n[[nguoi_ky]]\nchuc_vu = \"Chủ tịch\"\nho_ten = \"Lê An\"\n"
        );
        let asked = ["UBND XÃ A", "", "A", "", "", "Đảng ủy; HĐND", "Phó Chủ tịch", "Lê Bình", "tm, kt", "Chủ tịch"];
        let new = answered("", &asked);
        assert_eq!(
            new,
            "co_quan_ban_hanh = [\"UBND XÃ A\"]\ndia_danh = \"A\"\nnoi_nhan = [\"Đảng ủy\", \"HĐND\"]\n\n[[nguoi_ky]]\nchuc_vu = \"Phó Chủ tịch\"\nho_ten = \"Lê Bình\"\nhinh_thuc = [\"TM\", \"KT\"]\nthu_truong = \"Chủ tịch\"\n"
        );
    }

    #[test]
    fn a_bad_answer_is_told_and_the_question_stays() {
        let toml = "co_quan_ban_hanh = \"A\"\nten_day_du = \"A\"\ndia_danh = \"A\"\nky_hieu_co_quan = \"A\"\nluu = \"VT\"\nnoi_nhan = [\"A\"]\n";
        let office = Office::new(Fonts::embedded()).agency(toml.as_bytes()).expect("a good file");
        let mut talk = office.interview(toml.as_bytes(), None);
        talk.answer("Chủ tịch", &office).expect("a position");
        talk.answer("Lê An", &office).expect("a name");
        assert!(talk.answer("XYZ", &office).is_err());
        assert_eq!(talk.question().map(|q| q.key), Some("nguoi_ky.hinh_thuc"));
        talk.answer("", &office).expect("none");
        assert_eq!((talk.question(), talk.answered()), (None, 2));
    }
}
