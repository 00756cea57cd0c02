//! The DOCX reader: small documents made of XML by hand, one trap each; damaged and hostile ones; our own writer's.

mod floating;
mod hostile;
mod made;
mod numbering;
mod ours;
mod packages;
mod styles;
mod tables;
mod text;
