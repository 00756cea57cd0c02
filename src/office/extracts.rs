//! One unit's own tasks out of a plan, as a phụ lục.

use super::outputs::Wanted;
use super::{Followed, Format, Made};
use crate::compose;
use crate::diagnostic::Diagnostics;
use crate::forms;

impl Followed {
    /// The tasks of these units, a document each; none means every unit of the plan.
    pub fn extracts(&self, units: &[String], formats: &[Format]) -> Made {
        let mut found = Diagnostics::new();
        let every: Vec<String> = match units.is_empty() {
            true => self.units(&mut found).into_iter().map(|u| u.name).collect(),
            false => units.to_vec(),
        };
        let choice = self.choice(&mut found);
        let names: Vec<String> = every.iter().map(|u| format!("nhiem-vu - {u}")).collect();
        let names = forms::safe_file_names(names.iter().map(String::as_str));
        let mut files = Vec::new();
        for (unit, name) in every.iter().zip(names) {
            let (document, composed) = compose::extract(&self.work, unit, &self.registry, self.agency());
            // What the plan lacks is the same for every unit.
            found.extend_new(composed);
            files.extend(self.office.outputs(document, &choice, &name, Wanted::plain(formats), &mut found));
        }
        Made { files, found, ..Made::default() }.settled()
    }
}
