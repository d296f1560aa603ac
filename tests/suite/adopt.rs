//! Markup that a page has → article. Golden folders in `golden/adopt/<case>/`: `input.html`, and
//! `article.json` and `warnings.txt`, which it becomes. In the browser the same tree comes from the
//! page itself.

use crate::golden;
use article::{Article, Warning, wire};
use import::markup::{self, Element, Node};
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use std::fs;
use std::path::Path;

#[test]
fn golden_markup() {
    let cases = golden::entries(&Path::new(crate::ROOT).join("tests/suite/golden/adopt"));
    assert!(!cases.is_empty());
    let mut report = String::new();
    for case in cases {
        let (article, warnings) = read(&fs::read_to_string(case.join("input.html")).unwrap());
        let json: serde_json::Value = serde_json::from_str(&wire::to_json(&article)).unwrap();
        let pretty = serde_json::to_string_pretty(&json).unwrap() + "\n";
        let warnings: String = warnings.iter().map(|warning| format!("{warning}\n")).collect();
        report += &golden::compare(&case.join("article.json"), &pretty);
        report += &golden::compare(&case.join("warnings.txt"), &warnings);
    }
    assert!(
        report.is_empty(),
        "{report}\nIf this is what is wanted now: UPDATE_GOLDEN=1 cargo test"
    );
}

#[test]
fn marks_in_other_languages_nest_no_deeper_than_the_form_allows() {
    for count in 5..14 {
        let marks = "<sup lang=\"ar\">".repeat(count);
        let (article, _) = read(&format!(
            "<article><h1>Head</h1><p>{marks}deep{}</p></article>",
            "</sup>".repeat(count)
        ));
        let (again, complaints) = golden::read_back(&wire::to_json(&article));
        assert!(again == article && complaints.is_empty(), "{count}: {complaints:?}");
    }
}

proptest! {
    /// Whatever the markup, its words are kept, in the article or in what is said of it.
    #[test]
    fn no_word_is_lost(tree in tree()) {
        let mut words = Vec::new();
        collect(&tree, &mut words);
        let Node::Element(root) = tree else { unreachable!() };
        let (article, warnings) = markup::read(root.clone(), Some("en"));
        let said = wire::to_json(&article) + &warnings.iter().map(ToString::to_string).collect::<String>();
        for word in words {
            prop_assert!(said.contains(&word), "{word} is lost of {root:?}: {said}");
        }
        let (again, warnings) = golden::read_back(&wire::to_json(&article));
        prop_assert!(again == article && warnings.is_empty(), "{warnings:?}");
    }
}

const TAGS: [&str; 33] = [
    "p",
    "div",
    "section",
    "header",
    "footer",
    "h1",
    "h2",
    "h5",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "figcaption",
    "table",
    "tr",
    "td",
    "th",
    "pre",
    "code",
    "a",
    "em",
    "span",
    "sup",
    "aside",
    "details",
    "summary",
    "form",
    "button",
    "dl",
    "dd",
    "cite",
    "small",
];
const CLASSES: [&str; 9] =
    ["", "", "", "byline", "kicker", "standfirst", "pullquote", "copyright", "credit"];

fn tree() -> impl Strategy<Value = Node> {
    let leaf = "[a-z]{8}".prop_map(|word| Node::Text(format!(" {word} ")));
    let within = leaf.prop_recursive(30, 200, 5, |inner| {
        (
            prop::sample::select(&TAGS[..]),
            prop::sample::select(&CLASSES[..]),
            prop::collection::vec(inner, 0..5),
        )
            .prop_map(|(tag, class, children)| {
                let attributes = vec![
                    ("class".to_string(), class.to_string()),
                    ("href".to_string(), "#x".to_string()),
                ];
                Node::Element(Element { attributes, children, ..Element::new(tag) })
            })
    });
    prop::collection::vec(within, 1..6)
        .prop_map(|children| Node::Element(Element { children, ..Element::new("article") }))
}

fn collect(node: &Node, words: &mut Vec<String>) {
    match node {
        Node::Text(text) => words.push(text.trim().to_string()),
        Node::Element(element) => element.children.iter().for_each(|child| collect(child, words)),
    }
}

fn read(html: &str) -> (Article, Vec<Warning>) {
    let html = Html::parse_document(html);
    let root = html.select(&Selector::parse("article").unwrap()).next().unwrap();
    let around =
        root.ancestors().filter_map(ElementRef::wrap).find_map(|element| element.attr("lang"));
    markup::read(node(root), around)
}

fn node(element: ElementRef) -> Element {
    let attributes = element
        .value()
        .attrs()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    let children = element.children().filter_map(|child| match ElementRef::wrap(child) {
        Some(child) if ["script", "style"].contains(&child.value().name()) => None,
        Some(child) => Some(Node::Element(node(child))),
        None => child.value().as_text().map(|text| Node::Text(text.to_string())),
    });
    Element { attributes, children: children.collect(), ..Element::new(element.value().name()) }
}
