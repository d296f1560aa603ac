//! A static web server on loopback, with the faults that real ones have. It stops when it is
//! dropped.

use anyhow::Result;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

#[derive(Debug)]
pub struct Server {
    port: u16,
    shared: Arc<Mutex<Shared>>,
    accepting: JoinHandle<()>,
}

/// How files under an address are sent.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// Sends this for every file but pages, in place of the right content type.
    pub content_type: Option<&'static str>,
    /// Sends the `.br` or `.gz` beside a file to browsers that take it.
    pub is_precompressed: bool,
    /// Lets pages from elsewhere use the files.
    pub has_cors: bool,
    /// Headers more, such as a policy.
    pub headers: Vec<(&'static str, String)>,
}

/// A fault of a file that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Missing,
    /// A page stands in the file's place, as servers of single-page applications answer.
    Html,
    /// The second half is lost, and the length is that of the first.
    Truncated,
    /// One bit is another.
    Flipped,
    /// The connection ends half way.
    Cut,
    /// The length is that of far more than anything has.
    Huge,
    /// It goes on without end, and no length is told.
    Endless,
}

#[derive(Debug)]
struct Shared {
    /// The folders that are served, by the beginning of the address; the longest counts.
    mounts: Vec<(String, PathBuf, Manner)>,
    /// By the end of the address.
    faults: HashMap<String, Fault>,
    /// The end of the address of files that wait, and what they wait for.
    held: Option<(String, Arc<Notify>)>,
    requests: Vec<String>,
}

impl Server {
    /// Serves a folder at `/`.
    pub async fn start(root: &Path) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let mounts = vec![("/".to_string(), root.to_path_buf(), Manner::default())];
        let shared = Arc::new(Mutex::new(Shared {
            mounts,
            faults: HashMap::new(),
            held: None,
            requests: Vec::new(),
        }));
        let known = Arc::clone(&shared);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&known);
                // A browser that closes early is no fault of the server.
                tokio::spawn(async move { drop(answer(stream, &shared).await) });
            }
        });
        Ok(Self { port, shared, accepting })
    }

    /// Serves a folder at an address that begins and ends with a slash, in place of what was there.
    pub fn mount(&self, prefix: &str, folder: &Path, manner: Manner) {
        let mut shared = lock(&self.shared);
        shared.mounts.retain(|(known, ..)| known != prefix);
        shared.mounts.push((prefix.to_string(), folder.to_path_buf(), manner));
    }

    /// Makes every file whose address ends so go wrong.
    pub fn breaks(&self, ending: &str, fault: Fault) {
        lock(&self.shared).faults.insert(ending.to_string(), fault);
    }

    /// Makes every file whose address ends so wait for [`release`](Self::release).
    pub fn hold(&self, ending: &str) {
        lock(&self.shared).held = Some((ending.to_string(), Arc::default()));
    }

    /// Sends what was held.
    pub fn release(&self) {
        if let Some((_, held)) = lock(&self.shared).held.take() {
            held.notify_waiters();
        }
    }

    /// Makes all go right again.
    pub fn mend(&self) {
        lock(&self.shared).faults.clear();
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The paths that were asked for, in their order.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared).requests.clone()
    }

    /// How often a file whose address ends so was asked for.
    pub fn requests_for(&self, ending: &str) -> usize {
        self.requests().iter().filter(|path| path.ends_with(ending)).count()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn answer(mut stream: TcpStream, shared: &Mutex<Shared>) -> Result<()> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut part = [0; 4096];
        let length = stream.read(&mut part).await?;
        if length == 0 {
            return Ok(());
        }
        head.extend_from_slice(&part[..length]);
    }
    let head = String::from_utf8_lossy(&head);
    let target = head.split(' ').nth(1).unwrap_or("/");
    let encoded = target.split('?').next().unwrap_or(target);
    let path = percent_decode_str(encoded).decode_utf8_lossy().into_owned();
    let accepts: Vec<String> = head
        .lines()
        .filter_map(|line| {
            line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"))
        })
        .flat_map(|(_, value)| value.split(',').map(|coding| coding.trim().to_string()))
        .collect();
    let (file, manner, fault, held) = {
        let mut shared = lock(shared);
        shared.requests.push(path.clone());
        let mount = shared
            .mounts
            .iter()
            .filter(|(prefix, ..)| path.starts_with(prefix))
            .max_by_key(|(prefix, ..)| prefix.len());
        let Some((prefix, folder, manner)) = mount else { return Ok(()) };
        let name = match &path[prefix.len()..] {
            folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
            name => name.to_string(),
        };
        let fault = shared
            .faults
            .iter()
            .find(|(ending, _)| path.ends_with(*ending))
            .map(|(_, fault)| *fault);
        let held = shared
            .held
            .as_ref()
            .filter(|(ending, _)| path.ends_with(ending))
            .map(|(_, held)| Arc::clone(held).notified_owned());
        (folder.join(name), manner.clone(), fault, held)
    };
    if let Some(held) = held {
        held.await;
    }
    let (bytes, sent) = reply(&file, &manner, fault, &accepts);
    stream.write_all(&bytes[..sent]).await?;
    if matches!(fault, Some(Fault::Huge | Fault::Endless)) {
        loop {
            // Ends when the reader has enough.
            stream.write_all(&[b' '; 1 << 16]).await?;
        }
    }
    Ok(stream.shutdown().await?)
}

/// The whole answer, and how much of it is sent before the connection ends.
fn reply(
    file: &Path,
    manner: &Manner,
    fault: Option<Fault>,
    accepts: &[String],
) -> (Vec<u8>, usize) {
    let extension = file
        .extension()
        .map(|extension| extension.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut headers: Vec<(&str, String)> =
        vec![("Connection", "close".into()), ("Cache-Control", "no-store".into())];
    headers.extend(manner.headers.clone());
    if manner.has_cors {
        headers.push(("Access-Control-Allow-Origin", "*".into()));
    }
    let content_type = match (extension.as_str(), manner.content_type) {
        ("html", _) => "text/html; charset=utf-8",
        (_, Some(content_type)) => content_type,
        ("js", _) => "text/javascript; charset=utf-8",
        ("css", _) => "text/css; charset=utf-8",
        ("json", _) => "application/json",
        ("wasm", _) => "application/wasm",
        ("png", _) => "image/png",
        ("svg", _) => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let packed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(coding, extension)| {
        let path = PathBuf::from(format!("{}.{extension}", file.display()));
        let is_wanted =
            manner.is_precompressed && accepts.iter().any(|accepted| accepted == coding);
        Some((coding, std::fs::read(path).ok().filter(|_| is_wanted)?))
    });
    let (coding, body) = match packed {
        Some((coding, body)) => (Some(coding), Ok(body)),
        None => (None, std::fs::read(file)),
    };
    let (status, content_type, mut body) = match (body, fault) {
        (_, Some(Fault::Missing)) | (Err(_), _) => {
            ("404 Not Found", "text/html; charset=utf-8", b"<h1>Not Found</h1>".to_vec())
        }
        (_, Some(Fault::Html)) => {
            ("200 OK", "text/html; charset=utf-8", b"<!doctype html><title>Home</title>".to_vec())
        }
        (Ok(body), _) => ("200 OK", content_type, body),
    };
    match fault {
        Some(Fault::Truncated) => body.truncate(body.len() / 2),
        Some(Fault::Flipped) => {
            let middle = body.len() / 2;
            body[middle] ^= 1;
        }
        _ => {}
    }
    headers.push(("Content-Type", content_type.to_string()));
    match fault {
        Some(Fault::Endless) => {}
        Some(Fault::Huge) => headers.push(("Content-Length", "1500000000".to_string())),
        _ => headers.push(("Content-Length", body.len().to_string())),
    }
    headers.extend(coding.map(|coding| ("Content-Encoding", coding.to_string())));
    let lines: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let mut reply = format!("HTTP/1.1 {status}\r\n{lines}\r\n").into_bytes();
    let head = reply.len();
    reply.extend(&body);
    let sent = if fault == Some(Fault::Cut) { head + body.len() / 2 } else { reply.len() };
    (reply, sent)
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
