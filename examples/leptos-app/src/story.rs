//! The story, in the article's JSON form.

use article_viewer::article::{Article, Json, wire};
use std::error::Error;

const STORY: &str = include_str!("../../story.json");

/// Reads the story. A server's would come by a request instead.
///
/// # Errors
/// The text is no JSON, or no article.
pub(crate) fn article() -> Result<Article, Box<dyn Error>> {
    let json: Json = serde_json::from_str(STORY)?;
    let (article, _warnings) = wire::from_json(&json)?;
    Ok(article)
}
