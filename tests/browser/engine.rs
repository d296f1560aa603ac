//! The browsers: what each one needs on this machine, and how its session is asked for.

use crate::process::running_as_root;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// The programs that drive one browser.
#[derive(Debug)]
pub struct Tools {
    pub driver: PathBuf,
    pub browser: PathBuf,
    /// The virtual display, for the browser that cannot run without one.
    pub xvfb: Option<PathBuf>,
}

/// Why a browser cannot be had.
#[derive(Debug)]
pub struct Missing {
    engine: Engine,
    programs: Vec<&'static str>,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// Finds the browser and its driver on the search path, or where the installer puts them.
    pub fn tools(self) -> Result<Tools, Missing> {
        let (driver, browser, display) = match self {
            Engine::Chromium => (
                ("chromedriver", on_path(&["chromedriver"])),
                ("chromium", on_path(&["chromium", "chromium-browser", "google-chrome"])),
                None,
            ),
            Engine::Firefox => (
                ("geckodriver", on_path(&["geckodriver"]).or_else(cached_geckodriver)),
                ("firefox", on_path(&["firefox", "firefox-esr"])),
                None,
            ),
            Engine::Webkit => (
                ("WebKitWebDriver", on_path(&["WebKitWebDriver"])),
                ("MiniBrowser", mini_browser()),
                Some(("Xvfb", on_path(&["Xvfb"]))),
            ),
        };
        let needed = [Some(&driver), Some(&browser), display.as_ref()];
        let programs: Vec<_> = needed
            .into_iter()
            .flatten()
            .filter(|(_, path)| path.is_none())
            .map(|(name, _)| *name)
            .collect();
        match (driver.1, browser.1) {
            (Some(driver), Some(browser)) if programs.is_empty() => {
                Ok(Tools { driver, browser, xvfb: display.and_then(|(_, path)| path) })
            }
            _ => Err(Missing { engine: self, programs }),
        }
    }

    /// The arguments that make the driver listen on a port.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            // Its own default for BiDi is a fixed port, on which two test runs would meet.
            Engine::Firefox => vec![format!("--port={port}"), "--websocket-port=0".to_string()],
            Engine::Chromium | Engine::Webkit => vec![format!("--port={port}")],
        }
    }

    /// The capabilities to ask the driver for: a browser with a fresh and empty profile.
    pub fn capabilities(self, tools: &Tools, scripts: Scripts) -> Map<String, Value> {
        let browser = tools.browser.to_string_lossy();
        let wanted = match self {
            Engine::Chromium => {
                let mut arguments = vec![
                    "--headless=new",
                    "--disable-dev-shm-usage",
                    "--force-color-profile=srgb",
                    "--lang=en-US",
                ];
                if running_as_root() {
                    arguments.push("--no-sandbox");
                }
                json!({
                    "webSocketUrl": true,
                    "goog:loggingPrefs": { "browser": "ALL" },
                    "goog:chromeOptions": { "binary": browser, "args": arguments },
                })
            }
            Engine::Firefox => json!({
                "webSocketUrl": true,
                "moz:firefoxOptions": {
                    "binary": browser,
                    "args": ["-headless"],
                    "prefs": { "javascript.enabled": scripts == Scripts::On, "intl.accept_languages": "en-US, en", "app.normandy.enabled": false },
                },
            }),
            Engine::Webkit => {
                let mut arguments = vec!["--automation"];
                if scripts == Scripts::Off {
                    // The page's own scripts are ignored, while the driver's still run.
                    arguments.push("--enable-javascript-markup=false");
                }
                json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } })
            }
        };
        match wanted {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packages = match self.engine {
            Engine::Chromium => "the packages chromium and chromium-driver",
            Engine::Firefox => "the package firefox-esr and `cargo install geckodriver`",
            Engine::Webkit => "the packages webkit2gtk-driver and xvfb",
        };
        let programs = self.programs.join(" and ");
        write!(
            f,
            "{programs} not found; run `tools/install.sh browsers`, or install {packages} by hand",
            packages = packages
        )
    }
}

/// The first of these programs on the search path.
fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

/// The geckodriver that `tools/install.sh browsers` builds, in whatever version that is.
fn cached_geckodriver() -> Option<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cache")))?;
    let folders = fs::read_dir(cache.join("article-viewer"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    let geckodrivers = folders.filter(|folder| {
        folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("geckodriver-"))
    });
    geckodrivers.map(|folder| folder.join("bin/geckodriver")).filter(|path| path.is_file()).max()
}

/// WebKit's small browser, which distributions keep off the search path.
fn mini_browser() -> Option<PathBuf> {
    let mut folders = vec![PathBuf::from("/usr/libexec"), PathBuf::from("/usr/lib")];
    folders
        .extend(fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path()));
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let candidates = folders
        .iter()
        .flat_map(|folder| versions.map(|version| folder.join(version).join("MiniBrowser")));
    candidates.into_iter().find(|path| path.is_file())
}
