//! Sizes and margins an office chooses inside the decree's ranges.

use crate::standard::{Choice, Line, Profile};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Cỡ chữ và lề mà cơ quan chọn trong khoảng của Nghị định 30/2020/NĐ-CP, hoặc của thể thức văn bản Đảng.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TrinhBay")]
pub struct LayoutData {
    /// Lề trên, mm (20 đến 25).
    #[serde(rename = "le_tren_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 20, max = 25), extend("x-dieu-khoan" = "Phụ lục I, mục I.3"))]
    pub top_mm: Option<f32>,
    /// Lề dưới, mm (20 đến 25).
    #[serde(rename = "le_duoi_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 20, max = 25), extend("x-dieu-khoan" = "Phụ lục I, mục I.3"))]
    pub bottom_mm: Option<f32>,
    /// Lề trái, mm (30 đến 35).
    #[serde(rename = "le_trai_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 30, max = 35), extend("x-dieu-khoan" = "Phụ lục I, mục I.3"))]
    pub left_mm: Option<f32>,
    /// Lề phải, mm (15 đến 20).
    #[serde(rename = "le_phai_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 15, max = 20), extend("x-dieu-khoan" = "Phụ lục I, mục I.3"))]
    pub right_mm: Option<f32>,
    /// Cỡ chữ Quốc hiệu và tên cơ quan, pt (12 hoặc 13; văn bản Đảng: 14).
    #[serde(rename = "co_chu_dau_trang", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 12, max = 14), extend("x-dieu-khoan" = "Phụ lục I, mục II.1, II.2"))]
    pub header_size: Option<f32>,
    /// Cỡ chữ nội dung, pt (13 hoặc 14; văn bản Đảng: 14 hoặc 15).
    #[serde(rename = "co_chu", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 13, max = 15), extend("x-dieu-khoan" = "Phụ lục I, mục II.6"))]
    pub body_size: Option<f32>,
    /// Cỡ chữ trong bảng, pt (10 đến 14).
    #[serde(rename = "co_chu_bang", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 10, max = 14), extend("x-dieu-khoan" = "thông lệ"))]
    pub table_size: Option<f32>,
    /// Lùi đầu dòng, mm (10 hoặc 12.7).
    #[serde(rename = "lui_dau_dong_mm", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 10, max = 12.7), extend("x-dieu-khoan" = "Phụ lục I, mục II.6.e"))]
    pub indent_mm: Option<f32>,
    /// Khoảng cách giữa các đoạn, pt (ít nhất 6).
    #[serde(rename = "cach_doan", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 6, max = 24), extend("x-dieu-khoan" = "Phụ lục I, mục II.6.e"))]
    pub paragraph_gap: Option<f32>,
    /// Cách dòng, lần dòng đơn (1.0 đến 1.5), của văn bản hành chính.
    #[serde(rename = "cach_dong", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 1.5), extend("x-dieu-khoan" = "Phụ lục I, mục II.6.e"))]
    pub line_spacing: Option<f32>,
    /// Cách dòng chính xác, pt (18 đến 22), của văn bản Đảng.
    #[serde(rename = "cach_dong_pt", default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 18, max = 22), extend("x-dieu-khoan" = "Hướng dẫn 05-HD/VPTW"))]
    pub exact_lines: Option<f32>,
}

/// A value outside the range of its profile.
#[derive(Debug, Clone, PartialEq)]
pub struct OutOfRange {
    /// The key: `le_tren_mm`.
    pub key: &'static str,
    /// What was asked for.
    pub value: f32,
    /// (least, most); none where the profile has no such choice.
    pub range: Option<(f32, f32)>,
    /// The clause.
    pub clause: &'static str,
}

impl LayoutData {
    /// Puts the chosen values into `choice`; values outside the ranges of its profile are left out and returned.
    pub fn apply(&self, choice: &mut Choice) -> Vec<OutOfRange> {
        let profile = choice.profile;
        let r = profile.ranges();
        let of_decree = |clause| if profile == Profile::Administrative { clause } else { profile.law() };
        let mut out = Vec::new();
        let mut set = |key, clause, value: Option<f32>, range: (f32, f32), target: &mut f32| match value {
            Some(v) if v >= range.0 && v <= range.1 => *target = v,
            Some(value) => out.push(OutOfRange { key, value, range: Some(range), clause: of_decree(clause) }),
            None => {}
        };
        let margins = "Phụ lục I, mục I.3";
        let prose = "Phụ lục I, mục II.6.e";
        set("le_tren_mm", margins, self.top_mm, r.top_mm, &mut choice.top_mm);
        set("le_duoi_mm", margins, self.bottom_mm, r.bottom_mm, &mut choice.bottom_mm);
        set("le_trai_mm", margins, self.left_mm, r.left_mm, &mut choice.left_mm);
        set("le_phai_mm", margins, self.right_mm, r.right_mm, &mut choice.right_mm);
        let heads = "Phụ lục I, mục II.1, II.2";
        set("co_chu_dau_trang", heads, self.header_size, r.header_size, &mut choice.header_size);
        set("co_chu", "Phụ lục I, mục II.6", self.body_size, r.body_size, &mut choice.body_size);
        set("co_chu_bang", "thông lệ", self.table_size, r.table_size, &mut choice.table_size);
        set("lui_dau_dong_mm", prose, self.indent_mm, r.indent_mm, &mut choice.indent_mm);
        set("cach_doan", prose, self.paragraph_gap, r.paragraph_gap, &mut choice.paragraph_gap);
        let (line, other) = (("cach_dong", self.line_spacing), ("cach_dong_pt", self.exact_lines));
        // A profile measures lines in one way; the key of the other is none of its own.
        let (own, other, range, made): (_, _, _, fn(f32) -> Line) = match r.line_spacing {
            (Line::Multiple(least), Line::Multiple(most)) => (line, other, (least, most), Line::Multiple),
            (Line::Exact(least) | Line::Multiple(least), Line::Exact(most) | Line::Multiple(most)) => {
                (other, line, (least, most), Line::Exact)
            }
        };
        let mut chosen = None;
        let mut value = 0.0;
        set(own.0, prose, own.1, range, &mut value);
        if value > 0.0 {
            chosen = Some(made(value));
        }
        if let (key, Some(value)) = other {
            out.push(OutOfRange { key, value, range: None, clause: of_decree(prose) });
        }
        choice.line_spacing = chosen.unwrap_or(choice.line_spacing);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Ranges;

    #[test]
    fn the_schema_has_the_ranges_of_the_standard() {
        let schema = schemars::schema_for!(LayoutData).to_value();
        let of = |key: &str| {
            let p = &schema["properties"][key];
            (p["minimum"].as_f64().unwrap_or(0.0) as f32, p["maximum"].as_f64().unwrap_or(0.0) as f32)
        };
        type Range = fn(&Ranges) -> (f32, f32);
        let keys: [(&str, Range); 9] = [
            ("le_tren_mm", |r| r.top_mm),
            ("le_duoi_mm", |r| r.bottom_mm),
            ("le_trai_mm", |r| r.left_mm),
            ("le_phai_mm", |r| r.right_mm),
            ("co_chu_dau_trang", |r| r.header_size),
            ("co_chu", |r| r.body_size),
            ("co_chu_bang", |r| r.table_size),
            ("lui_dau_dong_mm", |r| r.indent_mm),
            ("cach_doan", |r| r.paragraph_gap),
        ];
        // The schema spans the profiles; which one a document follows is known only when it is read.
        for (key, range) in keys {
            let spans = Profile::ALL.map(|profile| range(profile.ranges()));
            let span = spans.into_iter().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            assert_eq!(Some(of(key)), span, "{key}");
        }
        for (key, profile) in [("cach_dong", Profile::Administrative), ("cach_dong_pt", Profile::Party)] {
            let (Line::Multiple(least) | Line::Exact(least), Line::Multiple(most) | Line::Exact(most)) =
                profile.ranges().line_spacing;
            assert_eq!(of(key), (least, most), "{key}");
        }
    }

    #[test]
    fn each_profile_takes_its_own_values_alone() {
        let mut choice = Choice::of(Profile::Party);
        let asked = LayoutData {
            top_mm: Some(25.0),
            body_size: Some(14.0),
            line_spacing: Some(1.2),
            exact_lines: Some(20.0),
            ..LayoutData::default()
        };
        let bad: Vec<&str> = asked.apply(&mut choice).iter().map(|b| b.key).collect();
        assert_eq!(bad, ["le_tren_mm", "cach_dong"]);
        assert_eq!((choice.top_mm, choice.body_size, choice.line_spacing), (20.0, 14.0, Line::Exact(20.0)));
        let mut choice = Choice::default();
        let bad: Vec<&str> = asked.apply(&mut choice).iter().map(|b| b.key).collect();
        assert_eq!(bad, ["cach_dong_pt"]);
        assert_eq!(choice.line_spacing, Line::Multiple(1.2));
    }
}
