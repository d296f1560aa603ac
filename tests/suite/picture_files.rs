//! The files that a document names as its pictures.

use crate::page::{assert_sound, text};
use crate::program::Folder;

/// A PNG of 1 × 1 pixel: what says so, and its end.
const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\0IEND\xaeB`\x82";

#[test]
fn pictures_are_brought_in_or_told_of() {
    let folder = Folder::new();
    let mut huge = PNG.to_vec();
    huge[16..24].fill(0x7f);
    for (name, bytes) in [
        ("a b.png", PNG),
        ("图.png", PNG),
        ("100%.png", PNG),
        ("text.png", b"I am text"),
        ("none.png", b""),
        ("cut.png", &PNG[..20]),
        ("huge.png", &huge),
        ("half.png", &PNG[..33]),
    ] {
        folder.write(&format!("pic/{name}"), bytes);
    }
    let good = [
        "<pic/a b.png>",
        "pic/a%20b.png",
        "pic/图.png",
        "pic/%E5%9B%BE.png",
        "pic/图.png?v=1#top",
        "pic/100%.png",
        "pic/100%25.png",
    ];
    let described = [
        "pic/text.png",
        "pic/none.png",
        "lost.png",
        "pic",
        "pic/%00.png",
        "pic/cut.png",
        "pic/huge.png",
    ];
    let damaged = ["pic/half.png"];
    let all: String = good
        .iter()
        .chain(&described)
        .chain(&damaged)
        .map(|path| format!("![of {path}]({path})\n\n"))
        .collect();
    folder.write(
        "story.md",
        format!(
            "# Pictures\n\n{all}\n![far](https://example.org/far.png)\n\n![bad](file:///a.png)\n"
        ),
    );
    let run = folder.run(&["pack", "story.md"]);
    assert_eq!(run.code, Some(0));
    let said: Vec<_> = run.stderr.lines().collect();
    let wanted = [
        "line 36: a picture was left out and its text kept: file: pictures are not allowed",
        "line 17: picture pic/text.png: is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture; the \
         page shows its description instead",
        "line 19: picture pic/none.png: is not a PNG",
        "line 21: picture lost.png: is not there: put it beside the document or correct its \
         address; the page shows its description instead",
        "line 23: picture pic: is not a file; the page shows its description instead",
        "line 25: picture pic/\\u{0}.png: could not be read",
        "line 27: picture pic/cut.png: is damaged: its size cannot be told",
        "line 29: picture pic/huge.png: says that it is 2139062143 × 2139062143 pixels",
        "line 31: picture pic/half.png: may be damaged: its end is missing",
    ];
    assert_eq!(said.len(), wanted.len() + 1, "{}", run.stderr);
    for (said, wanted) in said.iter().zip(wanted) {
        assert!(
            said.starts_with(&format!("warning: story.md: {wanted}")),
            "{said}\nis not: {wanted}"
        );
    }
    let page = folder.read("story.html");
    assert_sound(&page);
    // All of the good ones are one picture, which is held once.
    assert_eq!(
        (page.matches("class=\"av-picture\"").count(), page.matches("data:image").count()),
        (good.len() + damaged.len(), 2)
    );
    assert_eq!(page.matches("width=\"1\" height=\"1\"").count(), good.len() + damaged.len() + 1);
    let shown = text(&page, "article");
    for path in described {
        assert!(shown.contains(&format!("of {path}")), "{path} is not described: {shown}");
    }
    assert!(
        shown.contains("far")
            && shown.contains("bad")
            && page.contains("href=\"https://example.org/far.png\"")
    );
}

/// A pipe as a picture would be waited for without end.
#[cfg(target_os = "linux")]
#[test]
fn pictures_are_files_and_nothing_else() {
    let folder = Folder::new();
    folder.write("story.md", "# Endless\n\n![endless](/dev/zero)\n");
    let run = folder.run(&["pack", "story.md", "--allow-files", "/dev"]);
    assert!(
        run.code == Some(0) && run.stderr.contains("line 3: picture /dev/zero: is not a file"),
        "{}",
        run.stderr
    );
}

/// Photographs as cameras make them, under a name that says something else.
#[test]
fn a_page_of_many_photographs_stays_small_where_a_width_is_given() {
    let folder = Folder::new();
    let photograph = |number: u32| {
        image::RgbImage::from_fn(600, 400, |x, y| {
            let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) as u8;
            image::Rgb([noise, noise / 2 + (x % 256) as u8 / 2, (y * number % 256) as u8])
        })
    };
    let mut names = String::new();
    for number in 1..=6 {
        let mut bytes = std::io::Cursor::new(Vec::new());
        photograph(number).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        folder.write(&format!("{number}.jpeg"), bytes.into_inner());
        names.push_str(&format!("![Photograph {number}]({number}.jpeg)\n\n"));
    }
    folder.write("story.md", format!("# Six\n\n{names}"));
    let pack = |more: &[&str]| {
        let run = folder.run(&[&["pack", "story.md"], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        folder.read("story.html")
    };
    let (whole, small) = (pack(&[]), pack(&["--images", "200"]));
    assert_eq!(whole.matches("data:image/png;base64").count(), 6);
    assert_eq!(small.matches("data:image/jpeg;base64").count(), 6);
    assert_eq!(small.matches("width=\"200\" height=\"134\"").count(), 6);
    assert!(whole.len() > small.len() + 6 * 100_000, "{} and {}", whole.len(), small.len());
}
