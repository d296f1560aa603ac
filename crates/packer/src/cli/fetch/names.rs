//! Addresses on the command line, and the names of files that are made of them.

use percent_encoding::percent_decode_str;
use std::path::Path;
use url::Url;

/// The address that an argument is, without its fragment; `None` where it is the path of a file.
pub(in crate::cli) fn address(path: &Path) -> Option<Url> {
    let text = path.to_str()?;
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let mut address = is_web.then(|| Url::parse(text).ok()).flatten()?;
    address.set_fragment(None);
    Some(address)
}

/// The name, without extension, of a file for what is at an address: the last part of its path,
/// else its site.
pub(in crate::cli) fn file_name(address: &Url) -> String {
    let last = last_part(address);
    let is_extension = |text: &str| text.chars().all(char::is_alphanumeric);
    let parts = last.rsplit_once('.').filter(|(_, extension)| is_extension(extension));
    let stem = parts.map_or(&*last, |(stem, _)| stem);
    let fit = |text: &str| {
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name: String = text.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        // Most disks take 255 bytes, and three may be a character.
        name.trim_matches(['-', '.']).chars().take(70).collect::<String>()
    };
    let name = fit(stem);
    match &*name {
        "" | "index" => Some(fit(address.host_str().unwrap_or_default())).filter(|n| !n.is_empty()),
        _ => Some(name),
    }
    .unwrap_or_else(|| "article".to_string())
}

/// The name of the document itself, from which its format may follow.
pub(super) fn of_document(address: &Url) -> String {
    last_part(address)
}

fn last_part(address: &Url) -> String {
    let mut parts = address.path_segments().into_iter().flatten().rev();
    let last = parts.find(|part| !part.is_empty()).unwrap_or_default();
    percent_decode_str(last).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_after_what_is_fetched() {
        for (address, name) in [
            ("https://example.org/2026/the-mill/", "the-mill"),
            ("https://example.org/story.html?from=feed#top", "story"),
            ("https://example.org/", "example.org"),
            ("https://example.org/index.php", "example.org"),
            ("https://example.org/%E6%95%85%E4%BA%8B", "故事"),
            ("https://example.org/..%2f..%2fetc%2fpasswd", "etc-passwd"),
            ("https://example.org/a%00b%0ac", "a-b-c"),
            ("https://example.org/.hidden", "example.org"),
        ] {
            let url = super::address(Path::new(address)).unwrap();
            assert_eq!(file_name(&url), name, "{address}");
        }
    }

    #[test]
    fn paths_are_no_addresses() {
        for path in
            ["story.md", "http", "https:/example.org/", "file:///x", "ftp://x/", "-", "C:\\x"]
        {
            assert_eq!(address(Path::new(path)), None, "{path}");
        }
    }
}
