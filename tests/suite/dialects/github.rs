//! The parts that GitHub's Markdown has beyond CommonMark (its specification, "extension"), in examples of this
//! project's own: each is read as the HTML that GitHub makes of it.

use super::read;
use article::Block;
use import::{Format, import};

/// The blocks of a page.
fn of_html(html: &str) -> Vec<Block> {
    let page = format!("<!DOCTYPE html><article><h1>T</h1>\n<p>x</p>\n{html}\n<p>x</p></article>");
    let read = import("a.html", page.as_bytes(), Some(Format::Html)).unwrap();
    read.article.body
}

#[test]
fn githubs_extensions_are_read_as_github_shows_them() {
    let mut report = String::new();
    for (markdown, html) in [
        // Tables.
        (
            "| mill | turns |\n| --- | --- |\n| upper | 4 |",
            "<table><thead><tr><th>mill</th><th>turns</th></tr></thead><tbody><tr><td>upper</td><td>4</td></tr></tbody></table>",
        ),
        (
            "| a | bcd |\n:-: | --:\n x | yz",
            "<table><thead><tr><th align=\"center\">a</th><th align=\"right\">bcd</th></tr></thead><tbody><tr><td align=\"center\">x</td><td align=\"right\">yz</td></tr></tbody></table>",
        ),
        (
            "| g\\|h |\n| --- |\n| p `\\|` q |\n| p **\\|** q |",
            "<table><thead><tr><th>g|h</th></tr></thead><tbody><tr><td>p <code>|</code> q</td></tr><tr><td>p <strong>|</strong> q</td></tr></tbody></table>",
        ),
        (
            "| a | b |\n| --- | --- |\n| c | d |\n> e",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>\n<blockquote><p>e</p></blockquote>",
        ),
        (
            // GitHub drops what is one too many, and here no word is.
            "| a | b |\n| --- | --- |\n| c |\n| d | e | f |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr><tr><td>d</td><td>e | f</td></tr></tbody></table>",
        ),
        ("| a | b |\n| --- |\n| c |", "<p>| a | b | | --- | | c |</p>"),
        // Tasks.
        (
            "- [ ] grind\n- [x] bake",
            "<ul><li><input type=\"checkbox\" disabled> grind</li><li><input type=\"checkbox\" checked disabled> bake</li></ul>",
        ),
        (
            "- [x] a\n  - [ ] b\n  - [x] c\n- [ ] d",
            "<ul><li><input type=\"checkbox\" checked disabled> a<ul><li><input type=\"checkbox\" disabled> b</li><li><input type=\"checkbox\" checked disabled> c</li></ul></li><li><input type=\"checkbox\" disabled> d</li></ul>",
        ),
        // Struck out.
        ("~~Hi~~ Hello, ~there~ world!", "<p><del>Hi</del> Hello, <del>there</del> world!</p>"),
        ("This ~~has a\n\nnew line~~.", "<p>This ~~has a</p><p>new line~~.</p>"),
        ("This will ~~~not~~~ strike.", "<p>This will ~~~not~~~ strike.</p>"),
        // Addresses.
        (
            "www.example.org/mill",
            "<p><a href=\"http://www.example.org/mill\">www.example.org/mill</a></p>",
        ),
        (
            "Visit www.example.org/help for more.",
            "<p>Visit <a href=\"http://www.example.org/help\">www.example.org/help</a> for more.</p>",
        ),
        (
            "Visit www.example.org.",
            "<p>Visit <a href=\"http://www.example.org\">www.example.org</a>.</p>",
        ),
        (
            "(www.example.org/search?q=(a)) and www.example.org/(b)",
            "<p>(<a href=\"http://www.example.org/search?q=(a)\">www.example.org/search?q=(a)</a>) and <a href=\"http://www.example.org/(b)\">www.example.org/(b)</a></p>",
        ),
        (
            "http://example.org and (see https://mill.example.org/a?b=c)",
            "<p><a href=\"http://example.org\">http://example.org</a> and (see <a href=\"https://mill.example.org/a?b=c\">https://mill.example.org/a?b=c</a>)</p>",
        ),
        (
            "mill@wheel.example and a.b-c_d@a.example.",
            "<p><a href=\"mailto:mill@wheel.example\">mill@wheel.example</a> and <a href=\"mailto:a.b-c_d@a.example\">a.b-c_d@a.example</a>.</p>",
        ),
        ("a.b-c_d@a.b-", "<p>a.b-c_d@a.b-</p>"),
        // HTML.
        ("<strong>b</strong> and <em>c</em>", "<p><strong>b</strong> and <em>c</em></p>"),
    ] {
        let found = read(&format!("x\n\n{markdown}\n\nx\n")).article.body;
        let wanted = of_html(html);
        if found != wanted {
            report += &format!("{markdown}\n  found  {found:?}\n  wanted {wanted:?}\n");
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// Tags that GitHub shows as text do nothing here either; scripts and styles are left out.
#[test]
fn tags_that_github_disallows_do_nothing() {
    for tag in ["title", "textarea", "xmp", "noembed", "noframes", "plaintext"] {
        let read = read(&format!("<b>kept</b> <{tag}>words</{tag}>\n"));
        let said = format!("{:?} {:?}", read.article.body, read.warnings);
        assert!(said.contains("kept") && !said.contains("Recording"), "{said}");
    }
    for tag in ["script", "style", "iframe"] {
        let read = read(&format!("before\n\n<{tag}>words</{tag}>\n\nafter\n"));
        assert!(!format!("{:?}", read.article.body).contains("words"), "{tag}");
    }
}

/// Lists that count in letters were lines; Pandoc has them, and people write them.
#[test]
fn lists_may_count_in_letters() {
    use article::{BlockKind, Numerals};
    let text = "x\n\na) one\nb) two\n\n   more\nc) three\n\nii. x\niii. y\n   - z\n\n(A) p\n(B) q\n\n- in\n  a. r\n  b. s\n\nA. Smith \
                wrote this.\n\na) alone\n";
    let article = read(text).article;
    let lists: Vec<_> = article
        .blocks()
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some((list.numerals, list.start, list.items.len())),
            _ => None,
        })
        .collect();
    let wanted = [
        (Numerals::LowerAlpha, 1, 3),
        (Numerals::LowerRoman, 2, 2),
        (Numerals::Decimal, 1, 1),
        (Numerals::UpperAlpha, 1, 2),
        (Numerals::Decimal, 1, 1),
        (Numerals::LowerAlpha, 1, 2),
    ];
    assert_eq!(lists, wanted);
    let last: Vec<_> = article.body.iter().rev().take(2).map(|block| &block.kind).collect();
    assert!(last.iter().all(|kind| matches!(kind, BlockKind::Paragraph { .. })), "{last:?}");
}

/// Code in HTML lost its line ends where `<code>` stood in `<pre>`.
#[test]
fn code_in_html_keeps_its_lines() {
    use article::BlockKind;
    let article = read("<pre><code>\none\n\n  two\n</code></pre>\n").article;
    let BlockKind::Code(code) = &article.body[0].kind else { panic!("{article:?}") };
    assert_eq!(code.text, "one\n\n  two");
}
