//! What one unit said of one task, as sentences and as cells.

use super::super::prose::{self, cleaned, lowered, missing};
use super::Input;
use crate::plan::progress::{Answer, Progress, Status};
use crate::vietnamese::unmarked;

/// A state in words, behind the name of a unit.
pub(super) fn state(status: Status) -> &'static str {
    match status {
        Status::Done => "đã hoàn thành",
        Status::Doing => "đang thực hiện",
        Status::Maintained => "tiếp tục duy trì",
        Status::NotStarted => "chưa thực hiện",
        Status::NotDue => "chưa đến hạn thực hiện",
        Status::Overdue => "báo quá hạn",
    }
}

/// One unit's answer in words.
pub(super) struct Said {
    pub unit: usize,
    pub leads: bool,
    pub status: Option<Status>,
    pub percent: Option<f64>,
    /// Its state as written.
    status_words: String,
    pub words: String,
    pub figures: String,
    pub evidence: String,
    pub difficulties: String,
    pub proposals: String,
}

impl Said {
    pub fn new(input: &Input, answer: &Answer) -> Said {
        let entries: Vec<&Progress> = answer.entries.iter().filter_map(|e| input.progress.get(*e)).collect();
        // Entries of one cell often repeat a field; what is said once is enough.
        let all = |field: fn(&Progress) -> &String, between: &str| {
            let mut list: Vec<String> = Vec::new();
            for words in entries.iter().map(|p| cleaned(field(p))).filter(|w| !w.is_empty()) {
                if !list.contains(&words) {
                    list.push(words);
                }
            }
            list.join(between)
        };
        Said {
            unit: answer.unit,
            leads: answer.leads,
            status: answer.status,
            percent: answer.percent,
            status_words: all(|p| &p.status_words, "; "),
            words: all(|p| &p.result, ". "),
            figures: all(|p| &p.figures, "; "),
            evidence: all(|p| &p.evidence, "; "),
            // What was hard, and what was asked for, in an earlier period was told then.
            difficulties: if answer.carried { String::new() } else { something(all(|p| &p.difficulties, "; ")) },
            proposals: if answer.carried { String::new() } else { something(all(|p| &p.proposals, "; ")) },
        }
    }

    /// Neither a state nor a result nor a figure.
    pub fn says_nothing(&self) -> bool {
        self.status.is_none() && [&self.words, &self.figures, &self.evidence].iter().all(|s| s.is_empty())
    }

    /// What stands in brackets behind the words: figures, and what proves them.
    fn proof(&self) -> String {
        let evidence = match self.evidence.is_empty() {
            true => String::new(),
            false => format!("minh chứng: {}", self.evidence),
        };
        // Figures that the words give already are not given twice.
        let figures = if prose::holds(&self.words, &self.figures) { "" } else { &self.figures };
        let list: Vec<&str> = [figures, &*evidence].into_iter().filter(|s| !s.is_empty()).collect();
        if list.is_empty() { String::new() } else { format!(" ({})", list.join("; ")) }
    }

    /// The state in words, for a unit that said no more. What was counted as under way, and said otherwise (`Chưa hoàn
    /// thành`, `Cơ bản hoàn thành`), stands in the unit's own words.
    fn state(&self) -> Option<String> {
        let status = self.status?;
        let own = unmarked(&self.status_words);
        let counted = status == Status::Doing && own.contains("hoan thanh") && !own.contains("dang");
        Some(if counted { format!("báo {}", self.status_words.to_lowercase()) } else { state(status).to_owned() })
    }

    /// `Phòng Kinh tế đã tổ chức 02 hội nghị (86 lượt người)`.
    pub fn sentence(&self, unit: &str, part: Option<&str>) -> String {
        let unit = match part.filter(|part| !self.words.to_lowercase().contains(part)) {
            Some(part) => format!("{unit} ({part})"),
            None => unit.to_owned(),
        };
        let proof = self.proof();
        if self.words.is_empty() {
            return match self.state() {
                Some(state) if self.status == Some(Status::Overdue) && proof.is_empty() => {
                    format!("{unit} {state}, chưa nêu kết quả thực hiện")
                }
                Some(state) => format!("{unit} {state}{proof}"),
                None if proof.is_empty() => missing(&format!("kết quả của {unit}")),
                None => format!("{unit}{proof}"),
            };
        }
        let words = &self.words;
        if words.starts_with(&unit) {
            format!("{words}{proof}")
        } else if prose::opens_with_verb(words) {
            format!("{unit} {}{proof}", lowered(words))
        } else {
            // A colon would be the second one behind what the task is.
            format!("theo báo cáo của {unit}, {}{proof}", lowered(words))
        }
    }

    /// Paragraphs of a table's cell.
    pub fn cell(&self, unit: Option<String>) -> Vec<String> {
        let words = match (self.words.is_empty(), self.state()) {
            (false, _) => self.words.clone(),
            (true, Some(state)) => prose::capitalized(state.strip_prefix("báo ").unwrap_or(&state)),
            (true, None) => missing("kết quả"),
        };
        let first = match unit {
            Some(unit) => format!("{unit}: {}", prose::sentence(&words)),
            None => prose::sentence(&words),
        };
        let mut out = vec![first];
        for (name, words) in [("Số liệu", &self.figures), ("Minh chứng", &self.evidence)] {
            if !words.is_empty() && !self.words.contains(words.as_str()) {
                out.push(format!("{name}: {}", prose::sentence(words)));
            }
        }
        out
    }
}

/// What is hard, or is asked for; empty where the unit wrote that there is nothing.
fn something(words: String) -> String {
    let bare = unmarked(words.trim_matches(|c: char| !c.is_alphanumeric()));
    let nothing = ["khong", "khong co", "chua co", "khong co gi", "khong vuong mac", "khong co vuong mac"];
    let more = ["khong co kho khan", "khong co kien nghi", "khong co de xuat", "khong co y kien", "khong kien nghi"];
    let long = bare.split_whitespace().count() > MOST_OF_NOTHING;
    if nothing.contains(&&*bare) || !long && more.iter().any(|m| bare.starts_with(m)) { String::new() } else { words }
}

/// `Không có khó khăn, vướng mắc gì`: in more words than these something is said after all.
const MOST_OF_NOTHING: usize = 9;
