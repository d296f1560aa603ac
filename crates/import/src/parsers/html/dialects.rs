//! Rewrites markup that only single programs use as the elements that all pages use.

use super::{editors, frames, generators, link_cards, tabs, testimonials, word_lists, workspaces};
use crate::markup::Element;
use percent_encoding::percent_decode_str;

/// Rewrites all such markup of a page.
pub(super) fn normalize(element: &mut Element) {
    word_lists::normalize(element);
    tabs::normalize(element);
    for child in element.elements_mut() {
        let class = |words: &[&str]| child.has("class", words);
        if child.is(&["p"]) && (class(&["MsoTitle", "title"])) {
            child.tag = "h1".into();
        } else if child.is(&["p"]) && class(&["MsoSubtitle"]) {
            child.attributes.push(("role".into(), "doc-subtitle".into()));
        } else if child.is(&["p"]) && class(&["MsoQuote", "MsoIntenseQuote"]) {
            child.tag = "blockquote".into();
        } else if child.is(&["div", "p"]) && class(&["rubric"]) {
            child.tag = "h4".into();
        }
        if child.is(&["a"]) {
            redirect(child);
        }
        generators::normalize(child);
        editors::normalize(child);
        workspaces::normalize(child);
        if link_cards::normalize(child) {
            continue;
        }
        testimonials::normalize(child);
        frames::normalize(child);
        normalize(child);
    }
}

/// Pages of sites that lead elsewhere, and the parameters that say where.
const REDIRECTS: [(&str, &[&str]); 11] = [
    ("www.google.com/url", &["q", "url"]),
    ("link.zhihu.com/", &["target"]),
    ("link.juejin.cn/", &["target"]),
    ("link.csdn.net/", &["target"]),
    ("links.jianshu.com/go", &["to"]),
    ("www.jianshu.com/go-wild", &["url"]),
    ("www.youtube.com/redirect", &["q"]),
    ("l.facebook.com/l.php", &["u"]),
    ("vk.com/away.php", &["to"]),
    ("t.umblr.com/redirect", &["z"]),
    ("steamcommunity.com/linkfilter/", &["u", "url"]),
];

/// The address that a site hides behind its own.
fn redirect(link: &mut Element) {
    for (name, value) in &mut link.attributes {
        let begin = value.strip_prefix("https:").or(value.strip_prefix("http:")).unwrap_or(value);
        let page = begin.strip_prefix("//").and_then(|begin| begin.split_once('?'));
        let Some((page, query)) = page.filter(|_| name == "href") else { continue };
        let known = REDIRECTS.iter().find(|(known, _)| *known == page);
        let Some((_, keys)) = known else { continue };
        let real = query.split('&').find_map(|part| {
            let (key, value) = part.split_once('=')?;
            keys.contains(&key).then_some(value)
        });
        if let Some(real) =
            real.map(|real| percent_decode_str(real).decode_utf8_lossy().into_owned())
            && real.starts_with("http")
        {
            *value = real;
        }
    }
}
