//! The checks of every input: a function for each target, which panics where something does not
//! hold. libFuzzer calls them with what its coverage leads to (`targets/`), proptest with the
//! golden inputs changed (`tests/suite/fuzz.rs`).

use article::{Article, Block, BlockKind, ImageSource, Json, Span, Warning, wire};
use import::markup;
use import::{Format, Imported, collection, import};

#[path = "page.rs"]
mod packed;
#[path = "reader.rs"]
mod reader;

/// The targets, with the extensions of the golden files that they begin with.
pub const TARGETS: [Target; 13] = [
    Target { name: "markdown", run: markdown, extensions: &["md"] },
    Target { name: "text", run: text, extensions: &["txt"] },
    Target { name: "html", run: html, extensions: &["html"] },
    Target { name: "json", run: json, extensions: &["json"] },
    Target { name: "feed", run: feed, extensions: &["xml"] },
    Target { name: "word", run: word, extensions: &[] },
    Target { name: "opendocument", run: opendocument, extensions: &[] },
    Target { name: "editors", run: editors, extensions: &[] },
    Target { name: "book", run: book, extensions: &["html"] },
    Target { name: "bytes", run: bytes, extensions: &["md", "txt", "html", "json", "xml"] },
    Target { name: "wire", run: wire, extensions: &[] },
    Target { name: "adopt", run: adopt, extensions: &[] },
    Target { name: "page", run: page, extensions: &["md", "txt", "json"] },
];

/// A function that takes any bytes.
pub struct Target {
    pub name: &'static str,
    pub run: fn(&[u8]),
    pub extensions: &'static [&'static str],
}

/// Markdown → an article that holds.
pub fn markdown(bytes: &[u8]) {
    imported(&String::from_utf8_lossy(bytes), Format::Markdown);
}

/// A page that was copied as text, or plain text → an article that holds.
pub fn text(bytes: &[u8]) {
    imported(&String::from_utf8_lossy(bytes), Format::Text);
}

/// A web page → an article that holds.
pub fn html(bytes: &[u8]) {
    imported(&String::from_utf8_lossy(bytes), Format::Html);
}

/// The text of JSON → an article that holds.
pub fn json(bytes: &[u8]) {
    imported(&String::from_utf8_lossy(bytes), Format::Json);
}

/// A feed, or WordPress' export → articles that hold.
pub fn feed(bytes: &[u8]) {
    entries(bytes, Some(Format::Feed));
}

/// The parts of a document of Word, with marks of 0xff between them → an article that holds.
pub fn word(bytes: &[u8]) {
    const NAMES: [&str; 5] = ["document", "styles", "numbering", "footnotes", "comments"];
    const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
                          xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'";
    let parts = bytes.split(|byte| *byte == 0xff).zip(NAMES);
    let files = parts.map(|(part, name)| {
        let part = String::from_utf8_lossy(part);
        let body =
            if name == "document" { format!("<w:body>{part}</w:body>") } else { part.into() };
        (format!("word/{name}.xml"), format!("<w:{name} {SPACES}>{body}</w:{name}>").into_bytes())
    });
    let related: String = NAMES
        .iter()
        .map(|name| format!("<Relationship Id='{name}' Type='x/{name}' Target='{name}.xml'/>"))
        .collect();
    let related = format!("<Relationships>{related}</Relationships>").into_bytes();
    let known = [
        ("[Content_Types].xml".to_string(), Vec::new()),
        ("word/_rels/document.xml.rels".to_string(), related),
    ];
    entries(&archive(known.into_iter().chain(files)), None);
}

/// The text of a document in OpenDocument → an article that holds.
pub fn opendocument(bytes: &[u8]) {
    const SPACES: [(&str, &str); 7] = [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ];
    let spaces = SPACES.map(|(prefix, name)| {
        format!(" xmlns:{prefix}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'")
    });
    let spaces = spaces.concat();
    let text = String::from_utf8_lossy(bytes);
    let flat = format!(
        "<?xml version='1.0'?><office:document{spaces} xmlns:xlink='http://www.w3.org/1999/xlink'>\
         <office:body><office:text>{text}</office:text></office:body></office:document>"
    );
    imported(&flat, Format::Word);
}

/// A document as editors keep it: a post of Ghost in Lexical's JSON or in Mobiledoc's, or the cells of a
/// notebook of Jupyter → an article that holds.
pub fn editors(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let key = ["root", "sections"].into_iter().find(|key| text.contains(&format!("\"{key}\"")));
    let document = match key {
        Some(key) => {
            let key = if key == "root" { "lexical" } else { "mobiledoc" };
            let text = serde_json::Value::from(text.as_ref());
            format!(
                "{{\"db\": [{{\"meta\": {{\"version\": \"5.0\"}}, \"data\": {{\"posts\": [{{\"id\": 1, \
                 \"title\": \"x\", \"slug\": \"x\", \"status\": \"published\", \"{key}\": {text}}}]}}}}]}}"
            )
        }
        None => format!(
            "{{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {{}}, \"cells\": {text}}}"
        ),
    };
    entries(document.as_bytes(), Some(Format::Json));
    imported(&document, Format::Json);
}

/// A chapter of a book → articles that hold.
pub fn book(bytes: &[u8]) {
    let package = "<package><metadata/><manifest><item id='a' href='a.xhtml'/><item id='b' \
                   href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine>\
                   </package>";
    let files = [
        ("META-INF/container.xml", b"<a><rootfile full-path='o.opf'/></a>".to_vec()),
        ("o.opf", package.as_bytes().to_vec()),
        ("a.xhtml", bytes.to_vec()),
        ("b.xhtml", [b"<h1>B</h1><a role='doc-noteref' href='a.xhtml#a'>1</a>", bytes].concat()),
    ];
    entries(&archive(files.map(|(name, bytes)| (name.to_string(), bytes))), None);
}

/// An archive of files that are not compressed (APPNOTE.TXT, §4.3).
fn archive(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let (mut bytes, mut directory, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, content) in files {
        let begin = bytes.len() as u32;
        let size = (content.len() as u32).to_le_bytes();
        let checksum = crc(&content).to_le_bytes();
        let length = (name.len() as u16).to_le_bytes();
        let common: Vec<u8> =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..], &checksum, &size, &size, &length, &[0, 0]]
                .concat();
        bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &content].concat());
        directory.extend(
            [b"PK\x01\x02\x14\0", &common[..], &[0; 10], &begin.to_le_bytes(), name.as_bytes()]
                .concat(),
        );
        count += 1;
    }
    let begin = (bytes.len() as u32).to_le_bytes();
    let size = (directory.len() as u32).to_le_bytes();
    bytes.extend(&directory);
    let count = count.to_le_bytes();
    bytes.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &begin, &[0, 0]].concat());
    bytes
}

/// CRC-32 (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(!0, step)
}

/// All articles of a document hold.
fn entries(bytes: &[u8], format: Option<Format>) {
    if let Ok(Some(all)) = collection("", bytes, format) {
        for index in 0..all.entries.len() {
            if let Ok(Imported { article, warnings, .. }) = all.import(index) {
                assert_sound(&article, &warnings);
            }
        }
    }
    if let Ok(Imported { article, warnings, .. }) = import("", bytes, format) {
        assert_sound(&article, &warnings);
    }
}

/// Bytes in any encoding, of any format → an article that holds.
pub fn bytes(bytes: &[u8]) {
    if let Ok(Imported { article, warnings, .. }) = import("", bytes, None) {
        assert_sound(&article, &warnings);
    }
}

/// A tree of JSON with the keys that are known → an article that holds.
pub fn wire(bytes: &[u8]) {
    let (article, warnings) =
        wire::from_json(&reader::document(bytes)).expect("the envelope is right");
    assert_sound(&article, &warnings);
}

/// A page's own markup → an article that holds.
pub fn adopt(bytes: &[u8]) {
    let (article, warnings) = markup::read(reader::markup(bytes), Some("en"));
    assert_sound(&article, &warnings);
}

/// A document → its pages, with no element and attribute but the viewer's own, and all of its text.
/// The first byte says what it is read as: 1 Markdown, 2 text, 3 JSON; with 4 added its pictures
/// are loaded from elsewhere.
pub fn page(bytes: &[u8]) {
    let Some((how, rest)) = bytes.split_first() else { return };
    let format = [None, Some(Format::Markdown), Some(Format::Text), Some(Format::Json)]
        [usize::from(how & 3)];
    if let Ok(Imported { article, .. }) = import("", rest, format) {
        packed::assert_packs(&article, how & 4 != 0);
    }
}

fn imported(text: &str, format: Format) {
    if let Ok(Imported { article, warnings, .. }) = import("", text.as_bytes(), Some(format)) {
        assert_sound(&article, &warnings);
    }
}

/// Checks of every article, wherever it comes from: its JSON is read as the very same without
/// a complaint, so it keeps to every limit of the form; its addresses lead where links may lead;
/// its ids are distinct. And its warnings are of one line.
fn assert_sound(article: &Article, warnings: &[Warning]) {
    let json = wire::to_json(article);
    let value: Json = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let (again, complaints) =
        wire::from_json(&value).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert!(complaints.is_empty(), "{complaints:?}: {json}");
    assert!(again == *article, "the JSON is read as another article: {json}");
    let mut ids: Vec<_> = article.blocks().map(|block| block.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(ids.len() == count && !ids.contains(&""), "ids are not distinct: {json}");
    let is_own = |id: &str| id == "article-viewer" || id.starts_with("av-");
    assert!(
        !ids.iter().any(|id| is_own(&id.to_ascii_lowercase())),
        "an id is the viewer's own: {json}"
    );
    addresses(article).into_iter().for_each(assert_safe);
    assert!(warnings.iter().all(|warning| !warning.message.is_empty()), "{warnings:?}");
}

/// An address leads to a page, an e-mail or a call: on a web site, and from a page on a disk with
/// or without letters of disks, where it is neither another computer's file nor another disk's.
pub fn assert_safe(address: &str) {
    for base in
        ["https://site.example/in/page.html", "file:///in/page.html", "file:///C:/in/page.html"]
    {
        let Ok(url) = url::Url::parse(base).expect("a base").join(address) else { continue };
        match url.scheme() {
            "http" | "https" => assert!(url.host_str().is_some(), "{address:?} has no host"),
            "mailto" | "tel" => {}
            "file" => {
                assert!(base.starts_with("file:"), "{address:?} is a file's address on {base}");
                assert!(
                    url.host_str().is_none(),
                    "{address:?} is another computer's file on {base}: {url}"
                );
                assert!(
                    !base.contains("C:") || url.path().starts_with("/C:/"),
                    "{address:?} is another disk's on {base}: {url}"
                );
            }
            "data" if HELD.iter().any(|held| address.starts_with(held)) => {}
            scheme => panic!("{address:?} is of the scheme {scheme}"),
        }
    }
}

/// How addresses begin that hold what they are of.
const HELD: [&str; 4] = ["data:image/", "data:audio/", "data:video/", "data:text/vtt;"];

fn addresses(article: &Article) -> Vec<&str> {
    let mut addresses = Vec::new();
    addresses.extend(article.images().filter_map(|image| match &image.src {
        ImageSource::Inline(address)
        | ImageSource::Relative(address)
        | ImageSource::Remote(address) => Some(address.as_str()),
        ImageSource::Shared(_) => None,
    }));
    addresses.extend(article.canonical.iter().map(|href| href.as_str()));
    addresses.extend(
        article.bylines.iter().filter_map(|byline| byline.link.as_ref()).map(|href| href.as_str()),
    );
    addresses.extend(
        article.related.iter().filter_map(|story| story.link.as_ref()).map(|href| href.as_str()),
    );
    each_span(article, &mut |span| {
        if let Span::Link { href, .. } = span {
            addresses.push(href.as_str());
        }
    });
    addresses.extend(article.blocks().filter_map(|block| match &block.kind {
        BlockKind::Figure(figure) => figure.link.as_ref().map(|href| href.as_str()),
        BlockKind::Embed(embed) => Some(embed.href.as_str()),
        BlockKind::Recording(recording) => Some(recording.src.as_str()),
        _ => None,
    }));
    addresses
}

/// Calls `act` with every span, those within others, too.
fn each_span<'a>(article: &'a Article, act: &mut impl FnMut(&'a Span)) {
    let lines = article.blocks().flat_map(Block::lines);
    article.source.iter().chain(lines.flatten()).for_each(|span| span.walk(act));
}

/// The words of an article that its page shows as text: all but descriptions of pictures that are
/// shown.
fn words(article: &Article) -> Vec<&str> {
    let mut words = vec![article.headline.text.as_str()];
    let phrases = [&article.site, &article.column, &article.standfirst, &article.copyright];
    words.extend(
        phrases.into_iter().flatten().chain(&article.topics).map(|phrase| phrase.text.as_str()),
    );
    words.extend(
        article
            .bylines
            .iter()
            .filter_map(|byline| byline.name.as_ref())
            .map(|name| name.text.as_str()),
    );
    words.extend(article.corrections.iter().map(|correction| correction.text.text.as_str()));
    words.extend(article.edition.iter().map(|edition| edition.text.as_str()));
    for story in &article.related {
        words.push(&story.title.text);
        words.extend(story.lead.iter().map(|lead| lead.text.as_str()));
    }
    each_span(article, &mut |span| match span {
        Span::Text(text) | Span::Code(text) => words.push(text),
        Span::Formula(formula) if formula.math.is_empty() => words.push(&formula.tex),
        _ => {}
    });
    article.blocks().for_each(|block| match &block.kind {
        BlockKind::Code(code) => words.push(&code.text),
        BlockKind::Figure(figure) => words.push(&figure.credit),
        BlockKind::Embed(embed) => words.push(&embed.site),
        BlockKind::Recording(recording) => words.push(&recording.title),
        _ => {}
    });
    words
}
