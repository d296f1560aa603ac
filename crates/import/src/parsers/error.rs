//! The reasons why a document is no article.

use super::MAX_PIECES;
use article::MAX_BLOCK_DEPTH;
use article::wire::WireError;

/// The reason why a document is no article, as a message that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The document has nothing but blanks.
    #[error("the document is empty: write its text, save it and try again")]
    Empty,
    /// The document is a picture.
    #[error("this is a picture: name a document, which may show it")]
    Picture,
    /// The document is of a kind that is not read, which is named.
    #[error(
        "this is {0}, which is not read: open it, copy all of its text, and save that as a text \
         file (.txt) in UTF-8"
    )]
    Foreign(&'static str),
    /// The text is in a markup that is not read.
    #[error(
        "this is {name}, which is not read: make Markdown or a web page of it, as by `{command}`, or \
         show it as it is written by `--from text`"
    )]
    Markup {
        /// The markup.
        name: &'static str,
        /// The command that makes of it what is read.
        command: &'static str,
    },
    /// The archive is damaged.
    #[error(
        "this archive cannot be read: {0}; make it anew, or copy it again from where it is whole"
    )]
    Archive(String),
    /// The archive unpacks to more than any document has.
    #[error(
        "this archive unpacks to more than is safe to read (50,000 files, 256 MB for a file, 2 GB \
         together): take out what is no part of the text"
    )]
    ArchiveTooLarge,
    /// The document is encrypted.
    #[error(
        "this document is protected with a password: open it, take the protection off, and save it"
    )]
    Encrypted,
    /// The book is encrypted.
    #[error("this book is locked by its shop (DRM) and cannot be read: ask for it without a lock")]
    LockedBook,
    /// The name says that it is an archive, which it is not.
    #[error(
        "this is no document of Word, whatever its name says: open it in Word and save it as .docx"
    )]
    NoArchive,
    /// The bytes are no text; lines are counted from 1, offsets from 0.
    #[error(
        "line {line}: the byte {byte:#04x} at offset {offset} is no text in UTF-8, and in which \
         other encoding it is cannot be told for sure: open the document in the program that made \
         it, or in a text editor, and save it as UTF-8"
    )]
    Undecodable {
        /// The line of the byte.
        line: usize,
        /// The bytes before it.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// The front matter at the top cannot be read at all; lines are counted from 1.
    #[error(
        "line {line}: the front matter is not valid {syntax}: {message}; write each field as \
         `key: \"value\"` between two lines of `---`"
    )]
    FrontMatter {
        /// The line of the mistake.
        line: usize,
        /// The name of the syntax.
        syntax: &'static str,
        /// The parser's message.
        message: String,
    },
    /// The text is no JSON; lines and columns are counted from 1.
    #[error("line {line}, column {column}: this is not valid JSON: {message}")]
    Json {
        /// The line of the mistake.
        line: usize,
        /// Its column, in characters.
        column: usize,
        /// The parser's message.
        message: String,
    },
    /// The JSON is nested deeper than any article.
    #[error(
        "line {line}, column {column}: this is nested too deeply to be read: lists and quotes may \
         stand in each other {MAX_BLOCK_DEPTH} levels deep"
    )]
    TooDeep {
        /// The line where it is too deep.
        line: usize,
        /// The column, in characters.
        column: usize,
    },
    /// The text is no XML; lines are counted from 1.
    #[error("line {line}: this is not valid XML: {message}")]
    Xml {
        /// The line of the mistake.
        line: usize,
        /// The parser's message.
        message: String,
    },
    /// The feed or the like holds no article.
    #[error("this {0} has no entries: there is nothing to read in it")]
    NoEntries(&'static str),
    /// No entry is what was asked for.
    #[error("there is no entry “{wanted}”; there are: {found}")]
    NoEntry {
        /// The entry that was asked for.
        wanted: String,
        /// The entries that there are.
        found: String,
    },
    /// Several entries are what was asked for.
    #[error("“{wanted}” is in the titles of several entries: {found}; name one by its number")]
    Entries {
        /// The entry that was asked for.
        wanted: String,
        /// The entries that it may mean.
        found: String,
    },
    /// An entry was named of a document that is one article.
    #[error("this document is one article and has no entries: leave --entry out")]
    NoCollection,
    /// The page has no element that the selector names.
    #[error(
        "nothing on the page is what --select names: look at the page's source, or leave the \
         option out"
    )]
    NotSelected,
    /// The document has more pieces than a page can show.
    #[error(
        "the document is in more than {MAX_PIECES} pieces, counted by its line ends, marks and \
         values: no browser shows so many in one page; make several documents of it"
    )]
    TooMany,
    /// The JSON is something else than an article.
    #[error(transparent)]
    Wire(#[from] WireError),
}
