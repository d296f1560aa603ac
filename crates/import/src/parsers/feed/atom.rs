//! Atom (RFC 4287), also without its namespace.

use super::media::{self, Medium};
use super::{Feed, date, first_line, in_full, is_web, signed, topics};
use crate::markup::Element;
use crate::parsers::html::fragment;
use crate::parsers::post::{Content, Post, language};
use article::Byline;

/// Reads the tree of a feed, or of an entry alone.
pub(super) fn feed(root: &Element) -> Feed {
    let base = root.attribute("xml:base").map(str::to_string);
    let is_entry = is(root, "entry");
    let entries: Vec<&Element> =
        if is_entry { vec![root] } else { children(root, "entry").collect() };
    let about = About {
        title: child(root, "title").map(plain).filter(|title| !title.is_empty() && !is_entry),
        lang: root.attribute("xml:lang").and_then(language),
        rights: child(root, "rights").map(plain),
        authors: authors(root),
        base: base.or_else(|| link(root, None)),
    };
    let posts = entries.into_iter().map(|entry| post(entry, &about)).collect();
    Feed { title: about.title, posts }
}

struct About {
    title: Option<String>,
    lang: Option<String>,
    rights: Option<String>,
    authors: Vec<Byline>,
    base: Option<String>,
}

fn post(entry: &Element, about: &About) -> (String, Post) {
    let mut post = Post { line: entry.line, ..Post::default() };
    let base = match entry.attribute("xml:base") {
        Some(own) => Some(in_full(about.base.as_deref(), own)),
        None => about.base.clone(),
    };
    let known = &mut post.metadata;
    known.titles.extend(child(entry, "title").map(plain).filter(|title| !title.is_empty()));
    known.canonical = link(entry, base.as_deref());
    let day = |names: &[&str]| {
        names.iter().filter_map(|name| child(entry, name)).find_map(|found| date(&found.text()))
    };
    known.published = day(&["published", "issued", "created"]).or_else(|| day(&["updated"]));
    known.updated = day(&["updated", "modified"]);
    known.lang = [entry.attribute("xml:lang")]
        .into_iter()
        .chain(child(entry, "content").map(|content| content.attribute("xml:lang")))
        .flatten()
        .find_map(language)
        .or_else(|| about.lang.clone());
    let source = child(entry, "source");
    known.site = source.and_then(|source| child(source, "title")).map(plain);
    known.copyright = child(entry, "rights").map(plain).or_else(|| about.rights.clone());
    known.licence = children(entry, "link")
        .find(|link| link.attribute("rel") == Some("license"))
        .and_then(|link| link.attribute("href"))
        .map(str::to_string);
    known.topics = topics(children(entry, "category").filter_map(|category| {
        let name = ["label", "term"].into_iter().find_map(|name| category.attribute(name));
        name.map(str::to_string)
    }));
    let own = authors(entry);
    post.bylines = match (own.is_empty(), source.map(authors)) {
        (false, _) => own,
        (true, Some(of_source)) if !of_source.is_empty() => of_source,
        (true, _) => about.authors.clone(),
    };
    content(entry, base.as_deref(), &mut post);
    let media = media(entry, base.as_deref());
    media::put(&mut post, media);
    let id = child(entry, "id").map(Element::text).unwrap_or_default();
    (id, post)
}

fn content(entry: &Element, base: Option<&str>, post: &mut Post) {
    let (content, summary) = (child(entry, "content"), child(entry, "summary"));
    let has_text = |found: &&Element| !found.text().is_empty() || found.elements().next().is_some();
    let whole = content.filter(has_text);
    let shown = whole.or(summary.filter(has_text));
    // Of what is within, the nearest base counts, else the entry's own address.
    let own = shown.and_then(|shown| {
        let div = shown.elements().next().and_then(|div| div.attribute("xml:base"));
        let outer = shown.attribute("xml:base");
        let outer = outer.map(|outer| in_full(base, outer));
        match div {
            Some(div) => Some(in_full(outer.as_deref().or(base), div)),
            None => outer,
        }
    });
    post.metadata.base = own.or_else(|| {
        let named = entry.attribute("xml:base").is_some() || post.metadata.canonical.is_none();
        base.filter(|_| named).map(str::to_string)
    });
    if let Some(shown) = shown {
        post.content = markup(shown);
    }
    match (whole, summary) {
        (Some(_), Some(summary)) => post.metadata.description = Some(plain(summary)),
        (None, Some(summary)) => super::tell_of_summary(post, &summary.raw_text()),
        _ => {}
    }
    if let (None, Some(address)) = (whole, content.and_then(|content| content.attribute("src"))) {
        let message = format!("the text is not in the feed, but at {address}");
        post.warnings.push(article::Warning::new(post.location(), message));
    }
}

/// The content by its type (RFC 4287 §3.1.1 and §4.1.3.3).
fn markup(element: &Element) -> Content {
    let kind = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    let is_escaped = element.attribute("mode") == Some("escaped");
    match kind.as_str() {
        _ if element.elements().next().is_some() => {
            Content::Tree(Element { tag: "div".into(), ..element.clone() })
        }
        "text" | "text/plain" if !is_escaped => Content::Text(element.raw_text()),
        _ => Content::Html(element.raw_text().trim_start().to_string(), first_line(element)),
    }
}

/// A text that may have markup, in one line.
fn plain(element: &Element) -> String {
    let kind = element.attribute("type").unwrap_or("text");
    match kind.contains("html") && element.elements().next().is_none() {
        true => fragment::plain(&element.raw_text()),
        false => element.text(),
    }
}

fn authors(element: &Element) -> Vec<Byline> {
    let of = |author: &Element| {
        let text =
            |name: &str| child(author, name).map(Element::text).filter(|text| !text.is_empty());
        let link = text("uri").or_else(|| text("url"));
        signed(&text("name")?, text("email").as_deref(), link.as_deref())
    };
    children(element, "author").filter_map(of).collect()
}

/// The address of the page of an entry or a feed.
fn link(element: &Element, base: Option<&str>) -> Option<String> {
    let mut links: Vec<&Element> = children(element, "link")
        .filter(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"))
        .collect();
    links.sort_by_key(|link| !link.attribute("type").is_none_or(|kind| kind.contains("html")));
    let found = links.into_iter().filter_map(|link| link.attribute("href"));
    found.map(|address| in_full(base, address)).find(|address| is_web(address))
}

fn media(entry: &Element, base: Option<&str>) -> Vec<Medium> {
    let enclosed =
        children(entry, "link").filter(|link| link.attribute("rel") == Some("enclosure"));
    let mut media: Vec<Medium> = enclosed
        .map(|link| Medium {
            address: in_full(base, link.attribute("href").unwrap_or_default()),
            kind: link.attribute("type").unwrap_or_default().to_string(),
            title: link.attribute("title").unwrap_or_default().to_string(),
            line: link.line,
            ..Medium::default()
        })
        .collect();
    let thumbnail = entry.find(&|found| found.is(&["media:thumbnail"]));
    media.extend(thumbnail.and_then(|found| found.attribute("url")).map(|url| Medium {
        address: url.to_string(),
        kind: "image".into(),
        is_thumbnail: true,
        line: entry.line,
        ..Medium::default()
    }));
    media
}

fn is(element: &Element, name: &str) -> bool {
    element.tag.strip_prefix("atom:").unwrap_or(&element.tag) == name
}

fn child<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.elements().find(|child| is(child, name))
}

fn children<'e>(element: &'e Element, name: &'e str) -> impl Iterator<Item = &'e Element> {
    element.elements().filter(move |child| is(child, name))
}
