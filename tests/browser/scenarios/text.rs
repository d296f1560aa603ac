//! The parts of the text: headline, pictures, tables, code, headings, numbers of notes.

use crate::engine::Engine;
use crate::page::Page;
use crate::scenarios::place::choose;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// One dark pixel, to be as large as its attributes say.
const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAP8A//8A/yH5BAAAAAAALAAAAAABAAEAAAIBRAA7";

pub async fn headline_of_270_letters_leaves_room_on_a_phone(page: &Page<'_>) -> Result<()> {
    let long = "A harbour, a bridge and a timetable that nobody has ordered ".repeat(5);
    let long: String = long.chars().take(270).collect();
    let file = page
        .folder
        .pack_json(json!({ "lang": "en", "headline": long, "body": ["Text."] }), "long.html")?;
    for width in [320, 390] {
        page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"700\""))?).await?;
        page.enter_frame().await?;
        page.ready().await?;
        for (size, most) in [("default", 400.0), ("largest", 700.0)] {
            choose(page, "font-size", size).await?;
            page.settled().await?;
            let height: f64 = page
                .eval("document.querySelector('.av-headline').getBoundingClientRect().height")
                .await?;
            ensure!(height < most, "{width} px, {size}: the headline is {height} px high");
        }
    }
    Ok(())
}

pub async fn chinese_headlines_break_between_words(page: &Page<'_>) -> Result<()> {
    let headline = "人工智能会让中国经济增长更快吗？港口公司称时刻表由市政府决定";
    let article = json!({ "lang": "zh-Hans", "headline": headline, "standfirst": "市里说有一份关于十一个文件夹的报告", "body": ["港口。"] });
    let file = page.folder.pack_json(article, "words.html")?;
    for width in (280..=700).step_by(60) {
        page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"700\""))?).await?;
        page.enter_frame().await?;
        page.ready().await?;
        // A line ends where a piece of text ends, or behind a mark.
        let torn: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('[data-words]')].flatMap((words) => \
                 [...words.childNodes].filter((it) => it.nodeType === 3)).flatMap((text) => {
                   const range = document.createRange();
                   range.selectNodeContents(text);
                   const lines = new Set([...range.getClientRects()].filter((it) => it.width > \
                 0).map((it) => Math.round(it.top)));
                   return lines.size > 1 && !/[，。？：]/.test(text.data) ? [text.data] : [];
                 })",
            )
            .await?;
        ensure!(torn.is_empty(), "{width} px: torn are {torn:?}");
    }
    page.read(&file).await?;
    ensure!(page.count(".av-headline > wbr").await? > 5, "the words are not told apart");
    let copied: String = page
        .eval(
            "(getSelection().selectAllChildren(document.querySelector('.av-headline')), \
             getSelection().toString())",
        )
        .await?;
    ensure!(copied.trim() == headline, "the copy is {copied:?}");
    let title: String = page.eval("document.title").await?;
    ensure!(title == headline, "the title is {title:?}");
    Ok(())
}

pub async fn number_of_a_note_stays_at_its_word(page: &Page<'_>) -> Result<()> {
    let sentence = |text: &str| {
        (0..12)
            .flat_map(|_| [json!(text), json!({ "kind": "noteref", "note": "n" })])
            .collect::<Vec<_>>()
    };
    let body = json!([
        { "kind": "paragraph", "spans": sentence("港口的人说：“船六点十分开。”") },
        { "kind": "paragraph", "lang": "en", "spans": sentence("The ferry left (as it had to) at ten. ") },
    ]);
    let article = json!({ "lang": "zh-Hans", "headline": "注", "body": body, "notes": [{ "id": "n", "blocks": ["注。"] }] });
    let file = page.folder.pack_json(article, "notes.html")?;
    for width in (280..=640).step_by(24) {
        page.open(&page.folder.host(&file, &format!("width=\"{width}\" height=\"700\""))?).await?;
        page.enter_frame().await?;
        page.ready().await?;
        let torn: usize = page
            .eval(
                "[...document.querySelectorAll('.av-noteref')].filter((note) => {
                   const range = document.createRange();
                   const before = note.previousSibling;
                   range.setStart(before, before.length - 1);
                   range.setEnd(before, before.length);
                   return note.getBoundingClientRect().top > range.getBoundingClientRect().bottom;
                 }).length",
            )
            .await?;
        ensure!(torn == 0, "{width} px: {torn} numbers begin a line");
    }
    Ok(())
}

pub async fn pictures_tables_and_code_share_the_edge_of_the_text(page: &Page<'_>) -> Result<()> {
    let figure = |width: u32, height: u32| json!({ "kind": "figure", "src": PIXEL, "alt": "", "width": width, "height": height, "id": format!("f{width}") });
    let wide = [
        "Day", "Flour", "Water", "Salt", "Oven", "Proof", "Baked", "Sold", "Given", "Left",
        "Found", "Lost",
    ];
    let cells =
        |texts: &[&str]| texts.iter().map(|text| json!({ "spans": [text] })).collect::<Vec<_>>();
    let body = json!([
        "A paragraph of text.", figure(600, 300), figure(640, 300), figure(1600, 800), figure(100, 50),
        { "kind": "table", "head": [cells(&wide)], "rows": [cells(&["Monday", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"])] },
        { "kind": "code", "text": "x".repeat(200) },
    ]);
    page.resize(1400, 900).await?;
    page.read(
        &page
            .folder
            .pack_json(json!({ "lang": "en", "headline": "Edges", "body": body }), "edges.html")?,
    )
    .await?;
    let edges: Vec<f64> = page
        .eval(
            "[...document.querySelectorAll('.av-body > :is(p, figure, .av-table, .av-code)')].map((it) \
             => it.getBoundingClientRect().left)",
        )
        .await?;
    ensure!(
        edges.len() == 7 && edges.iter().all(|edge| (edge - edges[0]).abs() < 1.0),
        "they begin at {edges:?}"
    );
    let widths: Vec<f64> = page
        .eval(
            "['p', '#f600 > .av-picture', '#f640 > .av-picture', '#f1600', '.av-table', '.av-code', '#f100 > .av-picture'].map((it) => document.querySelector('.av-body > \
             ' + it.replace('#', 'figure#'))?.getBoundingClientRect().width ?? 0)",
        )
        .await?;
    let (column, wide) = (widths[0], widths[3]);
    ensure!(
        widths[1..3].iter().all(|width| (width - column).abs() < 1.0),
        "near the column's {column} px they are {:?}",
        &widths[1..3]
    );
    ensure!(
        wide > column * 1.2 && widths[4..6].iter().all(|width| *width > wide),
        "column, wide and full are {widths:?}"
    );
    ensure!((widths[6] - 100.0).abs() < 1.0, "a small picture is {} px wide", widths[6]);
    Ok(())
}

pub async fn pictures_fill_a_phone_from_edge_to_edge(page: &Page<'_>) -> Result<()> {
    let figure = |width: u32| json!({ "kind": "figure", "src": PIXEL, "alt": "", "width": width, "height": 200, "caption": ["A caption"], "id": format!("f{width}") });
    // Long enough to be in parts, which cut off what is outside of them.
    let mut body: Vec<Value> =
        (0..420).map(|number| json!(format!("Paragraph {number}."))).collect();
    body.splice(1..1, [figure(1200), figure(60)]);
    let file = page
        .folder
        .pack_json(json!({ "lang": "en", "headline": "Edges", "body": body }), "phone.html")?;
    page.open(&page.folder.host(&file, "width=\"390\" height=\"700\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    let places: Vec<f64> = page
        .eval(
            "((it) => [it('#f1200 > .av-picture').left, it('#f1200 > .av-picture').right - \
             document.documentElement.clientWidth, it('#f1200 > figcaption > span').left - \
             it('#f1200 + * + p').left, it('#f60 > .av-picture').width])((css) => \
             document.querySelector(css).getBoundingClientRect())",
        )
        .await?;
    ensure!(
        places[..3].iter().all(|place| place.abs() < 1.0) && (places[3] - 60.0).abs() < 1.0,
        "beyond the edges, beside the text, and the small one's width: {places:?}"
    );
    Ok(())
}

pub async fn first_column_stays_and_numbers_stand_at_the_right(page: &Page<'_>) -> Result<()> {
    let cells =
        |texts: &[&str]| texts.iter().map(|text| json!({ "spans": [text] })).collect::<Vec<_>>();
    let table = json!({ "kind": "table", "head": [cells(&["Place", "Tons", "Remark", "Ships"])],
        "rows": [cells(&["Pier", "1,204", "Nothing", "3"]), cells(&["Weir", "88", "A remark on the door of the second shed, which sticks", "–"])] });
    let file = page
        .folder
        .pack_json(json!({ "lang": "en", "headline": "Table", "body": [table] }), "table.html")?;
    page.open(&page.folder.host(&file, "width=\"320\" height=\"700\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    let aligned: Vec<String> = page
        .eval("[...document.querySelectorAll('td')].slice(0, 4).map((it) => getComputedStyle(it).textAlign)")
        .await?;
    ensure!(aligned == ["start", "right", "start", "right"], "they are {aligned:?}");
    let place = "document.querySelector('td').getBoundingClientRect().left";
    let before: f64 = page.eval(place).await?;
    page.eval::<Value>("(document.querySelector('.av-table').scrollLeft = 120, null)").await?;
    page.until("the table to scroll", "document.querySelector('.av-table').scrollLeft === 120")
        .await?;
    let after: f64 = page.eval(place).await?;
    ensure!((before - after).abs() < 1.0, "the first column has gone from {before} to {after}");
    Ok(())
}

pub async fn tab_stops_at_what_scrolls_alone(page: &Page<'_>) -> Result<()> {
    let body = json!([
        { "kind": "code", "text": "short" },
        { "kind": "code", "text": "long ".repeat(80) },
        { "kind": "formula", "tex": "x", "math": "<mi>x</mi>" },
    ]);
    page.read(
        &page
            .folder
            .pack_json(json!({ "lang": "en", "headline": "Stops", "body": body }), "stops.html")?,
    )
    .await?;
    let stops = "[...document.querySelectorAll('.av-code > pre, .av-formula-region')].map((it) => \
                 [it.tabIndex, it.getAttribute('role')].join(' '))";
    page.until(
        "only the long one to be a stop",
        &format!("({stops}).join() === '-1 group,0 region,-1 group'"),
    )
    .await?;
    // Larger text makes the short one scroll where the window is narrow.
    let narrow = json!([{ "kind": "code", "text": "twenty-four letters, all" }]);
    let file = page
        .folder
        .pack_json(json!({ "lang": "en", "headline": "Stops", "body": narrow }), "narrow.html")?;
    page.open(&page.folder.host(&file, "width=\"390\" height=\"700\"")?).await?;
    page.enter_frame().await?;
    page.ready().await?;
    page.until("nothing to be a stop", &format!("({stops}).join() === '-1 group'")).await?;
    choose(page, "font-size", "largest").await?;
    page.until("the code to become one", &format!("({stops}).join() === '0 region'")).await
}

pub async fn code_is_copied_whole_and_said_to_be(page: &Page<'_>) -> Result<()> {
    let code = "first  line\n\tsecond <b>line</b>";
    let file = page.folder.pack_json(
        json!({ "lang": "en", "headline": "Code", "body": [{ "kind": "code", "text": code }] }),
        "code.html",
    )?;
    page.read(&file).await?;
    // Drivers may not write to the clipboard.
    page.eval::<Value>(
        "(Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { \
         window.copied = text; } } }), null)",
    )
    .await?;
    let name: String = page.eval("document.querySelector('.av-copy').ariaLabel ?? ''").await?;
    ensure!(name == "Copy the code", "the button is called {name:?}");
    page.tab_to(".av-copy").await?;
    page.press(Key::Enter).await?;
    page.until(
        "it to be said",
        "document.querySelector('.av-code [role=status]').textContent === 'Copied.'",
    )
    .await?;
    let copied: String = page.eval("window.copied").await?;
    ensure!(copied == code, "the copy is {copied:?}");
    Ok(())
}

pub async fn code_has_no_button_without_scripts(page: &Page<'_>) -> Result<()> {
    page.open(&page.folder.pack_json(
        json!({ "lang": "en", "headline": "Code", "body": [{ "kind": "code", "text": "x" }] }),
        "code.html",
    )?)
    .await?;
    ensure!(page.count("[data-av-ready]").await? == 0, "scripts ran");
    let shown: String =
        page.eval("getComputedStyle(document.querySelector('.av-copy')).display").await?;
    ensure!(shown == "none", "the button is shown: {shown}");
    // Nobody knows yet what scrolls, so Tab leads to all.
    ensure!(
        page.count(".av-code > pre[tabindex='0']").await? == 1,
        "Tab does not lead to the code"
    );
    Ok(())
}

pub async fn headings_link_to_themselves_beside_their_name(page: &Page<'_>) -> Result<()> {
    let body = json!(["Text.", { "kind": "heading", "level": 2, "spans": ["The ", { "kind": "emphasis", "spans": ["weir"] }], "id": "weir" }, "More text."]);
    page.read(&page.folder.pack_json(
        json!({ "lang": "en", "headline": "Headings", "body": body }),
        "headings.html",
    )?)
    .await?;
    let name: String = page.eval("document.querySelector('#weir + a').ariaLabel ?? ''").await?;
    ensure!(name == "Link to this section: The weir", "the link is called {name:?}");
    let heading: String = page.eval("document.querySelector('#weir').textContent").await?;
    ensure!(heading == "The weir", "the heading is {heading:?}");
    let copied: String = page
        .eval("(getSelection().selectAllChildren(document.querySelector('.av-body')), getSelection().toString())")
        .await?;
    ensure!(!copied.contains('#') && !copied.contains("Link"), "the copy is {copied:?}");
    let seen = "getComputedStyle(document.querySelector('#weir + a'), '::before').opacity";
    let at_rest: String = page.eval(seen).await?;
    ensure!(at_rest == "0", "the sign is seen at rest");
    page.tab_to(".av-to-heading").await?;
    page.until("the sign to be seen", &format!("{seen} === '1'")).await?;
    page.press(Key::Enter).await?;
    page.until("the address to name it", "location.hash === '#weir'").await?;
    let gap: f64 = page
        .eval(
            "((it) => it('#weir + a + p').top - it('#weir').bottom)((css) => \
             document.querySelector(css).getBoundingClientRect())",
        )
        .await?;
    ensure!((5.0..20.0).contains(&gap), "the text is {gap} px below its heading");
    Ok(())
}

pub async fn only_long_paragraphs_have_an_initial(page: &Page<'_>) -> Result<()> {
    if page.engine() == Engine::Firefox {
        // It has no such letters.
        return Ok(());
    }
    let long = "he ferry left the quay at ten past six, as it had done every weekday. ".repeat(6);
    for (text, has) in [
        (format!("T{long}"), true),
        (format!("J{long}"), false),
        (format!("“T{long}"), false),
        (format!("9{long}"), false),
        ("The ferry left.".to_string(), false),
    ] {
        page.open(&page.folder.pack_json(
            json!({ "lang": "en", "headline": "Initial", "body": [text, "And then."] }),
            "initial.html",
        )?)
        .await?;
        let size: bool =
            page.eval("document.querySelector('.av-body > p.av-initial') !== null").await?;
        ensure!(size == has, "{text}");
    }
    Ok(())
}
