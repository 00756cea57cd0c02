//! One văn bản from JSON: a plan of ten pages, tables of 1,000 and 10,000 rows.

use crate::support::measure::{Runs, median, repeat, single, vanthu};
use crate::support::{generate, peers};
use crate::{Folder, compare, itself, peak_line, print_line, ratio_line};
use std::path::Path;
use vanthu::diagnostic::Diagnostics;
use vanthu::font::{Fonts, Shaper};
use vanthu::{arrange, compose, layout, read};

const BOTH: &str = "docx,pdf";

/// The argument by which this program makes a plan of 100,000 rows.
pub const MAKE: &str = "--lam-bang";

/// Makes it in a process of its own: this one's memory would count as that of the program measured.
pub fn make(path: &Path) {
    std::fs::write(path, generate::table(100_000)).expect("data saved");
}

pub fn run(folder: &Folder) -> bool {
    let plan = folder.save("ke-hoach.json", generate::plan());
    let thousand = folder.save("1000.json", generate::table(1_000));
    let many = folder.save("10000.json", generate::table(10_000));
    let bench = Bench { folder };
    let mut met = true;
    met &= bench.line("plan, DOCX and PDF", 25, &plan, BOTH, Some(30.0));
    bench.line("plan, DOCX", 11, &plan, "docx", None);
    bench.line("plan, PDF", 11, &plan, "pdf", None);
    met &= bench.line("1,000 rows, DOCX", 11, &thousand, "docx", Some(40.0));
    met &= bench.line("1,000 rows, PDF", 11, &thousand, "pdf", Some(110.0));
    met &= bench.growth("docx", &thousand, &many);
    met &= bench.growth("pdf", &thousand, &many);
    met &= bench.growth(BOTH, &thousand, &many);
    met &= bench.hundred_thousand();
    bench.peers(&plan, &thousand);
    met &= bench.same_bytes(&thousand);
    let pages = [pages(&plan), pages(&thousand)];
    println!("pages: the plan {}, 1,000 rows {}", pages[0], pages[1]);
    assert_eq!(pages[0], 10, "the plan is no longer one of ten pages");
    assert!((90..=115).contains(&pages[1]), "1,000 rows are {} pages", pages[1]);
    met
}

struct Bench<'f> {
    folder: &'f Folder,
}

impl Bench<'_> {
    fn runs(&self, times: usize, input: &Path, formats: &str) -> Runs {
        repeat(times, || vanthu(input, &self.folder.0, formats)).expect("vanthu runs")
    }

    fn line(&self, name: &str, times: usize, input: &Path, formats: &str, target: Option<f64>) -> bool {
        let runs = self.runs(times, input, formats);
        print_line(name, &runs, target)
    }

    /// Ten times the rows: at most 11 times the time, and under 250 MB.
    fn growth(&self, formats: &str, thousand: &Path, many: &Path) -> bool {
        // In turns, so that both meet the same neighbours on the machine.
        let mut ratios = Vec::new();
        let mut large = None;
        for _ in 0..3 {
            let (a, b) = (self.runs(3, thousand, formats), self.runs(2, many, formats));
            ratios.push(b.median() / a.median());
            large = Some(b);
        }
        let large = large.expect("runs");
        print_line(&format!("10,000 rows, {formats}"), &large, None);
        let ratio = median(ratios);
        let met = ratio_line("1,000 rows", ratio, 11.0);
        peak_line(&large, 250.0) && met
    }

    /// 100,000 rows of six columns in both formats: within 12 s and 300 MB.
    fn hundred_thousand(&self) -> bool {
        let input = self.folder.0.join("100000.json");
        single(itself(MAKE, &input)).expect("made");
        let runs = single(vanthu(&input, &self.folder.0, BOTH)).expect("vanthu runs");
        print_line("100,000 rows, both formats", &runs, Some(12_000.0)) & peak_line(&runs, 300.0)
    }

    fn peers(&self, plan: &Path, thousand: &Path) {
        let ours = self.runs(5, thousand, "docx");
        match peers::docxtpl(thousand, &self.folder.0).map(|make| repeat(3, make)) {
            Some(Ok(runs)) => compare("docxtpl, 1,000 rows, DOCX", &runs, &ours),
            Some(Err(why)) => println!("skipped: docxtpl: {why}"),
            None => println!("skipped: docxtpl is not installed"),
        }
        let ours = [self.runs(5, plan, "pdf"), self.runs(5, thousand, "pdf")];
        match peers::typst(thousand, &self.folder.0).map(|make| repeat(3, make)) {
            Some(Ok(runs)) => compare("typst, 1,000 rows, PDF", &runs, &ours[1]),
            Some(Err(why)) => println!("skipped: typst: {why}"),
            None => println!("skipped: typst is not installed"),
        }
        let names =
            [plan, thousand].map(|input| self.folder.0.join(input.with_extension("docx").file_name().expect("a name")));
        for (i, (docx, ours)) in names.iter().zip(ours).enumerate() {
            let what = ["the plan", "1,000 rows"][i];
            // The first conversion also makes the suite's profile; it warms up for the second.
            match peers::office(docx, &self.folder.0).map(|make| if i == 0 { repeat(1, make) } else { single(make()) })
            {
                Some(Ok(runs)) => compare(&format!("an office suite, {what}, DOCX to PDF"), &runs, &ours),
                Some(Err(why)) => println!("skipped: an office suite: {why}"),
                None => println!("skipped: no office suite is installed"),
            }
        }
    }

    /// Ten runs give the same bytes, though threads share the work.
    fn same_bytes(&self, input: &Path) -> bool {
        let mut first: Option<[Vec<u8>; 2]> = None;
        for _ in 0..10 {
            self.runs(0, input, BOTH);
            let stem = input.file_stem().expect("a name").to_string_lossy();
            let now =
                ["docx", "pdf"].map(|e| std::fs::read(self.folder.0.join(format!("{stem}.{e}"))).expect("written"));
            if first.get_or_insert_with(|| now.clone()) != &now {
                println!("same bytes in ten runs: NO");
                return false;
            }
        }
        println!("same bytes in ten runs: yes");
        true
    }
}

/// How many pages the library lays out.
fn pages(path: &Path) -> usize {
    let bytes = std::fs::read(path).expect("data");
    let mut found = Diagnostics::new();
    let plan = read::plan_json(&bytes, &mut found).expect("a plan");
    let choice = compose::choice(Default::default(), Some(&plan), None, &mut found);
    let (document, composed) = compose::compose(&plan, None, &compose::Options::default());
    found.extend(composed);
    let said: Vec<&str> = found.iter().map(|f| f.message.as_str()).collect();
    assert!(said.is_empty(), "the data is not clean: {said:?}");
    let fonts = Fonts::embedded();
    let mut shaper = Shaper::new(&fonts);
    let flow = arrange::arrange(&document, &choice, &mut shaper);
    layout::layout(&flow, &mut shaper).pages.len()
}
