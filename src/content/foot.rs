//! The end of the article: notes, e-mail, source, copyright.

use super::date::moment;
use super::markup::{Markup, element};
use super::rendering::{Rendering, note_id, reference_id};
use crate::labels::fill;
use article::{Correction, Email, Href, Lang, Licence, Note, Phrase, Span};

/// The fields of an article that stand below its text.
pub(super) struct Foot {
    pub notes: Vec<Note>,
    pub emails: Vec<Email>,
    pub source: Vec<Span>,
    pub edition: Option<Phrase>,
    pub corrections: Vec<Correction>,
    pub copyright: Option<Phrase>,
    pub licence: Option<Licence>,
    /// The article's own address.
    pub canonical: Option<Href>,
}

/// Builds the foot. It comes after the body, which counts the references to each note.
pub(super) fn foot(foot: Foot, lang: &Lang, rendering: &Rendering) -> Markup {
    let source = (!foot.source.is_empty())
        .then(|| element("p").class("av-source").spans(foot.source, rendering));
    // No `footer`, which browsers' reader modes leave out, with the notes.
    element("div")
        .class("av-foot")
        .children(notes(foot.notes, rendering))
        .children(foot.emails.into_iter().map(|email| contact(&email, rendering)))
        .children(foot.corrections.into_iter().map(|it| correction(it, lang, rendering)))
        .children(source)
        .children(foot.edition.map(|edition| element("p").class("av-edition").phrase(edition)))
        .children(
            foot.copyright.map(|copyright| element("p").class("av-copyright").phrase(copyright)),
        )
        .children(foot.licence.map(licence))
        // Shown on paper, where nobody else says it.
        .children(
            foot.canonical.map(|canonical| {
                element("p").class("av-address").text(canonical.as_str().to_string())
            }),
        )
}

fn licence(Licence { name, link }: Licence) -> Markup {
    let line = element("p").class("av-copyright av-licence");
    match link {
        Some(link) => {
            let link = element("a").attribute("href", link.as_str().to_string());
            line.child(link.attribute("rel", "license").phrase(name))
        }
        None => line.phrase(name),
    }
}

fn contact(email: &Email, rendering: &Rendering) -> Markup {
    let label = element("span")
        .class("av-contact-label")
        .attribute("lang", rendering.labels.lang)
        .word("contact", rendering.labels.contact);
    let link = element("a")
        .class("av-email")
        .attribute("href", email.mailto())
        .text(email.as_str().to_string());
    element("p").class("av-contact").child(label).text(" ").child(link)
}

fn correction(correction: Correction, lang: &Lang, rendering: &Rendering) -> Markup {
    let label = element("strong")
        .class("av-correction-label")
        .attribute("lang", rendering.labels.lang)
        .word("correction", rendering.labels.correction);
    let begun = element("p").class("av-correction").child(label).text(" ");
    let begun = match correction.date {
        Some(date) => begun.child(moment("av-correction-date", &date, lang, rendering)).text(" "),
        None => begun,
    };
    begun.child(element("span").class("av-correction-text").phrase(correction.text))
}

fn notes(notes: Vec<Note>, rendering: &Rendering) -> Option<Markup> {
    let title = element("h2")
        .id("av-notes-title")
        .class("av-notes-title")
        .attribute("lang", rendering.labels.lang)
        .word("notes", rendering.labels.notes);
    let items = element("ol").children(
        (1..)
            .zip(notes)
            .map(|(number, content)| note(number, content, rendering))
            .collect::<Vec<_>>(),
    );
    let section = element("section")
        .class("av-notes")
        .attribute("role", "doc-endnotes")
        .attribute("aria-labelledby", "av-notes-title");
    rendering.has_notes().then(|| section.child(title).child(items))
}

fn note(number: usize, note: Note, rendering: &Rendering) -> Markup {
    let item = element("li").id(note_id(number)).blocks(note.blocks, rendering);
    let back = (1..=rendering.references(number)).map(|reference| {
        element("a")
            .class("av-backlink")
            .attribute("href", format!("#{}", reference_id(number, reference)))
            .attribute("role", "doc-backlink")
            .attribute("aria-label", fill(rendering.labels.back_to_text, &reference.to_string()))
            // The arrow as text, not as an emoji.
            .text("\u{21a9}\u{fe0e}")
    });
    item.children(back)
}
