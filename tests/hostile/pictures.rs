//! Pictures too tall, too small, damaged.

use crate::both::{both, document, para};
use crate::harness::{Run, made, plan};
use std::sync::Arc;
use vanthu::document::{Block, Image, ImageFormat, Inlines};

/// A grey PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8; 4], data: &[u8]| {
        out.extend((data.len() as u32).to_be_bytes());
        let body = [&name[..], data].concat();
        out.extend(&body);
        out.extend(crc(&body).to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat());
    let row = [vec![0u8], vec![128; width as usize]].concat();
    chunk(b"IDAT", &stored(&row.repeat(height as usize)));
    chunk(b"IEND", &[]);
    out
}

/// A zlib stream of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let count = data.chunks(65535).count();
    for (i, block) in data.chunks(65535).enumerate() {
        out.push(u8::from(i + 1 == count));
        out.extend((block.len() as u16).to_le_bytes());
        out.extend((!(block.len() as u16)).to_le_bytes());
        out.extend(block);
    }
    let (mut a, mut b) = (1u32, 0u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    out.extend(((b << 16) | a).to_be_bytes());
    out
}

fn crc(data: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in data {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

fn image(bytes: Vec<u8>, pixels: (u32, u32), width_mm: Option<f32>) -> Block {
    let caption = Some(Inlines::plain("Hình chú"));
    let bytes: Arc<[u8]> = bytes.into();
    Block::Image(Image {
        file: None,
        bytes,
        format: ImageFormat::Png,
        pixels,
        width_mm,
        alt: "Sơ đồ".to_owned(),
        caption,
    })
}

#[test]
fn pictures_of_every_size_fit_the_page() {
    for (w, h) in [(10, 4000), (4000, 10), (1, 1), (2000, 2000)] {
        for width in [None, Some(0.0), Some(-5.0), Some(160.0), Some(9999.0), Some(f32::NAN)] {
            let body = vec![para("Trước."), image(png(w, h), (w, h), width), para("Sau.")];
            let made = both(&document(body));
            made.holds("pictures_of_every_size_fit_the_page", &["Hình".to_owned(), "Sau./.".to_owned()]);
            for picture in &made.flow.images {
                let (w, h) = picture.size;
                assert!(w > 0.0 && h > 0.0 && w < 600.0 && h < 842.0, "{w} × {h}");
            }
        }
    }
    // Sizes that lie.
    both(&document(vec![image(png(3, 3), (0, 0), None), image(png(3, 3), (u32::MAX, 1), None)]));
    both(&document(vec![image(png(3, 3), (1, u32::MAX), None)]));
}

fn lap(picture: &[u8]) -> Run {
    let json = plan(r#""noi_dung": ["Đoạn.", {"anh": {"tep": "ảnh.png", "mo_ta": "Sơ đồ"}}]"#);
    Run::with_office().file("a.json", json).file("ảnh.png", picture).args(["lap", "a.json"])
}

#[test]
fn a_picture_is_in_both_files() {
    let done = lap(&png(30, 20)).succeeds();
    done.is_silent();
    assert!(made::part(&done.bytes("a.docx"), "word/document.xml").expect("the document").contains("<w:drawing>"));
    let pdf = made::pdf(&done.bytes("a.pdf"));
    assert!(made::dictionaries(&pdf).any(|d| made::is(d, "Subtype", "Image")));
}

#[test]
fn damaged_pictures_are_refused_with_their_place() {
    let whole = png(30, 20);
    lap(b"").fails_with("Ảnh").says("a.json:1:").makes(&[]);
    lap(&png(0, 0)).fails_with("Ảnh").makes(&[]);
    lap(b"GIF89a").fails_with("PNG hoặc JPEG").makes(&[]);
    for cut in [10, 20, 33, 40, 60, whole.len() / 2] {
        // A format alone is as bad: Word shows a red cross.
        for formats in ["docx,pdf", "docx", "pdf"] {
            let done = lap(&whole[..cut]).args(["--dang", formats]).fails_with("ảnh.png");
            done.says("a.json:1:").makes(&[]);
        }
    }
    let mut bad = whole.clone();
    for byte in &mut bad[45..60] {
        *byte ^= 0xFF;
    }
    lap(&bad).fails_with("ảnh.png").makes(&[]);
    lap(&[0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0]).fails_with("ảnh.png").makes(&[]);
    let mut huge = png(1, 1);
    huge[16..24].copy_from_slice(&[0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
    lap(&huge).fails_with("ảnh.png").makes(&[]);
    // Whole in its parts, and still no picture: only the one who draws it finds out.
    let mut bad = png(30, 20);
    let at = bad.windows(4).position(|w| w == b"IDAT").expect("IDAT");
    let end = bad.len() - 16;
    bad[at + 6] = 0xFF;
    let sum = crc(&bad[at..end]).to_be_bytes();
    bad[end..end + 4].copy_from_slice(&sum);
    lap(&bad).fails_with("ảnh «Sơ đồ» bị hỏng").makes(&[]);
}

#[test]
fn text_goes_before_a_picture_that_would_leave_a_hole() {
    use vanthu::arrange::{FlowBlock, Span};
    let words = "kế hoạch triển khai nhiệm vụ trọng tâm của xã ".repeat(12);
    let mut moved = 0;
    for before in 1..7 {
        let mut body: Vec<Block> = (0..before).map(|n| para(&format!("t{n} {words}"))).collect();
        body.push(image(png(90, 60), (90, 60), Some(150.0)));
        body.extend((before..before + 6).map(|n| para(&format!("t{n} {words}"))));
        let made = both(&document(body));
        let order: Vec<usize> = (0..before + 6)
            .filter_map(|n| made.words.join(" ").split_whitespace().position(|w| w == format!("t{n}")))
            .collect();
        assert!(order.is_sorted() && order.len() == before + 6, "the text keeps its order");
        let blocks = &made.flow.sections[0].blocks;
        let is_picture =
            |b: &FlowBlock| matches!(b, FlowBlock::Para(p) if p.spans.iter().any(|s| matches!(s, Span::Image(_))));
        let at = blocks.iter().position(is_picture).expect("the picture");
        // Its caption still stands under it.
        let caption = |b: &FlowBlock| matches!(b, FlowBlock::Para(p) if p.spans.iter().any(|s| matches!(s, Span::Text(t, _) if &**t == "Hình chú")));
        assert!(caption(&blocks[at + 1]));
        let own = |b: &FlowBlock| matches!(b, FlowBlock::Para(p) if p.spans.iter().any(|s| matches!(s, Span::Text(t, _) if t.starts_with('t'))));
        moved += blocks[..at].iter().filter(|b| own(b)).count() - before;
    }
    assert!(moved > 2, "{moved} paragraphs went before a picture");
}

#[test]
fn a_picture_that_lacks_little_room_is_set_smaller_and_text_of_the_next_heading_goes_before_another() {
    use vanthu::arrange::{FlowBlock, Span};
    use vanthu::document::{Entry, Level};
    let words = "kế hoạch triển khai nhiệm vụ trọng tâm của xã ".repeat(12);
    let (mut smaller, mut passed) = (0, 0);
    for before in 1..9 {
        let mut body: Vec<Block> = (0..before).map(|_| para(&words)).collect();
        body.push(image(png(90, 60), (90, 60), Some(120.0)));
        let title = Inlines::plain("Tổ chức thực hiện");
        body.push(Block::Entry(Entry { level: Level::Section, label: "II.".into(), text: title, is_heading: true }));
        body.extend((0..6).map(|_| para(&words)));
        let made = both(&document(body));
        let (width, height) = made.flow.images[0].size;
        let whole = 120.0 * 72.0 / 25.4;
        assert!(width <= whole + 0.1 && width >= whole * 0.8 - 0.1 && (width / height - 1.5).abs() < 0.01);
        smaller += usize::from(width < whole - 1.0);
        let place = |is: &dyn Fn(&Span) -> bool| {
            let blocks = &made.flow.sections[0].blocks;
            let holds = |b: &FlowBlock| matches!(b, FlowBlock::Para(p) if p.spans.iter().any(is));
            blocks.iter().position(holds).expect("the block")
        };
        let heading = place(&|s| matches!(s, Span::Text(t, _) if t.contains("Tổ chức")));
        let picture = place(&|s| matches!(s, Span::Image(_)));
        passed += usize::from(heading < picture);
        // A heading never stands right over the picture of what comes before it.
        assert!(heading + 1 != picture);
    }
    assert!(smaller > 0 && passed > 0 && smaller + passed < 8, "{smaller} smaller, {passed} passed");
}
