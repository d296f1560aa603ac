//! Pictures as large as the window.

use crate::files::every_kind;
use crate::page::Page;
use anyhow::{Result, ensure};
use fantoccini::key::Key;

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
