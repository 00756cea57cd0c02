//! The program with its page, and requests as bytes.

use crate::harness::Folder;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The program, serving; it ends with the test.
pub struct Serving {
    process: Child,
    pub port: u16,
    /// The address to open, once.
    pub address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Serving {
    /// Starts it; what it remembers goes below `folder`.
    pub fn start(folder: &Folder, files: &[&Path]) -> Serving {
        let mut process = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["mo", "--chi-in-dia-chi"])
            .args(files)
            .env("XDG_CONFIG_HOME", folder.0.join("cài đặt"))
            .env("APPDATA", folder.0.join("cài đặt"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut lines = BufReader::new(process.stdout.take().expect("its words")).lines();
        let address = lines.find_map(|line| line.ok().filter(|l| l.starts_with("http://"))).expect("an address");
        let port = address.split(':').nth(2).and_then(|rest| rest.split('/').next()?.parse().ok()).expect("a port");
        // What it says later is read away, so that it never waits.
        std::thread::spawn(move || lines.for_each(drop));
        Serving { process, port, address }
    }

    /// Resident memory in kB, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.split_whitespace().next()?.parse().ok())
    }

    /// Whether the program ends of itself within this time.
    pub fn ends_within(&mut self, time: Duration) -> bool {
        let began = std::time::Instant::now();
        while began.elapsed() < time {
            if self.process.try_wait().expect("a process").is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        false
    }

    /// The secret.
    pub fn secret(&self) -> &str {
        self.address.split("?ma=").nth(1).expect("a secret")
    }

    /// Sends bytes and reads the answer to its end.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        // The server may close before it has all.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        Answer::of(&answer)
    }

    /// A request with these headers and this body; Host is ours unless it is given.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|h| h.0 == "Host") {
            head.push_str(&format!("Host: 127.0.0.1:{}\r\n", self.port));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        self.raw(&[head.as_bytes(), body].concat())
    }

    /// Uses the secret; the cookie.
    pub fn cookie(&self) -> String {
        let welcome = self.ask("GET", &format!("/?ma={}", self.secret()), &[], b"");
        assert_eq!(welcome.status, 303, "{welcome:?}");
        let line = welcome.header("set-cookie").expect("a cookie");
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Strict"), "{line}");
        line.split(';').next().expect("name and value").to_owned()
    }

    /// A write as the page itself sends it.
    pub fn post(&self, cookie: &str, path: &str, body: &[u8]) -> Answer {
        let origin = format!("http://127.0.0.1:{}", self.port);
        self.ask("POST", path, &[("Cookie", cookie), ("Origin", &origin), ("Sec-Fetch-Site", "same-origin")], body)
    }
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// 0 when there is none.
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    fn of(bytes: &[u8]) -> Answer {
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let of = |line: &&str| line.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(name));
        self.head.lines().find(of)?.split_once(':').map(|(_, value)| value.trim())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }
}
