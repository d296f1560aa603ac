//! Sounds, films, and frames of other sites.

use crate::files::every_kind;
use crate::page::Page;
use anyhow::{Result, ensure};

/// Whether the frame still has the empty document that it begins with.
const IS_EMPTY: &str = "document.querySelector('iframe').contentDocument !== null";

pub async fn a_sound_in_the_page_can_be_played(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "kinds.html")?).await?;
    let player = "document.querySelector('audio.av-player')";
    ensure!(page.eval::<bool>(&format!("{player}.controls")).await?, "it has no controls");
    // Under the page's policy; what is refused has an error instead.
    page.until("the sound to be read", &format!("{player}.readyState > 0")).await?;
    let seconds: f64 = page.eval(&format!("{player}.duration")).await?;
    ensure!((0.9..1.1).contains(&seconds), "it is {seconds} s long");
    plays(page, player).await?;
    page.click(".av-transcript > summary").await?;
    page.until("the transcript to open", "document.querySelector('.av-transcript').open").await
}

pub async fn a_film_in_the_page_can_be_played(page: &Page<'_>) -> Result<()> {
    page.read(&page.folder.pack(&every_kind(), "kinds.html")?).await?;
    let player = "document.querySelector('video.av-player')";
    let kind = format!("{player}.canPlayType('video/webm; codecs=\"vp8\"')");
    if page.eval::<String>(&kind).await?.is_empty() {
        eprintln!("SKIPPED: a film, for this {} has no VP8", page.engine().name());
        return Ok(());
    }
    page.until("the film to be read", &format!("{player}.readyState > 0")).await?;
    let size: (u32, u32) =
        page.eval(&format!("[{player}.videoWidth, {player}.videoHeight]")).await?;
    ensure!(size == (64, 48), "it is {size:?} large");
    plays(page, player).await
}

/// Plays what is in a player, without sound, once somebody has pressed something in the page, before
/// which browsers play nothing.
async fn plays(page: &Page<'_>, player: &str) -> Result<()> {
    page.click("h1").await?;
    page.eval::<bool>(&format!("({player}.muted = true, {player}.play(), true)")).await?;
    page.until("it to be played", &format!("{player}.currentTime > 0.1")).await
}

pub async fn a_frame_asks_nobody_before_it_is_opened(page: &Page<'_>) -> Result<()> {
    let file = page.folder.pack_with(&every_kind(), "kinds.html", &["--remote-embeds"])?;
    page.open(&file).await?;
    page.eval::<bool>(
        "(document.querySelector('.av-frame').scrollIntoView({ block: 'center' }), true)",
    )
    .await?;
    page.settled().await?;
    ensure!(page.eval::<bool>(IS_EMPTY).await?, "the frame was asked for by being seen");
    let asked = page.text(".av-frame-host").await?;
    ensure!(asked == "www.youtube-nocookie.com", "nobody says who is asked: {asked:?}");
    page.click(".av-frame-opens").await?;
    page.until("the frame to be there", "document.querySelector('iframe').clientHeight > 100").await
}
