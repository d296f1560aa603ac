//! The cards of Ghost's editors: what stands between the paragraphs of a post, as markup.

use super::markdown;
use crate::markup::{Element, Node};
use crate::parsers::html::fragment;
use crate::parsers::post::element;
use serde_json::Value;

/// The markup of a card by its name; `None` where nobody knows it.
pub(super) fn card(name: &str, fields: &Value) -> Option<Vec<Node>> {
    let card = Card { fields };
    let one = |element: Element| Some(vec![Node::Element(element)]);
    match name {
        "image" | "card-image" => one(card.figure(image(fields, "src"))),
        "gallery" => one(card.gallery()),
        "bookmark" => card.bookmark().and_then(one),
        "embed" => card.embed(),
        "callout" => {
            let words = card.text("calloutText").or(card.text("text")).unwrap_or_default();
            one(element("div", &[("class", "callout note")], markup(words)))
        }
        "toggle" => one(card.toggle()),
        "codeblock" | "code" => one(card.code()),
        "html" => Some(card.markup("html")),
        "markdown" | "card-markdown" => {
            Some(markup(&markdown::html(card.text("markdown").unwrap_or_default())))
        }
        "horizontalrule" | "hr" => one(Element::new("hr")),
        "button" => Some(link(card.text("buttonUrl")?, card.text("buttonText").unwrap_or("→"))),
        "file" => card.file(),
        "audio" => {
            let title = card.text("title").unwrap_or_default();
            let attributes = [("src", card.text("src")?), ("title", title)];
            one(card.figure(element("audio", &attributes, Vec::new())))
        }
        "video" => {
            let poster = card.text("customThumbnailSrc").or(card.text("thumbnailSrc"));
            let attributes = [("src", card.text("src")?), ("poster", poster.unwrap_or_default())];
            one(card.figure(element("video", &attributes, Vec::new())))
        }
        "header" => Some(card.header()),
        "product" => one(card.product()),
        _ => None,
    }
}

/// A card as its editor keeps it.
struct Card<'c> {
    fields: &'c Value,
}

impl<'c> Card<'c> {
    /// A field that has something in it.
    fn text(&self, key: &str) -> Option<&'c str> {
        self.fields[key].as_str().filter(|text| !text.trim().is_empty())
    }

    /// The nodes of a field that is HTML.
    fn markup(&self, key: &str) -> Vec<Node> {
        self.text(key).map(markup).unwrap_or_default()
    }

    /// A figure of this content with the card's caption.
    fn figure(&self, content: Element) -> Element {
        let mut figure = element("figure", &[], vec![Node::Element(content)]);
        figure.children.extend(self.caption());
        figure
    }

    fn caption(&self) -> Option<Node> {
        let words = self.text("caption")?;
        Some(Node::Element(element("figcaption", &[], markup(words))))
    }

    fn gallery(&self) -> Element {
        let images = self.fields["images"].as_array().map(Vec::as_slice).unwrap_or_default();
        let figures =
            images.iter().map(|one| element("figure", &[], vec![Node::Element(image(one, "src"))]));
        let mut children: Vec<Node> = figures.map(Node::Element).collect();
        children.extend(self.caption());
        element("figure", &[("class", "gallery")], children)
    }

    fn bookmark(&self) -> Option<Element> {
        let about = &self.fields["metadata"];
        let href = self.text("url").or(about["url"].as_str())?;
        let title = about["title"].as_str().or(self.fields["title"].as_str()).unwrap_or(href);
        Some(self.figure(frame(href, title)))
    }

    fn embed(&self) -> Option<Vec<Node>> {
        let title = self.fields["metadata"]["title"].as_str().unwrap_or_default();
        match self.text("url") {
            Some(href) => Some(vec![Node::Element(self.figure(frame(href, title)))]),
            None => self.text("html").map(markup),
        }
    }

    fn toggle(&self) -> Element {
        let mut toggle = Element::new("details");
        toggle.children.push(Node::Element(element("summary", &[], self.markup("heading"))));
        toggle.children.extend(self.markup("content"));
        toggle
    }

    fn code(&self) -> Element {
        let language = self.text("language").map(|language| format!("language-{language}"));
        let class = language.as_deref().map(|class| ("class", class));
        let attributes: Vec<_> = class.into_iter().collect();
        let text = Node::Text(self.text("code").unwrap_or_default().to_string());
        let pre =
            element("pre", &[], vec![Node::Element(element("code", &attributes, vec![text]))]);
        match self.text("caption") {
            Some(_) => self.figure(pre),
            None => pre,
        }
    }

    fn file(&self) -> Option<Vec<Node>> {
        let name = self.text("fileTitle").or(self.text("fileName")).unwrap_or("file");
        let mut nodes = link(self.text("src")?, name);
        let words = self.markup("fileCaption");
        if !words.is_empty() {
            nodes.push(Node::Element(element("p", &[], words)));
        }
        Some(nodes)
    }

    fn header(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (tag, keys) in [("h2", ["header", "heading"]), ("p", ["subheader", "subheading"])] {
            let words = keys.into_iter().find_map(|key| self.text(key)).map(markup);
            nodes.extend(words.map(|words| Node::Element(element(tag, &[], words))));
        }
        nodes.extend(self.button("buttonUrl", "buttonText"));
        nodes
    }

    fn product(&self) -> Element {
        let mut nodes = Vec::new();
        if self.text("productImageSrc").is_some() {
            let picture = vec![Node::Element(image(self.fields, "productImageSrc"))];
            nodes.push(Node::Element(element("figure", &[], picture)));
        }
        let title = self.text("productTitle").map(markup);
        nodes.extend(title.map(|title| Node::Element(element("h3", &[], title))));
        nodes.extend(self.markup("productDescription"));
        nodes.extend(self.button("productUrl", "productButton"));
        element("aside", &[], nodes)
    }

    /// The link that a button is, if it leads somewhere.
    fn button(&self, address: &str, words: &str) -> Vec<Node> {
        let link = |address| link(address, self.text(words).unwrap_or(address));
        self.text(address).map(link).unwrap_or_default()
    }
}

/// The nodes of a piece of HTML.
pub(super) fn markup(html: &str) -> Vec<Node> {
    let Ok(page) = fragment::parsed(html, 1, false) else { return Vec::new() };
    match page.find(&|found| found.is(&["body"])) {
        Some(body) => body.children.clone(),
        None => page.children,
    }
}

fn image(card: &Value, key: &str) -> Element {
    let text = |key: &str| card[key].as_str().unwrap_or_default();
    let mut image = element("img", &[("src", text(key)), ("alt", text("alt"))], Vec::new());
    for side in ["width", "height"] {
        let pixels = card[side].as_u64().map(|pixels| pixels.to_string());
        image.attributes.extend(pixels.map(|pixels| (side.into(), pixels)));
    }
    match card["href"].as_str().filter(|href| !href.is_empty()) {
        Some(href) => element("a", &[("href", href)], vec![Node::Element(image)]),
        None => image,
    }
}

/// A link to another page, as the reader of markup makes a card of it.
fn frame(href: &str, title: &str) -> Element {
    element("iframe", &[("src", href), ("title", title)], Vec::new())
}

fn link(href: &str, words: &str) -> Vec<Node> {
    let link = element("a", &[("href", href)], vec![Node::Text(words.to_string())]);
    vec![Node::Element(element("p", &[], vec![Node::Element(link)]))]
}
