//! References of Quarto's and pandoc-crossref's to parts of the same document, and citations.

use article::{Article, Block, BlockKind, Span};
use import::{Format, import};

fn read(text: &str) -> (Article, String) {
    let read = import("a.qmd", text.as_bytes(), Some(Format::Markdown)).unwrap();
    let told: Vec<String> = read.warnings.into_iter().map(|warning| warning.message).collect();
    (read.article, told.join("\n"))
}

/// The words and the addresses of the links in the first paragraph.
fn links(article: &Article) -> Vec<(String, String)> {
    let Some(Block { kind: BlockKind::Paragraph { spans }, .. }) = article.body.first() else {
        panic!("{:?}", article.body.first())
    };
    let link = |span: &Span| match span {
        Span::Link { href, spans, .. } => {
            Some((article::plain_text(spans), href.as_str().to_string()))
        }
        _ => None,
    };
    spans.iter().filter_map(link).collect()
}

const PARTS: &str = "\n\n![The lower weir](weir.png){#fig-weir width=40%}\n\n\
    ![The mill](mill.png){#fig-mill}\n\n\
    ::: {#tbl-floods}\n| Year | Feet |\n|---|--:|\n| 1911 | 9 |\n\n: Floods\n:::\n\n\
    $$\nq = v a\n$$ {#eq-flow}\n\n## The mill race {#sec-race}\n\nWords.\n";

#[test]
fn references_to_parts_of_a_document_are_links_with_the_number() {
    for (reference, words, href) in [
        ("@fig-weir", "Figure 1", "#fig-weir"),
        ("@fig-mill", "Figure 2", "#fig-mill"),
        ("@tbl-floods", "Table 1", "#tbl-floods"),
        ("@eq-flow", "Equation 1", "#eq-flow"),
        ("@sec-race", "Section 1", "#sec-race"),
        ("[@fig-mill]", "Figure 2", "#fig-mill"),
        ("[-@tbl-floods]", "1", "#tbl-floods"),
        ("@Fig-weir", "Figure 1", "#fig-weir"),
    ] {
        let (article, told) =
            read(&format!("---\ntitle: Weirs\nlang: en\n---\nSee {reference}.{PARTS}"));
        assert_eq!(links(&article), [(words.to_string(), href.to_string())], "{reference}\n{told}");
        assert!(article.blocks().any(|block| format!("#{}", block.id) == href), "{href}");
        assert_eq!(told, "", "{reference}");
    }
}

#[test]
fn references_are_worded_in_the_language_of_the_document() {
    let (article, _) = read(&format!("---\ntitle: Wehre\nlang: de\n---\nSiehe @fig-weir.{PARTS}"));
    assert_eq!(links(&article)[0].0, "Abbildung 1");
}

#[test]
fn a_formula_that_is_referred_to_shows_its_number() {
    let (article, _) = read(&format!("---\ntitle: Weirs\n---\nSee @eq-flow.{PARTS}"));
    let number = article.blocks().find_map(|block| match &block.kind {
        BlockKind::Formula(formula) => Some((formula.number.clone(), formula.tex.clone())),
        _ => None,
    });
    assert_eq!(number, Some(("(1)".to_string(), "q = v a".to_string())));
}

#[test]
fn the_words_of_a_figure_that_is_numbered_are_its_caption() {
    let (article, _) = read(&format!("---\ntitle: Weirs\n---\nSee @fig-mill.{PARTS}"));
    let captions: Vec<String> = article
        .blocks()
        .filter_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some(article::plain_text(&figure.caption)),
            _ => None,
        })
        .collect();
    assert_eq!(captions, ["The lower weir", "The mill"]);
}

#[test]
fn what_is_no_reference_stays_and_is_told_where_it_may_be_one() {
    let (article, told) = read(&format!(
        "---\ntitle: Weirs\n---\nWrite to miller@fig-weir.example, see `@fig-weir`, @fig-none and \
         @fig-weir.{PARTS}"
    ));
    assert_eq!(links(&article).len(), 2, "{:?}", links(&article));
    assert!(told.contains("nothing has the id fig-none"), "{told}");
    let (_, told) = read("---\ntitle: Weirs\n---\nAsk @tomas and @sec-ops.\n");
    assert_eq!(told, "");
}

#[test]
fn citations_without_brackets_are_told_of_in_a_document_that_has_some() {
    let (_, told) = read("---\ntitle: Weirs\n---\nAs @roe2020 says, weirs leak [@doe1999].\n");
    assert!(told.contains("the citation @roe2020 stays"), "{told}");
    assert!(told.contains("the citation [@doe1999] stays"), "{told}");
    let (_, told) = read("---\ntitle: Weirs\n---\nAs @roe2020 says, write to ann@doe.example.\n");
    assert_eq!(told, "");
}

#[test]
fn code_whose_first_attribute_is_its_id_has_its_language() {
    let (article, _) = read("---\ntitle: Weirs\n---\n```{#lst-flow .python}\nq = 1\n```\n");
    let language = article.blocks().find_map(|block| match &block.kind {
        BlockKind::Code(code) => code.language.clone(),
        _ => None,
    });
    assert_eq!(language.as_deref(), Some("python"));
}
