//! The shell of every page, `page.html`.

use super::template::fill as fill_template;
use super::{beginning, latin};

const SHELL: &str = include_str!("page.html");

/// A page of its parts, with their letters beyond Latin-1 as references where they are rare.
pub(crate) fn fill(lang: &str, head: &str, article: String, scripts: &[&str]) -> String {
    let push = if latin::is_nearly(&article) { latin::push } else { String::push_str };
    // What is left of the head after its markup are scripts, where a reference would mean something
    // else.
    let (markup, head_scripts) = head.split_at(head.find("<script").unwrap_or(head.len()));
    let mut beginning = String::with_capacity(head.len());
    push(&mut beginning, markup);
    beginning.push_str(head_scripts);
    let (before, after) = SHELL.split_once("{{article}}").unwrap_or((SHELL, ""));
    let first_lines = beginning::first_lines();
    let mut before =
        fill_template(before, &[("lang", lang), ("beginning", &first_lines), ("head", &beginning)]);
    let (between, end) = after.split_once("{{scripts}}").unwrap_or((after, ""));
    let after = || [between].into_iter().chain(scripts.iter().copied()).chain([end]);
    let length: usize = after().map(str::len).sum();
    // An article can be large: it stays where it is, unless its letters have to be others.
    if latin::has_beyond(&article) {
        before.reserve(article.len() + article.len() / 16 + length);
        push(&mut before, &article);
        before.extend(after());
        return before;
    }
    let mut page = article;
    page.reserve_exact(before.len() + length);
    page.insert_str(0, &before);
    page.extend(after());
    page
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
        assert!(!page.contains("{{"));
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
