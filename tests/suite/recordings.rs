//! Sounds, films and frames of other sites: read, packed, exported.

use article::{Article, BlockKind, FileSource, Medium, Recording, plain_text};
use import::recordings::{self, MediaLimit};
use import::{Format, Imported, import};
use packer::{ExportFormat, Options, Viewer};

fn read(source: &str, format: Format) -> Imported {
    import("it", source.as_bytes(), Some(format)).unwrap()
}

fn markdown(text: &str) -> Article {
    read(&format!("# Headline\n\n{text}\n"), Format::Markdown).article
}

fn recordings_of(article: &Article) -> Vec<&Recording> {
    let found = article.blocks().filter_map(|block| match &block.kind {
        BlockKind::Recording(recording) => Some(&**recording),
        _ => None,
    });
    found.collect()
}

fn only(article: &Article) -> &Recording {
    let found = recordings_of(article);
    assert_eq!(found.len(), 1, "{article:?}");
    found[0]
}

fn packed(article: Article, remote_images: bool, remote_embeds: bool) -> String {
    let options = Options { remote_images, remote_embeds, base_url: None, srcdoc: false };
    packer::single(article, &Viewer::built().unwrap(), &options)
}

/// The page's own policy.
fn policy(page: &str) -> &str {
    let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    rest.split_once('"').unwrap().0
}

/// A second of silence, 8,000 bytes of it.
pub(crate) fn wave() -> Vec<u8> {
    let number = |number: u32| number.to_le_bytes();
    let header: [&[u8]; 11] = [
        b"RIFF",
        &number(8036),
        b"WAVE",
        b"fmt ",
        &number(16),
        &[1, 0, 1, 0],
        &number(8000),
        &number(8000),
        &[1, 0, 8, 0],
        b"data",
        &number(8000),
    ];
    [header.concat(), vec![128; 8000]].concat()
}

const PLAYER: &str = "<figure><video src=\"clip.mp4\" poster=\"still.png\" width=\"640\" \
                      height=\"360\" title=\"The mill\"><track kind=\"captions\" src=\"en.vtt\" \
                      srclang=\"en\" label=\"English\"></video><figcaption>It \
                      turns.</figcaption></figure>\n";

#[test]
fn a_player_of_markup_is_read_with_all_that_goes_along() {
    let page = format!(
        "<article><h1>A</h1>{PLAYER}<details><summary>Transcript</summary><p>The wheel \
         turns.</p></details></article>"
    );
    for (source, format) in [
        (page, Format::Html),
        (
            format!(
                "# A\n\n{PLAYER}\n<details>\n<summary>Transcript</summary>\n\nThe wheel \
                 turns.\n\n</details>\n"
            ),
            Format::Markdown,
        ),
    ] {
        let Imported { article, warnings, .. } = read(&source, format);
        assert!(warnings.is_empty(), "{warnings:?}");
        let film = only(&article);
        assert_eq!((film.medium, film.title.as_str()), (Medium::Film, "The mill"), "{format:?}");
        assert_eq!((film.width, film.height), (Some(640), Some(360)));
        assert!(film.poster.is_some());
        assert_eq!(film.tracks[0].label, "English");
        assert_eq!(plain_text(&film.caption), "It turns.");
        assert_eq!(film.transcript.len(), 1, "{format:?} {article:?}");
    }
}

#[test]
fn what_shows_a_file_of_a_film_is_a_player_in_every_dialect() {
    for text in [
        "![The mill](clip.mp4)",
        "![The mill](clip.mp4 \"It turns\")",
        "<video controls><source src=\"clip.mp4\" type=\"video/mp4\"></video>",
        "{{< video src=\"clip.mp4\" title=\"The mill\" >}}",
        "{% include video.html src=\"clip.mp4\" title=\"The mill\" %}",
        "<iframe src=\"clip.mp4\"></iframe>",
    ] {
        let article = markdown(text);
        let film = only(&article);
        assert_eq!((film.medium, film.src.as_str()), (Medium::Film, "clip.mp4"), "{text}");
    }
    let article = markdown("![A talk](talk.mp3)\n\n<audio src=\"a.ogg\"></audio>");
    let sounds: Vec<_> = recordings_of(&article).iter().map(|sound| sound.medium).collect();
    assert_eq!(sounds, [Medium::Sound; 2]);
    let article = markdown("Look at ![the mill](clip.mp4) as it turns.");
    assert!(recordings_of(&article).is_empty());
    assert!(packed(article, false, false).contains("<a href=\"clip.mp4\">the mill</a>"));
}

#[test]
fn files_below_the_limit_are_in_the_page_and_larger_ones_are_links() {
    let document = |limit| {
        let mut imported = read("# A\n\n![A talk](talk%20one.wav)\n", Format::Markdown);
        let load = |name: &str| match name {
            "talk one.wav" if limit < 8044 => Err(std::io::ErrorKind::FileTooLarge.into()),
            "talk one.wav" => Ok(wave()),
            _ => Err(std::io::ErrorKind::NotFound.into()),
        };
        recordings::inline(&mut imported, load, MediaLimit { file: limit, page: limit });
        imported
    };
    let Imported { article, warnings, .. } = document(9000);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert_eq!(only(&article).duration, Some(1));
    let page = packed(article, false, false);
    assert!(page.contains(
        "<audio class=\"av-player\" controls=\"\" preload=\"metadata\" src=\"data:audio/wav;base64,"
    ));
    assert!(policy(&page).contains("; media-src data:; "), "{}", policy(&page));
    let Imported { article, warnings, .. } = document(8000);
    let told = warnings[0].to_string();
    assert!(told.starts_with("line 3: recording talk one.wav: is larger"), "{told}");
    assert!(told.contains(": put it beside the page as talk one.wav, "), "{told}");
    let page = packed(article, false, false);
    assert!(!page.contains("<audio") && page.contains("href=\"talk%20one.wav\""));
    assert!(!policy(&page).contains("media-src"), "{}", policy(&page));
}

#[test]
fn a_file_that_is_no_recording_stays_a_link_with_a_warning() {
    let mut imported = read("# A\n\n![A talk](talk.mp3)\n", Format::Markdown);
    recordings::inline(&mut imported, |_| Ok(b"<html>".to_vec()), MediaLimit::of_megabytes(1));
    assert!(imported.warnings[0].message.contains("is no sound or film that browsers play"));
    assert!(matches!(only(&imported.article).src, FileSource::Linked(_)));
}

#[test]
fn nothing_of_another_site_is_asked_for_unless_that_is_wanted() {
    let text = "![A talk](https://media.example/talk.mp3)\n\n\
                <iframe src=\"https://www.youtube.com/embed/ab1\" title=\"A film\"></iframe>";
    let page = packed(markdown(text), false, false);
    for absent in ["<audio", "<iframe", "media-src", "frame-src"] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(page.contains("href=\"https://media.example/talk.mp3\""));
    let page = packed(markdown(text), true, false);
    assert!(page.contains("preload=\"none\" src=\"https://media.example/talk.mp3\""));
    assert!(policy(&page).contains("; media-src https://media.example; "), "{}", policy(&page));
    assert!(!page.contains("<iframe"));
}

#[test]
fn frames_of_other_sites_open_by_a_press_that_says_who_is_asked() {
    let text = "<iframe src=\"https://www.youtube.com/embed/ab1\" title=\"A film\"></iframe>\n\n\
                <iframe src=\"https://example.org/page\"></iframe>";
    let page = packed(markdown(text), false, true);
    assert_eq!(page.matches("<iframe").count(), 1, "a site that is not known has a frame");
    let (_, frame) = page.split_once("<details class=\"av-frame\">").unwrap();
    let (summary, frame) = frame.split_once("</summary>").unwrap();
    assert!(summary.contains("www.youtube-nocookie.com"), "{summary}");
    assert!(frame.contains("loading=\"lazy\""));
    assert!(
        policy(&page).contains("; frame-src https://www.youtube-nocookie.com; "),
        "{}",
        policy(&page)
    );
}

#[test]
fn an_exported_recording_is_read_as_the_same() {
    let article = markdown(&format!(
        "{PLAYER}\n<details>\n<summary>Transcript</summary>\n\nThe wheel turns.\n\n</details>\n"
    ));
    for (to, format) in
        [(ExportFormat::Html, Format::Html), (ExportFormat::Markdown, Format::Markdown)]
    {
        let text = packer::export(&article, to);
        let again = read(&text, format).article;
        assert_eq!(only(&again), only(&article), "{text}");
    }
}

#[test]
fn a_packed_recording_is_read_as_the_same() {
    let mut imported = read(
        "# A\n\n![A talk](talk.wav \"It is short\")\n\n<details>\n<summary>Transcript</summary>\n\n\
         So it is.\n\n</details>\n\nThe rest of the text stands here, as long as it is.\n",
        Format::Markdown,
    );
    recordings::inline(&mut imported, |_| Ok(wave()), MediaLimit::of_megabytes(1));
    let once = only(&imported.article).clone();
    let again = read(&packed(imported.article, false, false), Format::Html).article;
    let again = only(&again);
    assert_eq!((&again.title, &again.src), (&once.title, &once.src));
    assert_eq!(plain_text(&again.caption), "It is short");
    assert_eq!(again.transcript.len(), 1);
}
