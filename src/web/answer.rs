//! Answers over HTTP: each with the headers that keep the page to itself.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{HeaderMap, StatusCode};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// Sent with every answer. The page takes nothing from elsewhere and sends nothing there.
const ALWAYS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    // What was dropped stays in memory and is gone with the program.
    ("cache-control", "no-store"),
];

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It asks for another server.
    Host,
    /// It comes from another page.
    Elsewhere,
    /// It has no cookie, or a secret that was used.
    Stranger,
    /// There is nothing at that address.
    Nothing,
    /// The way of asking is none that we know.
    Method,
    /// It holds more than is taken.
    TooLarge,
    /// It came too slowly or broke off.
    Broken,
}

impl Refusal {
    fn words(self) -> (StatusCode, &'static str) {
        match self {
            Refusal::Host => (StatusCode::MISDIRECTED_REQUEST, "Địa chỉ này không phải của vanthu."),
            Refusal::Elsewhere => (StatusCode::FORBIDDEN, "Yêu cầu từ trang khác, không nhận."),
            Refusal::Stranger => (
                StatusCode::FORBIDDEN,
                "Địa chỉ này chỉ mở được một lần, trên trình duyệt đã mở. Hãy mở lại chương trình vanthu.",
            ),
            Refusal::Nothing => (StatusCode::NOT_FOUND, "Không có gì ở địa chỉ này."),
            Refusal::Method => (StatusCode::METHOD_NOT_ALLOWED, "Cách hỏi này không dùng được ở địa chỉ này."),
            Refusal::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "Lớn quá mức nhận."),
            Refusal::Broken => (StatusCode::BAD_REQUEST, "Yêu cầu bị ngắt giữa chừng hoặc sai."),
        }
    }
}

/// What an answer holds.
pub(super) enum Content {
    /// All of it.
    Whole(Option<Bytes>),
    /// Pieces as they come, until the other end lets go.
    Pieces(mpsc::Receiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Content::Whole(bytes) => Poll::Ready(bytes.take().map(|b| Ok(Frame::data(b)))),
            Content::Pieces(pieces) => pieces.poll_recv(cx).map(|piece| piece.map(|b| Ok(Frame::data(b)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Content::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Content::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |b| b.len() as u64)),
            Content::Pieces(_) => SizeHint::default(),
        }
    }
}

/// An answer.
pub(super) struct Response {
    status: StatusCode,
    headers: HeaderMap,
    content: Content,
}

impl Response {
    /// Nothing but a status.
    pub fn empty(status: StatusCode) -> Response {
        Response { status, headers: HeaderMap::new(), content: Content::Whole(None) }
    }

    /// A file of this kind.
    pub fn file(kind: &'static str, bytes: impl Into<Bytes>) -> Response {
        let bytes: Bytes = bytes.into();
        let mut out = Response { content: Content::Whole(Some(bytes)), ..Response::empty(StatusCode::OK) };
        out.header("content-type", kind);
        out
    }

    /// Data of the page.
    pub fn json(value: &impl serde::Serialize) -> Response {
        match serde_json::to_vec(value) {
            Ok(bytes) => Response::file("application/json", bytes),
            Err(_) => Response::empty(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    /// Pieces as they come.
    pub fn pieces(kind: &'static str, pieces: mpsc::Receiver<Bytes>) -> Response {
        let mut out = Response { content: Content::Pieces(pieces), ..Response::empty(StatusCode::OK) };
        out.header("content-type", kind);
        out
    }

    /// Why not, in words.
    pub fn refusal(refusal: Refusal) -> Response {
        let (status, words) = refusal.words();
        let mut out = Response::file("text/plain; charset=utf-8", words.as_bytes());
        out.status = status;
        // Who is refused need not be kept waiting for.
        out.header("connection", "close");
        out
    }

    /// The same with another status.
    pub fn with(mut self, status: StatusCode) -> Response {
        self.status = status;
        self
    }

    /// Adds a header; one that cannot be written is left out.
    pub fn header(&mut self, name: &'static str, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(HeaderName::from_static(name), value);
        }
    }

    /// As it is sent.
    pub fn sent(self) -> hyper::Response<Content> {
        let mut out = hyper::Response::new(self.content);
        *out.status_mut() = self.status;
        *out.headers_mut() = self.headers;
        for (name, value) in ALWAYS {
            out.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        out
    }
}
