//! The icons of the controls: one set of drawings in the page, without a font and without a
//! request.

use super::markup::{Markup, element};

/// A sign on a control. Its meaning is the control's name: an icon is never read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Three lines with their marks: the list of contents.
    Contents,
    /// An arrow that leaves a tray: to pass on.
    Share,
    /// Two letters: how the text is set.
    Settings,
    /// A cross.
    Close,
    /// Two links of a chain.
    Link,
    /// Two sheets, one upon the other.
    Copy,
    /// A pair of quotation marks.
    Quote,
    /// An envelope.
    Mail,
    /// The corners of a code to be read by a camera.
    Code,
    /// A letter i in a circle: good to know.
    Info,
    /// A lamp: an idea.
    Tip,
    /// A balloon of speech with a mark of exclamation.
    Important,
    /// A triangle with a mark of exclamation.
    Warning,
    /// A sign that says stop.
    Caution,
    /// A box with a tick.
    Done,
    /// A box.
    Open,
    /// An arrow head to what comes before; mirrored where the page is.
    Back,
    /// An arrow head to what comes after; mirrored where the page is.
    Next,
}

impl Icon {
    /// The line that is drawn, in a square of 24 units (SVG 2 §9.3, path data).
    fn path(self) -> &'static str {
        match self {
            Self::Contents => "M9 6h11M9 12h11M9 18h11M4 6h1M4 12h1M4 18h1",
            Self::Share => "M12 15V4M8 7.5 12 3.5l4 4M7 11H5v9h14v-9h-2",
            Self::Settings => {
                "M2 19 7.5 5 13 19M4 14.5h7M21 11v8M21 15.2a3 3.6 0 1 1-6 0 3 3.6 0 1 1 6 0"
            }
            Self::Close => "M5 5l14 14M19 5 5 19",
            Self::Link => {
                "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.5 5.8M14 10a4 4 0 0 0-5.7 \
                 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.1-1.1"
            }
            Self::Copy => "M9 9h11v11H9zM15 9V4H4v11h5",
            Self::Quote => "M10 11H5V7h5v5c0 3-1.5 4.5-4 5M19 11h-5V7h5v5c0 3-1.5 4.5-4 5",
            Self::Mail => "M3 6h18v13H3zM3 7l9 7 9-7",
            Self::Code => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 11v6M12 7v.5",
            Self::Tip => {
                "M9.5 18h5M10.5 21h3M12 3a6 6 0 0 0-4 10.5c.8.7 1.2 1.5 1.3 2.5h5.4c.1-1 .5-1.8 \
                 1.3-2.5A6 6 0 0 0 12 3"
            }
            Self::Important => "M4 4h16v12h-7l-4 4v-4H4zM12 7v4M12 13v.5",
            Self::Warning => "M12 4 2.5 20h19zM12 10v5M12 17v.5",
            Self::Caution => "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v6M12 16v.5",
            Self::Done => "M4 4h16v16H4zM8 12l3 3 5-6",
            Self::Open => "M4 4h16v16H4z",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Next => "M9 5l7 7-7 7",
        }
    }
}

/// Builds an icon, as high as its control's letters ask (`style/page.css`).
pub fn icon(icon: Icon) -> Markup {
    element("svg")
        .class(if matches!(icon, Icon::Back | Icon::Next) { "av-icon av-way" } else { "av-icon" })
        .attribute("viewBox", "0 0 24 24")
        .attribute("aria-hidden", "true")
        .child(element("path").attribute("d", icon.path()))
}
