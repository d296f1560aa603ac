//! Plain HTML: elements that say what each part is, with classes only where no element does.

mod head;
mod spans;
mod table;

use super::formula::formula;
use article::{Article, Block, BlockKind, BoxOut, Code, Embed, Figure, Item, List, Numerals, Span};
use article_viewer::content::escape;
pub(super) use head::head;
use percent_encoding::percent_decode_str;
use spans::lang;
pub(super) use spans::{address, image, line, note_id};
use std::collections::HashSet;
use table::table;

/// Writes blocks.
#[derive(Debug, Default)]
pub(super) struct Html {
    /// The ids that something leads to: they are written even where they follow from the text.
    wanted: HashSet<String>,
    /// Whether every heading has its id, as the table of contents of a book needs it.
    pub(super) is_book: bool,
}

impl Html {
    /// A writer of an article and of its parts.
    pub(super) fn of(article: &Article) -> Self {
        let mut wanted = HashSet::new();
        for span in article.blocks().flat_map(Block::lines).flatten().chain(&article.source) {
            span.walk(&mut |span| {
                if let Span::Link { href, .. } = span
                    && let Some(id) = href.as_str().strip_prefix('#')
                {
                    wanted.insert(percent_decode_str(id).decode_utf8_lossy().into_owned());
                }
            });
        }
        Self { wanted, is_book: false }
    }

    /// The id of a block, where it is the document's own or something leads to it.
    pub(super) fn id<'b>(&self, block: &'b Block) -> Option<&'b str> {
        let is_named = self.is_book && matches!(block.kind, BlockKind::Heading { .. });
        let is_told = is_named || !block.has_made_id() || self.wanted.contains(&block.id);
        Some(block.id.as_str()).filter(|id| !id.is_empty() && is_told)
    }

    /// Blocks, each on a line of its own.
    pub(super) fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|content| self.block(content) + "\n").collect()
    }

    /// A block.
    pub(super) fn block(&self, block: &Block) -> String {
        let id = self.id(block).map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
        let dir = block.dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
        let own = id + &lang(block.lang.as_ref()) + &dir;
        match &block.kind {
            BlockKind::Paragraph { spans } => format!("<p{own}>{}</p>", line(spans)),
            BlockKind::Heading { level, spans } => {
                format!("<h{level}{own}>{}</h{level}>", line(spans))
            }
            BlockKind::Verse { spans } => {
                let text = line(spans).replace("<br>", "\n");
                format!("<pre{own} class=\"verse\">{text}</pre>")
            }
            BlockKind::List(content) => self.list(content, &own),
            BlockKind::Definitions { items } => {
                format!("<dl{own}>\n{}</dl>", self.definitions(items))
            }
            BlockKind::Quote { blocks, attribution } => {
                let by = footer(attribution);
                format!("<blockquote{own}>\n{}{by}</blockquote>", self.blocks(blocks))
            }
            BlockKind::Pullquote { spans, attribution } => {
                let by = footer(attribution);
                format!(
                    "<blockquote{own} class=\"pullquote\">\n<p>{}</p>\n{by}</blockquote>",
                    line(spans)
                )
            }
            BlockKind::Figure(content) => figure(content, &own),
            BlockKind::Gallery { blocks, caption } => {
                let caption = caption_of("figcaption", caption);
                format!(
                    "<figure{own} class=\"gallery\">\n{}{caption}</figure>",
                    self.blocks(blocks)
                )
            }
            BlockKind::Table(content) => table(content, &own),
            BlockKind::Code(content) => code(content, &own),
            BlockKind::Formula(content) => {
                let number = escape(&content.number);
                let number = match number.is_empty() {
                    true => number,
                    false => format!(" <span class=\"number\">{number}</span>"),
                };
                format!("<p{own} class=\"formula\">{}{number}</p>", formula(content, "block"))
            }
            BlockKind::Recording(content) => self.recording(content, &own),
            BlockKind::Embed(content) => card(content, &own),
            BlockKind::Box(content) => self.box_out(content, &own),
            BlockKind::Break => format!("<hr{own}>"),
        }
    }

    fn list(&self, list: &List, own: &str) -> String {
        let tag = if list.ordered { "ol" } else { "ul" };
        let mut attributes = own.to_string();
        if list.ordered && list.start != List::usual_start(list.reversed, &list.items) {
            attributes += &format!(" start=\"{}\"", list.start);
        }
        if list.ordered && list.numerals != Numerals::Decimal {
            let kind = Numerals::ALL.into_iter().find(|(kind, ..)| *kind == list.numerals);
            attributes += &kind.map(|(.., kind)| format!(" type=\"{kind}\"")).unwrap_or_default();
        }
        if list.reversed {
            attributes += " reversed";
        }
        let items: String = list.items.iter().map(|item| self.item(item)).collect();
        format!("<{tag}{attributes}>\n{items}</{tag}>")
    }

    fn item(&self, item: &Item) -> String {
        let value = item.value.map(|value| format!(" value=\"{value}\"")).unwrap_or_default();
        let task = match item.done {
            Some(true) => "<input type=\"checkbox\" checked disabled> ",
            Some(false) => "<input type=\"checkbox\" disabled> ",
            None => "",
        };
        let text = match &item.blocks[..] {
            [
                block @ Block {
                    kind: BlockKind::Paragraph { spans }, lang: None, dir: None, ..
                },
            ] if self.id(block).is_none() => line(spans),
            blocks => self.blocks(blocks),
        };
        format!("<li{value}>{task}{text}</li>\n")
    }

    fn definitions(&self, items: &[Item]) -> String {
        let mut html = String::new();
        for item in items {
            if !item.term.is_empty() {
                html += &format!("<dt>{}</dt>\n", line(&item.term));
            }
            if !item.blocks.is_empty() {
                html += &format!("<dd>{}</dd>\n", self.blocks(&item.blocks).trim());
            }
        }
        html
    }

    fn box_out(&self, content: &BoxOut, own: &str) -> String {
        let BoxOut { callout, fold, title, blocks } = content;
        let kind = callout.and_then(|callout| {
            article::Callout::ALL.into_iter().find(|(kind, _)| *kind == callout)
        });
        let class = kind.map(|(_, name)| format!(" class=\"callout {name}\"")).unwrap_or_default();
        let mut text = self.blocks(blocks);
        let mut title = line(title);
        let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
        if let (true, Some((_, name))) = (title.is_empty(), kind) {
            // The class alone is not seen.
            let (first, rest) = name.split_at(1);
            title = first.to_uppercase() + rest;
        } else if title.is_empty() && blocks.first().is_some_and(is_heading) {
            // A heading that the box begins with would be its title.
            text = format!("<div>\n{text}</div>\n");
        }
        match fold {
            Some(fold) => {
                let open = if *fold == article::Fold::Open { " open" } else { "" };
                // Without one browsers make up a title.
                let title = format!("<summary>{title}</summary>\n");
                format!("<details{own}{class}{open}>\n{title}{text}</details>")
            }
            None => {
                let title = match title.is_empty() {
                    true => String::new(),
                    false => format!("<h2>{title}</h2>\n"),
                };
                format!("<aside{own}{class}>\n{title}{text}</aside>")
            }
        }
    }
}

/// A card for what is on another page.
fn card(embed: &Embed, own: &str) -> String {
    let href = escape(embed.href.as_str());
    let site = match embed.site.is_empty() {
        true => String::new(),
        false => format!("<cite>{}</cite>", escape(&embed.site)),
    };
    // An empty title says that the words are the site's or the address, and no title.
    let link = match (embed.title.is_empty(), site.is_empty()) {
        (true, true) => format!("<a href=\"{href}\" title=\"\">{href}</a>"),
        (true, false) => format!("<a href=\"{href}\" title=\"\">{site}</a>"),
        (false, true) => format!("<a href=\"{href}\">{}</a>", line(&embed.title)),
        (false, false) => format!("<a href=\"{href}\">{}</a> {site}", line(&embed.title)),
    };
    let caption = caption_of("figcaption", &embed.caption);
    let image = embed.image.as_ref().map(image).unwrap_or_default();
    format!("<figure{own} class=\"embed\">{image}{link}{caption}</figure>")
}

/// The text of a program. The highlighted lines are named as Prism names them.
fn code(code: &Code, own: &str) -> String {
    let mut attributes = own.to_string();
    if let Some(file) = &code.file {
        attributes += &format!(" data-file=\"{}\"", escape(file));
    }
    if !code.lines.is_empty() {
        let lines: Vec<String> = code.lines.iter().map(u32::to_string).collect();
        attributes += &format!(" data-line=\"{}\"", lines.join(","));
    }
    let language = code
        .language
        .as_ref()
        .map(|language| format!(" class=\"language-{}\"", escape(&language.replace(' ', "-"))));
    let language = language.unwrap_or_default();
    format!("<pre{attributes}><code{language}>{}</code></pre>", escape(&code.text))
}

/// Who said a quotation. Readers take a dash before it for the page's, so one of its own has
/// another before it.
fn footer(attribution: &[Span]) -> String {
    let footer = caption_of("footer", attribution);
    match attribution.first() {
        Some(Span::Text(text)) if text.starts_with(['—', '―', '–']) => {
            footer.replacen("<footer>", "<footer>— ", 1)
        }
        _ => footer,
    }
}

fn caption_of(tag: &str, spans: &[Span]) -> String {
    match spans.is_empty() {
        true => String::new(),
        false => format!("<{tag}>{}</{tag}>\n", line(spans)),
    }
}

/// A picture with its caption.
fn figure(figure: &Figure, own: &str) -> String {
    let picture = match &figure.link {
        Some(link) => {
            format!("<a href=\"{}\">{}</a>", escape(link.as_str()), image(&figure.image))
        }
        None => image(&figure.image),
    };
    let credit = match figure.credit.is_empty() {
        true => String::new(),
        false => format!("<small class=\"credit\">{}</small>", escape(&figure.credit)),
    };
    let caption = line(&figure.caption);
    let space = if caption.is_empty() || credit.is_empty() { "" } else { " " };
    let caption = match caption.is_empty() && credit.is_empty() {
        true => String::new(),
        false => format!("<figcaption>{caption}{space}{credit}</figcaption>"),
    };
    format!("<figure{own}>{picture}{caption}</figure>")
}
