//! Ways to pass the article on: plain links, which ask nobody before they are pressed, and buttons
//! that need scripts.

use super::labels::Labels;
use super::markup::{Markup, element};
use crate::browser::address::{encode, own};
use article::Article;

/// A service's name and its address, in which `{url}` and `{title}` stand for the article's.
const SERVICES: [(&str, &str); 6] = [
    ("X", "https://x.com/intent/post?url={url}&text={title}"),
    ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    ("LINE", "https://social-plugins.line.me/lineit/share?url={url}&text={title}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
];
const WEIBO: &str = "https://service.weibo.com/share/share.php?url={url}&title={title}";

/// The button in the bar, and what it opens.
pub fn share(article: &Article, labels: &'static Labels) -> [Markup; 2] {
    let name = element("span").class("av-button-name").text(labels.share);
    let toggle = element("button")
        .class("av-button av-share-toggle")
        .attribute("type", "button")
        .attribute("popovertarget", "av-share");
    let toggle = toggle.attribute("aria-label", labels.share).child(name);
    // The document's own address outlives the one that it is read at.
    let address =
        article.canonical.as_ref().map(|canonical| canonical.as_str().to_string()).or_else(own);
    let title = article.title();
    let panel = element("div")
        .id("av-share")
        .class("av-sheet av-share")
        .attribute("popover", "auto")
        .attribute("tabindex", "-1");
    let panel = panel
        .attribute("role", "dialog")
        .attribute("aria-label", labels.share)
        .attribute("lang", labels.lang);
    let panel = panel
        .attribute("data-copied", labels.copied)
        .attribute("data-not-copied", labels.not_copied);
    let panel = match &address {
        Some(address) => panel.children(addressed(address, &title, labels)),
        None => panel.child(element("p").class("av-no-address").text(labels.no_address)),
    };
    let citation = citation(article, address.as_deref(), labels);
    let panel = panel
        .child(element("p").class("av-citation").lang(&article.lang).text(citation))
        .child(buttons(&[("citation", labels.copy_citation)]))
        .child(element("p").class("av-told").attribute("role", "status"));
    [toggle, panel]
}

/// What says that there is no address, in place of what needs one.
pub const NO_ADDRESS: &str = ".av-no-address";

/// What needs the article's address.
pub fn addressed(address: &str, title: &str, labels: &'static Labels) -> [Markup; 4] {
    [
        element("p").class("av-share-address").text(address.to_string()),
        buttons(&[("system", labels.share_by_system), ("link", labels.copy_link)]),
        services(address, title, labels),
        code(labels),
    ]
}

fn buttons(all: &[(&'static str, &'static str)]) -> Markup {
    let button = |(what, label): &(&'static str, &'static str)| {
        element("button")
            .class("av-button")
            .attribute("type", "button")
            .attribute("data-share", *what)
            .text(*label)
    };
    element("p").class("av-share-buttons").children(all.iter().map(button))
}

fn services(address: &str, title: &str, labels: &'static Labels) -> Markup {
    let (url, title) = (encode(address), encode(title));
    let way = |name: &'static str, template: &str| {
        let href = template.replace("{url}", &url).replace("{title}", &title);
        let link = element("a")
            .class("av-button")
            .attribute("href", href)
            .attribute("target", "_blank")
            .attribute("rel", "noopener");
        element("li").child(link.text(name))
    };
    let mail = element("a")
        .class("av-button")
        .attribute("href", format!("mailto:?subject={title}&body={url}"))
        .text(labels.contact);
    let ways = element("ul")
        .class("av-share-ways")
        .child(element("li").child(mail))
        .child(way(labels.weibo, WEIBO));
    ways.children(SERVICES.iter().map(|(name, template)| way(name, template)))
}

/// Filled when it is opened.
fn code(labels: &'static Labels) -> Markup {
    let summary = element("summary").text(labels.wechat);
    element("details")
        .class("av-share-code")
        .child(summary)
        .child(element("div").class("av-qr"))
        .child(element("p").text(labels.wechat_hint))
}

/// Who wrote what where and when, as far as it is known.
fn citation(article: &Article, address: Option<&str>, labels: &'static Labels) -> String {
    let authors: Vec<&str> = article
        .bylines
        .iter()
        .filter_map(|byline| Some(byline.name.as_ref()?.text.as_str()))
        .collect();
    let date =
        article.published.as_ref().map(|date| date.iso().chars().take(10).collect::<String>());
    let parts = [
        Some(authors.join(labels.list_comma)),
        Some(article.headline.text.clone()),
        article.site.as_ref().map(|site| site.text.clone()),
        date,
        address.map(ToString::to_string),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    cited(&parts, labels)
}

/// The parts of a citation in one line.
pub fn cited(parts: &[String], labels: &Labels) -> String {
    parts.join(labels.list_comma)
}
