//! The Content Security Policy of a packed page (W3C CSP Level 3).

use crate::article::{Article, Block, BlockKind, Image, ImageSource};
use std::collections::BTreeSet;
use std::fmt;

/// A policy that allows the page's own script and style, the viewer, pictures in the page, and nothing else.
pub struct Policy<'a> {
    /// Where scripts may come from, a hash or `'self'`; a page without scripts has none.
    pub script: Option<&'a str>,
    pub style: &'a str,
    /// What scripts may fetch.
    pub connect: Option<&'a str>,
    /// Where pictures come from, besides those in the page.
    pub pictures: BTreeSet<String>,
}

impl fmt::Display for Policy<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { script, style, connect, pictures } = self;
        f.write_str("default-src 'none'; ")?;
        if let Some(script) = script {
            write!(f, "script-src {script} 'wasm-unsafe-eval'; ")?;
        }
        write!(f, "style-src {style}; ")?;
        if let Some(connect) = connect {
            write!(f, "connect-src {connect}; ")?;
        }
        let pictures: String = pictures.iter().map(|origin| format!(" {origin}")).collect();
        write!(f, "img-src data:{pictures}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
    }
}

/// The source expressions that allow the pictures which an article names by `http` or `https`.
pub fn origins(article: &Article) -> BTreeSet<String> {
    let mut origins = BTreeSet::new();
    let mut add = |image: &Image| {
        if let ImageSource::Remote(address) = &image.src {
            origins.extend(origin(address));
        }
    };
    article.related.iter().filter_map(|story| story.image.as_ref()).for_each(&mut add);
    article.body.iter().chain(article.notes.iter().flat_map(|note| &note.blocks)).for_each(|block| visit(block, &mut add));
    origins
}

fn visit(Block { kind, .. }: &Block, image: &mut impl FnMut(&Image)) {
    match kind {
        BlockKind::Figure(figure) => image(&figure.image),
        BlockKind::List { items, .. } => items.iter().flatten().for_each(|block| visit(block, image)),
        BlockKind::Quote { blocks, .. } | BlockKind::Box { blocks, .. } => blocks.iter().for_each(|block| visit(block, image)),
        BlockKind::Paragraph { .. }
        | BlockKind::Heading { .. }
        | BlockKind::Pullquote { .. }
        | BlockKind::Table(_)
        | BlockKind::Code { .. }
        | BlockKind::Break => {}
    }
}

/// The origin of an address, or its scheme where a policy could not name the host (CSP Level 3, `host-source`).
fn origin(address: &str) -> Option<String> {
    let address = address.to_ascii_lowercase();
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b));
    Some(if is_plain { format!("{scheme}://{host}") } else { format!("{scheme}:") })
}
