//! A browser that visits pages and tells when they were what.

use crate::engine::{Engine, Scripts, Tools};
use crate::processes::Process;
use crate::session::Session;
use crate::wait::{Deadline, until};
use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// Who does nothing for so long is at rest.
const REST: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub struct Chromium {
    session: Session,
}

/// Times that `preload.js` noted in a page, in milliseconds from the navigation.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    pub paint: f64,
    pub text: f64,
    pub ready: Option<f64>,
    /// How many paragraphs there were when the page was parsed, and in the end.
    pub parsed_paragraphs: usize,
    pub paragraphs: usize,
    /// The letters of the first paragraph in the end, in CSS pixels.
    pub size: f64,
    /// When the size was another, and which, where somebody pressed at once.
    pub pressed: Option<f64>,
    pub pressed_size: Option<f64>,
}

impl Chromium {
    /// Starts it with an empty profile; the script runs in every page before the page's own.
    pub async fn start(preload: &str, scratch: &Path) -> Result<Self> {
        let tools: Tools =
            Engine::Chromium.tools().map_err(|missing| anyhow::anyhow!("{missing}"))?;
        let mut capabilities = Engine::Chromium.capabilities(&tools, Scripts::On);
        // What the scenarios hear over BiDi and the log is kept by the browser, which costs time
        // and memory.
        capabilities.remove("webSocketUrl");
        capabilities.remove("goog:loggingPrefs");
        // The longest plain page is laid out for many seconds, several times.
        let longest = Deadline::SCENARIO.duration().as_secs() * 1000;
        capabilities.insert("timeouts".into(), json!({ "script": longest, "pageLoad": longest }));
        let session = Session::start_with(Engine::Chromium, tools, capabilities, scratch).await?;
        session.client.set_window_size(1280, 900).await?;
        session
            .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": preload }))
            .await?;
        session.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        Ok(Self { session })
    }

    pub async fn close(self) {
        self.session.close().await;
    }

    /// Opens an address, with nothing kept from earlier visits.
    pub async fn open(&self, url: &str) -> Result<()> {
        // From about:blank the next page would get the process of the last one, with all that is
        // left there.
        self.session.client.goto("chrome://blank").await?;
        self.rest().await?;
        self.session
            .devtools(
                "Storage.clearDataForOrigin",
                json!({ "origin": "file://", "storageTypes": "local_storage" }),
            )
            .await?;
        self.session.client.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// Opens an address, and tells for how many milliseconds the page's own thread has worked for
    /// style and layout until the page was painted. Waiting is not in it, so a busy machine tells
    /// nearly the same.
    pub async fn first_frame(&self, url: &str) -> Result<f64> {
        self.open(url).await?;
        until("the page to be painted", Deadline::REACTION, async || {
            let painted = "performance.getEntriesByName('first-contentful-paint').length > 0";
            Ok(self.value::<bool>(painted).await?.then_some(()))
        })
        .await?;
        let metrics = self.session.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array().into_iter().flatten();
            let found = all.into_iter().find(|metric| metric["name"] == name);
            found.and_then(|metric| metric["value"].as_f64()).map(|seconds| seconds * 1000.0)
        };
        let work = metric("RecalcStyleDuration").zip(metric("LayoutDuration"));
        let (style, layout) = work.context("Chromium tells no times of style and layout")?;
        Ok(style + layout)
    }

    /// The value of a JavaScript expression, or of its promise.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.session.value(expression).await
    }

    /// The megabytes that the open page's process holds for itself, after its garbage is gone;
    /// nothing where the system does not tell.
    pub async fn memory(&self) -> Result<Option<f64>> {
        self.value::<Value>("new Promise((resolve) => requestIdleCallback(() => resolve(null)))")
            .await?;
        self.session.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        self.rest().await?;
        let renderers = Process::all().into_iter().filter(|process| process.is_renderer());
        Ok(renderers.filter_map(Process::proportional_size).max_by(f64::total_cmp))
    }

    /// Waits until the browser does nothing any more; taking down a page of some gigabytes would
    /// slow the next one.
    async fn rest(&self) -> Result<()> {
        let ticks = || Process::all().into_iter().filter_map(Process::ticks).sum::<u32>();
        let mut last = ticks();
        until("the browser to be at rest", Deadline::SCENARIO, async || {
            sleep(REST).await;
            let before = std::mem::replace(&mut last, ticks());
            Ok((last == before).then_some(()))
        })
        .await
    }
}
