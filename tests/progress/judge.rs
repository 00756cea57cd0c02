//! `judge.txt`: plans, what units said of them, and where every task stands.
//!
//! `VANTHU_BLESS=1 cargo test --test progress` writes what stands below `=>` anew; read the diff.

use chrono::NaiveDate;
use vanthu::diagnostic::{Diagnostics, Place};
use vanthu::plan::progress::{AsOf, Class, Counts, Status, Tally, judge};
use vanthu::plan::units::Registry;
use vanthu::plan::{
    Agency, Lines, Period, Plan, Progress, Regime, UnitData, UnitGroupData, WorkItem, WorkPlan, assign_keys, deadline,
};

/// What a case gives.
pub struct Case {
    pub work: WorkPlan,
    pub progress: Vec<Progress>,
    pub registry: Registry,
    pub period: Period,
    pub regime: Regime,
    pub at: NaiveDate,
}

fn date(text: &str) -> NaiveDate {
    text.trim().parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn parts(line: &str) -> Vec<&str> {
    line.split('|').map(str::trim).collect()
}

/// Builds a case from its lines.
pub fn case(lines: &[&str]) -> Case {
    let (mut agency, mut plan, mut items, mut progress) = (Agency::default(), Plan::default(), Vec::new(), Vec::new());
    let (mut period, mut regime, mut at) = (None, Regime::Calendar, None);
    for line in lines {
        let (key, rest) = line.split_once(':').unwrap_or_else(|| panic!("no key in {line}"));
        let rest = rest.trim();
        match key {
            "kỳ" => {
                let mut words = rest.split(',').map(str::trim);
                period = Period::parse(words.next().expect("a period"), None).ok();
                for word in words {
                    if word == "15-14" { regime = Regime::Fifteenth } else { at = Some(date(word)) }
                }
            }
            "ngày" => plan.date = Some(rest.to_owned()),
            "đv" => agency.units.extend(rest.split(';').map(|u| {
                let (name, short) = u.trim().trim_end_matches(')').split_once(" (").unwrap_or((u.trim(), ""));
                UnitData { name: name.to_owned(), short: Some(short.to_owned()), aliases: None }
            })),
            "nhóm" => {
                let (name, members) = rest.split_once('=').expect("members");
                agency.unit_groups.push(UnitGroupData {
                    name: name.trim().to_owned(),
                    aliases: None,
                    members: Lines(members.split(';').map(|m| m.trim().to_owned()).collect()),
                });
            }
            "nv" => items.push(parts(rest)),
            "td" => progress.push(entry(rest, progress.len())),
            other => panic!("no {other} in a case"),
        }
    }
    let registry = Registry::new(&agency);
    let item = |(i, p): (usize, &Vec<&str>)| WorkItem {
        key: String::new(),
        group: p.get(4).filter(|g| !g.is_empty()).map(|g| vec![(*g).to_owned()]).unwrap_or_default(),
        number: p[0].to_owned(),
        code: String::new(),
        content: p[3].to_owned(),
        leads: registry.split(p[1]),
        partners: p.get(5).map(|w| registry.split(w)).unwrap_or_default(),
        deadline: deadline::parse(p[2], None),
        output: String::new(),
        place: Place::within(format!("KH!A{}", i + 2)),
    };
    let mut items: Vec<WorkItem> = items.iter().enumerate().map(item).collect();
    assign_keys(&mut items);
    let period = period.expect("a period");
    let at = at.or(period.days(regime).map(|d| d.1)).expect("a day");
    Case { work: WorkPlan { plan, items }, progress, registry, period, regime, at }
}

fn entry(line: &str, index: usize) -> Progress {
    let p = parts(line);
    let words = p.get(2).copied().unwrap_or_default();
    let mut out = Progress {
        task: p[0].to_owned(),
        unit: p[1].to_owned(),
        status: Status::parse(words),
        status_words: words.to_owned(),
        place: Place::within(format!("D{}", index + 2)),
        ..Progress::default()
    };
    // `kỳ=Quý III/2026` may hold a space; elsewhere `_` stands for one.
    let rest = p.get(3).copied().unwrap_or_default().replace("kỳ=Quý ", "kỳ=Quý_");
    for pair in rest.split_whitespace() {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("no = in {pair}"));
        let words = value.replace('_', " ");
        match key {
            "%" => out.percent = value.parse().ok(),
            "xong" => out.done_on = Some(date(value)),
            "ghi" => out.written_on = Some(date(value)),
            "kỳ" => out.period = Period::parse(&words, None).ok(),
            "mc" => out.evidence = words,
            "kq" => out.result = words,
            "nd" => out.content = words,
            "kk" => out.difficulties = words,
            "ô" => out.place = Place::within(words),
            other => panic!("no {other} in an entry"),
        }
    }
    out
}

fn counts(c: &Counts) -> String {
    let classes: Vec<String> = Class::ALL.iter().map(|class| c.of(*class).to_string()).collect();
    format!("{} {} = {}", classes.join(" "), c.unreported(), c.total())
}

/// Whatever was said, the sums hold.
fn sums_hold(tally: &Tally, tasks: usize) {
    let mut groups = Counts::default();
    tally.groups.iter().for_each(|g| groups += g.counts);
    assert_eq!(groups, tally.all);
    let mut units = Counts::default();
    tally.units.iter().for_each(|u| units += u.counts);
    assert_eq!(units, tally.by_units);
    assert_eq!((tally.all.total(), tally.tasks.len()), (tasks, tasks));
    let leads: usize = tally.tasks.iter().map(|t| t.leads.len()).sum();
    assert_eq!(tally.by_units.total(), leads);
    let extra: usize = tally.tasks.iter().map(|t| t.leads.len() - 1).sum();
    assert_eq!(tally.by_units.total(), tally.all.total() + extra);
    assert_eq!(tally.shared, tally.tasks.iter().filter(|t| t.leads.len() > 1).count());
}

fn dump(case: &Case, tally: &Tally, found: &Diagnostics) -> String {
    let mut out = String::new();
    let name = |unit: usize| match &*tally.units[unit].name {
        "" => "(không ghi)",
        name => name,
    };
    let class = |c: Option<Class>| c.map_or("chưa báo cáo", Class::words).to_owned();
    for task in &tally.tasks {
        let item = &case.work.items[task.item];
        let status = task.status.map(|s| format!(" [{}]", s.words())).unwrap_or_default();
        let past = if task.past { " (đã qua)" } else { "" };
        let due = task.due.map(|d| format!(", hạn {d}{past}")).unwrap_or_default();
        let leads: Vec<&str> = task.leads.iter().map(|u| name(*u)).collect();
        out += &format!("{}: {}{status}{due}; {}\n", item.key, class(task.class), leads.join(", "));
        for a in &task.answers {
            let entries: Vec<String> = a.entries.iter().map(|p| case.progress[*p].place.to_string()).collect();
            let marks = [(!a.leads).then_some("không chủ trì"), a.carried.then_some("từ kỳ trước")];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            let percent = a.percent.map(|p| format!(" {p}%")).unwrap_or_default();
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
            out += &format!("    {}: {}{percent}{marks} {}\n", name(a.unit), class(a.class), entries.join(" "));
        }
    }
    out += &format!("tất cả: {}\n", counts(&tally.all));
    if tally.groups.len() > 1 {
        for g in &tally.groups {
            out += &format!("nhóm {}: {}\n", if g.name.is_empty() { "(không)" } else { &g.name }, counts(&g.counts));
        }
    }
    if tally.units.len() > 1 {
        for (i, u) in tally.units.iter().enumerate() {
            let known = if u.known { "" } else { " ?" };
            out += &format!("đơn vị {}{known}: {}\n", name(i), counts(&u.counts));
        }
    }
    let silent: Vec<&str> = tally.silent().into_iter().map(name).collect();
    if !silent.is_empty() {
        out += &format!("chưa gửi: {}\n", silent.join(", "));
    }
    let cells = |list: &[usize]| list.iter().map(|p| case.progress[*p].place.to_string()).collect::<Vec<_>>().join(" ");
    if !tally.strays.is_empty() {
        out += &format!("ngoài kế hoạch: {}\n", cells(&tally.strays));
    }
    if !tally.replaced.is_empty() {
        out += &format!("bị thay: {}\n", cells(&tally.replaced));
    }
    for f in found.iter() {
        out += &format!("{} {} {}: {}\n", f.severity, f.code, f.place, f.message);
    }
    out
}

#[test]
fn every_case_is_judged_as_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/progress/judge.txt");
    let text = std::fs::read_to_string(path).expect("the table").replace('\r', "");
    let (mut blessed, mut wrong, mut count) = (String::new(), Vec::new(), 0);
    let mut blocks = text.split("\n--- ");
    blessed.push_str(blocks.next().expect("an introduction").trim_end());
    for block in blocks {
        let (input, expected) = block.split_once("\n=>\n").unwrap_or((block, ""));
        let mut lines = input.lines().map(str::trim_end).filter(|l| !l.is_empty());
        let title = lines.next().expect("a title");
        let case = case(&lines.collect::<Vec<_>>());
        let mut found = Diagnostics::new();
        let as_of = AsOf { period: case.period, regime: case.regime, at: case.at };
        let tally = judge(&case.work, &case.progress, &case.registry, as_of, &mut found);
        sums_hold(&tally, case.work.items.len());
        let read = dump(&case, &tally, &found);
        count += 1;
        if read.trim_end() != expected.trim_end() {
            wrong.push(format!("--- {title}\n{read}"));
        }
        blessed.push_str(&format!("\n\n--- {}\n=>\n{}", input.trim_end(), read.trim_end()));
    }
    assert!(count >= 25, "{count} cases");
    if std::env::var_os("VANTHU_BLESS").is_some() {
        std::fs::write(path, blessed + "\n").expect("written");
    } else {
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
