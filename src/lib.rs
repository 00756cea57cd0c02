//! Vietnamese official documents from data, in the form that Nghị định 30/2020/NĐ-CP lays down.
//!
//! [`Office`] does what an office does: it opens files, drafts a văn bản with tables as its phụ lục, turns tables into phụ
//! lục, follows a plan through its year, checks, mends and uses again the documents there are. Bytes in; documents, lists and
//! findings out.
//!
//! ```
//! use vanthu::{Draft, Fonts, Office};
//!
//! # let (json, toml) = (std::fs::read("samples/thong-bao.json")?, std::fs::read("samples/co-quan.toml")?);
//! let office = Office::new(Fonts::embedded()).agency(&toml)?;
//! let plan = office.open(json, "thong-bao.json")?;
//! let table = office.open("STT,Nhiệm vụ,Chủ trì\n1,Trồng cây,Hội Nông dân\n", "bang.csv")?;
//! let made = office.draft(&plan, &[table], &Draft::default());
//! assert!(made.files[0].bytes.starts_with(b"PK") && made.files[1].bytes.starts_with(b"%PDF-1.7"));
//! # assert_eq!(made.files[1].file_name(), "thong-bao.pdf");
//! assert!(!made.found.has_errors(), "what was found has its place in its source: {:?}", made.found);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The folder `examples` has one program a job. Below the office:
//!
//! ```text
//! sheet ─► tables ─┐
//! read ──► plan ─► compose ─► document ─► arrange ─► docx
//!                  outline ───┘                   └► layout ─► pdf
//! ```
//!
//! Existing documents are read by [`docx::read`], taken apart by [`parts`], and go to [`check`], [`mend`] and [`reuse`].
//! Nothing here opens a file, prints or ends the process; only [`cmd`], the command-line program, does. Every stage adds to
//! one list of [`Diagnostics`], whose messages are Vietnamese sentences for office staff, and goes on. A fact that is
//! missing is never invented: it becomes a visible `[CẦN BỔ SUNG: …]` and a warning.
//!
//! # Units
//!
//! Sizes and lengths are pt unless a name says otherwise: `_mm` is millimetres, widths of grid columns are twips
//! (1/20 pt), and pictures in the DOCX are EMU (12,700 to the pt). Clauses are quoted as `PL I, II.6.e`: Phụ lục I of
//! the decree, part II, item 6, point e.
#![warn(missing_docs)]

pub mod arrange;
pub mod chart;
pub mod check;
#[cfg(feature = "cli")]
pub mod cmd;
pub mod compose;
pub mod diagnostic;
#[cfg(feature = "cli")]
mod disk;
pub mod document;
pub mod docx;
pub mod font;
pub mod forms;
pub mod layout;
pub mod mend;
pub mod office;
pub mod outline;
mod package;
pub mod parts;
pub mod pdf;
pub mod plan;
pub mod read;
pub mod reuse;
pub mod sheet;
pub mod standard;
pub mod svg;
pub mod syntax;
pub mod tables;
pub mod vietnamese;
#[cfg(feature = "web")]
pub mod web;

pub use arrange::Flow;
pub use compose::{Options, Template};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use document::Document;
pub use font::{Fonts, Shaper};
pub use office::{Draft, Office};
pub use plan::{Agency, Plan};
pub use standard::Choice;
