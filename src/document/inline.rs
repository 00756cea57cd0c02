//! Text inside a paragraph.

/// How a stretch of text is set, on top of what its paragraph's style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TextStyle {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Red: a column that is not for issue, in a draft.
    pub red: bool,
    /// A fact that is missing: `[CẦN BỔ SUNG: …]`, highlighted so that nobody overlooks it.
    pub missing: bool,
}

/// How the visible marker of a missing fact begins: `[CẦN BỔ SUNG: số]`.
pub const MISSING: &str = "[CẦN BỔ SUNG";

/// The visible marker of a missing fact in plain words.
pub fn marker(what: &str) -> String {
    format!("{MISSING}: {what}]")
}

/// One piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words. NFC, no control characters, no line break.
    Text(String, TextStyle),
    /// A line break the drafter set.
    Break,
    /// A tab.
    Tab,
    /// A footnote, its text inside.
    Footnote(Inlines),
}

/// The text of one paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Inlines(pub Vec<Inline>);

impl Inlines {
    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Plain words; `\n` becomes a line break and `\t` a tab.
    pub fn plain(text: impl AsRef<str>) -> Self {
        let mut out = Self::new();
        out.push(text.as_ref(), TextStyle::default());
        out
    }

    /// Words in one style; `\n` becomes a line break and `\t` a tab.
    pub fn styled(text: impl AsRef<str>, style: TextStyle) -> Self {
        let mut out = Self::new();
        out.push(text.as_ref(), style);
        out
    }

    /// The visible marker of a missing fact.
    pub fn missing(what: &str) -> Self {
        Self::styled(marker(what), TextStyle { missing: true, ..TextStyle::default() })
    }

    /// Appends words, joining them to the last piece when the style is the same.
    pub fn push(&mut self, text: &str, style: TextStyle) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.0.push(Inline::Break);
            }
            for (j, part) in line.split('\t').enumerate() {
                if j > 0 {
                    self.0.push(Inline::Tab);
                }
                if part.is_empty() {
                    continue;
                }
                match self.0.last_mut() {
                    Some(Inline::Text(last, s)) if *s == style => last.push_str(part),
                    _ => self.0.push(Inline::Text(part.to_owned(), style)),
                }
            }
        }
    }

    /// Appends all of `other`.
    pub fn append(&mut self, other: Inlines) {
        for piece in other.0 {
            match piece {
                Inline::Text(text, style) => self.push(&text, style),
                piece => self.0.push(piece),
            }
        }
    }

    /// The words alone: breaks and tabs as one space, footnotes left out.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Inline::Text(text, _) => out.push_str(text),
                Inline::Break | Inline::Tab => out.push(' '),
                Inline::Footnote(_) => {}
            }
        }
        out
    }

    /// True when there is nothing but white space in it.
    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|p| match p {
            Inline::Text(text, _) => text.trim().is_empty(),
            Inline::Break | Inline::Tab => true,
            Inline::Footnote(_) => false,
        })
    }

    /// The last stretch of words, for closing punctuation.
    pub fn last_text_mut(&mut self) -> Option<&mut String> {
        self.0.iter_mut().rev().find_map(|p| match p {
            Inline::Text(text, _) => Some(text),
            _ => None,
        })
    }
}

impl From<&str> for Inlines {
    fn from(text: &str) -> Self {
        Inlines::plain(text)
    }
}

impl From<String> for Inlines {
    fn from(text: String) -> Self {
        Inlines::plain(text)
    }
}
