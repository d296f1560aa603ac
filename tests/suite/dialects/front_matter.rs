//! Front matter in each of its forms, with the usual slips.

use super::*;

#[test]
fn front_matter_that_cannot_be_read_is_an_error_that_names_its_line() {
    for (text, line, syntax) in [
        ("+++\ntitle = \"a\ndate = 2024\n+++\nb", 2, "TOML"),
        ("{\n  \"title\": \"a\",\n  \"b\" 1\n}\n\nc", 3, "JSON"),
        ("\n;;;\n\"title\" \"a\"\n;;;\nb", 3, "JSON"),
    ] {
        let error = import("a.md", text.as_bytes(), Some(Format::Markdown)).unwrap_err();
        let ImportError::FrontMatter { line: at, syntax: named, .. } = error else {
            panic!("{error}")
        };
        assert_eq!((at, named), (line, syntax), "{text}");
    }
}

/// Of what front matter names as the picture, one beside the document stands above the text, once.
#[test]
fn a_picture_of_the_front_matter_stands_above_the_text() {
    let alts = |text: &str| {
        let imported = read(text);
        let article = &imported.article;
        let alts: Vec<String> = article.images().map(|image| image.alt.clone()).collect();
        (alts, matches!(article.body[0].kind, BlockKind::Figure(_)), imported.warnings.len())
    };
    let text = "---\ntitle: A\ncover: {image: weir.jpg, alt: The weir}\n---\nText.\n";
    assert_eq!(alts(text), (vec!["The weir".to_string()], true, 0));
    let twice = "---\ntitle: A\nimage: weir.jpg\n---\nText.\n\n![The weir](weir.jpg)\n";
    assert_eq!(alts(twice), (vec!["The weir".to_string()], false, 0));
    let away = "---\ntitle: A\nimage: /assets/weir.jpg\n---\nText.\n";
    assert_eq!(alts(away), (vec![], false, 1));
}

#[test]
fn json_and_forgotten_ends_are_read_as_front_matter() {
    for text in [
        "{\n\t\"title\": \"The weir\", \"tags\": [\"a\"]\n}\n\nText.",
        ";;;\n\"title\": \"The weir\",\n\"tags\": [\"a\"]\n;;;\nText.",
        "---json\n{\"title\": \"The weir\", \"tags\": [\"a\"]}\n---\nText.",
        "---\ntitle: The weir\ntags: [a]\n\nText.",
        "title: The weir\n".replacen("title", "---\ntitle", 1).as_str(),
    ] {
        let article = read(&format!("{text}\n")).article;
        assert_eq!(article.headline.text, "The weir", "{text}");
    }
    let text = "{% raw %}\n\nText with {braces} at the top.";
    assert_eq!(shown(text), ["Text with {braces} at the top."]);
}

/// They were read line by line, and authors were called `&ida`.
#[test]
fn aliases_of_yaml_repeat_what_they_name() {
    let text = "---\ntitle: A\nauthors:\n- &ida\n  name: Ida Moss\n- *ida\n---\nText.\n";
    let imported = import("a.md", text.as_bytes(), Some(Format::Markdown)).unwrap();
    let names = imported.article.bylines.into_iter().filter_map(|byline| byline.name);
    let names: Vec<String> = names.map(|name| name.text).collect();
    assert_eq!(names, ["Ida Moss", "Ida Moss"]);
    let bomb = "---\ntitle: A\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a]\n\
                c: &c [*b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n---\nText.\n";
    let started = std::time::Instant::now();
    drop(import("a.md", bomb.as_bytes(), Some(Format::Markdown)));
    assert!(started.elapsed().as_secs() < 5);
}
