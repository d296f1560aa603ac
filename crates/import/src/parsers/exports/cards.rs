//! The cards of Ghost's editors: what stands between the paragraphs of a post, as markup.

use super::markdown;
use crate::markup::{Element, Node};
use crate::parsers::html::fragment;
use crate::parsers::post::element;
use serde_json::Value;

/// The markup of a card by its name; `None` where nobody knows it.
pub(super) fn card(name: &str, card: &Value) -> Option<Vec<Node>> {
    let text = |key: &str| card[key].as_str().filter(|text| !text.trim().is_empty());
    let has_caption = text("caption");
    let one = |element: Element| Some(vec![Node::Element(element)]);
    match name {
        "image" | "card-image" => one(figure(vec![image(card, "src")], has_caption)),
        "gallery" => {
            let images = card["images"].as_array().map(Vec::as_slice).unwrap_or_default();
            let images = images.iter().map(|one| figure(vec![image(one, "src")], None));
            let mut gallery = element("figure", &[("class", "gallery")], Vec::new());
            gallery.children.extend(images.map(Node::Element));
            gallery.children.extend(has_caption.map(|words| Node::Element(caption(words))));
            one(gallery)
        }
        "bookmark" => {
            let about = &card["metadata"];
            let href = text("url").or(about["url"].as_str())?;
            let title = about["title"].as_str().or(card["title"].as_str()).unwrap_or(href);
            one(figure(vec![frame(href, title)], has_caption))
        }
        "embed" => {
            let title = card["metadata"]["title"].as_str().unwrap_or_default();
            match (text("url"), text("html")) {
                (Some(href), _) => one(figure(vec![frame(href, title)], has_caption)),
                (None, Some(html)) => Some(markup(html)),
                (None, None) => None,
            }
        }
        "callout" => {
            let words = text("calloutText").or(text("text")).unwrap_or_default();
            one(element("div", &[("class", "callout note")], markup(words)))
        }
        "toggle" => {
            let mut toggle = Element::new("details");
            let heading = markup(text("heading").unwrap_or_default());
            toggle.children.push(Node::Element(element("summary", &[], heading)));
            toggle.children.extend(markup(text("content").unwrap_or_default()));
            one(toggle)
        }
        "codeblock" | "code" => {
            let code = text("code").unwrap_or_default();
            let language = text("language").map(|language| format!("language-{language}"));
            let class = language.as_deref().map(|class| ("class", class));
            let attributes: Vec<_> = class.into_iter().collect();
            let inner = element("code", &attributes, vec![Node::Text(code.to_string())]);
            let pre = element("pre", &[], vec![Node::Element(inner)]);
            one(match has_caption {
                Some(_) => figure(vec![pre], has_caption),
                None => pre,
            })
        }
        "html" => Some(markup(text("html").unwrap_or_default())),
        "markdown" | "card-markdown" => {
            Some(markup(&markdown::html(text("markdown").unwrap_or_default())))
        }
        "horizontalrule" | "hr" => one(Element::new("hr")),
        "button" => Some(link(text("buttonUrl")?, text("buttonText").unwrap_or("→"))),
        "file" => {
            let name = text("fileTitle").or(text("fileName")).unwrap_or("file");
            let mut nodes = link(text("src")?, name);
            let words = text("fileCaption").map(markup).filter(|nodes| !nodes.is_empty());
            nodes.extend(words.map(|words| Node::Element(element("p", &[], words))));
            Some(nodes)
        }
        "audio" => {
            let title = text("title").unwrap_or_default();
            let player = element("audio", &[("src", text("src")?), ("title", title)], Vec::new());
            one(figure(vec![player], has_caption))
        }
        "video" => {
            let poster = text("customThumbnailSrc").or(text("thumbnailSrc")).unwrap_or_default();
            let attributes = [("src", text("src")?), ("poster", poster)];
            one(figure(vec![element("video", &attributes, Vec::new())], has_caption))
        }
        "header" => {
            let mut nodes = Vec::new();
            for (tag, keys) in [("h2", ["header", "heading"]), ("p", ["subheader", "subheading"])] {
                let words = keys.into_iter().find_map(text).map(markup);
                nodes.extend(words.map(|words| Node::Element(element(tag, &[], words))));
            }
            nodes.extend(
                text("buttonUrl")
                    .into_iter()
                    .flat_map(|address| link(address, text("buttonText").unwrap_or(address))),
            );
            Some(nodes)
        }
        "product" => {
            let mut nodes = Vec::new();
            if text("productImageSrc").is_some() {
                nodes.push(Node::Element(figure(vec![image(card, "productImageSrc")], None)));
            }
            let title = text("productTitle").map(markup);
            nodes.extend(title.map(|title| Node::Element(element("h3", &[], title))));
            nodes.extend(text("productDescription").into_iter().flat_map(markup));
            nodes.extend(
                text("productUrl")
                    .into_iter()
                    .flat_map(|address| link(address, text("productButton").unwrap_or(address))),
            );
            one(element("aside", &[], nodes))
        }
        _ => None,
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

fn figure(content: Vec<Element>, words: Option<&str>) -> Element {
    let mut figure = element("figure", &[], content.into_iter().map(Node::Element).collect());
    figure.children.extend(words.map(|words| Node::Element(caption(words))));
    figure
}

fn caption(words: &str) -> Element {
    element("figcaption", &[], markup(words))
}

/// A link to another page, as the reader of markup makes a card of it.
fn frame(href: &str, title: &str) -> Element {
    element("iframe", &[("src", href), ("title", title)], Vec::new())
}

fn link(href: &str, words: &str) -> Vec<Node> {
    let link = element("a", &[("href", href)], vec![Node::Text(words.to_string())]);
    vec![Node::Element(element("p", &[], vec![Node::Element(link)]))]
}
