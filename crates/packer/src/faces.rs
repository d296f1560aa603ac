//! The faces that lend Latin letters to Chinese, Japanese and Korean text (`style/tokens.css`). A
//! page names them only where it has such letters: a face costs the first frame, used or not.

use article::{Article, Lang, Phrase, Span};

/// Whether an article has Latin letters or digits in a language whose fonts lack good ones.
pub(crate) fn are_lent(article: &Article) -> bool {
    let Article { lang, interface, .. } = article;
    let is_square = |lang: &Lang| matches!(lang.primary().as_str(), "zh" | "ja" | "ko");
    let is_any = [Some(lang), interface.as_ref()].into_iter().flatten().any(is_square)
        || article.blocks().any(|block| block.lang.as_ref().is_some_and(is_square))
        || spans(article).any(|spans| {
            has(spans, &|span| match span {
                Span::Foreign { lang, .. } => is_square(lang),
                _ => false,
            })
        });
    is_any
        && (phrases(article).any(|phrase| is_latin(&phrase.text))
            || spans(article).any(|spans| {
                has(spans, &|span| match span {
                    Span::Text(text) | Span::Code(text) => is_latin(text),
                    _ => false,
                })
            }))
}

fn is_latin(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}'))
}

fn phrases(article: &Article) -> impl Iterator<Item = &Phrase> {
    let Article { site, headline, standfirst, related, .. } = article;
    let stories = related.iter().flat_map(|story| [Some(&story.title), story.lead.as_ref()]);
    [site.as_ref(), Some(headline), standfirst.as_ref()].into_iter().chain(stories).flatten()
}

/// The lines of the text, of its notes and of its source.
fn spans(article: &Article) -> impl Iterator<Item = &[Span]> {
    article.blocks().flat_map(|block| block.lines()).chain([&*article.source])
}

fn has(spans: &[Span], is: &impl Fn(&Span) -> bool) -> bool {
    spans.iter().any(|span| is(span) || has(span.children(), is))
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::Block;

    fn are_lent(lang: &str, text: &str) -> bool {
        let mut article = Article::new(Lang::parse(lang).unwrap(), "");
        article.body = vec![Block::paragraph(text)];
        super::are_lent(&article)
    }

    #[test]
    fn latin_letters_in_chinese_text_are_lent() {
        assert!(are_lent("zh-Hans", "一家 GPU 公司") && are_lent("ja", "２０２５ と 7"));
        assert!(!are_lent("zh-Hans", "一家公司。") && !are_lent("en", "A company."));
    }
}
