//! Runs scenarios in browsers that are started when first needed and then shared.

use crate::engine::{Engine, Missing, Scripts};
use crate::page::Page;
use crate::process;
use crate::scenarios::Scenario;
use crate::session::Session;
use crate::wait::Deadline;
use anyhow::{Context, Result, anyhow};
use futures_util::FutureExt;
use libtest_mimic::{Completion, Failed};
use std::env;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Mutex;
use tokio::time::timeout;

pub struct Runner {
    /// Holds every file of this run: profiles, copies, logs.
    scratch: TempDir,
    runtime: Runtime,
    slots: Vec<Slot>,
}

/// The place of one browser. Locked while a scenario has it.
struct Slot {
    engine: Engine,
    scripts: Scripts,
    session: Mutex<Option<Session>>,
}

impl Runner {
    pub fn new() -> Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let scratch = tempfile::Builder::new().prefix("article-viewer-").tempdir()?;
        runtime.spawn(process::end_on_signal(scratch.path().to_path_buf()));
        let modes = [Scripts::On, Scripts::Off];
        let slots = Engine::ALL.into_iter().flat_map(|engine| {
            modes.map(|scripts| Slot { engine, scripts, session: Mutex::new(None) })
        });
        Ok(Self { scratch, runtime, slots: slots.collect() })
    }

    /// Says which browsers are missing, once each and where it is seen.
    pub fn announce_skips(&self) {
        for engine in Engine::ALL {
            if let Err(missing) = engine.tools() {
                eprintln!("SKIPPED: every test in {}: {missing}", engine.name());
            }
        }
    }

    pub fn run(&self, engine: Engine, scenario: &Scenario) -> Result<Completion, Failed> {
        if let Err(missing) = engine.tools() {
            return skip(&missing);
        }
        self.play(engine, scenario)
            .map(|()| Completion::Completed)
            .map_err(|error| Failed::from(format!("{error:#}")))
    }

    /// Ends every browser.
    pub fn close(&self) {
        for slot in &self.slots {
            if let Some(session) = slot.session.blocking_lock().take() {
                self.runtime.block_on(session.close());
            }
        }
    }

    fn play(&self, engine: Engine, scenario: &Scenario) -> Result<()> {
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.engine == engine && slot.scripts == scenario.scripts);
        let mut session = slot.context("this browser has no place")?.session.blocking_lock();
        let outcome =
            self.runtime.block_on(play(&mut session, engine, scenario, self.scratch.path()));
        if outcome.is_err() {
            // Whatever state the browser is in, the next scenario is not to suffer from it.
            if let Some(session) = session.take() {
                self.runtime.block_on(session.close());
            }
        }
        outcome
    }
}

async fn play(
    slot: &mut Option<Session>,
    engine: Engine,
    scenario: &Scenario,
    scratch: &Path,
) -> Result<()> {
    if slot.is_none() {
        let tools = || engine.tools().map_err(|missing| anyhow!("{missing}"));
        *slot = match Session::start(engine, tools()?, scenario.scripts, scratch).await {
            Ok(session) => Some(session),
            // A port that was free may be another program's by the time the driver uses it.
            Err(_) => Some(Session::start(engine, tools()?, scenario.scripts, scratch).await?),
        };
    }
    let session = slot.as_ref().context("the browser has just been started")?;
    let page = Page::new(session, scratch).await?;
    let limit = Deadline::SCENARIO.duration();
    let played = AssertUnwindSafe(timeout(limit, (scenario.play)(&page))).catch_unwind().await;
    let outcome = match played {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(anyhow!("not done after {} seconds", limit.as_secs())),
        // The panic hook has printed where and why.
        Err(_) => Err(anyhow!("panicked, see above")),
    };
    if let Err(error) = outcome {
        let evidence = timeout(Deadline::REACTION.duration(), page.evidence(scenario.name)).await;
        let evidence = evidence.map_err(anyhow::Error::from).and_then(|evidence| evidence);
        let evidence =
            evidence.unwrap_or_else(|error| format!("no picture could be taken: {error:#}"));
        return Err(anyhow!("{error:#}\n{evidence}"));
    }
    Ok(())
}

fn skip(missing: &Missing) -> Result<Completion, Failed> {
    if env::var("ARTICLE_VIEWER_REQUIRE_BROWSERS").is_ok_and(|value| value == "1") {
        return Err(Failed::from(missing.to_string()));
    }
    Ok(Completion::ignored_with(missing))
}
