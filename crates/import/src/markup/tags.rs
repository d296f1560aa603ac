//! The one table of what a tag says about its place: in a line, around blocks, or nowhere.

use super::Element;

/// The place of an element in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a line of text.
    Line,
    /// On lines of its own.
    Block,
    /// A picture, which may be either.
    Picture,
    /// Something that a page can show and an article cannot.
    Foreign,
    /// Nobody knows, so what is within decides.
    Unknown,
}

/// The place that a tag says.
pub fn place(tag: &str) -> Place {
    match tag {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "blink" | "br" | "cite"
        | "code" | "data" | "del" | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "label"
        | "mark" | "nobr" | "q" | "rb" | "rp" | "rt" | "rtc" | "ruby" | "s" | "samp" | "small"
        | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr" => {
            Place::Line
        }
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "col"
        | "colgroup" | "dd" | "details" | "dir" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "listing" | "main" | "menu"
        | "ol" | "p" | "plaintext" | "pre" | "search" | "section" | "summary" | "table"
        | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" | "xmp" => Place::Block,
        "img" => Place::Picture,
        "applet" | "audio" | "button" | "canvas" | "dialog" | "embed" | "form" | "iframe"
        | "math" | "nav" | "object" | "select" | "svg" | "textarea" | "video" => Place::Foreign,
        // A check box of a task; others say nothing.
        "input" | IN_TEXT => Place::Line,
        DISPLAYED => Place::Block,
        _ => Place::Unknown,
    }
}

/// The tags that [`tidy`](super::tidy) gives to formulas, in a line and on one of their own.
pub(super) const IN_TEXT: &str = "tex";
/// See [`IN_TEXT`].
pub(super) const DISPLAYED: &str = "tex-block";

/// Names of quotations that repeat a phrase of the text.
pub(super) const PULLED: [&str; 3] = ["pullquote", "pull-quote", "wp-block-pullquote"];

/// The attribute by which `tidy` marks a picture that stands in a line.
pub const IN_LINE: &str = "in-line";

impl Element {
    /// Whether the element stands in a line of text: such a tag, and nothing else within.
    pub fn is_inline(&self) -> bool {
        match place(&self.tag) {
            // They say nothing about blocks within.
            _ if self.is(&["wbr", "font", "tt", IN_TEXT]) => true,
            Place::Line | Place::Unknown => self.elements().all(Element::is_inline),
            Place::Picture => self.attributes.iter().any(|(name, _)| name == IN_LINE),
            Place::Block | Place::Foreign => false,
        }
    }
}
