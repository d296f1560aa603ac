//! Box-outs, call-outs and disclosures.

use super::Page;
use super::blocks::{own, with};
use crate::markup::{Element, Node};
use crate::parsers::post::element;
use article::Callout;

impl Page<'_> {
    /// A box-out. A title that is the interface's word for its kind is none of the document's.
    pub(super) fn box_out(&self, block: &Element) -> Element {
        let kind = block.has("class", &["av-callout"]).then(|| {
            let named = |name: &str| block.has("class", &[&format!("av-{name}")]);
            let kinds = Callout::ALL.into_iter().map(|(_, name)| name);
            kinds.clone().find(|name| named(name)).unwrap_or("note")
        });
        let title = block.elements().find(|child| child.has("class", &["av-box-title"]));
        let title = title.and_then(|title| title.elements().find(|child| child.is(&["span"])));
        let title = title.filter(|title| !title.is_set("data-word"));
        let mut line = title.map(|title| self.line(title)).unwrap_or_default();
        let mut text = self.blocks(block);
        if let (true, Some(kind)) = (line.is_empty(), kind) {
            let (first, rest) = kind.split_at(1);
            line.push(Node::Text(first.to_uppercase() + rest));
        } else if line.is_empty() {
            // A heading that the box begins with would be its title.
            text = vec![Node::Element(element("div", &[], text))];
        }
        let folds = block.is(&["details"]);
        if folds || !line.is_empty() {
            let tag = if folds { "summary" } else { "h2" };
            text.insert(0, Node::Element(element(tag, &[], line)));
        }
        let mut made = own(if folds { "details" } else { "aside" }, block, text);
        if block.is_set("open") {
            made = with(made, "open", "");
        }
        match kind {
            Some(kind) => with(made, "class", &format!("callout {kind}")),
            None => made,
        }
    }
}
