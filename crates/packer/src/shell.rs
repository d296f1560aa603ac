//! `index.html`, the one page shell, and the places in it that are filled.

use super::{beginning, latin};

const SHELL: &str = include_str!("../../../index.html");

/// Fills the places `pack:head`, `pack:article` and `pack:scripts`, and sets the page's language.
pub(crate) fn fill(lang: &str, head: &str, article: String, scripts: &[&str]) -> String {
    let shell =
        beginning::begin(SHELL).replacen("<html lang=\"en\"", &format!("<html lang=\"{lang}\""), 1);
    let push = if latin::is_nearly(&article) { latin::push } else { String::push_str };
    // What is left of the head after its markup are scripts, where a reference would mean something
    // else.
    let (head, head_scripts) = head.split_at(head.find("<script").unwrap_or(head.len()));
    let (mut before, mut after) = (String::new(), String::new());
    let (start, rest) = around(&shell, "head").unwrap_or(("", &shell));
    before.push_str(start);
    push(&mut before, head);
    before.push_str(head_scripts);
    let (start, rest) = around(rest, "article").unwrap_or((rest, ""));
    before.push_str(start);
    let (start, rest) = around(rest, "scripts").unwrap_or((rest, ""));
    after.push_str(start);
    after.extend(scripts.iter().copied());
    after.push_str(rest);
    // An article can be large: it stays where it is, unless its letters have to be others.
    if latin::has_beyond(&article) {
        before.reserve(article.len() + article.len() / 16 + after.len());
        push(&mut before, &article);
        return before + &after;
    }
    let mut page = article;
    page.reserve_exact(before.len() + after.len());
    page.insert_str(0, &before);
    page + &after
}

/// The text before and after a place with its two marking comments; `None` in a shell without
/// the place.
fn around<'s>(shell: &'s str, place: &str) -> Option<(&'s str, &'s str)> {
    let (before, rest) = shell.split_once(&format!("<!-- pack:{place} -->\n"))?;
    Some((before, rest.split_once(&format!("<!-- /pack:{place} -->\n"))?.1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_place_of_the_shell_is_filled() {
        let page = super::fill("zh", "HEAD", "ARTICLE".to_string(), &["SCRI", "PTS"]);
        for part in [
            "<html lang=\"zh\"",
            &super::beginning::first_lines(),
            "HEAD",
            "<div id=\"article-viewer\">",
            "ARTICLE",
            "SCRIPTS",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("pack:") && !page.contains("data-trunk"));
    }

    #[test]
    fn letters_beyond_latin_are_references_where_they_are_rare() {
        let [dash, quote] = ["<title>–</title><script>\"–\"</script>", "It’s"];
        let english = super::fill("en", dash, format!("{quote}{}", "a".repeat(100)), &["'–'"]);
        for part in ["<title>&#8211;</title><script>\"–\"</script>", "It&#8217;saaa", "'–'"] {
            assert!(english.contains(part), "{part}");
        }
        let chinese = super::fill("zh", dash, "“中文”".to_string(), &[]);
        assert!(chinese.contains(dash) && chinese.contains("“中文”"));
    }
}
