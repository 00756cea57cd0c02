//! How long the program goes on: as long as a page is open, and a minute more.

use hyper::body::Bytes;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, mpsc};

/// After the last page was closed: a page that is loaded again is closed for a moment.
const AFTER: Duration = Duration::from_secs(60);
/// How often an open page is asked whether it is still there.
const BEAT: Duration = Duration::from_secs(5);

/// Open pages.
pub(super) struct Life {
    stays: bool,
    open: AtomicUsize,
    /// When the last one was closed; none before the first was opened.
    closed: Mutex<Option<Instant>>,
    stop: Notify,
}

impl Life {
    pub fn new(stays: bool) -> Life {
        Life { stays, open: AtomicUsize::new(0), closed: Mutex::new(None), stop: Notify::new() }
    }

    /// A page is open as long as it takes what comes here.
    pub fn page(self: &Arc<Self>) -> mpsc::Receiver<Bytes> {
        let (send, receive) = mpsc::channel(1);
        self.open.fetch_add(1, Ordering::SeqCst);
        let life = self.clone();
        tokio::spawn(async move {
            loop {
                let lost = tokio::time::timeout(BEAT, send.closed()).await.is_ok();
                // A full channel is a page that takes nothing just now: its connection is still there.
                if lost
                    || matches!(send.try_send(Bytes::from_static(b":\n\n")), Err(mpsc::error::TrySendError::Closed(_)))
                {
                    break;
                }
            }
            *life.closed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            life.open.fetch_sub(1, Ordering::SeqCst);
        });
        receive
    }

    /// The page asks the program to end.
    pub fn end(&self) {
        self.stop.notify_one();
    }

    /// Waits for the end.
    pub async fn ended(&self) {
        loop {
            if tokio::time::timeout(Duration::from_secs(1), self.stop.notified()).await.is_ok() {
                return;
            }
            let closed = *self.closed.lock().unwrap_or_else(PoisonError::into_inner);
            let long = closed.is_some_and(|at| at.elapsed() >= AFTER);
            if !self.stays && long && self.open.load(Ordering::SeqCst) == 0 {
                return;
            }
        }
    }
}
