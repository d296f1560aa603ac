//! Sound, films, pictures and files that stand beside the text of an entry.

use crate::markup::{Element, Node};
use crate::parsers::post::{Content, Post, element};

/// A file that an entry names.
#[derive(Debug, Default)]
pub(super) struct Medium {
    pub address: String,
    /// Its type, such as `audio/mpeg`; empty where nobody says.
    pub kind: String,
    pub title: String,
    /// Whether it is only the picture of another.
    pub is_thumbnail: bool,
    pub line: usize,
}

impl Medium {
    fn is(&self, kind: &str, endings: &[&str]) -> bool {
        let path = self.address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        match self.kind.as_str() {
            "" => endings.iter().any(|ending| path.ends_with(ending)),
            named => named.starts_with(kind),
        }
    }
}

/// Puts files around the text: sound and films above it, a picture where the text has none, links
/// to others below.
pub(super) fn put(post: &mut Post, media: Vec<Medium>) {
    let mut seen = Vec::new();
    let has_picture = has_picture(&post.content);
    let mut is_shown = has_picture;
    let is_alone = media.iter().filter(|one| one.is("image", PICTURES)).count() == 1;
    for medium in media {
        if medium.address.is_empty() || seen.contains(&medium.address) || is_named(post, &medium) {
            continue;
        }
        seen.push(medium.address.clone());
        let title = match medium.title.as_str() {
            "" => post.title(),
            title => title.to_string(),
        };
        let at = |mut element: Element| {
            element.line = medium.line;
            element
        };
        let source = [("src", medium.address.as_str()), ("title", title.as_str())];
        if medium.is("audio", &[".mp3", ".m4a", ".ogg", ".opus", ".aac", ".wav"]) {
            post.before.push(at(element("audio", &source, Vec::new())));
        } else if medium.is("video", &[".mp4", ".webm", ".mov", ".m4v"]) {
            post.before.push(at(element("video", &source, Vec::new())));
        } else if medium.is("image", PICTURES) || medium.is_thumbnail {
            let is_wanted = !is_shown || !medium.is_thumbnail && !is_alone && !has_picture;
            if is_wanted {
                is_shown = true;
                let picture = [("src", medium.address.as_str()), ("alt", &medium.title)];
                let picture = at(element("img", &picture, Vec::new()));
                post.before.push(at(element("figure", &[], vec![Node::Element(picture)])));
            }
        } else {
            let name = medium.address.rsplit('/').next().unwrap_or(&medium.address);
            let name = if medium.title.is_empty() { name } else { &medium.title };
            let link = [("href", medium.address.as_str())];
            let link = element("a", &link, vec![Node::Text(name.to_string())]);
            post.after.push(at(element("p", &[], vec![Node::Element(link)])));
        }
    }
}

const PICTURES: &[&str] = &[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];

fn has_picture(content: &Content) -> bool {
    match content {
        Content::Html(text, _) => text.contains("<img"),
        Content::Tree(tree) => tree.find(&|found| found.is(&["img"])).is_some(),
        Content::Text(_) | Content::Nothing => false,
    }
}

/// Whether the text names the file itself.
fn is_named(post: &Post, medium: &Medium) -> bool {
    match &post.content {
        Content::Html(text, _) => text.contains(&medium.address),
        Content::Tree(tree) => {
            let names = |found: &Element| {
                ["src", "href"].iter().any(|name| found.attribute(name) == Some(&medium.address))
            };
            tree.find(&names).is_some()
        }
        Content::Text(_) | Content::Nothing => false,
    }
}
