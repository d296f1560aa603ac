//! The portraits of those who sign a page, which stand beside their names.

use crate::markup::{Element, Node};
use article::{Byline, Image, ImageSource};

/// Elements from the beginning of an article among which portraits are.
const MOST: usize = 60;
/// The bytes from which a line is a paragraph, and the text begins.
const PARAGRAPH: usize = 130;

/// Takes the pictures of those who sign, which stand beside their names above the text.
pub(super) fn take(article: &mut Element, bylines: &mut [Byline]) {
    take_within(article, bylines, &mut MOST.clone());
}

fn take_within(element: &mut Element, bylines: &mut [Byline], left: &mut usize) {
    element.children.retain_mut(|child| {
        let Node::Element(child) = child else { return true };
        if *left == 0 || child.is(&["figure", "pre", "table", "blockquote"]) {
            return true;
        }
        *left -= 1;
        if child.short_text(PARAGRAPH).is_none() && child.elements().all(Element::is_inline) {
            *left = 0;
            return true;
        }
        let is_alone = child.is(&["a", "img", "picture", "span", "div", "p"]) && !child.has_words();
        let image = is_alone.then(|| child.find(&|found| found.is(&["img"]))).flatten();
        let Some((image, byline)) = image.and_then(|image| Some((image, of(image, bylines)?)))
        else {
            take_within(child, bylines, left);
            return true;
        };
        byline.portrait = portrait(image);
        byline.portrait.is_none()
    });
}

/// The byline whose name is the description of a picture.
fn of<'b>(image: &Element, bylines: &'b mut [Byline]) -> Option<&'b mut Byline> {
    let alt = image.attribute("alt")?.to_lowercase();
    bylines.iter_mut().find(|byline| {
        let name = byline.name.as_ref().map(|name| name.text.to_lowercase());
        byline.portrait.is_none() && name.is_some_and(|name| alt.contains(&name))
    })
}

fn portrait(image: &Element) -> Option<Image> {
    let src = ImageSource::parse(image.attribute("src")?).ok()?;
    Some(Image { src, alt: String::new(), width: None, height: None })
}
