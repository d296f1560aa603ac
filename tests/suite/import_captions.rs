//! Captions of pictures on web pages, and who took them.

use crate::web_page;
use article::{BlockKind, plain_text};

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
