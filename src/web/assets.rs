//! The page's own files, which are part of the program.

use super::answer::{Refusal, Response};

macro_rules! files {
    ($($path:literal $kind:expr),* $(,)?) => {
        &[$(($path, $kind, include_bytes!(concat!("page/", $path)))),*]
    };
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";

/// Every file: its path below `/trang/`, its kind, its bytes.
const FILES: &[(&str, &str, &[u8])] = files![
    "index.html" HTML,
    "trang.css" CSS,
    "bang.css" CSS,
    "bieu-tuong.svg" SVG,
    "api.js" JS,
    "du-kien.js" JS,
    "hop-go.js" JS,
    "lay.js" JS,
    "main.js" JS,
    "sua-bang.js" JS,
    "tep.js" JS,
    "tien-ich.js" JS,
    "trang-thai.js" JS,
    "viec.js" JS,
    "xem-trang.js" JS,
];

/// The page itself.
pub(super) fn index() -> Response {
    file("index.html").unwrap_or_else(Response::refusal)
}

/// One of its files. Names are compared with those in the program: no path is opened.
pub(super) fn file(path: &str) -> Result<Response, Refusal> {
    let (_, kind, bytes) = FILES.iter().find(|f| f.0 == path).ok_or(Refusal::Nothing)?;
    Ok(Response::file(kind, *bytes))
}
