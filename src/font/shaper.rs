//! Words to glyphs, each word once per face.

use super::{Face, Fonts, Metrics};
use parley::style::{FontFamily, FontFamilyName, FontFeatures, FontStyle, FontWeight, StyleProperty};
use parley::{FontContext, LayoutContext, PositionedLayoutItem};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::ops::Range;

/// A word in one face, shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordId(u32);

/// A glyph of a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Number in the font.
    pub id: u16,
    /// Bytes of the word's text it stands for: start and length.
    pub text: (u16, u16),
    /// Advance, as a share of the em.
    pub advance: f32,
    /// Offset, as a share of the em.
    pub offset: (f32, f32),
}

struct Word {
    face: Face,
    glyphs: Range<u32>,
    text: Range<u32>,
    width: f32,
    /// Some of its characters have no glyph.
    lacks: bool,
}

/// Shapes words and remembers them.
pub struct Shaper {
    fonts: Fonts,
    fonts_context: FontContext,
    layout: LayoutContext<()>,
    hash: RandomState,
    /// Words by the hash of their text, which is kept once, in `text`: a long table has hundreds of thousands.
    cache: [HashMap<u64, WordId, BuildHasherDefault<Hashed>>; 4],
    words: Vec<Word>,
    glyphs: Vec<Glyph>,
    text: String,
    space: [f32; 4],
    space_glyph: [u16; 4],
    metrics: [Metrics; 4],
    missing: BTreeMap<char, String>,
}

/// The key is a hash already, of a secret start: another one over it would cost as much again.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// Longest piece shaped as one word, in bytes; longer ones come in pieces (their offsets are 16 bits).
const LONGEST: usize = 2048;

impl Shaper {
    /// A shaper for these faces.
    pub fn new(fonts: &Fonts) -> Shaper {
        let mut shaper = Shaper {
            fonts: fonts.clone(),
            fonts_context: fonts.context(),
            layout: LayoutContext::new(),
            hash: RandomState::new(),
            cache: Default::default(),
            words: Vec::new(),
            glyphs: Vec::new(),
            text: String::new(),
            space: [0.25; 4],
            space_glyph: [3; 4],
            metrics: [Metrics { ascent: 0.891, descent: 0.216, leading: 0.042 }; 4],
            missing: BTreeMap::new(),
        };
        for face in Face::ALL {
            let space = shaper.word(face, " ");
            shaper.space[face as usize] = shaper.width(space);
            if let Some(glyph) = shaper.shape_of(space).2.first() {
                shaper.space_glyph[face as usize] = glyph.id;
            }
        }
        shaper
    }

    /// The faces in use.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Width of a space, as a share of the em.
    pub fn space(&self, face: Face) -> f32 {
        self.space[face as usize]
    }

    /// The glyph of a space.
    pub fn space_glyph(&self, face: Face) -> u16 {
        self.space_glyph[face as usize]
    }

    /// Vertical measures of a face.
    pub fn metrics(&self, face: Face) -> Metrics {
        self.metrics[face as usize]
    }

    /// The word's shape in a face; the piece holds no line break.
    pub fn word(&mut self, face: Face, text: &str) -> WordId {
        let hash = self.hash.hash_one(text);
        if let Some(&id) = self.cache[face as usize].get(&hash)
            && self.shape_of(id).1 == text
        {
            if self.words[id.0 as usize].lacks {
                self.note_missing(face, id);
            }
            return id;
        }
        let id = self.shape(face, text);
        self.cache[face as usize].insert(hash, id);
        id
    }

    /// Width of a word, as a share of the em.
    pub fn width(&self, word: WordId) -> f32 {
        self.words[word.0 as usize].width
    }

    /// A word's face, text and glyphs.
    pub fn shape_of(&self, word: WordId) -> (Face, &str, &[Glyph]) {
        let w = &self.words[word.0 as usize];
        (
            w.face,
            &self.text[w.text.start as usize..w.text.end as usize],
            &self.glyphs[w.glyphs.start as usize..w.glyphs.end as usize],
        )
    }

    /// Width of a line of text in pt.
    pub fn measure(&mut self, text: &str, face: Face, size: f32) -> f32 {
        let mut width = 0.0;
        for (i, piece) in text.split(' ').enumerate() {
            if i > 0 {
                width += self.space(face);
            }
            if !piece.is_empty() {
                let word = self.word(face, piece);
                width += self.width(word);
            }
        }
        width * size
    }

    /// Characters that a face has no glyph for, each with a word it stood in, asked for since the last
    /// [`Shaper::forget_missing`].
    pub fn missing(&self) -> impl Iterator<Item = (char, &str)> {
        self.missing.iter().map(|(c, word)| (*c, word.as_str()))
    }

    /// Begins the next document: what the one before lacked is not its fault.
    pub fn forget_missing(&mut self) {
        self.missing.clear();
    }

    /// Lets go of the words shaped so far when they have become more than `most`. Ids given before name no word any more.
    pub fn forget_words(&mut self, most: usize) {
        if self.words.len() > most {
            self.cache = Default::default();
            self.words = Vec::new();
            self.glyphs = Vec::new();
            self.text = String::new();
        }
    }

    fn note_missing(&mut self, face: Face, id: WordId) {
        let word = &self.words[id.0 as usize];
        let text = &self.text[word.text.start as usize..word.text.end as usize];
        let glyphs = &self.glyphs[word.glyphs.start as usize..word.glyphs.end as usize];
        debug_assert_eq!(word.face, face);
        let mut lacking: Vec<char> = glyphs
            .iter()
            .filter(|g| g.id == 0)
            .filter_map(|g| text.get(usize::from(g.text.0)..).and_then(|t| t.chars().next()))
            .collect();
        if glyphs.is_empty() {
            // No run at all: no face has any of it.
            lacking.extend(text.chars().filter(|c| !c.is_whitespace()));
        }
        for c in lacking {
            self.missing.entry(c).or_insert_with(|| text.chars().take(40).collect());
        }
    }

    fn shape(&mut self, face: Face, text: &str) -> WordId {
        let text_start = self.text.len() as u32;
        let glyph_start = self.glyphs.len() as u32;
        let mut width = 0.0;
        let mut done = 0;
        while done < text.len() {
            let mut end = (done + LONGEST).min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            width += self.shape_piece(face, &text[done..end], done);
            done = end;
        }
        self.text.push_str(text);
        let id = WordId(self.words.len() as u32);
        let glyphs = glyph_start..self.glyphs.len() as u32;
        let shapes = &self.glyphs[glyphs.start as usize..];
        let lacks = shapes.iter().any(|g| g.id == 0) || shapes.is_empty() && !text.trim().is_empty();
        self.words.push(Word { face, glyphs, text: text_start..self.text.len() as u32, width, lacks });
        if lacks {
            self.note_missing(face, id);
        }
        id
    }

    fn shape_piece(&mut self, face: Face, piece: &str, base: usize) -> f32 {
        // Set in a large size and scaled back: shapes are unhinted, so one serves all sizes.
        const EM: f32 = 1000.0;
        let family = self.fonts.family().to_owned();
        let mut builder = self.layout.ranged_builder(&mut self.fonts_context, piece, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Single(FontFamilyName::Named(Cow::Owned(family)))));
        builder.push_default(StyleProperty::FontSize(EM));
        // Office suites set documents without pair kerning and ligatures unless asked; lines break alike only so.
        builder
            .push_default(StyleProperty::FontFeatures(FontFeatures::Source(Cow::Borrowed("\"kern\" 0, \"liga\" 0"))));
        if face.is_bold() {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        if face.is_italic() {
            builder.push_default(StyleProperty::FontStyle(FontStyle::Italic));
        }
        let mut layout = builder.build(piece);
        layout.break_all_lines(None);
        let mut width = 0.0;
        for line in layout.lines() {
            for item in line.items() {
                let PositionedLayoutItem::GlyphRun(glyph_run) = item else { continue };
                let run = glyph_run.run();
                let m = run.font_metrics();
                self.metrics[face as usize] =
                    Metrics { ascent: m.ascent / EM, descent: m.descent / EM, leading: m.leading / EM };
                for cluster in run.clusters() {
                    let range = cluster.text_range();
                    if cluster.is_ligature_continuation() {
                        if let Some(last) = self.glyphs.last_mut() {
                            last.text.1 = (base + range.end) as u16 - last.text.0;
                        }
                        continue;
                    }
                    for glyph in cluster.glyphs() {
                        self.glyphs.push(Glyph {
                            id: glyph.id as u16,
                            text: ((base + range.start) as u16, range.len() as u16),
                            advance: glyph.advance / EM,
                            offset: (glyph.x / EM, glyph.y / EM),
                        });
                        width += glyph.advance / EM;
                    }
                }
            }
        }
        width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_times() {
        let mut shaper = Shaper::new(&Fonts::embedded());
        // the-thuc.md 2.2: Quốc hiệu in bold 13 pt measures 271 pt, Tiêu ngữ in bold 14 pt 60.4 mm.
        let name = shaper.measure("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face::Bold, 13.0);
        assert!((name - 271.0).abs() < 1.0, "{name}");
        let motto = shaper.measure("Độc lập - Tự do - Hạnh phúc", Face::Bold, 14.0);
        assert!((motto / 72.0 * 25.4 - 60.4).abs() < 1.0, "{motto}");
        assert_eq!(shaper.space(Face::Regular), 0.25);
        assert!((shaper.metrics(Face::Regular).line() - 1.149).abs() < 0.001);
    }

    #[test]
    fn too_many_words_are_forgotten() {
        let mut shaper = Shaper::new(&Fonts::embedded());
        let few = shaper.word(Face::Regular, "Kế");
        shaper.forget_words(100);
        assert_eq!(shaper.word(Face::Regular, "Kế"), few);
        let width = shaper.width(few);
        for n in 0..100 {
            shaper.word(Face::Bold, &n.to_string());
        }
        shaper.forget_words(100);
        let again = shaper.word(Face::Regular, "Kế");
        assert_ne!(again, few);
        assert_eq!(shaper.width(again), width);
        assert_eq!(shaper.shape_of(again).1, "Kế");
    }

    #[test]
    fn a_missing_glyph_is_named() {
        let mut shaper = Shaper::new(&Fonts::embedded());
        shaper.word(Face::Regular, "Kế");
        assert_eq!(shaper.missing().count(), 0);
        shaper.word(Face::Regular, "a漢b");
        assert_eq!(shaper.missing().map(|m| m.0).collect::<Vec<_>>(), ['漢']);
    }
}
