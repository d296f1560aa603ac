//! The list of contents, from the headings.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Block, BlockKind, Lang, plain_text};

/// A list with more entries than this is closed at first.
const SHORT: usize = 7;

/// Builds a disclosure with links to the headings of a body; `None` where there are fewer than two.
pub(super) fn contents(body: &[Block], lang: &Lang, rendering: &Rendering) -> Option<Markup> {
    let entries: Vec<Markup> = body.iter().filter_map(entry).collect();
    if entries.len() < 2 {
        return None;
    }
    let summary = element("summary")
        .id("av-contents-title")
        .attribute("lang", rendering.labels.lang)
        .word("contents", rendering.labels.contents);
    let details = if entries.len() > SHORT {
        element("details")
    } else {
        element("details").attribute("open", "")
    };
    let list = element("ol").class("av-contents-list").lang(lang).children(entries);
    let navigation = element("nav")
        .id("av-contents")
        .class("av-contents")
        .attribute("aria-labelledby", "av-contents-title");
    Some(navigation.child(details.child(summary).child(list)))
}

fn entry(Block { id, lang, kind }: &Block) -> Option<Markup> {
    let BlockKind::Heading { level, spans } = kind else { return None };
    let link = element("a")
        .attribute("href", format!("#{id}"))
        .other_lang(lang.as_ref())
        .text(plain_text(spans));
    let class = if *level > 2 { "av-entry av-entry-below" } else { "av-entry" };
    Some(element("li").class(class).child(link))
}
