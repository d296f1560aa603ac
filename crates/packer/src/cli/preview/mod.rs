//! `article-viewer preview`: a server for this machine alone that shows documents as they will be
//! packed, and reloads them when something changes.

mod browser;
mod pages;
mod request;
mod server;
mod watch;

use super::{args, say};
use anyhow::{Context, Result, anyhow};
use pages::Pages;
use server::Server;
use std::sync::Arc;
use std::sync::mpsc;

/// The port unless another is named: the same each time, so that a page that is open finds its
/// server again, and keeps what was chosen in it.
const PORT: u16 = 4280;

pub(super) fn run(args: &args::Preview) -> Result<()> {
    let (end, ended) = mpsc::channel();
    let heard = ctrlc::set_handler(move || {
        // Nobody waits any more where it has ended already.
        let _ = end.send(());
    });
    heard.context("Ctrl-C cannot be heard")?;
    let server = match args.port {
        Some(port) => Server::bind(port).map_err(|error| {
            anyhow!("--port {port}: {error}: name another, or leave the option out")
        })?,
        None => Server::bind(PORT).or_else(|_| Server::bind(0)).context("no port is free")?,
    };
    let pages = Arc::new(Pages::new(args)?);
    let watching = watch::start(Arc::clone(&pages))?;
    let address = format!("http://127.0.0.1:{}/", server.port);
    server.serve(Arc::clone(&pages));
    say::done(&format!("{}: {address} (Ctrl-C ends it)", args.input.display()));
    if args.open {
        browser::open(&address);
    }
    // Until Ctrl-C, or until nobody is there to press it.
    let _ = ended.recv();
    drop(watching);
    pages.end();
    Ok(())
}
