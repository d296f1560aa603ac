//! `index.html`, the one page shell, and the places in it that are filled.

const SHELL: &str = include_str!("../../index.html");

/// Fills the places `pack:head`, `pack:article` and `pack:scripts`, and sets the page's language and
/// the attributes of the viewer's host.
pub fn fill(lang: &str, head: &str, host: &str, article: &str, scripts: &str) -> String {
    let shell = SHELL.replacen("<html lang=\"en\"", &format!("<html lang=\"{lang}\""), 1);
    let shell = shell.replacen("<div id=\"article-viewer\"", &format!("<div id=\"article-viewer\"{host}"), 1);
    // An article can be large, so it is copied once.
    let mut page = String::with_capacity(shell.len() + head.len() + article.len() + scripts.len());
    let mut rest = shell.as_str();
    for (place, content) in [("head", head), ("article", article), ("scripts", scripts)] {
        if let Some((before, after)) = around(rest, place) {
            page.extend([before, content]);
            rest = after;
        }
    }
    page + rest
}

/// What stands before and after a place with its two marking comments; `None` in a shell without the place.
fn around<'s>(shell: &'s str, place: &str) -> Option<(&'s str, &'s str)> {
    let (before, rest) = shell.split_once(&format!("<!-- pack:{place} -->\n"))?;
    Some((before, rest.split_once(&format!("<!-- /pack:{place} -->\n"))?.1))
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
