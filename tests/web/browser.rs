//! Chromium, driven over WebDriver by its own driver: no crate, a few requests with JSON.

use crate::harness::Folder;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A browser with one window.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    pub downloads: PathBuf,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.command("DELETE", "", None);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A browser, or none where there is no Chromium: then the test is told as skipped.
pub fn browser(folder: &Folder, test: &str) -> Option<Browser> {
    let made = Command::new("chromedriver").arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let Ok(mut driver) = made else {
        assert!(std::env::var_os("VANTHU_TOOLS").is_none(), "chromedriver is not here");
        eprintln!("skipped {test}: no chromedriver (Debian: chromium, chromium-driver)");
        return None;
    };
    let mut lines = BufReader::new(driver.stdout.take().expect("its words")).lines();
    let port = lines
        .find_map(|line| line.ok()?.split("successfully on port ").nth(1)?.trim_end_matches('.').parse().ok())
        .expect("the driver's port");
    std::thread::spawn(move || lines.for_each(drop));
    let downloads = folder.0.join("tải về");
    std::fs::create_dir_all(&downloads).expect("a folder");
    let mut browser = Browser { driver, port, session: String::new(), downloads: downloads.clone() };
    let options = json!({
        "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1366,900"],
        "prefs": { "download.default_directory": downloads },
    });
    let wanted = json!({ "goog:chromeOptions": options, "unhandledPromptBehavior": "accept",
        "goog:loggingPrefs": { "browser": "ALL" } });
    let body = json!({ "capabilities": { "alwaysMatch": wanted } });
    let made = browser.http("POST", "/session", Some(&body)).expect("a session");
    browser.session = made["sessionId"].as_str().expect("its name").to_owned();
    Some(browser)
}

impl Browser {
    fn http(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|e| e.to_string())?;
        stream.set_read_timeout(Some(Duration::from_secs(120))).map_err(|e| e.to_string())?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()).map_err(|e| e.to_string())?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).map_err(|e| e.to_string())?;
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes).map_err(|e| e.to_string())?;
        let mut answer: Value = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
        let value = answer["value"].take();
        match value.get("error") {
            Some(error) => Err(format!("{error}: {}", value["message"])),
            None => Ok(value),
        }
    }

    fn command(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        self.http(method, &format!("/session/{}{path}", self.session), body)
    }

    pub fn open(&self, address: &str) {
        self.command("POST", "/url", Some(&json!({ "url": address }))).expect("a page");
        self.wait("document.body.dataset.sanSang");
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.command("POST", "/refresh", Some(&json!({}))).expect("a page");
        self.wait("document.body && document.body.dataset.sanSang");
    }

    /// A second tab on the same page; gives the handles of both.
    pub fn second_tab(&self, address: &str) -> [String; 2] {
        let first = self.command("GET", "/window", None).expect("a window");
        let second = self.command("POST", "/window/new", Some(&json!({ "type": "tab" }))).expect("a tab");
        let handles = [&first, &second["handle"]].map(|h| h.as_str().unwrap_or_default().to_owned());
        self.switch(&handles[1]);
        self.open(address);
        handles
    }

    pub fn switch(&self, handle: &str) {
        self.command("POST", "/window", Some(&json!({ "handle": handle }))).expect("a window");
    }

    /// What a script in the page returns.
    pub fn js(&self, script: &str) -> Value {
        self.command("POST", "/execute/sync", Some(&json!({ "script": script, "args": [] })))
            .unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Waits until an expression holds, and gives it.
    pub fn wait(&self, expression: &str) -> Value {
        let began = Instant::now();
        loop {
            let value = self.js(&format!("return {expression}"));
            if !matches!(value, Value::Null | Value::Bool(false)) && value != json!(0) && value != json!("") {
                return value;
            }
            if began.elapsed() > Duration::from_secs(90) {
                let told = self.js("return document.body.innerText.slice(0, 1500)");
                panic!("waited for {expression} in vain; console {:?}; the page says {told}", self.console());
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    fn find(&self, css: &str) -> String {
        self.wait(&format!("document.querySelector({css:?}) !== null"));
        let found = self.command("POST", "/element", Some(&json!({ "using": "css selector", "value": css })));
        let found = found.unwrap_or_else(|e| panic!("{css}: {e}"));
        let id = found.as_object().and_then(|o| o.values().next()?.as_str().map(str::to_owned));
        id.expect("an element")
    }

    pub fn click(&self, css: &str) {
        let element = self.find(css);
        let clicked = self.command("POST", &format!("/element/{element}/click"), Some(&json!({})));
        clicked.unwrap_or_else(|e| panic!("{css}: {e}"));
    }

    /// Types behind what stands there.
    pub fn keys(&self, css: &str, text: &str) {
        let element = self.find(css);
        let typed = self.command("POST", &format!("/element/{element}/value"), Some(&json!({ "text": text })));
        typed.unwrap_or_else(|e| panic!("{css}: {e}"));
    }

    /// Chooses in a list.
    pub fn choose(&self, css: &str, value: &str) {
        self.find(css);
        self.js(&format!(
            "const s = document.querySelector({css:?}); s.value = {value:?}; s.dispatchEvent(new Event('change'))"
        ));
    }

    /// Gives files to the page, all at once, as when they are dropped or chosen.
    pub fn give(&self, files: &[PathBuf]) {
        let list: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
        self.keys("#o-tep", &list.join("\n"));
    }

    /// Waits for a file that the browser saves.
    pub fn download(&self, name: &str) -> Vec<u8> {
        let path = self.downloads.join(name);
        let began = Instant::now();
        while !path.exists() {
            assert!(began.elapsed() < Duration::from_secs(60), "no {name}; there is {:?}", names(&self.downloads));
            std::thread::sleep(Duration::from_millis(40));
        }
        let bytes = std::fs::read(&path).expect("a file");
        std::fs::remove_file(path).expect("its room");
        bytes
    }

    /// What went wrong in the page.
    pub fn console(&self) -> Vec<String> {
        let log = self.command("POST", "/se/log", Some(&json!({ "type": "browser" }))).unwrap_or_default();
        let severe = |l: &&Value| l["level"] == "SEVERE";
        let list = log.as_array().cloned().unwrap_or_default();
        list.iter().filter(severe).map(|l| l["message"].to_string()).collect()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect()
}
