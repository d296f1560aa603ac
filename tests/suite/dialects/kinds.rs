//! Kinds of faults that documents of many dialects showed: what is written, and the page's own
//! markup that it becomes.

use article::Article;
use import::{Format, Imported, import};
use packer::{ExportFormat, export};

pub(super) fn read(text: &str) -> Imported {
    import("mill.md", text.as_bytes(), Some(Format::Markdown)).unwrap()
}

/// The body as plain HTML in one line.
pub(super) fn body(article: &Article) -> String {
    let page = export(article, ExportFormat::Html);
    let start = page.find("</header>").map_or(0, |at| at + "</header>".len());
    let end = page.find("</article>").unwrap_or(page.len());
    page[start..end].replace(">\n", ">").replace("\n<", "<").trim().to_string()
}

pub(super) fn all(cases: &[(&str, &str)]) {
    let mut report = String::new();
    for (text, wanted) in cases {
        let found = body(&read(&format!("# Mill\n\nStart.\n\n{text}\n")).article);
        let found = found.strip_prefix("<p>Start.</p>").unwrap_or(&found).to_string();
        if found != *wanted {
            report += &format!("{text:?}\n  found  {found}\n  wanted {wanted}\n");
        }
    }
    assert!(report.is_empty(), "{report}");
}

pub(super) fn told(text: &str) -> Vec<String> {
    read(text).warnings.iter().map(ToString::to_string).collect()
}

/// «**Wort:**und» kept its asterisks in every script that is not wide.
#[test]
fn emphasis_ends_behind_a_mark_in_every_script() {
    all(&[
        ("**Wort:**und *so!*weiter", "<p><strong>Wort:</strong>und <em>so!</em>weiter</p>"),
        ("Он: **«да»**и ушёл", "<p>Он: <strong>«да»</strong>и ушёл</p>"),
        ("**ज़रूरी।**आगे", "<p><strong>ज़रूरी।</strong>आगे</p>"),
        ("**สำคัญ:**อ่าน", "<p><strong>สำคัญ:</strong>อ่าน</p>"),
        ("a **b \"c\" d** e", "<p>a <strong>b &quot;c&quot; d</strong> e</p>"),
        ("2*(a)*b", "<p>2*(a)*b</p>"),
    ]);
}

#[test]
fn addresses_may_be_of_any_script() {
    all(&[(
        "Auf https://www.möhre.de/a, https://вода.рф und https://水車.jp/b。",
        "<p>Auf <a href=\"https://www.möhre.de/a\">https://www.möhre.de/a</a>, \
         <a href=\"https://вода.рф\">https://вода.рф</a> und \
         <a href=\"https://水車.jp/b\">https://水車.jp/b</a>。</p>",
    )]);
}

/// Bars within code parted cells, and the last ones were lost.
#[test]
fn rows_keep_their_cells() {
    all(&[
        (
            "| a | b |\n|---|---|\n| `x|y` | 1 |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>\
             <tbody><tr><td><code>x|y</code></td><td>1</td></tr></tbody></table>",
        ),
        (
            "| a | b |\n|===\n| c | d |\n{: .wide}",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>\
             <tbody><tr><td>c</td><td>d</td></tr></tbody></table>",
        ),
        (
            "| a | b |\n| c | d |",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
        ),
    ]);
    let long = "# Mill\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n";
    assert!(body(&read(long).article).contains("<td>2 | 3</td>"));
    assert!(told(long)[0].starts_with("line 5: a row has more cells"), "{:?}", told(long));
}

#[test]
fn drawn_tables_are_tables() {
    all(&[
        (
            "+---+-------+\n| 河 | B     |\n+===+=======+\n| 1 | **b** |\n|   | c     |\n+---+-------+\n\n\
             Table: Said {#t}",
            "<table id=\"t\"><caption>Said</caption><thead><tr><th>河</th><th>B</th></tr></thead>\
             <tbody><tr><td>1</td><td><strong>b</strong> c</td></tr></tbody></table>",
        ),
        (
            "  Year  Name\n------  -----\n    12  one\n     3  two",
            "<table><thead><tr><th align=\"right\">Year</th><th>Name</th></tr></thead>\
             <tbody><tr><td align=\"right\">12</td><td>one</td></tr>\
             <tr><td align=\"right\">3</td><td>two</td></tr></tbody></table>",
        ),
        (
            "-------------\nA     Long\n----- -------\none   first\n      second\n\ntwo   third\n-------------",
            "<table><thead><tr><th>A</th><th>Long</th></tr></thead>\
             <tbody><tr><td>one</td><td>first second</td></tr>\
             <tr><td>two</td><td>third</td></tr></tbody></table>",
        ),
    ]);
}

#[test]
fn lists_of_other_kinds_keep_their_lines() {
    all(&[
        ("a) one\nb) two", "<ol type=\"a\"><li>one</li><li>two</li></ol>"),
        ("See:\na) one\nb) two", "<p>See:<br>a) one<br>b) two</p>"),
        ("列：\n・一\n・二", "<p>列：<br>・一<br>・二</p>"),
        ("1）甲\n2）乙", "<p>1）甲<br>2）乙</p>"),
        ("#. one\n#. two", "<ol><li>one</li><li>two</li></ol>"),
        ("(@a) One.\n\n(@) Two, not (@a).", "<p>(1) One.</p><p>(2) Two, not (1).</p>"),
        ("Term\n  ~ What it is", "<dl><dt>Term</dt><dd><p>What it is</p></dd></dl>"),
        (
            "- [-] gone\n- [/] half",
            "<ul><li><input type=\"checkbox\" disabled> <s>gone</s></li>\
             <li><input type=\"checkbox\" disabled> half</li></ul>",
        ),
    ]);
}

#[test]
fn changes_are_shown_as_changes() {
    all(&[(
        "{++new++} {--old--} {~~red~>blue~~} {==here==} {+ more +} [- less -]",
        "<p><ins>new</ins> <s>old</s> <s>red</s><ins>blue</ins> <mark>here</mark> \
         <ins>more</ins> <s>less</s></p>",
    )]);
    assert_eq!(told("# A\n\na {>>why<<}\n"), ["line 3: a remark of an editor was left out: why"]);
}

#[test]
fn tags_of_forums_are_read() {
    all(&[
        (
            "[quote=\"Ann, post:1\"]\nSaid **so**.\n[/quote]\n\nAfter.",
            "<blockquote><p>Said <strong>so</strong>.</p><footer>Ann</footer></blockquote><p>After.</p>",
        ),
        (
            "[details=\"More\"]\nHidden [b]words[/b].\n[/details]",
            "<details><summary>More</summary><p>Hidden <strong>words</strong>.</p></details>",
        ),
        (
            "[url=https://example.org]there[/url] [b]never closed",
            "<p><a href=\"https://example.org\">there</a> [b]never closed</p>",
        ),
        ("He is ||the miller||, a || b.", "<p>He is the miller, a || b.</p>"),
    ]);
}

#[test]
fn directives_are_read_with_what_is_in_them() {
    all(&[
        (
            ":::{warning} Deep\n:class: x\nWater.\n:::",
            "<aside class=\"callout warning\"><h2>Deep</h2><p>Water.</p></aside>",
        ),
        (
            "````{tab-set}\n```{tab-item} One\nfirst\n```\n````\n\nAfter.",
            "<p><strong>One</strong></p><p>first</p><p>After.</p>",
        ),
        (
            "```{figure} weir.png\n:alt: The weir\nWater *falls*.\n```",
            "<figure><img src=\"weir.png\" alt=\"The weir\">\
             <figcaption>Water <em>falls</em>.</figcaption></figure>",
        ),
        (
            "```{list-table}\n:header-rows: 1\n* - A\n  - B\n* - 1\n  - 2\n```",
            "<table><thead><tr><th>A</th><th>B</th></tr></thead>\
             <tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        (
            "/// tip | Title\nIn it.\n///\n\nAfter.",
            "<aside class=\"callout tip\"><h2>Title</h2><p>In it.</p></aside><p>After.</p>",
        ),
        (">>>\nOne.\n\nTwo.\n>>>", "<blockquote><p>One.</p><p>Two.</p></blockquote>"),
    ]);
    for (text, line) in [
        ("# A\n\n```{toctree}\none\n```\n", "line 5: what a directive would bring"),
        ("# A\n\n--8<-- \"b.md\"\n", "line 3: what --8<-- \"b.md\" would bring"),
        ("# A\n\n```{=latex}\n\\x\n```\n", "line 3: a part that is meant for latex"),
        ("# A\n\n\\newpage\n", "line 3: \\newpage is for paper"),
    ] {
        assert!(told(text)[0].starts_with(line), "{:?}", told(text));
    }
}

#[test]
fn references_may_name_headings() {
    all(&[(
        "## The *weir* {#w}\n\n## Deep water\n\nSee [there][Deep water] or [Deep water][], not [x][y].",
        "<h2 id=\"w\">The <em>weir</em></h2><h2 id=\"deep-water\">Deep water</h2><p>See \
         <a href=\"#deep-water\">there</a> or <a href=\"#deep-water\">Deep water</a>, not \
         [x][y].</p>",
    )]);
}

#[test]
fn fields_and_signs_of_other_programs_are_words() {
    all(&[
        ("Status:: done\nIt is [rank:: 5] (hidden:: so).", "<p>Status: done It is rank: 5 so.</p>"),
        (
            "> Said.\n> [name=Ann] [color=red]",
            "<blockquote><p>Said.</p><footer>Ann</footer></blockquote>",
        ),
        ("{ruby 水|みず}", "<p><ruby>水<rp>(</rp><rt>みず</rt><rp>)</rp></ruby></p>"),
        (
            "((水のこと)) b",
            "<p><sup><a role=\"doc-noteref\" href=\"#fn-1\">1</a></sup> b</p>\
             <section role=\"doc-endnotes\"><ol><li id=\"fn-1\"><p>水のこと</p></li></ol></section>",
        ),
        (
            "![m][p]\n\n[p]: m.png \"Mill\" width=20px",
            "<figure><img src=\"m.png\" alt=\"m\"><figcaption>Mill</figcaption></figure>",
        ),
        ("{{< button href=\"a.md\" >}}Press{{< /button >}}", "<p><a href=\"a.md\">Press</a></p>"),
    ]);
}

#[test]
fn formulas_end_where_they_end() {
    all(&[
        (
            "So $`a_1`$ and the $n$th.",
            r#"<p>So <span class="math">\(a_1\)</span> and the <span class="math">\(n\)</span>th.</p>"#,
        ),
        ("Set $HOME$PATH to $5k or $x.", "<p>Set $HOME$PATH to $5k or $x.</p>"),
    ]);
}

/// `{{% /x %}}` at the end of a line left a brace.
#[test]
fn tags_end_with_all_their_signs() {
    all(&[
        (
            "{{% expand \"More\" %}}In it.{{% /expand %}}",
            "<details><summary>More</summary><p>In it.</p></details>",
        ),
        ("{{< columns >}}\nLeft\n\n<--->\n\nRight\n{{< /columns >}}", "<p>Left</p><p>Right</p>"),
        (
            "//// tab | One\n/// tip\nIn it.\n///\n////\n\nAfter.",
            "<p><strong>One</strong></p><aside class=\"callout tip\"><h2>Tip</h2><p>In it.</p></aside><p>After.</p>",
        ),
        ("Mill ^TM^ and ^_^", "<p>Mill <sup>TM</sup> and ^_^</p>"),
    ]);
}

#[test]
fn titles_have_no_marks() {
    let article = read("---\ntitle: \"How `mill` **turns**\"\n---\nText.\n").article;
    assert_eq!(article.headline.text, "How mill turns");
}

/// `{{< raw >}}` within a line showed all tags behind it.
#[test]
fn what_is_raw_ends() {
    all(&[
        ("{{< raw >}}<b>x</b>{{< /raw >}} {{< kbd a >}}", "<p><strong>x</strong> <kbd>a</kbd></p>"),
        ("{% raw %}{{ a }}{% endraw %} {{< kbd a >}}", "<p>{{ a }} <kbd>a</kbd></p>"),
        ("{{/* a() */}} and {{{< b >}}}", "<p>{{ a() }} and {{&lt; b &gt;}}</p>"),
    ]);
}

#[test]
fn marks_in_html_are_read() {
    all(&[
        ("<aside>\n💡 A **dam**.\n\n</aside>", "<aside><p>💡 A <strong>dam</strong>.</p></aside>"),
        (
            "<ul>\n<li>a `b` <li>[c](d) *e*\n</ul>",
            "<ul><li>a <code>b</code></li><li><a href=\"d\">c</a> <em>e</em></li></ul>",
        ),
        ("<div>\n*a* b\n</div>", "<p>*a* b</p>"),
        ("a <svg width=\"16\" height=\"16\"><text>b</text></svg> c", "<p>a  c</p>"),
    ]);
}

#[test]
fn front_matter_may_lack_its_opening_line() {
    for text in [
        "title: The weir\ndate: 2025-02-04\ntags:\n- a\n---\nText.\n",
        "Title: The weir\nDate: 2025-02-04\nTags: a\n\nText.\n",
        "title:: The weir\ndate:: 2025-02-04\ntags:: [[a]]\n\nText.\n",
    ] {
        let article = read(text).article;
        assert_eq!(article.headline.text, "The weir", "{text}");
        assert!(article.published.is_some() && article.topics.len() == 1, "{text}");
        assert_eq!(body(&article), "<p>Text.</p>", "{text}");
    }
}

#[test]
fn components_of_mdx_are_none_of_the_text() {
    all(&[
        (
            "import A from 'a'\n\n<A>\n\n\t\tSet **in**.\n\n</A>\n\n<Note>Short</Note>\n\nAfter.",
            "<p>Set <strong>in</strong>.</p><aside class=\"callout note\"><h2>Note</h2><p>Short</p></aside>\
             <p>After.</p>",
        ),
        (
            "import A from 'a'\n\n<img src={require('./b.png').default} alt=\"B\" />",
            "<figure><img src=\"./b.png\" alt=\"B\"></figure>",
        ),
    ]);
}

/// Pictures that scripts load later were their stand-ins, and of several the smallest was taken.
#[test]
fn html_in_markdown_has_the_pictures_that_pages_have() {
    let gif = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    let lazy = format!("<img src=\"{gif}\" data-src=\"a.jpg\" alt=\"A\">");
    all(&[
        (&lazy, "<figure><img src=\"a.jpg\" alt=\"A\"></figure>"),
        (
            "<picture>\n<source srcset=\"b.webp 400w, c.webp 1200w\">\n<img src=\"d.jpg\" alt=\"D\">\n\
             </picture>",
            "<figure><img src=\"c.webp\" alt=\"D\"></figure>",
        ),
    ]);
}

/// What Hugo's writers wrote to show a tag was shown as they wrote it, or ended the code.
#[test]
fn tags_that_hugo_shows_are_shown_once() {
    all(&[
        ("Write `{{</* a */>}}`.", "<p>Write <code>{{&lt; a &gt;}}</code>.</p>"),
        (
            "{{< highlight html >}}\n<b>{{%/* a */%}}</b>\n{{< /highlight >}}",
            "<pre><code class=\"language-html\">&lt;b&gt;{{% a %}}&lt;/b&gt;</code></pre>",
        ),
        (
            "{{< math >}}\n$$x$$\n{{< /math >}}\n\nEnd.",
            &body(&read("# M\n\n$$x$$\n\nEnd.").article),
        ),
    ]);
}

#[test]
fn citations_that_stay_are_told_of() {
    let told =
        told("# Mill\n\nAs [see @doe2020, p. 3; -@roe] says, [@fox](https://fox.example) not.\n");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("line 3: the citation [see @doe2020, p. 3; -@roe]"), "{told:?}");
}

#[test]
fn themes_and_extensions_have_their_captions_boxes_and_files() {
    all(&[
        (
            "![A](a.png)\n/// caption\nThe *gate*\n///",
            "<figure><img src=\"a.png\" alt=\"A\"><figcaption>The <em>gate</em></figcaption></figure>",
        ),
        (
            "> Weigh it.\n{: .prompt-tip }",
            "<aside class=\"callout tip\"><h2>Tip</h2><p>Weigh it.</p></aside>",
        ),
        (
            "{{< figure src=\"a.png\" title=\"Gate\" caption=\"Of oak\" >}}",
            "<figure><img src=\"a.png\" alt=\"\"><figcaption><strong>Gate</strong> Of oak</figcaption>\
             </figure>",
        ),
        (
            "```{glossary}\nEbb\n  The tide going out\n```",
            "<dl><dt>Ebb</dt><dd><p>The tide going out</p></dd></dl>",
        ),
    ]);
    let code = |text: &str| format!("{:?}", read(&format!("# Mill\n\n{text}\n")).article.body);
    let said = code("```{code-block} python\n:caption: a.py\n:emphasize-lines: 2\na\nb\n```");
    assert!(said.contains("file: Some(\"a.py\")") && said.contains("lines: [2]"), "{said}");
    assert!(code("```rust,hl_lines=2\na\nb\n```").contains("lines: [2]"));
    assert!(code("```diff js:a.js\n-a\n```").contains("file: Some(\"a.js\")"));
    let hidden = "# Mill\n\n```{r}\n#| echo: false\nplot(x)\n```\n";
    assert!(told(hidden).iter().any(|told| told.contains("`echo: false`")));
}
