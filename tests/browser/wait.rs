//! Waiting for a condition, never for a time.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long something may take on a slow and busy machine.
#[derive(Debug, Clone, Copy)]
pub struct Deadline(Duration);

impl Deadline {
    /// A program starts.
    pub const START: Deadline = Deadline(Duration::from_secs(60));
    /// A page reacts.
    pub const REACTION: Deadline = Deadline(Duration::from_secs(20));
    /// A whole scenario.
    pub const SCENARIO: Deadline = Deadline(Duration::from_secs(240));

    pub fn duration(self) -> Duration {
        self.0
    }
}

/// Asks again and again until there is an answer.
///
/// # Errors
/// The question's own error, and the deadline, with what was waited for.
pub async fn until<T>(
    what: &str,
    deadline: Deadline,
    mut ask: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if start.elapsed() > deadline.duration() {
            bail!("waited {} seconds in vain for {what}", deadline.duration().as_secs());
        }
        sleep(Duration::from_millis(20)).await;
    }
}
