//! How long the program goes on, and what it leaves on the disk.

use crate::harness::{Folder, plan};
use crate::serving::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn the_button_ends_the_program_and_so_does_a_page_that_was_closed_for_a_minute() {
    let folder = Folder::new();
    let mut by_button = Serving::start(&folder, &[]);
    let cookie = by_button.cookie();
    assert_eq!(by_button.post(&cookie, "/api/thoat", b"{}").status, 200);
    assert!(by_button.ends_within(Duration::from_secs(10)));

    let mut closed = Serving::start(&folder, &[]);
    let cookie = closed.cookie();
    let open = |serving: &Serving| {
        let mut stream = TcpStream::connect(("127.0.0.1", serving.port)).expect("a connection");
        let head = format!("GET /api/song HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {cookie}\r\n\r\n", serving.port);
        stream.write_all(head.as_bytes()).expect("a request");
        let mut first = [0; 12];
        stream.read_exact(&mut first).expect("an answer");
        assert_eq!(&first, b"HTTP/1.1 200");
        stream
    };
    // Loaded again: closed for a moment.
    drop(open(&closed));
    let page = open(&closed);
    assert!(!closed.ends_within(Duration::from_secs(3)));
    drop(page);
    let began = Instant::now();
    // A machine that does much else takes its time.
    assert!(closed.ends_within(Duration::from_secs(180)));
    assert!(began.elapsed() > Duration::from_secs(50), "{:?}", began.elapsed());
}

#[test]
fn a_file_of_the_command_line_is_on_the_page_and_its_results_go_beside_it_and_over_nothing() {
    let folder = Folder::new();
    let path = folder.0.join("kế hoạch.json");
    std::fs::write(&path, plan("")).expect("a file");
    std::fs::write(folder.0.join("kế hoạch.docx"), "của người khác").expect("a file");
    let serving = Serving::start(&folder, &[&path]);
    let cookie = serving.cookie();
    let start = serving.ask("GET", "/api/khoi-dau", &[("Cookie", &cookie)], b"").json();
    let card = &start["tep"][0];
    assert_eq!((card["ten"].as_str(), card["luu_duoc"].as_bool()), (Some("kế hoạch.json"), Some(true)));
    let asked = format!(r#"{{"viec": "lap", "chinh": {}, "dang": ["docx", "pdf"]}}"#, card["id"]);
    let saved = serving.post(&cookie, "/api/luu", asked.as_bytes()).json();
    let written: Vec<&str> = saved["da_ghi"].as_array().expect("paths").iter().filter_map(|p| p.as_str()).collect();
    assert_eq!(written.len(), 2, "{saved}");
    assert_eq!(std::fs::read(folder.0.join("kế hoạch.docx")).expect("a file"), "của người khác".as_bytes());
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), plan(""));
    assert!(written.iter().all(|p| std::path::Path::new(p).exists()), "{written:?}");
    // What came over HTTP has no place beside which it could be saved.
    let other = serving.post(&cookie, "/api/tep?ten=b.json", plan("").as_bytes()).json();
    let asked = format!(r#"{{"viec": "lap", "chinh": {}, "dang": ["docx"]}}"#, other["id"]);
    assert_eq!(serving.post(&cookie, "/api/luu", asked.as_bytes()).status, 404);
}
