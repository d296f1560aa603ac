//! Marks within texts: names of emoji between colons, e-mail addresses, abbreviations.

use super::builder::{MAX_MARKS, weight};
use super::dialects::addresses::emails;
use super::dialects::templates;
use super::tree::{Tag, TreeElement, TreeNode};

/// Short forms and what they stand for.
type Abbreviations = [(String, String)];

/// Puts emoji, links and meanings into the texts of a document.
pub(super) fn polish(nodes: &mut Vec<TreeNode>, abbreviations: &Abbreviations) {
    within(nodes, abbreviations, false, 0);
}

/// `marks` are those around the nodes.
fn within(nodes: &mut Vec<TreeNode>, abbreviations: &Abbreviations, in_link: bool, marks: usize) {
    for node in nodes.iter_mut() {
        match node {
            TreeNode::Text(text) if text.contains(':') => {
                if let Some(shown) = with_emoji(text) {
                    *text = shown;
                }
            }
            TreeNode::Code(text) => *text = templates::shown(text),
            TreeNode::CodeBlock(code) => code.text = templates::shown(&code.text),
            TreeNode::Element(element) => {
                let is_code = matches!(element.tag, Tag::Code | Tag::Verbatim);
                let in_link = in_link || matches!(element.tag, Tag::Link { .. } | Tag::Embed(_));
                if !is_code {
                    let (_, more) = weight(element);
                    within(&mut element.children, abbreviations, in_link, marks + more);
                }
            }
            _ => {}
        }
    }
    if marks >= MAX_MARKS {
        return;
    }
    let has = |nodes: &[TreeNode], is: &dyn Fn(&str) -> bool| {
        nodes.iter().any(|node| matches!(node, TreeNode::Text(text) if is(text)))
    };
    if has(nodes, &|text| abbreviations.iter().any(|(short, _)| text.contains(short.as_str()))) {
        split(nodes, |text, nodes| explained(text, abbreviations, nodes));
    }
    if !in_link && has(nodes, &|text| text.contains('@')) {
        split(nodes, linked);
    }
}

/// Puts other nodes in the place of each text.
fn split(nodes: &mut Vec<TreeNode>, act: impl Fn(String, &mut Vec<TreeNode>)) {
    let mut whole = Vec::with_capacity(nodes.len());
    for node in std::mem::take(nodes) {
        match node {
            TreeNode::Text(text) => act(text, &mut whole),
            node => whole.push(node),
        }
    }
    *nodes = whole;
}

/// A text whose short forms have their meanings.
fn explained(text: String, abbreviations: &Abbreviations, nodes: &mut Vec<TreeNode>) {
    let mut places: Vec<(usize, &(String, String))> = Vec::new();
    for pair in abbreviations {
        places.extend(text.match_indices(pair.0.as_str()).map(|(at, _)| (at, pair)));
    }
    places.sort_by_key(|(at, (short, _))| (*at, usize::MAX - short.len()));
    let mut done = 0;
    for (at, (short, title)) in places {
        let end = at + short.len();
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let (before, after) = (text[..at].chars().next_back(), text[end..].chars().next());
        if at < done || is_word(before) || is_word(after) {
            continue;
        }
        if done < at {
            nodes.push(TreeNode::Text(text[done..at].to_string()));
        }
        let tag = Tag::Abbreviation { title: title.clone() };
        let children = vec![TreeNode::Text(short.clone())];
        nodes.push(TreeNode::Element(TreeElement { children, ..TreeElement::new(tag, 0) }));
        done = end;
    }
    if done < text.len() {
        nodes.push(TreeNode::Text(text[done..].to_string()));
    }
}

/// The text with emoji for their names (`:tada:`, as GitHub has them); `None` where there are none.
fn with_emoji(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let mut shown = String::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find(':').map(|found| at + found) {
        at = start + 1;
        let rest = &text[at..];
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let before = text[..start].chars().next_back();
        let after = rest[end..].chars().nth(1);
        // `10:30:45` and `a:b:c` are none.
        let is_free = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == ':');
        if end == 0
            || end > LONGEST
            || !rest[end..].starts_with(':')
            || !is_free(before)
            || !is_free(after)
        {
            continue;
        }
        let name = &rest[..end];
        // MkDocs' names of drawings, which are not at hand.
        let sets = ["material-", "fontawesome-", "octicons-", "simple-"];
        let icon = sets.iter().any(|set| name.starts_with(set)).then_some("");
        if let Some(emoji) = emojis::get_by_shortcode(name).map(|emoji| emoji.as_str()).or(icon) {
            shown.push_str(&text[done..start]);
            shown.push_str(emoji);
            at += end + 1;
            // Nor are there two blanks where one has gone, or one where a line begins.
            let is_apart = shown.is_empty() || shown.ends_with(' ');
            if emoji.is_empty() && is_apart && text[at..].starts_with(' ') {
                at += 1;
            }
            done = at;
        }
    }
    (done > 0).then(|| shown + &text[done..])
}

/// A text with its e-mail addresses as links.
fn linked(text: String, nodes: &mut Vec<TreeNode>) {
    let mut done = 0;
    for range in emails(&text) {
        if done < range.start {
            nodes.push(TreeNode::Text(text[done..range.start].to_string()));
        }
        let address = &text[range.clone()];
        let tag = Tag::Link { href: format!("mailto:{address}"), about: None };
        let children = vec![TreeNode::Text(address.to_string())];
        nodes.push(TreeNode::Element(TreeElement { children, ..TreeElement::new(tag, 0) }));
        done = range.end;
    }
    match done {
        0 => nodes.push(TreeNode::Text(text)),
        done if done < text.len() => nodes.push(TreeNode::Text(text[done..].to_string())),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_colons_are_emoji_where_they_are_known() {
        assert_eq!(with_emoji("a :tada: b:+1:").as_deref(), Some("a 🎉 b:+1:"));
        assert_eq!(with_emoji("(:+1:)，:smile:。").as_deref(), Some("(👍)，😄。"));
        for text in ["10:30:45", "a:100:b", ":nothing_of_the_kind:", "::tada::", "std::io::Read"] {
            assert_eq!(with_emoji(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_in_a_text_are_links() {
        let mut nodes = vec![TreeNode::Text("Write to desk@example.org.".into())];
        within(&mut nodes, &[], false, 0);
        assert_eq!(nodes.len(), 3);
        let mut nodes = vec![TreeNode::Text("desk@example.org".into())];
        within(&mut nodes, &[], true, 0);
        assert_eq!(nodes.len(), 1);
    }

    #[test]
    fn short_forms_have_their_meanings() {
        let mut nodes = vec![TreeNode::Text("HTML, not XHTML or HTML5.".into())];
        polish(&mut nodes, &[("HTML".into(), "Hyper Text".into())]);
        assert_eq!(nodes.len(), 2);
    }
}
