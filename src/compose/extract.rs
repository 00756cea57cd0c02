//! One unit's own tasks out of a plan, as a phụ lục to go with it.

use super::{appendix_meta, attached_line, prose, report};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Align, Appendix, Block, Cell, Column, Document, Inlines, Row, RowKind, Table};
use crate::plan::units::{Match, Registry};
use crate::plan::{Agency, WorkItem, WorkPlan};
use crate::vietnamese::unmarked;

/// The columns, each with its heading.
const HEADS: [&str; 6] =
    ["STT trong Kế hoạch", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn", "Sản phẩm, kết quả"];

/// The tasks that `unit` leads, in the groups of the plan, and under a row of their own those in which it takes part. The
/// numbers are those of the plan, since it is by them that the unit reports. Names are matched by the registry; a
/// cell that names a group of units (`các phòng chuyên môn`) counts for each of them.
pub fn extract(work: &WorkPlan, unit: &str, registry: &Registry, agency: Option<&Agency>) -> (Document, Diagnostics) {
    let mut d = Diagnostics::new();
    let wanted = Wanted::new(unit, registry);
    let led: Vec<&WorkItem> = work.items.iter().filter(|i| wanted.is_in(&i.leads)).collect();
    let shared: Vec<&WorkItem> =
        work.items.iter().filter(|i| !wanted.is_in(&i.leads) && wanted.is_in(&i.partners)).collect();
    if led.is_empty() && shared.is_empty() {
        let message = format!("Kế hoạch không giao nhiệm vụ nào cho «{}»", unit.trim());
        let known = units_of(work);
        let advice = match known.is_empty() {
            true => "kế hoạch không ghi đơn vị chủ trì; bổ sung cột đơn vị chủ trì".to_owned(),
            false => format!("ghi tên đơn vị như trong kế hoạch: {}", known.join(", ")),
        };
        d.add(code::TRICH_KHONG_CO, Place::default(), message, advice);
    }
    let mut table = Table::default();
    table.head.push(Row { cells: HEADS.map(Cell::plain).into(), ..Row::default() });
    table.columns = HEADS
        .iter()
        .enumerate()
        .map(|(i, _)| Column { align: (i == 0).then_some(Align::Center), width_mm: None })
        .collect();
    let mut groups = report::Running::default();
    for item in &led {
        groups.enter(&item.group, HEADS.len(), &mut table.body);
        table.body.push(row(item));
    }
    if !shared.is_empty() {
        let name = "Nhiệm vụ tham gia phối hợp";
        table.body.push(super::table::group_row(HEADS.len(), name, None));
        table.body.extend(shared.iter().map(|i| row(i)));
    }
    let appendix = Appendix {
        title: Inlines::plain(format!("Danh mục nhiệm vụ giao {}", wanted.name)),
        attached: Some(attached_line(&work.plan, agency, &mut d)),
        body: vec![Block::Table(table)],
        end_mark: true,
        ..Appendix::default()
    };
    let profile = super::profile(Some(&work.plan), agency);
    let mut document = Document { profile, appendices: vec![appendix], ..Document::default() };
    document.meta = appendix_meta(&document);
    (document, d)
}

fn row(item: &WorkItem) -> Row {
    let content = prose::cleaned(&item.content);
    let content = if content.is_empty() { prose::missing("nội dung nhiệm vụ") } else { content };
    let cells = vec![
        Cell::plain(item.number.trim_end_matches('.')),
        Cell { paragraphs: vec![prose::inlines(&content)].into(), ..Cell::default() },
        Cell::plain(&item.leads.join("; ")),
        Cell::plain(&item.partners.join("; ")),
        Cell::plain(&item.deadline.words),
        Cell::plain(&item.output),
    ];
    Row { kind: RowKind::Normal, cells }
}

/// Every unit that leads or takes part, as written, each once.
fn units_of(work: &WorkPlan) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for name in work.items.iter().flat_map(|i| i.leads.iter().chain(&i.partners)) {
        if !out.contains(&name.as_str()) {
            out.push(name);
        }
    }
    out
}

/// The unit asked for.
struct Wanted<'r> {
    registry: &'r Registry,
    known: Option<usize>,
    name: String,
}

impl<'r> Wanted<'r> {
    fn new(unit: &str, registry: &'r Registry) -> Self {
        let known = match registry.find(unit) {
            Match::Unit(at) | Match::Near(at) => Some(at),
            Match::Group(_) | Match::Unknown => None,
        };
        let full = known.and_then(|at| registry.units().get(at)).map(|u| u.name.clone());
        Wanted { registry, known, name: full.unwrap_or_else(|| unit.trim().to_owned()) }
    }

    fn is_in(&self, names: &[String]) -> bool {
        let same = |a: &str, b: &str| unmarked(a.trim()) == unmarked(b.trim());
        names.iter().any(|name| match (self.registry.find(name), self.known) {
            (Match::Unit(at) | Match::Near(at), Some(wanted)) => at == wanted,
            (Match::Group(list), Some(wanted)) => list.contains(&wanted),
            _ => same(name, &self.name),
        })
    }
}
