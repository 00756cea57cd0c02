//! word/numbering.xml (§17.9): what numbers look like, and counting them as the text goes on.

use super::model::{NumberFormat, Suffix};
use super::paragraph_layer::ParagraphLayer;
use super::run_layer::RunLayer;
use super::stream::{Broken, Ns, Stream, Tag, Token};
use super::symbols;
use super::theme::Theme;
use crate::vietnamese::roman;
use std::collections::{HashMap, HashSet};

/// Definitions kept; real documents have some hundreds.
const MOST_ABSTRACTS: usize = 5_000;
const MOST_INSTANCES: usize = 50_000;
/// Levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// The first number.
    pub start: i64,
    pub format: NumberFormat,
    /// Text with `%1` to `%9` for numbers.
    text: String,
    /// Restarts after this level (from 1) or a higher one; 0 never.
    restart: Option<usize>,
    pub suffix: Suffix,
    /// All numbers in it as decimals.
    legal: bool,
    pub paragraph: ParagraphLayer,
    pub run: RunLayer,
    /// The paragraph style that stands for this level.
    pub style: Option<String>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Box<Level>>; LEVELS],
    /// The numbering style that holds the levels instead.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    of: i32,
    overrides: Vec<Override>,
}

#[derive(Debug)]
struct Override {
    level: usize,
    start: Option<i64>,
    replaced: Option<Box<Level>>,
}

/// The definitions.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i32, Abstract>,
    instances: HashMap<i32, Instance>,
    /// Numbering styles to the instance that they name.
    styles: HashMap<String, i32>,
}

impl Numbering {
    /// Reads the part; what stands before damage counts.
    pub fn read(&mut self, text: &str, theme: &mut Theme) -> Result<(), Broken> {
        let mut stream = Stream::new(text);
        loop {
            match stream.next()? {
                Token::Start(tag) if tag.ns == Ns::W => match tag.local() {
                    "abstractNum" => {
                        let id = number(&tag, "abstractNumId");
                        let read = read_abstract(&mut stream, theme)?;
                        if let Some(id) = id.filter(|_| self.abstracts.len() < MOST_ABSTRACTS) {
                            self.abstracts.entry(id).or_insert(read);
                        }
                    }
                    "num" => {
                        let id = number(&tag, "numId");
                        let read = read_instance(&mut stream, theme)?;
                        if let Some(id) = id.filter(|_| self.instances.len() < MOST_INSTANCES) {
                            self.instances.entry(id).or_insert(read);
                        }
                    }
                    _ => {}
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Tells which instance a numbering style names.
    pub fn add_style(&mut self, id: &str, num_id: i32) {
        self.styles.insert(id.to_owned(), num_id);
    }

    /// The list that an instance counts in: the abstract definition, through a numbering style where there is one.
    fn list(&self, num_id: i32) -> Option<(i32, &Abstract)> {
        let mut id = self.instances.get(&num_id)?.of;
        // A style that names a list that names the style would go round.
        for _ in 0..4 {
            let found = self.abstracts.get(&id)?;
            let Some(style) = &found.style else { return Some((id, found)) };
            let Some(next) = self.styles.get(style).and_then(|num| self.instances.get(num)) else {
                return Some((id, found));
            };
            if next.of == id {
                return Some((id, found));
            }
            id = next.of;
        }
        None
    }

    /// A level of an instance.
    pub fn level(&self, num_id: i32, level: u8) -> Option<&Level> {
        let level = usize::from(level);
        let replaced = self.instances.get(&num_id)?.overrides.iter().rev().find(|o| o.level == level);
        if let Some(replaced) = replaced.and_then(|o| o.replaced.as_deref()) {
            return Some(replaced);
        }
        self.list(num_id)?.1.levels.get(level)?.as_deref()
    }

    /// The level of an instance that a paragraph style stands for.
    pub fn level_of_style(&self, num_id: i32, style: &str) -> Option<u8> {
        (0..LEVELS as u8).find(|level| {
            self.level(num_id, *level).and_then(|l| l.style.as_deref()).is_some_and(|linked| linked == style)
        })
    }
}

fn number(tag: &Tag, name: &str) -> Option<i32> {
    tag.attr(name)?.trim().parse().ok()
}

fn read_abstract(stream: &mut Stream, theme: &mut Theme) -> Result<Abstract, Broken> {
    let mut out = Abstract::default();
    stream.children(|stream, tag| {
        match (tag.ns, tag.local()) {
            (Ns::W, "lvl") => {
                let place = number(tag, "ilvl").and_then(|l| usize::try_from(l).ok());
                let level = read_level(stream, theme)?;
                if let Some(slot) = place.and_then(|place| out.levels.get_mut(place)) {
                    *slot = Some(Box::new(level));
                }
            }
            (Ns::W, "numStyleLink") => out.style = tag.val().map(|v| v.into_owned()),
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}

fn read_instance(stream: &mut Stream, theme: &mut Theme) -> Result<Instance, Broken> {
    let mut out = Instance::default();
    stream.children(|stream, tag| {
        match (tag.ns, tag.local()) {
            (Ns::W, "abstractNumId") => out.of = number(tag, "val").unwrap_or(0),
            (Ns::W, "lvlOverride") if out.overrides.len() < LEVELS => {
                let level = number(tag, "ilvl").and_then(|l| usize::try_from(l).ok()).unwrap_or(LEVELS);
                let mut found = Override { level, start: None, replaced: None };
                stream.children(|stream, child| {
                    match (child.ns, child.local()) {
                        (Ns::W, "startOverride") => found.start = number(child, "val").map(i64::from),
                        (Ns::W, "lvl") => found.replaced = Some(Box::new(read_level(stream, theme)?)),
                        _ => {}
                    }
                    Ok(())
                })?;
                out.overrides.push(found);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}

fn read_level(stream: &mut Stream, theme: &mut Theme) -> Result<Level, Broken> {
    let mut out = Level::default();
    stream.children(|stream, tag| {
        match (tag.ns, tag.local()) {
            (Ns::W, "start") => out.start = number(tag, "val").map_or(0, i64::from),
            (Ns::W, "numFmt") => out.format = format(tag),
            // A format of later programs with one of the standard to fall back on: the first is what is meant.
            (Ns::Mc, "AlternateContent") => {
                let mut chosen = false;
                stream.children(|stream, _| {
                    stream.children(|_, child| {
                        if child.ns == Ns::W && child.local() == "numFmt" && !chosen {
                            out.format = format(child);
                            chosen = true;
                        }
                        Ok(())
                    })
                })?;
            }
            (Ns::W, "lvlText") => out.text = tag.val().map(|v| v.into_owned()).unwrap_or_default(),
            (Ns::W, "lvlRestart") => out.restart = number(tag, "val").and_then(|n| usize::try_from(n).ok()),
            (Ns::W, "isLgl") => out.legal = tag.on(),
            (Ns::W, "suff") => {
                out.suffix = match tag.val().as_deref() {
                    Some("space") => Suffix::Space,
                    Some("nothing") => Suffix::Nothing,
                    _ => Suffix::Tab,
                }
            }
            (Ns::W, "pStyle") => out.style = tag.val().map(|v| v.into_owned()),
            (Ns::W, "pPr") => stream.children(|stream, child| out.paragraph.take(stream, child).map(|_| ()))?,
            (Ns::W, "rPr") => {
                out.run.read(stream, theme)?;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(out)
}

/// §17.18.59.
pub(super) fn format(tag: &Tag) -> NumberFormat {
    let name = tag.attr("val").or_else(|| tag.attr("fmt"));
    match name.as_deref() {
        Some("decimal") | None => NumberFormat::Decimal,
        Some("decimalZero") => NumberFormat::Padded(2),
        Some("lowerLetter") => NumberFormat::LowerLetter,
        Some("upperLetter") => NumberFormat::UpperLetter,
        Some("lowerRoman") => NumberFormat::LowerRoman,
        Some("upperRoman") => NumberFormat::UpperRoman,
        Some("bullet") => NumberFormat::Bullet,
        Some("none") => NumberFormat::None,
        // `001, 002, 003, ...`
        Some("custom") => match tag.attr("format") {
            Some(sample) if sample.starts_with('0') => {
                NumberFormat::Padded(sample.chars().take_while(char::is_ascii_digit).count().min(10))
            }
            _ => NumberFormat::Decimal,
        },
        Some(other) => NumberFormat::Other(other.to_owned()),
    }
}

/// A number in a format.
fn written(number: i64, format: &NumberFormat) -> String {
    let letters = |first: u8| {
        // After z come aa, bb, cc (§17.18.59).
        let Ok(place) = usize::try_from(number - 1) else { return String::new() };
        let letter = char::from(first + (place % 26) as u8);
        std::iter::repeat_n(letter, (place / 26 + 1).min(30)).collect()
    };
    let numeral = || u32::try_from(number).ok().filter(|n| *n < 4000).map(roman).unwrap_or_else(|| number.to_string());
    match format {
        NumberFormat::Decimal | NumberFormat::Other(_) => number.to_string(),
        NumberFormat::Padded(width) => format!("{number:0width$}"),
        NumberFormat::LowerLetter => letters(b'a'),
        NumberFormat::UpperLetter => letters(b'A'),
        NumberFormat::LowerRoman => numeral().to_lowercase(),
        NumberFormat::UpperRoman => numeral(),
        NumberFormat::Bullet | NumberFormat::None => String::new(),
    }
}

/// The numbers that the text has come to, by list.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<i32, [Option<i64>; LEVELS]>,
    /// Instances that have set their own first number, by level.
    started: HashSet<(i32, usize)>,
}

impl Counters {
    /// Counts a paragraph and gives its number as shown; None when the instance is not defined.
    pub fn next(&mut self, numbering: &Numbering, num_id: i32, level: u8) -> Option<String> {
        let place = usize::from(level).min(LEVELS - 1);
        let (list, _) = numbering.list(num_id)?;
        let definition = numbering.level(num_id, level)?;
        let counts = self.counts.entry(list).or_default();
        let own_start = numbering
            .instances
            .get(&num_id)
            .and_then(|i| i.overrides.iter().rev().find(|o| o.level == place))
            .and_then(|o| o.start);
        let own_start = own_start.filter(|_| self.started.insert((num_id, place)));
        let now = match (own_start, counts[place]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => definition.start,
        };
        counts[place] = Some(now);
        // Levels that were skipped count as begun: the next of them is the second.
        for (higher, count) in counts.iter_mut().enumerate().take(place) {
            if count.is_none() {
                *count = numbering.level(num_id, higher as u8).map(|l| l.start);
            }
        }
        for (deeper, count) in counts.iter_mut().enumerate().skip(place + 1) {
            let restart = numbering.level(num_id, deeper as u8).and_then(|l| l.restart);
            if restart.is_none_or(|after| place < after) {
                *count = None;
            }
        }
        let counts = *counts;
        if definition.format == NumberFormat::Bullet {
            let font = definition.run.fonts[0].as_deref().unwrap_or("");
            return Some(definition.text.chars().map(|c| symbols::unicode(font, c)).collect());
        }
        let mut out = String::new();
        let mut signs = definition.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let level = (sign == '%').then(|| signs.peek().and_then(|c| c.to_digit(10))).flatten().filter(|d| *d > 0);
            let Some(digit) = level else {
                out.push(sign);
                continue;
            };
            signs.next();
            let other = digit as usize - 1;
            let Some(shown) = numbering.level(num_id, other as u8) else { continue };
            let number = counts.get(other).copied().flatten().unwrap_or(shown.start);
            let legal = definition.legal && !matches!(shown.format, NumberFormat::None | NumberFormat::Bullet);
            let format = if legal { &NumberFormat::Decimal } else { &shown.format };
            out.push_str(&written(number, format));
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_format() {
        let all = |format: NumberFormat| [1, 4, 26, 27, 53].map(|n| written(n, &format)).join(" ");
        assert_eq!(all(NumberFormat::Decimal), "1 4 26 27 53");
        assert_eq!(all(NumberFormat::Padded(3)), "001 004 026 027 053");
        assert_eq!(all(NumberFormat::LowerLetter), "a d z aa aaa");
        assert_eq!(all(NumberFormat::UpperRoman), "I IV XXVI XXVII LIII");
        assert_eq!(all(NumberFormat::LowerRoman), "i iv xxvi xxvii liii");
        assert_eq!(written(0, &NumberFormat::LowerLetter), "");
        assert_eq!(written(-3, &NumberFormat::UpperRoman), "-3");
    }
}
