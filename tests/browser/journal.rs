//! A browser's reports about a page over WebDriver BiDi, from before the page's first script.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Runs in every document before its own scripts, so that no violation of its policy goes unseen.
/// Where the address ends with [`RECORD`] it notes in every frame, just before it is painted, what
/// the frame will show, and how many paints were on the screen when the viewer was compiled; where it ends with [`HOLD`] the viewer waits to be compiled until
/// `releaseViewer()` is called.
const PRELOAD: &str = "() => {
  addEventListener('securitypolicyviolation', (event) =>
    console.error('content security policy: ' + event.effectiveDirective + ' refused ' + \
                       (event.blockedURI || 'something') + ' ' + event.sample));
  if (location.search === '?hold-viewer') {
    const compile = WebAssembly.compile;
    WebAssembly.compile = async (bytes) => {
      await new Promise((release) => (window.releaseViewer = release));
      return compile(bytes);
    };
  }
  if (location.search !== '?record-frames') return;
  window.painted = [];
  window.shift = 0;
  const compile = WebAssembly.compile;
  WebAssembly.compile = (bytes) => {
    window.shownAtCompile = performance.getEntriesByType('paint').length;
    return compile(bytes);
  };
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += \
                       entry.value; }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(function frame() {
    const text = document.querySelector('.av-body > p');
    const colour = getComputedStyle(document.documentElement).backgroundColor;
    if (text) painted.push([getComputedStyle(text).fontSize, colour, \
                       document.querySelector('.av-related')?.open]);
    requestAnimationFrame(frame);
  });
}";

/// The end of an address at which frames are recorded.
pub const RECORD: &str = "record-frames";

/// The end of an address at which the viewer is held back.
pub const HOLD: &str = "hold-viewer";

/// The events of a session since the last [`clear`](Journal::clear).
#[derive(Debug)]
pub struct Journal {
    events: Arc<Mutex<Vec<Value>>>,
    reader: JoinHandle<()>,
}

impl Journal {
    /// Joins the session at its BiDi address.
    pub async fn join(address: &str) -> Result<Self> {
        let (mut socket, _) =
            connect_async(address).await.with_context(|| format!("cannot reach {address}"))?;
        let events = ["log.entryAdded", "network.beforeRequestSent"];
        command(&mut socket, 1, "session.subscribe", json!({ "events": events })).await?;
        command(
            &mut socket,
            2,
            "script.addPreloadScript",
            json!({ "functionDeclaration": PRELOAD }),
        )
        .await?;
        let events = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&events);
        let reader = tokio::spawn(async move {
            while let Some(Ok(message)) = socket.next().await {
                if let Some(event) =
                    message.to_text().ok().and_then(|text| serde_json::from_str(text).ok())
                {
                    lock(&kept).push(event);
                }
            }
        });
        Ok(Self { events, reader })
    }

    pub fn clear(&self) {
        lock(&self.events).clear();
    }

    /// Whether the console has got this text.
    pub fn has_logged(&self, text: &str) -> bool {
        lock(&self.events).iter().any(|event| event["params"]["text"] == text)
    }

    /// Every line of the console, with its level.
    pub fn console(&self) -> Vec<(String, String)> {
        let events = lock(&self.events);
        let entries = events
            .iter()
            .filter(|event| event["method"] == "log.entryAdded")
            .map(|event| &event["params"]);
        entries.map(|entry| (text(&entry["level"]), text(&entry["text"]))).collect()
    }

    /// The address of every request.
    pub fn requests(&self) -> Vec<String> {
        let events = lock(&self.events);
        let requests = events.iter().filter(|event| event["method"] == "network.beforeRequestSent");
        requests.map(|event| text(&event["params"]["request"]["url"])).collect()
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Sends a command and waits for its answer.
async fn command(socket: &mut Socket, id: u64, method: &str, params: Value) -> Result<()> {
    let request = json!({ "id": id, "method": method, "params": params });
    socket.send(Message::text(request.to_string())).await?;
    while let Some(message) = socket.next().await {
        let answer: Value = serde_json::from_str(message?.to_text()?)?;
        match (answer["id"] == id, answer["type"] == "success") {
            (true, true) => return Ok(()),
            (true, false) => bail!("{method}: {answer}"),
            (false, _) => {}
        }
    }
    bail!("{method}: the browser hung up")
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}

fn lock(events: &Mutex<Vec<Value>>) -> MutexGuard<'_, Vec<Value>> {
    events.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
