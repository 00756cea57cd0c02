//! Chance: random folders, names, options and kills, and still nothing a person made is lost. A failure names its seed;
//! `VANTHU_SEEDS=0..500` runs others.
#![cfg(unix)]

use crate::dice::Dice;
use crate::harness::{Folder, Run, made, office, plan};
use crate::kept::{snapshot, survives};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;
use vanthu::office::Mark;

const TABLE: &str = "DANH MỤC VIỆC\nSTT,Nhiệm vụ,Chủ trì,Thời hạn\n1,Rà soát hộ khẩu,Công an xã,Quý I/2026\n2,Tập huấn,Phòng Kinh tế,30/6/2026\n";
const TEXT: &str = "KẾ HOẠCH\nDọn kênh mương\n\nI. MỤC ĐÍCH\n\nĐể nước thoát nhanh.\n";

/// Names as people give them, and some that get in the way of ours.
const STEMS: [&str; 8] = [
    "kế hoạch",
    "a",
    "a (2)",
    "-b",
    "tong-ket",
    "bảng (bản cũ 2026-11-27 21h05)",
    "x'y \"z\" & co",
    "ếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếếế",
];

fn seeds() -> std::ops::Range<u64> {
    let said = std::env::var("VANTHU_SEEDS").unwrap_or_else(|_| "0..6".to_owned());
    let (from, to) = said.split_once("..").expect("VANTHU_SEEDS=0..6");
    from.parse().expect("a number")..to.parse().expect("a number")
}

/// A folder with inputs, and with what may stand where results go.
fn folder(dice: &mut Dice) -> (Folder, BTreeSet<String>) {
    let folder = Folder::new();
    let mut inputs = BTreeSet::from(["co-quan.toml".to_owned()]);
    fs::write(folder.0.join("co-quan.toml"), office()).expect("a file");
    for _ in 0..2 + dice.roll(4) {
        let (ending, bytes) =
            [("json", plan("")), ("txt", TEXT.to_owned()), ("csv", TABLE.to_owned())][dice.roll(3)].clone();
        let name = format!("{}.{ending}", dice.pick(&STEMS));
        fs::write(folder.0.join(&name), bytes).expect("a file");
        inputs.insert(name);
    }
    for _ in 0..dice.roll(5) {
        let name = format!("{}.{}", dice.pick(&STEMS), dice.pick(&["docx", "pdf", "xlsx", "csv.bak", "json"]));
        if !inputs.contains(&name) {
            let words = dice.words(&["của tôi", " ghi tay", "\n", "PK"], 6);
            fs::write(folder.0.join(&name), words).expect("a file");
        }
    }
    (folder, inputs)
}

/// A command on some of the inputs.
fn command(dice: &mut Dice, inputs: &BTreeSet<String>) -> Vec<String> {
    let named: Vec<&String> = inputs.iter().filter(|n| !n.ends_with(".toml")).collect();
    let one = |dice: &mut Dice| format!("./{}", named[dice.roll(named.len())]);
    let own = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let mut out = match dice.roll(8) {
        0 => [own(&["lap"]), vec![one(dice), one(dice)]].concat(),
        1 => [own(&["lap", "--json-phat-hanh"]), vec![one(dice)]].concat(),
        2 => [own(&["phu-luc"]), vec![one(dice), one(dice)]].concat(),
        3 => own(&["phu-luc", "."]),
        4 => [
            own(&["xuat-nhiem-vu"]),
            vec![one(dice)],
            own(&["-o", dice.pick(&["a.xlsx", "a.csv", "a.json", "tong-ket.xlsx"])]),
        ]
        .concat(),
        5 => {
            [own(&["nhap"]), vec![one(dice)], own(&["-o", dice.pick(&["a.json", "kế hoạch.txt", "-b.json"])])].concat()
        }
        6 => [own(&["kiem-tra"]), vec![one(dice)], own(&["-o", dice.pick(&["a.docx", "a (2).pdf"])])].concat(),
        _ => return vec![one(dice), one(dice)],
    };
    if dice.roll(2) == 0 {
        out.push("--ghi-de".to_owned());
    }
    if ["lap", "phu-luc"].contains(&&*out[0]) && dice.roll(3) == 0 {
        out.extend(own(&["-o", "kết quả"]));
    }
    out
}

/// Runs it, and kills it after a moment when that is asked for; true when it came to its end.
fn run(folder: &Folder, args: &[String], kill: Option<(libc::c_int, u64)>) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.current_dir(&folder.0).args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("starts");
    if let Some((signal, after)) = kill {
        std::thread::sleep(Duration::from_millis(after));
        // A process that has ended takes no signal, and its number is not given away before it is waited for.
        unsafe { libc::kill(child.id() as libc::pid_t, signal) };
    }
    child.wait().expect("ends").code().is_some()
}

#[test]
fn nothing_is_lost_by_chance() {
    for seed in seeds() {
        let dice = &mut Dice::new(seed);
        let (folder, inputs) = folder(dice);
        for step in 0..4 {
            let args = command(dice, &inputs);
            let kill =
                [None, Some(libc::SIGKILL), Some(libc::SIGTERM)][dice.roll(3)].map(|s| (s, dice.roll(900) as u64));
            let before = snapshot(&folder);
            let ended = run(&folder, &args, kill);
            let now = snapshot(&folder);
            let replaces = args.iter().any(|a| a == "--ghi-de");
            for (name, bytes) in before.iter().filter(|(name, _)| !name.ends_with(".tmp")) {
                // Those of this command; another's may be replaced when that is asked for, and is kept.
                let is_input = inputs.contains(name) && args.iter().any(|a| a == "." || *a == format!("./{name}"));
                let untouched = replaces && Mark::of(bytes) == Mark::Whole && now.contains_key(name);
                let kept = survives(name, bytes, &now) && (!is_input || now.get(name) == Some(bytes));
                assert!(kept || untouched && !is_input, "seed {seed}, step {step}: {name} is lost by {args:?}");
            }
            // What is new is whole, however the run ended; old copies hold what they held before.
            for (name, bytes) in now.iter().filter(|(_, bytes)| !before.values().any(|old| old == *bytes)) {
                match name.rsplit_once('.').map(|(_, ending)| ending) {
                    Some("docx") => assert_eq!(Mark::of(bytes), Mark::Whole, "seed {seed}: {name}"),
                    Some("pdf") => assert!(!made::pdf(bytes).get_pages().is_empty(), "seed {seed}: {name}"),
                    Some("tmp") => assert!(!ended || kill.is_some(), "seed {seed}: {name} is left by {args:?}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn what_was_killed_is_completed_by_the_same_command() {
    let names: Vec<String> = (0..12).map(|n| format!("v/bảng {n:02}.csv")).collect();
    let long: String = (3..80).map(|n| format!("{n},Nhiệm vụ số {n},Công an xã,Quý I/2026\n")).collect();
    let start = names.iter().fold(Run::with_office(), |run, name| run.file(name, TABLE.to_owned() + &long));
    let start = start.args(["luoc-do"]).succeeds();
    let args = ["phu-luc", "v", "-o", "ra", "--co-quan", "co-quan.toml"].map(str::to_owned);
    let dice = &mut Dice::new(2026);
    for _ in 0..8 {
        run(&start.folder, &args, Some((libc::SIGKILL, 50 + dice.roll(700) as u64)));
    }
    let before = snapshot(&start.folder);
    let done = start.then().args(&args).succeeds();
    let now = snapshot(&start.folder);
    assert_eq!(now.keys().filter(|n| n.starts_with("ra/bảng")).count(), 24, "{:?}", now.keys());
    // What was there was whole and stays; nothing is made twice, and nothing is left over.
    assert!(before.iter().filter(|(n, _)| n.starts_with("ra/bảng")).all(|(name, bytes)| now.get(name) == Some(bytes)));
    assert!(now.keys().all(|n| !n.ends_with(".tmp") && !n.contains("(bản cũ")), "{:?}", now.keys());
    for (name, bytes) in now.iter().filter(|(n, _)| n.ends_with(".docx")) {
        assert_eq!(Mark::of(bytes), Mark::Whole, "{name}");
    }
    // And once more: all is there.
    done.then().args(&args).succeeds().says("Đã có, giữ nguyên").makes(&[]);
    assert!(snapshot(&start.folder) == now);
}
