//! An article as it fits into a book: nothing in it is elsewhere, every link leads somewhere, and
//! ids are those of XML. A warning says what had to change for it.

use super::media::Media;
use article::{
    Article, Block, BlockKind, Embed, FileSource, Href, Image, ImageSource, Location, Recording,
    SharedPicture, Span, Warning,
};
use percent_encoding::percent_decode_str;
use std::collections::HashSet;
use std::fmt::Write;
use url::Url;

/// Makes an article fit.
pub(super) struct Fit<'b> {
    /// The names of the book's articles, with their files.
    pub(super) names: &'b [(String, String)],
    pub(super) media: &'b mut Media,
    pub(super) warnings: Vec<Warning>,
}

/// The substitute for a picture.
enum Shown {
    /// The picture itself.
    Picture,
    /// The address where it is.
    Link(Href),
    /// Nothing but its description.
    Words,
}

impl Fit<'_> {
    pub(super) fn fit(&mut self, article: &mut Article) {
        let ids = article.blocks().map(|block| block.id.clone()).collect();
        let base = article.canonical.as_ref().and_then(|href| Url::parse(href.as_str()).ok());
        let notes = article.notes.iter().map(|note| note.id.clone()).collect();
        let pictures = std::mem::take(&mut article.pictures);
        let mut text = Text { ids, notes, base, pictures };
        article.each_block_mut(|block| self.block(block, &text));
        self.line(&mut article.source, &text);
        let mut named = HashSet::new();
        for (number, note) in article.notes.iter_mut().enumerate() {
            note.id = id(&note.id);
            if !named.insert(note.id.clone()) {
                note.id = format!("{}-_{number}", note.id);
            }
        }
        for author in &mut article.bylines {
            self.optional_image(&mut author.portrait, &text);
            self.optional_link(&mut author.link, &text);
            self.optional_link(&mut author.account, &text);
        }
        // The table of contents has the book's other articles.
        article.related.retain(|story| {
            !story.link.as_ref().is_some_and(|link| link.as_str().starts_with("#story="))
        });
        for story in &mut article.related {
            self.optional_image(&mut story.image, &text);
            self.optional_link(&mut story.link, &text);
        }
        if let Some(series) = &mut article.series {
            self.optional_link(&mut series.link, &text);
        }
        if let Some(licence) = &mut article.licence {
            self.optional_link(&mut licence.link, &text);
        }
        text.base = None;
        article.canonical = article.canonical.take().filter(Href::is_absolute);
    }

    fn block(&mut self, block: &mut Block, text: &Text) {
        block.id = id(&block.id);
        // What stands for a recording is fitted as if it had always stood there, another recording too.
        while let BlockKind::Recording(recording) = &mut block.kind
            && let Some(kind) = self.recording(recording)
        {
            block.kind = kind;
        }
        block.lines_mut().into_iter().for_each(|line| self.line(line, text));
        match &mut block.kind {
            BlockKind::Figure(figure) => {
                self.optional_link(&mut figure.link, text);
                let words = figure.image.alt.clone();
                let mut caption = std::mem::take(&mut figure.caption);
                let credit = Some(figure.credit.clone()).filter(|credit| !credit.is_empty());
                match self.image(&mut figure.image, text) {
                    Shown::Picture => figure.caption = caption,
                    Shown::Link(href) => {
                        let blank = Span::text(if caption.is_empty() { "" } else { " " });
                        caption.extend(
                            credit.into_iter().flat_map(|it| [blank.clone(), Span::text(it)]),
                        );
                        let title = vec![Span::text(words)];
                        let (site, image) = (String::new(), None);
                        let embed = Embed { href, title, site, image, caption };
                        block.kind = BlockKind::Embed(Box::new(embed));
                    }
                    Shown::Words => {
                        let words = [Some(words).filter(|words| !words.is_empty()), credit];
                        let mut spans = Vec::new();
                        for part in words
                            .into_iter()
                            .flatten()
                            .map(|it| vec![Span::text(it)])
                            .chain([caption])
                        {
                            spans.extend(
                                (!spans.is_empty() && !part.is_empty()).then(|| Span::text(" ")),
                            );
                            spans.extend(part);
                        }
                        block.kind = BlockKind::Paragraph { spans };
                    }
                }
            }
            BlockKind::Embed(embed) => {
                self.optional_image(&mut embed.image, text);
                let mut href = Some(embed.href.clone());
                self.optional_link(&mut href, text);
                match href {
                    Some(href) => embed.href = href,
                    None => {
                        let mut spans = std::mem::take(&mut embed.title);
                        spans.extend((!spans.is_empty()).then(|| Span::text(" ")));
                        spans.append(&mut embed.caption);
                        block.kind = BlockKind::Paragraph { spans };
                    }
                }
            }
            BlockKind::Recording(recording) => {
                self.optional_image(&mut recording.poster, text);
            }
            _ => {}
        }
    }

    /// Makes files of a recording and its texts; what stands for one that is elsewhere.
    fn recording(&mut self, recording: &mut Recording) -> Option<BlockKind> {
        let inline = match &recording.src {
            FileSource::Inline(address) => self.media.add(address),
            FileSource::Linked(_) => None,
        };
        recording.tracks.retain_mut(|track| {
            let file = match &track.src {
                FileSource::Inline(address) => self.media.add(address),
                FileSource::Linked(_) => None,
            };
            let file = file.and_then(|file| FileSource::parse(&file).ok());
            if file.is_none() {
                let message = format!("the texts “{}” of a recording are left out", track.label);
                self.warnings.push(Warning::new(Location::Document, message));
            }
            file.map(|file| track.src = file).is_some()
        });
        if let Some(file) = inline.and_then(|file| FileSource::parse(&file).ok()) {
            recording.src = file;
            return None;
        }
        let title = vec![Span::text(recording.title.clone())];
        let mut caption = std::mem::take(&mut recording.caption);
        let href = match &recording.src {
            FileSource::Linked(href) if href.is_absolute() => Some(href.clone()),
            FileSource::Linked(_) | FileSource::Inline(_) => None,
        };
        let name = recording.title.as_str();
        let message = match &href {
            Some(href) => format!("the recording “{name}” becomes a link to {}", href.as_str()),
            None => format!("the recording “{name}” is left out: books have none of its kind"),
        };
        self.warnings.push(Warning::new(Location::Document, message));
        let card = href.map(|href| Embed {
            href,
            title: title.clone(),
            site: String::new(),
            image: recording.poster.take(),
            caption: std::mem::take(&mut caption),
        });
        let mut blocks: Vec<Block> =
            card.map(|card| Block::new(BlockKind::Embed(Box::new(card)))).into_iter().collect();
        if !caption.is_empty() {
            blocks.push(Block::new(BlockKind::Paragraph { spans: caption }));
        }
        blocks.append(&mut recording.transcript);
        Some(match (blocks.len(), blocks.pop()) {
            (1, Some(only)) => only.kind,
            (0, _) | (_, None) => BlockKind::Paragraph { spans: title },
            (_, Some(last)) => {
                blocks.push(last);
                let content = article::BoxOut { blocks, ..article::BoxOut::default() };
                BlockKind::Box(content)
            }
        })
    }

    fn image(&mut self, image: &mut Image, text: &Text) -> Shown {
        let inline = match &image.src {
            ImageSource::Inline(address) => Some(address.as_str()),
            ImageSource::Shared(place) => {
                let picture: Option<&SharedPicture> = text.pictures.get(*place);
                if let Some(picture) = picture {
                    image.width = image.width.or(picture.width);
                    image.height = image.height.or(picture.height);
                }
                picture.map(|picture| picture.src.as_str())
            }
            ImageSource::Relative(_) | ImageSource::Remote(_) => None,
        };
        if let Some(file) = inline.and_then(|address| self.media.add(address)) {
            image.src = ImageSource::Relative(file);
            return Shown::Picture;
        }
        let (shown, what) = match &image.src {
            ImageSource::Remote(address) => match Href::parse(address) {
                Ok(href) => (Shown::Link(href), format!("becomes a link to {address}")),
                Err(_) => (Shown::Words, "is left out".to_string()),
            },
            ImageSource::Relative(address) => {
                (Shown::Words, format!("is left out: {address} is not there"))
            }
            ImageSource::Inline(_) | ImageSource::Shared(_) => {
                (Shown::Words, "is left out: books have none of its kind".to_string())
            }
        };
        let message = format!("the picture “{}” {what}", image.alt);
        self.warnings.push(Warning::new(Location::Document, message));
        shown
    }

    fn optional_image(&mut self, image: &mut Option<Image>, text: &Text) {
        if let Some(shown) = image
            && !matches!(self.image(shown, text), Shown::Picture)
        {
            *image = None;
        }
    }

    fn optional_link(&mut self, link: &mut Option<Href>, text: &Text) {
        *link = link.take().and_then(|href| self.link(href, "", text));
    }

    /// Links and pictures in a line.
    fn line(&mut self, spans: &mut Vec<Span>, text: &Text) {
        for mut span in std::mem::take(spans) {
            for inner in span.lines_mut().into_iter().flatten() {
                self.line(inner, text);
            }
            match span {
                Span::Link { href, about, spans: inner } => {
                    let words = article::plain_text(&inner);
                    match self.link(href, &words, text) {
                        Some(href) => spans.push(Span::Link { href, about, spans: inner }),
                        None => spans.extend(inner),
                    }
                }
                Span::Picture(mut image) => match self.image(&mut image, text) {
                    Shown::Picture => spans.push(Span::Picture(image)),
                    Shown::Words => spans.push(Span::Text(image.alt)),
                    Shown::Link(href) => {
                        let words = match image.alt.is_empty() {
                            true => href.as_str().to_string(),
                            false => image.alt,
                        };
                        let inner = vec![Span::Text(words)];
                        spans.push(Span::Link { href, about: None, spans: inner });
                    }
                },
                Span::NoteRef { note } if text.notes.contains(&note) => {
                    spans.push(Span::NoteRef { note: id(&note) });
                }
                Span::NoteRef { note } => {
                    let message = format!("a reference is left out: there is no note “{note}”");
                    self.warnings.push(Warning::new(Location::Document, message));
                }
                span => spans.push(span),
            }
        }
    }

    /// Where a link leads in the book, or out of it.
    fn link(&mut self, href: Href, words: &str, text: &Text) -> Option<Href> {
        let address = href.as_str();
        let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
        let new = if let Some(name) = address.strip_prefix("#story=").map(decoded) {
            let file = self.names.iter().find(|(known, _)| *known == name);
            file.and_then(|(_, file)| file.strip_prefix("text/")).map(str::to_string)
        } else if let Some(place) = address.strip_prefix('#').map(decoded) {
            text.ids.contains(&place).then(|| format!("#{}", id(&place)))
        } else if href.is_absolute() || !href.is_page() {
            return Some(href);
        } else {
            text.base.as_ref().and_then(|base| base.join(address).ok()).map(String::from)
        };
        let new = new.and_then(|new| Href::parse(&new).ok());
        if new.is_none() {
            let message =
                format!("the link “{words}” to {address} is left out: that is not in the book");
            self.warnings.push(Warning::new(Location::Document, message));
        }
        new
    }
}

/// The facts about an article's parts that are needed while they are made to fit.
struct Text {
    ids: HashSet<String>,
    notes: HashSet<String>,
    /// Its own address, against which relative ones are meant.
    base: Option<Url>,
    pictures: Vec<SharedPicture>,
}

/// An id as XML takes it (XML 1.0, "Name", without colons): what it does not take is written as
/// `_x2f_`, from which the program reads it again.
pub(super) fn id(id: &str) -> String {
    let mut fit = String::with_capacity(id.len());
    for (place, c) in id.chars().enumerate() {
        let is_letter = c.is_alphabetic() || c == '_';
        if is_letter
            || place > 0 && (c.is_numeric() && c.is_alphanumeric() || matches!(c, '-' | '.'))
        {
            fit.push(c);
        } else {
            let _ = write!(fit, "_x{:x}_", u32::from(c));
        }
    }
    fit
}
