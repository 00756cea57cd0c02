//! The page in the browser: the second door to [`office`](crate::office), over HTTP on this machine alone.
//!
//! It adds no logic: every answer is what the office says of what was dropped. It opens no path; files that were named on the
//! command line come in, and results go out beside them, through a [`Keeper`], which the command line gives. What the page
//! and the server say to each other is in `docs/trang.md`.
//!
//! | File | |
//! |---|---|
//! | `server`, `answer`, `guard` | connections, answers with their headers, who is let in |
//! | `routes`, `wire` | addresses; JSON in and out |
//! | `desk` | the files that were dropped, the pages that were drawn, the results to be taken |
//! | `work`, `shown`, `batch` | what is asked of the office, how it is told, many files at once |
//! | `assets`, `page/` | the page's own files |

mod answer;
mod assets;
mod batch;
mod desk;
mod guard;
mod life;
mod routes;
mod server;
mod shown;
mod wire;
mod work;

use crate::diagnostic::Diagnostics;
use crate::office::{MadeFile, Office};
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

/// Stack of a thread that works: data may be nested a hundred levels deep.
const STACK: usize = 16 << 20;

/// A file that was named on the command line.
pub struct Given {
    /// Its name, to be shown.
    pub name: String,
    /// What it holds; why it could not be read.
    pub bytes: Result<Vec<u8>, Diagnostics>,
}

/// What only the door with paths can do for the page.
pub trait Keeper: Send + Sync {
    /// The office's facts that were kept, or those beside the files given; none where there are none.
    fn facts(&self) -> Option<Vec<u8>>;
    /// Where they are kept, to be shown.
    fn facts_place(&self) -> String;
    /// Keeps the office's facts.
    ///
    /// # Errors
    /// In words.
    fn keep(&self, toml: &[u8]) -> Result<(), String>;
    /// Saves results beside the given file of this number; where they are now.
    fn save(&self, given: usize, files: Vec<MadeFile>) -> (Vec<String>, Diagnostics);
}

/// How the page is served.
pub struct Options {
    /// The office that does the work.
    pub office: Office,
    /// The port; none takes a free one.
    pub port: Option<u16>,
    /// Goes on when the page was closed.
    pub stays: bool,
    /// Files named on the command line.
    pub given: Vec<Given>,
    /// Keeps and saves.
    pub keeper: Box<dyn Keeper>,
}

/// What answers need.
pub(in crate::web) struct Page {
    guard: guard::Guard,
    desk: Arc<desk::Desk>,
    life: Arc<life::Life>,
}

/// Serves the page until it is closed. `ready` is given the address to open, secret and all.
///
/// # Errors
/// When the port cannot be had.
pub fn serve(options: Options, ready: impl FnOnce(&str)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_stack_size(STACK)
        .thread_keep_alive(Duration::from_secs(10))
        .max_blocking_threads(std::thread::available_parallelism().map_or(2, usize::from) + 2)
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port.unwrap_or(0))).await?;
        let guard = guard::Guard::new(listener.local_addr()?.port())?;
        let life = Arc::new(life::Life::new(options.stays));
        let desk = Arc::new(desk::Desk::new(options.office, options.keeper, options.given));
        let address = guard.address();
        let page = Arc::new(Page { guard, desk, life: life.clone() });
        let server = tokio::spawn(server::accept(listener, page));
        ready(&address);
        life.ended().await;
        server.abort();
        Ok::<(), io::Error>(())
    })?;
    runtime.shutdown_timeout(Duration::from_secs(2));
    Ok(())
}
