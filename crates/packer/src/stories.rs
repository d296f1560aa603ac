//! Several articles in one page: each has a part of its own in it, and the scripts show one of
//! them. Without scripts all are there, one after the other.

use super::list::address;
use super::{Document, Options, prerender};
use article::{Article, ImageSource, Lang, SharedPicture};
use article_viewer::content::escape;
use article_viewer::labels::Interface;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// The prerendered page of several articles, of which the first is the page's own.
pub(crate) fn page(mut documents: Vec<Document>, options: &Options) -> String {
    share_pictures(&mut documents);
    let mut documents = documents.into_iter();
    let Some(Document { name, article }) = documents.next() else { return String::new() };
    let interface = Interface::choose(&article, &[]);
    let (site, title) = (site(&article), article.title());
    let first = prerender::page(article, options);
    let Some((before, own, after)) = main(&first) else { return first };
    let mut page = format!("{before}{}", part(&name, &title, &site, &first, own));
    for Document { name, mut article } in documents {
        // The words around it are those of the page.
        article.interface = Lang::parse(interface.tag());
        let (site, title) = (self::site(&article), article.title());
        let whole = prerender::page(article, options);
        let Some((_, own, _)) = main(&whole) else { continue };
        page.push_str(&part(&name, &title, &site, &whole, &scoped(own, &name)));
    }
    page + after
}

fn site(article: &Article) -> String {
    article.site.as_ref().map(|site| site.text.clone()).unwrap_or_default()
}

/// The three parts of a prerendered page: up to the content of `<main>`, that content, and the
/// rest.
fn main(page: &str) -> Option<(&str, &str, &str)> {
    let begin = page.find("<main")?;
    let begin = begin + page.get(begin..)?.find('>')? + 1;
    let end = page.rfind("</main>")?;
    Some((page.get(..begin)?, page.get(begin..end)?, page.get(end..)?))
}

/// An article's part of the page, with what the bar is to say while it is shown.
fn part(name: &str, title: &str, site: &str, page: &str, content: &str) -> String {
    let citation = page
        .split_once("class=\"av-citation\"")
        .and_then(|(_, rest)| rest.split_once('>')?.1.split_once('<'))
        .map_or(String::new(), |(citation, _)| citation.replace('"', "&quot;"));
    format!(
        "<div class=\"av-whole\" id=\"story={}\" data-title=\"{}\" data-site=\"{}\" \
         data-citation=\"{citation}\">{content}</div>",
        escape(name),
        escape(title),
        escape(site)
    )
}

/// Holds each picture that several articles show once, where it is shown first.
fn share_pictures(documents: &mut [Document]) {
    type Content = [u8; 32];
    fn content(address: &str) -> Content {
        Sha256::digest(address).into()
    }
    let mut uses: HashMap<Content, usize> = HashMap::new();
    for Document { article, .. } in &*documents {
        for image in article.images() {
            if let ImageSource::Inline(address) = &image.src {
                *uses.entry(content(address)).or_default() += 1;
            }
        }
        for picture in &article.pictures {
            *uses.entry(content(&picture.src)).or_default() += 2;
        }
    }
    let mut places: HashMap<Content, usize> = HashMap::new();
    let mut shared: Vec<SharedPicture> = Vec::new();
    for Document { article, .. } in documents {
        let mut pictures = shared.clone();
        let own = std::mem::take(&mut article.pictures);
        for image in article.images_mut() {
            let (width, height) = (image.width, image.height);
            let picture = match &image.src {
                ImageSource::Inline(src) => SharedPicture { src: src.clone(), width, height },
                ImageSource::Shared(place) => match own.get(*place) {
                    Some(picture) => picture.clone(),
                    None => continue,
                },
                ImageSource::Relative(_) | ImageSource::Remote(_) => continue,
            };
            let key = content(&picture.src);
            if uses.get(&key).is_none_or(|uses| *uses < 2) {
                continue;
            }
            let place = *places.entry(key).or_insert(shared.len());
            if place == shared.len() {
                // Later articles know that it is there already.
                shared.push(SharedPicture { src: "#".to_string(), ..picture.clone() });
                pictures.push(picture);
            }
            image.src = ImageSource::Shared(place);
        }
        article.pictures = pictures;
    }
}

/// The HTML with the name of its article after each of its ids, wherever they are named in it.
/// Pictures keep theirs, which all of the page share.
fn scoped(html: &str, name: &str) -> String {
    let mut ids = HashSet::new();
    each_attribute(html, |attribute, value| {
        if attribute == "id" && !value.starts_with("av-picture-") {
            ids.insert(value.to_string());
        }
        None
    });
    each_attribute(html, |attribute, value| match attribute {
        "id" => ids.contains(value).then(|| format!("{value}.{name}")),
        "href" => {
            let target = percent_decode_str(value.strip_prefix('#')?).decode_utf8().ok()?;
            ids.contains(&*target).then(|| format!("{value}.{}", address(name)))
        }
        "for" | "popovertarget" | "aria-labelledby" | "aria-describedby" | "aria-controls" => {
            let names = value.split(' ').map(|id| match ids.contains(id) {
                true => Cow::Owned(format!("{id}.{name}")),
                false => Cow::Borrowed(id),
            });
            Some(names.collect::<Vec<_>>().join(" "))
        }
        _ => None,
    })
}

/// Copies HTML as it is prerendered, in which every value of an attribute stands between two `"`,
/// with the values that `change` gives.
fn each_attribute(html: &str, mut change: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut copy = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        copy.push_str(text);
        copy.push('<');
        rest = tag;
        while let Some(at) = rest.find(['"', '>']) {
            let (before, after) = rest.split_at(at);
            copy.push_str(before);
            let Some(value) = after.strip_prefix('"') else {
                rest = after;
                break;
            };
            let attribute = before.trim_end_matches('=').rsplit(' ').next().unwrap_or_default();
            let (value, after) = value.split_once('"').unwrap_or((value, ""));
            copy.push('"');
            copy.push_str(change(attribute, value).as_deref().unwrap_or(value));
            copy.push('"');
            rest = after;
        }
    }
    copy + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_an_articles_own_wherever_they_are_named() {
        let html = "<h2 id=\"a>b\" data-title=\"id=&quot;x&quot;\">id=\"a\"</h2><a href=\"#a%3Eb\">\
                    </a><a href=\"#story=a\"></a><nav aria-labelledby=\"a>b c\"></nav><image \
                    id=\"av-picture-1\"></image>";
        let own = "<h2 id=\"a>b.二\" data-title=\"id=&quot;x&quot;\">id=\"a\"</h2><a \
                   href=\"#a%3Eb.%E4%BA%8C\"></a><a href=\"#story=a\"></a><nav \
                   aria-labelledby=\"a>b.二 c\"></nav><image id=\"av-picture-1\"></image>";
        assert_eq!(scoped(html, "二"), own);
    }
}
