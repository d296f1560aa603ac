//! The list of contents, from the headings.

use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{Block, BlockKind, Lang, plain_text};

/// The most entries of a list that is open at first.
const SHORT: usize = 7;
/// The fewest headings of a body that has a list.
const FEWEST: usize = 4;
/// The fewest minutes that slow readers need for a text that has a list.
const QUICKEST: u64 = 5;

/// Builds a list of links to the headings of a body: a disclosure before the text, or a column
/// beside it, as `style/margins.css` decides. `None` where there are few headings, or where a slow
/// reader has read it all in a few `minutes`.
pub(super) fn contents(
    body: &[Block],
    minutes: u64,
    lang: &Lang,
    rendering: &Rendering,
) -> Option<Markup> {
    let entries: Vec<Markup> = body.iter().filter_map(entry).collect();
    if entries.len() < FEWEST || minutes < QUICKEST {
        return None;
    }
    let title = |tag| {
        element(tag)
            .attribute("lang", rendering.labels.lang)
            .word("contents", rendering.labels.contents)
    };
    let heading = title("p").id("av-contents-title").class("av-contents-title");
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
    Some(navigation.child(heading).child(details.child(title("summary")).child(list)))
}

fn entry(Block { id, lang, kind, .. }: &Block) -> Option<Markup> {
    let BlockKind::Heading { level, spans } = kind else { return None };
    let link = element("a")
        .attribute("href", format!("#{id}"))
        .other_lang(lang.as_ref())
        .text(plain_text(spans));
    let class = if *level > 2 { "av-entry av-entry-below" } else { "av-entry" };
    Some(element("li").class(class).child(link))
}
