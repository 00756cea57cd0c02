//! What a person typed beside a văn bản that is a text, put above what the text says.

use super::{Composer, letter, sign};
use crate::diagnostic::{Diagnostics, Place, code};
use crate::document::{Document, IssuedDate};
use crate::plan::{Agency, Facts, Lines, Numbering, Plan, TypeKey, parse_issued_date};

/// Puts typed facts above those of a text; to be done before what it lacks is completed.
pub fn type_over(document: &mut Document, facts: &Facts, agency: Option<&Agency>, d: &mut Diagnostics) {
    if facts.is_empty() {
        return;
    }
    let organ = (!document.organ.is_empty()).then(|| Lines(document.organ.clone()));
    let mut plan = Plan { doc_type: TypeKey(document.doc_type), organ, ..Plan::default() };
    facts.onto(&mut plan);
    let resolve = |_: &str| Err(String::new());
    let d_of = Diagnostics::new();
    let mut c = Composer { plan: &plan, agency, resolve: &resolve, numbering: Numbering::default(), d: d_of };
    if facts.number.is_some() || facts.notation.is_some() {
        let whole = facts.number.as_ref().is_some_and(|n| n.0.contains('/'));
        if facts.number.is_some() {
            document.code_number = None;
        }
        if whole || facts.notation.is_some() {
            document.code_notation.clear();
        }
        letter::number(&mut c, document);
    }
    if let Some(place) = facts.place.as_deref() {
        place.trim().clone_into(&mut document.place);
    }
    if let Some(text) = facts.date.as_deref() {
        document.issued_date = IssuedDate::default();
        match parse_issued_date(text) {
            Ok(date) => document.issued_date = date,
            Err(problem) => {
                let (message, advice) = problem.explain(text);
                c.d.add(code::DU_LIEU_NGAY, Place::within("ngay"), message, advice);
            }
        }
    }
    if facts.subject.is_some() {
        letter::subject(&mut c, document);
    }
    if facts.addressees.is_some() {
        document.addressees.clear();
        letter::addressees(&mut c, document);
    }
    if facts.recipients.is_some() {
        document.recipients.clear();
        letter::recipients(&mut c, document);
    }
    if facts.signatures.is_some() {
        document.signatures = sign::signatures(&mut c);
    }
    d.extend(c.d);
}
