//! How messages name tasks and entries.

use super::Progress;
use crate::diagnostic::glimpse;
use crate::plan::WorkItem;

/// A task as messages name it: `Nhiệm vụ 5 «Lắp đặt trạm đo…»`.
pub(super) fn label(item: &WorkItem) -> String {
    format!("Nhiệm vụ {} «{}»", item.key, glimpse(&item.content))
}

pub(super) fn entry_name(entry: &Progress) -> String {
    match (entry.task.trim(), entry.content.trim()) {
        ("", "") => "Dòng không ghi nhiệm vụ".to_owned(),
        ("", words) => format!("Nhiệm vụ «{}»", glimpse(words)),
        (task, "") => format!("Nhiệm vụ {task}"),
        (task, words) => format!("Nhiệm vụ {task} «{}»", glimpse(words)),
    }
}

/// The first few of a list, and how many more there are.
pub(super) fn some_of<S: AsRef<str>>(list: &[S]) -> String {
    let first: Vec<&str> = list.iter().take(6).map(AsRef::as_ref).collect();
    match list.len().checked_sub(first.len()) {
        None | Some(0) => first.join(", "),
        Some(more) => format!("{} và {more} mục khác", first.join(", ")),
    }
}
