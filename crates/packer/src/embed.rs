//! Another site's page that shows an article in a frame and as an element, to look at and to copy
//! from.

use super::assets::carrying_files;
use super::escape::json_for_script;
use super::template::fill;
use super::{Viewer, beginning};
use article::{Article, wire};
use article_viewer::content::escape;
use std::io;

const PAGE: &str = include_str!("embed.html");

/// The page. It opens from a disk, too, where an element could fetch nothing: so it carries the
/// element's files.
///
/// `frame` is the address of the packed page.
///
/// # Errors
/// None that is known: compression writes to memory.
pub fn embed(article: &Article, viewer: &Viewer, frame: &str) -> io::Result<String> {
    let parts = [
        ("beginning", beginning::first_lines()),
        ("title", escape(&article.headline.text)),
        ("frame", escape(frame)),
        ("frame-script", viewer.frame_script.to_string()),
        ("document", json_for_script(&wire::to_json(article))),
        ("element-script", carrying_files(viewer)?),
    ];
    Ok(fill(PAGE, &parts.each_ref().map(|(name, part)| (*name, part.as_str()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Inline, Module};
    use article::Lang;

    #[test]
    fn every_place_of_the_page_is_filled() {
        let inline = |text| Inline { text, hash: "" };
        let viewer = Viewer {
            early_script: inline(""),
            single_script: inline(""),
            element: Module { bytes: b"WASM", gzip: b"GZIP" },
            markup: Module { bytes: b"WASM", gzip: b"GZIP" },
            element_script: "ELEMENT __ARTICLE_VIEWER_FILES__",
            module_script: "",
            frame_script: "FRAME",
            style: "STYLE",
            page_style: inline("PAGE"),
            page_style_with_faces: inline("FACES"),
        };
        let page =
            embed(&Article::new(Lang::english(), "{{title}} of <it>"), &viewer, "a.html").unwrap();
        for part in [
            "ELEMENT",
            "FRAME",
            "{\"gzip\":\"R1pJUA==\"}",
            "{{title}} of &lt;it&gt;",
            "src=\"a.html\"",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("{{element-script}}"));
    }
}
