//! The DOCX reader: small documents made of XML by hand, one trap each; damaged and hostile ones; our own writer's.

#[path = "../support/dice.rs"]
mod dice;
mod floating;
mod hostile;
mod made;
mod numbering;
mod ours;
mod packages;
mod parts;
mod reuse;
mod styles;
mod tables;
mod text;
