//! Formulas: their source in TeX, and their form as elements of MathML Core.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A formula, as it was written and as it is shown.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Formula {
    /// The formula in TeX, without the marks around it; empty where only its form is known.
    pub tex: String,
    /// Its number, or what stands for one, where it stands by itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its form, in reading order: each element before those that it holds. Empty where TeX was not
    /// understood; then the source is shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub math: Vec<MathPart>,
}

/// An element of MathML Core. The parts of a formula are a list, which no depth of a document can
/// break, and each says how many others are in it.
#[derive(Debug, Clone, PartialEq)]
pub struct MathPart {
    /// The element's name, one of [`MathPart::TAGS`].
    pub tag: &'static str,
    /// Attributes, of [`MathPart::ATTRIBUTES`].
    pub attributes: Vec<(&'static str, String)>,
    /// The text, of an element that holds no other.
    pub text: String,
    /// The number of elements directly in it, which follow it.
    pub children: u32,
}

impl MathPart {
    /// The elements that formulas are made of (MathML Core §3).
    pub const TAGS: [&'static str; 26] = [
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mspace",
        "mrow",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "merror",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "mtable",
        "mtr",
        "mtd",
        "none",
    ];
    /// The attributes that they may have.
    pub const ATTRIBUTES: [&'static str; 26] = [
        "mathvariant",
        "displaystyle",
        "scriptlevel",
        "linethickness",
        "stretchy",
        "fence",
        "separator",
        "symmetric",
        "minsize",
        "maxsize",
        "lspace",
        "rspace",
        "form",
        "largeop",
        "movablelimits",
        "accent",
        "accentunder",
        "width",
        "height",
        "depth",
        "voffset",
        "columnspan",
        "rowspan",
        "columnalign",
        "dir",
        "notation",
    ];
    /// The most elements within each other; a deeper formula is shown as its source.
    pub const MAX_DEPTH: usize = 60;

    /// The element of this name, if formulas may have one. MathML Core has no `<menclose>`; what it
    /// draws is named by `notation`, which the viewer's style goes by.
    pub fn tag(name: &str) -> Option<&'static str> {
        let name = if name == "menclose" { "mrow" } else { name };
        Self::TAGS.into_iter().find(|tag| *tag == name)
    }

    /// The attribute of this name, if elements of formulas may have one.
    pub fn attribute(name: &str) -> Option<&'static str> {
        Self::ATTRIBUTES.into_iter().find(|attribute| *attribute == name)
    }

    /// Whether the parts are whole: each has as many within it as it says, and none is too deep.
    pub fn are_whole(parts: &[MathPart]) -> bool {
        let mut open: Vec<u32> = Vec::new();
        for part in parts {
            while open.last() == Some(&0) {
                open.pop();
            }
            if let Some(left) = open.last_mut() {
                *left -= 1;
            }
            if open.len() >= Self::MAX_DEPTH {
                return false;
            }
            open.push(part.children);
        }
        open.iter().all(|left| *left == 0)
    }
}

impl Serialize for MathPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("tag", self.tag)?;
        for (name, value) in &self.attributes {
            map.serialize_entry(name, value)?;
        }
        if !self.text.is_empty() {
            map.serialize_entry("text", &self.text)?;
        }
        if self.children > 0 {
            map.serialize_entry("children", &self.children)?;
        }
        map.end()
    }
}
