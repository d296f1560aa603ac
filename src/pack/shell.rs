//! `index.html`, the one page shell, and the places in it that are filled.

use super::{beginning, latin};

const SHELL: &str = include_str!("../../index.html");

/// Fills the places `pack:head`, `pack:article` and `pack:scripts`, and sets the page's language.
pub fn fill(lang: &str, head: &str, article: &str, scripts: &[&str]) -> String {
    let shell = beginning::begin(SHELL).replacen("<html lang=\"en\"", &format!("<html lang=\"{lang}\""), 1);
    let push = if latin::is_nearly(article) { latin::push } else { String::push_str };
    // What is left of the head after its markup are scripts, where a reference would mean something else.
    let (head, head_scripts) = head.split_at(head.find("<script").unwrap_or(head.len()));
    let places = [("head", head, &[head_scripts][..]), ("article", article, &[]), ("scripts", "", scripts)];
    // An article can be large, so it is copied once; references need some room.
    let length = [shell.as_str(), head, head_scripts, article].iter().chain(scripts).map(|part| part.len()).sum::<usize>();
    let mut page = String::with_capacity(length + length / 16);
    let mut rest = shell.as_str();
    for (place, markup, scripts) in places {
        if let Some((before, after)) = around(rest, place) {
            page.push_str(before);
            push(&mut page, markup);
            page.extend(scripts.iter().copied());
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
        let page = super::fill("zh", "HEAD", "ARTICLE", &["SCRI", "PTS"]);
        for part in ["<html lang=\"zh\"", &super::beginning::first_lines(), "HEAD", "<div id=\"article-viewer\">", "ARTICLE", "SCRIPTS"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("pack:") && !page.contains("data-trunk"));
    }

    #[test]
    fn letters_beyond_latin_are_references_where_they_are_rare() {
        let [dash, quote] = ["<title>–</title><script>\"–\"</script>", "It’s"];
        let english = super::fill("en", dash, &format!("{quote}{}", "a".repeat(100)), &["'–'"]);
        for part in ["<title>&#8211;</title><script>\"–\"</script>", "It&#8217;saaa", "'–'"] {
            assert!(english.contains(part), "{part}");
        }
        let chinese = super::fill("zh", dash, "“中文”", &[]);
        assert!(chinese.contains(dash) && chinese.contains("“中文”"));
    }
}
