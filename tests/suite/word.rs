//! Word's documents: each test writes the parts that matter to it.

use crate::program::Folder;
use crate::zipped::{PNG, zipped};
use article::{Article, BlockKind, Warning};
use import::{Imported, import};
use packer::{ExportFormat, export};

/// A document's parts besides those that all have.
#[derive(Default)]
struct Parts<'a> {
    body: &'a str,
    styles: &'a str,
    numbering: &'a str,
    footnotes: &'a str,
    endnotes: &'a str,
    comments: &'a str,
    core: &'a str,
    relations: &'a str,
    picture: &'a [u8],
}

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps""#;

fn docx(parts: &Parts<'_>) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let own = ["styles", "numbering", "footnotes", "endnotes", "comments"].iter().enumerate();
    let own: String = own
        .map(|(number, part)| {
            format!(r#"<Relationship Id="p{number}" Type="{kind}/{part}" Target="{part}.xml"/>"#)
        })
        .collect();
    let relations = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let root = |tag: &str, inner: &str| format!("<w:{tag} {SPACES}>{inner}</w:{tag}>");
    let files = [
        ("[Content_Types].xml", "<Types/>".to_string()),
        (
            "_rels/.rels",
            relations(&format!(
                r#"<Relationship Id="r1" Type="{kind}/officeDocument" Target="word/document.xml"/>"#
            )),
        ),
        ("word/_rels/document.xml.rels", relations(&(own + parts.relations))),
        ("word/document.xml", root("document", &format!("<w:body>{}</w:body>", parts.body))),
        ("word/styles.xml", root("styles", parts.styles)),
        ("word/numbering.xml", root("numbering", parts.numbering)),
        ("word/footnotes.xml", root("footnotes", parts.footnotes)),
        ("word/endnotes.xml", root("endnotes", parts.endnotes)),
        ("word/comments.xml", root("comments", parts.comments)),
        (
            "docProps/core.xml",
            format!(
                r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{}</cp:coreProperties>"#,
                parts.core
            ),
        ),
    ];
    let mut all: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    all.push(("word/media/image1.png", parts.picture));
    zipped(&all)
}

fn read(parts: &Parts<'_>) -> (Article, Vec<Warning>) {
    let Imported { article, warnings, .. } = import("a.docx", &docx(parts), None).unwrap();
    (article, warnings)
}

/// A document as Markdown, without its front matter, and what is told of it.
fn markdown(parts: &Parts<'_>) -> (String, String) {
    let (article, warnings) = read(parts);
    let text = export(&article, ExportFormat::Markdown);
    let text = text.splitn(3, "---\n").nth(2).unwrap_or(&text).trim().to_string();
    (text, warnings.iter().map(|warning| format!("{warning}\n")).collect())
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

#[test]
fn headings_are_told_by_style_by_what_that_is_based_on_and_by_outline() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 3"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>"#;
    let own = r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>E</w:t></w:r></w:p>"#;
    let body = [
        styled("Titel", "The mill"),
        styled("berschrift1", "A"),
        styled("Eigene", "B"),
        styled("X", "C"),
        styled("2", "D"),
        own.to_string(),
        paragraph("Text."),
    ];
    let body = body.concat();
    let (text, told) = markdown(&Parts { body: &body, styles, ..Parts::default() });
    assert_eq!(text, "## A\n\n## B\n\n### C\n\n#### D\n\n## E\n\nText.");
    assert_eq!(told, "");
    let (article, _) = read(&Parts { body: &body, styles, ..Parts::default() });
    assert_eq!(article.headline.text, "The mill");
}

#[test]
fn lists_have_their_kinds_levels_and_numbers() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:start w:val="2"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=" "/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>"#;
    let item = |list: u8, level: u8, style: &str, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let styles = r#"<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>"#;
    let body = [
        paragraph("Before."),
        item(1, 0, "", "two"),
        item(1, 1, "", "dot"),
        item(3, 0, "", "more of it"),
        item(1, 0, "", "three"),
        paragraph("Between."),
        item(1, 0, "", "four"),
        item(2, 0, "H1", "Weir"),
        item(2, 1, "H2", "Gate"),
    ];
    let (article, _) = read(&Parts { body: &body.concat(), numbering, styles, ..Parts::default() });
    let html = export(&article, ExportFormat::Html);
    assert!(html.contains("start=\"2\""), "{html}");
    let text = export(&article, ExportFormat::Markdown);
    assert!(text.contains("dot") && text.contains("## 1 Weir\n\n### 1\\.1 Gate"), "{text}");
    let BlockKind::List(list) = &article.body[3].kind else { panic!("{html}") };
    assert_eq!((list.start, list.ordered), (4, true));
    // What has no mark goes on with the item above.
    let BlockKind::List(list) = &article.body[1].kind else { panic!("{html}") };
    assert_eq!(list.items.len(), 2, "{html}");
}

#[test]
fn notes_links_and_changes_are_read_or_told() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">It turns</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
        <w:r><w:t>, they say</w:t></w:r><w:r><w:endnoteReference w:id="3"/></w:r>
        <w:hyperlink r:id="h1"><w:r><w:t xml:space="preserve"> at the weir</w:t></w:r></w:hyperlink>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK \l "gate" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve"> by the gate</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:ins w:id="1"><w:r><w:t xml:space="preserve"> anew</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>never</w:delText></w:r></w:del>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>
        <w:p><w:bookmarkStart w:id="9" w:name="gate"/><w:r><w:t>The gate.</w:t></w:r></w:p>"#;
    let parts = Parts {
        body,
        footnotes: &format!(
            r#"<w:footnote w:id="2">{}</w:footnote>"#,
            paragraph("After forty years.")
        ),
        endnotes: &format!(r#"<w:endnote w:id="3">{}</w:endnote>"#, paragraph("The miller.")),
        comments: &format!(
            r#"<w:comment w:id="0" w:author="Ben">{}</w:comment>"#,
            paragraph("Is it so?")
        ),
        relations: r#"<Relationship Id="h1" Type="x/hyperlink" Target="https://weir.example/" TargetMode="External"/>"#,
        ..Parts::default()
    };
    let (text, told) = markdown(&parts);
    assert!(text.starts_with("It turns[^"), "{text}");
    assert!(text.contains("<a href=\"https://weir.example/\"> at the weir</a>"), "{text}");
    assert!(text.contains("(#gate)") && text.contains("anew"), "{text}");
    assert!(text.contains("After forty years.") && text.contains("The miller."), "{text}");
    assert!(!text.contains("never") && !text.contains("secret"), "{text}");
    assert_eq!(
        told,
        "paragraph 1: what was deleted is left out: “never”\n\
         paragraph 1: hidden text is left out: “secret”\n\
         comment 1: a comment by Ben is left out: “Is it so?”\n"
    );
    let (article, _) = read(&parts);
    assert_eq!(article.notes.len(), 2);
    assert!(article.blocks().any(|block| block.id == "gate"));
}

#[test]
fn tables_have_their_spans_and_heads() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
    };
    let body = format!(
        r#"{}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>"#,
        styled("Caption", "Table 1: water"),
        cell("", "Year"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "Litres"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "2024"),
        cell("", "1"),
        cell("", "2"),
        cell("<w:vMerge/>", ""),
        cell("", "3"),
        cell("", "4"),
    );
    let styles =
        r#"<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>"#;
    let (article, _) = read(&Parts { body: &body, styles, ..Parts::default() });
    let [block] = &article.body[..] else { panic!("{:?}", article.body) };
    let BlockKind::Table(table) = &block.kind else { panic!("{block:?}") };
    assert_eq!(article::plain_text(&table.caption), "Table 1: water");
    assert_eq!((table.head.len(), table.rows.len()), (1, 2));
    assert_eq!((table.head[0][1].columns, table.rows[0][0].rows, table.rows[1].len()), (2, 2, 2));
}

#[test]
fn pictures_boxes_formulas_and_readings_are_kept() {
    let body = r#"<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525000" cy="9525000"/><wp:docPr id="1" name="x" descr="The wheel"/><a:graphic><a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>In May</w:t></w:r></w:p>
        <w:p><w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath><w:r><w:ruby><w:rt><w:r><w:t>みず</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>水</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"#;
    let styles =
        r#"<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>"#;
    let relations = r#"<Relationship Id="i1" Type="x/image" Target="media/image1.png"/>"#;
    let parts = Parts { body, styles, relations, picture: PNG, ..Parts::default() };
    let folder = Folder::new();
    folder.write("mill.docx", docx(&parts));
    let run = folder.run(&["pack", "mill.docx"]);
    assert_eq!((run.code, run.stderr.contains("warning")), (Some(0), false), "{}", run.stderr);
    let page = folder.read("mill.html");
    crate::page::assert_sound(&page);
    assert!(page.contains("alt=\"The wheel\"") && page.contains("In May"));
    assert!(page.contains("<mfrac") && page.contains("<rt"), "{page}");
    assert_eq!(page.matches("Boxed.").count(), 1);
    let (text, told) = markdown(&Parts { picture: b"EMF", ..parts });
    assert!(told.contains("is of a kind that browsers do not show") && told.contains("The wheel"));
    assert!(text.contains("In May"), "{text}");
}

#[test]
fn what_is_damaged_or_locked_is_refused() {
    let whole = docx(&Parts { body: &paragraph("Text."), ..Parts::default() });
    let error = |bytes: &[u8]| import("a.docx", bytes, None).unwrap_err().to_string();
    assert!(error(&whole[..whole.len() / 2]).contains("this archive cannot be read"));
    assert!(error(b"Text").contains("no document of Word"));
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&[0xd0, 0xcf, 0x11, 0xe0][..], &locked].concat();
    assert!(error(&locked).contains("protected with a password"));
    assert!(error(&zipped(&[("a.exe", b"x")])).contains("ZIP archive"));
    // A bomb: what a file says that it unpacks to is counted before any of it is unpacked.
    let mut bomb = whole.clone();
    let entry = bomb.windows(4).position(|mark| mark == b"PK\x01\x02").unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    assert!(error(&bomb).contains("unpacks to more than is safe"), "{}", error(&bomb));
}
