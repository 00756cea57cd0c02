//! Vietnamese official documents from data, in the form that Nghị định 30/2020/NĐ-CP lays down.
//!
//! Plan data (JSON, or a văn bản typed as plain text) becomes a [`Document`]; the document is arranged once into a
//! [`Flow`], and the two writers print the same flow as DOCX and as PDF/A-2a:
//!
//! ```text
//! read ─► plan ─► compose ─► document ─► arrange ─► docx
//!                 outline ───┘                   └► layout ─► pdf
//! ```
//!
//! Existing documents are read by [`docx::read`]. Nothing here opens a file, prints or ends the process; only [`cmd`],
//! the command-line program, does. Every stage adds to one list of [`Diagnostics`], whose messages are Vietnamese
//! sentences for office staff, and goes on. A fact that is missing is never invented: it becomes a visible
//! `[CẦN BỔ SUNG: …]` and a warning.
//!
//! # Example
//!
//! JSON text to the bytes of a .docx and of a .pdf:
//!
//! ```
//! use vanthu::{Diagnostics, Fonts, Options, Shaper, arrange, compose, docx, layout, pdf, read};
//!
//! let json = r#"{
//!     "loai": "ke-hoach",
//!     "co_quan_ban_hanh": ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"],
//!     "dia_danh": "An Bình",
//!     "so": 5,
//!     "ky_hieu": "KH-UBND",
//!     "ngay": "05/01/2026",
//!     "trich_yeu": "Trồng cây đầu xuân năm 2026",
//!     "noi_dung": [
//!         {"tieu_de": "Mục đích", "noi_dung": ["Trồng mới 2.000 cây xanh."]},
//!         {"tieu_de": "Thời gian", "noi_dung": [{"gach": ["Phát động: ngày 20/02/2026.", "Tổng kết: ngày 10/3/2026."]}]}
//!     ],
//!     "noi_nhan": ["Các thôn"],
//!     "luu": "VT",
//!     "ky": {"hinh_thuc": "TM", "chuc_vu": "Chủ tịch", "ho_ten": "Trần Thị Thanh Bình"}
//! }"#;
//!
//! let mut found = Diagnostics::new();
//! let plan = read::plan_json(json.as_bytes(), &mut found).expect("no error in the data");
//! let choice = compose::choice(Some(&plan), None, &mut found);
//! let (document, composed) = compose::compose(&plan, None, &Options::default());
//! found.extend(composed);
//! read::locate(json.as_bytes(), &mut found);
//! assert!(found.is_empty(), "{found:?}");
//!
//! let mut shaper = Shaper::new(&Fonts::embedded());
//! let flow = arrange::arrange(&document, &choice, &mut shaper);
//! let word: Vec<u8> = docx::write(&flow)?;
//! let pages = layout::layout(&flow, &mut shaper);
//! let printed: Vec<u8> = pdf::write(&flow, &pages, &shaper)?;
//!
//! assert!(word.starts_with(b"PK") && printed.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
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
pub mod document;
pub mod docx;
pub mod font;
pub mod forms;
pub mod layout;
pub mod mend;
pub mod outline;
mod package;
pub mod parts;
pub mod pdf;
pub mod plan;
pub mod read;
pub mod reuse;
pub mod sheet;
pub mod standard;
pub mod syntax;
pub mod tables;
pub mod vietnamese;

pub use arrange::Flow;
pub use compose::{Options, Template};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use document::Document;
pub use font::{Fonts, Shaper};
pub use plan::{Agency, Plan};
pub use standard::Choice;
