//! Markdown → article.

use crate::article::{Article, Block, Lang, Warning};

pub fn article(text: &str, _warnings: &mut Vec<Warning>) -> Article {
    let mut article = Article::new(Lang::english(), "Markdown");
    article.body = text.split("\n\n").map(Block::paragraph).collect();
    article
}
