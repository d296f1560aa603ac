//! Openings and closings → the tree. Keeps its own stack, so that depth costs no
//! machine stack, and bounds the depth of what it builds.

use super::Log;
use super::tree::{Tag, TreeElement, TreeNode};
use article::{Lang, MAX_BLOCK_DEPTH, MAX_SPAN_DEPTH};

/// The most marks within each other; the innermost leaf of a span counts as one level itself.
pub(super) const MAX_MARKS: usize = MAX_SPAN_DEPTH - 1;

/// The most elements of all kinds within each other: later stages recurse so deep.
const MAX_ELEMENTS: usize = 100;

/// The most HTML elements open at once since the last Markdown one. More are a mistake or an
/// attack, and looking for the one that a tag closes takes time for each.
const MAX_HTML: usize = 200;

/// The tag of what holds the whole document.
const ROOT: Tag = Tag::Item { value: None };

/// A tree that grows.
pub(super) struct Builder {
    frames: Vec<OpenElement>,
    /// The places in `frames` of those with an element; the root is always one.
    real: Vec<usize>,
    containers: usize,
    marks: usize,
    html: usize,
    /// Footnotes, which stand outside the text.
    pub notes: Vec<TreeElement>,
}

struct OpenElement {
    /// The HTML tag's name; `None` for what Markdown opened.
    name: Option<String>,
    /// `None` where the depth does not allow one: the content goes to the element around.
    element: Option<TreeElement>,
    /// HTML elements open before this Markdown one.
    html_before: usize,
    /// Whether an element that was left out separates what stands on its two sides.
    gap: bool,
    /// The HTML element around this one whose closing tag came within it.
    closes: Option<String>,
}

impl Builder {
    pub(super) fn new() -> Self {
        let root = OpenElement {
            name: None,
            element: Some(TreeElement::new(ROOT, 1)),
            html_before: 0,
            gap: false,
            closes: None,
        };
        Self {
            frames: vec![root],
            real: vec![0],
            containers: 0,
            marks: 0,
            html: 0,
            notes: Vec::new(),
        }
    }

    pub(super) fn open(&mut self, element: TreeElement, log: &mut Log) {
        let html_before = std::mem::take(&mut self.html);
        self.push_frame(None, Some(element), html_before, log);
    }

    /// Opens an HTML element; one without an element of its own only waits for its closing tag.
    pub(super) fn open_html(&mut self, name: &str, element: Option<TreeElement>, log: &mut Log) {
        if self.html >= MAX_HTML {
            log.once(
                "HTML elements are nested too deeply; inner ones were left out and their text kept",
            );
            return;
        }
        self.html += 1;
        self.push_frame(Some(name.to_string()), element, 0, log);
    }

    /// Closes the innermost Markdown element and whatever HTML was left open in it.
    pub(super) fn close(&mut self) {
        while self.frames.len() > 1 {
            if self.pop().is_none() {
                return;
            }
        }
    }

    /// Closes the HTML element of a name that stands around the innermost ones of Markdown, as soon
    /// as these end: `<aside>`, a paragraph, `</aside>` at the end of its last line.
    pub(super) fn close_around(&mut self, name: &str) {
        /// The most elements that are looked at, for each closing tag takes that time.
        const FARTHEST: usize = 20;
        let mut outermost = None;
        for place in (1..self.frames.len()).rev().take(FARTHEST) {
            match self.frames[place].name.as_deref() {
                None => outermost = Some(place),
                Some(other) if other == name => {
                    if let Some(place) = outermost {
                        self.frames[place].closes = Some(name.to_string());
                    }
                    return;
                }
                Some(_) => {}
            }
        }
    }

    /// Closes the innermost HTML element of one of these names, and those within it;
    /// looks no further than Markdown's elements and those named in `within`.
    pub(super) fn close_html(&mut self, names: &[&str], within: &[&str]) -> bool {
        for place in (1..self.frames.len()).rev() {
            let Some(name) = self.frames[place].name.as_deref() else { return false };
            if names.contains(&name) {
                while self.frames.len() > place {
                    self.pop();
                }
                return true;
            }
            if within.contains(&name) {
                return false;
            }
        }
        false
    }

    pub(super) fn push(&mut self, node: TreeNode) {
        let children = self.children();
        match (children.last_mut(), node) {
            (Some(TreeNode::Text(text)), TreeNode::Text(more)) => text.push_str(&more),
            (Some(TreeNode::Boundary), TreeNode::Boundary) => {}
            (_, node) => children.push(node),
        }
    }

    /// The innermost element's tag, to be changed.
    pub(super) fn tag_mut(&mut self) -> Option<&mut Tag> {
        let place = self.real.last().copied().unwrap_or_default();
        self.frames[place].element.as_mut().map(|element| &mut element.tag)
    }

    /// The last node of the innermost element.
    pub(super) fn last(&mut self) -> Option<&mut TreeNode> {
        self.children().last_mut()
    }

    /// Whether text stays as it stands, in an element within such a one, too.
    pub(super) fn is_verbatim(&self) -> bool {
        let tag = |place: &usize| self.frames[*place].element.as_ref().map(|element| &element.tag);
        self.real.iter().any(|place| tag(place) == Some(&Tag::Verbatim))
    }

    /// The document's nodes and its footnotes.
    pub(super) fn finish(mut self) -> (Vec<TreeNode>, Vec<TreeElement>) {
        while self.frames.len() > 1 {
            self.pop();
        }
        let root = self.frames.pop().and_then(|frame| frame.element);
        (root.map(|root| root.children).unwrap_or_default(), self.notes)
    }

    fn push_frame(
        &mut self,
        name: Option<String>,
        element: Option<TreeElement>,
        html_before: usize,
        log: &mut Log,
    ) {
        let gap = element.as_ref().is_none_or(|element| !element.tag.is_span());
        let element = element.filter(|element| self.admits(element, log));
        match &element {
            Some(element) => {
                let (containers, marks) = weight(element);
                self.containers += containers;
                self.marks += marks;
                self.real.push(self.frames.len());
            }
            None if gap => self.push(TreeNode::Boundary),
            None => {}
        }
        self.frames.push(OpenElement { name, element, html_before, gap, closes: None });
    }

    /// Whether the element may stand at this depth.
    fn admits(&self, element: &TreeElement, log: &mut Log) -> bool {
        let (containers, marks) = weight(element);
        if containers > 0 && self.containers >= MAX_BLOCK_DEPTH {
            log.once(&format!(
                "blocks are nested deeper than {MAX_BLOCK_DEPTH} levels; deeper ones were lifted \
                 to that level"
            ));
            return false;
        }
        if marks > 0 && self.marks + marks > MAX_MARKS {
            log.once(&format!(
                "marks are nested deeper than {MAX_SPAN_DEPTH} levels; deeper ones were left out \
                 and their text kept"
            ));
            return false;
        }
        // What is dropped has to be an element, or its content would show.
        self.real.len() < MAX_ELEMENTS || element.tag == Tag::Dropped
    }

    /// Closes the innermost frame and gives the name of its HTML tag.
    fn pop(&mut self) -> Option<String> {
        let frame = self.frames.pop()?;
        match frame.element {
            Some(mut element) => {
                // Most elements have one child, and room for four.
                element.children.shrink_to_fit();
                self.real.pop();
                let (containers, marks) = weight(&element);
                self.containers -= containers;
                self.marks -= marks;
                match element.tag {
                    Tag::Note { .. } => self.notes.push(element),
                    Tag::Dropped => {}
                    _ => self.push(TreeNode::Element(element)),
                }
            }
            None if frame.gap => self.push(TreeNode::Boundary),
            None => {}
        }
        match frame.name {
            Some(_) => self.html = self.html.saturating_sub(1),
            None => self.html = frame.html_before,
        }
        if let Some(name) = &frame.closes {
            self.close_html(&[name], &[]);
        }
        frame.name
    }

    fn children(&mut self) -> &mut Vec<TreeNode> {
        let place = self.real.last().copied().unwrap_or_default();
        let root = TreeElement::new(ROOT, 1);
        &mut self.frames[place].element.get_or_insert(root).children
    }
}

/// The counts of containers and of marks that an element adds to the depth.
pub(super) fn weight(element: &TreeElement) -> (usize, usize) {
    let foreign = |lang: &Option<Lang>| usize::from(lang.is_some() && element.tag != Tag::Foreign);
    match element.tag.is_span() {
        true if element.tag == Tag::Dropped => (0, 0),
        true => (0, 1 + foreign(&element.lang)),
        false => (usize::from(element.tag.is_container()), 0),
    }
}
