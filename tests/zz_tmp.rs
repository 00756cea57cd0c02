use vanthu::diagnostic::Diagnostics;
use vanthu::plan::*;
use vanthu::read::*;
#[test]
fn real() {
    let work = WorkPlan::default();
    for f in std::env::var("FILES").unwrap().split(',') {
        let bytes = std::fs::read(f).unwrap();
        let mut d = Diagnostics::new();
        let file = progress(
            &bytes,
            f.rsplit('/').next().unwrap(),
            &work,
            ProgressOptions { year: Some(2025), ..Default::default() },
            &mut d,
        );
        for l in d.iter() {
            println!("{l}");
        }
        match file {
            None => println!("none"),
            Some(file) => {
                println!("{:?} {} {:?} {}", file.kind, file.unit, file.period, file.entries.len());
                for e in &file.entries {
                    println!(
                        "{} | {} | {} | {:?} {} | {:?} | {:.60} | {} | {:?} | {:?}",
                        e.task,
                        e.content.chars().take(40).collect::<String>(),
                        e.unit,
                        e.status,
                        e.status_words,
                        e.percent,
                        e.result.chars().take(60).collect::<String>(),
                        e.evidence,
                        e.done_on,
                        e.place.within
                    );
                }
            }
        }
    }
}
