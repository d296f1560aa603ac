//! Paragraphs as WordPress makes them of blank lines when a page is shown (`wpautop`).

/// Tags that stand on lines of their own.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Puts paragraphs and line ends into a text of which only some is markup. Its lines stay where
/// they are.
pub(super) fn autop(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut done = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text.as_str();
    // Preformatted text is left alone.
    while let Some(start) = rest.find("<pre") {
        let (before, from) = rest.split_at(start);
        let end = from.find("</pre>").map_or(from.len(), |end| end + "</pre>".len());
        let (whole, after) = from.split_at(end);
        paragraphs(before, &mut done);
        done.push_str(whole);
        rest = after;
    }
    paragraphs(rest, &mut done);
    done
}

fn paragraphs(text: &str, done: &mut String) {
    let mut is_open = false;
    let mut is_blank_before = true;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let trimmed = line.trim();
        let is_blank = trimmed.is_empty();
        if is_blank && is_open {
            done.push_str("</p>");
            is_open = false;
        } else if !is_blank {
            let is_block = begins_block(trimmed);
            if is_block && is_open {
                done.push_str("</p>");
                is_open = false;
            } else if !is_block && !is_open && is_blank_before {
                done.push_str("<p>");
                is_open = true;
            }
        }
        done.push_str(line);
        if ends_block(trimmed) && is_open {
            is_open = false;
        }
        if let Some(next) = lines.peek() {
            let next = next.trim();
            let is_within = is_open && !is_blank && !next.is_empty() && !begins_block(next);
            if is_within && !trimmed.ends_with("<br>") && !trimmed.ends_with("<br />") {
                done.push_str("<br>");
            }
            done.push('\n');
        }
        // Words after a block begin a paragraph.
        is_blank_before = is_blank || ends_block(trimmed) && !begins_list(trimmed);
    }
    if is_open {
        done.push_str("</p>");
    }
}

fn begins_block(line: &str) -> bool {
    let Some(tag) = line.strip_prefix('<') else { return false };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    is_block(tag)
}

fn is_block(tag: &str) -> bool {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let name = tag[..end].to_ascii_lowercase();
    BLOCKS.contains(&name.as_str())
}

fn ends_block(line: &str) -> bool {
    let Some(tag) = line.strip_suffix('>').and_then(|line| line.rsplit_once("</")) else {
        return false;
    };
    is_block(tag.1)
}

fn begins_list(line: &str) -> bool {
    ["</li>", "</td>", "</th>", "</tr>", "</dt>", "</dd>"].iter().any(|tag| line.ends_with(tag))
}

#[cfg(test)]
mod tests {
    use super::autop;

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_stay() {
        for (text, html) in [
            ("One\ntwo\n\nThree", "<p>One<br>\ntwo</p>\n\n<p>Three</p>"),
            (
                "<h2>A</h2>\nText\n\n<ul>\n<li>x</li>\n</ul>",
                "<h2>A</h2>\n<p>Text\n</p>\n<ul>\n<li>x</li>\n</ul>",
            ),
            ("a\n\n<pre>b\n\nc</pre>\nd", "<p>a</p>\n\n<pre>b\n\nc</pre>\n<p>d</p>"),
        ] {
            let squeezed = |text: &str| text.replace("\n</p>", "</p>\n");
            assert_eq!(squeezed(&autop(text)), squeezed(html));
        }
    }
}
