//! A picture on a line of its own: `[hình: so-do.png | 120 mm | Sơ đồ tổ chức]`.

use crate::document::{Image, ImageFormat};

/// Endings of the pictures that both outputs can hold.
const ENDINGS: [&str; 3] = [".png", ".jpg", ".jpeg"];

/// The picture that a line names, still to be opened; none for any other line.
pub(super) fn read(line: &str) -> Option<Image> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let (word, rest) = inner.split_once(':')?;
    if word.trim().to_lowercase() != "hình" {
        return None;
    }
    let mut parts = rest.split('|').map(str::trim);
    let file = parts.next()?;
    let lower = file.to_lowercase();
    if !ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
        return None;
    }
    let (mut width_mm, mut alt) = (None, String::new());
    for part in parts {
        match part.strip_suffix("mm").and_then(|n| n.trim().replace(',', ".").parse::<f32>().ok()) {
            Some(width) if width > 0.0 && width_mm.is_none() => width_mm = Some(width),
            _ if alt.is_empty() => part.clone_into(&mut alt),
            _ => alt.push_str(&format!(" | {part}")),
        }
    }
    let format = if lower.ends_with(".png") { ImageFormat::Png } else { ImageFormat::Jpeg };
    Some(Image { file: Some(file.to_owned()), bytes: [].into(), format, pixels: (0, 0), width_mm, alt, caption: None })
}

/// The line that reads back to a picture; one that no file is known of is named by its words.
pub(super) fn write(image: &Image) -> String {
    let alt = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(file) = &image.file else { return format!("[Hình: {alt}]") };
    let width = image.width_mm.map_or(String::new(), |mm| format!(" | {mm:.0} mm"));
    let alt = if alt.is_empty() { alt } else { format!(" | {alt}") };
    format!("[hình: {file}{width}{alt}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_reads_back_to_its_line() {
        for line in ["[hình: anh/so-do.png | 120 mm | Sơ đồ tổ chức]", "[hình: a.JPG]", "[hình: x y.jpeg | Bản đồ xã]"]
        {
            assert_eq!(read(line).map(|image| write(&image)).as_deref(), Some(line));
        }
        for other in ["[Hình: Sơ đồ tổ chức]", "[ngắt trang]", "hình: a.png", "[bảng: a.png]"] {
            assert!(read(other).is_none(), "{other}");
        }
    }
}
