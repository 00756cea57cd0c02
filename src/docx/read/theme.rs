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
    colors: Vec<(String, Color)>,
    names: HashSet<Arc<str>>,
}

impl Theme {
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

    /// The face that a theme reference stands for (§17.18.96), such as `minorHAnsi`.
    pub fn face(&self, reference: &str) -> Option<Arc<str>> {
        let (set, script) = if let Some(script) = reference.strip_prefix("major") {
            (&self.major, script)
        } else {
            (&self.minor, reference.strip_prefix("minor")?)
        };
        match script {
            "Ascii" | "HAnsi" => set[0].clone(),
            "EastAsia" => set[1].clone(),
            "Bidi" => set[2].clone(),
            _ => None,
        }
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
