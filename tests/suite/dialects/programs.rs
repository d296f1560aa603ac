//! What single programs write besides Markdown, and what was lost of it or shown as it was
//! written.

use super::kinds::{all, body, read, told};
use import::import;
use serde_json::json;

/// Fences set in within components took in the rest of the document.
#[test]
fn code_set_in_within_components_ends() {
    all(&[
        (
            "<Tabs>\n  <Tab title=\"npm\">\n    Words\n\n    ```sh\n    a\n      b\n    ```\n  \
             </Tab>\n</Tabs>\n\nLast.",
            "<p><strong>npm</strong></p><p>Words</p><pre><code class=\"language-sh\">a\n  b\
             </code></pre><p>Last.</p>",
        ),
        (
            "<Step title=\"Open\">\n    1. One\n\n       ```sh\n       go\n       ```\n    2. Two\n\
             </Step>",
            "<p><strong>Open</strong></p><ol><li><p>One</p><pre><code class=\"language-sh\">go\
             </code></pre></li><li>Two</li></ol>",
        ),
    ]);
}

/// The names of tabs that the component around them says were lost, and links of cards.
#[test]
fn components_say_words_in_their_attributes() {
    all(&[
        (
            "<Tabs items={['npm', 'yarn']}>\n  <Tabs.Tab>a</Tabs.Tab>\n  <Tabs.Tab>b</Tabs.Tab>\n\
             </Tabs>",
            "<p><strong>npm</strong></p><p>a</p><p><strong>yarn</strong></p><p>b</p>",
        ),
        (
            "<Tabs values={[{label: 'Mac', value: 'm'}, {label: 'Win', value: 'w'}]}>\n\
             <TabItem value=\"w\">\n\nb\n\n</TabItem>\n<TabItem value=\"m\">\n\na\n\n</TabItem>\n\
             </Tabs>",
            "<p><strong>Win</strong></p><p>b</p><p><strong>Mac</strong></p><p>a</p>",
        ),
        (
            "<LinkCard title=\"The yard\" href=\"/yard\" description=\"Of boats\" />",
            "<p><strong><a href=\"/yard\">The yard</a></strong></p><p>Of boats</p>",
        ),
        (
            "<Code code={`let a;`} lang=\"js\" title=\"a.js\" />",
            "<pre data-file=\"a.js\"><code class=\"language-js\">let a;</code></pre>",
        ),
        (
            "<ParamField path=\"id\" type=\"string\">\n  The id.\n</ParamField>",
            "<p><strong><code>id</code></strong> string</p><p>The id.</p>",
        ),
        ("A <Tooltip tip=\"b\">word</Tooltip>.", "<p>A <abbr title=\"b\">word</abbr>.</p>"),
    ]);
}

#[test]
fn tags_around_code_say_its_file_and_lines() {
    all(&[
        (
            "{% code title=\"a.js\" %}\n```javascript\nlet a\n```\n{% endcode %}",
            "<pre data-file=\"a.js\"><code class=\"language-javascript\">let a</code></pre>",
        ),
        (
            "{{< highlight go \"linenos=table,hl_lines=2\" >}}\na\nb\n{{< /highlight >}}",
            "<pre data-line=\"2\"><code class=\"language-go\">a\nb</code></pre>",
        ),
        (
            "{% highlight ruby mark_lines=\"1\" %}\na\n{% endhighlight %}",
            "<pre data-line=\"1\"><code class=\"language-ruby\">a</code></pre>",
        ),
        (
            "```js:line-numbers {1}\na\nb // [!code highlight]\n```",
            "<pre data-line=\"1,2\"><code class=\"language-js\">a\nb</code></pre>",
        ),
        (
            "```js:title=src/a.js\na\n```",
            "<pre data-file=\"src/a.js\"><code class=\"language-js\">a</code></pre>",
        ),
        ("    :::python\n    a\n", "<pre><code class=\"language-python\">a</code></pre>"),
    ]);
}

/// GitBook's boxes had all one kind; files, captions and the words of buttons went.
#[test]
fn gitbook_and_forem_tags_keep_what_they_lead_to() {
    all(&[
        (
            "{% hint style=\"danger\" %}\nWords\n{% endhint %}",
            "<aside class=\"callout caution\"><h2>Caution</h2><p>Words</p></aside>",
        ),
        (
            "{% file src=\"a/plan.pdf\" %}\nThe plan\n{% endfile %}",
            "<p><a href=\"a/plan.pdf\">The plan</a></p>",
        ),
        ("{% file src=\"a/plan.pdf\" %}", "<p><a href=\"a/plan.pdf\">plan.pdf</a></p>"),
        (
            "{% cta https://r.example %} Buy a rope {% endcta %}",
            "<p><a href=\"https://r.example\">Buy a rope</a></p>",
        ),
        (
            "{% content-ref url=\"b.md\" %}\n[b](b.md)\n{% endcontent-ref %}",
            "<p><a href=\"b.md\">b</a></p>",
        ),
    ]);
}

/// Org's blocks within items were shown as they are written.
#[test]
fn outliners_tags_become_what_they_mean() {
    let roam = "- {{[[TODO]]}} Paint the ^^hull^^\n- {{[[DONE]]}} Pump\n- \
                [a]([[The yard]])\n- {{[[youtube]]: https://www.youtube.com/watch?v=abc}}\n- \
                ```js\nlet a;```\n- last";
    assert_eq!(
        body(&read(roam).article),
        "<ul><li><input type=\"checkbox\" disabled> Paint the <mark>hull</mark></li>\
         <li><input type=\"checkbox\" checked disabled> Pump</li>\
         <li><a href=\"The yard.md\">a</a></li><li><figure class=\"embed\">\
         <a href=\"https://www.youtube.com/watch?v=abc\" title=\"\"><cite>youtube.com</cite></a>\
         </figure></li><li><pre><code class=\"language-js\">let a;</code></pre></li>\
         <li>last</li></ul>"
    );
    let logseq = "- A\n  collapsed:: true\n\t- #+BEGIN_NOTE\n\t  Mind.\n\t  #+END_NOTE\n\t- \
                  #+BEGIN_SRC js\n\t  let a;\n\t  #+END_SRC\n\t- [#A] urgent\n";
    assert_eq!(
        body(&read(logseq).article),
        "<ul><li><p>A</p><ul><li><aside class=\"callout note\"><h2>Note</h2><p>Mind.</p></aside>\
         </li><li><pre><code class=\"language-js\">let a;</code></pre></li><li>urgent</li></ul>\
         </li></ul>"
    );
}

/// Pictures of Microsoft Learn were shown as their marks, columns as code.
#[test]
fn marks_of_microsoft_learn_are_read() {
    all(&[
        (
            ":::image type=\"content\" source=\"a.png\" alt-text=\"A boat\" lightbox=\"b.png\":::",
            "<figure><a href=\"b.png\"><img src=\"a.png\" alt=\"A boat\"></a></figure>",
        ),
        (
            ":::row:::\n   :::column span=\"\":::\n      Left\n   :::column-end:::\n:::row-end:::\n\n\
             ::: zone pivot=\"a\"\n\nZone\n\n::: zone-end",
            "<p>Left</p><p>Zone</p>",
        ),
        ("> [!div class=\"checklist\"]\n> * One\n> * Two", "<ul><li>One</li><li>Two</li></ul>"),
        (
            "# [Portal](#tab/portal)\n\nWords\n\n# [CLI](#tab/cli)\n\nMore\n\n---\n\nLast.",
            "<p><strong>Portal</strong></p><p>Words</p><p><strong>CLI</strong></p><p>More</p>\
             <p>Last.</p>",
        ),
        ("See <xref:System.String?view=a>.", "<p>See <code>System.String</code>.</p>"),
        ("Say :::no-loc text=\"Word\"::: now.", "<p>Say Word now.</p>"),
    ]);
    let told = told("# Mill\n\nText [!INCLUDE [a](../b.md)] on.\n");
    assert!(told[0].contains("[!INCLUDE [a](../b.md)] would bring"), "{told:?}");
}

/// The names that MDN leads to were lost, and its lists of terms began with colons.
#[test]
fn names_and_terms_of_mdn_are_read() {
    all(&[
        (
            "The {{jsxref(\"Array\")}} and {{domxref(\"Window.name\", \"the name\")}} of \
             {{Glossary(\"CSS\")}}.",
            "<p>The <code>Array</code> and <code>the name</code> of CSS.</p>",
        ),
        (
            "- `a`\n  - : A thing.\n    - `b`\n      - : Another.\n- c\n  - : Third.",
            "<dl><dt><code>a</code></dt><dd><p>A thing.</p><dl><dt><code>b</code></dt>\
             <dd><p>Another.</p></dd></dl></dd><dt>c</dt><dd><p>Third.</p></dd></dl>",
        ),
        ("- a\n  - b: c", "<ul><li><p>a</p><ul><li>b: c</li></ul></li></ul>"),
    ]);
}

#[test]
fn figures_and_parts_of_quarto_are_read() {
    all(&[
        (
            "::: {#fig-boat}\n![](a.png)\n\nThe *boat*\n:::",
            "<figure id=\"fig-boat\"><img src=\"a.png\" alt=\"\"><figcaption>The <em>boat</em>\
             </figcaption></figure>",
        ),
        (
            "::: {.content-hidden when-format=\"html\"}\nNo\n:::\n\n\
             ::: {.content-visible when-format=\"html\"}\nYes\n:::",
            "<p>Yes</p>",
        ),
    ]);
    let told = told("# Mill\n\n::: {.content-visible when-format=\"pdf\"}\nNo\n:::\n\nText.\n");
    assert_eq!(told, ["line 3: a part that is not meant for a page was left out: 1 lines"]);
}

#[test]
fn boxes_and_tabs_of_other_programs_are_read() {
    all(&[
        (
            "!!!danger Mind\nWords\n!!!\n\n+++ npm\na\n+++ yarn\nb\n+++\n\n==- Which?\nNylon.\n==-",
            "<aside class=\"callout caution\"><h2>Mind</h2><p>Words</p></aside>\
             <p><strong>npm</strong></p><p>a</p><p><strong>yarn</strong></p><p>b</p>\
             <details><summary>Which?</summary><p>Nylon.</p></details>",
        ),
        ("[!button Go](a.md) [!badge text=\"New\"]", "<p><a href=\"a.md\">Go</a> New</p>"),
        (
            "!> Mind\n\n> [!TIP|style:flat|label:Mine]\n> Words",
            "<aside class=\"callout important\"><h2>Important</h2><p>Mind</p></aside>\
             <aside class=\"callout tip\"><h2>Mine</h2><p>Words</p></aside>",
        ),
        (
            "```admonish warning title=\"Mind\"\nThe *tide*\n```",
            "<aside class=\"callout warning\"><h2>Mind</h2><p>The <em>tide</em></p></aside>",
        ),
        (
            "> Words\n{.is-warning}",
            "<aside class=\"callout warning\"><h2>Warning</h2><p>Words</p></aside>",
        ),
        ("::: v-pre\n{{ shown }}\n:::\n\nText.", "<p>{{ shown }}</p><p>Text.</p>"),
        (
            "<spoiler title=\"Which?\">\nNylon.\n</spoiler>\n\n$inline$x^2$inline$ it",
            "<details><summary>Which?</summary><p>Nylon.</p></details><p><span class=\"math\">\
             \\(x^2\\)</span> it</p>",
        ),
    ]);
}

/// Addresses were written with the marks of programs, and led nowhere.
#[test]
fn addresses_lose_the_marks_of_programs() {
    all(&[
        ("![A]({static}/a.png)", "<figure><img src=\"/a.png\" alt=\"A\"></figure>"),
        ("[a]({filename}b.md)", "<p><a href=\"b.md\">a</a></p>"),
        ("[a](pathname:///b.pdf)", "<p><a href=\"/b.pdf\">a</a></p>"),
        (
            "![A](https://a.example/b.png align=\"center\")",
            "<figure><img src=\"https://a.example/b.png\" alt=\"A\"></figure>",
        ),
        (
            "![A](b.png ':size=50x100')",
            "<figure><img src=\"b.png\" alt=\"A\" width=\"50\" height=\"100\"></figure>",
        ),
        (
            "/a/b.png \"The boat\"",
            "<figure><img src=\"a/b.png\" alt=\"\"><figcaption>The boat</figcaption></figure>",
        ),
    ]);
    let told = told("# Mill\n\nStart.\n\n/chapters/one.md\n\nEnd.\n");
    assert!(told[0].starts_with("line 5: what /chapters/one.md would bring"), "{told:?}");
}

/// Tags that only say how words look took these with them.
#[test]
fn words_of_tags_stay() {
    all(&[
        (
            "{% u under %} {% del gone %} {% span red, red words %} {% checkbox checked, done %}",
            "<p><u>under</u> <s>gone</s> red words ☑ done</p>",
        ),
        ("A {{< badge \"new\" >}} one.", "<p>A new one.</p>"),
        ("Ask @<Ada Crumb> for it.", "<p>Ask @Ada Crumb for it.</p>"),
        (
            "{% pullquote right %}\nWater falls.\n{% endpullquote %}",
            "<blockquote class=\"pullquote\"><p>Water falls.</p></blockquote>",
        ),
        (
            "::: mermaid\ngraph LR\n  A --> B\n:::",
            "<pre><code class=\"language-mermaid\">graph LR\n  A --&gt; B</code></pre>",
        ),
        (
            "```{csv-table}\n:header: A, B\n\n1, \"2, 3\"\n```",
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td>\
             <td>2, 3</td></tr></tbody></table>",
        ),
        (
            "```{versionadded} 2.0\nThe wheel.\n```",
            "<aside class=\"callout note\"><h2>2.0</h2><p>The wheel.</p></aside>",
        ),
    ]);
}

#[test]
fn lists_in_cells_keep_their_lines() {
    all(&[(
        "| a | b |\n|---|---|\n| 1 | x<ul><li>y</li><li>z</li></ul> |",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td>\
         <td>x<br>• y<br>• z</td></tr></tbody></table>",
    )]);
}

#[test]
fn notebooks_show_data_frames_as_tables() {
    let html = "<style>x\n\n</style><table>\n<tr>\n<th></th><th>a</th></tr>\n\n<tr><th>0</th>\
                <td>1</td></tr></table>\n<p>1 rows</p>";
    let notebook = json!({"nbformat": 4, "metadata": {"authors": [{"name": "Ada Crumb"}]}, "cells": [
        {"cell_type": "markdown", "source": "# Mill"},
        {"cell_type": "code", "source": "df", "outputs": [
            {"data": {"text/plain": "   a\n0  1", "text/html": html}},
        ]},
    ]});
    let article = import("a.ipynb", notebook.to_string().as_bytes(), None).unwrap().article;
    assert_eq!(article.bylines[0].name.as_ref().unwrap().text, "Ada Crumb");
    let shown = body(&article);
    assert!(shown.contains("<td>1</td>") && shown.contains("<p>1 rows</p>"), "{shown}");
    let notebook = json!({"nbformat": 4, "cells": [
        {"cell_type": "raw", "source": "---\ntitle: Mill\n---"},
        {"cell_type": "markdown", "source": "Text."},
    ]});
    let article = import("a.ipynb", notebook.to_string().as_bytes(), None).unwrap().article;
    assert_eq!((article.headline.text.as_str(), body(&article).as_str()), ("Mill", "<p>Text.</p>"));
}

#[test]
fn front_matter_of_programs_is_read() {
    let article = |text: &str| read(text).article;
    let found = article(
        "---\ntitle: Mill\ndate:\n  created: 2024-03-05\n  updated: 2024-04-01\ntags: \"#a #b\"\n\
         cover:\n  image: a.png\n  caption: The *mill*\n---\nText.\n",
    );
    assert_eq!(found.published.unwrap().iso(), "2024-03-05");
    assert_eq!(found.updated.unwrap().iso(), "2024-04-01");
    assert_eq!(
        found.topics.iter().map(|topic| topic.text.as_str()).collect::<Vec<_>>(),
        ["a", "b"]
    );
    let found = article("---\ntitle: Mill\ncover: \"![[a.png]]\"\ncover_alt: A mill\n---\nText.\n");
    assert!(
        body(&found).starts_with("<figure><img src=\"a.png\" alt=\"A mill\">"),
        "{}",
        body(&found)
    );
    let found = article("# Mill\n\nCreated: March 4, 2024 9:12 PM\nTags: a, b\n\nText.\n");
    assert_eq!((found.headline.text.as_str(), body(&found).as_str()), ("Mill", "<p>Text.</p>"));
    assert_eq!(found.published.unwrap().iso(), "2024-03-04T21:12");
    // Others may be the text's own.
    let found = article("# Mill\n\nDate: 2024-03-04\nPlace: the weir\n\nText.\n");
    assert!(body(&found).contains("Place: the weir"));
    let found = article("Title: Mill\nDate: 2024-03-05\nAuthors: Ada Crumb, Tom Ash\n\nText.\n");
    assert_eq!(found.bylines.len(), 2);
}

/// Notes of WordPress' editor are in the post's metadata, and were lost.
#[test]
fn exports_keep_notes_cards_and_captions() {
    let export = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:wp=\"w\">\
        <channel><title>Bogs</title><wp:wxr_version>1.2</wp:wxr_version><item><title>Peat</title>\
        <content:encoded><![CDATA[<!-- wp:paragraph --><p>Peat<sup data-fn=\"a-1\" class=\"fn\">\
        <a href=\"#a-1\" id=\"a-1-link\">1</a></sup> burns.</p><!-- /wp:paragraph -->\
        <!-- wp:footnotes /-->]]></content:encoded><wp:status>publish</wp:status>\
        <wp:post_type>post</wp:post_type><wp:postmeta><wp:meta_key>footnotes</wp:meta_key>\
        <wp:meta_value><![CDATA[[{\"content\":\"Two <em>spits</em>.\",\"id\":\"a-1\"}]]]>\
        </wp:meta_value></wp:postmeta></item></channel></rss>";
    let article = import("export.xml", export.as_bytes(), None).unwrap().article;
    assert_eq!(article.notes.len(), 1, "{}", body(&article));
    let data = json!({"db": [{"meta": {"version": "5.0"}, "data": {
        "posts": [{"id": "1", "title": "The mill", "status": "published", "html": "<p>It turns.</p>",
            "feature_image": "https://a.example/b.png"}],
        "posts_meta": [{"post_id": "1", "feature_image_alt": "A wheel",
            "feature_image_caption": "The <i>wheel</i>"}],
    }}]});
    let article = import("ghost.json", data.to_string().as_bytes(), None).unwrap().article;
    let shown = body(&article);
    assert!(shown.contains("alt=\"A wheel\"") && shown.contains("The wheel"), "{shown}");
    let attrs = |value: serde_json::Value| value.to_string().replace('"', "&quot;");
    let page = format!(
        "<p>It turns, says <span class=\"mention-wrap\" data-attrs=\"{}\" \
         data-component-name=\"MentionToDOM\"></span>.</p><div class=\"digest-post-embed\" \
         data-attrs=\"{}\"></div><p>It falls.</p>",
        attrs(json!({"name": "Ada Crumb", "id": 1})),
        attrs(json!({"title": "The weir", "canonical_url": "https://a.example/p/weir",
            "caption": "About it"})),
    );
    let article = import("post.html", page.as_bytes(), None).unwrap().article;
    let shown = body(&article);
    for words in ["says Ada Crumb.", "https://a.example/p/weir", "The weir", "About it"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}
