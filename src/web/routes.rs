//! Addresses, and what is answered at each.

use super::answer::{Refusal, Response};
use super::batch::{self, Many};
use super::desk::{self, MOST_OF_FILE};
use super::server::whole;
use super::wire::{Asked, Card, Finding, PageLine};
use super::{Page, assets, shown};
use crate::office::Agency;
use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use tokio::sync::mpsc;

/// Bytes of a request that is no file.
const MOST_OF_REQUEST: usize = 8 << 20;
/// Characters of a file's name that are kept.
const LONGEST_NAME: usize = 300;

type Answer = Result<Response, Refusal>;

impl Page {
    /// Answers a request that was let in.
    pub async fn answer(&self, request: Request<Incoming>) -> Response {
        let path = request.uri().path().to_owned();
        let get = request.method() == Method::GET;
        let answer = match path.as_str() {
            "/" if get => Ok(assets::index()),
            "/favicon.ico" if get => assets::file("bieu-tuong.svg"),
            _ => match path.strip_prefix("/trang/") {
                Some(file) if get => assets::file(file),
                Some(_) => Err(Refusal::Method),
                None => self.api(&path, request).await,
            },
        };
        answer.unwrap_or_else(Response::refusal)
    }

    async fn api(&self, path: &str, request: Request<Incoming>) -> Answer {
        let rest = path.strip_prefix("/api/").ok_or(Refusal::Nothing)?;
        let method = request.method().clone();
        match (rest, &method) {
            ("khoi-dau", &Method::GET) => self.start().await,
            ("song", &Method::GET) => Ok(Response::pieces("text/event-stream", self.life.page())),
            ("co-quan.toml", &Method::GET) => self.facts(),
            ("tep", &Method::POST) => self.upload(request).await,
            ("bo", &Method::POST) => self.remove(read(request).await?),
            ("xem", &Method::POST) => self.show(read(request).await?).await,
            ("lay", &Method::POST) => self.take(read(request).await?).await,
            ("luu", &Method::POST) => self.save(read(request).await?).await,
            ("lo", &Method::POST) => self.batch(read(request).await?),
            ("dung", &Method::POST) => self.stop(read(request).await?),
            ("nguon", &Method::POST) => self.trace(read(request).await?).await,
            ("co-quan", &Method::POST) => self.keep(read(request).await?),
            ("co-quan.toml", &Method::POST) => self.export(read(request).await?),
            ("thoat", &Method::POST) => {
                self.life.end();
                Ok(Response::json(&json!({})))
            }
            _ => match (rest.split_once('/'), &method) {
                (Some(("trang", which)), &Method::GET) => self.page(which),
                (Some(("tai", which)), &Method::GET) => self.result(which),
                _ => Err(Refusal::Nothing),
            },
        }
    }

    /// What a page that was just opened has to know.
    async fn start(&self) -> Answer {
        let desk = self.desk.clone();
        let cards = on_the_side(move || {
            desk.open_given();
            desk.cards()
        })
        .await?;
        let mut facts = json!({ "noi": self.desk.keeper.facts_place() });
        if let Some(toml) = self.desk.keeper.facts() {
            match self.desk.office.agency(&toml) {
                Ok(office) => facts["du_kien"] = serde_json::to_value(office.facts()).unwrap_or_default(),
                Err(bad) => {
                    let found: Vec<Finding> = bad.found.iter().map(Finding::plain).collect();
                    facts["phat_hien"] = serde_json::to_value(found).unwrap_or_default();
                }
            }
        }
        let meanings: Vec<_> =
            crate::office::Meaning::KEYS.iter().map(|(key, meaning)| (key, meaning.name())).collect();
        Ok(Response::json(&json!({
            "phien_ban": env!("CARGO_PKG_VERSION"),
            "moi_tep": MOST_OF_FILE,
            "tat_ca": desk::MOST_IN_ALL,
            "cot": meanings,
            "co_quan": facts,
            "tep": cards,
        })))
    }

    async fn upload(&self, request: Request<Incoming>) -> Answer {
        let query = request.uri().query().unwrap_or_default();
        let name = query.strip_prefix("ten=").map(decoded).unwrap_or_default();
        let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        let name = if name.trim().is_empty() { "tệp không tên".to_owned() } else { name };
        let mut room = Room { desk: &self.desk, held: 0 };
        let bytes = whole(request.into_body(), MOST_OF_FILE, &mut |more| room.more(more)).await?;
        room.held = 0;
        let desk = self.desk.clone();
        let own = name.clone();
        let size = bytes.len();
        match on_the_side(move || desk.add(own, bytes)).await {
            Ok(card) => Ok(Response::json(&card)),
            Err(_) => {
                self.desk.release(size);
                let found = desk::broken(&name);
                let found = found.iter().map(Finding::plain).collect();
                Ok(Response::json(&Card { name, kind: "hong", found, ..Card::default() }))
            }
        }
    }

    fn remove(&self, which: Ids) -> Answer {
        which.files.iter().for_each(|id| self.desk.remove(*id));
        Ok(Response::json(&json!({})))
    }

    async fn show(&self, asked: Asked) -> Answer {
        let desk = self.desk.clone();
        let name = self.desk.file(asked.main).map(|f| f.name.clone()).unwrap_or_default();
        match on_the_side(move || shown::show(&desk, &asked)).await {
            Ok(Some(shown)) => Ok(Response::json(&shown)),
            Ok(None) => Err(Refusal::Nothing),
            Err(_) => Ok(failed(&name)),
        }
    }

    async fn take(&self, asked: Asked) -> Answer {
        let desk = self.desk.clone();
        let name = self.desk.file(asked.main).map(|f| f.name.clone()).unwrap_or_default();
        let work = move || {
            let (files, found) = shown::make(&desk, &asked)?;
            let stem = files.first().map(|f| f.name.clone()).unwrap_or_default();
            // A dozen forms are taken in one.
            let packed = asked.packed || files.len() > 3;
            let taken = match files.is_empty() {
                true => Vec::new(),
                false => shown::offer(&desk, files, packed.then_some(&stem)).ok()?,
            };
            Some(json!({ "tai": taken, "phat_hien": found }))
        };
        match on_the_side(work).await {
            Ok(Some(answer)) => Ok(Response::json(&answer)),
            Ok(None) => Err(Refusal::Nothing),
            Err(_) => Ok(failed(&name)),
        }
    }

    /// Saves beside the source what was named on the command line.
    async fn save(&self, asked: Asked) -> Answer {
        let desk = self.desk.clone();
        let work = move || {
            let given = desk.file(asked.main)?.given?;
            let (files, found) = shown::make(&desk, &asked)?;
            let mut found: Vec<Finding> = found;
            let mut written = Vec::new();
            if !files.is_empty() {
                let (paths, own) = desk.keeper.save(given, files);
                written = paths;
                found.extend(own.iter().map(Finding::plain));
            }
            Some(json!({ "da_ghi": written, "phat_hien": found }))
        };
        match on_the_side(work).await? {
            Some(answer) => Ok(Response::json(&answer)),
            None => Err(Refusal::Nothing),
        }
    }

    fn batch(&self, many: Many) -> Answer {
        let desk = self.desk.clone();
        let (tell, told) = mpsc::channel(64);
        tokio::task::spawn_blocking(move || batch::run(&desk, &many, &tell));
        Ok(Response::pieces("application/x-ndjson", told))
    }

    fn stop(&self, which: Stop) -> Answer {
        self.desk.batches.stop(which.batch);
        Ok(Response::json(&json!({})))
    }

    /// Where in their source words of a page stand.
    async fn trace(&self, asked: Trace) -> Answer {
        let desk = self.desk.clone();
        let work = move || {
            let files: Vec<_> = asked.files.iter().filter_map(|id| desk.file(*id)).collect();
            let sources: Vec<_> = files.iter().filter_map(|f| f.source()).collect();
            desk.office.trace(&sources, &asked.words).map(|place| place.to_string())
        };
        Ok(Response::json(&json!({ "noi": on_the_side(work).await? })))
    }

    /// The office's facts as they are kept.
    fn facts(&self) -> Answer {
        let toml = self.desk.keeper.facts().ok_or(Refusal::Nothing)?;
        Ok(download("co-quan.toml", toml))
    }

    /// The office's facts as they stand on the page.
    fn export(&self, facts: Agency) -> Answer {
        let toml = crate::office::agency_to_toml(&facts).ok_or(Refusal::Broken)?;
        let taken = shown::offer_one(&self.desk, "co-quan.toml", toml.into_bytes());
        Ok(Response::json(&taken))
    }

    fn keep(&self, facts: Agency) -> Answer {
        let toml = crate::office::agency_to_toml(&facts).ok_or(Refusal::Broken)?;
        let why = self.desk.keeper.keep(toml.as_bytes()).err();
        Ok(Response::json(&json!({ "noi": self.desk.keeper.facts_place(), "loi": why })))
    }

    /// `17/0/3.svg` is the fourth page of the first document of a view, `17/0/3.json` what it says.
    fn page(&self, which: &str) -> Answer {
        let mut parts = which.splitn(3, '/');
        let mut number = || parts.next()?.parse::<usize>().ok();
        let (view, document) = (number().ok_or(Refusal::Nothing)?, number().ok_or(Refusal::Nothing)?);
        let (page, kind) = which.rsplit('/').next().and_then(|last| last.split_once('.')).ok_or(Refusal::Nothing)?;
        let page: usize = page.parse().map_err(|_| Refusal::Nothing)?;
        let view = self.desk.view(view as u64).ok_or(Refusal::Nothing)?;
        let drawn = view.screens.get(document).and_then(|s| s.pages.get(page)).ok_or(Refusal::Nothing)?;
        match kind {
            "svg" => Ok(Response::file("image/svg+xml", drawn.svg.clone())),
            "json" => Ok(Response::json(&drawn.lines.iter().map(PageLine::from).collect::<Vec<_>>())),
            _ => Err(Refusal::Nothing),
        }
    }

    fn result(&self, which: &str) -> Answer {
        let result = which.parse().ok().and_then(|id| self.desk.result(id)).ok_or(Refusal::Nothing)?;
        Ok(download(&result.name, result.bytes.clone()))
    }
}

/// A file that the browser saves. Its name is told in the one way that holds every letter (RFC 6266).
fn download(name: &str, bytes: impl Into<hyper::body::Bytes>) -> Response {
    let mut out = Response::file("application/octet-stream", bytes);
    let mut encoded = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    out.header("content-disposition", &format!("attachment; filename*=UTF-8''{encoded}"));
    out
}

/// The program itself failed.
fn failed(name: &str) -> Response {
    let found = desk::broken(name);
    let found: Vec<Finding> = found.iter().map(Finding::plain).collect();
    Response::json(&json!({ "phat_hien": found })).with(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Work that takes time, beside the answering of requests. What panics there is told and ends nothing else.
async fn on_the_side<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Refusal::Broken)
}

/// JSON of a request.
async fn read<T: DeserializeOwned>(request: Request<Incoming>) -> Result<T, Refusal> {
    let bytes = whole(request.into_body(), MOST_OF_REQUEST, &mut |_| true).await?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Broken)
}

/// `%C3%A0` as `à`; what is no UTF-8 is shown as such.
fn decoded(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                out.push(value);
                rest = &behind[2..];
            }
            _ => {
                out.push(byte);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Room taken for a file on its way; given back when it does not arrive.
struct Room<'d> {
    desk: &'d desk::Desk,
    held: usize,
}

impl Room<'_> {
    fn more(&mut self, bytes: usize) -> bool {
        let fits = self.desk.reserve(bytes);
        if fits {
            self.held += bytes;
        }
        fits
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        self.desk.release(self.held);
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ids {
    #[serde(rename = "tep")]
    files: Vec<u64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stop {
    #[serde(rename = "lo")]
    batch: u64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trace {
    #[serde(rename = "tep")]
    files: Vec<u64>,
    #[serde(rename = "chu")]
    words: String,
}
