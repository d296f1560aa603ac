//! Box-outs, call-outs and disclosures.

use super::icon::{Icon, icon};
use super::markup::{Markup, element};
use super::rendering::Rendering;
use article::{BoxOut, Callout, Fold};

/// Builds a box-out. `begin` makes an element of a name with the block's id and language.
pub(super) fn box_out(
    begin: impl FnOnce(&'static str) -> Markup,
    content: BoxOut,
    rendering: &Rendering,
) -> Markup {
    let BoxOut { callout, fold, title, blocks } = content;
    let kind = callout.map(|callout| kind(callout, rendering));
    let class = kind.as_ref().map_or("av-box", |kind| kind.class);
    let is_titled = !title.is_empty() || kind.is_some() || fold.is_some();
    // What folds is opened by its title.
    let title_tag = if fold.is_some() { "summary" } else { "p" };
    let title = is_titled.then(|| {
        let begun = element(title_tag).class("av-box-title");
        let begun = begun.children(kind.as_ref().map(|kind| icon(kind.icon)));
        match kind {
            _ if !title.is_empty() => begun.child(element("span").spans(title, rendering)),
            Some(kind) => begun.child(
                element("span").attribute("lang", rendering.labels.lang).word(kind.key, kind.word),
            ),
            None => begun.child(
                element("span")
                    .attribute("lang", rendering.labels.lang)
                    .word("details", rendering.labels.details),
            ),
        }
    });
    // No `aside`, which browsers' reader modes leave out.
    let note = match fold {
        Some(Fold::Open) => begin("details").attribute("open", ""),
        Some(Fold::Closed) => begin("details"),
        None => begin("section").attribute("role", "note"),
    };
    note.class(class).children(title).blocks(blocks, rendering)
}

/// How a kind of call-out is shown.
struct Kind {
    class: &'static str,
    icon: Icon,
    key: &'static str,
    word: &'static str,
}

fn kind(callout: Callout, rendering: &Rendering) -> Kind {
    let labels = rendering.labels;
    let (class, icon, key, word) = match callout {
        Callout::Note => ("av-box av-callout", Icon::Info, "callout-note", labels.callout_note),
        Callout::Tip => ("av-box av-callout av-tip", Icon::Tip, "callout-tip", labels.callout_tip),
        Callout::Important => (
            "av-box av-callout av-important",
            Icon::Important,
            "callout-important",
            labels.callout_important,
        ),
        Callout::Warning => (
            "av-box av-callout av-warning",
            Icon::Warning,
            "callout-warning",
            labels.callout_warning,
        ),
        Callout::Caution => (
            "av-box av-callout av-caution",
            Icon::Caution,
            "callout-caution",
            labels.callout_caution,
        ),
    };
    Kind { class, icon, key, word }
}
