//! The directives by which a site asks that no copy of its page is kept.
//!
//! `noarchive` asks that no copy is kept, and `none` that nothing is done with the page. What is
//! asked of search engines (`noindex`, `nofollow`, `nosnippet`) is not asked of somebody who reads.

/// The directives of an `X-Robots-Tag`, each with the program that it is for.
pub(super) fn of_header(value: &str) -> Vec<(String, String)> {
    let mut program = "robots".to_string();
    let mut directives = Vec::new();
    for part in value.to_ascii_lowercase().split(',') {
        let mut directive = part.trim();
        // `unavailable_after` and its like have a value, other names before a colon are programs'.
        if let Some((name, rest)) = directive.split_once(':')
            && !["unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"]
                .contains(&name.trim())
        {
            program = name.trim().to_string();
            directive = rest.trim();
        }
        directives.push((program.clone(), directive.to_string()));
    }
    directives
}

/// The directive by which a site asks this program not to keep a copy.
pub(super) fn refusal<'a>(
    directives: impl IntoIterator<Item = &'a (String, String)>,
) -> Option<&'a str> {
    let is_ours = |program: &str| matches!(program, "robots" | "*" | "article-viewer");
    directives
        .into_iter()
        .filter(|(program, _)| is_ours(program))
        .map(|(_, directive)| directive.as_str())
        .find(|directive| matches!(*directive, "noarchive" | "none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_of_all_or_of_this_program_counts() {
        for (header, outcome) in [
            ("noindex, nofollow", None),
            ("NoArchive", Some("noarchive")),
            ("noindex,none", Some("none")),
            ("googlebot: noarchive", None),
            ("googlebot: noindex, noarchive", None),
            ("article-viewer: noarchive", Some("noarchive")),
            ("unavailable_after: 1 Jan 2030 00:00:00 GMT, noarchive", Some("noarchive")),
            ("", None),
        ] {
            assert_eq!(refusal(&of_header(header)), outcome, "{header}");
        }
    }
}
