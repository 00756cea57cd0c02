//! Workbooks to fill in: an empty plan, and a progress form for every lead unit.

use super::{Followed, Made, Office, Period};
use crate::diagnostic::{Diagnostics, Place, code, glimpse};
use crate::forms::{self, ProgressFacts};
use crate::plan::period::DueRule;

impl Office {
    /// The empty plan workbook.
    pub fn plan_form(&self) -> Made {
        let mut made = Made::default();
        match forms::plan_form() {
            Ok(bytes) => made.files.push(Made::file("ke-hoach", "xlsx", bytes)),
            Err(e) => made.found.add(code::BIEU_MAU_KHONG_LAP_DUOC, Place::default(), e.to_string(), ""),
        }
        made
    }
}

impl Followed {
    /// A form for every unit that leads a task, to be sent out for a period.
    pub fn progress_forms(&self, period: Period) -> Made {
        let mut found = Diagnostics::new();
        let regime = self.regime();
        let reporting = self.agency().and_then(|a| a.reporting.as_ref());
        let rule = reporting.and_then(|r| DueRule::parse(r.due.as_deref()?).ok());
        let due = rule.and_then(|rule| rule.day(period, regime, &self.calendar())).map(|counted| counted.day);
        let facts = ProgressFacts { plan: &self.work.plan, period, days: period.days(regime), due };
        let units: Vec<_> = self.units(&mut found).into_iter().filter(|u| !u.leads.is_empty()).collect();
        let names: Vec<String> = units.iter().map(|u| format!("tien-do-{} - {}", period.slug(), u.name)).collect();
        let names = forms::safe_file_names(names.iter().map(String::as_str));
        let mut files = Vec::with_capacity(units.len());
        for item in self.work.items.iter().filter(|i| i.leads.is_empty()) {
            let message =
                format!("Nhiệm vụ «{}» không có đơn vị chủ trì nên không vào biểu nào", glimpse(&item.content));
            found.add(code::NHIEM_VU_KHONG_CHU_TRI, item.place.clone(), message, "ghi đơn vị chủ trì trong kế hoạch");
        }
        for (unit, name) in units.iter().zip(names) {
            let items: Vec<_> = unit.leads.iter().filter_map(|at| self.work.items.get(*at)).collect();
            match forms::progress_form(&unit.name, &items, &facts) {
                Ok(bytes) => files.push(Made::file(name, "xlsx", bytes)),
                Err(e) => found.add(code::BIEU_MAU_KHONG_LAP_DUOC, Place::default(), e.to_string(), ""),
            }
        }
        Made { files, found, ..Made::default() }.settled()
    }
}
