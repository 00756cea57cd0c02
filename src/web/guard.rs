//! Who may talk to the page: nobody but the browser that was opened for it.
//!
//! The address that is opened holds a secret. It is good once, and is changed for a cookie that scripts cannot read and no
//! other site can have sent. The server listens on 127.0.0.1 alone; a page elsewhere that has its name resolved to
//! 127.0.0.1 is told apart by Host, a page of another program on this machine by Origin and Sec-Fetch-Site, as a cookie
//! belongs to a machine and not to a port.

use super::answer::{Refusal, Response};
use hyper::header::{COOKIE, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Method, Request, StatusCode};
use std::sync::{Mutex, PoisonError};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What is known of who may come in.
pub(super) struct Guard {
    port: u16,
    /// Gone once it was used.
    secret: Mutex<Option<String>>,
    cookie: String,
}

/// What a request may do.
pub(super) enum Pass {
    /// It is the browser's.
    In,
    /// It brought the secret: it gets the cookie, and the address without the secret.
    Welcome(Response),
}

impl Guard {
    /// With a new secret.
    ///
    /// # Errors
    /// When the system has no chance to give.
    pub fn new(port: u16) -> std::io::Result<Guard> {
        Ok(Guard { port, secret: Mutex::new(Some(chance()?)), cookie: chance()? })
    }

    /// The address to open, with the secret in it.
    pub fn address(&self) -> String {
        let secret = self.secret.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default();
        format!("http://127.0.0.1:{}/?ma={secret}", self.port)
    }

    /// Lets a request in or says why not.
    pub fn check<B>(&self, request: &Request<B>) -> Result<Pass, Refusal> {
        let headers = request.headers();
        let host = one(headers, &HOST).filter(|host| self.is_ours(host)).ok_or(Refusal::Host)?;
        // A link or a picture on another site, or a page of another program on this machine.
        if one(headers, &FETCH_SITE).is_some_and(|site| site != "same-origin" && site != "none") {
            return Err(Refusal::Elsewhere);
        }
        if request.method() == Method::GET
            && request.uri().path() == "/"
            && let Some(secret) = request.uri().query().and_then(|q| q.strip_prefix("ma="))
        {
            return self.welcome(secret);
        }
        if !self.has_cookie(headers) {
            return Err(Refusal::Stranger);
        }
        let writes = request.method() != Method::GET && request.method() != Method::HEAD;
        let ours = |origin: &str| origin.strip_prefix("http://") == Some(host);
        if writes && !(one(headers, &ORIGIN).is_some_and(ours) && one(headers, &FETCH_SITE) == Some("same-origin")) {
            return Err(Refusal::Elsewhere);
        }
        Ok(Pass::In)
    }

    fn is_ours(&self, host: &str) -> bool {
        let name = host.strip_suffix(&format!(":{}", self.port));
        matches!(name, Some("127.0.0.1" | "localhost"))
    }

    fn welcome(&self, given: &str) -> Result<Pass, Refusal> {
        let mut secret = self.secret.lock().unwrap_or_else(PoisonError::into_inner);
        if !secret.as_deref().is_some_and(|secret| same(secret, given)) {
            return Err(Refusal::Stranger);
        }
        *secret = None;
        let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", self.cookie_name(), self.cookie);
        let mut response = Response::empty(StatusCode::SEE_OTHER);
        response.header("location", "/");
        response.header("set-cookie", &cookie);
        Ok(Pass::Welcome(response))
    }

    /// Two pages open at once keep their cookies apart.
    fn cookie_name(&self) -> String {
        format!("vanthu-{}", self.port)
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(';')).any(|pair| match pair.trim().split_once('=') {
            Some((own, value)) => own == name && same(value, &self.cookie),
            None => false,
        })
    }
}

/// The value of a header that is there once.
fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?.to_str().ok()?;
    all.next().is_none().then_some(first)
}

/// Whether two words are the same, in a time that does not tell how much of them is.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// 32 bytes that nobody can guess, in letters.
fn chance() -> std::io::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|e| std::io::Error::other(e.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
