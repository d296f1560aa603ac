//! Plain text, or a whole page copied as text → article.

use crate::article::{Article, Block, Lang, Warning};

pub fn article(text: &str, _warnings: &mut Vec<Warning>) -> Article {
    let mut article = Article::new(Lang::english(), text.lines().next().unwrap_or_default());
    article.body = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(Block::paragraph).collect();
    article
}
