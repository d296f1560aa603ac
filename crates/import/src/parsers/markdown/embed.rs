//! Embeds that stand alone in their paragraphs → cards and players.

use super::blocks::Converter;
use super::tree::{SourceEmbed, SourcePicture, Tag, TreeElement, TreeNode};
use crate::markup::is_played;
use article::{
    Block, BlockKind, Embed, FileSource, Href, Image, ImageSource, Medium, Recording, Span,
};

impl Converter<'_, '_> {
    /// The cards and players of a paragraph that holds nothing but what is on other pages, sounds
    /// and films.
    pub(super) fn cards(&mut self, nodes: &[TreeNode]) -> Option<Vec<Block>> {
        let shown = || nodes.iter().filter(|node| !node.is_blank());
        shown().next()?;
        let mut cards = Vec::new();
        for node in shown() {
            let TreeNode::Element(TreeElement { tag: Tag::Embed(embed), line, .. }) = node else {
                return None;
            };
            cards.push((embed, *line));
        }
        let cards = cards.into_iter().map(|(embed, line)| self.card(embed, line).map(Block::new));
        cards.collect()
    }

    fn card(&mut self, embed: &SourceEmbed, line: usize) -> Option<BlockKind> {
        let SourceEmbed { href, poster, title, .. } = embed;
        if let Some(medium) = embed.medium.or_else(|| Medium::of_file(href))
            && is_played(href)
        {
            return self.recording(medium, embed, line);
        }
        let href = Href::parse(&watched(href)).ok()?;
        let image = self.poster(poster, line);
        // What is within it is for browsers that cannot show it.
        let title = if title.is_empty() { Vec::new() } else { vec![Span::text(title.as_str())] };
        let site = site(&href);
        let embed = Embed { href, title, site, image, caption: Vec::new() };
        Some(BlockKind::Embed(Box::new(embed)))
    }

    /// The player of a sound or a film.
    fn recording(&mut self, medium: Medium, embed: &SourceEmbed, line: usize) -> Option<BlockKind> {
        let src = FileSource::parse(&embed.href);
        let src = src.map_err(|refused| {
            self.log.warn(line, format!("a recording was left out: {refused}"));
        });
        let (src, tracks) = (src.ok()?, embed.tracks.clone());
        for file in [&src].into_iter().chain(tracks.iter().map(|track| &track.src)) {
            self.log.file(file, line);
        }
        let is_film = medium == Medium::Film;
        let recording = Recording {
            title: embed.title.clone(),
            poster: self.poster(&embed.poster, line),
            width: embed.width.filter(|_| is_film),
            height: embed.height.filter(|_| is_film),
            tracks,
            ..Recording::new(medium, src)
        };
        Some(BlockKind::Recording(Box::new(recording)))
    }

    /// The player for a picture whose file is a sound or a film; `None` for other pictures.
    pub(super) fn played_picture(&mut self, picture: &SourcePicture) -> Option<Block> {
        let medium = Medium::of_file(&picture.src)?;
        let embed = SourceEmbed {
            href: picture.src.clone(),
            title: picture.alt.clone(),
            width: picture.width,
            height: picture.height,
            ..SourceEmbed::default()
        };
        let mut kind = self.recording(medium, &embed, picture.line)?;
        if let BlockKind::Recording(recording) = &mut kind
            && !picture.title.is_empty()
        {
            recording.caption = vec![Span::text(picture.title.as_str())];
        }
        Some(Block::new(kind))
    }

    fn poster(&mut self, address: &str, line: usize) -> Option<Image> {
        let src = (!address.is_empty()).then(|| ImageSource::parse(address).ok()).flatten()?;
        self.log.picture(&src, line);
        Some(Image { src, alt: String::new(), width: None, height: None })
    }
}

/// The page that shows a film by itself, for the address of a frame that shows it within another.
fn watched(href: &str) -> String {
    let id = |start: &str| {
        let (_, rest) = href.split_once(start)?;
        let id = rest.split(['?', '&', '#', '/']).next()?;
        (!id.is_empty()).then_some(id)
    };
    let film = ["youtube.com/embed/", "youtube-nocookie.com/embed/"].iter().find_map(|at| id(at));
    if let Some(film) = film {
        return format!("https://www.youtube.com/watch?v={film}");
    }
    match id("player.vimeo.com/video/") {
        Some(film) => format!("https://vimeo.com/{film}"),
        None => href.to_string(),
    }
}

/// The name of the site, as its address has it.
fn site(href: &Href) -> String {
    let (_, rest) = href.as_str().split_once("://").unwrap_or_default();
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_lead_to_the_pages_of_their_films() {
        assert_eq!(
            watched("https://www.youtube.com/embed/ab-1?start=3"),
            "https://www.youtube.com/watch?v=ab-1"
        );
        assert_eq!(watched("https://player.vimeo.com/video/7"), "https://vimeo.com/7");
        assert_eq!(watched("https://example.org/embed/7"), "https://example.org/embed/7");
    }
}
