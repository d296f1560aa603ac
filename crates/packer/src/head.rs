//! The head of every page.

use article::Article;
use article_viewer::content::escape;

/// The lines about the article: the policy first, for it counts from there on.
pub(crate) fn head(article: &Article, policy: &str, rest: &str) -> String {
    let title = match article.title() {
        title if title.is_empty() => "article-viewer".to_string(),
        title => title,
    };
    let mut head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n<title>{}</title>\n",
        escape(policy),
        escape(&title),
    );
    if let Some(standfirst) = &article.standfirst {
        head.push_str(&format!(
            "<meta name=\"description\" content=\"{}\">\n",
            escape(&standfirst.text)
        ));
    }
    // The address of the article is written in full or not at all; a mail address is no page.
    if let Some(canonical) = article.canonical.as_ref().filter(|canonical| canonical.is_absolute())
    {
        head.push_str(&format!(
            "<link rel=\"canonical\" href=\"{}\">\n",
            escape(canonical.as_str())
        ));
    }
    // By this a page lets those that show it in a frame fit that to it without scripts, in browsers
    // that know how (CSS Box Sizing 4, "responsive iframes").
    head.push_str("<meta name=\"responsive-embedded-sizing\" content=\"\">\n");
    // Without an icon of its own a browser asks the server for one.
    head.push_str("<link rel=\"icon\" href=\"data:,\">\n");
    head.push_str(rest);
    head
}
