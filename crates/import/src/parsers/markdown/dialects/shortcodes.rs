//! The meanings of template tags: those that the site generators bring along and those that most
//! themes have. What is known nowhere is left out.

use super::callouts;
pub(super) use super::code_tags::CodeTag;
use super::shortcode_embeds::embed;
use super::templates::{Kind, TemplateTag};

#[derive(Debug, PartialEq)]
pub(super) enum Shortcode {
    Picture(Picture),
    /// A film, a post, a map of another site.
    Embed {
        href: String,
        text: Option<String>,
    },
    /// Code up to the closing tag.
    Code(CodeTag),
    /// A formula up to the closing tag.
    Formula,
    /// Text without tags up to the closing tag.
    Raw,
    /// Text up to the closing tag that is for the author alone.
    Comment,
    Callout {
        kind: String,
        title: String,
        fold: Option<bool>,
    },
    Quote {
        is_pull: bool,
        by: String,
    },
    /// Only groups; its title stays.
    Group {
        title: String,
    },
    /// The address of a document or file, to be put into a link or to be one.
    Address {
        href: String,
        text: Option<String>,
    },
    Text(String),
    Html(String),
    /// Says nothing to a reader.
    Silent,
    Unknown,
}

#[derive(Debug, PartialEq, Default)]
pub(super) struct Picture {
    pub src: String,
    pub alt: String,
    pub caption: String,
    pub credit: String,
    /// Where the credit leads.
    pub credit_link: String,
    pub link: String,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The meaning of an opening tag.
pub(super) fn meaning(tag: &TemplateTag) -> Shortcode {
    match tag.kind {
        Kind::Variable => return variable(tag),
        Kind::Comment => return Shortcode::Silent,
        Kind::Shown => return shown(tag),
        Kind::Open | Kind::Close => {}
    }
    let name = tag.name.rsplit(['/', ':', '.']).next().unwrap_or_default();
    if let Some(found) = embed(name, tag).or_else(|| super::worded_tags::worded(name, tag)) {
        return found;
    }
    match name {
        "figure" | "img" | "image" | "picture" | "asset_img" | "imgproc" | "imgcap"
        | "fancybox" | "responsive_image" | "resize_image" | "imgfig" | "photo"
        | "lightgallery" | "image_caption" | "img_responsive" => picture(tag),
        "include" | "include_cached" | "include_relative" | "render" => include(tag),
        "highlight" | "code" | "codeblock" | "prism" | "terminal" | "sourcecode" | "mermaid"
        | "plantuml" | "graphviz" | "chart" | "diagram" | "console" | "include_code" => {
            Shortcode::Code(CodeTag::of(tag))
        }
        "katex" | "math" | "latex" | "mathjax" | "tex" => Shortcode::Formula,
        "raw" | "verbatim" => Shortcode::Raw,
        "comment" => Shortcode::Comment,
        "label" if tag.plain().any(|word| word.contains('@')) => coloured(tag),
        "link" if tag.plain().any(|word| word.contains("://")) => link_behind_words(tag),
        "ref" | "relref" | "link" | "post_url" | "asset_path" | "post_path" | "doc" | "get_url"
        | "internal_link" => Shortcode::Address {
            href: address(tag.value_or(&["path", "href", "url"], 0)),
            text: tag.value(&["content", "text"]).map(str::to_string),
        },
        "post_link" | "asset_link" | "linkto" => document_link(tag),
        // MDN's, which name parts of programs.
        "httpheader" | "httpstatus" | "httpmethod" | "csp" | "glossary" => named(name, tag),
        name if name.ends_with("xref") => named(name, tag),
        "button" | "btn" | "linkcard" | "link-card" | "card_link" | "blogcard" => button(tag),
        "quote" | "blockquote" | "bq" | "epigraph" => {
            Shortcode::Quote { is_pull: false, by: by(tag) }
        }
        "pullquote" | "centerquote" | "cq" => {
            // Octopress names a side there.
            let is_side = matches!(tag.rest, "left" | "right" | "center");
            let by = if is_side { String::new() } else { by(tag) };
            Shortcode::Quote { is_pull: true, by }
        }
        "kbd" | "key" => {
            Shortcode::Html(format!("<kbd>{}</kbd>", super::html_text(&words(tag.plain()))))
        }
        // Hugo's argument is a name for scripts.
        "tabs" if tag.source.starts_with("{{") => {
            Shortcode::Group { title: tag.value(&["title"]).unwrap_or_default().into() }
        }
        "card" if tag.value(&["link", "href", "url"]).is_some() => card(tag),
        "cta" if tag.plain().next().is_some() => Shortcode::Address {
            href: tag.plain().next().unwrap_or_default().to_string(),
            text: None,
        },
        "tabs" | "tab" | "tabpane" | "tabitem" | "tab-item" | "columns" | "column" | "row"
        | "grid" | "cards" | "card" | "steps" | "step" | "section" | "div" | "center" | "lead"
        | "rawhtml" | "unsafe" | "markdownify" | "md" | "content-tabs" | "timeline" | "list"
        | "panel" | "accordion-group" | "gallery" | "filetree" | "stepper" | "timelineitem" => {
            Shortcode::Group { title: title(tag, false) }
        }
        // GitBook's, around a link to the same page.
        "content-ref" => Shortcode::Group { title: String::new() },
        "file" if tag.value(&["src"]).is_some() => Shortcode::Address {
            href: tag.value(&["src"]).unwrap_or_default().to_string(),
            text: None,
        },
        "toc" | "table_of_contents" | "tableofcontents" | "more" | "excerpt" | "br" | "clear"
        | "pagebreak" | "endexcerpt" => Shortcode::Silent,
        name => match callouts::kind(name) {
            Some(_) => callout(name, tag),
            None => Shortcode::Unknown,
        },
    }
}

/// Words with a blank between them.
fn words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// A tag that is to be shown as it is written.
fn shown(tag: &TemplateTag) -> Shortcode {
    let source = tag.source;
    if let Some(shown) = source.strip_prefix('{').and_then(|tag| tag.strip_suffix('}'))
        && shown.starts_with("{{<")
    {
        return Shortcode::Text(shown.to_string());
    }
    // `{{<` and `{{%` have three signs, Zola's tags two.
    let width = if source.starts_with("{{<") || source.starts_with("{{%") { 3 } else { 2 };
    let (open, close) = (&source[..width], &source[source.len() - width..]);
    Shortcode::Text(format!("{open}{}{close}", tag.rest))
}

/// Hexo's label, whose colour stands before its words.
fn coloured(tag: &TemplateTag) -> Shortcode {
    let words = words(tag.plain());
    Shortcode::Text(words.split_once('@').map(|(_, words)| words.into()).unwrap_or_default())
}

/// Hexo's link, whose words stand before its address.
fn link_behind_words(tag: &TemplateTag) -> Shortcode {
    let plain: Vec<&str> = tag.plain().collect();
    let at = plain.iter().position(|word| word.contains("://")).unwrap_or_default();
    let text = words(plain[..at].iter().copied());
    let text = text.trim().trim_end_matches(',').to_string();
    Shortcode::Address {
        href: plain[at].trim_end_matches(',').to_string(),
        text: (!text.is_empty()).then_some(text),
    }
}

/// A link to another document of the site, by its file.
fn document_link(tag: &TemplateTag) -> Shortcode {
    let mut plain = tag.plain();
    let href = address(plain.next());
    let text = words(plain.filter(|word| !matches!(*word, "true" | "false")));
    Shortcode::Address { href, text: (!text.is_empty()).then_some(text) }
}

/// The words of a name that MDN would lead to.
fn named(name: &str, tag: &TemplateTag) -> Shortcode {
    let plain: Vec<&str> = tag.plain().collect();
    let Some(words) = plain.get(1).filter(|words| !words.is_empty()).or(plain.first()) else {
        return Shortcode::Unknown;
    };
    match name {
        "glossary" => Shortcode::Text(words.to_string()),
        _ => Shortcode::Html(format!("<code>{}</code>", super::html_text(words))),
    }
}

/// A link that is drawn as a button or a card.
fn button(tag: &TemplateTag) -> Shortcode {
    let href = tag.value(&["href", "url", "link", "relref"]);
    let plain: Vec<&str> = tag.plain().collect();
    let href = href.or_else(|| plain.first().copied()).unwrap_or_default().to_string();
    let text = tag.value(&["text", "title", "content"]).or_else(|| plain.get(1).copied());
    match href.is_empty() {
        true => Shortcode::Unknown,
        false => Shortcode::Address { href, text: text.map(str::to_string) },
    }
}

/// A card that leads to another page: its title, and what it says of that page.
fn card(tag: &TemplateTag) -> Shortcode {
    let href = tag.value(&["link", "href", "url"]).unwrap_or_default();
    let words = [tag.value(&["title"]), tag.value(&["subtitle", "description", "content"])];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    let text = (!words.is_empty()).then(|| words.join(" · "));
    Shortcode::Address { href: href.to_string(), text }
}

fn variable(tag: &TemplateTag) -> Shortcode {
    let name = tag.rest.split('|').next().unwrap_or_default().trim();
    if let Some(text) = tag.literal() {
        return Shortcode::Text(text.to_string());
    }
    // Films and posts of Logseq and Roam.
    if let Some((word, href)) = super::outlines::tag_words(name)
        && matches!(
            word,
            "video" | "youtube" | "vimeo" | "bilibili" | "tweet" | "twitter" | "iframe" | "pdf"
        )
        && href.starts_with("http")
    {
        return Shortcode::Embed { href: href.to_string(), text: None };
    }
    match name {
        // The beginning of an address within the site.
        "site.baseurl" | "site.url" | "base_url" | "config.base_url" | "site.baseUrl"
        | "baseurl" | "site.github.url" | "rootpath" | "path_to_root" => {
            Shortcode::Text(String::new())
        }
        "toc" | "TOC" | "content" => Shortcode::Silent,
        _ => Shortcode::Unknown,
    }
}

fn picture(tag: &TemplateTag) -> Shortcode {
    // Hexo names sizes and classes before and after the address; the address has a dot or a slash.
    let mut plain = tag.plain();
    const SOURCES: [&str; 6] = ["src", "url", "path", "image_path", "file", "image"];
    let named = tag.value(&SOURCES).or_else(|| tag.value(&["link"]));
    let is_link = named.is_some() && tag.value(&SOURCES).is_none();
    let src = match named.filter(|_| !is_link) {
        Some(src) => Some(src),
        None => plain.by_ref().find(|word| word.contains(['.', '/'])),
    };
    let Some(src) = src.or(named) else { return Shortcode::Unknown };
    let size = |word: &str| word.parse::<u32>().is_ok() || word.ends_with('%');
    // Eleventy's arguments are set apart by commas: the description, then the sizes.
    let words: Vec<&str> = match tag.rest.contains("\", \"") {
        true => plain.take(1).collect(),
        false => plain.filter(|word| !size(word)).collect(),
    };
    let words = words.join(" ");
    let words = words.trim_matches('"');
    let text = |names: &[&str]| tag.value(names).unwrap_or_default().to_string();
    let pixels = |name: &str| tag.value(&[name])?.trim_end_matches("px").parse().ok();
    let mut caption = text(&["caption", "figcaption"]);
    let title = text(&["title"]);
    // Hugo sets the title above the caption.
    match (caption.is_empty(), title.is_empty()) {
        (true, _) => caption = title,
        (false, false) if title != caption => caption = format!("**{title}** {caption}"),
        _ => {}
    }
    let mut alt = text(&["alt"]);
    if alt.is_empty() && caption.is_empty() {
        // Hexo's description, in quotation marks of its own behind the title.
        let pair = words.strip_suffix('\'').and_then(|words| words.split_once('\''));
        match pair.or_else(|| words.split_once("\" \"")) {
            Some((title, words)) => (caption, alt) = (title.trim().into(), words.trim().into()),
            None => alt = words.to_string(),
        }
    }
    Shortcode::Picture(Picture {
        src: src.to_string(),
        alt,
        caption,
        credit: text(&["attr", "credit", "source", "attribution"]),
        credit_link: text(&["attrlink"]),
        link: if is_link { String::new() } else { text(&["link", "href"]) },
        width: pixels("width"),
        height: pixels("height"),
    })
}

/// Jekyll's includes, whose names tell most of what they are.
fn include(tag: &TemplateTag) -> Shortcode {
    let file = tag.plain().next().unwrap_or_default().to_ascii_lowercase();
    let stem = file.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let named = TemplateTag { name: stem.to_string(), ..tag.clone() };
    if ["figure", "image", "img", "picture", "photo"].iter().any(|word| stem.contains(word)) {
        return match tag.value(&["src", "url", "path", "image_path", "file", "image"]) {
            Some(_) => picture(&named),
            None => Shortcode::Unknown,
        };
    }
    if let Some(embed) = embed(
        stem.trim_end_matches("-player").trim_end_matches("_player"),
        &TemplateTag {
            arguments: tag.arguments.iter().filter(|(key, _)| key.is_some()).cloned().collect(),
            ..named
        },
    ) {
        return embed;
    }
    match stem {
        "toc" | "table-of-contents" => Shortcode::Silent,
        stem if callouts::kind(stem).is_some() && tag.value(&["content", "text"]).is_some() => {
            Shortcode::Text(tag.value(&["content", "text"]).unwrap_or_default().to_string())
        }
        _ if tag.value(&["link", "url", "href"]).is_some() => {
            let href = tag.value(&["link", "url", "href"]).unwrap_or_default().to_string();
            let text = tag.value(&["text", "label", "title", "content"]).map(str::to_string);
            match text.is_some() {
                true => Shortcode::Address { href, text },
                false => Shortcode::Unknown,
            }
        }
        _ => Shortcode::Unknown,
    }
}

fn callout(name: &str, tag: &TemplateTag) -> Shortcode {
    // `{{< callout type="warning" >}}`, `{% note info A title %}`
    let first = tag.plain().next();
    let typed = ["type", "kind", "variant", "style", "level", "context", "color"];
    let typed = tag.value(&typed);
    let first_is_kind = first.is_some_and(|word| callouts::kind(word).is_some());
    let kind = typed.or(first.filter(|_| first_is_kind)).unwrap_or(name);
    let kind = callouts::kind(kind).or_else(|| callouts::kind(name)).unwrap_or("note");
    let state = tag.value(&["open", "state", "collapsed", "collapse"]);
    let fold = match (kind, state) {
        (_, Some("false" | "closed")) if tag.value(&["open", "state"]).is_some() => Some(false),
        ("details", Some("true" | "open")) => Some(true),
        ("details", _) => Some(false),
        _ => None,
    };
    let kind = kind.to_string();
    Shortcode::Callout { kind, title: title(tag, first_is_kind), fold }
}

fn title(tag: &TemplateTag, skips_first: bool) -> String {
    let named = tag.value(&["title", "summary", "header", "heading", "name", "label"]);
    match named {
        Some(title) => title.to_string(),
        None => {
            let plain = tag.plain().skip(usize::from(skips_first));
            let words: Vec<&str> = plain
                .filter(|word| {
                    !matches!(
                        *word,
                        "no-icon" | "modern" | "flat" | "simple" | "disabled" | "true" | "false"
                    )
                })
                .collect();
            // Hexo's tabs have a number, and a name of an icon behind an at sign.
            words.join(" ").trim_end_matches(", -1").to_string()
        }
    }
}

fn by(tag: &TemplateTag) -> String {
    let named = [
        tag.value(&["author", "by", "who"]),
        tag.value(&["source", "title", "cite"]),
        tag.value(&["link", "url"]),
    ];
    let named: Vec<&str> = named.into_iter().flatten().collect();
    match named.is_empty() {
        true => tag.rest.to_string(),
        false => named.join(", "),
    }
}

/// The path of a document, without the mark for the site's root; one that is named without its
/// extension has Markdown's.
pub(super) fn address(path: Option<&str>) -> String {
    let path = path.unwrap_or_default();
    let path = path.strip_prefix("@/").unwrap_or(path);
    let (file, place) = path.split_at(path.find('#').unwrap_or(path.len()));
    let name = file.rsplit('/').next().unwrap_or_default();
    match name.is_empty() || name.contains('.') {
        true => path.to_string(),
        false => format!("{file}.md{place}"),
    }
}
