use crate::sample::{Sample, TO};
use crate::support::*;
use vanthu::compose::report::{Shape, report};
use vanthu::{Fonts, Options, Shaper, arrange, compose, docx, layout, pdf};

#[test]
fn look() {
    let s = Sample::new();
    let to: Vec<String> = TO.iter().map(|t| (*t).to_owned()).collect();
    for (name, shape) in [("van", Shape::Prose), ("bang", Shape::Table)] {
        let (doc, mut d) = report(&s.input(shape, &to), Some(&s.office), &Options::default());
        println!("{}", vanthu::outline::to_text(&doc));
        println!("{:#?}", lines(&d));
        let choice = compose::choice(None, Some(&s.office), &mut d);
        let mut shaper = Shaper::new(&Fonts::embedded());
        let flow = arrange::arrange(&doc, &choice, &mut shaper);
        std::fs::write(format!("/tmp/h/{name}.docx"), docx::write(&flow).unwrap()).unwrap();
        let pages = layout::layout(&flow, &mut shaper);
        std::fs::write(format!("/tmp/h/{name}.pdf"), pdf::write(&flow, &pages, &shaper).unwrap()).unwrap();
    }
}
