//! What is on another page and stands alone in its paragraph → a card.

use super::blocks::Converter;
use super::tree::{self, Tag, TreeElement, TreeNode};
use article::{BlockKind, Embed, Href, Image, ImageSource, Span};

impl Converter<'_, '_> {
    /// The card of a paragraph that holds nothing but what is on another page.
    pub(super) fn card(&mut self, nodes: &[TreeNode]) -> Option<BlockKind> {
        let Some(TreeNode::Element(element)) = tree::only(nodes) else { return None };
        let TreeElement { tag: Tag::Embed { href, poster, title }, line, .. } = element else {
            return None;
        };
        let href = Href::parse(&watched(href)).ok()?;
        let image = (!poster.is_empty()).then(|| ImageSource::parse(poster).ok()).flatten();
        let image = image.map(|src| {
            self.log.picture(&src, *line);
            Image { src, alt: String::new(), width: None, height: None }
        });
        // What is within it is for browsers that cannot show it.
        let title = if title.is_empty() { Vec::new() } else { vec![Span::text(title.as_str())] };
        let site = site(&href);
        let embed = Embed { href, title, site, image, caption: Vec::new() };
        Some(BlockKind::Embed(Box::new(embed)))
    }
}

/// The page that shows a film by itself, for the address of a frame that shows it within another.
fn watched(href: &str) -> String {
    let id = |start: &str| {
        let (_, rest) = href.split_once(start)?;
        let id = rest.split(['?', '&', '#', '/']).next()?;
        (!id.is_empty()).then_some(id)
    };
    let film = ["youtube.com/embed/", "youtube-nocookie.com/embed/"].iter().find_map(|at| id(at));
    if let Some(film) = film {
        return format!("https://www.youtube.com/watch?v={film}");
    }
    match id("player.vimeo.com/video/") {
        Some(film) => format!("https://vimeo.com/{film}"),
        None => href.to_string(),
    }
}

/// The name of the site, as its address has it.
fn site(href: &Href) -> String {
    let (_, rest) = href.as_str().split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_lead_to_the_pages_of_their_films() {
        assert_eq!(
            watched("https://www.youtube.com/embed/ab-1?start=3"),
            "https://www.youtube.com/watch?v=ab-1"
        );
        assert_eq!(watched("https://player.vimeo.com/video/7"), "https://vimeo.com/7");
        assert_eq!(watched("https://example.org/embed/7"), "https://example.org/embed/7");
    }
}
