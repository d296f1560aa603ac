//! A browser that visits pages and tells when they were what.

use crate::engine::{Engine, Scripts, Tools};
use crate::session::Session;
use crate::wait::Deadline;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Debug)]
pub struct Chromium {
    session: Session,
}

/// What `preload.js` saw of a page, in milliseconds from the navigation.
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
        let tools: Tools = Engine::Chromium.tools().map_err(|missing| anyhow::anyhow!("{missing}"))?;
        let mut capabilities = Engine::Chromium.capabilities(&tools, Scripts::On);
        // What the scenarios hear over BiDi and the log is kept by the browser, which costs time and memory.
        capabilities.remove("webSocketUrl");
        capabilities.remove("goog:loggingPrefs");
        // The longest plain page is laid out for many seconds, several times.
        let longest = Deadline::SCENARIO.duration().as_secs() * 1000;
        capabilities.insert("timeouts".into(), json!({ "script": longest, "pageLoad": longest }));
        let session = Session::start_with(Engine::Chromium, tools, capabilities, scratch).await?;
        session.client.set_window_size(1280, 900).await?;
        session.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": preload })).await?;
        Ok(Self { session })
    }

    pub async fn close(self) {
        self.session.close().await;
    }

    /// Opens an address, with nothing kept from earlier visits.
    pub async fn open(&self, url: &str) -> Result<()> {
        // From about:blank the next page would get the process of the last one, with all that is left there.
        self.session.client.goto("chrome://blank").await?;
        self.session.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": "local_storage" })).await?;
        self.session.client.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// The value of a JavaScript expression, or of its promise.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let value = self.session.client.execute(&format!("return ({expression});"), vec![]).await;
        let value = value.with_context(|| format!("evaluating {expression}"))?;
        serde_json::from_value(value.clone()).with_context(|| format!("{expression} gave {value}"))
    }

    /// The megabytes that the open page's process holds for itself, after its garbage is gone;
    /// nothing where the system does not tell.
    pub async fn memory(&self) -> Result<Option<f64>> {
        self.value::<Value>("new Promise((resolve) => requestIdleCallback(() => resolve(null)))").await?;
        self.session.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        Ok(largest_renderer())
    }
}

/// The proportional set size of the largest page process among all that this program has started.
fn largest_renderer() -> Option<f64> {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for process in fs::read_dir("/proc").ok()?.flatten() {
        let Ok(id) = process.file_name().to_string_lossy().parse::<u32>() else { continue };
        // The parent is the second field behind the name, which is in parentheses and may hold anything.
        let parent = fs::read_to_string(process.path().join("stat"))
            .ok()
            .and_then(|stat| stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok());
        parents.extend(parent.map(|parent| (id, parent)));
    }
    let is_ours = |id: &u32| std::iter::successors(Some(*id), |id| parents.get(id).copied()).any(|id| id == std::process::id());
    let is_renderer = |id: &u32| fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|line| line.contains("--type=renderer"));
    parents.keys().filter(|id| is_ours(id) && is_renderer(id)).filter_map(|id| proportional_size(*id)).max_by(f64::total_cmp)
}

/// In megabytes.
fn proportional_size(id: u32) -> Option<f64> {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? * 1024.0 / 1e6)
}
