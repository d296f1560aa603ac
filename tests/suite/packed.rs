//! Packed pages, and what of an article they show.

use article::{Article, BlockKind, Byline, FileSource, Image, ImageSource, Span};

/// An article's page in one file.
pub fn page(article: Article) -> String {
    let options = packer::Options {
        remote_images: false,
        remote_embeds: false,
        base_url: None,
        srcdoc: false,
    };
    packer::single(article, &packer::Viewer::built().unwrap(), &options)
}

/// An article without what its page does not show: what is said to machines alone, names of notes,
/// whose each e-mail is, pictures within lines that are elsewhere, and the sizes of others.
pub fn shown(mut article: Article) -> Article {
    (article.interface, article.free) = (None, None);
    article.related.iter_mut().for_each(|story| story.file = None);
    let emails = article.bylines.iter_mut().filter_map(|byline| byline.email.take());
    let emails: Vec<_> = emails.collect();
    article.bylines.retain(|byline| byline.name.is_some());
    for byline in &mut article.bylines {
        byline.portrait.take_if(|portrait| !is_inline(portrait));
        byline.portrait.iter_mut().for_each(forget_all_but_address);
    }
    if emails.len() == article.bylines.len() {
        article
            .bylines
            .iter_mut()
            .zip(emails)
            .for_each(|(byline, email)| byline.email = Some(email));
    } else {
        let alone = |email| Byline { email: Some(email), ..Byline::default() };
        article.bylines.extend(emails.into_iter().map(alone));
    }
    article.each_block_mut(|block| {
        if let BlockKind::Recording(recording) = &mut block.kind {
            recording.poster.iter_mut().for_each(forget_all_but_address);
            match recording.src {
                FileSource::Inline(_) => {
                    recording.duration = None;
                    recording.poster.take_if(|poster| !is_inline(poster));
                }
                FileSource::Linked(_) => {
                    (recording.width, recording.height) = (None, None);
                    recording.tracks.clear();
                }
            }
        }
        if let BlockKind::Code(code) = &mut block.kind {
            let last = code.text.split_inclusive('\n').count();
            code.lines.retain(|line| *line as usize <= last);
        }
        block.lines_mut().into_iter().for_each(|line| show(line));
    });
    show(&mut article.source);
    for image in article.images_mut().into_iter().filter(|image| !is_inline(image)) {
        (image.width, image.height) = (None, None);
    }
    article::assign_ids(&mut article);
    article
}

fn show(line: &mut [Span]) {
    for span in line {
        match span {
            Span::Picture(image) if !is_inline(image) => *span = Span::Code("picture".into()),
            _ => show(span.children_mut()),
        }
    }
}

fn forget_all_but_address(image: &mut Image) {
    (image.alt, image.width, image.height) = (String::new(), None, None);
}

fn is_inline(image: &Image) -> bool {
    matches!(image.src, ImageSource::Inline(_))
}
