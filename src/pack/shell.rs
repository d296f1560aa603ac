//! `index.html`, the one page shell, and the places in it that are filled.

const SHELL: &str = include_str!("../../index.html");

/// Fills the places `pack:head`, `pack:article` and `pack:scripts`, and sets the page's language and
/// the attributes of the viewer's host.
pub fn fill(lang: &str, head: &str, host: &str, article: &str, scripts: &str) -> String {
    let page = SHELL.replacen("<html lang=\"en\"", &format!("<html lang=\"{lang}\""), 1);
    let page = page.replacen("<div id=\"article-viewer\"", &format!("<div id=\"article-viewer\"{host}"), 1);
    let page = replace(&page, "head", head);
    let page = replace(&page, "article", article);
    replace(&page, "scripts", scripts)
}

/// Replaces a place with its two marking comments; a shell without the place stays as it is.
fn replace(page: &str, place: &str, content: &str) -> String {
    let (begin, end) = (format!("<!-- pack:{place} -->\n"), format!("<!-- /pack:{place} -->\n"));
    let parts = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    match parts {
        Some((before, after)) => [before, content, after].concat(),
        None => page.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_place_of_the_shell_is_filled() {
        let page = super::fill("zh", "HEAD", " data-host", "ARTICLE", "SCRIPTS");
        for part in ["<html lang=\"zh\"", "HEAD", "<div id=\"article-viewer\" data-host>", "ARTICLE", "SCRIPTS"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("pack:") && !page.contains("data-trunk"));
    }
}
