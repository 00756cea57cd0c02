//! What the merging came to, in sentences.

use super::{Judged, Standing, base};
use crate::plan::progress::{Class, Counts};

/// What the merging came to, line by line.
pub fn overview(judged: &Judged) -> Vec<String> {
    let Judged { tally, progress, .. } = judged;
    let mut out = vec![format!("{}: đọc được {} tệp, {} mục tiến độ", tally.period, judged.read, progress.len())];
    // Every file but those that were read whole is named with what became of it.
    let told = judged.files.iter().filter(|(_, standing)| *standing != Standing::Read);
    out.extend(told.map(|(name, standing)| format!("  {}: {}", base(name), standing.words())));
    if judged.bad > 0 {
        out.push(format!("{} tệp không đọc được", judged.bad));
    }
    out.push(counts(&tally.all));
    let names = |list: &[usize]| -> Vec<&str> {
        list.iter().filter_map(|at| tally.units.get(*at)).map(|u| u.name.as_str()).collect()
    };
    let silent = tally.silent();
    let leading = tally.units.iter().filter(|u| !u.name.is_empty() && u.counts.total() > 0).count();
    if silent.is_empty() {
        out.push(format!("Cả {leading} đơn vị đã gửi"));
    } else {
        out.push(format!("Chưa gửi: {} trong {leading} đơn vị: {}", silent.len(), names(&silent).join("; ")));
    }
    if !tally.replaced.is_empty() {
        out.push(format!("{} mục bị mục mới hơn thay thế", tally.replaced.len()));
    }
    if !tally.strays.is_empty() {
        out.push(format!("{} mục không thuộc nhiệm vụ nào của kế hoạch", tally.strays.len()));
    }
    out
}

/// `18 nhiệm vụ: 5 hoàn thành đúng hạn, …`
fn counts(counts: &Counts) -> String {
    let mut parts: Vec<String> = Class::ALL
        .into_iter()
        .filter(|class| counts.of(*class) > 0)
        .map(|class| format!("{} {}", counts.of(class), class.words().to_lowercase()))
        .collect();
    if counts.unreported() > 0 {
        parts.push(format!("{} chưa có báo cáo", counts.unreported()));
    }
    format!("{} nhiệm vụ: {}", counts.total(), parts.join(", "))
}
