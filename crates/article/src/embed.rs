//! Cards for films, sounds, posts and maps that are on other pages.

use super::{Href, Image, Span};
use serde::Serialize;

/// A card that leads to something on another page. Nothing is requested for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Embed {
    /// The address that pressing it leads to.
    pub href: Href,
    /// The title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Span>,
    /// The name of the site that has it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site: String,
    /// A picture of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The text below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Span>,
}
