//! The server: this machine alone, one thread a connection, one answer each.
//!
//! By the standard library and `httparse`, which the client has as well: `tiny_http` is not kept
//! any more, and `hyper` brings an asynchronous runtime for one reader.

use super::pages::{Found, Pages};
use super::request::{self, Request};
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The connections that are served at once; a browser has six for each window.
const MOST: usize = 100;
/// The time that a request's head may take, and after which a page that waits for a change is told
/// that the server is still there.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Server {
    listener: TcpListener,
    pub port: u16,
}

impl Server {
    /// # Errors
    /// A port that is taken, or may not be.
    pub(super) fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// Serves until the program ends.
    pub(super) fn serve(self, pages: Arc<Pages>) {
        let open = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                if open.fetch_add(1, Ordering::Relaxed) >= MOST {
                    open.fetch_sub(1, Ordering::Relaxed);
                    continue;
                }
                let (pages, open) = (Arc::clone(&pages), Arc::clone(&open));
                thread::spawn(move || {
                    // A browser that closes early is no fault.
                    let _ = answer(stream, self.port, &pages);
                    open.fetch_sub(1, Ordering::Relaxed);
                });
            }
        });
    }
}

fn answer(mut stream: TcpStream, port: u16, pages: &Pages) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = request::read(&mut stream)? else {
        return send(&mut stream, "400 Bad Request", TEXT, b"This is no request.\n", true);
    };
    let has_body = request.method != "HEAD";
    if !is_own(&request, port) {
        // Else a site whose name suddenly means this machine (DNS rebinding) could read the pages.
        let message = format!("This is at http://127.0.0.1:{port}/ alone.\n");
        return send(&mut stream, "421 Misdirected Request", TEXT, message.as_bytes(), has_body);
    }
    if !matches!(&*request.method, "GET" | "HEAD") {
        return send(&mut stream, "405 Method Not Allowed", TEXT, b"Only GET is answered.\n", true);
    }
    if format!("/{}", request.path) == packer::CHANGES {
        return send_versions(&mut stream, pages);
    }
    match pages.find(&request.path) {
        Found::Page(page) => {
            send(&mut stream, "200 OK", "text/html; charset=utf-8", page.as_bytes(), has_body)
        }
        Found::File(bytes, kind) => send(&mut stream, "200 OK", kind, &bytes, has_body),
        Found::Missing => {
            send(&mut stream, "404 Not Found", TEXT, b"There is nothing here.\n", has_body)
        }
    }
}

const TEXT: &str = "text/plain; charset=utf-8";

/// Whether a request is for this server by a name of this machine's own.
fn is_own(request: &Request, port: u16) -> bool {
    let host = &*request.host;
    let (name, of) = host.rsplit_once(':').unwrap_or((host, "80"));
    matches!(name, "127.0.0.1" | "localhost") && of.parse() == Ok(port)
}

fn send(
    stream: &mut TcpStream,
    status: &str,
    kind: &str,
    body: &[u8],
    has_body: bool,
) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}\r\n"
    )?;
    if has_body {
        stream.write_all(body)?;
    }
    stream.flush()?;
    stream.shutdown(Shutdown::Write)
}

/// No other site's page may show or read what is here.
const HEADERS: &str = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\
                       X-Frame-Options: SAMEORIGIN\r\n\
                       Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

/// Tells a page the version that is shown, now and at every change, until it closes.
fn send_versions(stream: &mut TcpStream, pages: &Pages) -> io::Result<()> {
    write!(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{HEADERS}\r\n")?;
    let mut version = pages.version();
    write!(stream, "data: {version}\n\n")?;
    loop {
        stream.flush()?;
        let now = pages.wait(&version, PATIENCE);
        if now == version {
            // Fails where nobody listens any more.
            stream.write_all(b":\n\n")?;
        } else {
            version = now;
            write!(stream, "data: {version}\n\n")?;
        }
    }
}
