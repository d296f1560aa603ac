//! The links, embedded files and blocks' names of Obsidian and other wikis.

use super::pieces::Meaning;

/// A link in double brackets.
#[derive(Debug, PartialEq)]
pub(super) struct WikiLink<'t> {
    pub target: &'t str,
    label: Option<&'t str>,
    /// The offset behind it.
    pub end: usize,
}

const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tiff"];

/// The link at the beginning of a text.
pub(super) fn link(text: &str) -> Option<WikiLink<'_>> {
    let inner = text.strip_prefix("[[")?;
    let end = inner.find([']', '[', '\n']).filter(|end| inner[*end..].starts_with("]]"))?;
    let content = &inner[..end];
    // A bar in a table has a backslash before it.
    let (target, label) = match content.split_once('|') {
        Some((target, label)) => (target.trim_end_matches('\\'), Some(label.trim())),
        None => (content, None),
    };
    let target = target.trim();
    // No file has these in its name.
    let is_name = !target.contains(['*', '<', '>', '"', '`']);
    let is_link = is_name
        && !target.is_empty()
        && !inner[end + 2..].starts_with('(')
        && !target.starts_with('^');
    is_link.then_some(WikiLink { target, label, end: end + 4 })
}

impl WikiLink<'_> {
    pub(super) fn meaning(&self) -> Meaning {
        if matches!(self.target.to_ascii_lowercase().as_str(), "toc" | "_toc_") {
            return Meaning::Nothing;
        }
        Meaning::Link { href: self.href(), text: self.text() }
    }

    /// The picture that it embeds; behind the bar stand its size or its description.
    pub(super) fn picture(&self) -> Option<Meaning> {
        let path = self.target.split('#').next().unwrap_or_default();
        let (name, extension) = path.rsplit_once('.')?;
        let medium = match extension.to_ascii_lowercase().as_str() {
            "mp3" | "m4a" | "wav" | "ogg" | "opus" | "flac" => Some("audio"),
            "mp4" | "webm" | "mov" | "ogv" => Some("video"),
            _ => None,
        };
        if let Some(medium) = medium {
            let src = super::html_text(path);
            return Some(Meaning::Html(format!("<{medium} src=\"{src}\"></{medium}>")));
        }
        if !PICTURES.contains(&extension.to_ascii_lowercase().as_str()) {
            return None;
        }
        let mut alt = String::new();
        let mut size = (None, None);
        for part in self.label.unwrap_or_default().split('|') {
            match super::size(part.trim()) {
                Some(found) => size = found,
                None => alt = part.trim().to_string(),
            }
        }
        if alt.is_empty() {
            alt = name.rsplit('/').next().unwrap_or(name).to_string();
        }
        Some(Meaning::Picture { src: path.to_string(), alt, width: size.0, height: size.1 })
    }

    /// The note's file, which has its name, and the place in it.
    fn href(&self) -> String {
        let (path, place) = self.target.split_once('#').unwrap_or((self.target, ""));
        let place = place.rsplit('#').next().unwrap_or_default().trim_start_matches('^').trim();
        let file = path.rsplit('/').next().unwrap_or_default();
        let has_extension = file.rsplit_once('.').is_some_and(|(_, extension)| {
            (2..=5).contains(&extension.len())
                && extension.chars().all(|c| c.is_ascii_alphanumeric())
        });
        let extension = if has_extension || path.is_empty() { "" } else { ".md" };
        match place {
            "" => format!("{path}{extension}"),
            place => format!("{path}{extension}#{}", place.replace(' ', "-").to_lowercase()),
        }
    }

    fn text(&self) -> String {
        match self.label {
            Some(label) if !label.is_empty() => label.to_string(),
            _ => self.target.trim_start_matches('#').replace('#', " > "),
        }
    }
}

/// The name of a block at the end of its line (`^mark4`), and its length in the source.
pub(super) fn block_id(text: &str, before: Option<char>) -> Option<(&str, usize)> {
    if before.is_some_and(|c| !c.is_whitespace()) {
        return None;
    }
    let rest = text.strip_prefix('^')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    let id = &rest[..end];
    let line = rest[end..].split('\n').next().unwrap_or_default();
    let is_id =
        id.len() > 2 && id.contains(|c: char| c.is_ascii_alphabetic()) && line.trim().is_empty();
    is_id.then_some((id, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<(String, String)> {
        match link(text)?.meaning() {
            Meaning::Link { href, text } => Some((href, text)),
            _ => None,
        }
    }

    #[test]
    fn links_have_a_file_and_a_text() {
        let pair = |href: &str, text: &str| Some((href.to_string(), text.to_string()));
        assert_eq!(shown("[[Lower weir|the lower weir]]"), pair("Lower weir.md", "the lower weir"));
        assert_eq!(
            shown("[[Upper weir#Gauge]]"),
            pair("Upper weir.md#gauge", "Upper weir > Gauge")
        );
        assert_eq!(shown("[[#The gate]]"), pair("#the-gate", "The gate"));
        assert_eq!(shown("[[plan.pdf]]"), pair("plan.pdf", "plan.pdf"));
        assert_eq!(shown("[[a]](b)"), None);
        assert_eq!(shown("[[^1]]"), None);
    }

    #[test]
    fn pictures_have_a_size_or_a_description() {
        let picture = link("[[river map.png|120]]").unwrap().picture();
        let expected = Meaning::Picture {
            src: "river map.png".into(),
            alt: "river map".into(),
            width: Some(120),
            height: None,
        };
        assert_eq!(picture, Some(expected));
        assert_eq!(link("[[a note]]").unwrap().picture(), None);
    }

    #[test]
    fn blocks_have_names_at_the_ends_of_lines() {
        assert_eq!(block_id("^mark4\nb", Some(' ')), Some(("mark4", 6)));
        assert_eq!(block_id("^mark4 b", Some(' ')), None);
        assert_eq!(block_id("^10", Some(' ')), None);
        assert_eq!(block_id("^mark4", Some('a')), None);
    }
}
