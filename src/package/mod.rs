//! Containers of office files: ZIP with limits, relationships, OLE compound files, XML parts as streams.
//!
//! Both the readers of workbooks and the reader of documents stand on it. Nothing here knows what a part means.

pub(crate) mod compound;
mod container;
mod fingerprint;
mod kind;
pub(crate) mod mark;
pub(crate) mod relations;
mod rewrite;
pub(crate) mod xml;

pub(crate) use container::{Advice, Package};
pub(crate) use fingerprint::Fingerprint;
pub(crate) use kind::FileKind;
pub(crate) use rewrite::rewritten;
