//! Nobody else gets in, and nobody brings it down.

use crate::harness::{Folder, plan};
use crate::serving::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Still there, for who has the cookie.
fn serves(serving: &Serving, cookie: &str) {
    let answer = serving.ask("GET", "/api/khoi-dau", &[("Cookie", cookie)], b"");
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[test]
fn every_answer_keeps_the_page_to_itself() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    for (path, status) in [("/", 200), ("/trang/main.js", 200), ("/api/khoi-dau", 200), ("/khong-co", 404)] {
        let answer = serving.ask("GET", path, &[("Cookie", &cookie)], b"");
        assert_eq!(answer.status, status, "{path}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.header("cache-control"), Some("no-store"));
    }
}

#[test]
fn the_secret_is_good_once_and_nothing_is_told_without_the_cookie() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    for path in ["/", "/?ma=", "/?ma=sai", "/trang/main.js", "/api/khoi-dau", "/api/song", "/api/tai/1"] {
        assert_eq!(serving.ask("GET", path, &[], b"").status, 403, "{path}");
    }
    let cookie = serving.cookie();
    let again = serving.ask("GET", &format!("/?ma={}", serving.secret()), &[], b"");
    assert_eq!((again.status, again.header("set-cookie")), (403, None));
    let wrong = format!("{}x", &cookie[..cookie.len() - 1]);
    assert_eq!(serving.ask("GET", "/api/khoi-dau", &[("Cookie", &wrong)], b"").status, 403);
    serves(&serving, &cookie);
}

#[test]
fn another_name_for_this_machine_or_another_page_is_refused() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    let port = serving.port;
    let wrong_port = format!("127.0.0.1:{}", port ^ 1);
    let named = format!("vanthu.example:{port}");
    for host in ["127.0.0.1", "localhost", "vanthu.example", &named, &wrong_port, ""] {
        let answer = serving.ask("GET", "/api/khoi-dau", &[("Host", host), ("Cookie", &cookie)], b"");
        assert!((400..500).contains(&answer.status), "{host}: {answer:?}");
    }
    let localhost = format!("localhost:{port}");
    assert_eq!(serving.ask("GET", "/", &[("Host", &localhost), ("Cookie", &cookie)], b"").status, 200);
    let own = format!("http://127.0.0.1:{port}");
    let other_port = format!("http://127.0.0.1:{}", port ^ 1);
    let bad: [&[(&str, &str)]; 6] = [
        &[],
        &[("Origin", &own)],
        &[("Sec-Fetch-Site", "same-origin")],
        &[("Origin", "https://vanthu.example"), ("Sec-Fetch-Site", "cross-site")],
        &[("Origin", &other_port), ("Sec-Fetch-Site", "same-site")],
        &[("Origin", "null"), ("Sec-Fetch-Site", "same-origin")],
    ];
    for headers in bad {
        let headers: Vec<_> = headers.iter().copied().chain([("Cookie", &*cookie)]).collect();
        let answer = serving.ask("POST", "/api/thoat", &headers, b"{}");
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    // A picture or a link on another page.
    let linked = serving.ask("GET", "/api/khoi-dau", &[("Cookie", &cookie), ("Sec-Fetch-Site", "same-site")], b"");
    assert_eq!(linked.status, 403);
    serves(&serving, &cookie);
}

#[test]
fn a_name_opens_no_path_and_is_nothing_but_words() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    let name = "..%2F..%2Fetc%2F%3Cscript%3Ealert(1)%3C%2Fscript%3E.json";
    let card = serving.post(&cookie, &format!("/api/tep?ten={name}"), plan("").as_bytes()).json();
    assert_eq!(card["ten"], "../../etc/<script>alert(1)</script>.json");
    let asked = format!(r#"{{"viec": "lap", "chinh": {}, "dang": ["docx"]}}"#, card["id"]);
    let taken = serving.post(&cookie, "/api/lay", asked.as_bytes()).json();
    let file = taken["tai"][0]["ten"].as_str().expect("a name").to_owned();
    assert!(!file.contains(['/', '\\', '<', '>']), "{file}");
    let address = taken["tai"][0]["dia_chi"].as_str().expect("an address");
    let got = serving.ask("GET", address, &[("Cookie", &cookie)], b"");
    assert!(got.body.starts_with(b"PK"), "{got:?}");
    assert!(got.header("content-disposition").is_some_and(|d| d.starts_with("attachment") && d.is_ascii()));
    for path in ["/trang/../../Cargo.toml", "/trang/%2e%2e/Cargo.toml", "/api/tai/../1", "/trang//etc/passwd"] {
        assert_eq!(serving.ask("GET", path, &[("Cookie", &cookie)], b"").status, 404, "{path}");
    }
    assert!(folder.files().is_empty(), "nothing is written: {:?}", folder.files());
}

#[test]
fn what_is_too_large_is_refused_before_it_is_sent_and_while_it_is() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    let head = |length: &str| {
        format!(
            "POST /api/tep?ten=a.csv HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nOrigin: \
             http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n{length}\r\n\r\n",
            port = serving.port
        )
    };
    assert_eq!(serving.raw(head("Content-Length: 2147483648").as_bytes()).status, 413);
    // Nobody said how much it is.
    let mut stream = TcpStream::connect(("127.0.0.1", serving.port)).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
    stream.write_all(head("Transfer-Encoding: chunked").as_bytes()).expect("a head");
    let piece = [b"100000\r\n".as_slice(), &vec![b'a'; 1 << 20], b"\r\n"].concat();
    let sent = (0..2048).take_while(|_| stream.write_all(&piece).is_ok()).count();
    assert!(sent < 300, "{sent} MB were taken");
    // A request that is no file has little room.
    assert_eq!(serving.post(&cookie, "/api/xem", &vec![b' '; 9 << 20]).status, 413);
    serves(&serving, &cookie);
}

#[test]
fn what_is_no_http_and_no_json_is_refused() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(200_000));
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(5000));
    let twice = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{p}\r\nHost: evil\r\n\r\n", p = serving.port);
    let bad: [&[u8]; 8] = [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        long.as_bytes(),
        many.as_bytes(),
        twice.as_bytes(),
    ];
    for request in bad {
        let answer = serving.raw(request);
        assert!(answer.status == 0 || (400..600).contains(&answer.status), "{answer:?}");
    }
    for body in ["", "{", "[]", r#"{"chinh": -1}"#, r#"{"la": 1}"#, r#"{"viec": "xoa-het"}"#] {
        let answer = serving.post(&cookie, "/api/xem", body.as_bytes());
        assert!((400..500).contains(&answer.status), "{body}: {answer:?}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let card = serving.post(&cookie, "/api/tep?ten=sau.json", deep.as_bytes());
    assert_eq!(card.json()["loai"], "hong");
    serves(&serving, &cookie);
}

#[test]
fn a_thousand_connections_that_say_nothing_keep_nobody_out() {
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    let cookie = serving.cookie();
    let mut slow = Vec::new();
    for number in 0..1000 {
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", serving.port)) else { break };
        // Some say nothing, some begin and never end.
        if number % 2 == 0 {
            let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: ");
        }
        slow.push(stream);
        if number % 250 == 0 {
            let began = Instant::now();
            serves(&serving, &cookie);
            assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
        }
    }
    serves(&serving, &cookie);
    // Older ones were let go.
    let mut byte = [0];
    slow[0].set_read_timeout(Some(Duration::from_secs(5))).expect("a limit");
    assert!(matches!(slow[0].read(&mut byte), Ok(0) | Err(_)));
}
