//! A paragraph's text: runs of letters with their marks, links, pictures, notes.

use super::fields::Field;
use super::notes::Kind as NoteKind;
use super::styles::{Kind, Marks, marks};
use super::{Reader, child, symbols, value};
use crate::markup::{Element, Node};
use crate::parsers::post::element;

/// Parts of a text, each with its marks.
type Marked = Vec<(Marks, Node)>;

/// The text of a paragraph as it grows.
#[derive(Default)]
pub(super) struct Line {
    /// Elements that are open, each with what is in it so far; the first is the line itself.
    pub(super) open: Vec<(Option<Element>, Marked)>,
    /// Boxes that hang on the paragraph.
    pub boxes: Vec<Element>,
    /// The ids of its bookmarks.
    pub ids: Vec<String>,
    pub kind: Option<Kind>,
}

impl Line {
    pub(super) fn push(&mut self, marks: Marks, node: Node) {
        if self.open.is_empty() {
            self.open.push((None, Vec::new()));
        }
        if let Some((_, nodes)) = self.open.last_mut() {
            nodes.push((marks, node));
        }
    }

    fn begin(&mut self, element: Element) {
        if self.open.is_empty() {
            self.open.push((None, Vec::new()));
        }
        self.open.push((Some(element), Vec::new()));
    }

    fn end(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        if let Some((Some(mut element), nodes)) = self.open.pop() {
            element.children = joined(nodes);
            if !element.children.is_empty() {
                self.push(Marks::default(), Node::Element(element));
            }
        }
    }

    pub(super) fn take(&mut self) -> Vec<Node> {
        while self.open.len() > 1 {
            self.end();
        }
        self.open.pop().map(|(_, nodes)| joined(nodes)).unwrap_or_default()
    }
}

/// Nodes with the elements of their marks, one for all that follow each other with the same.
fn joined(nodes: Vec<(Marks, Node)>) -> Vec<Node> {
    let mut groups: Vec<(Marks, Vec<Node>)> = Vec::new();
    for (marks, node) in nodes {
        match groups.last_mut() {
            Some((known, group)) if *known == marks => match (group.last_mut(), node) {
                (Some(Node::Text(text)), Node::Text(more)) => text.push_str(&more),
                (_, node) => group.push(node),
            },
            _ => groups.push((marks, vec![node])),
        }
    }
    groups.into_iter().flat_map(|(marks, nodes)| marked(marks, nodes)).collect()
}

fn marked(marks: Marks, mut nodes: Vec<Node>) -> Vec<Node> {
    let tags = [
        (marks.code, "code"),
        (marks.subscript, "sub"),
        (marks.superscript, "sup"),
        (marks.highlighted, "mark"),
        (marks.struck, "s"),
        (marks.underlined, "u"),
        (marks.italic, "em"),
        (marks.bold, "strong"),
    ];
    for (mark, tag) in tags {
        if mark == Some(true) {
            nodes = vec![Node::Element(element(tag, &[], nodes))];
        }
    }
    nodes
}

impl Reader<'_> {
    /// Reads what is in a paragraph, or in an element within one.
    pub(super) fn inline(&mut self, parent: &Element, line: &mut Line) {
        for child in parent.elements() {
            self.part(child, line);
        }
    }

    fn part(&mut self, part: &Element, line: &mut Line) {
        match part.tag.as_str() {
            "w:r" => self.run(part, line),
            "w:hyperlink" => self.hyperlink(part, line),
            "w:del" | "w:movefrom" => {
                let text = deleted(part);
                if !text.trim().is_empty() {
                    self.warn(format!("what was deleted is left out: “{}”", text.trim()));
                }
            }
            "w:fldsimple" => self.simple_field(part, line),
            "w:bookmarkstart" => {
                let name = part.attribute("w:name").unwrap_or_default();
                if self.anchors.binary_search_by(|known| known.as_str().cmp(name)).is_ok() {
                    line.ids.push(name.to_string());
                }
            }
            "m:omath" => {
                let math = self.formula(part, false);
                line.push(Marks::default(), Node::Element(math));
            }
            "m:omathpara" => {
                for formula in part.elements().filter(|child| child.is(&["m:omath"])) {
                    let math = self.formula(formula, true);
                    line.push(Marks::default(), Node::Element(math));
                }
            }
            "mc:alternatecontent" => {
                if let Some(shown) = alternative(part) {
                    self.inline(shown, line);
                }
            }
            "w:sdt" => {
                if let Some(content) = child(part, "w:sdtcontent") {
                    self.inline(content, line);
                }
            }
            "w:ins" | "w:moveto" | "w:smarttag" | "w:customxml" | "w:dir" | "w:bdo" => {
                self.inline(part, line)
            }
            "w:drawing" | "w:pict" | "w:object" => self.drawing(part, Marks::default(), line),
            _ => {}
        }
    }

    /// A link to another document, or to a place in this one.
    fn hyperlink(&mut self, part: &Element, line: &mut Line) {
        let target = part.attribute("r:id").and_then(|id| self.relations.get(id));
        let target = target.map(|relation| relation.target.clone()).unwrap_or_default();
        let place = part.attribute("w:anchor").map(|place| format!("#{place}"));
        let address = target + &place.unwrap_or_default();
        line.begin(element("a", &[("href", &address)], Vec::new()));
        self.inline(part, line);
        line.end();
    }

    /// A field that is one element, with its result in it.
    fn simple_field(&mut self, part: &Element, line: &mut Line) {
        let code = part.attribute("w:instr").unwrap_or_default().to_string();
        let link = Field { code, ..Field::default() }.link();
        if let Some(link) = &link {
            line.begin(element("a", &[("href", link)], Vec::new()));
        }
        self.inline(part, line);
        if link.is_some() {
            line.end();
        }
    }

    fn run(&mut self, run: &Element, line: &mut Line) {
        let mut own = Marks::default();
        if let Some(properties) = child(run, "w:rpr") {
            own = marks(properties);
            if let Some(style) = value(properties, "w:rstyle") {
                own = own.or(self.styles.marks(style));
            }
        }
        if own.hidden == Some(true) {
            let text = run.text();
            if !text.is_empty() {
                self.warn(format!("hidden text is left out: “{text}”"));
            }
            return;
        }
        // Headings are bold by themselves, and links underlined.
        if matches!(line.kind, Some(Kind::Heading(_) | Kind::Title | Kind::Subtitle)) {
            own.bold = None;
        }
        if line.open.iter().any(|(open, _)| open.as_ref().is_some_and(|open| open.is(&["a"]))) {
            own.underlined = None;
        }
        let own = own.without_unset();
        for part in run.elements() {
            self.run_part(part, own, line);
        }
    }

    fn run_part(&mut self, part: &Element, marks: Marks, line: &mut Line) {
        if part.is(&["w:instrtext"]) {
            if let Some(field) = self.fields.last_mut() {
                field.code.push_str(&part.raw_text());
            }
        } else if part.is(&["w:fldchar"]) {
            self.field(part, line);
        } else if self.fields.iter().any(|field| !field.is_result) {
            // What stands before a field's result is its code.
        } else if self.fields.iter().any(Field::is_contents) {
            if part.is(&["w:t"]) {
                self.reports.count(CONTENTS, self.location());
            }
        } else {
            self.shown_part(part, marks, line);
        }
    }

    /// Reads a part of a run that is shown.
    fn shown_part(&mut self, part: &Element, marks: Marks, line: &mut Line) {
        let mut text = |text: &str| line.push(marks, Node::Text(text.to_string()));
        match part.tag.as_str() {
            "w:t" => text(&part.raw_text()),
            "w:tab" | "w:ptab" => text(" "),
            "w:nobreakhyphen" => text("\u{2011}"),
            "w:softhyphen" => text("\u{ad}"),
            "w:br" if matches!(part.attribute("w:type"), Some("page" | "column")) => {
                self.reports.count("a break between pages", self.location())
            }
            "w:br" | "w:cr" => line.push(marks, Node::Element(Element::new("br"))),
            "w:sym" => self.symbol(part, marks, line),
            "w:footnotereference" => self.reference(part, NoteKind::Footnote, line),
            "w:endnotereference" => self.reference(part, NoteKind::Endnote, line),
            "w:ruby" => {
                let ruby = self.ruby(part);
                line.push(marks, Node::Element(ruby));
            }
            "w:drawing" | "w:pict" | "w:object" => self.drawing(part, marks, line),
            "mc:alternatecontent" => {
                if let Some(shown) = alternative(part) {
                    for part in shown.elements() {
                        self.run_part(part, marks, line);
                    }
                }
            }
            _ => {}
        }
    }

    /// A character of a font that has drawings for letters.
    fn symbol(&mut self, part: &Element, marks: Marks, line: &mut Line) {
        let font = part.attribute("w:font").unwrap_or_default();
        let code = part.attribute("w:char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(|code| symbols::character(font, code)) {
            Some(character) => line.push(marks, Node::Text(character.to_string())),
            None => {
                self.warn(format!("a symbol of the font {font} is left out: write it as a letter"))
            }
        }
    }

    /// Words with their reading.
    fn ruby(&mut self, part: &Element) -> Element {
        let mut nodes = |name: &str| {
            let mut inner = Line::default();
            child(part, name).map(|found| {
                self.inline(found, &mut inner);
                inner.take()
            })
        };
        let base = nodes("w:rubybase").unwrap_or_default();
        let reading = nodes("w:rt").map(|nodes| Node::Element(element("rt", &[], nodes)));
        element("ruby", &[], base.into_iter().chain(reading).collect())
    }

    fn field(&mut self, part: &Element, line: &mut Line) {
        match part.attribute("w:fldchartype") {
            Some("begin") if self.fields.len() < 50 => self.fields.push(Field::default()),
            Some("separate") => {
                let Some(field) = self.fields.last_mut() else { return };
                field.is_result = true;
                if let Some(link) = field.link() {
                    field.is_wrapped = true;
                    line.begin(element("a", &[("href", &link)], Vec::new()));
                }
            }
            Some("end") if self.fields.pop().is_some_and(|field| field.is_wrapped) => line.end(),
            _ => {}
        }
    }

    fn reference(&mut self, part: &Element, kind: NoteKind, line: &mut Line) {
        let Some(id) = part.attribute("w:id") else { return };
        let note = (kind, id.to_string());
        let number = match self.note_places.get(&note) {
            Some(number) => *number,
            None => {
                self.notes.push(note.clone());
                self.note_places.insert(note, self.notes.len());
                self.notes.len()
            }
        };
        let address = format!("#note-{number}");
        let own = format!("reference-{number}");
        let attributes = [("href", address.as_str()), ("id", &own), ("role", "doc-noteref")];
        let link = element("a", &attributes, vec![Node::Text(number.to_string())]);
        let reference = element("sup", &[], vec![Node::Element(link)]);
        line.push(Marks::default(), Node::Element(reference));
    }
}

pub(super) const CONTENTS: &str = "the document's own table of contents";

/// The one of several forms of the same thing that is read.
fn alternative(part: &Element) -> Option<&Element> {
    let choice =
        child(part, "mc:choice").filter(|choice| choice.find(&|found| is_drawn(found)).is_some());
    choice.or_else(|| child(part, "mc:fallback"))
}

fn is_drawn(element: &Element) -> bool {
    element.is(&["w:drawing", "w:pict", "w:t", "m:omath"])
}

/// All text that is in what was deleted.
fn deleted(part: &Element) -> String {
    match part.tag.as_str() {
        "w:deltext" | "w:t" => part.raw_text(),
        "w:tab" | "w:br" => " ".to_string(),
        _ => part.elements().map(deleted).collect(),
    }
}

impl Marks {
    /// These marks, in which `false` counts as not set.
    fn without_unset(self) -> Self {
        let yes = |mark: Option<bool>| mark.filter(|mark| *mark);
        Self {
            bold: yes(self.bold),
            italic: yes(self.italic),
            struck: yes(self.struck),
            underlined: yes(self.underlined),
            highlighted: yes(self.highlighted),
            superscript: yes(self.superscript),
            subscript: yes(self.subscript),
            code: yes(self.code),
            hidden: None,
        }
    }
}
