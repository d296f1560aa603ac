//! A piece of HTML → tags and text. Knows just enough of the syntax to tell them
//! apart (WHATWG HTML §13.2.5); what it takes for text can do no harm as text.

use html_escape::decode_html_entities;

/// What HTML is made of; comments and declarations are passed over.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    Open(OpenTag),
    Close(String),
    Text(String),
    /// A comment that never ends and so hides everything after it.
    EndlessComment,
}

/// A start tag, its name in lower case.
#[derive(Debug, PartialEq, Eq)]
pub struct OpenTag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl OpenTag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| {
            classes.split_ascii_whitespace().any(|c| c.eq_ignore_ascii_case(class))
        })
    }
}

/// Elements whose content is code for machines.
pub fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "iframe" | "noembed" | "noframes")
}

/// The tokens with the number of line ends before each.
pub fn tokens(html: &str) -> Vec<(Token, usize)> {
    let mut scanner = Scanner { rest: html, lines: 0, tokens: Vec::new() };
    while !scanner.rest.is_empty() {
        scanner.step();
    }
    scanner.tokens
}

struct Scanner<'a> {
    rest: &'a str,
    lines: usize,
    tokens: Vec<(Token, usize)>,
}

impl<'a> Scanner<'a> {
    fn step(&mut self) {
        let rest = self.rest;
        if let Some(comment) = rest.strip_prefix("<!--") {
            return match comment.find("-->") {
                Some(end) => self.skip(4 + end + 3),
                None => self.end(Token::EndlessComment),
            };
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return match rest.find('>') {
                Some(end) => self.skip(end + 1),
                None => self.end(Token::Text(rest.to_string())),
            };
        }
        let name = rest.strip_prefix('<').map(|rest| rest.strip_prefix('/').unwrap_or(rest));
        if name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) {
            return match tag(rest) {
                Some((token, len)) => self.tag(token, len),
                // A tag that never ends: trying again at every later `<` could take for ever.
                None => self.end(Token::Text(decode_html_entities(rest).into_owned())),
            };
        }
        // The first character is text even where it is a `<`.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
        self.push(Token::Text(decode_html_entities(&rest[..end]).into_owned()));
        self.skip(end);
    }

    fn tag(&mut self, token: Token, len: usize) {
        let raw = match &token {
            Token::Open(tag) if is_raw(&tag.name) => Some(tag.name.clone()),
            _ => None,
        };
        self.push(token);
        self.skip(len);
        if let Some(name) = raw {
            match closing(self.rest, &name) {
                Some(at) => self.skip(at),
                None => self.skip(self.rest.len()),
            }
        }
    }

    fn push(&mut self, token: Token) {
        self.tokens.push((token, self.lines));
    }

    fn end(&mut self, token: Token) {
        self.push(token);
        self.skip(self.rest.len());
    }

    fn skip(&mut self, len: usize) {
        let (skipped, rest) = self.rest.split_at(len);
        self.lines += skipped.matches('\n').count();
        self.rest = rest;
    }
}

/// Where `</name` begins.
fn closing(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let end = at + 2 + name.len();
        text.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name))
            && !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

/// The tag at the beginning of the text, and its length in bytes.
fn tag(text: &str) -> Option<(Token, usize)> {
    let close = text.starts_with("</");
    let mut cursor = Cursor(&text[if close { 2 } else { 1 }..]);
    let name =
        cursor.until(|c| c.is_ascii_whitespace() || c == '/' || c == '>').to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        cursor.until(|c| !(c.is_ascii_whitespace() || c == '/'));
        if cursor.eat('>') {
            let token =
                if close { Token::Close(name) } else { Token::Open(OpenTag { name, attributes }) };
            return Some((token, text.len() - cursor.0.len()));
        }
        if cursor.0.is_empty() {
            return None;
        }
        // An equals sign with nothing before it begins a name.
        let named = cursor.0.strip_prefix('=').map_or(0, |_| 1);
        let len = cursor.0[named..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '='));
        let key = cursor.take(len.map_or(cursor.0.len(), |len| len + named)).to_ascii_lowercase();
        cursor.until(|c| !c.is_ascii_whitespace());
        let value = if cursor.eat('=') { cursor.value() } else { "" };
        attributes.push((key, decode_html_entities(value).into_owned()));
    }
}

/// The part of a tag that is still to be read.
struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.0.split_at(len);
        self.0 = rest;
        taken
    }

    fn until(&mut self, stop: impl Fn(char) -> bool) -> &'a str {
        self.take(self.0.find(stop).unwrap_or(self.0.len()))
    }

    fn eat(&mut self, c: char) -> bool {
        match self.0.strip_prefix(c) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> &'a str {
        self.until(|c| !c.is_ascii_whitespace());
        for quote in ['"', '\''] {
            if self.eat(quote) {
                let value = self.until(|c| c == quote);
                self.eat(quote);
                return value;
            }
        }
        self.until(|c| c.is_ascii_whitespace() || c == '>')
    }
}
