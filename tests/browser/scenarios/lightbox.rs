//! Pictures as large as the window.

use crate::files::every_kind;
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};

const OPEN: &str = "document.querySelector('.av-lightbox')?.open === true";

pub async fn picture_opens_and_the_way_back_closes_it(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "every-kind.html")?).await?;
    page.tab_to(".av-picture").await?;
    let address: String = page.eval("location.href").await?;
    page.press(Key::Enter).await?;
    page.until("the picture to open", OPEN).await?;
    ensure!(!page.text(".av-lightbox figcaption").await?.is_empty(), "the caption is gone");
    page.session.client.back().await?;
    page.until("the way back to close it", &format!("!({OPEN})")).await?;
    ensure!(
        page.eval::<String>("location.href").await? == address
            && page.count(".av-headline").await? == 1,
        "the page was left"
    );
    page.until("the focus to return", "document.activeElement.matches('.av-picture')").await?;
    page.press_char(' ').await?;
    page.until("the picture to open again", OPEN).await?;
    page.press(Key::Escape).await?;
    page.until("Escape to close it", &format!("!({OPEN})")).await?;
    // Nothing is left in the history that would have to be gone back through.
    page.until("the history to be as before", "history.state?.avPicture !== true").await
}

/// An article with three pictures, the last without a description.
fn three() -> Value {
    let picture = |number: u32, alt: &str| json!({ "kind": "figure", "src": PIXEL, "alt": alt, "width": 300 * number, "height": 200, "caption": [format!("Caption {number}")] });
    json!({ "lang": "en", "headline": "Three", "body": ["Text.", picture(1, "A mill"), picture(2, "A weir"), picture(3, "")] })
}

const PIXEL: &str =
    "data:image/gif;base64,R0lGODlhAQABAIAAAP8A//8A/yH5BAAAAAAALAAAAAABAAEAAAIBRAA7";

pub async fn arrows_lead_to_the_next_picture_and_are_counted(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(three(), "three.html")?).await?;
    page.tab_to(".av-picture").await?;
    page.press(Key::Enter).await?;
    let state = "[document.querySelector('.av-count').textContent, \
                 document.querySelector('.av-lightbox').ariaLabel.trim(), \
                 document.querySelector('.av-lightbox figcaption').textContent.trim()].join()";
    let is = |wanted: &str| format!("({OPEN}) && {state} === {}", json!(wanted));
    page.until("the first to be counted", &is("Picture 1 of 3,A mill,Caption 1")).await?;
    page.press(Key::Right).await?;
    page.until("the arrow to lead on", &is("Picture 2 of 3,A weir,Caption 2")).await?;
    page.click(".av-next").await?;
    page.until("the button to lead on", &is("Picture 3 of 3,Caption 3,Caption 3")).await?;
    page.press(Key::Right).await?;
    page.settled().await?;
    page.until("the last to stay", &is("Picture 3 of 3,Caption 3,Caption 3")).await?;
    page.press(Key::Left).await?;
    page.until("the arrow to lead back", &is("Picture 2 of 3,A weir,Caption 2")).await?;
    // Keys of the page behind do nothing meanwhile.
    page.press_char('s').await?;
    page.settled().await?;
    ensure!(
        page.count("#av-settings:popover-open").await? == 0,
        "a key of the page acts behind the picture"
    );
    page.press(Key::Escape).await?;
    page.until("Escape to close it", &format!("!({OPEN})")).await?;
    let back = "document.activeElement === document.querySelector('.av-picture')";
    page.until("the focus to return to what was pressed", back).await
}

pub async fn picture_is_enlarged_by_fingers_and_keys(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack_json(three(), "three.html")?).await?;
    page.tab_to(".av-picture").await?;
    page.press(Key::Enter).await?;
    page.until("the picture to open", OPEN).await?;
    let width = "document.querySelector('.av-view > *').getBoundingClientRect().width";
    let whole: f64 = page.eval(width).await?;
    let grown = |times: f64| format!("Math.abs({width} / {whole} - {times}) < 0.02");
    page.press_char('+').await?;
    page.until("the key to enlarge it", &grown(1.5)).await?;
    page.press_char('0').await?;
    page.until("the key to show it whole", &grown(1.0)).await?;
    let point = |kind: &str, finger: u32, x: u32| {
        format!(
            "document.querySelector('.av-view > *').dispatchEvent(new PointerEvent('{kind}', {{ \
             bubbles: true, pointerId: {finger}, clientX: {x}, clientY: 400, button: 0 }}))"
        )
    };
    // Two fingers that part, and what was between them stays there.
    for event in [
        point("pointerdown", 7, 500),
        point("pointerdown", 8, 600),
        point("pointermove", 7, 450),
        point("pointermove", 8, 650),
        point("pointerup", 7, 450),
        point("pointerup", 8, 650),
    ] {
        page.eval::<bool>(&event).await?;
    }
    page.until("two fingers to enlarge it", &grown(2.0)).await?;
    let tap = [point("pointerdown", 9, 500), point("pointerup", 9, 500)].join(", ");
    page.eval::<bool>(&format!("({tap}, {tap})")).await?;
    page.until("two taps to show it whole", &grown(1.0)).await?;
    page.eval::<bool>(&format!("({tap}, {tap})")).await?;
    page.until("two taps to enlarge it", &grown(2.5)).await?;
    ensure!(
        page.eval::<bool>("document.querySelector('.av-view').scrollLeft > 0").await?,
        "what was tapped does not stay"
    );
    page.eval::<bool>(&format!("({tap}, {tap})")).await?;
    page.until("it to be whole", &grown(1.0)).await?;
    // A finger that goes to the left brings the next one.
    let swipe =
        [point("pointerdown", 9, 600), point("pointermove", 9, 400), point("pointerup", 9, 400)];
    page.eval::<bool>(&format!("({})", swipe.join(", "))).await?;
    page.until("the next to come", "document.querySelector('.av-lightbox').ariaLabel === 'A weir'")
        .await
}
