//! SVG pictures: parsed, and refused where they are more than pictures.
//!
//! Browsers run no script of a picture and load nothing for it, so what is refused here would do no
//! harm in a page. It is refused all the same: a file that wants more than to be seen is not what
//! its name says.

mod element;
mod size;
mod source;
mod style;

use super::expansion::Names;
use super::{Picture, PictureError};
use roxmltree::{Document, ParsingOptions};

/// The namespace of SVG's elements.
const SVG: &str = "http://www.w3.org/2000/svg";
/// The most elements, texts and comments.
const MOST_NODES: u32 = 1_000_000;

/// Looks at an SVG picture; `None` where the bytes are something else.
pub(super) fn look(bytes: &[u8], depth: usize) -> Result<Option<Picture>, PictureError> {
    let Some(text) = source::text(bytes)? else { return Ok(None) };
    source::check(text)?;
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        PictureError::new(format!(
            "is not well-formed XML, as SVG has to be ({error}): save it anew"
        ))
    })?;
    let root = document.root_element();
    if !(root.has_tag_name((SVG, "svg"))) {
        let why = "is XML, but no SVG picture: its outermost element has to be svg with xmlns=\"http://www.w3.org/2000/svg\"";
        return Err(PictureError::new(why));
    }
    let mut names = Names::default();
    for node in document.descendants() {
        if node.pi().is_some_and(|instruction| instruction.target.contains("stylesheet")) {
            return Err(PictureError::new(
                "names a style sheet outside of it: save it with everything in it",
            ));
        }
        if node.is_element() {
            element::check(node, depth, &mut names)?;
        }
    }
    names.check(&document)?;
    let size = size::of(root);
    Ok(Some(Picture { kind: "svg+xml", size, ratio: size::view_box(root).or(size), is_cut: false }))
}

#[cfg(test)]
mod tests {
    use super::super::look;
    use base64::prelude::*;

    const PIXEL: &str =
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    fn svg(inner: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 8 4\">{inner}</svg>"
        )
    }

    #[track_caller]
    fn refused(svg: &str, says: &str) {
        match look(svg.as_bytes()) {
            Ok(_) => panic!("passed: {svg:.300}"),
            Err(why) => assert!(why.to_string().contains(says), "“{says}” is not in {why}"),
        }
    }

    #[track_caller]
    fn passes(svg: &str) {
        if let Err(refused) = look(svg.as_bytes()) {
            panic!("{refused}: {svg:.300}");
        }
    }

    #[test]
    fn what_only_mentions_svg_is_no_picture() {
        refused("<!doctype html><title>x</title><svg></svg><script>alert(1)</script>", "XML");
        refused("A text about <svg xmlns=\"http://www.w3.org/2000/svg\"/>", "is not a PNG");
        refused(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
            "outermost",
        );
        refused("<svg width=\"1\"/>", "outermost");
        refused("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "well-formed");
        refused("<svg xmlns=\"http://www.w3.org/2000/svg\">", "well-formed");
    }

    #[test]
    fn what_acts_is_no_picture() {
        for (inner, says) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>", "<script>"),
            ("<g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:iframe/></g>", "<iframe>"),
            (
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                "<foreignObject>",
            ),
            ("<rect onclick=\"alert(1)\"/>", "onclick"),
            ("<animate onbegin=\"alert(1)\"/>", "onbegin"),
            ("<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>", "changes its href"),
            (
                "<a><animate attributeName=\"xlink:href\" values=\"https://example.org/\"/></a>",
                "changes its xlink:href",
            ),
            ("<set attributeName=\"onclick\" to=\"alert(1)\"/>", "changes its onclick"),
        ] {
            refused(&svg(inner), says);
        }
        refused("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "onload");
    }

    #[test]
    fn what_leads_out_is_no_picture() {
        for inner in [
            "<image href=\"https://example.org/a.png\"/>",
            "<image xlink:href=\"//example.org/a.png\"/>",
            "<image href=\"other.png\"/>",
            "<image src=\"other.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<a href=\"javascript:alert(1)\"/>",
            "<feImage href=\" file:///etc/passwd\"/>",
            "<g xml:base=\"https://example.org/\"/>",
            "<rect fill=\"url(https://example.org/a.svg#b)\"/>",
            "<rect fill=\"url( 'a.svg#b' )\"/>",
            "<rect style=\"fill:URL(&quot;a.svg#b&quot;)\"/>",
            "<rect style=\"fill:u\\72l(a.svg#b)\"/>",
            "<animate attributeName=\"fill\" values=\"url(#a);url(a.svg#b)\"/>",
            "<style>@import 'a.css';</style>",
            "<style>@\\69mport 'a.css';</style>",
            "<style>a{b:c} /* */ @IMPORT url(a.css);</style>",
            "<style><![CDATA[rect{background:image-set('a.png' 1x)}]]></style>",
            "<style>@font-face{font-family:a;src:url(https://example.org/a.woff2)}</style>",
        ] {
            let why = look(svg(inner).as_bytes()).map(drop).unwrap_err().to_string();
            assert!(why.contains("out of it") || why.contains("outside of it"), "{inner}: {why}");
        }
        refused(&format!("<?xml-stylesheet href=\"a.css\"?>{}", svg("")), "style sheet");
    }

    #[test]
    fn documents_types_play_no_tricks() {
        let with = |doctype: &str, inner: &str| {
            format!("<?xml version=\"1.0\"?>\n<!DOCTYPE svg {doctype}>\n{}", svg(inner))
        };
        passes(&with(
            "PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"",
            "",
        ));
        passes(&with(
            "[ <!ENTITY ns_svg \"http://www.w3.org/2000/svg\"> ]",
            "<text>&ns_svg;</text>",
        ));
        let laughs: String = (1..9)
            .map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10)))
            .collect();
        for doctype in [
            "SYSTEM \"http://example.org/a.dtd\"",
            "PUBLIC \"a\" \"http://example.org/a.dtd\"",
            "[ <!ENTITY a SYSTEM \"file:///etc/passwd\"> ]",
            "[ <!ENTITY % a \"b\"> ]",
            "[ <!ENTITY a \"<script/>\"> ]",
            "[ <!ATTLIST svg onload CDATA \"alert(1)\"> ]",
            &format!("[ <!ENTITY l0 \"ha\">{laughs} ]"),
        ] {
            refused(&with(doctype, ""), "document type");
        }
        let long = format!("[ <!ENTITY a \"{}\"> ]", "a".repeat(400));
        refused(&with(&long, &format!("<text>{}</text>", "&a;".repeat(10_000))), "entities");
        refused(&with("[ <!ENTITY a \"javascript:x\"> ]", "<a href=\"&a;\"/>"), "outside");
    }

    /// Ten times ten times ten… of one part, by whatever names a part.
    #[test]
    fn parts_that_multiply_are_refused() {
        let levels = |level: &dyn Fn(usize) -> String| svg(&(1..10).map(level).collect::<String>());
        let uses = |n: usize| {
            format!("<g id=\"a{n}\">{}</g>", format!("<use href=\"#a{}\"/>", n - 1).repeat(10))
        };
        let fills = |n: usize| {
            format!(
                "<pattern id=\"a{n}\">{}</pattern>",
                format!("<rect fill=\"url(#a{})\"/>", n - 1).repeat(10)
            )
        };
        let group = |n: usize| {
            format!(
                "<pattern id=\"a{n}\"><g fill=\"url(#a{})\">{}</g></pattern>",
                n - 1,
                "<rect/>".repeat(10)
            )
        };
        let escaped = |n: usize| {
            format!(
                "<mask id=\"a{n}\">{}</mask>",
                format!("<g style=\"mask:url(\\23 a{})\"/>", n - 1).repeat(10)
            )
        };
        let markers = |n: usize| {
            format!(
                "<marker id=\"a{n}\"><path marker-mid=\"url(#a{})\" d=\"M0 0 1 1 2 2 3 3 4 \
                 4\"/></marker>",
                n - 1
            )
        };
        let classes = |n: usize| {
            let style = format!("<style>.c{n}{{fill:url(#a{})}}</style>", n - 1);
            format!(
                "{style}<pattern id=\"a{n}\">{}</pattern>",
                format!("<rect class=\"c{n}\"/>").repeat(10)
            )
        };
        let inherited = |n: usize| {
            let style = format!("<style>.c{n}{{stroke:url(#a{})}}</style>", n - 1);
            format!(
                "{style}<pattern id=\"a{n}\"><g class=\"c{n}\">{}</g></pattern>",
                "<rect/>".repeat(10)
            )
        };
        let encoded = |n: usize| {
            format!("<g id=\"a{n}\">{}</g>", format!("<use href=\"#%61{}\"/>", n - 1).repeat(10))
        };
        let all: [&dyn Fn(usize) -> String; 8] =
            [&uses, &fills, &group, &escaped, &markers, &classes, &inherited, &encoded];
        for (number, level) in all.into_iter().enumerate() {
            assert!(levels(level).len() < 20_000);
            let why = look(levels(level).as_bytes())
                .map(drop)
                .expect_err(&number.to_string())
                .to_string();
            assert!(why.contains("again and again"), "{number}: {why}");
        }
    }

    #[test]
    fn circles_and_depths_are_refused() {
        refused(&svg("<g style=\"--a: url(#b)\"><rect style=\"fill:var(--a)\"/></g>"), "variable");
        refused(
            &svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>"),
            "of itself",
        );
        refused(&svg("<g id=\"a\"><use href=\"#a\"/></g>"), "of itself");
        let chain: String =
            (1..2000).map(|n| format!("<g id=\"a{n}\"><use href=\"#a{}\"/></g>", n - 1)).collect();
        refused(&svg(&chain), "would stop a browser");
        refused(
            &svg(&format!("<use href=\"#a\"/>{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000))),
            "within each other",
        );
    }

    #[test]
    fn what_would_keep_the_parser_busy_is_refused() {
        let attributes: String = (0..200_000).map(|n| format!(" a{n}=\"\"")).collect();
        refused(&svg(&format!("<g{attributes}/>")), "attributes");
        let names: String = (0..900).map(|n| format!(" xmlns:a{n}=\"b\"")).collect();
        refused(
            &svg(&format!(
                "<g{names}>{}</g>",
                "<g xmlns=\"http://www.w3.org/2000/svg\"/>".repeat(100_000)
            )),
            "vocabularies",
        );
    }

    #[test]
    fn what_is_within_is_looked_at_too() {
        let within = |media: &str, bytes: &str| {
            svg(&format!("<image href=\"data:{media};base64,{}\"/>", BASE64_STANDARD.encode(bytes)))
        };
        passes(&svg(&format!("<image xlink:href=\"{PIXEL}\"/>")));
        passes(&within("image/svg+xml", &svg("<rect/>")));
        passes(&within("image/svg+xml;charset=utf-8", &svg("<rect/>")));
        passes(&svg(
            "<image href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\"/>",
        ));
        passes(&svg(
            "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,d09GMgAA)}</style>",
        ));
        refused(
            &within("image/svg+xml", &svg("<script/>")),
            "holds a picture that has an element <script>",
        );
        refused(&within("image/png", "no picture"), "holds a picture that is not");
        refused(&within("text/html", "<script/>"), "no picture (text/html)");
        refused(
            &svg("<style>@font-face{src:url(data:font/woff2;base64,AAAA)}</style>"),
            "no picture",
        );
        let mut deep = svg("<rect/>");
        for _ in 0..6 {
            deep = within("image/svg+xml", &deep);
        }
        refused(&deep, "hold pictures");
    }

    #[test]
    fn what_drawing_programs_write_passes() {
        passes(include_str!("../../../../../../tests/every-kind.svg"));
        passes(&format!(
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- made by \
             hand -->\n{}",
            svg("<g/>")
        ));
        passes(&format!("<?xml version='1.0' encoding='iso-8859-1'?>{}", svg("<g/>")));
        passes("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:rect/></s:svg>");
        passes(&svg(
            "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><r:Work r:about=\"http://example.org/\"/></r:RDF></metadata>",
        ));
        passes(&svg("<defs><linearGradient id=\"a\"><stop/></linearGradient><linearGradient \
                     id=\"b\" href=\"#a\"/></defs><rect fill=\"url(#b)\"/>"));
        passes(&svg("<style>.a{fill:url(\"#b\");font-family:'\\5b8b\\4f53'}</style><pattern \
                     id=\"b\"/><rect class=\"a\"/>"));
        // A scatter plot: many points, each the use of one, each clipped.
        let point = "<g clip-path=\"url(#c)\"><use href=\"#p\" x=\"1\" style=\"fill: #1f77b4; \
                     stroke: #1f77b4\"/></g>";
        passes(&svg(&format!(
            "<defs><path id=\"p\"/><clipPath id=\"c\"><rect/></clipPath></defs>{}",
            point.repeat(20_000)
        )));
    }

    #[test]
    fn sizes_are_told() {
        let sized = |attributes: &str| {
            let picture = look(
                format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>").as_bytes(),
            )
            .unwrap();
            (picture.size, picture.ratio)
        };
        assert_eq!(sized("width=\"640\" height=\"360\""), (Some((640, 360)), Some((640, 360))));
        assert_eq!(sized("width=\"1in\" height=\"72pt\""), (Some((96, 96)), Some((96, 96))));
        assert_eq!(
            sized("width=\"100%\" height=\"100%\" viewBox=\"0 0 2.5 1\""),
            (None, Some((250, 100)))
        );
        assert_eq!(
            sized("viewBox=\"0,0,640,360\" width=\"1e9\" height=\"1\""),
            (None, Some((640, 360)))
        );
        assert_eq!(sized(""), (None, None));
    }
}
