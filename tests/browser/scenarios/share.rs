//! Passing the article, or a passage of it, on.

use crate::long;
use crate::page::Page;
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Selects a passage that begins in one text node of the article and ends in the same or a later
/// one, both by numbers between 0 and 1; gives its text, or nothing where it would be blank.
const SELECT: &str = "((from, span, start, end) => {
  const walker = document.createTreeWalker(document.querySelector('.av-body'), \
                      NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node; (node = walker.nextNode()); ) nodes.push(node);
  const first = Math.floor(from * (nodes.length - span));
  const range = document.createRange();
  range.setStart(nodes[first], Math.floor(start * nodes[first].length));
  const last = nodes[first + span];
  range.setEnd(last, span ? Math.ceil(end * last.length) : Math.ceil((start + (1 - start) * end) * \
                      last.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  range.startContainer.parentElement.scrollIntoView({ block: 'center' });
  return range.toString();
})";

/// The same sentences come again and again, in English and in Chinese.
pub async fn fifty_passages_are_found_again(page: &Page<'_>) -> Result<()> {
    found_again(page, 8, 50).await?;
    Ok(())
}

/// Its paragraphs have no ids. WebKit did not come to rest at a passage between two of its parts,
/// nor did the viewer start.
pub async fn passages_of_a_long_text_are_found_again(page: &Page<'_>) -> Result<()> {
    let links = found_again(page, 40, 15).await?;
    ensure!(
        links.iter().any(|link| link.contains("#av-quote=av-part-")),
        "no passage was counted from a part: {links:?}"
    );
    Ok(())
}

/// Follows links to passages, chosen at random, of an article with so many parts; gives the links.
async fn found_again(page: &Page<'_>, parts: usize, passages: usize) -> Result<Vec<String>> {
    let file = page.folder.pack_json(long::article(parts), "long.html")?;
    let mut links = Vec::new();
    let blank =
        page.folder.write("blank.html", "<!doctype html><html lang=\"en\"><title>blank</title>")?;
    let mut random = 42_u32;
    let mut next = || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(random >> 8) / f64::from(1 << 24)
    };
    let sizes = ["smallest", "smaller", "default", "larger", "largest"];
    for number in 0..passages {
        page.read(&file).await?;
        page.eval::<Value>("scrollTo(0, 0) ?? null").await?;
        // Every fifth runs over several paragraphs.
        let span = if number % 5 == 4 { 1 + (next() * 6.0) as usize } else { 0 };
        let text: String = page
            .eval(&format!(
                "{SELECT}({}, {span}, {}, {})",
                next(),
                next() * 0.7,
                0.3 + next() * 0.7
            ))
            .await?;
        if text.trim().is_empty() {
            continue;
        }
        let link = link_to_what_is_selected(page).await?;
        page.open(&blank).await?;
        page.eval::<Value>(&format!(
            "localStorage.setItem('article-viewer.font-size', '{}') ?? null",
            sizes[number % 5]
        ))
        .await?;
        page.open_url(&link).await?;
        page.ready().await?;
        let marked: Vec<String> =
            page.eval("[...(CSS.highlights.get('av-quote') ?? [])].map(String)").await?;
        ensure!(
            marked == [text.clone()],
            "passage {number}, {text:?}, was found as {marked:?} by {link}"
        );
        in_sight(page).await.with_context(|| format!("passage {number}"))?;
        if number == 0 {
            let marked = page.session.client.screenshot().await?;
            page.eval::<Value>("CSS.highlights.clear() ?? null").await?;
            page.settled().await?;
            let bare = page.session.client.screenshot().await?;
            ensure!(marked != bare, "{text:?} is marked, and nobody sees it");
        }
        links.push(link);
    }
    Ok(links)
}

/// Ids are the document's: they stood in selectors as they are.
pub async fn passages_under_any_id_are_found_again(page: &Page<'_>) -> Result<()> {
    let ids = ["it's", "a\\b", "say\"so\"", "']*{", "1st", "汉字", "a,b", "%41", "x:y.z#w"];
    let text = "Text below it. ".repeat(300);
    let heading = |id: &&str| json!({ "kind": "heading", "level": 2, "id": id, "spans": [format!("Heading {id}")] });
    let body: Vec<Value> = ids.iter().flat_map(|id| [heading(id), json!(text)]).collect();
    let file = page
        .folder
        .pack_json(json!({ "lang": "en", "headline": "Ids", "body": body }), "ids.html")?;
    let blank =
        page.folder.write("blank.html", "<!doctype html><html lang=\"en\"><title>blank</title>")?;
    for (number, id) in ids.iter().enumerate() {
        page.read(&file).await?;
        let select = format!(
            "getSelection().selectAllChildren(document.querySelectorAll('.av-body h2')[{number}])"
        );
        page.eval::<Value>(&format!("({select}, null)")).await?;
        let link = link_to_what_is_selected(page).await?;
        page.open(&blank).await?;
        page.open_url(&link).await?;
        page.ready().await?;
        let marked: Vec<String> =
            page.eval("[...(CSS.highlights.get('av-quote') ?? [])].map(String)").await?;
        ensure!(marked == [format!("Heading {id}")], "{id}: {marked:?} by {link}");
    }
    // The contents say where the reader is, under such ids, too.
    page.eval::<Value>(
        "(document.querySelectorAll('.av-body h2')[4].scrollIntoView(), scrollBy(0, 100), null)",
    )
    .await?;
    page.settled().await?;
    let current =
        "document.querySelector('.av-contents a[aria-current]')?.textContent === 'Heading 1st'";
    page.until("the contents to say where the reader is", current).await
}

/// Chromium looks for the words of a link by itself, and finds those of a heading in the contents
/// first; it went on moving the page there when the viewer had it at the heading already.
pub async fn passage_of_a_heading_is_not_looked_for_in_the_contents(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(8), "long.html")?).await?;
    page.eval::<Value>(
        "(() => {
          const text = document.querySelectorAll('.av-body h2')[1].firstChild;
          getSelection().setBaseAndExtent(text, 0, text, text.length);
          text.parentElement.scrollIntoView();
          return null;
        })()",
    )
    .await?;
    let link = link_to_what_is_selected(page).await?;
    let blank =
        page.folder.write("blank.html", "<!doctype html><html lang=\"en\"><title>blank</title>")?;
    for _ in 0..15 {
        page.open(&blank).await?;
        page.open_url(&link).await?;
        page.ready().await?;
        in_sight(page).await?;
    }
    Ok(())
}

async fn link_to_what_is_selected(page: &Page<'_>) -> Result<String> {
    page.until(
        "the button to be offered",
        "document.querySelector('.av-offer').matches(':popover-open')",
    )
    .await?;
    page.settled().await?;
    page.click("[data-share=quote]").await?;
    page.until("the link to show", "document.querySelector('.av-panel').matches(':popover-open')")
        .await?;
    page.text(".av-panel-content p:last-child").await
}

/// The passage that is marked is in the window.
async fn in_sight(page: &Page<'_>) -> Result<()> {
    page.settled().await?;
    let (top, height): (f64, f64) = page
        .eval("[[...CSS.highlights.get('av-quote')][0].getBoundingClientRect().top, innerHeight]")
        .await?;
    ensure!(
        top > 0.0 && top < height,
        "the passage begins {top} px below the upper edge of a window {height} px high"
    );
    Ok(())
}

pub async fn link_to_a_passage_by_keyboard_alone(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(long::article(2), "long.html")?).await?;
    let text: String = page.eval(&format!("{SELECT}(0.3, 0, 0, 1)")).await?;
    page.until(
        "the button to be offered",
        "document.querySelector('.av-offer').matches(':popover-open')",
    )
    .await?;
    page.press_char('q').await?;
    page.until("the link to show", "document.querySelector('.av-panel').matches(':popover-open')")
        .await?;
    let link = page.text(".av-panel-content p:last-child").await?;
    ensure!(
        link.contains("#av-quote=") && link.contains(":~:text="),
        "the link to {text:?} is {link}"
    );
    page.press(Key::Escape).await
}

pub async fn qr_code_is_the_exact_address(page: &Page<'_>) -> Result<()> {
    let address = "https://example.org/文章/ferry?from=qr&lang=zh-Hans";
    let mut article = long::article(1);
    article["canonical"] = json!(address);
    page.read(&page.folder.pack_json(article, "shared.html")?).await?;
    page.click(".av-share-toggle").await?;
    page.click(".av-share-code summary").await?;
    page.until("the code to be drawn", "document.querySelector('.av-qr path') !== null").await?;
    let (size, path): (String, String) = page
        .eval(
            "[document.querySelector('.av-qr svg').getAttribute('viewBox').split(' ')[3], \
             document.querySelector('.av-qr path').getAttribute('d')]",
        )
        .await?;
    let shown = page.text(".av-share-address").await?;
    ensure!(
        decoded(size.parse()?, &path)? == shown,
        "the code is for another address than {shown}"
    );
    let parsed = |address: &str| url::Url::parse(address).map(String::from);
    ensure!(parsed(&shown)? == parsed(address)?, "{shown} is not {address}");
    let weibo: String =
        page.eval("document.querySelector('.av-share-ways li:nth-child(2) a').href").await?;
    let pairs: Vec<(String, String)> =
        url::Url::parse(&weibo)?.query_pairs().into_owned().collect();
    ensure!(pairs[0] == ("url".into(), shown), "Weibo is told {pairs:?}");
    Ok(())
}

/// The text that an independent reader finds in the squares of a path.
fn decoded(size: usize, path: &str) -> Result<String> {
    let squares: Vec<(usize, usize)> = path
        .split('M')
        .skip(1)
        .filter_map(|square| {
            let (x, y) = square.split_once('h')?.0.split_once(' ')?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect();
    let image = |x: usize, y: usize| if squares.contains(&(x / 4, y / 4)) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size * 4, size * 4, image);
    let grids = image.detect_grids();
    let grid = grids.first().context("no code is found")?;
    Ok(grid.decode()?.1)
}

pub async fn file_without_an_address_says_so(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_json(long::article(1), "file.html")?;
    page.read(&file).await?;
    page.click(".av-share-toggle").await?;
    page.until("the panel to open", "document.querySelector('.av-share').matches(':popover-open')")
        .await?;
    ensure!(
        page.count(".av-share-ways, .av-share-code, [data-share=link]").await? == 0,
        "there is an address to share"
    );
    let said = page.text(".av-share").await?;
    ensure!(
        said.contains("without an address") && said.contains("The ferry that left at ten past six"),
        "it says {said}"
    );
    page.click("[data-share=citation]").await?;
    page.until(
        "the reader to be told",
        "document.querySelector('.av-share .av-status').textContent.length > 4",
    )
    .await?;
    let complaints = page.complaints(&file).await?;
    ensure!(complaints.is_empty(), "{complaints:?}");
    Ok(())
}

/// The selected text in the quotation marks of its language, with its source.
pub async fn quotation_has_its_source(page: &Page<'_>) -> Result<()> {
    for (lang, wanted) in [
        (
            "en",
            "“{text}” — A clerk of the port, “The ferry that left at ten past six”, The Harbour Gazette, 2025-02-14, https://example.org/ferry",
        ),
        (
            "zh-Hans",
            "“{text}”——A clerk of the port，《The ferry that left at ten past six》，The Harbour Gazette，2025-02-14，https://example.org/ferry",
        ),
    ] {
        let mut article = long::article(2);
        article["lang"] = json!(lang);
        article["canonical"] = json!("https://example.org/ferry");
        page.read(&page.folder.pack_json(article, "quoted.html")?).await?;
        // A paragraph with the number of a note in it.
        page.eval::<Value>(
            "(() => {
              const paragraph = document.querySelector('.av-body [role=doc-noteref]').closest('p');
              getSelection().selectAllChildren(paragraph);
              paragraph.scrollIntoView({ block: 'center' });
              return null;
            })()",
        )
        .await?;
        page.until(
            "the button to be offered",
            "document.querySelector('.av-offer').matches(':popover-open')",
        )
        .await?;
        page.settled().await?;
        page.click("[data-share=quotation]").await?;
        page.until(
            "the quotation to show",
            "document.querySelector('.av-panel').matches(':popover-open')",
        )
        .await?;
        let text: String = page
            .eval(
                "(() => {
                  const copy = document.querySelector('.av-body \
                 [role=doc-noteref]').closest('p').cloneNode(true);
                  copy.querySelectorAll('[role=doc-noteref]').forEach((number) => number.remove());
                  return copy.textContent;
                })()",
            )
            .await?;
        let shown: String =
            page.eval("document.querySelector('.av-panel-content').textContent").await?;
        ensure!(shown == wanted.replace("{text}", text.trim()), "{lang}: it says {shown}");
    }
    Ok(())
}

/// A regression: between Arabic words an ISO date was drawn with its day first.
pub async fn date_of_a_citation_is_drawn_year_first(page: &Page<'_>) -> Result<()> {
    let mut article = long::article(1);
    article["lang"] = json!("ar");
    article["site"] = json!("جريدة الميناء");
    article["headline"] = json!("العبّارة");
    page.read(&page.folder.pack_json(article, "arabic.html")?).await?;
    page.click(".av-share-toggle").await?;
    page.until("the panel to open", "document.querySelector('.av-share').matches(':popover-open')")
        .await?;
    let (year, day): ((f64, f64), (f64, f64)) = page
        .eval(
            "(() => {
              const text = document.querySelector('.av-citation').firstChild;
              const at = (part) => {
                const range = document.createRange();
                const start = text.data.indexOf('2025-02-14') + part;
                range.setStart(text, start);
                range.setEnd(text, start + 2);
                const { left, top } = range.getBoundingClientRect();
                return [left, top];
              };
              return [at(0), at(8)];
            })()",
        )
        .await?;
    ensure!(year.1 < day.1 || year.0 < day.0, "the year is at {year:?}, the day at {day:?}");
    Ok(())
}
