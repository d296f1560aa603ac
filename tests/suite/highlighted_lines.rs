//! Highlighted lines of code, as the pages of highlighters have them.

use crate::web_page::{PROSE, read};
use article::BlockKind;

/// The text of the code in a page, and the highlighted lines.
fn code(part: &str) -> (String, Vec<u32>) {
    let page =
        format!("<title>Weirs</title><article><h1>Weirs</h1>{PROSE}{PROSE}{part}{PROSE}</article>");
    let (article, told) = read(&page);
    let found = article.blocks().find_map(|block| match &block.kind {
        BlockKind::Code(code) => Some((code.text.clone(), code.lines.clone())),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{part}\n{told}"))
}

#[test]
fn lines_that_a_highlighter_marks_are_highlighted() {
    for part in [
        // Docusaurus.
        "<pre class='prism-code language-js'><code><span class=token-line><span>open();</span><br></span>\
         <span class='token-line theme-code-block-highlighted-line'><span>  drain();</span><br></span>\
         <span class=token-line><span>shut();</span><br></span></code></pre>",
        // Chroma, with numbers in a table.
        "<div class=highlight><table class=lntable><tr><td class=lntd><pre class=chroma><code>\
         <span class=lnt>1\n</span><span class=lnt>2\n</span><span class=lnt>3\n</span></code></pre></td>\
         <td class=lntd><pre class=chroma><code class=language-js data-lang=js>\
         <span class=line><span class=cl>open();\n</span></span>\
         <span class='line hl'><span class=cl>  drain();\n</span></span>\
         <span class=line><span class=cl>shut();\n</span></span></code></pre></td></tr></table></div>",
        // Shiki and VitePress.
        "<pre class='shiki vp-code'><code><span class=line>open();</span>\n\
         <span class='line highlighted'>  drain();</span>\n<span class=line>shut();</span></code></pre>",
        // Pygments.
        "<div class=highlight><pre><span></span>open();\n<span class=hll>  drain();\n</span>shut();\n</pre></div>",
        // rehype-pretty-code.
        "<pre><code data-language=js><span data-line=''>open();</span>\n\
         <span data-line='' data-highlighted-line=''>  drain();</span>\n<span data-line=''>shut();</span></code></pre>",
        // Prism's own attribute.
        "<pre data-line=2><code class=language-js>open();\n  drain();\nshut();\n</code></pre>",
    ] {
        assert_eq!(code(part), ("open();\n  drain();\nshut();".to_string(), vec![2]), "{part}");
    }
}

#[test]
fn ranges_of_lines_and_lines_in_one_element_count_each() {
    let lines = "one\ntwo\nthree\nfour\nfive\n";
    let part = format!("<pre data-line='1,3-4'><code>{lines}</code></pre>");
    assert_eq!(code(&part).1, [1, 3, 4]);
    let part = "<pre><code>one\n<mark class=highlighted>two\nthree\n</mark>four\n</code></pre>";
    assert_eq!(code(part).1, [2, 3]);
}

#[test]
fn marks_that_point_nothing_out_leave_the_code_as_it_is() {
    for part in [
        // The line of the source, in a preview.
        "<pre data-line=12 class=code-line><code>one\ntwo</code></pre>",
        // More lines than there are.
        "<pre data-line='1-9'><code>one\ntwo</code></pre>",
        // All of them.
        "<pre><code><span class=hl>one\n</span><span class=hl>two\n</span></code></pre>",
    ] {
        assert_eq!(code(part), ("one\ntwo".to_string(), vec![]), "{part}");
    }
}

#[test]
fn a_bar_with_buttons_beside_code_is_none_of_it_and_is_told_of() {
    let part = "<pre><div class=bar><span>js</span><div>Copy this code</div></div>\
                <code class='hljs language-js'>open();\nshut();</code></pre>";
    let page =
        format!("<title>Weirs</title><article><h1>Weirs</h1>{PROSE}{PROSE}{part}{PROSE}</article>");
    assert_eq!(code(part).0, "open();\nshut();");
    assert!(read(&page).1.contains("Copy this code"));
}
