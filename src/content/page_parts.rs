//! The parts of a page that an article drives.

use super::body::body;
use super::contents::contents;
use super::foot::{Foot, foot};
use super::head::{Head, head};
use super::markup::{Markup, element};
use super::rendering::Rendering;
use super::stories::StoryParts;
use article::Article;

/// The parts, each ready to stand in the page.
pub struct PageParts {
    /// The site's name.
    pub site: Option<Markup>,
    /// The text, from the headline to the copyright.
    pub text: Markup,
    /// Whether the text begins with a list of contents.
    pub has_contents: bool,
    /// The related stories, where there are any.
    pub stories: Option<StoryParts>,
}

impl PageParts {
    /// Makes the parts of an article. `controls` stand at the end of its head.
    pub fn of(article: Article, controls: Markup, rendering: &Rendering) -> Self {
        let minutes = article.reading_minutes();
        let lang = article.lang;
        let site = article.site.map(|site| {
            element("p").class("av-site").lang(site.lang.as_ref().unwrap_or(&lang)).text(site.text)
        });
        let emails = article.bylines.iter().filter_map(|byline| byline.email.clone()).collect();
        let top = head(
            Head {
                column: article.column,
                series: article.series,
                topics: article.topics,
                headline: article.headline,
                standfirst: article.standfirst,
                bylines: article.bylines,
                published: article.published,
                updated: article.updated,
                minutes,
            },
            &lang,
            rendering,
        );
        let contents = contents(&article.body, minutes.1, &lang, rendering);
        let has_contents = contents.is_some();
        let body = body(article.body, rendering);
        let end = foot(
            Foot {
                notes: article.notes,
                emails,
                source: article.source,
                edition: article.edition,
                corrections: article.corrections,
                copyright: article.copyright,
                licence: article.licence,
                canonical: article.canonical,
            },
            &lang,
            rendering,
        );
        // The skip link leads here, so it takes the focus.
        let text = element("article").id("av-article").class("av-article").lang(&lang);
        let text = text.attribute("tabindex", "-1");
        let text = text.child(top.child(controls)).children(contents).child(body).child(end);
        let stories = StoryParts::of(article.related, &lang, rendering);
        Self { site, text, has_contents, stories }
    }
}
