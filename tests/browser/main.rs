//! Scenarios in real browsers, over `file://`, with the files that `make` built.
//!
//! Every scenario runs in Chromium, Firefox and WebKit. A browser that this machine does not
//! have is skipped aloud; with `ARTICLE_VIEWER_REQUIRE_BROWSERS=1` it is a failure.
//! `cargo test --test browser -- firefox` runs one browser, `-- sizes` one subject.

// A program, whose items nothing reaches from outside.
#![allow(unreachable_pub)]

/// The project's folder; cargo runs these tests in that of the package.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

mod engine;
mod files;
mod host;
mod journal;
mod long;
mod page;
mod paper;
mod process;
mod runner;
mod scenarios;
mod screenshots;
mod server;
mod session;
mod wait;
mod webkit_console;

use engine::Engine;
use libtest_mimic::{Arguments, Conclusion, Trial};
use runner::Runner;
use scenarios::{ON_REQUEST, SCENARIOS, Scenario};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    match run(&arguments) {
        Ok(conclusion) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("the browser tests did not start: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<Conclusion> {
    let runner = Arc::new(Runner::new()?);
    if !arguments.list {
        runner.announce_skips();
    }
    // Scenario by scenario, not browser by browser, so that two threads are seldom after the same
    // browser.
    let mut trials: Vec<Trial> = Vec::new();
    for scenario in SCENARIOS {
        trials.extend(Engine::ALL.map(|engine| trial(&runner, engine, scenario)));
    }
    for scenario in screenshots::TAKERS.iter().chain(ON_REQUEST) {
        trials.push(trial(&runner, Engine::Chromium, scenario).with_ignored_flag(true));
    }
    let conclusion = libtest_mimic::run(arguments, trials);
    runner.close();
    Ok(conclusion)
}

fn trial(runner: &Arc<Runner>, engine: Engine, scenario: &'static Scenario) -> Trial {
    let runner = Arc::clone(runner);
    Trial::ignorable_test(format!("{}::{}", engine.name(), scenario.name), move || {
        runner.run(engine, scenario)
    })
}
