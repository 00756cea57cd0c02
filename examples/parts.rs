use vanthu::{Diagnostics, check, docx, parts::Parts};
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let mut found = Diagnostics::new();
        let Some(source) = docx::read::read(&bytes, &mut found) else {
            println!("{path}: unread {found:?}");
            continue;
        };
        let parts = Parts::find(&source);
        println!("=== {path}: {:?}", parts.kind);
        let h = &parts.head;
        for (n, p) in [
            ("qh", &h.national_name),
            ("tn", &h.motto),
            ("party", &h.party),
            ("cq", &h.parent_organ),
            ("organ", &h.organ),
            ("so", &h.code),
            ("ngay", &h.place_date),
            ("type", &h.type_name),
            ("ty", &h.subject),
            ("vv", &h.letter_subject),
            ("issuer", &h.issuer),
            ("kg", &h.addressees),
            ("bases", &h.bases),
            ("res", &h.resolves),
            ("drawn", &h.drawn),
            ("stray", &h.stray),
        ] {
            if !p.is_empty() {
                println!(
                    "  {n}: {}",
                    parts.of(p).map(|l| l.text.chars().take(70).collect::<String>()).collect::<Vec<_>>().join(" | ")
                );
            }
        }
        println!("  body {:?} of {}", parts.body, parts.lines.items.len());
        let e = &parts.ending;
        println!(
            "  nn: {:?} {}",
            e.recipients_title,
            parts.of(&e.recipients).map(|l| l.text.clone()).collect::<Vec<_>>().join(" | ")
        );
        for s in &e.signatures {
            println!(
                "  ky: {} / {} / {} / {}",
                parts.words(&s.authority),
                parts.words(&s.note),
                parts.words(&s.other_position),
                parts.words(&s.full_name)
            );
        }
        println!("  stray: {} contact {}", parts.words(&e.stray), parts.words(&e.contact));
        for a in &parts.appendices {
            println!(
                "  pl: {} / {} / {} / {:?}",
                parts.words(&a.label),
                parts.words(&a.title),
                parts.words(&a.attached),
                a.body
            );
        }
        let v = check::check(&source);
        for f in &v.findings {
            println!(
                "    {:?} {} [{} đ{:?}] {} «{}» → {}",
                f.severity, f.rule, f.spot.area, f.spot.paragraph, f.message, f.spot.words, f.advice
            );
        }
        println!(
            "  {} dat {} ko {} n/a {} ?",
            v.outcomes(check::Outcome::Passed),
            v.outcomes(check::Outcome::Failed),
            v.outcomes(check::Outcome::NotApplicable),
            v.outcomes(check::Outcome::NotEvaluated)
        );
    }
}
