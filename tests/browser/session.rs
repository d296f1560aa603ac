//! One running browser with its driver, shared by the scenarios of its engine.

use crate::engine::{Engine, Scripts, Tools};
use crate::journal::Journal;
use crate::process::{Program, free_port};
use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tokio::time::timeout;

#[derive(Debug)]
pub struct Session {
    pub engine: Engine,
    pub tools: Tools,
    pub client: Client,
    /// The browser's own reports; WebKit's driver has no BiDi.
    pub journal: Option<Journal>,
    // Dropped in this order: the browser goes before its display, and both before their files.
    _driver: Program,
    display: Option<Display>,
    _folder: TempDir,
}

/// A virtual screen.
#[derive(Debug)]
pub struct Display {
    pub name: String,
    _server: Program,
}

/// A command that only one vendor's driver has.
#[derive(Debug)]
struct VendorCommand {
    path: &'static str,
    body: Value,
}

impl Session {
    /// The value of a JavaScript expression in the page, or of its promise.
    pub async fn value<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let value = self.client.execute(&format!("return ({expression});"), vec![]).await;
        let value = value.with_context(|| format!("evaluating {expression}"))?;
        serde_json::from_value(value.clone()).with_context(|| format!("{expression} gave {value}"))
    }

    pub async fn start(
        engine: Engine,
        tools: Tools,
        scripts: Scripts,
        scratch: &Path,
    ) -> Result<Self> {
        let capabilities = engine.capabilities(&tools, scripts);
        let session = Self::start_with(engine, tools, capabilities, scratch).await?;
        if engine == Engine::Chromium && scripts == Scripts::Off {
            session
                .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
                .await?;
        }
        Ok(session)
    }

    /// Starts a browser that is asked for in another way than the scenarios ask.
    pub async fn start_with(
        engine: Engine,
        tools: Tools,
        capabilities: Map<String, Value>,
        scratch: &Path,
    ) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix(engine.name()).tempdir_in(scratch)?;
        let display = match &tools.xvfb {
            Some(_) => Some(Display::start(&tools, folder.path()).await?),
            None => None,
        };
        let port = free_port()?;
        let mut command = Command::new(&tools.driver);
        // Profiles go where they are removed even if the browser is killed.
        command.args(engine.driver_arguments(port)).env("TMPDIR", folder.path());
        if let Some(display) = &display {
            display.used_by(&mut command);
        }
        let mut driver = Program::start(command, folder.path())?;
        driver.listens(port).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = builder.connect(&format!("http://127.0.0.1:{port}")).await;
        let client = client.with_context(|| {
            format!("{} did not start; its driver says: {}", engine.name(), driver.output())
        })?;
        let address = client
            .capabilities()
            .and_then(|capabilities| capabilities.get("webSocketUrl"))
            .and_then(Value::as_str);
        let journal = match address {
            Some(address) => Some(Journal::join(address).await?),
            None => None,
        };
        Ok(Self { engine, tools, client, journal, _driver: driver, display, _folder: folder })
    }

    /// Asks the browser to close. What does not close by itself is ended on drop.
    pub async fn close(self) {
        // A browser that hangs must not hang the tests, and one that crashed is closed already.
        let _ = timeout(Duration::from_secs(10), self.client.clone().close()).await;
    }

    /// A command of Chromium's DevTools protocol.
    pub async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        let body = json!({ "cmd": method, "params": params });
        let answer = self.client.issue_cmd(VendorCommand { path: "goog/cdp/execute", body }).await;
        answer.with_context(|| format!("DevTools command {method}"))
    }

    /// Chromium's own log since the last call: refused requests and the like, which BiDi leaves
    /// out.
    pub async fn driver_log(&self) -> Result<Vec<(String, String)>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self
            .client
            .issue_cmd(VendorCommand { path: "se/log", body: json!({ "type": "browser" }) })
            .await?;
        let entries = log.as_array().into_iter().flatten();
        Ok(entries
            .map(|entry| (entry["level"].to_string(), entry["message"].to_string()))
            .collect())
    }
}

impl Display {
    pub async fn start(tools: &Tools, folder: &Path) -> Result<Self> {
        let xvfb = tools.xvfb.as_ref().context("this browser has no use for a display")?;
        let mut command = Command::new(xvfb);
        // The server picks a free number itself and prints it, so that two runs never meet.
        command.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]);
        let server = Program::start(command, folder)?;
        let number =
            server.prints("the virtual display", |line| line.trim().parse::<u32>().ok()).await?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }

    /// Makes a program open its windows here.
    pub fn used_by(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY");
    }
}

impl Session {
    /// The virtual display, where the browser has one.
    pub fn display(&self) -> Option<&Display> {
        self.display.as_ref()
    }
}

impl WebDriverCompatibleCommand for VendorCommand {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
