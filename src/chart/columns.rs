//! Columns that stand: one group for each period, one column for each series.

use super::canvas::{Area, BLACK, Canvas, FAINT, Fill, Letters, Type, pt};
use super::{Chart, Heading, Legend, MOST_CLASSES, REMARK, WIDTH, plain, remark, titled};
use crate::font::Face;
use crate::vietnamese::{Decimal, Decimals, Figure, Style, Unit};

/// Most periods of one chart with one series; with more series fewer fit. Earlier ones are left out, and that is said.
pub const MOST_PERIODS: usize = 24;

/// Figures over periods.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    /// Heading; may be empty.
    pub title: String,
    /// What the values count: `%`, `triệu đồng`; may be empty. The axis of shares ends at 100 unless one is larger.
    pub unit: String,
    /// Names of the periods, the oldest first.
    pub periods: Vec<String>,
    /// What is shown for each period, at most [`MOST_CLASSES`].
    pub series: Vec<Series>,
}

/// One row of figures.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// One value for each period, from nought to under 10^15; none: missing, which is not nought. What is no such
    /// number, and what is not there, is missing too.
    pub values: Vec<Option<f64>>,
}

impl Series {
    fn at(&self, period: usize) -> Option<f64> {
        self.values.get(period).copied().flatten().filter(|v| (0.0..1e15).contains(v))
    }
}

/// What stands in the place of a column that has no figure.
const MISSING: &str = "chưa có số liệu";

/// Sizes in pixels.
const PLOT: f32 = 440.0;
const TICK: f32 = 6.0;
const NARROWEST: f32 = 24.0;
const WIDEST: f32 = 96.0;

impl Columns {
    /// Draws it; none when there is no period, no series, or a series too many.
    ///
    /// Columns are as high as their numbers say, from the line at the bottom; each bears its number. A missing figure
    /// is a gap in which `chưa có số liệu` stands.
    pub fn draw(&self) -> Option<Chart> {
        if self.periods.is_empty() || !(1..=MOST_CLASSES).contains(&self.series.len()) {
            return None;
        }
        let mut letters = Letters::new();
        let axis = Axis::new(&mut letters, self);
        let plot = WIDTH as f32 - axis.left;
        let most = ((plot * 0.85 / (NARROWEST * self.series.len() as f32)) as usize).clamp(1, MOST_PERIODS);
        let first = self.periods.len().saturating_sub(most);
        let periods: Vec<usize> = (first..self.periods.len()).collect();

        let heading = Heading::new(&mut letters, &self.title);
        let names: Vec<String> = self.series.iter().map(|s| plain(&s.name)).collect();
        let legend = (names.len() > 1).then(|| Legend::new(&mut letters, &names));
        let group = plot / periods.len() as f32;
        let column = (group * 0.85 / self.series.len() as f32).min(WIDEST);
        let label = Type::regular(pt(9.5));
        let labels: Vec<Vec<String>> = periods
            .iter()
            .map(|p| letters.wrap(self.periods.get(*p).map_or("", String::as_str), label, group - 6.0, 3))
            .collect();
        let label_lines = labels.iter().map(Vec::len).max().unwrap_or(1) as f32;
        let number = Type::regular(pt(9.0).min(column * 0.9).max(pt(6.0)));
        // Numbers that are wider than their column stand upright, and need room over the highest column.
        let widest = periods
            .iter()
            .flat_map(|p| self.series.iter().filter_map(|s| s.at(*p)))
            .map(|v| letters.width(&self.written(v), number))
            .fold(0.0, f32::max);
        let turned = widest > column.max(group / self.series.len() as f32) - 4.0;
        let above = if turned { widest } else { letters.line(number) } + 14.0;

        let top = heading.height() + legend.as_ref().map_or(0.0, Legend::height) + axis.caption + above;
        let bottom = if first > 0 { REMARK } else { 0.0 };
        let height = top + PLOT + 12.0 + label_lines * letters.line(label) + 6.0 + bottom;
        let mut canvas = Canvas::new(WIDTH, height.ceil() as u32);
        heading.draw(&mut canvas, &mut letters);
        if let Some(legend) = &legend {
            legend.draw(&mut canvas, &mut letters, heading.height());
        }
        axis.draw(&mut canvas, &mut letters, top, above);
        for (i, (period, lines)) in periods.iter().zip(&labels).enumerate() {
            let middle = axis.left + (i as f32 + 0.5) * group;
            for (j, words) in lines.iter().enumerate() {
                let x = middle - letters.width(words, label) / 2.0;
                let baseline = top + PLOT + 12.0 + j as f32 * letters.line(label) + letters.ascent(label);
                canvas.text(&mut letters, words, label, x, baseline);
            }
            let left = middle - column * self.series.len() as f32 / 2.0;
            for (j, series) in self.series.iter().enumerate() {
                let x = left + j as f32 * column;
                match series.at(*period) {
                    Some(value) => {
                        let high = axis.pixels(value);
                        let area = Area {
                            x: x.round() as u32,
                            y: (top + PLOT) as u32 - high,
                            width: (column * 0.92) as u32,
                            height: high,
                        };
                        canvas.boxed(area, Fill::of(j));
                        let middle = area.x as f32 + area.width as f32 / 2.0;
                        canvas.label(&mut letters, &self.written(value), number, (middle, area.y as f32 - 8.0), turned);
                    }
                    None => {
                        let how = Type { face: Face::Italic, ..Type::regular((column * 0.8).min(pt(9.0))) };
                        canvas.label(&mut letters, MISSING, how, (x + column * 0.46, top + PLOT - 14.0), true);
                    }
                }
            }
        }
        let words =
            (first > 0).then(|| format!("Biểu đồ vẽ {} kỳ gần nhất trong {} kỳ.", periods.len(), self.periods.len()));
        if let Some(words) = &words {
            remark(&mut canvas, &mut letters, words, height - bottom);
        }
        Chart::of(&canvas, self.alt(&periods, words.as_deref()))
    }

    fn unit(&self) -> Unit {
        Unit::parse(&self.unit).unwrap_or_else(|| Unit::Other(self.unit.trim().to_owned()))
    }

    fn figure(&self, value: f64) -> Figure {
        Figure::new(Decimal::new(value), self.unit())
    }

    /// A number as it stands on a column: with its sign for shares, else bare.
    fn written(&self, value: f64) -> String {
        let style = Style { decimals: Decimals::Usual, ..Style::default() };
        let figure = self.figure(value);
        let text = if figure.unit == Unit::Percent { figure.text(style) } else { figure.number(style) };
        text.unwrap_or_default()
    }

    fn alt(&self, periods: &[usize], remark: Option<&str>) -> String {
        let mut out = titled("Biểu đồ cột", &self.title);
        let style = Style { decimals: Decimals::Usual, ..Style::default() };
        for period in periods {
            let said: Vec<String> = self
                .series
                .iter()
                .map(|series| {
                    let name = if self.series.len() > 1 { format!("{} ", plain(&series.name)) } else { String::new() };
                    let value = series.at(*period).and_then(|v| self.figure(v).text(style));
                    format!("{name}{}", value.unwrap_or_else(|| MISSING.to_owned()))
                })
                .collect();
            let label = self.periods.get(*period).map_or(String::new(), |l| plain(l));
            out.push_str(&format!(" {label}: {}.", said.join(", ")));
        }
        if let Some(words) = remark {
            out.push_str(&format!(" {words}"));
        }
        out
    }
}

/// The upright axis: from nought to a round number.
struct Axis {
    /// Where the plot begins.
    left: f32,
    /// The value at the top.
    top: f64,
    ticks: Vec<(f64, String)>,
    how: Type,
    /// The unit above it, and the height that takes.
    unit: String,
    caption: f32,
}

impl Axis {
    fn new(letters: &mut Letters, chart: &Columns) -> Axis {
        let values = (0..chart.periods.len()).flat_map(|p| chart.series.iter().filter_map(move |s| s.at(p)));
        let most = values.fold(0.0, f64::max);
        let unit = chart.unit();
        let (top, step) = if unit == Unit::Percent && most <= 100.0 { (100.0, 25.0) } else { rounded_up(most) };
        let how = Type::regular(pt(9.0));
        let ticks: Vec<(f64, String)> = (0..=(top / step).round() as u32)
            .map(|i| f64::from(i) * step)
            .map(|value| (value, chart.written(value)))
            .collect();
        let widest = ticks.iter().map(|(_, words)| letters.width(words, how)).fold(0.0, f32::max);
        // A share bears its sign at every number.
        let unit = if matches!(unit, Unit::Percent | Unit::Bare) { String::new() } else { unit.name().to_owned() };
        let caption = if unit.is_empty() { 0.0 } else { letters.line(how) };
        Axis { left: widest + 3.0 * TICK, top, ticks, how, unit, caption }
    }

    /// Height of a value.
    fn pixels(&self, value: f64) -> u32 {
        (value / self.top * f64::from(PLOT)).round() as u32
    }

    fn draw(&self, canvas: &mut Canvas, letters: &mut Letters, top: f32, above: f32) {
        let bottom = (top + PLOT) as u32;
        if !self.unit.is_empty() {
            let words = format!("Đơn vị tính: {}", self.unit);
            let how = Type { face: Face::Italic, ..self.how };
            let words = letters.wrap(&words, how, WIDTH as f32, 1).concat();
            let x = WIDTH as f32 - letters.width(&words, how);
            canvas.text(letters, &words, how, x, top - above - self.caption + letters.ascent(how));
        }
        for (value, words) in &self.ticks {
            let y = bottom - self.pixels(*value);
            let nought = *value == 0.0;
            let (height, shade) = if nought { (3, BLACK) } else { (1, FAINT) };
            canvas.fill(Area { x: self.left as u32, y, width: WIDTH, height }, shade);
            let x = self.left - 2.0 * TICK - letters.width(words, self.how);
            canvas.text(letters, words, self.how, x, y as f32 + self.how.size * 0.33);
        }
    }
}

/// A round number not below a value, and the step that cuts it into 4 or 5.
fn rounded_up(most: f64) -> (f64, f64) {
    if most <= 0.0 {
        return (1.0, 1.0);
    }
    let power = 10f64.powi(most.log10().floor() as i32);
    for (top, parts) in [(1.0, 5.0), (2.0, 4.0), (2.5, 5.0), (4.0, 4.0), (5.0, 5.0), (8.0, 4.0), (10.0, 5.0)] {
        if top * power >= most {
            return (top * power, top * power / parts);
        }
    }
    (most, most)
}

#[cfg(test)]
mod tests {
    use super::rounded_up;

    #[test]
    fn axes_end_at_round_numbers() {
        for (most, top, step) in [
            (0.0, 1.0, 1.0),
            (1.0, 1.0, 0.2),
            (7.0, 8.0, 2.0),
            (103.0, 200.0, 50.0),
            (2400.0, 2500.0, 500.0),
            (0.3, 0.4, 0.1),
            (99.0, 100.0, 20.0),
        ] {
            let found = rounded_up(most);
            assert!((found.0 - top).abs() < 1e-9 && (found.1 - step).abs() < 1e-9, "{most}: {found:?}");
        }
    }
}
