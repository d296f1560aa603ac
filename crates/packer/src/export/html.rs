//! Plain HTML: elements that say what each part is, without classes.

use super::formula::formula;
use super::recording::recording;
use super::text::byline;
use article::{
    Alignment, Article, Block, BlockKind, BoxOut, Cell, Direction, Figure, Image, ImageSource,
    Item, Lang, List, Numerals, Row, Span, Table,
};
use article_viewer::content::escape;

/// A whole document.
pub(super) fn document(article: &Article) -> String {
    let mut html = format!(
        "<!doctype html>\n<html{} dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
        lang(Some(&article.lang)),
        article.lang.direction().as_str(),
        escape(&article.title())
    );
    for (name, content) in [
        ("author", article.bylines.first().map(byline)),
        ("description", article.standfirst.as_ref().map(|standfirst| standfirst.text.clone())),
    ] {
        let Some(content) = content.filter(|content| !content.is_empty()) else { continue };
        html += &format!("<meta name=\"{name}\" content=\"{}\">\n", escape(&content));
    }
    if let Some(canonical) = &article.canonical {
        html += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(canonical.as_str()));
    }
    html += "</head>\n<body>\n<article>\n<header>\n";
    for label in article.column.iter().chain(&article.topics) {
        html +=
            &format!("<a rel=\"tag\"{}>{}</a>\n", lang(label.lang.as_ref()), escape(&label.text));
    }
    html += &format!("<h1>{}</h1>\n", escape(&article.headline.text));
    if let Some(standfirst) = &article.standfirst {
        html += &format!("<p role=\"doc-subtitle\">{}</p>\n", escape(&standfirst.text));
    }
    for author in &article.bylines {
        let name = escape(&byline(author));
        html += &match &author.link {
            Some(link) => format!(
                "<address><a rel=\"author\" href=\"{}\">{name}</a></address>\n",
                escape(link.as_str())
            ),
            None => format!("<address>{name}</address>\n"),
        };
    }
    for (property, date) in
        [("datePublished", &article.published), ("dateModified", &article.updated)]
    {
        let Some(date) = date else { continue };
        let iso = date.iso();
        html += &format!("<time itemprop=\"{property}\" datetime=\"{iso}\">{iso}</time>\n");
    }
    html += "</header>\n";
    html += &blocks(&article.body);
    if !article.notes.is_empty() {
        html += "<section role=\"doc-endnotes\">\n<ol>\n";
        for note in &article.notes {
            html +=
                &format!("<li id=\"{}\">{}</li>\n", note_id(&note.id), blocks(&note.blocks).trim());
        }
        html += "</ol>\n</section>\n";
    }
    if let Some(copyright) = &article.copyright {
        html += &format!("<p itemprop=\"copyrightNotice\">{}</p>\n", escape(&copyright.text));
    }
    if !article.related.is_empty() {
        html += "<aside data-related>\n<ul>\n";
        for story in &article.related {
            let title = escape(&story.title.text);
            html += &match &story.link {
                Some(link) => {
                    format!("<li><a href=\"{}\">{title}</a>", escape(link.as_str()))
                }
                None => format!("<li><h3>{title}</h3>"),
            };
            if let Some(lead) = &story.lead {
                html += &format!("<p>{}</p>", escape(&lead.text));
            }
            html += "</li>\n";
        }
        html += "</ul>\n</aside>\n";
    }
    html + "</article>\n</body>\n</html>\n"
}

/// The attribute for a language; the direction follows from it where it is read again.
fn lang(lang: Option<&Lang>) -> String {
    lang.map(|lang| format!(" lang=\"{}\"", lang.as_str())).unwrap_or_default()
}

pub(super) fn note_id(id: &str) -> String {
    format!("fn-{}", escape(&id.replace(char::is_whitespace, "-")))
}

/// Blocks, each on a line of its own.
pub(super) fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(|content| block(content) + "\n").collect()
}

/// A block.
pub(super) fn block(block: &Block) -> String {
    let id = match block.id.is_empty() || block.has_made_id() {
        true => String::new(),
        false => format!(" id=\"{}\"", escape(&block.id)),
    };
    let dir = block.dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
    let own = id + &lang(block.lang.as_ref()) + &dir;
    match &block.kind {
        BlockKind::Paragraph { spans } => format!("<p{own}>{}</p>", line(spans)),
        BlockKind::Heading { level, spans } => format!("<h{level}{own}>{}</h{level}>", line(spans)),
        BlockKind::Verse { spans } => {
            let text = line(spans).replace("<br>", "\n");
            format!("<pre{own} data-verse>{text}</pre>")
        }
        BlockKind::List(content) => list(content, &own),
        BlockKind::Definitions { items } => format!("<dl{own}>\n{}</dl>", definitions(items)),
        BlockKind::Quote { blocks, attribution } => {
            let by = footer(attribution);
            format!("<blockquote{own}>\n{}{by}</blockquote>", self::blocks(blocks))
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
            let pictures = blocks.iter().map(|block| match &block.kind {
                BlockKind::Figure(figure) if figure.caption.is_empty() && figure.link.is_none() => {
                    image(&figure.image) + "\n"
                }
                _ => self::block(block) + "\n",
            });
            format!("<figure{own}>\n{}{caption}</figure>", pictures.collect::<String>())
        }
        BlockKind::Table(content) => table(content, &own),
        BlockKind::Code(code) => {
            let language = code.language.as_ref().map(|language| {
                format!(" class=\"language-{}\"", escape(&language.replace(' ', "-")))
            });
            let language = language.unwrap_or_default();
            format!("<pre{own}><code{language}>{}</code></pre>", escape(&code.text))
        }
        BlockKind::Formula(content) => format!("<p{own}>{}</p>", formula(content, "block")),
        BlockKind::Recording(content) => recording(content, &own),
        BlockKind::Embed(embed) if embed.caption.is_empty() && embed.image.is_none() => {
            let title = article::plain_text(&embed.title);
            let title = match title.is_empty() {
                true => title,
                false => format!(" title=\"{}\"", escape(&title)),
            };
            let href = escape(embed.href.as_str());
            format!("<figure{own}><iframe src=\"{href}\"{title}></iframe></figure>")
        }
        BlockKind::Embed(embed) => {
            let title = if embed.title.is_empty() {
                escape(embed.href.as_str())
            } else {
                line(&embed.title)
            };
            let site = escape(&embed.site);
            let by = if site.is_empty() { site } else { format!(" ({site})") };
            let caption = caption_of("figcaption", &embed.caption);
            let image = embed.image.as_ref().map(image).unwrap_or_default();
            let href = escape(embed.href.as_str());
            format!("<figure{own}>{image}<a href=\"{href}\">{title}</a>{by}{caption}</figure>")
        }
        BlockKind::Box(content) => box_out(content, &own),
        BlockKind::Break => format!("<hr{own}>"),
    }
}

fn list(list: &List, own: &str) -> String {
    let tag = if list.ordered { "ol" } else { "ul" };
    let mut attributes = own.to_string();
    if list.ordered && list.start != 1 {
        attributes += &format!(" start=\"{}\"", list.start);
    }
    if list.ordered && list.numerals != Numerals::Decimal {
        let kind = Numerals::ALL.into_iter().find(|(kind, ..)| *kind == list.numerals);
        attributes += &kind.map(|(.., kind)| format!(" type=\"{kind}\"")).unwrap_or_default();
    }
    if list.reversed {
        attributes += " reversed";
    }
    let items: String = list.items.iter().map(item).collect();
    format!("<{tag}{attributes}>\n{items}</{tag}>")
}

fn item(item: &Item) -> String {
    let value = item.value.map(|value| format!(" value=\"{value}\"")).unwrap_or_default();
    let task = match item.done {
        Some(true) => "<input type=\"checkbox\" checked disabled> ",
        Some(false) => "<input type=\"checkbox\" disabled> ",
        None => "",
    };
    let text = match &item.blocks[..] {
        [Block { kind: BlockKind::Paragraph { spans }, lang: None, .. }] => line(spans),
        blocks => self::blocks(blocks),
    };
    format!("<li{value}>{task}{text}</li>\n")
}

fn definitions(items: &[Item]) -> String {
    let mut html = String::new();
    for item in items {
        if !item.term.is_empty() {
            html += &format!("<dt>{}</dt>\n", line(&item.term));
        }
        if !item.blocks.is_empty() {
            html += &format!("<dd>{}</dd>\n", blocks(&item.blocks).trim());
        }
    }
    html
}

fn box_out(content: &BoxOut, own: &str) -> String {
    let BoxOut { callout, fold, title, blocks } = content;
    let kind = callout
        .and_then(|callout| article::Callout::ALL.into_iter().find(|(kind, _)| *kind == callout));
    let class = kind.map(|(_, name)| format!(" class=\"callout {name}\"")).unwrap_or_default();
    let text = self::blocks(blocks);
    match fold {
        Some(fold) => {
            let open = if *fold == article::Fold::Open { " open" } else { "" };
            let title = caption_of("summary", title);
            format!("<details{own}{class}{open}>\n{title}{text}</details>")
        }
        None => {
            let title = match title.is_empty() {
                true => String::new(),
                false => format!("<h2>{}</h2>\n", line(title)),
            };
            format!("<aside{own}{class}>\n{title}{text}</aside>")
        }
    }
}

fn footer(attribution: &[Span]) -> String {
    caption_of("footer", attribution)
}

fn caption_of(tag: &str, spans: &[Span]) -> String {
    match spans.is_empty() {
        true => String::new(),
        false => format!("<{tag}>{}</{tag}>\n", line(spans)),
    }
}

/// A picture with its caption.
pub(super) fn figure(figure: &Figure, own: &str) -> String {
    let picture = match &figure.link {
        Some(link) => {
            format!("<a href=\"{}\">{}</a>", escape(link.as_str()), image(&figure.image))
        }
        None => image(&figure.image),
    };
    let credit = match figure.credit.is_empty() {
        true => String::new(),
        false => format!("<small>{}</small>", escape(&figure.credit)),
    };
    let caption = line(&figure.caption);
    let space = if caption.is_empty() || credit.is_empty() { "" } else { " " };
    let caption = match caption.is_empty() && credit.is_empty() {
        true => String::new(),
        false => format!("<figcaption>{caption}{space}{credit}</figcaption>"),
    };
    format!("<figure{own}>{picture}{caption}</figure>")
}

/// The address of a picture; those that are held apart have none.
pub(super) fn address(image: &Image) -> &str {
    match &image.src {
        ImageSource::Inline(address)
        | ImageSource::Relative(address)
        | ImageSource::Remote(address) => address,
        ImageSource::Shared(_) => "",
    }
}

/// A picture.
pub(super) fn image(image: &Image) -> String {
    let size = [("width", image.width), ("height", image.height)]
        .into_iter()
        .filter_map(|(name, side)| Some(format!(" {name}=\"{}\"", side?)))
        .collect::<String>();
    format!("<img src=\"{}\" alt=\"{}\"{size}>", escape(address(image)), escape(&image.alt))
}

fn table(table: &Table, own: &str) -> String {
    let part = |tag: &str, rows: &[Row]| match rows.is_empty() {
        true => String::new(),
        false => format!("<{tag}>\n{}</{tag}>\n", rows.iter().map(row).collect::<String>()),
    };
    let caption = caption_of("caption", &table.caption);
    let (head, rows, foot) =
        (part("thead", &table.head), part("tbody", &table.rows), part("tfoot", &table.foot));
    format!("<table{own}>\n{caption}{head}{rows}{foot}</table>")
}

fn row(row: &Row) -> String {
    format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>())
}

fn cell(cell: &Cell) -> String {
    let tag = if cell.header { "th" } else { "td" };
    let mut attributes = String::new();
    for (name, size) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
        if size > 1 {
            attributes += &format!(" {name}=\"{size}\"");
        }
    }
    attributes += match cell.align {
        Alignment::Start => "",
        Alignment::Center => " align=\"center\"",
        Alignment::End => " align=\"right\"",
    };
    format!("<{tag}{attributes}>{}</{tag}>", line(&cell.spans))
}

/// A line of text with its marks.
pub(super) fn line(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    let inner = line(span.children());
    match span {
        Span::Text(text) => escape(text),
        Span::Code(text) => format!("<code>{}</code>", escape(text)),
        Span::LineBreak => "<br>".into(),
        Span::Emphasis(_) => format!("<em>{inner}</em>"),
        Span::Strong(_) => format!("<strong>{inner}</strong>"),
        Span::Subscript(_) => format!("<sub>{inner}</sub>"),
        Span::Superscript(_) => format!("<sup>{inner}</sup>"),
        Span::Link { href, about, .. } => {
            let title = about.as_ref().map(|about| about.title.as_str()).unwrap_or_default();
            let title = match title.is_empty() {
                true => String::new(),
                false => format!(" title=\"{}\"", escape(title)),
            };
            let language = about.as_ref().and_then(|about| about.lang.as_ref());
            let language = language.map(|lang| format!(" hreflang=\"{}\"", lang.as_str()));
            let language = language.unwrap_or_default();
            format!("<a href=\"{}\"{title}{language}>{inner}</a>", escape(href.as_str()))
        }
        Span::Foreign { lang, .. } => format!("<span{}>{inner}</span>", self::lang(Some(lang))),
        Span::NoteRef { note } => format!(
            "<sup><a role=\"doc-noteref\" href=\"#{}\">{}</a></sup>",
            note_id(note),
            escape(note)
        ),
        Span::Marked { mark, .. } => {
            let (_, tag) = mark.names();
            format!("<{tag}>{inner}</{tag}>")
        }
        Span::Abbreviation { title, .. } => {
            format!("<abbr title=\"{}\">{inner}</abbr>", escape(title))
        }
        Span::Time { datetime, .. } => {
            format!("<time datetime=\"{}\">{inner}</time>", escape(datetime))
        }
        Span::Ruby { reading, .. } => {
            format!("<ruby>{inner}<rp>(</rp><rt>{}</rt><rp>)</rp></ruby>", line(reading))
        }
        Span::Isolated { dir, .. } => {
            let dir = dir.map_or("auto", Direction::as_str);
            format!("<bdi dir=\"{dir}\">{inner}</bdi>")
        }
        Span::Picture(picture) => image(picture),
        Span::Formula(content) => formula(content, "inline"),
    }
}
