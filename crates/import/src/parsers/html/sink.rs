//! The tree as html5ever builds it, and as it is read.

use crate::markup::{Element, Node};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The most elements and texts: more than any browser can show.
pub(super) const TOO_MANY: usize = 3_000_000;

/// The depth to which the tree is kept; what is deeper is lifted, for nobody writes so deep, and a
/// stack would overflow.
const MAX_DEPTH: usize = 200;

/// Nodes by their numbers; the document is the first.
pub(super) struct Sink {
    nodes: RefCell<Vec<Raw>>,
    line: Cell<usize>,
    depth: Cell<usize>,
}

struct Raw {
    parent: Option<usize>,
    depth: usize,
    kind: Kind,
}

enum Kind {
    Text(String),
    Element {
        name: Rc<QualName>,
        attributes: Vec<Attribute>,
        children: Vec<usize>,
        line: usize,
    },
    /// Comments, declarations and what is no part of the page.
    Nothing,
}

impl Default for Sink {
    fn default() -> Self {
        let sink = Self { nodes: RefCell::default(), line: Cell::new(1), depth: Cell::new(0) };
        sink.add(Kind::Element {
            name: Rc::new(document()),
            attributes: Vec::new(),
            children: Vec::new(),
            line: 0,
        });
        sink
    }
}

fn document() -> QualName {
    QualName::new(None, Namespace::default(), LocalName::from("#document"))
}

impl Sink {
    /// The number of nodes.
    pub(super) fn count(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// How deep the element is that is open.
    pub(super) fn depth(&self) -> usize {
        self.depth.get()
    }

    /// The tree; `None` where it is too large.
    pub(super) fn tree(&self) -> Option<Element> {
        if self.count() > TOO_MANY {
            return None;
        }
        let mut nodes = self.nodes.take();
        // An element that is being put together, the children that it still waits for, the last
        // first, and its depth.
        let mut open = vec![begun(&mut nodes, 0)?];
        loop {
            let (element, rest) = open.last_mut()?;
            match rest.pop() {
                Some(child) => match std::mem::replace(&mut nodes[child].kind, Kind::Nothing) {
                    Kind::Text(text) => element.children.push(Node::Text(text)),
                    kind @ Kind::Element { .. } => {
                        nodes[child].kind = kind;
                        let child = begun(&mut nodes, child)?;
                        if open.len() < MAX_DEPTH {
                            open.push(child);
                        } else if let Some((_, rest)) = open.last_mut() {
                            rest.extend(child.1);
                        }
                    }
                    Kind::Nothing => {}
                },
                None => {
                    let (done, _) = open.pop()?;
                    match open.last_mut() {
                        Some((parent, _)) => parent.children.push(Node::Element(done)),
                        None => return Some(done),
                    }
                }
            }
        }
    }

    fn add(&self, kind: Kind) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Raw { parent: None, depth: 0, kind });
        nodes.len() - 1
    }

    fn detach(&self, node: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes.get_mut(node).and_then(|raw| raw.parent.take()) else { return };
        if let Some(Kind::Element { children, .. }) = nodes.get_mut(parent).map(|raw| &mut raw.kind)
            && let Some(place) = children.iter().rposition(|child| *child == node)
        {
            children.remove(place);
        }
    }

    /// Puts a node into `parent`, before its child `next` or at its end.
    fn insert(&self, parent: usize, next: Option<usize>, node: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(node) = &node {
            self.detach(*node);
        }
        let mut nodes = self.nodes.borrow_mut();
        let Some(Raw { depth, kind: Kind::Element { children, .. }, .. }) = nodes.get(parent)
        else {
            return;
        };
        let depth = depth + 1;
        let place = match next {
            Some(next) => {
                children.iter().rposition(|child| *child == next).unwrap_or(children.len())
            }
            None => children.len(),
        };
        let before = place.checked_sub(1).and_then(|place| children.get(place)).copied();
        let node = match node {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => {
                if let Some(Kind::Text(run)) =
                    before.and_then(|before| nodes.get_mut(before)).map(|raw| &mut raw.kind)
                {
                    run.push_str(&text);
                    return;
                }
                nodes.push(Raw { parent: None, depth, kind: Kind::Text(text.to_string()) });
                nodes.len() - 1
            }
        };
        if let Some(raw) = nodes.get_mut(node) {
            raw.parent = Some(parent);
            raw.depth = depth;
            if matches!(raw.kind, Kind::Element { .. }) {
                self.depth.set(depth);
            }
        }
        if let Some(Kind::Element { children, .. }) = nodes.get_mut(parent).map(|raw| &mut raw.kind)
        {
            children.insert(place, node);
        }
    }

    fn parent(&self, node: usize) -> Option<usize> {
        self.nodes.borrow().get(node)?.parent
    }
}

/// The element with none of its children yet, and these, the last first.
fn begun(nodes: &mut [Raw], node: usize) -> Option<(Element, Vec<usize>)> {
    let raw = nodes.get_mut(node)?;
    let Kind::Element { name, attributes, mut children, line } =
        std::mem::replace(&mut raw.kind, Kind::Nothing)
    else {
        return None;
    };
    children.reverse();
    // The names of SVG are written in letters of both sizes.
    let is_drawing = name.ns == ns!(svg);
    let name_of = |name: String| if is_drawing { name } else { name.to_ascii_lowercase() };
    let mut element = Element::new(&name_of(name.local.to_string()));
    element.line = line;
    element.attributes = attributes
        .into_iter()
        .map(|attribute| (name_of(attribute_name(&attribute)), attribute.value.to_string()))
        .collect();
    Some((element, children))
}

fn attribute_name(attribute: &Attribute) -> String {
    match &attribute.name.prefix {
        Some(prefix) => format!("{prefix}:{}", attribute.name.local),
        None => attribute.name.local.to_string(),
    }
}

/// The name of an element that is in the tree.
#[derive(Debug)]
pub(super) struct Name(Rc<QualName>);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Name;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        match self.nodes.borrow().get(*target).map(|raw| &raw.kind) {
            Some(Kind::Element { name, .. }) => Name(Rc::clone(name)),
            // The tree builder asks for elements alone.
            Some(Kind::Text(_) | Kind::Nothing) | None => Name(Rc::new(document())),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let (name, line) = (Rc::new(name), self.line.get());
        self.add(Kind::Element { name, attributes, children: Vec::new(), line })
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(Kind::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(Kind::Nothing)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        match self.parent(*element) {
            Some(parent) => self.insert(parent, Some(*element), child),
            None => self.insert(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &usize) {
        let depth = self.nodes.borrow().get(*node).map_or(0, |raw| raw.depth);
        self.depth.set(depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, node: NodeOrText<usize>) {
        if let Some(parent) = self.parent(*sibling) {
            self.insert(parent, Some(*sibling), node);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Kind::Element { attributes, .. }) =
            nodes.get_mut(*target).map(|raw| &mut raw.kind)
        {
            for attribute in more {
                if attributes.iter().all(|known| known.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(Kind::Element { children, .. }) = nodes.get_mut(*node).map(|raw| &mut raw.kind)
        else {
            return;
        };
        let moved = std::mem::take(children);
        for child in &moved {
            if let Some(raw) = nodes.get_mut(*child) {
                raw.parent = Some(*new_parent);
            }
        }
        if let Some(Kind::Element { children, .. }) =
            nodes.get_mut(*new_parent).map(|raw| &mut raw.kind)
        {
            children.extend(moved);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, _: &usize) -> bool {
        false
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(usize::MAX));
    }

    fn allow_declarative_shadow_roots(&self, _: &usize) -> bool {
        false
    }
}
