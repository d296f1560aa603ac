//! Pictures, alone and several together, and what is on other pages.

use super::blocks::{Blocks, name};
use super::boxes::undashed;
use super::recordings::recording;
use super::{Element, Node};
use article::{
    Block, BlockKind, Embed, Figure, Href, Image, ImageSource, MAX_PIXELS, Span, Warning,
};

impl Blocks {
    pub(super) fn figure(&mut self, element: &Element) {
        if is_gallery(element) {
            return self.gallery(element, &[]);
        }
        let caption = element.find(&is_told_caption).map(Element::text).unwrap_or_default();
        let mut images = Vec::new();
        pictures(element, None, &mut images);
        // What is on buttons, such as those that enlarge the picture, is none of the figure's words.
        let is_pictures = letters(element) == caption.split_whitespace().collect::<String>();
        match images.as_slice() {
            [(image, link)] if is_pictures => {
                self.buttons(element);
                self.picture(image, element, *link);
            }
            [_, _, ..] if is_pictures => {
                self.buttons(element);
                self.gallery(element, &images);
            }
            // A figure around a table, a quotation or code is that.
            _ => self.captioned(element),
        }
        self.end_line();
    }

    /// Tells of the buttons of a figure, which are left out.
    fn buttons(&mut self, element: &Element) {
        for child in element.elements() {
            let text = child.text();
            if is_button(child) && !text.is_empty() {
                let message = format!("the words of a picture's button are left out: “{text}”");
                self.warnings.push(Warning::new(child.location(), message));
            } else {
                self.buttons(child);
            }
        }
    }

    /// The blocks of a figure, its captions with the one that can have them.
    fn captioned(&mut self, element: &Element) {
        let is_first = element.elements().next().is_some_and(is_caption);
        let mut rest = element.clone();
        let is_own = |child: &Node| matches!(child, Node::Element(child) if is_caption(child));
        rest.children.retain(|child| !is_own(child));
        let mut spans = Vec::new();
        for caption in element.elements().filter(|child| is_told_caption(child)) {
            if !spans.is_empty() {
                spans.push(Span::LineBreak);
            }
            spans.extend(self.spans(caption));
        }
        let mut blocks = self.apart(|blocks| blocks.children(&rest));
        if let [block] = blocks.as_mut_slice() {
            name(block, element);
        }
        let is_quote = matches!(blocks.as_slice(), [Block { kind: BlockKind::Quote { .. }, .. }]);
        let place = match blocks.as_mut_slice() {
            [Block { kind: BlockKind::Figure(figure), .. }] => Some(&mut figure.caption),
            [Block { kind: BlockKind::Table(table), .. }] => Some(&mut table.caption),
            [Block { kind: BlockKind::Recording(recording), .. }, ..] => {
                Some(&mut recording.caption)
            }
            [Block { kind: BlockKind::Embed(embed), .. }] => Some(&mut embed.caption),
            [Block { kind: BlockKind::Quote { attribution, .. }, .. }] => Some(attribution),
            _ => None,
        };
        match place.filter(|place| place.is_empty()) {
            _ if spans.is_empty() => {}
            Some(place) if is_quote => *place = undashed(spans),
            Some(place) => *place = spans,
            None if is_first => blocks.insert(0, Block::new(BlockKind::Paragraph { spans })),
            None => blocks.push(Block::new(BlockKind::Paragraph { spans })),
        }
        blocks.into_iter().for_each(|block| self.put(block));
    }

    /// A link around nothing but a picture.
    pub(super) fn linked_picture(&mut self, element: &Element) -> bool {
        let mut images = Vec::new();
        pictures(element, None, &mut images);
        match images.as_slice() {
            [(image, link)] if !element.has_words() => {
                self.picture(image, image, *link);
                true
            }
            _ => false,
        }
    }

    /// Several pictures; those of a figure are known.
    pub(super) fn gallery(&mut self, element: &Element, known: &[(&Element, Option<&str>)]) {
        let mut images = Vec::new();
        let figures: Vec<&Element> =
            element.elements().filter(|child| child.is(&["figure"])).collect();
        if figures.is_empty() {
            pictures(element, None, &mut images);
        }
        let images = if known.is_empty() { &images } else { known };
        let blocks = self.apart(|blocks| {
            for figure in &figures {
                blocks.figure(figure);
            }
            if figures.is_empty() {
                images.iter().for_each(|(image, link)| blocks.picture(image, image, *link));
            }
        });
        let own = element.elements().filter(|child| is_caption(child)).last();
        let caption = own.map(|caption| self.spans(caption)).unwrap_or_default();
        let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure(_));
        if blocks.len() > 1 && blocks.iter().all(is_figure) {
            self.push(element, BlockKind::Gallery { blocks, caption });
            return;
        }
        blocks.into_iter().for_each(|block| self.put(block));
        if !caption.is_empty() {
            self.push(&Element::default(), BlockKind::Paragraph { spans: caption });
        }
    }

    pub(super) fn picture(&mut self, image: &Element, figure: &Element, link: Option<&str>) {
        if recording(image).is_some() {
            return self.filmed(image, figure);
        }
        let caption = figure.find(&is_told_caption);
        let credit = caption.and_then(|caption| caption.elements().find(|child| is_credit(child)));
        let own: Option<Element> = caption.map(|caption| {
            let is_it = |child: &Element| credit.is_some_and(|credit| std::ptr::eq(credit, child));
            let rest = caption
                .children
                .iter()
                .filter(|child| !matches!(child, Node::Element(child) if is_it(child)));
            Element { children: rest.cloned().collect(), ..caption.clone() }
        });
        let caption = own.map(|caption| self.spans(&caption)).unwrap_or_default();
        match self::image(image) {
            Ok(image) => {
                let credit = credit.map(Element::line_of_text).unwrap_or_default();
                // A link to the same picture, larger, is what the page does itself.
                let link = link.filter(|link| !is_picture(link));
                let link = link.and_then(|link| Href::parse(link).ok());
                let figure_of = Figure { caption, credit, link, ..Figure::new(image) };
                self.push(figure, BlockKind::Figure(Box::new(figure_of)));
            }
            Err(refused) => {
                let message = format!("a picture is left out: {refused}");
                self.warnings.push(Warning::new(image.location(), message));
                self.text(image.attribute("alt").unwrap_or_default());
                self.end_line();
                let credit = credit.map(|credit| Span::text(credit.text()));
                let words: Vec<Span> = caption.into_iter().chain(credit).collect();
                if !words.is_empty() {
                    self.push(&Element::default(), BlockKind::Paragraph { spans: words });
                }
            }
        }
    }

    /// A film, a sound or a page within the page → a card that leads to it; whether it is one.
    pub(super) fn embed(&mut self, element: &Element) -> bool {
        if self.recording(element) {
            return true;
        }
        if !element.is(&["iframe", "video", "audio", "embed", "object"]) {
            return false;
        }
        let address = |element: &Element| {
            let names = ["src", "data-src", "data"].into_iter();
            let mut written = names.filter_map(|name| element.attribute(name));
            written.find_map(|address| Href::parse(address).ok()).filter(|href| href.is_page())
        };
        let source = || element.elements().filter(|child| child.is(&["source"])).find_map(address);
        let Some(href) = address(element).or_else(source) else { return false };
        self.end_line();
        let title = ["title", "aria-label"].into_iter().find_map(|name| element.attribute(name));
        let poster =
            element.attribute("poster").and_then(|address| ImageSource::parse(address).ok());
        let (href, site) = watched(href);
        let image = poster.map(|src| Image { src, alt: String::new(), width: None, height: None });
        let embed = Embed {
            href,
            title: title.map(Span::text).into_iter().collect(),
            site,
            image,
            caption: Vec::new(),
        };
        self.push(element, BlockKind::Embed(Box::new(embed)));
        let text = element.text();
        if !text.is_empty() {
            let message = format!(
                "an embedded <{}> becomes a link; what browsers without it show is left out: “{text}”",
                element.tag
            );
            self.warnings.push(Warning::new(element.location(), message));
        }
        true
    }
}

/// The address under which a film is watched on its site, and the site's name.
fn watched(href: Href) -> (Href, String) {
    let address = href.as_str();
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    let id = |begin: &str| {
        path.strip_prefix(begin).map(|id| id.split(['?', '/', '&']).next().unwrap_or(id))
    };
    let page = match host {
        "youtube.com" | "youtube-nocookie.com" => {
            id("embed/").map(|id| format!("https://www.youtube.com/watch?v={id}"))
        }
        "player.vimeo.com" => id("video/").map(|id| format!("https://vimeo.com/{id}")),
        _ => None,
    };
    let site = match host {
        "youtube-nocookie.com" => "youtube.com",
        "player.vimeo.com" => "vimeo.com",
        host => host,
    };
    let site = site.to_string();
    (page.and_then(|page| Href::parse(&page).ok()).unwrap_or(href), site)
}

/// The picture of an `<img>`.
pub(super) fn image(element: &Element) -> Result<Image, article::Refused> {
    let src = ImageSource::parse(element.attribute("src").unwrap_or_default())?;
    let size = |name| {
        let pixels = element.attribute(name)?.trim_end_matches("px").parse().ok();
        pixels.filter(|n| *n <= MAX_PIXELS)
    };
    let alt = element.attribute("alt").unwrap_or_default().to_string();
    Ok(Image { src, alt, width: size("width"), height: size("height") })
}

/// Whether an element is several pictures that belong together.
pub(super) fn is_gallery(element: &Element) -> bool {
    const NAMES: [&str; 6] = [
        "wp-block-gallery",
        "gallery",
        "kg-gallery-container",
        "blocks-gallery-grid",
        "tiled-gallery",
        "image-gallery",
    ];
    element.is(&["div", "figure"]) && element.has("class", &NAMES) && {
        let mut images = Vec::new();
        pictures(element, None, &mut images);
        let captions: String = captions(element);
        images.len() > 1 && element.raw_text().split_whitespace().collect::<String>() == captions
    }
}

fn is_button(element: &Element) -> bool {
    element.is(&["button"])
        || element.is(&["label"]) && element.is_set("for")
        || element.has("role", &["button"])
}

/// The letters of a figure, without those of its buttons.
fn letters(element: &Element) -> String {
    let of = |child: &Node| match child {
        Node::Text(text) => text.split_whitespace().collect(),
        Node::Element(child) if is_button(child) => String::new(),
        Node::Element(child) => letters(child),
    };
    element.children.iter().map(of).collect()
}

/// The letters of all captions within.
fn captions(element: &Element) -> String {
    match is_caption(element) {
        true => element.raw_text().split_whitespace().collect(),
        false => element.elements().map(captions).collect(),
    }
}

/// The pictures within, each with the address of the link around it.
fn pictures<'e>(
    element: &'e Element,
    link: Option<&'e str>,
    found: &mut Vec<(&'e Element, Option<&'e str>)>,
) {
    let link = if element.is(&["a"]) { element.attribute("href") } else { link };
    // Those in a caption stand in its line.
    for child in element.elements().filter(|child| !is_caption(child)) {
        if child.is(&["img"]) { found.push((child, link)) } else { pictures(child, link, found) }
    }
}

fn is_caption(element: &Element) -> bool {
    element.is(&["figcaption", "figcap"])
}

/// Whether an element is a caption that says something: some generators leave an empty one before it.
fn is_told_caption(element: &Element) -> bool {
    is_caption(element)
        && (element.has_words() || element.find(&|child| child.is(&["img"])).is_some())
}

fn is_credit(element: &Element) -> bool {
    element.has("class", &["credit", "copyright"]) || element.has("itemprop", &["copyrightHolder"])
}

/// Whether an address is that of a picture's file.
fn is_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address).to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"]
        .iter()
        .any(|end| path.ends_with(end))
}
