//! Code: the text of a program, its highlighted lines, and the colours of its pieces.

use serde::Serialize;

/// The text of a program, and how it is shown.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Code {
    /// The programming language's usual short name, such as `rust`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The name of the file that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The text, with its line ends.
    pub text: String,
    /// The numbers of the highlighted lines, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
    /// The kinds of the text's pieces from its beginning, with their lengths in characters; what
    /// is left has no colour of its own. The program fills it in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tokens: Vec<(Token, u32)>,
}

/// The kinds of pieces of a program that have a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Token {
    /// Anything else.
    Plain,
    /// A remark for people.
    Comment,
    /// A word of the language.
    Keyword,
    /// A text.
    String,
    /// A number or another constant.
    Number,
    /// The name of a function.
    Function,
    /// The name of a type, a tag or a module.
    Type,
    /// The name of an attribute or a property.
    Attribute,
    /// A line that came in.
    Inserted,
    /// A line that went out.
    Deleted,
}

impl Token {
    /// All kinds, each with its name in JSON.
    pub const ALL: [(Self, &str); 10] = [
        (Self::Plain, "plain"),
        (Self::Comment, "comment"),
        (Self::Keyword, "keyword"),
        (Self::String, "string"),
        (Self::Number, "number"),
        (Self::Function, "function"),
        (Self::Type, "type"),
        (Self::Attribute, "attribute"),
        (Self::Inserted, "inserted"),
        (Self::Deleted, "deleted"),
    ];
}
