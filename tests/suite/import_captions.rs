//! Captions of pictures on web pages, and who took them.

use crate::web_page;
use article::{Block, BlockKind, plain_text};
use import::{Format, import};

/// A paragraph as articles have them.
const PROSE: &str = "<p>The weir above the village was built of oak, and nobody remembers by whom; \
    the miller says his grandfather, the priest says the monks, and both are sure of it.</p>";

/// Credits whose name has more words were part of the caption, those beside it paragraphs of the
/// text, and of two one was lost.
#[test]
fn credits_of_pictures_are_told_from_captions_by_their_names() {
    for (figure, credit) in [
        (
            "<figcaption class=article__legend>The oak <em>gate</em>. \
             <span class=article__caption-credit>ANN LEE / MILL</span></figcaption>",
            "ANN LEE / MILL",
        ),
        (
            "<div class=a-metadata><span class=a-caption>The oak gate.</span> \
             <span class=vanity-credit>Ann Lee</span></div>",
            "Ann Lee",
        ),
        (
            "<figcaption>The oak gate. <span class=photo-credit>Ann Lee</span> \
             <span class=photo-copyright>The Mill</span></figcaption>",
            "Ann Lee, The Mill",
        ),
    ] {
        let (article, _) = web_page::read(&format!(
            "<title>The weir</title><article><h1>The weir</h1>{PROSE}{PROSE}\
             <figure><img src=gate.jpg width=800 alt=x>{figure}</figure>{PROSE}</article>"
        ));
        let found = article.body.iter().find_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some((plain_text(&figure.caption), figure.credit.clone())),
            _ => None,
        });
        let (caption, by) = found.unwrap();
        assert_eq!((caption.trim(), by.as_str()), ("The oak gate.", credit), "{figure}");
    }
}

/// A caption behind another one was lost where the first was empty, and had no picture.
#[test]
fn captions_behind_others_are_kept() {
    let table = "<table><tr><th>a<th>b<tr><td>c<td>d</table>";
    for (figure, told) in [
        ("<img src=gate.jpg alt=x><figcaption></figcaption><figcaption>Gate</figcaption>", "Gate"),
        (
            "<img src=a.jpg alt=x><figcaption>Gate</figcaption><figcaption>Mill</figcaption>",
            "Gate Mill",
        ),
        (&format!("<figcaption></figcaption>{table}<figcaption>Gate</figcaption>"), "Gate"),
        (
            &format!("<figcaption>Gate</figcaption>{table}<figcaption>Mill</figcaption>"),
            "Gate Mill",
        ),
    ] {
        let page = format!("<article><h1>A</h1><figure>{figure}</figure></article>");
        let article = import("it", page.as_bytes(), Some(Format::Html)).unwrap().article;
        let caption = match article.body.as_slice() {
            [Block { kind: BlockKind::Figure(figure), .. }] => &figure.caption,
            [Block { kind: BlockKind::Table(table), .. }] => &table.caption,
            body => panic!("{figure}: {body:?}"),
        };
        assert_eq!(plain_text(caption), told, "{figure}");
    }
}
