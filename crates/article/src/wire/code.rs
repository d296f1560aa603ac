//! Reads the JSON form of code and of the pieces that have a colour.

use super::article::string;
use super::node::JsonNode;
use crate::{Code, Json, Token};

pub(super) fn code(node: &JsonNode) -> Code {
    Code {
        language: node.get("language", string),
        file: node.get("file", string),
        text: node.text("text"),
        lines: node.list("lines", |node| node.number(u32::MAX)),
        tokens: node.list("tokens", token),
    }
}

/// A piece: its kind and its length in characters.
fn token(node: &JsonNode) -> Option<(Token, u32)> {
    let Json::Array(pair) = node.value else {
        node.warn("is not a kind and a length and was left out");
        return None;
    };
    let [Json::Text(kind), Json::Number(length)] = &pair[..] else {
        node.warn("is not a kind and a length and was left out");
        return None;
    };
    let known = Token::ALL.into_iter().find(|(_, name)| name == kind);
    Some((known.map_or(Token::Plain, |(token, _)| token), *length as u32))
}
