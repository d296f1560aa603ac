//! Markdown of apps for notes and of sites, whose marks and tags are their own.

use crate::web_page::words;
use article::{Article, BlockKind, Fold, plain_text};
use import::import;

fn note(text: &str) -> Article {
    import("note.md", text.as_bytes(), None).unwrap().article
}

#[test]
fn a_line_of_labels_below_the_headline_is_its_topics() {
    let article = note("# Rope\n#craft/rope #sea salt# #log\n\nHemp is twisted.\n");
    let topics: Vec<&str> = article.topics.iter().map(|topic| topic.text.as_str()).collect();
    assert_eq!(topics, ["craft/rope", "sea salt", "log"]);
    assert_eq!(words(&article), "Hemp is twisted.");
}

#[test]
fn words_between_single_tildes_are_struck_where_they_lower_nothing() {
    let article = note("# Rope\n\nOld ~hemp rope~ and ~tar~, H~2~O, about ~5 m and ~6 m.\n");
    let json = article::wire::to_json(&article);
    for part in [
        r#"{"kind":"struck","spans":["hemp rope"]}"#,
        r#"{"kind":"struck","spans":["tar"]}"#,
        r#"{"kind":"subscript","spans":["2"]}"#,
        "about ~5 m and ~6 m.",
    ] {
        assert!(json.contains(part), "{part}\n{json}");
    }
}

#[test]
fn tags_of_sites_keep_their_words_and_where_they_lead() {
    for (text, lines) in [
        (
            "{{< card link=\"https://a.example/\" title=\"The gate\" subtitle=\"All of it\" >}}",
            "The gate · All of it",
        ),
        (
            "{% include figure.html image=\"https://a.example/k.jpg\" caption=\"The kettle\" %}",
            "The kettle",
        ),
    ] {
        assert_eq!(words(&note(&format!("# Rope\n\n{text}\n"))), lines, "{text}");
    }
    let article = note("# Rope\n\n{% collapsible How long? %}\nVery.\n{% endcollapsible %}\n");
    let BlockKind::Box(found) = &article.body[0].kind else { panic!("{:?}", article.body) };
    assert_eq!((plain_text(&found.title).as_str(), found.fold), ("How long?", Some(Fold::Closed)));
}
