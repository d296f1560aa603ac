//! The parts of a text that are no CommonMark. Each is a mark of its own while the parser reads the
//! rest; where the parser takes the place for code, the source comes back as it was.

/// The meaning of a piece of source.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Meaning {
    /// TeX, without the marks around it.
    Formula {
        tex: String,
        is_display: bool,
    },
    /// A link and its text, in which nothing is marked.
    Link {
        href: String,
        text: String,
    },
    /// The address and title of something on another page.
    Embed {
        href: String,
        title: String,
    },
    Picture {
        src: String,
        alt: String,
        width: Option<u32>,
        height: Option<u32>,
    },
    /// Text that means itself.
    Text(String),
    /// HTML within a line.
    Html(String),
    /// Attributes of the node before.
    About(super::attributes::Attributes),
    /// A part that is not shown.
    Nothing,
}

/// A part of the source and what it means.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Piece {
    pub source: String,
    pub meaning: Meaning,
}

/// The parts of a document, in the order of their marks.
#[derive(Debug, Default)]
pub(in super::super) struct Pieces(Vec<Piece>);

/// A run of a text that was read: as it is, or a part behind a mark.
#[derive(Debug, PartialEq)]
pub(in super::super) enum Run<'t, 'p> {
    Text(&'t str),
    Piece(&'p Piece),
}

// Noncharacters, which no text has (Unicode Standard §23.7); the parser takes them for letters.
const START: char = '\u{fdd0}';
const END: char = '\u{fdd1}';
/// A letter that is not shown: stands between a mark of emphasis and what is no letter.
pub(in super::super) const JOINER: char = '\u{fdd2}';

/// The text without the characters that have a meaning here, and without NUL, which stands for
/// nothing in a page.
pub(in super::super) fn clean(text: &str) -> String {
    // Most texts have none, which their bytes tell sooner.
    match text.bytes().any(|byte| byte == 0 || byte == FIRST) {
        true => text.replace(|c| c == '\0' || ('\u{fdd0}'..='\u{fdef}').contains(&c), ""),
        false => text.to_string(),
    }
}

/// The byte with which the marks begin in UTF-8.
const FIRST: u8 = 0xef;

/// Whether a text has marks.
fn has_marks(text: &str) -> bool {
    text.as_bytes().contains(&FIRST) && text.contains([START, END, JOINER])
}

impl Pieces {
    /// Keeps a part. Returns the mark for its place.
    pub(super) fn keep(&mut self, source: &str, meaning: Meaning) -> String {
        let source = self.source(source);
        let meaning = meaning.map(|text| self.source(text));
        self.0.push(Piece { source, meaning });
        format!("{START}{}{END}", self.0.len() - 1)
    }

    /// The runs of a text that has marks.
    pub(in super::super) fn runs<'t>(&self, text: &'t str) -> Vec<Run<'t, '_>> {
        let mut runs = Vec::new();
        let mut rest = text;
        if !has_marks(text) {
            runs.extend((!text.is_empty()).then_some(Run::Text(text)));
            return runs;
        }
        while let Some(at) = rest.find([START, END, JOINER]) {
            let (before, after) = rest.split_at(at);
            if !before.is_empty() {
                runs.push(Run::Text(before));
            }
            let piece = after.starts_with(START).then(|| {
                let (mark, behind) = after.split_once(END)?;
                let number: usize = mark.strip_prefix(START)?.parse().ok()?;
                Some((self.0.get(number)?, behind))
            });
            rest = match piece.flatten() {
                Some((piece, behind)) => {
                    runs.push(Run::Piece(piece));
                    behind
                }
                None => &after[START.len_utf8()..],
            };
        }
        if !rest.is_empty() {
            runs.push(Run::Text(rest));
        }
        runs
    }

    /// The text as it was in the source.
    pub(in super::super) fn source(&self, text: &str) -> String {
        if !has_marks(text) {
            return text.to_string();
        }
        let source = |run| match run {
            Run::Text(text) => text,
            Run::Piece(piece) => piece.source.as_str(),
        };
        let text: String = self.runs(text).into_iter().map(source).collect();
        // A part may hold others: a line that is a tag with an address in it.
        match has_marks(&text) {
            true => text.replace([START, END, JOINER], ""),
            false => text,
        }
    }

    /// The text with the words of its parts, for places that hold text alone.
    pub(in super::super) fn shown(&self, text: &str) -> String {
        let shown = |run| match run {
            Run::Text(text) => text,
            Run::Piece(piece) => piece.shown(),
        };
        self.runs(text).into_iter().map(shown).collect()
    }
}

impl Meaning {
    /// The same meaning with `act` done to each of its texts.
    fn map(self, act: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Formula { tex, is_display } => Self::Formula { tex: act(&tex), is_display },
            Self::Link { href, text } => Self::Link { href: act(&href), text: act(&text) },
            Self::Embed { href, title } => Self::Embed { href: act(&href), title: act(&title) },
            Self::Picture { src, alt, width, height } => {
                Self::Picture { src: act(&src), alt: act(&alt), width, height }
            }
            Self::Text(text) => Self::Text(act(&text)),
            Self::Html(html) => Self::Html(act(&html)),
            Self::About(attributes) => Self::About(attributes),
            Self::Nothing => Self::Nothing,
        }
    }
}

impl Piece {
    fn shown(&self) -> &str {
        match &self.meaning {
            Meaning::Formula { .. } => &self.source,
            Meaning::Link { text, .. } | Meaning::Text(text) => text,
            Meaning::Embed { title, .. } => title,
            Meaning::Picture { alt, .. } => alt,
            Meaning::Html(_) | Meaning::About(_) | Meaning::Nothing => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_for_parts() {
        let mut pieces = Pieces::default();
        let mark = pieces.keep("==a==", Meaning::Text("a".into()));
        let text = format!("b{JOINER} {mark}c");
        assert_eq!(pieces.source(&text), "b ==a==c");
        assert_eq!(pieces.shown(&text), "b ac");
        assert_eq!(pieces.runs(&text).len(), 4);
    }

    #[test]
    fn a_mark_of_no_part_shows_nothing() {
        let pieces = Pieces::default();
        assert_eq!(pieces.source(&format!("a{START}7{END}b")), "a7b");
        assert_eq!(clean("a\u{fdd0}7\u{fdef}\0b"), "a7b");
    }
}
