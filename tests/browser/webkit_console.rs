//! WebKit's console, read from a WebKit that runs without a driver.
//!
//! WebKit's driver has neither a log nor BiDi, and keeps the console to itself. MiniBrowser on
//! its own prints the console, but cannot be asked whether the page is ready. So a host page
//! looks on from around a frame, which WebKit allows to a file when told so.

use crate::files::{Folder, file_url};
use crate::process::Program;
use crate::session::Session;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// The line that the host page logs once the viewer is ready and a frame has been painted after
/// that.
const DONE: &str = "the viewer was seen to be ready";

/// Opens the file and gives every line of the console that is an error or a warning.
pub async fn complaints(session: &Session, folder: &Folder, file: &Path) -> Result<Vec<String>> {
    let display = session.display().context("WebKit has no display")?;
    let host = folder.write("console.html", &host(file_url(file)?.as_str()))?;
    let home = folder.join("webkit home");
    std::fs::create_dir_all(&home)?;
    let mut command = Command::new(&session.tools.browser);
    command
        .arg("--enable-write-console-messages-to-stdout=true")
        .arg("--allow-file-access-from-file-urls=true")
        .arg("--allow-universal-access-from-file-urls=true")
        .arg(file_url(&host)?.as_str())
        // Nothing of an earlier run is seen, and nothing of this one is kept.
        .envs(["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].map(|name| (name, &home)));
    display.used_by(&mut command);
    let browser = Program::start(command, &home)?;
    browser
        .prints("the viewer to be ready in WebKit", |line| line.contains(DONE).then_some(()))
        .await?;
    let output = browser.output();
    let bad = |line: &&str| {
        line.contains("CONSOLE ") && ["ERROR", "WARN"].iter().any(|level| line.contains(level))
    };
    Ok(output.lines().filter(bad).map(str::to_string).collect())
}

fn host(file: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>host</title>
<iframe src=\"{file}\" width=\"1000\" height=\"700\"></iframe>
<script>
const frame = document.querySelector('iframe');
const timer = setInterval(() => {{
  if (!frame.contentDocument?.querySelector('#article-viewer[data-av-ready]')) return;
  clearInterval(timer);
  requestAnimationFrame(() => requestAnimationFrame(() => console.log('{DONE}')));
}}, 20);
</script>"
    )
}
