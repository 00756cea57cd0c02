//! Stacked bars that lie: one for each unit, cut into classes.

use super::canvas::{Area, BLACK, Canvas, Fill, Letters, Type, WHITE, pt};
use super::{Chart, Heading, Legend, MOST_CLASSES, REMARK, WIDTH, plain, remark, titled};
use crate::vietnamese::grouped_number;

/// Most bars of one chart; what is beyond them is summed up in the last one.
pub const MOST_BARS: usize = 60;

/// How many of what each unit has in each class.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StackedBars {
    /// Heading; may be empty.
    pub title: String,
    /// Names of the classes, from the left, at most [`MOST_CLASSES`].
    pub classes: Vec<String>,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// One unit's numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bar {
    /// The unit's name.
    pub label: String,
    /// One number for each class; what is not there counts nought, what is too many is left out.
    pub values: Vec<u32>,
}

impl Bar {
    fn total(&self) -> u64 {
        self.values.iter().map(|v| u64::from(*v)).sum()
    }
}

/// A bar as it is drawn: the values of all classes, none left out.
struct Row {
    label: String,
    values: Vec<u64>,
    /// The label as it is cut into lines.
    lines: Vec<String>,
    /// It sums up several units and gets no bar.
    rest: bool,
}

impl Row {
    fn total(&self) -> u64 {
        self.values.iter().sum()
    }
}

fn written(number: u64) -> String {
    grouped_number(number as f64)
}

impl StackedBars {
    /// Draws it; none when there is no bar, no class, or a class too many.
    ///
    /// Bars are as long as their numbers say, from one line on the left. A number stands inside its piece; where the
    /// piece is too short, behind the bar with its pattern. The bold number behind a bar is its sum. Of more than
    /// [`MOST_BARS`] the largest are drawn, in the order given; the others are summed up as `Các đơn vị còn lại`, in
    /// numbers alone, for a bar of many units would dwarf all others.
    pub fn draw(&self) -> Option<Chart> {
        if self.bars.is_empty() || !(1..=MOST_CLASSES).contains(&self.classes.len()) {
            return None;
        }
        let (mut rows, left_out) = self.rows();
        let mut letters = Letters::new();
        let totals: Vec<u64> =
            (0..self.classes.len()).map(|i| rows.iter().filter_map(|r| r.values.get(i)).sum()).collect();
        let names: Vec<String> = self
            .classes
            .iter()
            .zip(&totals)
            .map(|(name, total)| format!("{} ({})", plain(name), written(*total)))
            .collect();
        let heading = Heading::new(&mut letters, &self.title);
        let legend = Legend::new(&mut letters, &names);

        let shape = Shape::new(&mut letters, &mut rows);
        let top = heading.height() + legend.height() + 14.0;
        let words = left_out.map(|n| remainder(n, rows.len()));
        let bottom = if words.is_some() { REMARK } else { 0.0 };
        let height = top + shape.pitch * rows.len() as f32 + 6.0 + bottom;
        let mut canvas = Canvas::new(WIDTH, height.ceil() as u32);
        heading.draw(&mut canvas, &mut letters);
        legend.draw(&mut canvas, &mut letters, heading.height());
        shape.draw(&mut canvas, &mut letters, &rows, top);
        if let Some(words) = &words {
            remark(&mut canvas, &mut letters, words, height - bottom);
        }
        Chart::of(&canvas, self.alt(&rows, &totals, words.as_deref()))
    }

    /// The rows to draw, and how many bars the last of them sums up.
    fn rows(&self) -> (Vec<Row>, Option<usize>) {
        let classes = self.classes.len();
        let row = |label: String, values: Vec<u64>, rest: bool| Row { label, values, lines: Vec::new(), rest };
        let of = |bar: &Bar| {
            let values = bar.values.iter().map(|v| u64::from(*v)).chain(std::iter::repeat(0)).take(classes);
            row(plain(&bar.label), values.collect(), false)
        };
        if self.bars.len() <= MOST_BARS {
            return (self.bars.iter().map(of).collect(), None);
        }
        let mut order: Vec<usize> = (0..self.bars.len()).collect();
        // Stable: of equal ones the first stay.
        order.sort_by_key(|i| std::cmp::Reverse(self.bars.get(*i).map(Bar::total)));
        let mut kept = vec![false; self.bars.len()];
        for i in order.into_iter().take(MOST_BARS - 1) {
            if let Some(kept) = kept.get_mut(i) {
                *kept = true;
            }
        }
        let (mut rows, mut rest) = (Vec::new(), vec![0; classes]);
        for (bar, kept) in self.bars.iter().zip(kept) {
            let drawn = of(bar);
            if kept {
                rows.push(drawn);
            } else {
                rest.iter_mut().zip(drawn.values).for_each(|(sum, value): (&mut u64, u64)| *sum += value);
            }
        }
        let left_out = self.bars.len() - rows.len();
        rows.push(row(format!("Các đơn vị còn lại ({left_out})"), rest, true));
        (rows, Some(left_out))
    }

    fn alt(&self, rows: &[Row], totals: &[u64], remark: Option<&str>) -> String {
        let mut out = titled("Biểu đồ thanh ngang", &self.title);
        let all: Vec<String> =
            self.classes.iter().zip(totals).map(|(name, n)| format!("{} {}", plain(name), written(*n))).collect();
        out.push_str(&format!(" Cộng: {} ({}).", written(totals.iter().sum()), all.join(", ")));
        for row in rows {
            let parts: Vec<String> = self
                .classes
                .iter()
                .zip(&row.values)
                .filter(|(_, n)| **n > 0)
                .map(|(name, n)| format!("{} {}", plain(name), written(*n)))
                .collect();
            let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
            out.push_str(&format!(" {}: {}{parts}.", row.label, written(row.total())));
        }
        if let Some(words) = remark {
            out.push_str(&format!(" {words}"));
        }
        out
    }
}

/// What the remark says of bars that were summed up.
fn remainder(left_out: usize, rows: usize) -> String {
    format!("Biểu đồ vẽ {} đơn vị có số lớn nhất; {left_out} đơn vị còn lại chỉ ghi số cộng.", rows - 1)
}

/// Sizes that all rows share.
struct Shape {
    /// From one row to the next.
    pitch: f32,
    /// Height of a bar.
    bar: u32,
    label: Type,
    number: Type,
    /// Where bars begin.
    left: u32,
    /// Pixels for each one counted.
    scale: f64,
    /// Whether sums say more than the pieces do.
    sums: bool,
}

impl Shape {
    /// The gap behind names.
    const GAP: f32 = 14.0;
    /// Room left and right of a number in its piece.
    const AIR: f32 = 5.0;

    /// Sizes for these rows, whose names it cuts into lines.
    fn new(letters: &mut Letters, rows: &mut [Row]) -> Shape {
        // 60 rows and the heading fit on a page.
        let narrow = (1680.0 / rows.len() as f32).clamp(28.0, 52.0);
        let label = Type::regular((narrow * 0.86).min(pt(10.0)));
        // Few bars leave room for names of two lines.
        let (room, most) = if rows.len() <= 25 { (480.0, 2) } else { (560.0, 1) };
        for row in rows.iter_mut() {
            row.lines = letters.wrap(&row.label, label, room, most);
        }
        let lines = rows.iter().map(|r| r.lines.len()).max().unwrap_or(1);
        let pitch = narrow.max(lines as f32 * letters.line(label));
        let names = rows.iter().flat_map(|r| &r.lines).map(|l| letters.width(l, label)).fold(0.0, f32::max);
        let number = Type::regular(label.size.min(pt(9.0)));
        let mut shape = Shape {
            pitch,
            bar: (pitch * 0.8).min(44.0) as u32,
            label,
            number,
            left: (names + Self::GAP) as u32,
            scale: 0.0,
            sums: rows.iter().any(|r| r.values.iter().filter(|v| **v > 0).count() > 1),
        };
        // A shorter bar has fewer numbers inside and more behind it, which may shorten all bars again.
        let most = rows.iter().filter(|r| !r.rest).map(Row::total).max().unwrap_or(0).max(1) as f64;
        let room = f64::from(WIDTH - shape.left);
        shape.scale = (room / most).min(90.0);
        for _ in 0..6 {
            let fits = rows.iter().fold(f64::INFINITY, |least, row| {
                let behind = f64::from(shape.behind(letters, row, None));
                least.min(if row.total() == 0 || row.rest { least } else { (room - behind) / row.total() as f64 })
            });
            if fits >= shape.scale {
                break;
            }
            shape.scale = fits.max(room * 0.2 / most);
        }
        shape
    }

    /// Where the piece up to a sum ends.
    fn end(&self, sum: u64) -> u32 {
        self.left + (sum as f64 * self.scale).round() as u32
    }

    /// Width of what stands behind a bar; drawn from `at` (left end and the row's top) when that is given.
    fn behind(&self, letters: &mut Letters, row: &Row, mut at: Option<(&mut Canvas, f32, f32)>) -> f32 {
        let bold = Type::bold(self.number.size);
        let mut width = Self::GAP;
        if self.sums || row.total() == 0 {
            let sum = written(row.total());
            if let Some((canvas, x, top)) = &mut at {
                let baseline = self.baseline(*top, bold);
                canvas.text(letters, &sum, bold, *x + width, baseline);
            }
            width += letters.width(&sum, bold) + Self::GAP;
        }
        let mut sum = 0;
        for (class, value) in row.values.iter().enumerate() {
            let start = self.end(sum);
            sum += value;
            let text = written(*value);
            if *value == 0 || (!row.rest && self.inside(letters, &text, self.end(sum) - start, Fill::of(class))) {
                continue;
            }
            let side = (self.number.size * 0.75) as u32;
            if let Some((canvas, x, top)) = &mut at {
                let y = (*top + (self.pitch - side as f32) / 2.0) as u32;
                canvas.boxed(Area { x: (*x + width) as u32, y, width: side, height: side }, Fill::of(class));
                let baseline = self.baseline(*top, self.number);
                canvas.text(letters, &text, self.number, *x + width + side as f32 + Self::AIR, baseline);
            }
            width += side as f32 + Self::AIR + letters.width(&text, self.number) + Self::GAP;
        }
        width
    }

    /// Whether a number fits into a piece; on a pattern it leaves enough of that to be known.
    fn inside(&self, letters: &mut Letters, text: &str, width: u32, fill: Fill) -> bool {
        let pattern = if fill.text_shade().is_none() { 20.0 } else { 0.0 };
        letters.width(text, self.number) + 2.0 * Self::AIR + 4.0 + pattern <= width as f32
    }

    /// The baseline of a line in the middle of a row.
    fn baseline(&self, top: f32, how: Type) -> f32 {
        // Digits are about two thirds of the size tall.
        top + self.pitch / 2.0 + how.size * 0.33
    }

    fn draw(&self, canvas: &mut Canvas, letters: &mut Letters, rows: &[Row], top: f32) {
        for (i, row) in rows.iter().enumerate() {
            let top = top + i as f32 * self.pitch;
            let line = letters.line(self.label);
            let first = top + (self.pitch - line * row.lines.len() as f32) / 2.0 + letters.ascent(self.label);
            for (j, words) in row.lines.iter().enumerate() {
                let x = self.left as f32 - Self::GAP - letters.width(words, self.label);
                canvas.text(letters, words, self.label, x.max(0.0), first + j as f32 * line);
            }
            if row.rest {
                self.behind(letters, row, Some((canvas, self.left as f32, top)));
                continue;
            }
            let y = (top + (self.pitch - self.bar as f32) / 2.0) as u32;
            let mut sum = 0;
            for (class, value) in row.values.iter().enumerate().filter(|(_, value)| **value > 0) {
                let start = self.end(sum);
                sum += value;
                let width = self.end(sum) - start;
                let fill = Fill::of(class);
                canvas.boxed(Area { x: start, y, width, height: self.bar }, fill);
                let text = written(*value);
                if self.inside(letters, &text, width, fill) {
                    let wide = letters.width(&text, self.number);
                    let x = start as f32 + (width as f32 - wide) / 2.0;
                    if fill.text_shade().is_none() {
                        let ground = Area {
                            x: (x - Self::AIR) as u32,
                            y: y + 2,
                            width: (wide + 2.0 * Self::AIR) as u32,
                            height: self.bar.saturating_sub(4),
                        };
                        canvas.fill(ground, WHITE);
                    }
                    let how = Type { shade: fill.text_shade().unwrap_or(BLACK), ..self.number };
                    canvas.text(letters, &text, how, x, self.baseline(top, how));
                }
            }
            self.behind(letters, row, Some((canvas, self.end(row.total()) as f32, top)));
        }
        let height = (self.pitch * rows.len() as f32) as u32;
        canvas.fill(Area { x: self.left.saturating_sub(3), y: top as u32, width: 3, height }, BLACK);
    }
}
