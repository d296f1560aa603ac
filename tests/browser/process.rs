//! Programs that end when the tests end: drivers, their browsers, the virtual display.

use crate::wait::{Deadline, until};
use anyhow::{Context, Result, ensure};
use rustix::process::{Pid, Signal, geteuid, kill_process_group};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use tokio::signal::unix::{SignalKind, signal};

/// The process groups to end when the tests are interrupted.
static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

/// A running program and all that it starts, ended together on drop.
#[derive(Debug)]
pub struct Program {
    name: String,
    child: Child,
    group: Pid,
    output: PathBuf,
}

impl Program {
    /// Starts the program in a process group of its own, with its output in a file of `folder`.
    pub fn start(mut command: Command, folder: &Path) -> Result<Self> {
        let program = PathBuf::from(command.get_program());
        let name = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let output = folder.join(format!("{name}.log"));
        let file = File::create(&output)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).process_group(0);
        let child =
            command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        let group = Pid::from_child(&child);
        lock_groups().insert(group.as_raw_nonzero().get());
        Ok(Self { name, child, group, output })
    }

    /// The output of the program so far.
    pub fn output(&self) -> String {
        fs::read(&self.output)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Waits until the program accepts connections on the port.
    pub async fn listens(&mut self, port: u16) -> Result<()> {
        let what = format!("{} to listen on port {port}", self.name);
        until(&what, Deadline::START, async || {
            let status = self.child.try_wait()?;
            ensure!(status.is_none(), "{} ended early: {}", self.name, self.output());
            Ok(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok())
        })
        .await
        .map(drop)
    }

    /// Waits until the program has printed a whole line that `pick` takes something from.
    pub async fn prints<T>(&self, what: &str, pick: impl Fn(&str) -> Option<T>) -> Result<T> {
        until(what, Deadline::START, async || {
            let output = self.output();
            let whole = output.rfind('\n').map_or("", |end| &output[..end]);
            Ok(whole.lines().find_map(&pick))
        })
        .await
        .with_context(|| format!("{} printed: {}", self.name, self.output()))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Not only the program itself: a browser outlives its driver.
        // A group that is gone already is what we want, so errors do not matter here.
        let _ = kill_process_group(self.group, Signal::KILL);
        let _ = self.child.wait();
        lock_groups().remove(&self.group.as_raw_nonzero().get());
    }
}

/// Ends the run with all its programs and files when it is told to stop.
///
/// Browsers live in process groups of their own, which the terminal's signals do not reach.
pub async fn end_on_signal(scratch: PathBuf) -> Result<()> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupted.recv() => {}
        _ = terminated.recv() => {}
    }
    for group in lock_groups().iter().filter_map(|group| Pid::from_raw(*group)) {
        let _ = kill_process_group(group, Signal::KILL);
    }
    // Nothing is dropped from here on.
    let _ = fs::remove_dir_all(scratch);
    std::process::exit(130)
}

/// A port that is free now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Chromium refuses its own sandbox to root.
pub fn running_as_root() -> bool {
    geteuid().is_root()
}

fn lock_groups() -> std::sync::MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
