//! Tasks: what an office plans, who does it, and by when.

use super::{AlignKey, CellData, Lines, Words};
use crate::vietnamese::{filled, roman};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Một nhiệm vụ; mục chỉ có "nhom" (và "stt") là dòng nhóm.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NhiemVu")]
pub struct Task {
    /// Số thứ tự ghi sẵn; bỏ trống thì tự đánh, chạy suốt qua các nhóm.
    #[serde(rename = "stt", default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Words>,
    /// Nhóm nhiệm vụ; các nhiệm vụ sau không ghi nhóm thì thuộc nhóm này.
    #[serde(rename = "nhom", default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Nội dung nhiệm vụ.
    #[serde(rename = "noi_dung", default, skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
    /// Cơ quan, đơn vị chủ trì.
    #[serde(rename = "chu_tri", default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lines>,
    /// Cơ quan, đơn vị phối hợp.
    #[serde(rename = "phoi_hop", default, skip_serializing_if = "Option::is_none")]
    pub partners: Option<Lines>,
    /// Thời hạn, in đúng như đã ghi ("Quý II/2026", "Thường xuyên", "trước ngày 10/6/2026").
    #[serde(rename = "thoi_han", default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// Sản phẩm, kết quả.
    #[serde(rename = "san_pham", default, skip_serializing_if = "Option::is_none")]
    pub output: Option<Lines>,
    /// Kinh phí: số (in theo cách viết của Việt Nam) hoặc chữ.
    #[serde(rename = "kinh_phi", default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<CellData>,
    /// Ghi chú.
    #[serde(rename = "ghi_chu", default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Task {
    /// True when this entry only names a group.
    pub fn is_group(&self) -> bool {
        self.group.is_some()
            && self.content.is_none()
            && self.lead.is_none()
            && self.partners.is_none()
            && self.deadline.is_none()
            && self.output.is_none()
            && self.budget.is_none()
            && self.note.is_none()
    }
}

/// A task of a list with what the list makes of it: its number, and the group that begins with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running<'t> {
    /// Its place in the list.
    pub at: usize,
    /// The group that begins here: number as written, else Roman and running; and name.
    pub opens: Option<(String, &'t str)>,
    /// STT as written, else the count, which runs on across groups; none for an entry that only names a group.
    pub number: Option<String>,
}

/// Counts a list of tasks as its table is printed. A group is named by its own entry or by its tasks, the same name in a
/// row once.
pub fn running(tasks: &[Task]) -> impl Iterator<Item = Running<'_>> {
    let (mut group, mut groups, mut count) = (None, 0u32, 0u64);
    tasks.iter().enumerate().map(move |(at, task)| {
        let name = task.group.as_deref().and_then(filled);
        let opens = name.filter(|name| group != Some(*name) || task.is_group()).map(|name| {
            group = Some(name);
            groups = groups.saturating_add(1);
            let own = task.number.as_ref().filter(|_| task.is_group()).map(|w| w.0.clone());
            (own.unwrap_or_else(|| roman(groups)), name)
        });
        if task.is_group() {
            return Running { at, opens, number: None };
        }
        // A whole number that was typed sets the count; `3.1` or `a` stand outside it.
        match &task.number {
            None => count = count.saturating_add(1),
            Some(words) => count = words.0.trim().parse().unwrap_or(count),
        }
        let number = task.number.as_ref().map_or_else(|| count.to_string(), |words| words.0.clone());
        Running { at, opens, number: Some(number) }
    })
}

/// Khóa của một cột trong bảng nhiệm vụ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "KhoaCotNhiemVu")]
pub enum TaskField {
    /// STT.
    #[serde(rename = "stt")]
    Number,
    /// Nội dung nhiệm vụ.
    #[serde(rename = "noi_dung")]
    Content,
    /// Chủ trì.
    #[serde(rename = "chu_tri")]
    Lead,
    /// Phối hợp.
    #[serde(rename = "phoi_hop")]
    Partners,
    /// Thời hạn.
    #[serde(rename = "thoi_han")]
    Deadline,
    /// Sản phẩm.
    #[serde(rename = "san_pham")]
    Output,
    /// Kinh phí.
    #[serde(rename = "kinh_phi")]
    Budget,
    /// Ghi chú.
    #[serde(rename = "ghi_chu")]
    Note,
}

impl TaskField {
    /// Every field, in the usual order of columns.
    pub const ALL: [TaskField; 8] = [
        TaskField::Number,
        TaskField::Content,
        TaskField::Lead,
        TaskField::Partners,
        TaskField::Deadline,
        TaskField::Output,
        TaskField::Budget,
        TaskField::Note,
    ];

    /// Whether a list of tasks needs the column: number and content always, the others when a task fills them.
    pub fn is_used(self, tasks: &[Task]) -> bool {
        match self {
            TaskField::Number | TaskField::Content => true,
            TaskField::Lead => tasks.iter().any(|t| t.lead.is_some()),
            TaskField::Partners => tasks.iter().any(|t| t.partners.is_some()),
            TaskField::Deadline => tasks.iter().any(|t| t.deadline.is_some()),
            TaskField::Output => tasks.iter().any(|t| t.output.is_some()),
            TaskField::Budget => tasks.iter().any(|t| t.budget.is_some()),
            TaskField::Note => tasks.iter().any(|t| t.note.is_some()),
        }
    }

    /// The usual heading of the column.
    pub fn heading(self) -> &'static str {
        match self {
            TaskField::Number => "STT",
            TaskField::Content => "Nội dung nhiệm vụ",
            TaskField::Lead => "Cơ quan, đơn vị chủ trì",
            TaskField::Partners => "Cơ quan, đơn vị phối hợp",
            TaskField::Deadline => "Thời gian hoàn thành",
            TaskField::Output => "Sản phẩm, kết quả",
            TaskField::Budget => "Kinh phí",
            TaskField::Note => "Ghi chú",
        }
    }
}

/// Một cột của bảng nhiệm vụ: khóa, hoặc khóa kèm tên khác.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "CotNhiemVu")]
pub enum TaskColumn {
    /// Chỉ khóa.
    Field(TaskField),
    /// Khóa và thiết lập.
    Full(TaskColumnSpec),
}

/// Thiết lập một cột của bảng nhiệm vụ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ThietLapCotNhiemVu")]
pub struct TaskColumnSpec {
    /// Dữ liệu của cột.
    #[serde(rename = "khoa")]
    pub field: TaskField,
    /// Tên cột, thay cho tên thường dùng.
    #[serde(rename = "ten", default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Bề rộng cột, mm.
    #[serde(rename = "rong_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 5, max = 270))]
    pub width_mm: Option<f32>,
    /// Canh chữ trong cột.
    #[serde(rename = "canh", default, skip_serializing_if = "Option::is_none")]
    pub align: Option<AlignKey>,
}
