//! Any text within a line.

use super::*;
use article::*;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// A line of text: pieces with blanks between them, or without.
pub(super) fn line() -> impl Strategy<Value = Vec<Span>> {
    lines_of(span())
}

fn lines_of(span: impl Strategy<Value = Span> + 'static) -> BoxedStrategy<Vec<Span>> {
    vec((span, prop::bool::weighted(0.8)), 1..4)
        .prop_map(|pieces| {
            let mut spans: Vec<Span> = Vec::new();
            for (span, is_apart) in pieces {
                let blank = (is_apart && !spans.is_empty()).then(|| Span::text(" "));
                for span in blank.into_iter().chain([span]) {
                    match (spans.last_mut(), span) {
                        (Some(Span::Text(last)), Span::Text(text)) => last.push_str(&text),
                        (_, span) => spans.push(span),
                    }
                }
            }
            spans
        })
        .boxed()
}

fn span() -> BoxedStrategy<Span> {
    let leaf = prop_oneof![
        6 => words().prop_map(Span::Text),
        1 => words().prop_map(Span::Code),
        1 => image(true).prop_map(|image| Span::Picture(Box::new(image))),
        1 => tex().prop_map(|tex| Span::Formula(Box::new(Formula { tex, ..Formula::default() }))),
    ];
    let mark = prop::sample::select(Mark::ALL.map(|(mark, ..)| mark).to_vec());
    let dir = prop::sample::select(vec![Direction::LeftToRight, Direction::RightToLeft]);
    leaf.prop_recursive(2, 6, 2, move |inner| {
        let inner = || lines_of(inner.clone());
        prop_oneof![
            inner().prop_map(Span::Emphasis),
            inner().prop_map(Span::Strong),
            inner().prop_map(Span::Subscript),
            inner().prop_map(Span::Superscript),
            (href(), of(words()), of(lang()), inner()).prop_map(|(href, title, lang, spans)| {
                let about = LinkAbout::of(title.unwrap_or_default(), lang);
                Span::Link { href, about, spans: unlinked(spans) }
            }),
            (lang(), inner()).prop_map(|(lang, spans)| Span::Foreign { lang, spans }),
            (mark.clone(), inner()).prop_map(|(mark, spans)| Span::Marked { mark, spans }),
            (words(), inner()).prop_map(|(title, spans)| Span::Abbreviation { title, spans }),
            inner().prop_map(|spans| Span::Time { datetime: "2025-02-03".into(), spans }),
            (words(), words()).prop_map(|(text, reading)| Span::Ruby {
                spans: vec![Span::Text(text)],
                reading: vec![Span::Text(reading)]
            }),
            (of(dir.clone()), inner()).prop_map(|(dir, spans)| Span::Isolated { dir, spans }),
        ]
    })
    .boxed()
}

/// The line without links, which stand in no other.
pub(super) fn unlinked(spans: Vec<Span>) -> Vec<Span> {
    let spans = spans.into_iter().map(|mut span| {
        if let Span::Link { spans, .. } = span {
            span = Span::Emphasis(spans);
        }
        for inner in span.children_mut() {
            *inner = unlinked(vec![std::mem::replace(inner, Span::LineBreak)]).remove(0);
        }
        span
    });
    spans.collect()
}

pub(super) fn tex() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["x^2", "\\frac{a}{b} < c", "a & b", "n_{1}"]).prop_map(String::from)
}
