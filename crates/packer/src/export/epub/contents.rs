//! The table of contents (EPUB 3.3 §7): every article with the headings of its text.

use super::package::Chapter;
use super::xhtml::text;
use article::{Article, Block, BlockKind, plain_text};
use article_viewer::content::escape;
use article_viewer::labels::Interface;

/// The file of the table of contents.
pub(super) fn contents(articles: &[Article], chapters: &[Chapter]) -> String {
    let Some(first) = articles.first() else { return String::new() };
    let lang = first.lang.as_str();
    let title = escape(Interface::choose(first, &[]).labels().contents);
    let entries: String =
        articles.iter().zip(chapters).map(|(article, chapter)| entry(article, chapter)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html \
         xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{lang}\" xml:lang=\"{lang}\" dir=\"{}\">\n<head>\n<title>{title}</title>\n<link \
         rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\n<nav epub:type=\"toc\" \
         role=\"doc-toc\">\n<h1>{title}</h1>\n<ol>\n{entries}</ol>\n</nav>\n</body>\n</html>\n",
        first.lang.direction().as_str(),
    )
}

/// The name of an article; books have no nameless ones.
pub(super) fn title(article: &Article, chapter: &Chapter) -> String {
    let title = text(&article.title());
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !words.is_empty() {
        return words;
    }
    let name = chapter.file.rsplit('/').next().unwrap_or(&chapter.file);
    name.trim_end_matches(".xhtml").to_string()
}

fn entry(article: &Article, chapter: &Chapter) -> String {
    let headings: Vec<(u8, &str, String)> = article
        .body
        .iter()
        .filter_map(|block| match block {
            Block { id, kind: BlockKind::Heading { level, spans }, .. } => {
                Some((*level, id.as_str(), text(&plain_text(spans))))
            }
            _ => None,
        })
        .filter(|(_, _, words)| !words.trim().is_empty())
        .collect();
    let headline = text(article.headline.text.trim());
    let name = if headline.is_empty() { title(article, chapter) } else { headline };
    let below = list(&mut headings.iter().peekable(), 0, &chapter.file);
    format!("<li><a href=\"{}\">{}</a>{below}</li>\n", chapter.file, escape(&name))
}

type Headings<'h> = std::iter::Peekable<std::slice::Iter<'h, (u8, &'h str, String)>>;

/// The headings that follow and stand below this level.
fn list(headings: &mut Headings<'_>, above: u8, file: &str) -> String {
    let mut items = String::new();
    while let Some((level, id, words)) = headings.next_if(|(level, ..)| *level > above) {
        let below = list(headings, *level, file);
        items += &format!("<li><a href=\"{file}#{id}\">{}</a>{below}</li>\n", escape(words));
    }
    if items.is_empty() { items } else { format!("\n<ol>\n{items}</ol>\n") }
}
