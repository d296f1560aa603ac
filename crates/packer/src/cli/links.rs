//! The links of a document: each of its addresses, and the line where it is written.

use super::anchors::Anchors;
use article::{Article, BlockKind, Href, Span};
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// The lines of a document's relative addresses, each where it stands first.
pub(super) struct Lines(HashMap<String, usize>);

impl Lines {
    /// Finds them in a document's bytes.
    pub(super) fn of(article: &mut Article, bytes: &[u8]) -> Self {
        let mut lines = HashMap::new();
        let mut text = None;
        each(article, &mut |href| {
            if is_beside(href) && !lines.contains_key(href.as_str()) {
                let text = text.get_or_insert_with(|| String::from_utf8_lossy(bytes));
                if let Some(line) = line(text, href.as_str()) {
                    lines.insert(href.as_str().to_string(), line);
                }
            }
        });
        Self(lines)
    }

    /// The lines of a document that has none.
    pub(super) fn none() -> Self {
        Self(HashMap::new())
    }

    /// The line of an address, where it was found.
    pub(super) fn line(&self, address: &str) -> Option<usize> {
        self.0.get(address).copied()
    }
}

/// Calls `act` with each address that a reader may follow from an article.
pub(super) fn each(article: &mut Article, act: &mut impl FnMut(&mut Href)) {
    article.each_block_mut(|block| {
        match &mut block.kind {
            BlockKind::Figure(figure) => figure.link.iter_mut().for_each(&mut *act),
            BlockKind::Embed(embed) => act(&mut embed.href),
            _ => {}
        }
        block.lines_mut().into_iter().for_each(|spans| each_of(spans, act));
    });
    each_of(&mut article.source, act);
    article.related.iter_mut().filter_map(|story| story.link.as_mut()).for_each(act);
}

fn each_of(spans: &mut [Span], act: &mut impl FnMut(&mut Href)) {
    for span in spans {
        if let Span::Link { href, .. } = span {
            act(href);
        }
        each_of(span.children_mut(), act);
    }
}

/// Whether an address leads to another file beside the document, or elsewhere on its site.
pub(super) fn is_beside(href: &Href) -> bool {
    href.is_page() && !href.is_absolute() && !href.as_str().starts_with(['#', '?'])
}

/// An address in its parts: the path, decoded, with slashes alone; the query; the fragment,
/// decoded.
pub(super) struct Address<'a> {
    pub path: String,
    pub fragment: Option<String>,
    /// The part with which a page's own scripts are told where to go in its text.
    pub directive: &'a str,
}

impl<'a> Address<'a> {
    /// The end of the address of another document's page, as `#part`: its fragment as the place is
    /// named there, by `anchors` where they are known. `warn` is called with what names nothing.
    pub(super) fn end(
        &self,
        anchors: impl FnOnce() -> Option<Anchors>,
        warn: &mut impl FnMut(String),
    ) -> String {
        let found = |place: &String| match anchors() {
            None => Some(place.clone()),
            Some(anchors) => {
                let id = anchors.place(place);
                if id.is_none() {
                    warn(format!(
                        "nothing in that document is named {place}, so it leads to its beginning"
                    ));
                }
                id.filter(|id| !id.is_empty())
            }
        };
        let place = self.fragment.as_ref().and_then(found);
        match place {
            None if self.directive.is_empty() => String::new(),
            place => format!(
                "#{}{}",
                place.map(|place| packer::address(&place)).unwrap_or_default(),
                self.directive
            ),
        }
    }

    pub(super) fn of(href: &'a str) -> Self {
        let (place, fragment) = match href.split_once('#') {
            Some((place, fragment)) => (place, Some(fragment)),
            None => (href, None),
        };
        let path = place.split('?').next().unwrap_or_default();
        let (fragment, directive) = match fragment {
            Some(fragment) => {
                let (id, directive) =
                    fragment.split_at(fragment.find(":~:").unwrap_or(fragment.len()));
                (Some(id).filter(|id| !id.is_empty()).map(decoded), directive)
            }
            None => (None, ""),
        };
        Self { path: decoded(path).replace('\\', "/"), fragment, directive }
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The line in which an address stands by itself, as it is or as it is written with blanks.
fn line(text: &str, address: &str) -> Option<usize> {
    let decoded = decoded(address);
    // As Obsidian's links have it.
    let note =
        format!("[[{}", decoded.split('#').next().unwrap_or_default().trim_end_matches(".md"));
    let at = [address, &decoded, &note].into_iter().find_map(|address| {
        text.match_indices(address).map(|(at, _)| at).find(|at| {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
            let (before, after) = (&text[..*at], &text[at + address.len()..]);
            !before.ends_with(is_part) && !after.starts_with(|c: char| c.is_alphanumeric())
        })
    })?;
    Some(text[..at].matches('\n').count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        for (href, path, fragment) in [
            ("two.md", "two.md", None),
            ("./a%20b.md?from=x#The%20gate", "./a b.md", Some("The gate")),
            ("..\\two.md#", "../two.md", None),
            ("two.md#x:~:text=y", "two.md", Some("x")),
        ] {
            let address = Address::of(href);
            assert_eq!((&*address.path, address.fragment.as_deref()), (path, fragment), "{href}");
        }
    }

    #[test]
    fn the_line_is_that_of_the_whole_address() {
        let text = "one-two.md\n\n[a](two.md#x)\n[b](two.md)\n[c](<a b.md>)\n";
        assert_eq!(line(text, "two.md"), Some(3));
        assert_eq!(line(text, "two.md#x"), Some(3));
        assert_eq!(line(text, "a%20b.md"), Some(5));
        assert_eq!(line(text, "none.md"), None);
        assert_eq!(line("a\n[[The mill#gate|x]]", "The%20mill.md#gate"), Some(2));
    }
}
