//! word/theme/theme1.xml (§14.2.7): the faces and colours that styles name by their place in it.
//!
//! It also keeps one copy of every face and language name, since each run of a document names them anew.

use super::model::Color;
use super::stream::{Broken, Ns, Stream, Tag, Token};
use super::values::color;
use std::collections::HashSet;
use std::sync::Arc;

/// Names kept once; what goes beyond is kept as often as it is said.
const MOST_NAMES: usize = 10_000;

/// Faces and colours.
#[derive(Default)]
pub(super) struct Theme {
    /// Latin, East Asian and complex face, of headings and of text.
    major: [Option<Arc<str>>; 3],
    minor: [Option<Arc<str>>; 3],
    /// Scripts of the languages that the document names for the three (§17.15.1.88).
    scripts: [Option<&'static str>; 3],
    /// Faces found for those scripts, of headings and of text.
    major_script: [Option<Arc<str>>; 3],
    minor_script: [Option<Arc<str>>; 3],
    colors: Vec<(String, Color)>,
    names: HashSet<Arc<str>>,
}

impl Theme {
    /// The languages of `w:themeFontLang`: for Latin, East Asian and complex text. To be known before the part is read.
    pub fn languages(&mut self, named: [Option<String>; 3]) {
        self.scripts = named.map(|language| language.and_then(|l| script(&l)));
    }

    /// Reads the part; what stands before damage counts.
    pub fn read(&mut self, text: &str) -> Result<(), Broken> {
        let mut stream = Stream::new(text);
        let mut major = None;
        loop {
            match stream.next()? {
                Token::Start(tag) if tag.ns == Ns::A => match tag.local() {
                    "majorFont" => major = Some(true),
                    "minorFont" => major = Some(false),
                    "latin" | "ea" | "cs" => {
                        let place = ["latin", "ea", "cs"].iter().position(|name| *name == tag.local());
                        let face = tag.attr("typeface").filter(|face| !face.is_empty()).map(|face| self.intern(&face));
                        let set = match major {
                            Some(true) => &mut self.major,
                            Some(false) => &mut self.minor,
                            None => continue,
                        };
                        // The first of each counts: later ones stand in the effects of some programs.
                        if let Some(slot) = place.and_then(|place| set.get_mut(place))
                            && slot.is_none()
                        {
                            *slot = face;
                        }
                    }
                    "font" if self.scripts.iter().any(Option::is_some) => self.script_face(&tag, major),
                    "fmtScheme" => stream.skip()?,
                    "dk1" | "lt1" | "dk2" | "lt2" | "accent1" | "accent2" | "accent3" | "accent4" | "accent5"
                    | "accent6" | "hlink" | "folHlink"
                        if self.colors.len() < 12 =>
                    {
                        let name = tag.local().to_owned();
                        let mut found = None;
                        stream.children(|_, child| {
                            found = match child.local() {
                                "srgbClr" => child.val().and_then(|c| color(&c)),
                                "sysClr" => child.attr("lastClr").and_then(|c| color(&c)),
                                _ => None,
                            };
                            Ok(())
                        })?;
                        self.colors.extend(found.map(|found| (name, found)));
                    }
                    _ => {}
                },
                Token::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// `<a:font script="Viet" typeface="…"/>`: a face for one script.
    fn script_face(&mut self, tag: &Tag, major: Option<bool>) {
        let (Some(named), Some(face)) = (tag.attr("script"), tag.attr("typeface").filter(|face| !face.is_empty()))
        else {
            return;
        };
        let face = self.intern(&face);
        let set = match major {
            Some(true) => &mut self.major_script,
            Some(false) => &mut self.minor_script,
            None => return,
        };
        for (slot, script) in set.iter_mut().zip(self.scripts) {
            if script == Some(&*named) && slot.is_none() {
                *slot = Some(face.clone());
            }
        }
    }

    /// The face that a theme reference stands for (§17.18.96), such as `minorHAnsi`: that of the script of the document's
    /// language where it names one and the theme has a face for it (§17.15.1.88), else the general one.
    pub fn face(&self, reference: &str) -> Option<Arc<str>> {
        let (set, scripts, place) = match (reference.strip_prefix("major"), reference.strip_prefix("minor")) {
            (Some(place), _) => (&self.major, &self.major_script, place),
            (None, Some(place)) => (&self.minor, &self.minor_script, place),
            (None, None) => return None,
        };
        let place = match place {
            "Ascii" | "HAnsi" => 0,
            "EastAsia" => 1,
            "Bidi" => 2,
            _ => return None,
        };
        scripts[place].clone().or_else(|| set[place].clone())
    }

    /// The colour that the attribute `themeColor` of a tag stands for; its tints are left out.
    pub fn color_of(&self, tag: &Tag) -> Option<Color> {
        let name = tag.attr("themeColor")?;
        let slot = match &*name {
            "dark1" | "text1" => "dk1",
            "light1" | "background1" => "lt1",
            "dark2" | "text2" => "dk2",
            "light2" | "background2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            other => other,
        };
        self.colors.iter().find(|(name, _)| name == slot).map(|(_, color)| *color)
    }

    /// One copy of a name.
    pub fn intern(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        let name: Arc<str> = name.into();
        if self.names.len() < MOST_NAMES {
            self.names.insert(name.clone());
        }
        name
    }
}

/// The script by which themes name a language's own face. Languages written in the general Latin face have none.
fn script(language: &str) -> Option<&'static str> {
    let lower = language.to_ascii_lowercase();
    Some(match lower.split(['-', '_']).next()? {
        "vi" => "Viet",
        "ja" => "Jpan",
        "ko" => "Hang",
        "zh" if lower.ends_with("tw") || lower.ends_with("hk") || lower.ends_with("mo") || lower.contains("hant") => {
            "Hant"
        }
        "zh" => "Hans",
        "ar" | "fa" | "ur" => "Arab",
        "he" => "Hebr",
        "th" => "Thai",
        "km" => "Khmr",
        "lo" => "Laoo",
        _ => return None,
    })
}
