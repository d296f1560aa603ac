//! The address at which a folder will be.

use anyhow::{Result, bail};
use url::Url;

/// The address of a folder in the form that browsers give it, with a slash at its end.
///
/// # Errors
/// Anything that is not the absolute address of a folder by `http` or `https`, with nothing
/// besides.
pub(super) fn base_url(written: &str) -> Result<String> {
    let refuse = |why: &str| {
        bail!(
            "--base-url {written:?}: {why}: write where the folder will be, as in https://example.org/stories/"
        )
    };
    // Parsers of addresses drop or escape these without a word, and what follows a line end would
    // be another address.
    if written.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return refuse("there is a blank, a line end or a control character in it");
    }
    if written.contains(['"', '\'', '<', '>', '`', '\\', '{', '}', '|', '^']) {
        return refuse("there is a quote or another character in it that no address has");
    }
    if !written.get(..8).is_some_and(|start| {
        ["https://", "http://"].iter().any(|scheme| start.to_ascii_lowercase().starts_with(scheme))
    }) {
        return refuse("it does not begin with https:// or http://");
    }
    let Ok(mut url) = Url::parse(written) else { return refuse("it is no address") };
    let authority = written.split(['/', '?', '#']).nth(2).unwrap_or_default();
    if !url.username().is_empty() || url.password().is_some() || authority.contains('@') {
        return refuse("a user is named in it, whom every page would tell");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("a folder has neither a query nor a fragment");
    }
    let folder = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&folder);
    Ok(url.into())
}

#[cfg(test)]
mod tests {
    use super::base_url;

    #[test]
    fn a_folder_has_one_form() {
        for (written, url) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/stories", "https://example.org/stories/"),
            ("HTTP://Example.org:80/a/../stories//", "http://example.org/stories/"),
            ("https://example.org:8443/%E6%95%85/", "https://example.org:8443/%E6%95%85/"),
            ("https://例え.example/故", "https://xn--r8jz45g.example/%E6%95%85/"),
            ("https://cdn.example/@stories/1", "https://cdn.example/@stories/1/"),
            ("http://[::1]:3000/", "http://[::1]:3000/"),
        ] {
            assert_eq!(base_url(written).unwrap(), url, "{written}");
        }
    }

    #[test]
    fn a_base_address_with_line_ends_blanks_quotes_or_users_is_refused() {
        for written in [
            "",
            "stories/",
            "//example.org/",
            "ftp://example.org/",
            "https:/example.org/",
            "https://",
            "https:///",
            "https://?",
            "https://example.org/\nhttps://other.example/",
            "https://example.org/\r\nX: y",
            "https://example.org/\ta",
            "https://exam\nple.org/",
            " https://example.org/",
            "https://example.org/ ",
            "https://example.org/a b/",
            "https://example.org/\u{a0}",
            "https://example.org/\u{2028}",
            "https://example.org/\u{7f}",
            "https://example.org/\"onload=\"x",
            "https://example.org/'",
            "https://example.org/<b>",
            "https://example.org\\other",
            "https://user@example.org/",
            "https://user:pw@example.org/",
            "https://@example.org/",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://exa mple.org/",
            "https://[::1/",
            "https://example.org:99999/",
        ] {
            let error = base_url(written).unwrap_err().to_string();
            assert!(
                error.contains("--base-url") && error.contains("https://example.org/stories/"),
                "{written:?}: {error}"
            );
            assert!(!error.contains(char::is_control), "{error:?}");
        }
    }
}
