//! leptos' usual loop: `trunk serve` on the same `index.html` and `style/`.

use crate::page::Page;
use crate::process::{Program, free_port};
use anyhow::{Result, ensure};
use std::process::Command;

/// Run on request, for trunk is the contributor's to install; `make test` asks where it is there.
pub async fn serve_shows_the_embedded_article(page: &Page<'_>) -> Result<()> {
    let port = free_port()?;
    let mut command = Command::new("trunk");
    command.current_dir(crate::ROOT);
    command.args([
        "serve",
        "--offline",
        "--dist",
        "target/trunk",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    let mut trunk = Program::start(command, &page.folder.join(""))?;
    trunk.listens(port).await?;
    page.visit(&format!("http://127.0.0.1:{port}/")).await?;
    page.ready().await?;
    ensure!(!page.text(".av-headline").await?.is_empty(), "there is no headline");
    ensure!(page.count(".av-body > p").await? > 0, "there is no text");
    let is_styled = "getComputedStyle(document.querySelector('.av')).display === 'block' && \
                     getComputedStyle(document.querySelector('.av')).getPropertyValue('--av-font-size'\
                     ).trim() === '1'";
    ensure!(page.eval::<bool>(is_styled).await?, "the styles are not there");
    Ok(())
}
