//! Documents against the decree.

use super::outputs::Wanted;
use super::source::Parsed;
use super::{Draft, Format, Made, Office, Profile, Source, Verdict, base, proof};
use crate::arrange::arrange;
use crate::check;
use crate::compose;
use crate::diagnostic::{Diagnostics, Place, code};
use crate::docx;

impl Office {
    /// Checks a document; data is checked as the document it becomes. None, with findings, where there is none.
    pub fn check(&self, source: &Source, found: &mut Diagnostics) -> Option<Verdict> {
        if let Parsed::Word(word) = &source.parsed {
            found.extend(source.found().clone());
            return Some(check::check(&word.source));
        }
        let mut own = source.found().clone();
        let bytes = self.document(source, &Draft::default(), &mut own).and_then(|(document, choice)| {
            let flow = self.shaping(|shaper| arrange(&document, &choice, shaper));
            let failed =
                |e| own.add(code::DOCX_KHONG_LAP_DUOC, Place::default(), format!("Không lập được DOCX: {e}"), "");
            docx::write(&flow).map_err(failed).ok()
        });
        let mut verdict = bytes.and_then(|bytes| docx::read::read(&bytes, &mut own)).map(|read| check::check(&read));
        if let Some(verdict) = &mut verdict {
            proof::place(verdict, &[source]);
        }
        own.in_file(source.name());
        found.extend(own);
        verdict
    }

    /// The results of checks as one document for the drafters: the name of each file and what came of it.
    pub fn check_sheet(&self, verdicts: &[(String, Verdict)], format: Format) -> Made {
        let mut found = Diagnostics::new();
        if verdicts.is_empty() {
            return Made::nothing(found);
        }
        let named: Vec<(&str, &Verdict)> = verdicts.iter().map(|(name, verdict)| (base(name), verdict)).collect();
        let document = check::sheet(named);
        let choice = compose::choice(Profile::Administrative, None, None, &mut found);
        let wanted = [format];
        let files = self.outputs(document, &choice, "phieu-kiem-tra", Wanted::plain(&wanted), &mut found);
        Made { files, found, ..Made::default() }
    }
}
