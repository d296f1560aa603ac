//! Posts of Ghost that have no HTML, only what their editor keeps.

use import::{collection, import};
use packer::{ExportFormat, export};
use serde_json::{Value, json};

fn read(key: &str, post: &Value) -> (String, String) {
    let document = json!({"db": [{"meta": {"version": "5.0"}, "data": {
        "settings": [{"key": "url", "value": "https://weir.example"}],
        "posts": [{"id": 1, "title": "The mill", "slug": "mill", "status": "published", key: post.to_string()}],
    }}]});
    let bytes = document.to_string();
    assert!(collection("ghost.json", bytes.as_bytes(), None).unwrap().is_some());
    let read = import("ghost.json", bytes.as_bytes(), None).unwrap();
    let told = read.warnings.iter().map(|warning| format!("{warning}\n")).collect();
    (export(&read.article, ExportFormat::Markdown), told)
}

#[test]
fn posts_of_lexical_are_read_with_their_cards() {
    let text =
        |text: &str, format: u64| json!({"type": "extended-text", "text": text, "format": format});
    let post = json!({"root": {"type": "root", "children": [
        {"type": "paragraph", "children": [text("It ", 0), text("turns", 1), text(" and ", 0), text("falls", 3), {"type": "linebreak"},
            {"type": "link", "url": "__GHOST_URL__/gate/", "children": [text("the gate", 0)]}]},
        {"type": "extended-heading", "tag": "h2", "children": [text("How", 0)]},
        {"type": "list", "listType": "number", "start": 3, "children": [
            {"type": "listitem", "children": [text("one", 0)]},
            {"type": "listitem", "children": [{"type": "list", "listType": "bullet", "children": [{"type": "listitem", "children": [text("inner", 0)]}]}]}]},
        {"type": "extended-quote", "children": [text("Water falls.", 0)]},
        {"type": "image", "src": "__GHOST_URL__/content/w.png", "alt": "A wheel", "caption": "The <b>wheel</b>"},
        {"type": "gallery", "images": [{"src": "a.png", "alt": "a"}, {"src": "b.png", "alt": "b"}], "caption": "Two"},
        {"type": "bookmark", "url": "https://example.org/x", "metadata": {"title": "A site"}},
        {"type": "callout", "calloutText": "<p>Mind the gap</p>", "calloutEmoji": "💡"},
        {"type": "toggle", "heading": "More", "content": "<p>Inside</p>"},
        {"type": "codeblock", "code": "let x = 1;", "language": "rust"},
        {"type": "embed", "url": "https://www.youtube.com/watch?v=1", "metadata": {"title": "A film"}},
        {"type": "html", "html": "<p>Plain <i>markup</i></p>"},
        {"type": "markdown", "markdown": "| a | b |\n|---|---|\n| 1 | *2* |\n"},
        {"type": "horizontalrule"},
        {"type": "button", "buttonText": "Press", "buttonUrl": "https://example.org/p"},
        {"type": "file", "src": "https://example.org/f.pdf", "fileTitle": "A file"},
        {"type": "audio", "src": "https://example.org/t.mp3", "title": "A talk"},
        {"type": "signup", "header": "Sign up"},
    ]}});
    let (markdown, told) = read("lexical", &post);
    for words in [
        "It **turns** and <strong>*falls*</strong>",
        "[the gate](https://weir.example/gate/)",
        "## How",
        "3. one\n   - inner\n",
        "> Water falls.",
        "https://weir.example/content/w.png",
        "The <strong>wheel</strong>",
        "class=\"gallery\"",
        "A site</a>",
        "> [!NOTE]\n> Mind the gap",
        "<summary>More</summary>\n\nInside",
        "```rust\nlet x = 1;\n```",
        "youtube.com/watch?v=1\">A film</a>",
        "Plain *markup*",
        "| 1 | *2* |",
        "\n---\n",
        "[Press](https://example.org/p)",
        "[A file](https://example.org/f.pdf)",
        "src=\"https://example.org/t.mp3\" title=\"A talk\"",
    ] {
        assert!(markdown.contains(words), "{words}: {markdown}");
    }
    assert!(told.contains("cards that only the site has are left out: signup"), "{told}");
}

#[test]
fn posts_of_mobiledoc_are_read_with_their_cards() {
    let post = json!({"version": "0.3.1",
        "atoms": [["soft-return", "", {}]],
        "cards": [["image", {"src": "w.png", "alt": "A wheel"}], ["markdown", {"markdown": "# No\n\nBy *hand*."}], ["odd", {}]],
        "markups": [["strong"], ["a", ["href", "https://example.org/"]]],
        "sections": [
            [1, "p", [[0, [], 0, "It "], [0, [0], 1, "turns"], [1, [], 0, 0], [0, [1, 0], 2, "here"]]],
            [1, "h2", [[0, [], 0, "How"]]], [3, "ul", [[[0, [], 0, "one"]], [[0, [], 0, "two"]]]], [10, 0], [10, 1], [10, 2]],
    });
    let (markdown, told) = read("mobiledoc", &post);
    for words in [
        "It **turns**\\\n[**here**](https://example.org/)",
        "## How",
        "- one\n- two",
        "![A wheel](https://weir.example/mill/w.png)",
        "By *hand*.",
    ] {
        assert!(markdown.contains(words), "{words}: {markdown}");
    }
    assert!(told.contains("«odd»"), "{told}");
}

#[test]
fn what_is_no_tree_leaves_the_plain_text() {
    let document = json!({"db": [{"meta": {}, "data": {"posts": [
        {"id": 1, "title": "T", "slug": "t", "status": "published", "lexical": "{", "plaintext": "Words stay."}]}}]});
    let read = import("ghost.json", document.to_string().as_bytes(), None).unwrap();
    assert!(export(&read.article, ExportFormat::Text).contains("Words stay."));
    assert!(!read.warnings.is_empty());
}
