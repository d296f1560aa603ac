//! References to formulas by their labels: `\eqref{gate}`, which MathJax and LaTeX read outside of
//! formulas, too.

use super::definitions::letters;
use super::numbers::{Labelled, Labels};
use article::{Article, BlockKind, Formula, Href, Span, plain_text};
use std::collections::BTreeSet;

/// The labels that an article refers to.
pub(super) fn referred(article: &Article) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    let mut add = |text: &str| {
        for (at, _) in text.match_indices('\\') {
            if let Some((.., label, _)) = command(&text[at + 1..]) {
                labels.insert(label.to_string());
            }
        }
    };
    add(&plain_text(&article.source));
    for block in article.blocks() {
        match &block.kind {
            BlockKind::Formula(formula) => add(&formula.tex),
            BlockKind::Code(_) => {}
            _ => block.lines().into_iter().for_each(|line| add(&plain_text(line))),
        }
    }
    labels
}

/// The command that a text begins with behind its backslash, if it is a reference; the label, and
/// what follows.
fn command(text: &str) -> Option<(&str, &str, &str)> {
    let name = letters(text);
    if !matches!(name, "eqref" | "ref" | "autoref" | "cref") {
        return None;
    }
    let (label, after) = text[name.len()..].strip_prefix('{')?.split_once('}')?;
    Some((name, label, after))
}

/// A reference: what stands before it, its number as it is to be shown, the place of its formula
/// among the article's, and what stands after it.
struct Reference<'t> {
    before: &'t str,
    number: &'t str,
    formula: usize,
    after: &'t str,
}

/// The first reference in a text to a label that is there.
fn reference<'t>(text: &'t str, labels: &'t Labels) -> Option<Reference<'t>> {
    text.match_indices('\\').find_map(|(at, _)| {
        let (name, label, after) = command(&text[at + 1..])?;
        let Labelled { number, formula } = labels.get(label)?;
        // A number that is a reference itself would lead round in circles.
        if number.contains('\\') {
            return None;
        }
        let number = match name {
            "ref" => number.trim_start_matches('(').trim_end_matches(')'),
            _ => number,
        };
        Some(Reference { before: &text[..at], number, formula: *formula, after })
    })
}

/// Makes links of the references in a line to labels that are there; `ids` are those of the
/// article's formulas.
pub(super) fn link_line(spans: &mut Vec<Span>, labels: &Labels, ids: &[String]) {
    for span in std::mem::take(spans) {
        match span {
            Span::Text(text) => {
                let mut rest = &*text;
                while let Some(found) = reference(rest, labels) {
                    if !found.before.is_empty() {
                        spans.push(Span::text(found.before));
                    }
                    spans.push(linked(&found, ids));
                    rest = found.after;
                }
                if !rest.is_empty() {
                    spans.push(Span::text(rest));
                }
            }
            Span::Formula(mut formula) => match reference(&formula.tex, labels) {
                Some(found) if found.before.trim().is_empty() && found.after.trim().is_empty() => {
                    spans.push(linked(&found, ids));
                }
                _ => {
                    fill_in(&mut formula, labels);
                    spans.push(Span::Formula(formula));
                }
            },
            mut span => {
                let lines = span.lines_mut().into_iter().flatten();
                lines.for_each(|line| link_line(line, labels, ids));
                spans.push(span);
            }
        }
    }
}

fn linked(reference: &Reference, ids: &[String]) -> Span {
    let id = ids.get(reference.formula).map_or("", String::as_str);
    match Href::parse(&format!("#{id}")) {
        Ok(href) => Span::Link { href, about: None, spans: vec![Span::text(reference.number)] },
        Err(_) => Span::text(reference.number),
    }
}

/// Writes the numbers into a formula that refers to others.
pub(super) fn fill_in(formula: &mut Formula, labels: &Labels) {
    while let Some(Reference { before, number, after, .. }) = reference(&formula.tex, labels) {
        formula.tex = format!("{before}\\text{{{number}}}{after}");
    }
}
