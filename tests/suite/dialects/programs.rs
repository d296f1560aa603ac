//! What single programs write besides Markdown, and what was lost of it or shown as it was
//! written.

use super::kinds::{body, read};
use import::import;
use serde_json::json;

#[test]
fn notebooks_show_data_frames_as_tables() {
    let html = "<style>x\n\n</style><table>\n<tr>\n<th></th><th>a</th></tr>\n\n<tr><th>0</th>\
                <td>1</td></tr></table>\n<p>1 rows</p>";
    let notebook = json!({"nbformat": 4, "metadata": {"authors": [{"name": "Ada Crumb"}]}, "cells": [
        {"cell_type": "markdown", "source": "# Mill"},
        {"cell_type": "code", "source": "df", "outputs": [
            {"data": {"text/plain": "   a\n0  1", "text/html": html}},
        ]},
    ]});
    let article = import("a.ipynb", notebook.to_string().as_bytes(), None).unwrap().article;
    assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "Ada Crumb");
    let shown = body(&article);
    assert!(shown.contains("<td>1</td>") && shown.contains("<p>1 rows</p>"), "{shown}");
    let notebook = json!({"nbformat": 4, "cells": [
        {"cell_type": "raw", "source": "---\ntitle: Mill\n---"},
        {"cell_type": "markdown", "source": "Text."},
    ]});
    let article = import("a.ipynb", notebook.to_string().as_bytes(), None).unwrap().article;
    assert_eq!((article.headline.text.as_str(), body(&article).as_str()), ("Mill", "<p>Text.</p>"));
}

#[test]
fn front_matter_of_programs_is_read() {
    let article = |text: &str| read(text).article;
    let found = article(
        "---\ntitle: Mill\ndate:\n  created: 2024-03-05\n  updated: 2024-04-01\ntags: \"#a #b\"\n\
         cover:\n  image: a.png\n  caption: The *mill*\n---\nText.\n",
    );
    assert_eq!(found.published.unwrap().iso(), "2024-03-05");
    assert_eq!(found.updated.unwrap().iso(), "2024-04-01");
    assert_eq!(
        found.topics.iter().map(|topic| topic.text.as_str()).collect::<Vec<_>>(),
        ["a", "b"]
    );
    let found = article("---\ntitle: Mill\ncover: \"![[a.png]]\"\ncover_alt: A mill\n---\nText.\n");
    assert!(
        body(&found).starts_with("<figure><img src=\"a.png\" alt=\"A mill\">"),
        "{}",
        body(&found)
    );
    let found = article("# Mill\n\nCreated: March 4, 2024 9:12 PM\nTags: a, b\n\nText.\n");
    assert_eq!((found.headline.text.as_str(), body(&found).as_str()), ("Mill", "<p>Text.</p>"));
    assert_eq!(found.published.unwrap().iso(), "2024-03-04T21:12");
    // Others may be the text's own.
    let found = article("# Mill\n\nDate: 2024-03-04\nPlace: the weir\n\nText.\n");
    assert!(body(&found).contains("Place: the weir"));
    let found = article("Title: Mill\nDate: 2024-03-05\nAuthors: Ada Crumb, Tom Ash\n\nText.\n");
    assert_eq!(found.bylines.len(), 2);
}

#[test]
fn exports_keep_notes_cards_and_captions() {
    let export = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:wp=\"w\">\
        <channel><title>Bogs</title><wp:wxr_version>1.2</wp:wxr_version><item><title>Peat</title>\
        <content:encoded><![CDATA[<!-- wp:paragraph --><p>Peat<sup data-fn=\"a-1\" class=\"fn\">\
        <a href=\"#a-1\" id=\"a-1-link\">1</a></sup> burns.</p><!-- /wp:paragraph -->\
        <!-- wp:footnotes /-->]]></content:encoded><wp:status>publish</wp:status>\
        <wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>footnotes</wp:meta_key>\
        <wp:meta_value><![CDATA[[{\"content\":\"Two <em>spits</em>.\",\"id\":\"a-1\"}]]]>\
        </wp:meta_value></wp:postmeta></item></channel></rss>";
    let article = import("export.xml", export.as_bytes(), None).unwrap().article;
    assert_eq!(article.notes.len(), 1, "{}", body(&article));
    let data = json!({"db": [{"meta": {"version": "5.0"}, "data": {
        "posts": [{"id": "1", "title": "The mill", "status": "published", "html": "<p>It turns.</p>",
            "feature_image": "https://a.example/b.png"}],
        "posts_meta": [{"post_id": "1", "feature_image_alt": "A wheel",
            "feature_image_caption": "The <i>wheel</i>"}],
    }}]});
    let article = import("ghost.json", data.to_string().as_bytes(), None).unwrap().article;
    let shown = body(&article);
    assert!(shown.contains("alt=\"A wheel\"") && shown.contains("The wheel"), "{shown}");
    let attrs = |value: serde_json::Value| value.to_string().replace('"', "&quot;");
    let page = format!(
        "<p>It turns, says <span class=\"mention-wrap\" data-attrs=\"{}\" \
         data-component-name=\"MentionToDOM\"></span>.</p><div class=\"digest-post-embed\" \
         data-attrs=\"{}\"></div><p>It falls.</p>",
        attrs(json!({"name": "Ada Crumb", "id": 1})),
        attrs(json!({"title": "The weir", "canonical_url": "https://a.example/p/weir",
            "caption": "About it"})),
    );
    let article = import("post.html", page.as_bytes(), None).unwrap().article;
    let shown = body(&article);
    for words in ["says Ada Crumb.", "https://a.example/p/weir", "The weir", "About it"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}
