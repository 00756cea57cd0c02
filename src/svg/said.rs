//! What a page says and where, beside its picture: to be read aloud, copied, and led back to its source.

use crate::font::Shaper;
use crate::layout::{Artifact, Item, NodeId, Page, Tag};

/// A line of words on a page that belongs to one paragraph or cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Where it belongs in the structure; none of a page number and a repeated head.
    pub node: Option<NodeId>,
    /// x, y, width, height, pt.
    pub rect: [f32; 4],
    /// Its words.
    pub text: String,
    /// Where words begin: the byte of `text`, and x in pt.
    pub words: Vec<(usize, f32)>,
}

impl Said {
    /// The part of the line from one byte of its text to another, as a rectangle.
    pub fn part(&self, from: usize, to: usize) -> [f32; 4] {
        let x = |byte: usize| -> f32 {
            let next = self.words.partition_point(|w| w.0 <= byte);
            let end = (self.text.len(), self.rect[0] + self.rect[2]);
            let (Some(a), b) = (self.words[..next].last().copied(), self.words.get(next).copied().unwrap_or(end))
            else {
                return self.rect[0];
            };
            let share = (byte - a.0) as f32 / (b.0 - a.0).max(1) as f32;
            a.1 + (b.1 - a.1) * share.min(1.0)
        };
        let left = x(from);
        [left, self.rect[1], (x(to) - left).max(1.0), self.rect[3]]
    }
}

/// Runs further apart than this share of their size have a blank between them.
const GAP: f32 = 0.15;
/// Height of a line above and below its baseline, as shares of its size: the reach of the marks of Vietnamese capitals.
const ABOVE: f32 = 0.95;
const BELOW: f32 = 0.28;

/// The lines of a page, in reading order.
pub fn said(page: &Page, shaper: &Shaper) -> Vec<Said> {
    let mut out: Vec<(f32, Said)> = Vec::new();
    for item in &page.items {
        let Item::Run(run) = item else { continue };
        let node = match run.tag {
            Tag::Node(node) => Some(node),
            Tag::Artifact(Artifact::PageNumber | Artifact::RepeatedHead | Artifact::Pagination) => None,
        };
        let (mut text, mut width, mut words) = (String::new(), 0.0, Vec::new());
        for (word, spaces) in &run.words {
            words.push((text.len(), run.x + width));
            text.push_str(shaper.shape_of(*word).1);
            text.extend(std::iter::repeat_n(' ', usize::from(*spaces)));
            width += shaper.width(*word) * run.size + f32::from(*spaces) * run.space;
        }
        let (top, height) = (run.y - run.size * ABOVE, run.size * (ABOVE + BELOW));
        if let Some((base, last)) = out.last_mut()
            && last.node == node
            && node.is_some()
            && (*base - run.y).abs() < run.size * 0.4
            && run.x + 0.5 >= last.rect[0] + last.rect[2]
        {
            let gap = run.x - (last.rect[0] + last.rect[2]);
            if gap > run.size * GAP && !last.text.ends_with(' ') {
                last.text.push(' ');
            }
            let before = last.text.len();
            last.words.extend(words.iter().map(|(byte, x)| (byte + before, *x)));
            last.text.push_str(&text);
            let upper = last.rect[1].min(top);
            last.rect[3] = (last.rect[1] + last.rect[3]).max(top + height) - upper;
            (last.rect[1], last.rect[2]) = (upper, run.x + width - last.rect[0]);
            continue;
        }
        out.push((run.y, Said { node, rect: [run.x, top, width, height], text, words }));
    }
    out.into_iter().map(|(_, said)| said).collect()
}
