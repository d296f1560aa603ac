//! A page as scenarios use it: open, look, click, press keys, wait.

use crate::engine::Engine;
use crate::files::{Folder, file_url, output_folder};
use crate::session::Session;
use crate::wait::{Deadline, until};
use crate::webkit_console;
use anyhow::{Context, Result, bail};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A browser window with nothing kept from earlier pages, and a folder for its files.
pub struct Page<'a> {
    pub session: &'a Session,
    pub folder: Folder,
}

/// Brings an element into sight and waits until it lies still there, as a reader does before they
/// click: what comes near is laid out only then, and a size that was chosen moves the page.
const STILL: &str = "async (found) => {
  for (let before, rests = 0; found && rests < 2; ) {
    const { top, bottom } = found.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) found.scrollIntoView({ block: 'center' });
    const now = JSON.stringify(found.getBoundingClientRect());
    rests = now === before ? rests + 1 : 0;
    before = now;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
  return found;
}";

impl<'a> Page<'a> {
    pub async fn new(session: &'a Session, scratch: &Path) -> Result<Self> {
        let page = Self { session, folder: Folder::new(scratch)? };
        page.resize(1280, 900).await?;
        let blank = page
            .folder
            .write("blank.html", "<!doctype html><html lang=\"en\"><title>blank</title>")?;
        page.open(&blank).await?;
        page.forget_settings().await?;
        // Its frames have a storage of their own, which every one of them shares.
        if page.engine() == Engine::Webkit {
            page.open(&page.folder.host(&blank, "")?).await?;
            page.enter_frame().await?;
            page.forget_settings().await?;
            page.open(&blank).await?;
        }
        Ok(page)
    }

    /// Empties the storage, which all files share that are opened as this one was.
    pub async fn forget_settings(&self) -> Result<()> {
        if self.engine() == Engine::Chromium {
            // A page's own clear() may reach the storage only after the next page, in another
            // process, has written to it.
            let storage = json!({ "origin": "file://", "storageTypes": "local_storage" });
            self.session.devtools("Storage.clearDataForOrigin", storage).await?;
        } else {
            self.eval::<Value>("localStorage.clear()").await?;
        }
        self.until("the storage to be empty", "localStorage.length === 0").await
    }

    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Sets the window's outer size in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        Ok(self.session.client.set_window_size(width, height).await?)
    }

    /// Opens a file and waits for its load event.
    pub async fn open(&self, file: &Path) -> Result<()> {
        self.open_url(file_url(file)?.as_str()).await
    }

    /// Opens an address as [`open`](Self::open) opens a file.
    pub async fn open_url(&self, url: &str) -> Result<()> {
        if let Some(journal) = &self.session.journal {
            journal.clear();
        }
        self.session.driver_log().await?;
        self.visit(url).await
    }

    /// Opens an address and waits for its load event.
    pub async fn visit(&self, url: &str) -> Result<()> {
        self.session.client.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// Opens a file and waits until the viewer is in charge of it.
    pub async fn read(&self, file: &Path) -> Result<()> {
        self.open(file).await?;
        self.ready().await
    }

    pub async fn reload(&self) -> Result<()> {
        self.session.client.refresh().await?;
        self.ready().await
    }

    /// Waits until the viewer is in charge of the page.
    pub async fn ready(&self) -> Result<()> {
        self.until(
            "the viewer to be ready",
            "document.querySelector('#article-viewer[data-av-ready]') !== null",
        )
        .await
    }

    /// Goes into the page's only frame.
    pub async fn enter_frame(&self) -> Result<()> {
        let frame = self.session.client.find(Locator::Css("iframe")).await?;
        Ok(frame.enter_frame().await?)
    }

    /// The value of a JavaScript expression in the page.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.session.value(expression).await
    }

    /// Waits until a JavaScript condition holds in the page.
    pub async fn until(&self, what: &str, condition: &str) -> Result<()> {
        let met = until(what, Deadline::REACTION, async || {
            Ok(self.eval::<bool>(condition).await?.then_some(()))
        });
        met.await.with_context(|| format!("never true: {condition}"))
    }

    /// Waits two frames, and for what moves: by then everything that a change brings about has been
    /// done.
    pub async fn settled(&self) -> Result<()> {
        self.eval::<Value>(
            "new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(() => \
             settled(null)))).then(() => Promise.allSettled(document.getAnimations().map((it) => \
             it.finished))).then(() => null)",
        )
        .await?;
        Ok(())
    }

    /// The visible text of the first element that matches.
    pub async fn text(&self, css: &str) -> Result<String> {
        let text: Option<String> = self
            .eval(&format!("document.querySelector({})?.innerText ?? null", json!(css)))
            .await?;
        text.map(|text| text.trim().to_string()).with_context(|| format!("there is no {css}"))
    }

    pub async fn count(&self, css: &str) -> Result<usize> {
        self.eval(&format!("document.querySelectorAll({}).length", json!(css))).await
    }

    /// Whether a property of the first element that matches is true.
    pub async fn is(&self, css: &str, property: &str) -> Result<bool> {
        self.eval(&format!("document.querySelector({})[{}] === true", json!(css), json!(property)))
            .await
    }

    /// Clicks with the mouse in the middle of an element, which has to be in sight. Who wants
    /// something of the bar while it is out of the way turns a little first.
    pub async fn click(&self, css: &str) -> Result<()> {
        let turns = format!(
            "(() => {{
               const bar = document.querySelector({})?.closest('.av-bar[data-away]');
               if (bar) scrollBy(0, -40);
               return !!bar;
             }})()",
            json!(css)
        );
        // Scrolling that is not over yet may take it away again. Without a viewer nothing moves the
        // bar, and where no scripts run nobody could wait for a frame.
        let has_viewer = "!!document.querySelector('[data-av-ready]')";
        let is_in_bar = format!("!!document.querySelector({})?.closest('.av-bar')", json!(css));
        if self.eval(has_viewer).await? && self.eval(&is_in_bar).await? {
            // It may be on its way back, too.
            let is_back = "document.querySelector('.av-bar').getBoundingClientRect().top >= 0";
            self.settled().await?;
            while self.eval(&turns).await? || !self.eval::<bool>(is_back).await? {
                self.until("the bar to come back", is_back).await?;
                self.settled().await?;
            }
        }
        // A panel that says what failed, too, stands where the page may still be moving.
        let has_scripts = "!!document.querySelector('[data-av-ready], [data-av-failed]')";
        if self.eval(has_scripts).await? {
            let found = format!("document.querySelector({})", json!(css));
            self.eval::<Value>(&format!("({STILL})({found}).then(() => null)")).await?;
        }
        let element = self
            .session
            .client
            .find(Locator::Css(css))
            .await
            .with_context(|| format!("there is no {css}"))?;
        element.click().await.with_context(|| format!("clicking {css}"))
    }

    /// Clicks in the middle of an element inside the first viewer's shadow root, once it has
    /// stopped moving: after a change of size the viewer scrolls back to the place of reading.
    pub async fn click_inside(&self, css: &str) -> Result<()> {
        let script = format!("return ({STILL})({});", inside(css));
        let found = self.session.client.execute(&script, vec![]).await?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        let id = id.with_context(|| format!("there is no {css} in the viewer"))?.to_string();
        let element = Element::from_element_id(self.session.client.clone(), ElementRef::from(id));
        element.click().await.with_context(|| format!("clicking {css}"))
    }

    pub async fn press(&self, key: Key) -> Result<()> {
        self.press_char(char::from(key)).await
    }

    /// Presses and releases a key; a space is a character, not a [`Key`].
    pub async fn press_char(&self, value: char) -> Result<()> {
        let stroke = KeyActions::new("keyboard".to_string())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.session.client.perform_actions(stroke).await?)
    }

    /// Presses Tab until an element has the focus, as a reader without a mouse does.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        for _ in 0..60 {
            self.press(Key::Tab).await?;
            if self.has_focus(css).await? {
                return Ok(());
            }
        }
        bail!("60 presses of Tab never reached {css}")
    }

    pub async fn has_focus(&self, css: &str) -> Result<bool> {
        self.eval(&format!("document.activeElement?.matches({}) === true", json!(css))).await
    }

    /// The computed font size of the first element that matches, in CSS pixels.
    pub async fn font_size(&self, css: &str) -> Result<f64> {
        self.eval(&format!(
            "parseFloat(getComputedStyle(document.querySelector({})).fontSize)",
            json!(css)
        ))
        .await
    }

    /// Every error and warning of the page, every violation of its policy and every request
    /// that it made since it was opened.
    ///
    /// Chromium and Firefox report from before the first script on. WebKit's driver does not,
    /// so there the file is opened once more in a WebKit without driver, whose console is read.
    /// Three things stay unseen: a neighbour file that Firefox loads or is refused, a request that
    /// WebKit's policy allows but nobody answers, and what a page does after this is called.
    pub async fn complaints(&self, file: &Path) -> Result<Vec<String>> {
        let resources: Vec<String> = self
            .eval("performance.getEntriesByType('resource').map((entry) => entry.name)")
            .await?;
        let mut complaints: Vec<String> = resources
            .into_iter()
            .filter(|url| leaves_the_file(url))
            .map(|url| format!("request: {url}"))
            .collect();
        let Some(journal) = &self.session.journal else {
            complaints.extend(webkit_console::complaints(self.session, &self.folder, file).await?);
            return Ok(complaints);
        };
        complaints.extend(self.console_complaints().await?);
        let own = file_url(file)?;
        let requests = journal
            .requests()
            .into_iter()
            .filter(|url| leaves_the_file(url) && url != own.as_str());
        complaints.extend(requests.map(|url| format!("request: {url}")));
        Ok(complaints)
    }

    /// Every error, warning and violation that the console has got since the page was opened;
    /// nothing in WebKit, whose driver does not tell.
    pub async fn console_complaints(&self) -> Result<Vec<String>> {
        let Some(journal) = &self.session.journal else { return Ok(Vec::new()) };
        // Events come in order: when this line is there, so are all that went before it.
        let fence = "every earlier event has arrived";
        self.session.client.execute(&format!("console.debug({})", json!(fence)), vec![]).await?;
        until("the console to catch up", Deadline::REACTION, async || {
            Ok(journal.has_logged(fence).then_some(()))
        })
        .await?;
        let bad = |level: &str| ["error", "warn"].contains(&level);
        let console = journal.console().into_iter().filter(|(level, _)| bad(level));
        let mut complaints: Vec<String> =
            console.map(|(level, text)| format!("{level}: {text}")).collect();
        let log = self.session.driver_log().await?;
        let severe = log
            .into_iter()
            .filter(|(level, _)| level.contains("SEVERE") || level.contains("WARNING"));
        complaints.extend(severe.map(|(level, text)| format!("{level}: {text}")));
        Ok(complaints)
    }

    /// Evidence of a failure: the console, and a picture of the page.
    pub async fn evidence(&self, scenario: &str) -> Result<String> {
        let mut lines: Vec<String> = Vec::new();
        if let Some(journal) = &self.session.journal {
            lines.extend(
                journal
                    .console()
                    .into_iter()
                    .map(|(level, text)| format!("console {level}: {text}")),
            );
        }
        let picture = self.session.client.screenshot().await?;
        let path = self.picture_path(scenario)?;
        fs::write(&path, picture)?;
        lines.push(format!("screenshot: {}", path.display()));
        Ok(lines.join("\n"))
    }

    fn picture_path(&self, scenario: &str) -> Result<PathBuf> {
        let name = format!("{}-{}.png", self.engine().name(), scenario.replace("::", "-"));
        Ok(output_folder("ARTICLE_VIEWER_FAILURES", "browser-failures")?.join(name))
    }
}

/// A JavaScript expression for an element inside the first viewer's shadow root.
pub fn inside(css: &str) -> String {
    format!("document.querySelector('article-viewer').shadowRoot.querySelector({})", json!(css))
}

/// Whether fetching this address reaches for anything outside the page itself.
fn leaves_the_file(url: &str) -> bool {
    !url.starts_with("data:") && !url.starts_with("blob:")
}
