//! How the cells of the form look.

use super::super::plan_form::FONT;
use crate::plan::wording::progress::ProgressField as F;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

pub(super) struct Looks {
    pub title: Format,
    pub line: Format,
    pub fact: Format,
    pub label: Format,
    pub locked_head: Format,
    pub head: Format,
    pub group: Format,
    pub locked: Format,
    pub locked_centered: Format,
    pub text: Format,
    pub centered: Format,
    pub percent: Format,
    pub date: Format,
    pub guide: Format,
    pub guide_head: Format,
}

impl Looks {
    pub fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(11).set_text_wrap().set_align(FormatAlign::Top);
        let middle = base.clone().set_align(FormatAlign::VerticalCenter);
        let cell = base.clone().set_border(FormatBorder::Thin);
        let head = cell
            .clone()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00D9_E2F3));
        // What is to be filled in is tinted, and nothing else can be changed.
        let open = cell.clone().set_background_color(Color::RGB(0x00FF_F8DC)).set_unlocked();
        let text = open.clone().set_num_format("@");
        Looks {
            title: middle.clone().set_bold().set_font_size(14).set_align(FormatAlign::Center),
            line: middle.clone().set_align(FormatAlign::Center),
            fact: middle.clone(),
            label: middle.set_align(FormatAlign::Right),
            locked_head: head.clone(),
            head: head.set_background_color(Color::RGB(0x00FF_E699)),
            group: cell.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2)),
            locked: cell.clone().set_num_format("@"),
            locked_centered: cell.set_num_format("@").set_align(FormatAlign::Center),
            centered: text.clone().set_align(FormatAlign::Center),
            // Excel takes 87, 0,87 and 87% all for 87% in a cell of this format.
            percent: open.clone().set_num_format("0%").set_align(FormatAlign::Center),
            date: open.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            text,
            guide: base.clone(),
            guide_head: base.set_bold(),
        }
    }
}

/// Width of a column.
pub(in crate::forms) fn width(field: F) -> f64 {
    match field {
        F::Key => 9.0,
        F::Number => 6.0,
        F::Content => 30.0,
        F::Deadline => 12.0,
        F::Output => 15.0,
        F::Status => 11.0,
        F::Percent => 7.0,
        F::Result => 30.0,
        F::Figures => 13.0,
        F::Evidence => 16.0,
        F::DoneOn => 12.0,
        F::Difficulties => 19.0,
        F::Proposals => 16.0,
        _ => 12.0,
    }
}
