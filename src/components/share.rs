//! The panel for sharing: plain links, which request nothing before they are pressed, and buttons,
//! which need scripts.

use super::fixed::fixed;
use super::panels::{SheetClose, SheetTitle};
use crate::browser::address::{encode, own};
use crate::content::{Icon, icon};
use crate::labels::{Labels, fill};
use article::{Article, Direction, Lang};
use leptos::prelude::*;

/// A service's name and its address, in which `{url}` and `{title}` stand for the article's.
const SERVICES: [(&str, &str); 7] = [
    // Its name is a word of the interface.
    ("", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
    ("X", "https://x.com/intent/post?url={url}&text={title}"),
    ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    ("LINE", "https://social-plugins.line.me/lineit/share?url={url}&text={title}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
];

/// The title, language, address and citation of an article, for sharing.
pub(super) struct Shareable {
    title: String,
    lang: Lang,
    /// The document's own address where it has one, for that outlives copies; else the page's.
    address: Option<String>,
    citation: String,
}

impl Shareable {
    /// Takes them from an article; the labels are for the citation, where the interface does not
    /// speak the article's language.
    pub(super) fn of(article: &Article, labels: &'static Labels) -> Self {
        let canonical = article.canonical.as_ref();
        let address = canonical.map(|canonical| canonical.as_str().to_string()).or_else(own);
        let labels = Labels::of_text(article.lang.as_str(), labels);
        let citation = citation(article, address.as_deref(), labels);
        Self { title: article.title(), lang: article.lang.clone(), address, citation }
    }
}

/// The button that opens the panel.
#[component]
pub(super) fn ShareToggle(labels: &'static Labels) -> impl IntoView {
    view! {
        <button
            class="av-button av-share-toggle"
            type="button"
            popovertarget="av-share"
            aria-label=labels.share
            data-word-label="share"
        >
            {icon(Icon::Share).into_render()}
            <span class="av-button-name" data-word="share">{labels.share}</span>
        </button>
    }
}

/// The panel with the ways to share the article.
#[component]
pub(super) fn SharePanel(shared: Shareable, labels: &'static Labels) -> impl IntoView {
    let Shareable { title, lang, address, citation } = shared;
    let gap = address.is_none().then(|| {
        view! { <p class="av-no-address" data-word="no-address">{labels.no_address}</p> }
    });
    let ways = address.map(|address| view! { <Ways address title labels/> });
    view! {
        <div
            id="av-share"
            class="av-sheet av-share"
            popover="auto"
            tabindex="-1"
            role="dialog"
            aria-labelledby="av-share-title"
            lang=labels.lang
        >
            <SheetTitle id="av-share-title" word="share" labels/>
            {fixed(ways)}
            {fixed(gap)}
            <p class="av-citation" lang=lang.as_str().to_string() dir=lang.direction().as_str()>
                {citation}
            </p>
            <p class="av-share-buttons">
                <ShareButton
                    what="citation"
                    sign=Icon::Copy
                    word="copy-citation"
                    label=labels.copy_citation
                />
            </p>
            <p class={"av-status"} role="status"></p>
            <SheetClose of="av-share" labels/>
        </div>
    }
}

/// Matches the note that there is no address, which stands in place of the ways that need one.
pub(super) const NO_ADDRESS: &str = ".av-no-address";

/// The ways that need the article's address.
#[component]
pub(super) fn Ways(address: String, title: String, labels: &'static Labels) -> impl IntoView {
    let (url, encoded_title) = (encode(&address), encode(&title));
    let services = SERVICES.map(|(name, template)| {
        let href = template.replace("{url}", &url).replace("{title}", &encoded_title);
        let (word, name) =
            if name.is_empty() { (Some("weibo"), labels.weibo) } else { (None, name) };
        view! {
            <li>
                <a href=href target="_blank" rel="noopener" data-word=word>{name}</a>
            </li>
        }
    });
    let mail = format!("mailto:?subject={encoded_title}&body={url}");
    view! {
        <p class="av-share-address">{address}</p>
        <p class="av-share-buttons">
            <ShareButton
                what="link"
                sign=Icon::Link
                word="copy-link"
                label=labels.copy_link
            />
            <ShareButton
                what="system"
                sign=Icon::Share
                word="share-by-system"
                label=labels.share_by_system
            />
        </p>
        <ul class="av-share-ways">
            <li>
                <a href=mail data-word="contact">
                    {icon(Icon::Mail).into_render()}
                    {labels.contact}
                </a>
            </li>
            {fixed(services)}
        </ul>
        // Filled when it is opened.
        <details class="av-share-code">
            <summary data-word="wechat">
                {icon(Icon::Code).into_render()}
                {labels.wechat}
            </summary>
            <div class={"av-qr"}></div>
            <p data-word="wechat-hint">{labels.wechat_hint}</p>
        </details>
    }
}

/// A button that needs scripts, with an icon and a name of its own.
#[component]
pub(super) fn ShareButton(
    /// The act, by the name that `src/reading/sharing.rs` knows (`data-share`).
    what: &'static str,
    sign: Icon,
    /// The key of its name among the interface's words.
    word: &'static str,
    label: &'static str,
) -> impl IntoView {
    view! {
        <button class="av-button" type="button" data-share=what data-word=word>
            {icon(sign).into_render()}
            {label}
        </button>
    }
}

/// Authors, headline, site, date and address in one line, as far as they are known, joined as the
/// language of the labels does.
fn citation(article: &Article, address: Option<&str>, labels: &Labels) -> String {
    let authors: Vec<&str> = article
        .bylines
        .iter()
        .filter_map(|byline| Some(byline.name.as_ref()?.text.as_str()))
        .collect();
    let headline = &article.headline.text;
    let title = (!headline.is_empty()).then(|| fill(labels.citation_title, headline));
    let date = article.published.as_ref().map(|date| {
        let date: String = date.iso().chars().take(10).collect();
        match article.lang.direction() {
            // Its hyphens would turn round the numbers beside them (UAX 9 §2.4, isolates).
            Direction::RightToLeft => format!("\u{2066}{date}\u{2069}"),
            Direction::LeftToRight => date,
        }
    });
    let authors = authors.join(labels.list_comma);
    let site = article.site.as_ref().map(|site| site.text.as_str());
    let parts = [Some(authors.as_str()), title.as_deref(), site, date.as_deref(), address];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    cited(&parts, labels)
}

/// The parts of a citation in one line.
pub(super) fn cited(parts: &[&str], labels: &Labels) -> String {
    parts.join(labels.citation_comma)
}
