//! Listening: connections in, requests to the desk, answers out.

use super::Page;
use super::answer::{Content, Refusal, Response};
use super::guard::Pass;
use hyper::Request;
use hyper::body::{Body, Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// Connections that have not yet shown that they are the browser's. A new one beyond that ends the oldest: a thousand
/// that say nothing keep nobody out.
const MOST_STRANGERS: usize = 100;
/// Within this time a request's head must be there.
const HEAD: Duration = Duration::from_secs(20);
/// The longest wait between two pieces of a request.
const PIECE: Duration = Duration::from_secs(30);

/// Connections that are not known yet, oldest first.
#[derive(Default)]
struct Strangers {
    next: u64,
    list: VecDeque<(u64, Option<AbortHandle>)>,
}

type Waiting = Arc<Mutex<Strangers>>;

/// Takes connections until the program ends.
pub(super) async fn accept(listener: TcpListener, page: Arc<Page>) {
    let strangers = Waiting::default();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No more connections to be had just now.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let number = {
            let mut all = strangers.lock().unwrap_or_else(PoisonError::into_inner);
            all.next += 1;
            let number = all.next;
            all.list.push_back((number, None));
            if all.list.len() > MOST_STRANGERS
                && let Some((_, Some(oldest))) = all.list.pop_front()
            {
                oldest.abort();
            }
            number
        };
        let task = tokio::spawn(connection(stream, page.clone(), strangers.clone(), number));
        let mut all = strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = all.list.iter_mut().find(|s| s.0 == number) {
            own.1 = Some(task.abort_handle());
        }
    }
}

async fn connection(stream: TcpStream, page: Arc<Page>, strangers: Waiting, number: u64) {
    let known = || {
        let mut all = strangers.lock().unwrap_or_else(PoisonError::into_inner);
        all.list.retain(|s| s.0 != number);
    };
    let serve = service_fn(|request: Request<Incoming>| {
        let page = page.clone();
        let known = &known;
        async move {
            let answer = match page.guard.check(&request) {
                Ok(Pass::In) => {
                    known();
                    page.answer(request).await
                }
                Ok(Pass::Welcome(response)) => {
                    known();
                    response
                }
                Err(refusal) => Response::refusal(refusal),
            };
            Ok::<hyper::Response<Content>, Infallible>(answer.sent())
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    // A connection that breaks is the other end's affair.
    let _ = http.serve_connection(TokioIo::new(stream), serve).await;
    known();
}

/// All bytes of a request, at most so many; `take` is asked before each piece whether there is room for it.
pub(super) async fn whole(
    mut body: Incoming,
    most: usize,
    take: &mut (dyn FnMut(usize) -> bool + Send),
) -> Result<Vec<u8>, Refusal> {
    let said = body.size_hint().lower();
    if said > most as u64 {
        return Err(Refusal::TooLarge);
    }
    let mut out: Vec<u8> = Vec::new();
    loop {
        let next = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx));
        let frame = match tokio::time::timeout(PIECE, next).await {
            Ok(None) => return Ok(out),
            Ok(Some(Ok(frame))) => frame,
            Ok(Some(Err(_))) | Err(_) => return Err(Refusal::Broken),
        };
        let piece: Bytes = frame.into_data().unwrap_or_default();
        if out.len() + piece.len() > most || !take(piece.len()) {
            return Err(Refusal::TooLarge);
        }
        out.extend_from_slice(&piece);
    }
}
