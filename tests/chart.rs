//! Charts: what is drawn is what the numbers say. Pictures are decoded and measured.

use std::collections::BTreeSet;
use vanthu::chart::{Bar, Chart, Columns, MOST_BARS, Series, StackedBars};

const CLASSES: [&str; 8] = [
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Đang thực hiện trong hạn",
    "Quá hạn chưa hoàn thành",
    "Thường xuyên",
    "Chưa đến hạn",
    "Tạm dừng",
    "Xin rút",
];

/// A decoded picture: greys from 0 (black) to 3 (white).
struct Picture {
    width: usize,
    levels: Vec<Vec<u8>>,
    dots_per_metre: Option<u32>,
}

impl Picture {
    fn of(chart: &Chart) -> Picture {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&chart.png));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut bytes).expect("whole data");
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Grayscale, png::BitDepth::Two));
        assert_eq!((info.width, info.height), chart.pixels);
        let width = info.width as usize;
        let levels = bytes
            .chunks_exact(info.line_size)
            .map(|row| (0..width).map(|x| row[x / 4] >> (6 - 2 * (x % 4)) & 3).collect());
        let levels = levels.collect();
        Picture { width, levels, dots_per_metre: reader.info().pixel_dims.map(|d| d.xppu) }
    }

    /// The longest run of a grey in a line.
    fn run(&self, y: usize, level: u8) -> usize {
        self.levels[y].chunk_by(|a, b| a == b).filter(|run| run[0] == level).map(<[u8]>::len).max().unwrap_or(0)
    }

    /// The same in a column.
    fn fall(&self, x: usize, level: u8) -> usize {
        let column: Vec<u8> = self.levels.iter().map(|row| row[x]).collect();
        column.chunk_by(|a, b| a == b).filter(|run| run[0] == level).map(<[u8]>::len).max().unwrap_or(0)
    }

    /// Lengths of what stands in lines (or columns) one after another: the longest of each stretch that has more than
    /// `least`.
    fn stretches(lengths: impl Iterator<Item = usize>, least: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut current = 0;
        for length in lengths.chain([0]) {
            if length > least {
                current = current.max(length);
            } else if current > 0 {
                out.push(current);
                current = 0;
            }
        }
        out
    }

    /// How many pixels are not white between two lines.
    fn ink(&self, lines: std::ops::Range<usize>) -> usize {
        self.levels[lines].iter().flatten().filter(|level| **level < 3).count()
    }
}

fn bars(classes: usize, values: &[(&str, &[u32])]) -> StackedBars {
    StackedBars {
        title: String::new(),
        classes: CLASSES[..classes].iter().map(|c| (*c).to_owned()).collect(),
        bars: values
            .iter()
            .map(|(label, values)| Bar { label: (*label).to_owned(), values: values.to_vec() })
            .collect(),
    }
}

fn columns(unit: &str, values: &[Option<f64>]) -> Columns {
    Columns {
        title: String::new(),
        unit: unit.to_owned(),
        periods: (1..=values.len()).map(|q| format!("Quý {q}/2026")).collect(),
        series: vec![Series { name: "Hoàn thành".to_owned(), values: values.to_vec() }],
    }
}

/// Every length is its number times the same scale, but for the lines around boxes.
fn in_proportion(lengths: &[usize], numbers: &[u32]) {
    assert_eq!(lengths.len(), numbers.len(), "{lengths:?}");
    let scale =
        f64::from(lengths.iter().max().map_or(0, |l| *l as u32 + 4)) / f64::from(*numbers.iter().max().unwrap());
    for (length, number) in lengths.iter().zip(numbers) {
        let expected = f64::from(*number) * scale - 4.0;
        assert!((*length as f64 - expected).abs() <= 2.0, "{lengths:?} for {numbers:?}: {length} is not {expected}");
    }
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let numbers = [120, 60, 45, 30, 90];
    let values: Vec<[u32; 1]> = numbers.iter().map(|n| [*n]).collect();
    let rows: Vec<(&str, &[u32])> = values.iter().map(|v| ("Phòng Kinh tế", v.as_slice())).collect();
    let picture = Picture::of(&bars(1, &rows).draw().expect("a chart"));
    // The dark grey of the first class stands nowhere else in runs so long.
    in_proportion(&Picture::stretches((0..picture.levels.len()).map(|y| picture.run(y, 1)), 60), &numbers);
}

#[test]
fn pieces_are_as_long_as_their_numbers() {
    for pair in [[30, 60], [50, 50], [64, 16]] {
        // The first class is dark, the third light; the second has none here.
        let picture = Picture::of(&bars(3, &[("Công an xã", &[pair[0], 0, pair[1]])]).draw().expect("a chart"));
        let of = |level| Picture::stretches((0..picture.levels.len()).map(|y| picture.run(y, level)), 60);
        let (dark, light) = (of(1), of(2));
        in_proportion(&[dark[0], light[0]], &pair);
    }
}

#[test]
fn columns_are_as_high_as_their_numbers() {
    let picture = Picture::of(&columns("%", &[Some(25.0), Some(100.0), Some(62.0)]).draw().expect("a chart"));
    in_proportion(&Picture::stretches((0..picture.width).map(|x| picture.fall(x, 1)), 60), &[25, 100, 62]);
    let picture =
        Picture::of(&columns("triệu đồng", &[Some(2400.0), Some(600.0), Some(1800.0)]).draw().expect("a chart"));
    in_proportion(&Picture::stretches((0..picture.width).map(|x| picture.fall(x, 1)), 60), &[2400, 600, 1800]);
}

/// Patterns of classes differ by more than their place.
#[test]
fn classes_differ_in_black_and_white() {
    let all = [40; 8];
    let picture = Picture::of(&bars(8, &[("Xã", &all), ("Thôn", &all)]).draw().expect("a chart"));
    // A line between the lid of the first bar and its numbers: eight pieces of one length with black between them.
    let y = (0..picture.levels.len()).find(|y| picture.run(*y, 1) > 40).expect("a bar") + 4;
    let start = picture.levels[y].iter().position(|l| *l == 1).expect("the first piece");
    let piece = (picture.levels[y].iter().rposition(|l| *l < 3).expect("the end") + 1 - start) / 8;
    let mut patterns = BTreeSet::new();
    for n in 0..8 {
        let left = start + n * piece + 5;
        let pattern: Vec<Vec<u8>> = (y..y + 24).map(|y| picture.levels[y][left..left + 10].to_vec()).collect();
        patterns.insert(pattern);
    }
    assert_eq!(patterns.len(), 8);
}

#[test]
fn text_is_drawn_and_says_what_was_given() {
    let plain = bars(1, &[("Phòng Kinh tế", &[3])]).draw().expect("a chart");
    let titled = StackedBars {
        title: "Tình hình thực hiện nhiệm vụ".to_owned(),
        ..bars(1, &[("Phòng Kinh tế", &[3])])
    };
    let titled = titled.draw().expect("a chart");
    let more = titled.pixels.1 - plain.pixels.1;
    assert!(more > 20, "a title takes room");
    let (with, without) = (Picture::of(&titled), Picture::of(&plain));
    assert!(with.ink(0..more as usize) > 2000, "{}", with.ink(0..more as usize));
    // What is below the title is the same picture.
    assert!(with.levels[more as usize..] == without.levels[..]);
    // Every label and every number is drawn: another one is another picture.
    let base = bars(2, &[("Phòng Kinh tế", &[3, 4])]).draw().expect("a chart").png;
    for other in [bars(2, &[("Phòng Kinh tệ", &[3, 4])]), bars(2, &[("Phòng Kinh tế", &[3, 5])])] {
        assert!(other.draw().expect("a chart").png != base);
    }
    // A name that is too long is cut: longer still, it is the same picture and other words.
    let long = format!("Ban Quản lý {}", "dự án đầu tư xây dựng ".repeat(8));
    let (a, b) = (bars(1, &[(&long, &[3])]), bars(1, &[(&format!("{long} khu vực"), &[3])]));
    let (a, b) = (a.draw().expect("a chart"), b.draw().expect("a chart"));
    assert!(a.png == b.png && a.alt != b.alt && b.alt.contains("khu vực: 3"));
}

#[test]
fn a_missing_figure_is_no_nought() {
    let drawn = |value| columns("%", &[Some(50.0), value, Some(75.0)]).draw().expect("a chart");
    let (missing, nought) = (drawn(None), drawn(Some(0.0)));
    assert_eq!(missing.alt, "Biểu đồ cột. Quý 1/2026: 50%. Quý 2/2026: chưa có số liệu. Quý 3/2026: 75%.");
    assert_eq!(nought.alt, "Biểu đồ cột. Quý 1/2026: 50%. Quý 2/2026: 0%. Quý 3/2026: 75%.");
    // The words stand in the middle of the gap, higher than a nought would.
    let ink = |chart: &Chart| {
        let picture = Picture::of(chart);
        let middle = picture.width * 55 / 100 - 100..picture.width * 55 / 100 + 100;
        let rows = picture.levels.len();
        picture.levels[rows / 2..rows * 4 / 5].iter().flat_map(|r| &r[middle.clone()]).filter(|l| **l < 2).count()
    };
    assert!(ink(&missing) > 300, "{}", ink(&missing));
    assert_eq!(ink(&nought), 0);
    for no_number in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
        assert_eq!(drawn(Some(no_number)), missing, "{no_number}");
    }
}

#[test]
fn the_words_say_the_numbers() {
    let chart = StackedBars {
        title: "Nhiệm vụ quý III năm 2026.".to_owned(),
        ..bars(3, &[("Phòng  Kinh tế", &[1200, 0, 3]), ("Trạm Y tế", &[]), ("Công an xã", &[2, 5])])
    };
    assert_eq!(
        chart.draw().expect("a chart").alt,
        "Biểu đồ thanh ngang: Nhiệm vụ quý III năm 2026. Cộng: 1.210 (Hoàn thành đúng hạn 1.202, Hoàn thành quá hạn 5, \
         Đang thực hiện trong hạn 3). Phòng Kinh tế: 1.203 (Hoàn thành đúng hạn 1.200, Đang thực hiện trong hạn 3). \
         Trạm Y tế: 0. Công an xã: 7 (Hoàn thành đúng hạn 2, Hoàn thành quá hạn 5)."
    );
    let mut chart = columns("triệu đồng", &[Some(1200.0), Some(0.4)]);
    chart.title = "Giải ngân".to_owned();
    chart.series.push(Series { name: "Kế hoạch".to_owned(), values: vec![Some(1500.0)] });
    assert_eq!(
        chart.draw().expect("a chart").alt,
        "Biểu đồ cột: Giải ngân. Quý 1/2026: Hoàn thành 1.200 triệu đồng, Kế hoạch 1.500 triệu đồng. \
         Quý 2/2026: Hoàn thành 0,4 triệu đồng, Kế hoạch chưa có số liệu."
    );
}

/// Of too many bars the largest stay in their order, and none is lost from the sums.
#[test]
fn what_is_too_many_is_summed_up_and_said() {
    let names: Vec<String> = (0..75).map(|i| format!("Xã số {i}")).collect();
    let values: Vec<[u32; 2]> = (0..75u32).map(|i| [100 + i * 37 % 75, 1]).collect();
    let rows: Vec<(&str, &[u32])> = names.iter().zip(&values).map(|(n, v)| (n.as_str(), v.as_slice())).collect();
    let chart = bars(2, &rows).draw().expect("a chart");
    let sum: u32 = values.iter().flatten().sum();
    assert!(chart.alt.contains(&format!("Cộng: {}.{:03} (", sum / 1000, sum % 1000)), "{}", chart.alt);
    assert_eq!(chart.alt.matches(" Xã số ").count(), MOST_BARS - 1);
    // 16 are left out: those with the values 100 to 115.
    assert!(chart.alt.contains(" Các đơn vị còn lại (16): 1.736 (Hoàn thành đúng hạn 1.720, Hoàn thành quá hạn 16)."));
    assert!(!chart.alt.contains(" Xã số 0: ") && chart.alt.contains(" Xã số 1: "));
    assert!(chart.alt.ends_with(" Biểu đồ vẽ 59 đơn vị có số lớn nhất; 16 đơn vị còn lại chỉ ghi số cộng."));

    let many: Vec<Option<f64>> = (0..40).map(|i| Some(f64::from(i))).collect();
    let chart = columns("%", &many).draw().expect("a chart");
    assert!(chart.alt.starts_with("Biểu đồ cột. Quý 17/2026: 16%."), "{}", chart.alt);
    assert!(chart.alt.ends_with(" Biểu đồ vẽ 24 kỳ gần nhất trong 40 kỳ."), "{}", chart.alt);
}

/// A page holds the largest chart; its file is small, and the same whenever it is made.
#[test]
fn charts_are_small_and_the_same_each_time() {
    let names: Vec<String> =
        (0..60).map(|i| format!("UBND xã {} {i}", ["Hòa Bình", "Tân Lập", "An Phú"][i % 3])).collect();
    let values: Vec<[u32; 6]> =
        (0..60u32).map(|i| [i * 7 % 11, i * 3 % 4, i * 5 % 7, i % 3, i % 2, i * 2 % 5]).collect();
    let rows: Vec<(&str, &[u32])> = names.iter().zip(&values).map(|(n, v)| (n.as_str(), v.as_slice())).collect();
    let chart = bars(6, &rows).draw().expect("a chart");
    assert!(chart.png.len() <= 60 * 1024, "{} bytes", chart.png.len());
    assert!(chart.width_mm <= 160.1);
    let height = chart.width_mm * chart.pixels.1 as f32 / chart.pixels.0 as f32;
    // A4 less the decree's margins and what the arranger keeps free.
    assert!(height <= 236.0, "{height} mm");
    let picture = Picture::of(&chart);
    assert_eq!(picture.dots_per_metre, Some(7874));
    assert_eq!(bars(6, &rows).draw(), Some(chart));
}

#[test]
fn whatever_is_given_nothing_panics() {
    assert_eq!(bars(0, &[("a", &[1])]).draw(), None);
    assert_eq!(bars(2, &[]).draw(), None);
    assert_eq!(columns("%", &[]).draw(), None);
    let nine = StackedBars { classes: vec!["a".to_owned(); 9], ..bars(1, &[("a", &[1])]) };
    assert_eq!(nine.draw(), None);
    let long = "Ế".repeat(5000);
    let strange = ["", " ", "\n\t", "\u{1F600}", "\u{0}", &long, "e\u{302}\u{301}", "|<b>&"];
    for words in strange {
        let mut chart = bars(2, &[(words, &[u32::MAX, u32::MAX]), (words, &[1, 0]), (words, &[0, 0, 9])]);
        chart.title = words.to_owned();
        chart.classes[1] = words.to_owned();
        Picture::of(&chart.draw().expect("a chart"));
        let mut chart = columns(words, &[Some(9.99e14), Some(f64::MIN_POSITIVE), None]);
        chart.title = words.to_owned();
        chart.periods[0] = words.to_owned();
        chart.series.push(Series { name: words.to_owned(), values: vec![None; 9] });
        Picture::of(&chart.draw().expect("a chart"));
    }
}
