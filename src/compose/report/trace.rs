//! Đối chiếu: every number and every list of a finished report, traced to the tasks, units and cells it was counted from.
//!
//! The sentences are those of the document itself, whatever template made them. A number is looked up among the [`claims`]
//! by what stands around it; one that nothing explains is not left out, but said to be unexplained.

use super::super::prose;
use super::Input;
use super::claims::{self, Claim, Thing};
use super::rows::{self, Row};
use super::values;
use super::{annex, compared};
use crate::diagnostic::{Diagnostics, glimpse};
use crate::document::{Block, Document, Entry, Inline, Inlines, Level};
use crate::forms::{CrossLine, CrossSource, Reckoning};
use crate::plan::progress::{Class, GroupCount, Judged, share};
use crate::vietnamese::general_number;

/// Every number and every list of a report that [`report`](super::report) made of the same input, in the order of the
/// report, with what it was counted from.
pub fn cross_check(input: &Input, document: &Document) -> Vec<CrossLine> {
    let input = &compared(input, &mut Diagnostics::new());
    let rows = rows::rows(input);
    let mut walk = Walk {
        input,
        rows: &rows,
        claims: claims::all(input, &rows),
        masks: masks(input, &rows),
        voices: voices(&rows),
        heading: String::new(),
        group: None,
        out: Vec::new(),
    };
    document.body.iter().for_each(|block| walk.block(block));
    let mut out = walk.out;
    let tables = Tables { input, rows: &rows };
    out.extend(tables.lines(document.appendices.len()));
    out
}

/// A finished report being read from its first sentence to its last.
struct Walk<'a> {
    input: &'a Input<'a>,
    rows: &'a [Row],
    claims: Vec<Claim>,
    /// Words that hold numbers of their own: names, days, what tasks are about.
    masks: Vec<String>,
    /// What units find hard and ask for: the sentence, and the tasks.
    voices: Vec<(String, Vec<usize>)>,
    heading: String,
    /// The group that the sentences are about: its claims stand before all others.
    group: Option<Vec<Claim>>,
    out: Vec<CrossLine>,
}

impl Walk<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Entry(entry) if entry.is_heading => self.enter(entry),
            Block::Entry(entry) if entry.level == Level::Dash => self.item(&entry.text),
            Block::Entry(Entry { text, .. }) | Block::Paragraph(text) => self.paragraph(text),
            _ => {}
        }
    }

    fn enter(&mut self, entry: &Entry) {
        let text = entry.text.text();
        let name = text.trim();
        if entry.level == Level::Section {
            self.heading = format!("{} {name}", entry.label).trim().to_owned();
            self.group = None;
            return;
        }
        let of = |g: &&GroupCount| values::split_label(&g.name).1 == name;
        let group = self.input.now.groups.iter().find(of).map(|g| g.name.clone());
        let others = (name == "Các nhiệm vụ khác").then(String::new);
        self.group = group.or(others).map(|group| claims::of_rows(self.rows, |r| r.group == group));
    }

    /// An item of a list: what units said of one task, what they find hard, or a sentence with numbers.
    fn item(&mut self, text: &Inlines) {
        let words = text.text();
        let shown = |value: &str| prose::inlines(value).text();
        let said = |r: &&Row| words.starts_with(&shown(&r.entry)) || words.starts_with(&shown(&r.late_entry));
        if let Some(at) = self.rows.iter().position(|r| said(&r)) {
            let number = &self.rows[at].number;
            self.said(&words, format!("Kết quả nhiệm vụ số {number}"), vec![Thing::Task(at)]);
            return;
        }
        if !self.voice(&words, true) {
            self.paragraph(text);
        }
    }

    /// Whether the words are those of a difficulty or a request, which is then told.
    fn voice(&mut self, words: &str, whole: bool) -> bool {
        let bare = |text: &str| text.trim_end_matches('.').to_owned();
        let fits = |(sentence, _): &&(String, Vec<usize>)| match whole {
            true => words.starts_with(&bare(sentence)),
            false => words.contains(&bare(sentence)),
        };
        let found: Vec<(String, Vec<usize>)> = self.voices.iter().filter(fits).cloned().collect();
        let any = !found.is_empty();
        for (sentence, tasks) in found {
            let things = tasks.into_iter().map(Thing::Task).collect();
            self.said(&sentence, "Khó khăn, đề xuất của đơn vị".to_owned(), things);
        }
        any
    }

    fn said(&mut self, words: &str, meaning: String, things: Vec<Thing>) {
        let line = CrossLine {
            place: self.heading.clone(),
            sentence: words.trim().to_owned(),
            figure: String::new(),
            meaning,
            reckoning: Reckoning::Said,
            counted: sources(self.input, self.rows, &things),
            against: Vec::new(),
        };
        self.out.push(line);
    }

    fn paragraph(&mut self, text: &Inlines) {
        let words = text.text();
        self.voice(&words, false);
        let notes: Vec<String> = text
            .0
            .iter()
            .filter_map(|i| if let Inline::Footnote(note) = i { Some(note.text()) } else { None })
            .collect();
        let notes = notes.iter().map(|n| format!(" [{n}]")).collect::<String>();
        let masked = self.masked(&words);
        let mut start = 0;
        for end in sentence_ends(&masked) {
            let sentence = format!("{}{notes}", words[start..end].trim());
            self.numbers(&words[start..end], &masked[start..end], &sentence);
            start = end;
        }
    }

    /// The words with blanks in place of names, days and what tasks are about: the same bytes long.
    fn masked(&self, words: &str) -> String {
        let mut out = words.to_owned();
        for mask in self.masks.iter().filter(|m| words.contains(m.as_str())) {
            out = out.replace(mask.as_str(), &" ".repeat(mask.len()));
        }
        out
    }

    /// Each number of a sentence.
    fn numbers(&mut self, words: &str, masked: &str, sentence: &str) {
        for (from, to) in number_places(masked) {
            let (before, shown, after) = (&words[..from], &words[from..to], &words[to..]);
            let fits = |claim: &&Claim| {
                claim.shown == shown
                    && after.starts_with(&claim.after)
                    && (claim.within.is_empty() || before.contains(claim.within))
            };
            let own = self.group.iter().flatten().chain(&self.claims);
            let claim = own.clone().find(fits).cloned();
            let line = |meaning: String, reckoning, counted, against| CrossLine {
                place: self.heading.clone(),
                sentence: sentence.to_owned(),
                figure: shown.to_owned(),
                meaning,
                reckoning,
                counted,
                against,
            };
            let made = match claim {
                Some(claim) => line(
                    claim.meaning,
                    claim.reckoning,
                    sources(self.input, self.rows, &claim.counted),
                    sources(self.input, self.rows, &claim.against),
                ),
                None if is_name(before) => continue,
                None => line("Không rõ là số gì".to_owned(), Reckoning::Unknown, Vec::new(), Vec::new()),
            };
            self.out.push(made);
        }
    }
}

/// Where sentences end: behind a full stop that a space and a capital follow, and at the end.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut out: Vec<usize> = text
        .match_indices(". ")
        .filter(|(at, _)| {
            let next = text[at + 2..].trim_start().chars().next();
            next.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit())
        })
        .map(|(at, _)| at + 1)
        .collect();
    if out.last() != Some(&text.len()) {
        out.push(text.len());
    }
    out
}

/// Where numbers stand: `07`, `1.364`, `09/20`, `66,7%`.
fn number_places(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < bytes.len()
            && (bytes[end].is_ascii_digit()
                || matches!(bytes[end], b'.' | b',' | b'/') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit))
        {
            end += 1;
        }
        end += usize::from(bytes.get(end) == Some(&b'%'));
        // `5G`, `Q2`: a part of a name.
        let glued = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !glued(text[..at].chars().next_back()) && !glued(text[end..].chars().next()) {
            out.push((at, end));
        }
        at = end;
    }
    out
}

/// Whether a number behind these words belongs to a name or a day: `ngày 30`, `số 27/KH-UBND`, `năm 2026`.
fn is_name(before: &str) -> bool {
    const NAMES: [&str; 9] = ["ngày", "tháng", "năm", "số", "quý", "điều", "khoản", "lục", "mục"];
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    NAMES.contains(&last.trim_start_matches('('))
}

/// Words that hold numbers of their own, the longest first.
fn masks(input: &Input, rows: &[Row]) -> Vec<String> {
    let period = input.now.period;
    let mut out: Vec<String> = Vec::new();
    for row in rows {
        let own = [&row.with_unit, &row.content, &row.lowered, &row.leads, &row.deadline, &row.deadline_small];
        out.extend(own.into_iter().map(|value| prose::inlines(value).text()));
    }
    out.extend(input.now.units.iter().flat_map(|u| u.unread.iter().chain([&u.name]).cloned()));
    let words = [period.words(), period.previous().words(), super::facts::coming(period).words()];
    out.extend(words.iter().cloned().chain(words.iter().map(|w| prose::capitalized(w))));
    out.extend(voices(rows).into_iter().map(|(sentence, _)| sentence));
    let plan = &input.work.plan;
    out.extend([&plan.subject, &plan.organ_name].into_iter().flatten().cloned());
    // A word without a digit holds no number; one letter is no name.
    out.retain(|mask| mask.chars().any(|c| c.is_ascii_digit()) && mask.chars().count() > 2);
    out.sort_by_key(|mask| std::cmp::Reverse(mask.len()));
    out.dedup();
    out
}

/// What units find hard and ask for, each with the tasks it is about.
fn voices(rows: &[Row]) -> Vec<(String, Vec<usize>)> {
    let troubles = values::troubles(rows.iter().flat_map(|r| r.difficulties.iter().map(move |d| (r, d))));
    let requests = values::requests(rows.iter().flat_map(|r| r.proposals.iter().map(move |p| (r, p))));
    let tasks = |numbers: &str| -> Vec<usize> {
        numbers.split(", ").filter_map(|n| rows.iter().position(|r| r.number == n)).collect()
    };
    troubles.into_iter().chain(requests).map(|v| (v.sentence, tasks(&v.numbers))).collect()
}

/// The cells behind what was counted.
fn sources(input: &Input, rows: &[Row], things: &[Thing]) -> Vec<CrossSource> {
    let mut out = Vec::new();
    for thing in things {
        match *thing {
            Thing::Task(at) => of_task(input, &rows[at], None, &mut out),
            Thing::Part(at, unit) => of_task(input, &rows[at], Some(unit), &mut out),
            Thing::Unit(unit) => {
                let mut of_unit = Vec::new();
                let leads = |r: &&Row| r.leading.contains(&unit);
                rows.iter().filter(leads).for_each(|row| of_task(input, row, Some(unit), &mut of_unit));
                let name = rows::Names(input).full(unit);
                for source in &mut of_unit {
                    source.key.clone_from(&name);
                }
                out.extend(of_unit);
            }
            Thing::Group(at) => {
                let Some(group) = input.now.groups.get(at) else { continue };
                let first = rows.iter().find(|r| r.group == group.name);
                let mut own = Vec::new();
                first.into_iter().for_each(|row| of_task(input, row, None, &mut own));
                own.truncate(1);
                own.iter_mut().for_each(|s| s.key.clone_from(&group.name));
                out.extend(own);
            }
        }
    }
    out
}

/// The cells that speak of a task, those of one unit alone where one is given; where there is none, its own place in the
/// plan.
fn of_task(input: &Input, row: &Row, unit: Option<usize>, out: &mut Vec<CrossSource>) {
    let Some(judged) = input.now.tasks.iter().find(|t| t.item == row.item) else { return };
    let names = rows::Names(input);
    let base = CrossSource {
        key: match unit {
            Some(unit) => format!("{} – {}", row.number, prose::inlines(&names.full(unit)).text()),
            None => row.number.clone(),
        },
        number: row.number.clone(),
        content: prose::inlines(&row.content).text(),
        verdict: row.verdict.clone(),
        ..CrossSource::default()
    };
    let before = out.len();
    let own = judged.answers.iter().filter(|a| a.leads && unit.is_none_or(|u| u == a.unit));
    for answer in own {
        for entry in answer.entries.iter().filter_map(|e| input.progress.get(*e)) {
            let said = [&entry.status_words, &entry.result, &entry.figures, &entry.evidence, &entry.difficulties];
            let said: Vec<&str> = said.into_iter().map(|w| w.trim()).filter(|w| !w.is_empty()).collect();
            out.push(CrossSource {
                unit: prose::inlines(&names.full(answer.unit)).text(),
                words: glimpse(&said.join("; ")),
                place: entry.place.clone(),
                ..base.clone()
            });
        }
    }
    if out.len() == before {
        let place = input.work.items.get(row.item).map(|i| i.place.clone()).unwrap_or_default();
        let unit = unit.map_or_else(|| row.leads.clone(), |u| names.full(u));
        out.push(CrossSource { unit: prose::inlines(&unit).text(), place, ..base });
    }
}

/// The tables of counts.
struct Tables<'a> {
    input: &'a Input<'a>,
    rows: &'a [Row],
}

impl Tables<'_> {
    fn lines(&self, appendices: usize) -> Vec<CrossLine> {
        // Without appendices no table of counts is printed.
        if appendices == 0 { Vec::new() } else { self.by_unit().into_iter().chain(self.figures()).collect() }
    }

    fn line(&self, row: &str, figure: String, meaning: &str, reckoning: Reckoning, things: [&[Thing]; 2]) -> CrossLine {
        CrossLine {
            place: "Phụ lục II".to_owned(),
            sentence: format!("Dòng «{row}», cột «{meaning}»"),
            figure,
            meaning: meaning.to_owned(),
            reckoning,
            counted: sources(self.input, self.rows, things[0]),
            against: sources(self.input, self.rows, things[1]),
        }
    }

    /// Each unit's row and the total row, each number of them; the words below the table.
    fn by_unit(&self) -> Vec<CrossLine> {
        let now = self.input.now;
        let leading = (0..now.units.len()).filter(|u| now.units[*u].counts.total() > 0);
        let mut out = Vec::new();
        let mut all: Vec<(Thing, Option<Class>)> = Vec::new();
        for unit in leading {
            let own: Vec<_> = now
                .tasks
                .iter()
                .enumerate()
                .filter(|(_, t)| t.leads.contains(&unit))
                .map(|(at, t)| (Thing::Part(at, unit), annex::class_of(self.input, t, unit)))
                .collect();
            let name = prose::inlines(&rows::Names(self.input).full(unit)).text();
            self.counts(&name, &own, &mut out);
            all.extend(own);
        }
        self.counts("Tổng cộng", &all, &mut out);
        if now.by_units.total() != now.all.total() {
            let shared = |(at, t): (usize, &Judged)| (t.leads.len() > 1).then_some(Thing::Task(at));
            let shared: Vec<Thing> = now.tasks.iter().enumerate().filter_map(shared).collect();
            let meaning = "Nhiệm vụ do nhiều đơn vị cùng chủ trì";
            let figure = prose::count(shared.len());
            out.push(self.line("Ghi chú", figure, meaning, Reckoning::Count, [&shared, &[]]));
        }
        out
    }

    fn counts(&self, row: &str, all: &[(Thing, Option<Class>)], out: &mut Vec<CrossLine>) {
        let of = |is: &dyn Fn(Option<Class>) -> bool| -> Vec<Thing> {
            all.iter().filter(|(_, class)| is(*class)).map(|(thing, _)| *thing).collect()
        };
        for (heading, classes) in annex::count_columns(&self.input.now.by_units) {
            let counted = of(&|class| classes.contains(&class));
            out.push(self.line(row, counted.len().to_string(), heading, Reckoning::Count, [&counted, &[]]));
        }
        let (done, whole) = (of(&|class| class.is_some_and(Class::is_done)), of(&|_| true));
        let share = share(done.len(), whole.len()).map(general_number).unwrap_or_default();
        out.push(self.line(row, share, "Tỷ lệ hoàn thành (%)", Reckoning::Share, [&done, &whole]));
    }

    /// What was due and done in the period and beside it.
    fn figures(&self) -> Vec<CrossLine> {
        let sets = annex::FigureSets::new(self.input);
        let mut out = Vec::new();
        for (name, tasks) in &sets.lines {
            for (column, tasks) in sets.columns.iter().zip(tasks) {
                let at = |t: &&Judged| self.rows.iter().position(|r| r.item == t.item);
                let things: Vec<Thing> = tasks.iter().filter_map(at).map(Thing::Task).collect();
                out.push(self.line(name, things.len().to_string(), column, Reckoning::Count, [&things, &[]]));
            }
        }
        out
    }
}
