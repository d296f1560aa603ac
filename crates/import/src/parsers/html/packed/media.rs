//! Pictures, sounds, films, and cards that lead to other pages.

use super::blocks::{own, with};
use super::lines::words;
use super::{Page, find_class, raw};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

impl Page<'_> {
    /// The picture that an element is or holds, or the one that its words stand for.
    pub(super) fn picture(&self, around: &Element) -> Option<Element> {
        let is_it =
            |found: &Element| found.is(&["img", "svg"]) || found.has("class", &["av-picture-link"]);
        let picture = around.find(&is_it)?;
        let mut attributes = Vec::new();
        let alt = match () {
            () if picture.is(&["img"]) => {
                attributes.push(("src", raw(picture, "src")?));
                raw(picture, "alt").unwrap_or_default().to_string()
            }
            () if picture.is(&["svg"]) => {
                let held = picture.elements().next()?;
                let address = held.attribute("href")?;
                let first = address.strip_prefix('#').and_then(|id| self.pictures.get(id));
                attributes.push(("src", first.copied().unwrap_or(address)));
                raw(picture, "aria-label").unwrap_or_default().to_string()
            }
            () => {
                let address = raw(picture, "href").or_else(|| raw(picture, "data-src"))?;
                attributes.push(("src", address));
                let text = picture.children.get(1..).unwrap_or_default().iter();
                let text: String = text
                    .map(|node| match node {
                        Node::Text(text) => text.clone(),
                        Node::Element(element) => element.raw_text(),
                    })
                    .collect();
                let text = text.strip_prefix(' ').unwrap_or(&text);
                let is_address = text == address.trim_start_matches('#');
                if is_address { String::new() } else { text.to_string() }
            }
        };
        attributes.push(("alt", &alt));
        attributes.extend(
            ["width", "height"].into_iter().filter_map(|name| Some((name, raw(picture, name)?))),
        );
        Some(Element { line: picture.line, ..element("img", &attributes, Vec::new()) })
    }

    /// A picture with its caption and credit.
    pub(super) fn figure(&self, block: &Element) -> Element {
        let Some(picture) = self.picture(block) else {
            return own("p", block, self.line(block));
        };
        let picture = match find_class(block, "av-linked").and_then(|link| raw(link, "href")) {
            Some(address) => element("a", &[("href", address)], vec![Node::Element(picture)]),
            None => picture,
        };
        let mut told = find_class(block, "av-caption").map(|it| self.line(it)).unwrap_or_default();
        if let Some(credit) = find_class(block, "av-credit") {
            told.extend((!told.is_empty()).then(|| Node::Text(" ".into())));
            told.push(Node::Element(element("small", &[("class", "credit")], words(credit))));
        }
        let caption = (!told.is_empty()).then(|| element("figcaption", &[], told));
        let children = [picture].into_iter().chain(caption).map(Node::Element);
        own("figure", block, children.collect())
    }

    /// A card for what is on another page.
    pub(super) fn embed(&self, block: &Element) -> Element {
        let card = find_class(block, "av-embed-card").unwrap_or(block);
        let title = find_class(card, "av-embed-title").and_then(|title| title.elements().next());
        let address = title.and_then(|link| raw(link, "href")).unwrap_or_default();
        let site = find_class(card, "av-embed-site").map(|site| element("cite", &[], words(site)));
        let link = match title.filter(|title| title.raw_text() != address) {
            Some(title) => {
                let link = element("a", &[("href", address)], self.line(title));
                [Some(link), site]
            }
            None => {
                let text = Node::Text(address.into());
                let inner = site.map_or(text, Node::Element);
                [Some(element("a", &[("href", address), ("title", "")], vec![inner])), None]
            }
        };
        let caption = block.elements().find(|child| child.has("class", &["av-caption"]));
        let caption = caption.map(|caption| element("figcaption", &[], self.line(caption)));
        let parts = [self.picture(card)].into_iter().chain(link).chain([caption]);
        let parts = parts.flatten().map(Node::Element).collect();
        with(own("figure", block, parts), "class", "embed")
    }

    /// A recording with its caption, and its transcript below it.
    pub(super) fn recording(&self, block: &Element) -> Vec<Node> {
        // With a transcript, in which there may be other recordings, the figure is within the block.
        let shown = block.elements().find(|child| child.is(&["figure"])).unwrap_or(block);
        let player = find_class(shown, "av-player").map(player);
        let Some(player) = player.or_else(|| self.linked(shown)) else {
            return vec![Node::Element(own("p", block, self.line(block)))];
        };
        let caption = shown.elements().find(|child| child.is(&["figcaption"]));
        let caption = caption.and_then(|caption| find_class(caption, "av-caption"));
        let caption = caption.map(|caption| self.line_of("figcaption", caption));
        let children = [Node::Element(player)].into_iter().chain(caption).collect();
        let figure = own("figure", block, children);
        let transcript = block.elements().find(|child| child.has("class", &["av-transcript"]));
        let transcript = transcript.map(|transcript| {
            let title = element("summary", &[], vec![Node::Text("Transcript".into())]);
            let mut text = self.blocks(transcript);
            text.insert(0, Node::Element(title));
            element("details", &[], text)
        });
        [figure].into_iter().chain(transcript).map(Node::Element).collect()
    }

    /// The player of a file that is only linked: its card has the name of the file for a title where
    /// it has none.
    fn linked(&self, shown: &Element) -> Option<Element> {
        let card = find_class(shown, "av-embed-card")?;
        let title = find_class(card, "av-embed-title")?.elements().next()?;
        let address = raw(title, "href")?;
        let title = element("a", &[], self.line(title)).raw_text();
        let kind = find_class(card, "av-embed-site")?;
        let word = kind.elements().next()?;
        let tag = if word.attribute("data-word") == Some("sound") { "audio" } else { "video" };
        let mut made = element(tag, &[("controls", ""), ("src", address)], Vec::new());
        let file = address.split(['?', '#']).next().unwrap_or(address);
        let file = file.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(address);
        if title != file {
            made = with(made, "title", &title);
        }
        if let Some(poster) = self.picture(card).and_then(|it| raw(&it, "src").map(String::from)) {
            made = with(made, "poster", &poster);
        }
        let all = kind.raw_text();
        let length = all.rsplit_once(" · ").and_then(|(_, length)| seconds(length));
        Some(match length {
            Some(length) => with(made, "data-duration", &length.to_string()),
            None => made,
        })
    }
}

fn player(player: &Element) -> Element {
    let kept = ["src", "poster", "width", "height"];
    let kept: Vec<_> =
        kept.into_iter().filter_map(|name| Some((name, raw(player, name)?))).collect();
    let mut made = element(&player.tag, &kept, player.children.clone());
    if let Some(title) = raw(player, "aria-label").filter(|_| !player.is_set("data-word-label")) {
        made = with(made, "title", title);
    }
    with(made, "controls", "")
}

/// The seconds of a length such as `1:02:03`.
fn seconds(length: &str) -> Option<u32> {
    length
        .split(':')
        .try_fold(0u32, |all, part| all.checked_mul(60)?.checked_add(part.parse::<u32>().ok()?))
}
