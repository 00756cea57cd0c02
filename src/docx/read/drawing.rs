//! Drawings in the text, of DrawingML (§20.4) and of VML (part 4, §19): text boxes, pictures, drawn lines.
//!
//! Groups are taken apart: each shape is placed as if it stood alone.

use super::floating::{Group, Rect, VmlStyle, anchor, in_twips, moved, side, vml_pair};
use super::model::{Anchor, Block, Offset, Position, Rule, RunKind, TextBox};
use super::stream::{Broken, Ns, Stream, Tag};
use super::values::{emu, emu_to_twips};

/// Groups inside each other; deeper ones are taken for their own parts.
const DEEPEST: usize = 64;
/// The thickness in twips up to which a shape without text is a line, and how much longer than thick it is then.
const THIN: i32 = 30;
const SLENDER: i32 = 10;

/// A drawing while it is read.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// Lengths are EMU, not twips.
    drawing_ml: bool,
    position: Option<Position>,
    extent: Option<(f64, f64)>,
    name: String,
    nest: Vec<Nest>,
    pub boxes: Vec<TextBox>,
    pub rules: Vec<Rule>,
    /// Pictures and decorated text, as runs.
    pub pieces: Vec<(RunKind, String)>,
}

#[derive(Debug)]
enum Nest {
    Group(Group),
    Shape(Shape),
}

#[derive(Debug, Default)]
struct Shape {
    rect: Rect,
    line: bool,
    /// A horizontal rule over the whole line of text.
    whole_line: bool,
    text: bool,
    picture: bool,
    /// The relationship of a picture's bytes.
    embed: String,
    unstroked: bool,
    thickness: Option<i64>,
}

impl Drawing {
    /// Which axis a `positionH` or `positionV` sets.
    fn axis(&mut self, tag: &Tag) -> &mut Offset {
        let position = self.position.get_or_insert_default();
        if tag.local() == "positionH" { &mut position.horizontal } else { &mut position.vertical }
    }

    /// Takes an opening tag inside the drawing; true when its closing is to be told to [`Drawing::close`].
    pub fn open(&mut self, tag: &Tag, stream: &mut Stream) -> Result<bool, Broken> {
        let nests = matches!(tag.ns, Ns::Wpg | Ns::Wps | Ns::Pic | Ns::V);
        if nests && self.nest.len() >= DEEPEST {
            return Ok(false);
        }
        match (tag.ns, tag.local()) {
            (Ns::Wp, "inline" | "anchor") => {
                self.drawing_ml = true;
                if tag.local() == "anchor" {
                    self.position.get_or_insert_default();
                }
            }
            (Ns::Wp, "positionH" | "positionV") => self.place(tag, stream)?,
            (Ns::Wp, "extent") => self.extent = pair(tag, "cx", "cy"),
            (Ns::Wp, "docPr") => {
                let named = [tag.attr("descr"), tag.attr("title"), tag.attr("name")];
                self.name = named.into_iter().flatten().find(|n| !n.is_empty()).unwrap_or_default().into_owned();
            }
            (Ns::Wpg, "wgp" | "grpSp" | "wpc") => {
                let outer = self.whole();
                self.nest.push(Nest::Group(Group { outer, inner: outer }));
                return Ok(true);
            }
            (Ns::Wps, "wsp") | (Ns::Pic, "pic") => {
                let picture = tag.ns == Ns::Pic;
                self.nest.push(Nest::Shape(Shape { rect: self.whole(), picture, ..Shape::default() }));
                return Ok(true);
            }
            (Ns::A, "blip") => {
                let embed = tag.attr("embed").unwrap_or_default().into_owned();
                self.shape(|shape| shape.embed.clone_from(&embed));
            }
            (Ns::A, "xfrm") => self.transform(stream)?,
            (Ns::A, "prstGeom") => {
                let line = tag.attr("prst").is_some_and(|p| p == "line" || p.starts_with("straightConnector"));
                self.shape(|shape| shape.line |= line);
            }
            (Ns::A, "ln") => {
                let thickness = tag.attr("w").and_then(|w| emu(&w));
                let mut unstroked = false;
                stream.children(|_, child| {
                    unstroked |= child.local() == "noFill";
                    Ok(())
                })?;
                self.shape(|shape| {
                    shape.thickness = thickness;
                    shape.unstroked = unstroked;
                });
            }
            (Ns::V, name) => return self.open_vml(name, tag, stream),
            _ => {}
        }
        Ok(false)
    }

    fn open_vml(&mut self, name: &str, tag: &Tag, stream: &mut Stream) -> Result<bool, Broken> {
        match name {
            // Templates of shapes: nothing of them is drawn.
            "shapetype" => stream.skip()?,
            "group" => {
                let style = VmlStyle::parse(&tag.attr("style").unwrap_or_default());
                let outer = self.enter_vml(&style);
                let (x, y) = vml_pair(&tag.attr("coordorigin").unwrap_or_default());
                let (width, height) = tag.attr("coordsize").map_or((1000.0, 1000.0), |size| vml_pair(&size));
                self.nest.push(Nest::Group(Group { outer, inner: Rect { x, y, width, height } }));
                return Ok(true);
            }
            "shape" | "rect" | "roundrect" | "oval" | "line" | "polyline" | "arc" | "curve" | "image" => {
                let style = VmlStyle::parse(&tag.attr("style").unwrap_or_default());
                let mut rect = self.enter_vml(&style);
                let straight = tag.attr("connectortype").is_some_and(|kind| kind == "straight")
                    || tag.attr("type").is_some_and(|kind| matches!(&*kind, "#_x0000_t32" | "#_x0000_t20"));
                if name == "line"
                    && let (Some(from), Some(to)) = (tag.attr("from"), tag.attr("to"))
                {
                    let ((x1, y1), (x2, y2)) = (vml_pair(&from), vml_pair(&to));
                    let (left, top) = (x1.min(x2), y1.min(y2));
                    rect = Rect { x: left, y: top, width: (x2 - x1).abs(), height: (y2 - y1).abs() };
                }
                self.nest.push(Nest::Shape(Shape {
                    rect,
                    line: name == "line" || straight,
                    whole_line: tag.attr("hr").is_some_and(|hr| hr == "t" || hr == "true"),
                    picture: name == "image",
                    unstroked: tag.attr("stroked").is_some_and(|s| s == "f" || s == "false") || style.hidden,
                    thickness: tag.attr("strokeweight").and_then(|w| emu(&w)),
                    text: false,
                    embed: String::new(),
                }));
                return Ok(true);
            }
            "stroke" => {
                let off = tag.attr("on").is_some_and(|on| on == "f" || on == "false");
                let weight = tag.attr("weight").and_then(|w| emu(&w));
                self.shape(|shape| {
                    shape.unstroked |= off;
                    shape.thickness = weight.or(shape.thickness);
                });
            }
            "imagedata" => {
                if let Some(title) = tag.attr("title").filter(|title| !title.is_empty()) {
                    self.name = title.into_owned();
                }
                let embed = tag.attr("id").unwrap_or_default().into_owned();
                self.shape(|shape| {
                    shape.picture = true;
                    shape.embed.clone_from(&embed);
                });
            }
            "textpath" => {
                if let Some(text) = tag.attr("string").filter(|text| !text.is_empty()) {
                    self.pieces.push((RunKind::WordArt, text.into_owned()));
                }
            }
            _ => {}
        }
        Ok(false)
    }

    /// The place of a VML shape or group; the outermost one sets that of the drawing.
    fn enter_vml(&mut self, style: &VmlStyle) -> Rect {
        if self.nest.is_empty() {
            self.position = style.absolute.then_some(style.position);
        }
        style.rect
    }

    fn place(&mut self, tag: &Tag, stream: &mut Stream) -> Result<(), Broken> {
        let from = tag.attr("relativeFrom").unwrap_or_default();
        let other = if tag.local() == "positionH" { Anchor::Column } else { Anchor::Paragraph };
        let offset = self.axis(tag);
        offset.from = anchor(&from, other);
        stream.children(|stream, child| {
            match child.local() {
                "posOffset" => offset.by = stream.text()?.trim().parse().map_or(0, emu_to_twips),
                "align" => offset.align = side(&stream.text()?),
                _ => {}
            }
            Ok(())
        })
    }

    fn transform(&mut self, stream: &mut Stream) -> Result<(), Broken> {
        let (mut outer, mut inner) = (Rect::default(), Rect::default());
        let mut sized = false;
        stream.children(|_, child| {
            match child.local() {
                "off" => (outer.x, outer.y) = pair(child, "x", "y").unwrap_or_default(),
                "ext" => {
                    (outer.width, outer.height) = pair(child, "cx", "cy").unwrap_or_default();
                    sized = true;
                }
                "chOff" => (inner.x, inner.y) = pair(child, "x", "y").unwrap_or_default(),
                "chExt" => (inner.width, inner.height) = pair(child, "cx", "cy").unwrap_or_default(),
                _ => {}
            }
            Ok(())
        })?;
        let whole = self.whole();
        let outermost = self.nest.len() == 1;
        match self.nest.last_mut() {
            // The outermost fills the drawing, wherever its own numbers say it lies.
            Some(Nest::Group(group)) => *group = Group { outer: if outermost { whole } else { outer }, inner },
            Some(Nest::Shape(shape)) if !outermost => shape.rect = outer,
            // Where the drawing has no extent of its own, the shape's counts. A line's own is the truer one.
            Some(Nest::Shape(shape)) if sized => {
                shape.rect = Rect { x: 0.0, y: 0.0, width: outer.width, height: outer.height };
            }
            _ => {}
        }
        Ok(())
    }

    /// The drawing as a rectangle.
    fn whole(&self) -> Rect {
        let (width, height) = self.extent.unwrap_or_default();
        Rect { x: 0.0, y: 0.0, width, height }
    }

    fn shape(&mut self, change: impl FnOnce(&mut Shape)) {
        if let Some(Nest::Shape(shape)) = self.nest.last_mut() {
            change(shape);
        }
    }

    /// A rectangle of the innermost shape's group as one of the drawing.
    fn outward(&self, mut rect: Rect) -> Rect {
        for nest in self.nest.iter().rev() {
            if let Nest::Group(group) = nest {
                rect = group.outward(rect);
            }
        }
        rect
    }

    /// The text of the innermost shape ended.
    pub fn add_text(&mut self, blocks: Vec<Block>) {
        let rect = match self.nest.last() {
            Some(Nest::Shape(shape)) => shape.rect,
            _ => self.whole(),
        };
        self.shape(|shape| shape.text = true);
        let (x, y, width, height) = in_twips(self.outward(rect), self.drawing_ml);
        self.boxes.push(TextBox {
            blocks,
            position: self.position.map(|position| moved(position, x, y)),
            size: (width > 0 || height > 0).then_some((width, height)),
            after_run: 0,
        });
    }

    /// A group or a shape ended.
    pub fn close(&mut self) {
        let Some(Nest::Shape(shape)) = self.nest.pop() else { return };
        let rect = self.outward(shape.rect);
        let (x, y, width, height) = in_twips(rect, self.drawing_ml);
        let position = self.position.map(|position| moved(position, x, y));
        if shape.picture {
            let length = |own: f64| if self.drawing_ml { own as i64 } else { (own * 635.0) as i64 };
            let (width_emu, height_emu) = (length(rect.width), length(rect.height));
            let (name, floating) = (self.name.clone(), self.position.is_some());
            self.pieces
                .push((RunKind::Image { name, width_emu, height_emu, floating, embed: shape.embed }, String::new()));
            return;
        }
        // A thin rectangle drawn as a line; a rectangle may be filled without an outline.
        let (short, long) = (width.min(height), width.max(height));
        let thin = short <= THIN && long >= SLENDER * short.max(SLENDER);
        let line = (shape.line && !shape.unstroked) || shape.whole_line || (thin && !shape.line);
        if line && !shape.text {
            self.rules.push(Rule {
                width,
                height: if shape.whole_line { 0 } else { height },
                whole_line: shape.whole_line && width == 0,
                position,
                thickness_emu: shape.thickness,
                after_run: 0,
            });
        }
    }
}

/// Two lengths in EMU.
fn pair(tag: &Tag, first: &str, second: &str) -> Option<(f64, f64)> {
    let length = |name: &str| tag.attr(name).and_then(|v| emu(&v)).map(|v| v as f64);
    Some((length(first)?, length(second)?))
}
