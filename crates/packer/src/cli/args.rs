//! The raw flags, as the user writes them, and the help that teaches them.

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand, ValueEnum};
use import::files::Reach;
use import::pictures::Limits;
use import::recordings::MediaLimit;
use import::{Format, Selector};
use packer::ExportFormat;
use std::io::ErrorKind;
use std::path::PathBuf;

mod looking;

pub(super) use looking::{Check, Preview, ReportFormat};

/// Puts one article into one file that opens anywhere.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    Pack(Pack),
    Site(Site),
    Embed(Embed),
    Export(Export),
    Check(Check),
    Preview(Preview),
    Package(Package),
    /// Print this program's licence and those of the works of others that it and its pages are made
    /// of
    Licenses,
}

impl Command {
    /// Whether only warnings and errors are to be said.
    pub(super) fn is_quiet(&self) -> bool {
        match self {
            Self::Pack(Pack { shared, .. })
            | Self::Site(Site { shared, .. })
            | Self::Embed(Embed { shared, .. })
            | Self::Export(Export { shared, .. })
            | Self::Check(Check { shared, .. })
            | Self::Preview(Preview { shared, .. }) => shared.quiet,
            Self::Package(_) | Self::Licenses => false,
        }
    }
}

/// Write a document as one HTML file, with its text, pictures, styles and viewer.
///
/// The file opens by double click and makes no request. Readers without
/// scripts see the whole text, too.
#[derive(clap::Args)]
#[command(after_long_help = PACK_HELP, after_help = EXIT_CODES)]
pub(super) struct Pack {
    /// The document: the address of a web page (https://…), which is fetched with its pictures, or
    /// a file: a web page, Markdown, a text capture of a page, plain text, or the article's JSON;
    /// `-` for standard input
    #[arg(value_name = "IN")]
    pub input: PathBuf,

    /// The file to write; `-` for standard output [default: IN's name with .html, in this folder;
    /// with .article.html where that is IN itself]
    #[arg(short, long, value_name = "OUT.html")]
    pub output: Option<PathBuf>,

    /// Put this document into the same file, too, as a related story; may be given again
    #[arg(long, value_name = "OTHER")]
    pub with: Vec<PathBuf>,

    /// Make the page for a frame's srcdoc, where links within it work without scripts, too;
    /// elsewhere they would not
    #[arg(long)]
    pub srcdoc: bool,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

/// Write documents as a folder for a web server or CDN, in which they share one viewer.
///
/// One document becomes the folder's index.html; of several each becomes a
/// page named after it, and index.html lists them, unless one of them is
/// named index or README. In a folder a document is named after its way
/// there, and index.md or README.md after the folder it is in. Links between
/// the documents lead to their pages, and files that they name are copied.
/// Everything in the folder is addressed relatively, so it works
/// wherever it is put. Beside each file are its .br and .gz, for servers that
/// send files compressed beforehand. Written again, the folder gets anew only
/// what has changed.
#[derive(clap::Args)]
#[command(after_long_help = SITE_HELP, after_help = EXIT_CODES)]
pub(super) struct Site {
    /// The documents, or folders with .md, .txt and .json documents, also within folders of theirs;
    /// a single document may be `-` for standard input
    #[arg(value_name = "IN", required = true)]
    pub inputs: Vec<PathBuf>,

    /// The folder to write; it is made where there is none
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// Show so many related stories below a document that names none: those that are most like it
    /// by their subjects and words
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub related: Option<u16>,

    /// Where the folder will be; gives link previews and sites that embed a page the absolute
    /// addresses they need, and the folder a feed and a sitemap
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

/// Write a page of another site that shows a document both ways, in a frame and as an element; an
/// example to copy from.
#[derive(clap::Args)]
pub(super) struct Embed {
    /// The document
    #[arg(value_name = "IN")]
    pub input: PathBuf,

    /// The file to write
    #[arg(short, long, value_name = "OUT.html")]
    pub output: PathBuf,

    /// The packed page that the frame shows, as an address relative to OUT.html
    #[arg(long, value_name = "PAGE", default_value = "article.html")]
    pub frame: String,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

/// Write a document in another format: Markdown, plain HTML, text, the article's JSON, or an e-book.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Export {
    /// The document
    #[arg(value_name = "IN")]
    pub input: PathBuf,

    /// The format
    #[arg(long, value_name = "FORMAT")]
    pub to: To,

    /// The file to write; `-` for standard output [default: standard output; of an e-book IN's name
    /// with .epub, in this folder]
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,

    /// Put this document into the same e-book, too, as a chapter; may be given again
    #[arg(long, value_name = "OTHER")]
    pub with: Vec<PathBuf>,

    #[command(flatten)]
    pub shared: DocumentArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum To {
    /// Markdown with front matter
    Markdown,
    /// HTML with what the article is and nothing of how it looks
    Html,
    /// The words alone
    Text,
    /// The article's own JSON form, which loses nothing
    Json,
    /// An e-book (EPUB 3), with its pictures
    Epub,
}

impl To {
    /// The format of a text; `None` for a book.
    pub(super) fn text(self) -> Option<ExportFormat> {
        match self {
            Self::Markdown => Some(ExportFormat::Markdown),
            Self::Html => Some(ExportFormat::Html),
            Self::Text => Some(ExportFormat::Text),
            Self::Json => Some(ExportFormat::Json),
            Self::Epub => None,
        }
    }
}

/// Write the `<article-viewer>` element as an npm package, to publish or to put into a project.
#[derive(clap::Args)]
pub(super) struct Package {
    /// The folder to write
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,

    /// Write over files that article-viewer did not make, or that were changed since
    #[arg(long)]
    pub force: bool,
}

/// The options of every command that reads documents.
#[derive(Clone, clap::Args)]
pub(super) struct DocumentArgs {
    /// What a document is [default: by its name's extension, else by how it begins]
    #[arg(short, long, value_name = "FORMAT")]
    pub from: Option<From>,

    /// The part of a web page that is the article, by a CSS selector (such as `.post > main`)
    /// [default: it is found]
    #[arg(long, value_name = "CSS", value_parser = selector)]
    pub select: Option<Selector>,

    /// The article of a feed, a book or an export, by its number, its address or a part of its
    /// title [default: the newest or the first; of a book and of `site`: all]
    #[arg(long, value_name = "ENTRY")]
    pub entry: Option<String>,

    /// Load pictures that a document names by http(s) when the page is opened, and sounds and films
    /// when they are played; without this they are links
    #[arg(long)]
    pub remote_images: bool,

    /// Let readers open films, posts and maps of known other sites within the page, by a press that
    /// says which site is asked; without this they are links
    #[arg(long)]
    pub remote_embeds: bool,

    /// Set straight quotation marks as the language does, `--` and `---` as dashes, `...` as one
    /// mark
    #[arg(long)]
    pub smart: bool,

    /// Let the documents name pictures and stories in this folder and below, besides those beside
    /// the document; may be given again
    #[arg(long, value_name = "DIR")]
    pub allow_files: Vec<PathBuf>,

    /// The largest picture that is put into a page, in megabytes; all of a page's may have eight
    /// times as much
    #[arg(long, value_name = "MB", default_value_t = Limits::MEGABYTES)]
    pub max_picture: u64,

    /// The largest sound or film that is put into a page, in megabytes; larger ones are links
    #[arg(long, value_name = "MB", default_value_t = MediaLimit::MEGABYTES)]
    pub max_media: u64,

    /// Scale pictures that are wider than this down to it, in pixels, and encode photographs anew,
    /// so that a page with many of them can be mailed
    #[arg(long, value_name = "WIDTH", value_parser = clap::value_parser!(u32).range(16..=65_500))]
    pub images: Option<u32>,

    /// The largest document that is read, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 64)]
    pub max_document: u64,

    /// The most seconds that one request for a page or a picture may take; all pictures of a page
    /// together may take ten times as many
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub timeout: u64,

    /// Ask through this proxy, http://host:port, or with '' through none [default: that of
    /// HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, but for the hosts of NO_PROXY]
    #[arg(long, value_name = "URL")]
    pub proxy: Option<String>,

    /// Fetch from addresses of this machine and of local networks, too; a page of the internet may
    /// then have its pictures asked of them
    #[arg(long)]
    pub allow_private: bool,

    /// Pack a page whose site asks that no copy of it is kept (robots: noarchive, none); it is you
    /// who decides that then, against the site's word
    #[arg(long)]
    pub despite_robots: bool,

    /// Say nothing but warnings and errors
    #[arg(short, long)]
    pub quiet: bool,

    /// Treat warnings as errors: write nothing if there is one
    #[arg(long)]
    pub deny_warnings: bool,

    /// Write over files that article-viewer did not make, or that were changed since; `site` makes
    /// what has not changed anew, too
    #[arg(long)]
    pub force: bool,
}

impl DocumentArgs {
    /// Which files the documents may name.
    ///
    /// # Errors
    /// A folder that is not there.
    pub(super) fn reach(&self) -> Result<Reach> {
        Reach::new(&self.allow_files).map_err(|(path, error)| {
            let why = match error.kind() {
                ErrorKind::NotFound => "does not exist: check the path".to_string(),
                ErrorKind::NotADirectory => {
                    "is not a folder: name the folder that the file is in".to_string()
                }
                _ => format!("could not be read: {error}"),
            };
            anyhow!("--allow-files {}: this {why}", path.display())
        })
    }
}

fn selector(text: &str) -> Result<Selector, String> {
    let message =
        "is no selector of tags, .classes, #ids and [attributes], with a blank or > between them";
    Selector::parse(text).ok_or_else(|| message.to_string())
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum From {
    /// Plain text, or a whole page copied as text (.txt)
    Text,
    /// CommonMark with tables, footnotes and front matter (.md)
    Markdown,
    /// A web page, or a part of one (.html)
    Html,
    /// The article's own JSON form, or a JSON Feed (.json)
    Json,
    /// A feed in RSS or Atom, or WordPress' export (.rss, .atom, .xml)
    Feed,
    /// A document of Word, or of what saves as Word does (.docx)
    Word,
    /// An e-book (.epub)
    Book,
    /// A web page that a browser saved in one file (.mhtml)
    Mhtml,
    /// An archive of documents, such as Medium, Substack, Google Docs and Notion export (.zip)
    Archive,
}

impl std::convert::From<From> for Format {
    fn from(from: From) -> Self {
        match from {
            From::Text => Format::Text,
            From::Markdown => Format::Markdown,
            From::Html => Format::Html,
            From::Json => Format::Json,
            From::Feed => Format::Feed,
            From::Word => Format::Word,
            From::Book => Format::Book,
            From::Archive => Format::Archive,
            From::Mhtml => Format::SavedPage,
        }
    }
}

const EXIT_CODES: &str =
    "Exit codes: 0 done (warnings may have been printed), 1 an error, 2 wrong usage.";

const SITE_HELP: &str = "\
Examples:
  article-viewer site story.md -o public
  article-viewer site stories -o public --base-url https://example.org/stories/
  article-viewer site news/*.md essays/*.txt -o public

What servers should be told is in docs/hosting.md; the folder's _headers file tells it to those that read one.

Exit codes: 0 done (warnings may have been printed), 1 an error, 2 wrong usage.";

const PACK_HELP: &str = "\
Examples:
  article-viewer pack https://example.org/story    writes story.html
  article-viewer pack story.md                     writes story.html
  article-viewer pack page.html                    writes page.article.html
  article-viewer pack capture.txt -o out/story.html
  article-viewer pack - --from markdown < story.md > story.html -o -
  article-viewer pack story.md --with other.md --with third.md

A Markdown document may begin with front matter:
  ---
  title: The headline
  standfirst: What it is about, in a sentence
  author: Name <name@example.org>
  date: 2025-02-14
  lang: en
  related:
    - title: Another story
      link: https://example.org/another
    - file: other.md                               goes into the same file
  ---

Exit codes: 0 done (warnings may have been printed), 1 an error, 2 wrong usage.";
