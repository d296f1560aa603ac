//! What single programs write in a way of their own, as it is shown: cards, boxes, tasks, code,
//! quotations, formulas and notes of forums, workspaces and portals.

use crate::web_page::{PROSE, read};
use article::Article;
use packer::{ExportFormat, export};

/// The plain HTML of what is between two paragraphs of a page, with `head` in its head.
fn shown_below(head: &str, part: &str) -> String {
    let (article, _) = read(&format!(
        "<title>The weir</title>{head}<body><article><h1>The weir</h1>{PROSE}{PROSE}<hr>{part}<hr>\
         {PROSE}{PROSE}</article></body>"
    ));
    between(&article)
}

fn between(article: &Article) -> String {
    let page = export(article, ExportFormat::Html).replace(">\n", ">").replace("\n<", "<");
    let parts: Vec<&str> = page.split("<hr>").collect();
    parts.get(1).copied().unwrap_or(&page).trim().to_string()
}

fn all(cases: &[(&str, &str)]) {
    let mut report = String::new();
    for (part, wanted) in cases {
        let found = shown_below("", part);
        if found != *wanted {
            report += &format!("{part}\n  found  {found}\n  wanted {wanted}\n");
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// A small picture in `src` was taken, whatever larger ones were offered.
#[test]
fn the_largest_picture_offered_is_the_picture() {
    all(&[
        (
            "<img src=s.jpg srcset='s.jpg 300w, m.jpg 1200w, l.jpg 4000w' alt=A>",
            "<figure><img src=\"m.jpg\" alt=\"A\"></figure>",
        ),
        (
            "<picture><source media='(max-width: 500px)' srcset=no.jpg>\
             <source srcset='a.webp 600w, b.webp 1400w' type=image/webp>\
             <img src=c.jpg width=700 alt=A></picture>",
            "<figure><img src=\"b.webp\" alt=\"A\" width=\"700\"></figure>",
        ),
        (
            "<img src=s-150x150.jpg data-src=full.jpg alt=A>",
            "<figure><img src=\"full.jpg\" alt=\"A\"></figure>",
        ),
    ]);
}

#[test]
fn cards_of_addresses_are_embedded_pages() {
    let card = |href: &str, title: &str, part: &str| {
        let found = shown_below("", part);
        assert!(found.contains(href) && found.contains(title), "{found}");
        found
    };
    let found = card(
        "https://oak.example/guild",
        "The guild",
        "<figure class='kg-card kg-bookmark-card'><a class=kg-bookmark-container \
         href='https://oak.example/guild'><div class=kg-bookmark-content>\
         <div class=kg-bookmark-title>The guild</div>\
         <div class=kg-bookmark-description>Of millers</div></div></a></figure>",
    );
    assert!(found.contains("Of millers") && !found.contains("<p>"), "{found}");
    let found = card(
        "https://oak.example/eye",
        "The eye",
        "<aside class=onebox data-onebox-src='https://oak.example/eye'><header class=source>\
         <a href='https://oak.example/eye'>oak.example</a></header><article class=onebox-body>\
         <h3><a href='https://oak.example/eye'>The eye</a></h3><p>Of a wheel.</p></article></aside>",
    );
    assert!(found.contains("Of a wheel."), "{found}");
}

#[test]
fn blocks_of_workspaces_are_what_they_stand_for() {
    all(&[
        (
            "<div class='confluence-information-macro confluence-information-macro-warning'>\
             <p class=title>Mind the tide</p><div class=confluence-information-macro-body>\
             <p>Never at high water.</p></div></div>",
            "<aside class=\"callout warning\"><h2>Mind the tide</h2>\
             <p>Never at high water.</p></aside>",
        ),
        (
            "<ul class=inline-task-list><li class=checked data-inline-task-id=1>Grease</li>\
             <li data-inline-task-id=2>Drain</li></ul>",
            "<ul><li><input type=\"checkbox\" checked disabled> Grease</li>\
             <li><input type=\"checkbox\" disabled> Drain</li></ul>",
        ),
        (
            "<aside class=quote data-username=tomas><div class=title>\
             <img class=avatar src=t.png> tomas:</div><blockquote><p>Wet it.</p></blockquote></aside>",
            "<blockquote><p>Wet it.</p><footer>tomas</footer></blockquote>",
        ),
        (
            "<ol class=numbered-list start=1><li>Fore</li></ol>\
             <ol class=numbered-list start=2><li>Aft</li></ol>",
            "<ol><li>Fore</li><li>Aft</li></ol>",
        ),
        (
            "<figure class=wp-block-pullquote><blockquote><p>Knots.</p><cite>Tomas</cite>\
             </blockquote></figure>",
            "<blockquote class=\"pullquote\"><p>Knots.</p><footer>Tomas</footer></blockquote>",
        ),
        (
            "<div class='markdown-alert markdown-alert-tip'><p class=markdown-alert-title>Tip</p>\
             <p>Wait.</p></div>",
            "<aside class=\"callout tip\"><h2>Tip</h2><p>Wait.</p></aside>",
        ),
    ]);
}

/// Each piece was parted from the next by an empty line, and blanks that do not break stayed so.
#[test]
fn code_has_the_lines_and_blanks_of_its_program() {
    all(&[
        (
            "<pre data-lang=sh><code>date</code><code>&nbsp; echo</code></pre>",
            "<pre><code class=\"language-sh\">date\n  echo</code></pre>",
        ),
        (
            "<table><tr><td><p>one</p><p>two</p></td><td><ul><li>a</li><li>b</li></ul></td></tr>\
             <tr><td>c</td><td>d</td></tr></table>",
            "<table><tbody><tr><td>one<br>two</td><td>a<br>b</td></tr>\
             <tr><td>c</td><td>d</td></tr></tbody></table>",
        ),
    ]);
}

#[test]
fn words_that_a_style_alone_sets_apart_are_marked() {
    let sheet = "<style>.lst-kix_a-0{}.c1{font-weight:700}.c2{font-style:italic}\
                 .c3{color:red;text-decoration:line-through}</style>";
    let found = shown_below(
        sheet,
        "<p><span class=c1>Bold</span>, <span class=c2>slanted</span>, <span class=c3>gone</span> and \
         <span style='font-weight: bold'>own</span></p><h2><span class=c1>Head</span></h2>",
    );
    assert_eq!(
        found,
        "<p><strong>Bold</strong>, <em>slanted</em>, <s>gone</s> and <strong>own</strong></p>\
         <h2>Head</h2>"
    );
}

/// A word within a word of a line was taken for a part of the page by its class.
#[test]
fn what_a_line_holds_stays_whatever_it_is_called() {
    all(&[
        (
            "<p>The rock (<span class=nowrap><span class='nopopups comment'>say it so</span></span>) is \
             high, and nobody has been on it for years, says the keeper of the light.</p>",
            "<p>The rock (say it so) is high, and nobody has been on it for years, says the keeper of \
             the light.</p>",
        ),
        (
            "<p>See <a href='https://link.zhihu.com/?target=https%3A//oak.example/a'>it</a></p>",
            "<p>See <a href=\"https://oak.example/a\">it</a></p>",
        ),
    ]);
}

#[test]
fn references_with_their_notes_in_attributes_or_brackets_are_notes() {
    let (article, _) = read(&format!(
        "<title>The weir</title><article><h1>The weir</h1>{PROSE}{PROSE}<p>Oak<sup \
         data-text='By hand' data-draft-type=reference>[1]</sup> and beech<sup>[<a id=r2 \
         href='#fn2'>2</a>]</sup>.</p>{PROSE}<div class=footnotes><ol><li id=fn2>By wheel. \
         <a href='#r2'>↩</a></li></ol></div></article>"
    ));
    let page = export(&article, ExportFormat::Text);
    assert_eq!(article.notes.len(), 2, "{page}");
    assert!(!page.contains("[["), "{page}");
}

#[test]
fn a_change_some_hours_after_publication_is_shown_and_one_at_once_is_none() {
    let updated = |published: &str, modified: &str| {
        let (article, _) = read(&format!(
            "<title>The weir</title><meta property='article:published_time' content='{published}'>\
             <meta property='article:modified_time' content='{modified}'>\
             <article><h1>The weir</h1>{PROSE}{PROSE}{PROSE}</article>"
        ));
        article.updated.map(|date| date.iso())
    };
    let late = "2024-03-05T15:30:00+01:00";
    assert_eq!(updated("2024-03-05T07:00:00+01:00", late).as_deref(), Some(late));
    assert_eq!(updated("2024-03-05T14:00:00Z", late), None);
    assert_eq!(updated("2024-03-05", late), None);
    assert_eq!(updated("2024-03-05", "2024-03-06").as_deref(), Some("2024-03-06"));
}
