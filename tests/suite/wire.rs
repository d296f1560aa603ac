//! The article's JSON form: what is not understood keeps its text and is told of by its path.

use crate::any_article::{any_article, text};
use crate::golden::read_back;
use article::{Article, Block, BlockKind, plain_text, wire};
use import::{ImportError, import};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Reads JSON with the envelope's keys, a language and a headline put to it.
fn read(document: Value) -> (Article, Vec<String>) {
    let mut document = document;
    for (key, value) in [
        ("format", json!(wire::FORMAT)),
        ("version", json!(wire::VERSION)),
        ("lang", json!("en")),
        ("headline", json!("Head")),
    ] {
        document.as_object_mut().unwrap().entry(key).or_insert(value);
    }
    let (article, warnings) = read_back(&document.to_string());
    (article, warnings.iter().map(ToString::to_string).collect())
}

fn paragraph(block: &Block) -> String {
    let BlockKind::Paragraph { spans } = &block.kind else { panic!("{block:?} is no paragraph") };
    plain_text(spans)
}

#[test]
fn a_block_of_an_unknown_kind_keeps_its_text() {
    let poll = json!({ "kind": "poll", "title": "Open it?", "items": [{ "text": "Yes" }, ["No", 3, null]], "caption": "Vote", "id": "vote" });
    let (article, warnings) =
        read(json!({ "body": ["first", { "kind": "quote", "blocks": [poll] }] }));
    let BlockKind::Quote { blocks, .. } = &article.body[1].kind else {
        panic!("{:?}", article.body[1])
    };
    assert_eq!(
        (paragraph(&blocks[0]).as_str(), blocks[0].id.as_str()),
        ("Open it? Yes No Vote", "vote")
    );
    assert_eq!(
        warnings,
        ["body[1].blocks[0]: is a block of the unknown kind “poll”; its text is kept as a \
          paragraph"]
    );
}

#[test]
fn a_span_of_an_unknown_kind_keeps_its_text() {
    let (article, warnings) = read(
        json!({ "body": [{ "kind": "paragraph", "spans": ["a ", { "kind": "sign", "spans": ["河", { "text": "hé" }] }] }] }),
    );
    assert_eq!(paragraph(&article.body[0]), "a 河 hé");
    assert_eq!(
        warnings,
        ["body[0].spans[1]: is a span of the unknown kind “sign”; its text is kept"]
    );
}

#[test]
fn unknown_keys_are_told_of() {
    let (article, warnings) = read(
        json!({ "mood": "calm", "body": [{ "kind": "break", "wide": true }], "related": [{ "title": "t", "score": 1 }] }),
    );
    assert_eq!((article.body.len(), article.related.len()), (1, 1));
    for path in ["mood", "body[0].wide", "related[0].score"] {
        assert!(
            warnings.contains(&format!("{path}: is not a known key and was left out")),
            "{path}: {warnings:?}"
        );
    }
    assert_eq!(warnings.len(), 3);
}

#[test]
fn values_of_the_wrong_type_cost_no_other_value() {
    for (key, value, says) in [
        ("lang", json!("not a tag"), "lang: “not a tag” is not a language tag"),
        ("headline", json!(1984), "headline: is not a text and was left out"),
        ("standfirst", json!(true), "standfirst: is not a text"),
        ("topics", json!(["a", 7]), "topics[1]: is not a text"),
        (
            "published",
            json!("yesterday"),
            "published: “yesterday” is not a date (such as 2025-02-14",
        ),
        (
            "bylines",
            json!([{ "email": "nobody" }]),
            "bylines[0].email: “nobody” is not an e-mail address",
        ),
        ("bylines", json!([{}]), "bylines[0]: has no name, email or link"),
        ("related", json!([{ "lead": "no title" }]), "related[0]: has no title"),
        ("notes", json!([{ "blocks": [] }]), "notes[0]: has no id"),
        ("body", json!([5]), "body[0]: is not a block"),
        (
            "body",
            json!([{ "kind": "list", "start": -1, "items": [] }]),
            "body[0].start: is not a whole number from 0",
        ),
        (
            "body",
            json!([{ "kind": "list", "ordered": "yes", "items": [] }]),
            "body[0].ordered: is not true or false",
        ),
        (
            "body",
            json!([{ "kind": "figure", "src": "a.png", "width": 1e9 }]),
            "body[0].width: is not a whole number from 0 to 100000",
        ),
        (
            "body",
            json!([{ "kind": "figure", "alt": "kept" }]),
            "body[0]: is a figure without a usable picture",
        ),
        (
            "body",
            json!([{ "kind": "table", "rows": [[{ "align": "left", "spans": [] }]] }]),
            "body[0].rows[0][0].align: “left” is not one of start, center, end",
        ),
    ] {
        let (article, warnings) = read(json!({ key: value, "copyright": "kept" }));
        assert!(warnings.iter().any(|warning| warning.starts_with(says)), "{says}: {warnings:?}");
        assert_eq!(article.copyright, Some("kept".into()));
    }
}

#[test]
fn one_value_stands_for_a_list_of_it() {
    let (article, warnings) = read(
        json!({ "body": "text", "topics": "water", "bylines": ["Ines"], "related": ["A story"] }),
    );
    assert_eq!(paragraph(&article.body[0]), "text");
    assert_eq!(
        (&article.topics[0].text, &article.related[0].title.text),
        (&"water".to_string(), &"A story".to_string())
    );
    assert_eq!(article.bylines[0].name, Some("Ines".into()));
    assert_eq!(
        warnings,
        [
            "topics: is not a list and was read as a list of one",
            "body: is not a list and was read as a list of one"
        ]
    );
}

#[test]
fn only_known_versions_are_read() {
    let read = |version: &str| {
        let json = format!(r#"{{"format": "article-viewer", "version": {version}}}"#);
        import("a.json", json.as_bytes(), None)
            .map_err(|error| matches!(error, ImportError::Wire(wire::WireError::UnknownVersion(_))))
    };
    assert!(read("1").is_ok() && read("2.0").is_ok());
    for version in ["3", "0", "-1", "1e300"] {
        assert_eq!(read(version).err(), Some(true), "{version}");
    }
    for version in ["\"1\"", "1.5", "null", "true", "[1]"] {
        assert_eq!(read(version).err(), Some(false), "{version}");
    }
}

/// A document that the program wrote when the form had its first version.
#[test]
fn version_1_is_read_as_it_was_meant() {
    let old = include_str!("golden/old/version-1/article.json");
    let (article, warnings) = read_back(old);
    assert!(warnings.is_empty(), "{warnings:?}");
    let mut new: Value = serde_json::from_str(&wire::to_json(&article)).unwrap();
    assert_eq!(new["version"], json!(2));
    new["version"] = json!(1);
    assert_eq!(new, serde_json::from_str::<Value>(old).unwrap());
}

#[test]
fn a_formula_whose_form_is_broken_shows_its_source() {
    let math = json!([{ "tag": "mfrac", "children": 2 }, { "tag": "mi", "text": "x" }]);
    let formula = json!({ "kind": "formula", "tex": "x", "math": math });
    let (article, warnings) = read(json!({ "body": [formula] }));
    let BlockKind::Formula(formula) = &article.body[0].kind else { panic!("no formula") };
    assert!(formula.math.is_empty() && formula.tex == "x");
    assert_eq!(warnings, ["body[0]: has a form that is no MathML Core; its source is shown"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_article_reads_back_as_itself(article in any_article()) {
        let (again, warnings) = read_back(&wire::to_json(&article));
        prop_assert!(warnings.is_empty(), "{:?}", warnings);
        prop_assert_eq!(again, article);
    }

    #[test]
    fn any_json_gives_an_article_that_reads_back_as_itself(document in any_document()) {
        let (article, _) = read(Value::Object(document));
        let (again, warnings) = read_back(&wire::to_json(&article));
        prop_assert!(warnings.is_empty(), "{:?}", warnings);
        prop_assert_eq!(again, article);
    }
}

/// A JSON object of known and unknown keys with values of all sorts.
fn any_document() -> impl Strategy<Value = Map<String, Value>> {
    const KEYS: [&str; 37] = [
        "pictures",
        "lang",
        "interface",
        "site",
        "column",
        "topics",
        "headline",
        "standfirst",
        "bylines",
        "published",
        "canonical",
        "source",
        "copyright",
        "body",
        "notes",
        "related",
        "kind",
        "id",
        "spans",
        "level",
        "ordered",
        "start",
        "items",
        "blocks",
        "attribution",
        "src",
        "alt",
        "width",
        "caption",
        "head",
        "rows",
        "align",
        "text",
        "title",
        "href",
        "note",
        "name",
    ];
    const WORDS: [&str; 24] = [
        "#picture-1",
        "data:image/png;base64,AAAA",
        "paragraph",
        "heading",
        "list",
        "quote",
        "pullquote",
        "figure",
        "table",
        "code",
        "box",
        "break",
        "emphasis",
        "link",
        "foreign",
        "noteref",
        "linebreak",
        "zh-Hans",
        "2025-02-14",
        "https://example.org/",
        "javascript:x",
        "a.png",
        "av-article",
        "end",
    ];
    let key = || prop_oneof![8 => prop::sample::select(KEYS.to_vec()).prop_map(String::from), 1 => text()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
        prop::sample::select(WORDS.to_vec()).prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(6, 64, 6, move |inner| {
        let kind = prop::sample::select(WORDS.to_vec()).prop_map(Value::from);
        let object = (kind, prop::collection::vec((key(), inner.clone()), 0..6)).prop_map(
            |(kind, entries)| {
                let mut object: Map<String, Value> = entries.into_iter().collect();
                object.insert("kind".into(), kind);
                Value::Object(object)
            },
        );
        prop_oneof![prop::collection::vec(inner, 0..5).prop_map(Value::Array), object]
    });
    prop::collection::vec((key(), value), 0..8).prop_map(|entries| {
        entries.into_iter().filter(|(key, _)| key != "format" && key != "version").collect()
    })
}
