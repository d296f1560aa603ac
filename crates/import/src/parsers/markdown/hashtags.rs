//! Labels in a line of their own below the headline, as Bear and others have them: `#rope #sea salt#`.

use super::tree::{Tag, TreeElement, TreeNode, words};
use article::{Article, Phrase};

/// Takes such a line out of the text, where it begins, and its labels into the article.
pub(super) fn take(nodes: &mut Vec<TreeNode>, place: usize, article: &mut Article) {
    let Some(TreeNode::Element(TreeElement { tag: Tag::Paragraph, children, .. })) =
        nodes.get(place)
    else {
        return;
    };
    if let Some(labels) = labels(&words(children)) {
        let is_new = |label: &Phrase| article.topics.iter().all(|one| one.text != label.text);
        let labels: Vec<Phrase> = labels.into_iter().map(Phrase::from).filter(is_new).collect();
        article.topics.extend(labels);
        nodes.remove(place);
    }
}

/// The labels that a line is; one with blanks ends with another sign.
fn labels(line: &str) -> Option<Vec<&str>> {
    let mut labels = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let inner = rest.strip_prefix('#')?;
        let next = inner.find(" #").unwrap_or(inner.len());
        let (label, after) = match inner[..next].strip_suffix('#') {
            Some(label) => (label, &inner[next..]),
            None => {
                let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
                inner.split_at(end)
            }
        };
        let is_label = label.starts_with(char::is_alphanumeric)
            && label.contains(|c: char| c.is_alphabetic())
            && !label.contains('#');
        labels.push(is_label.then_some(label)?);
        rest = after.trim_start();
    }
    (!labels.is_empty()).then_some(labels)
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn a_line_of_labels_is_nothing_else() {
        assert_eq!(labels("#rope/tar #sea salt# #log"), Some(vec!["rope/tar", "sea salt", "log"]));
        for text in ["", "#rope and tar", "rope #tar", "#1 #2", "# rope", "##rope"] {
            assert_eq!(labels(text), None, "{text}");
        }
    }
}
