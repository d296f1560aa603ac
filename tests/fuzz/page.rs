//! Packed pages, parsed as a browser parses them.

use super::{assert_safe, words};
use article::{Article, MathPart};
use packer::{Document, Entry, Folder, Inline, Module, Options, Viewer};
use scraper::node::Element;
use scraper::{ElementRef, Html};
use std::collections::HashSet;

/// In place of the viewer, which is no document's: short, so that a page is its document.
const VIEWER: Viewer = {
    const fn inline(text: &'static str) -> Inline {
        Inline { text, hash: "'sha256-x'" }
    }
    Viewer {
        early_script: inline("EARLY"),
        single_script: inline("SINGLE"),
        element: Module { bytes: b"WASM", gzip: b"GZIP" },
        markup: Module { bytes: b"WASM", gzip: b"GZIP" },
        element_script: "ELEMENT",
        module_script: "MODULE",
        frame_script: "FRAME",
        style: "STYLE",
        page_style: inline("PAGE"),
        page_style_with_faces: inline("FACES"),
    }
};

/// Makes the pages of an article, and looks at each.
pub fn assert_packs(article: &Article, remote_images: bool) {
    let options = Options {
        remote_images,
        remote_embeds: remote_images,
        base_url: Some("https://site.example/stories/".into()),
        srcdoc: false,
    };
    let single = packer::single(article.clone(), &VIEWER, &options);
    assert_sound(&single, article, &["EARLY", "SINGLE"]);
    let within =
        packer::single(article.clone(), &VIEWER, &Options { srcdoc: true, ..options.clone() });
    assert_sound(&within, article, &["EARLY", "SINGLE"]);
    let documents =
        ["it", "other"].map(|name| Document { name: name.into(), article: article.clone() });
    let together = packer::together(documents.into(), &VIEWER, &options);
    assert_sound(&together, article, &["EARLY", "SINGLE"]);
    let document = Document { name: "it".into(), article: article.clone() };
    let folder = Folder::new(["it", "other"], &VIEWER, options);
    let entry = Entry::new(&document, None);
    let [page, ..] =
        folder.files(document).map(|file| String::from_utf8(file.bytes).expect("UTF-8"));
    assert_sound(&page, article, &["EARLY", "{", ""]);
    let list = folder.lists(&[entry], None).swap_remove(0);
    assert_elements(&Html::parse_document(&String::from_utf8_lossy(&list.bytes)), &[]);
}

/// `scripts` are the beginnings of the page's scripts, in any order.
fn assert_sound(page: &str, article: &Article, scripts: &[&str]) {
    let html = Html::parse_document(page);
    assert_elements(&html, scripts);
    assert!(packer::is_ours(page.as_bytes()), "the page does not know what made it: {page}");
    let charset = page.find("<meta charset=\"utf-8\">").expect("an encoding");
    assert!(charset < 1000, "the encoding comes at {charset}");
    // Blanks and control characters are the parser's business, and so are those that are none.
    let squashed = |text: &str| {
        // Places where a line may end are elements there.
        let is_shown = |c: &char| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}';
        text.chars().filter(is_shown).collect::<String>()
    };
    let body = html
        .root_element()
        .children()
        .filter_map(ElementRef::wrap)
        .find(|element| element.value().name() == "body");
    let shown = squashed(&body.expect("a body").text().collect::<String>());
    for text in words(article) {
        assert!(shown.contains(&squashed(text)), "the page has lost {text:?}: {shown}");
    }
}

/// No element and no attribute but the viewer's own, and in them nothing that runs or that leads
/// where nothing may.
fn assert_elements(html: &Html, scripts: &[&str]) {
    let mut found = Vec::new();
    let mut ids = HashSet::new();
    let mut policy = None;
    for element in html.root_element().descendants().filter_map(ElementRef::wrap) {
        let (tag, value) = (element.value().name(), element.value());
        let allowed =
            attributes(tag).unwrap_or_else(|| panic!("<{tag}> is no element of the viewer's"));
        for (name, content) in value.attrs() {
            assert!(
                COMMON.contains(&name) || allowed.contains(&name),
                "<{tag} {name}=\"{content}\"> is no attribute of the viewer's"
            );
            match name {
                "href" | "src" | "poster"
                    if !matches!((tag, content), ("link", "data:,") | ("base", "about:srcdoc")) =>
                {
                    assert_safe(content)
                }
                "id" => {
                    assert!(ids.insert(content.to_string()), "two elements have the id {content}")
                }
                "class" => {
                    assert!(
                        content.split(' ').all(|class| class == "av" || class.starts_with("av-")),
                        "class=\"{content}\""
                    )
                }
                _ => {}
            }
        }
        match tag {
            "script" => found.push(element.text().collect::<String>()),
            "meta" if value.attr("http-equiv").is_some() => {
                assert!(policy.is_none() && found.is_empty(), "the policy comes late or twice");
                policy = value.attr("content");
            }
            "style" | "link" => assert!(policy.is_some(), "the policy comes late"),
            _ => {}
        }
        assert_place(&element, value);
    }
    assert_policy(policy.expect("a policy"));
    assert_eq!(found.len(), scripts.len(), "{found:?}");
    for script in scripts {
        let place = found
            .iter()
            .position(|content| content.starts_with(script))
            .unwrap_or_else(|| panic!("no script is {script}"));
        found.remove(place);
    }
}

/// Elements of the head stand nowhere else.
fn assert_place(element: &ElementRef, value: &Element) {
    if matches!(value.name(), "meta" | "link" | "style" | "title" | "base") {
        let parent = element
            .parent()
            .and_then(ElementRef::wrap)
            .map(|parent| parent.value().name().to_string());
        assert_eq!(parent.as_deref(), Some("head"), "<{}>", value.name());
    }
}

fn assert_policy(policy: &str) {
    let directives: Vec<&str> = policy.split("; ").collect();
    for directive in [
        "default-src 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ] {
        assert!(directives.contains(&directive), "no {directive}: {policy}");
    }
    assert!(
        ["base-uri 'none'", "base-uri about:"].iter().any(|base| directives.contains(base)),
        "{policy}"
    );
    let pictures = directives
        .iter()
        .find_map(|directive| directive.strip_prefix("img-src data:"))
        .expect("pictures");
    for site in pictures.split(' ').skip(1) {
        let host = site
            .strip_prefix("https://")
            .or(site.strip_prefix("http://"))
            .unwrap_or_else(|| panic!("{site} opens a scheme: {policy}"));
        let is_plain = host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        assert!(
            is_plain && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b)),
            "{site} is no site: {policy}"
        );
    }
    assert!(
        policy.bytes().all(|b| b.is_ascii_graphic() || b == b' ') && !policy.contains(','),
        "{policy}"
    );
}

const COMMON: [&str; 7] = ["id", "class", "lang", "dir", "role", "data-word", "data-word-label"];

/// The attributes of an element besides those that many have; `None` for what no page of this
/// program has.
fn attributes(tag: &str) -> Option<&'static [&'static str]> {
    Some(match tag {
        "html" => &["data-av-made"],
        "meta" => &["charset", "name", "content", "http-equiv", "property"],
        "base" => &["href"],
        "link" => &["rel", "href", "type", "title", "integrity", "crossorigin"],
        "script" => &["type", "src", "integrity", "crossorigin", "defer", "data-av-page"],
        "video" | "audio" => {
            &["controls", "preload", "src", "poster", "width", "height", "aria-label"]
        }
        "track" => &["kind", "src", "srclang", "label"],
        "iframe" => &["title", "loading", "allow", "referrerpolicy", "src"],
        "div" => &[
            "popover",
            "tabindex",
            "aria-label",
            "aria-hidden",
            "data-theme",
            "data-any-interface",
            "data-ems",
            "aria-labelledby",
            "data-font-size",
            "data-choice",
            "data-title",
            "data-site",
            "data-citation",
        ],
        "a" => &["href", "target", "rel", "aria-label", "title", "hreflang", "data-words"],
        "button" => &["type", "popovertarget", "popovertargetaction", "aria-label", "data-share"],
        "form" => &["method", "autocomplete"],
        "fieldset" => &["data-choice"],
        "input" => &["type", "form", "name", "value", "checked", "aria-labelledby"],
        "label" => &["for"],
        // A picture that is held once, or an icon.
        "svg" => {
            &["viewBox", "preserveAspectRatio", "width", "height", "aria-hidden", "aria-label"]
        }
        "image" => &["href", "width", "height"],
        "path" => &["d"],
        "use" => &["href"],
        "img" => &["src", "alt", "width", "height", "loading", "decoding"],
        "article" => &["tabindex"],
        "details" => &["open"],
        "nav" | "aside" | "section" => &["aria-labelledby", "aria-label"],
        "span" => {
            &["aria-hidden", "aria-label", "data-count", "data-counted", "data-minutes", "data-src"]
        }
        "h1" | "h2" | "h3" | "p" => &["data-words"],
        "figure" => &["data-width"],
        "pre" => &["tabindex", "aria-label"],
        "time" => &["datetime"],
        "code" => &["data-language"],
        "ol" => &["start", "type", "reversed"],
        "li" => &["value"],
        "th" => &["scope", "colspan", "rowspan"],
        "td" => &["colspan", "rowspan"],
        "abbr" => &["title"],
        "math" => &["display", "alttext"],
        tag if MathPart::tag(tag).is_some() => &MathPart::ATTRIBUTES,
        "head" | "title" | "style" | "body" | "header" | "main" | "footer" | "ul" | "h4"
        | "legend" | "summary" | "kbd" | "em" | "strong" | "sub" | "sup" | "br" | "wbr" | "hr"
        | "blockquote" | "figcaption" | "table" | "caption" | "thead" | "tbody" | "tr"
        | "tfoot" | "dl" | "dt" | "dd" | "ruby" | "rt" | "rp" | "bdi" | "s" | "ins" | "mark"
        | "small" | "samp" | "var" | "q" | "dfn" | "u" => &[],
        _ => return None,
    })
}
