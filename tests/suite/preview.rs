//! `preview`: what is served, to whom, and that changes are told.

use crate::program::{Folder, command};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Stdio};
use std::time::Duration;

/// The program while it serves; ended with the test.
struct Preview {
    child: Child,
    said: BufReader<ChildStderr>,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Preview {
    fn start(folder: &Folder, args: &[&str]) -> Self {
        let temporary = folder.path().join("temporary");
        fs::create_dir_all(&temporary).unwrap();
        let mut command = command(folder.path());
        command.arg("preview").args(args).env("TMPDIR", temporary);
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut all = String::new();
        let port = loop {
            let mut line = String::new();
            assert!(said.read_line(&mut line).unwrap() > 0, "{all}");
            all += &line;
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                break rest.split('/').next().unwrap().parse().unwrap();
            }
        };
        Self { child, said, port }
    }

    fn ask(&self, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(stream, "{head}\r\n\r\n").unwrap();
        stream
    }

    fn answer(&self, head: &str) -> String {
        let mut bytes = Vec::new();
        self.ask(head).read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.answer(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}", self.port))
    }

    /// The versions that a page is told, the first of which is there at once.
    fn versions(&self) -> impl Iterator<Item = String> {
        let host = format!("Host: localhost:{}", self.port);
        let stream = self.ask(&format!("GET /.article-viewer/changes HTTP/1.1\r\n{host}"));
        let lines = BufReader::new(stream).lines().map(Result::unwrap);
        lines.filter_map(|line| Some(line.strip_prefix("data: ")?.to_string()))
    }
}

#[test]
fn a_document_is_shown_and_a_change_is_told() {
    let folder = Folder::new();
    let story = folder.write("story.md", "# The mill\n\nIt turns.\n");
    let preview = Preview::start(&folder, &["story.md"]);
    let page = preview.get("/");
    assert!(page.starts_with("HTTP/1.1 200 OK") && page.contains("It turns."), "{page}");
    let mut versions = preview.versions();
    let first = versions.next().unwrap();
    assert!(page.contains(&format!("name=\"article-viewer-preview\" content=\"{first}\"")));

    // As editors do: beside it, and then in its place.
    let other = folder.write(".story.md.swp", "# The mill\n\nIt stands still.\n");
    fs::rename(other, &story).unwrap();
    let second = versions.next().unwrap();
    assert_ne!(first, second);
    assert!(preview.get("/").contains("It stands still."));

    // What cannot be read is told in the page, and then mended.
    fs::write(&story, "---\n\u{1}: [\n---\n").unwrap();
    let mut third = versions.next().unwrap();
    if preview.get("/").contains("It stands still.") {
        third = versions.next().unwrap();
    }
    let page = preview.get("/");
    assert!(page.contains("This cannot be shown yet") && page.contains("front matter"), "{page}");
    assert!(page.contains(&third) && page.contains("EventSource"));
    fs::write(&story, "# The mill\n\nIt turns once more.\n").unwrap();
    while !preview.get("/").contains("It turns once more.") {
        versions.next().unwrap();
    }
}

/// Also those of folders within it.
#[test]
fn a_folder_is_shown_as_a_site() {
    let folder = Folder::new();
    folder.write("stories/one.md", "# One\n\n[Two](deep/two.md)\n");
    folder.write("stories/deep/two.md", "# Two\n\nThe second.\n");
    let preview = Preview::start(&folder, &["stories"]);
    assert!(preview.get("/").contains("One"));
    let one = preview.get("/one.html");
    assert!(one.contains("href=\"deep-two.html\"") && one.contains("EventSource"), "{one}");
    assert!(preview.get("/one.json").contains("application/json"));
    let mut versions = preview.versions();
    versions.next().unwrap();
    folder.write("stories/deep/two.md", "# Two\n\nThe second, anew.\n");
    while !preview.get("/deep-two.html").contains("The second, anew.") {
        versions.next().unwrap();
    }
    folder.write("stories/three.md", "# Three\n\nThe third.\n");
    while !preview.get("/").contains("three.html") {
        versions.next().unwrap();
    }
}

/// A name that means this machine all of a sudden (DNS rebinding), and other sites' pages.
#[test]
fn only_this_machine_by_its_own_name_is_answered() {
    let folder = Folder::new();
    folder.write("story.md", "# The mill\n\nSecret.\n");
    let preview = Preview::start(&folder, &["story.md"]);
    let port = preview.port;
    for host in ["evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", "localhost:1", "0.0.0.0"]
    {
        for path in ["/", "/.article-viewer/changes"] {
            let answer = preview.answer(&format!("GET {path} HTTP/1.1\r\nHost: {host}"));
            assert!(answer.starts_with("HTTP/1.1 421 "), "{host}: {answer}");
            assert!(!answer.contains("Secret"), "{host}");
        }
    }
    let own = format!("Host: localhost:{port}");
    let answer = preview.answer(&format!("GET / HTTP/1.1\r\n{own}"));
    assert!(answer.contains("Secret"), "{answer}");
    assert!(answer.contains("Cross-Origin-Resource-Policy: same-origin"));
    assert!(!answer.to_ascii_lowercase().contains("access-control-allow"));
    assert!(preview.answer(&format!("POST / HTTP/1.1\r\n{own}")).starts_with("HTTP/1.1 405 "));
    assert!(preview.answer("GET / HTTP/1.1").starts_with("HTTP/1.1 400 "));
    let head = preview.answer(&format!("HEAD / HTTP/1.1\r\n{own}"));
    assert!(head.starts_with("HTTP/1.1 200 ") && !head.contains("Secret"), "{head}");
}

#[test]
fn nothing_outside_of_what_is_shown_is_served() {
    let folder = Folder::new();
    folder.write("secret.txt", "secret");
    folder.write("stories/one.md", "# One\n\nText.\n");
    folder.write("stories/.hidden", "secret");
    let preview = Preview::start(&folder, &["stories"]);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..\\secret.txt",
        "/.hidden",
        "/one.md",
        "//etc/passwd",
        "/%00",
    ] {
        let answer = preview.get(path);
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
}

#[test]
fn it_ends_by_a_signal_and_leaves_nothing() {
    let folder = Folder::new();
    folder.write("stories/one.md", "# One\n\nText.\n");
    let mut preview = Preview::start(&folder, &["stories"]);
    assert_eq!(fs::read_dir(folder.path().join("temporary")).unwrap().count(), 1);
    let pid = Pid::from_raw(preview.child.id().try_into().unwrap()).unwrap();
    kill_process(pid, Signal::INT).unwrap();
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
    assert_eq!(fs::read_dir(folder.path().join("temporary")).unwrap().count(), 0);
    let mut rest = String::new();
    preview.said.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}

#[test]
fn what_cannot_be_previewed_is_told() {
    let folder = Folder::new();
    folder.write("story.md", "# The mill\n\nText.\n");
    let preview = Preview::start(&folder, &["story.md"]);
    let port = preview.port.to_string();
    for (args, why) in [
        (&["preview", "missing.md"][..], "missing.md does not exist"),
        (&["preview", "-"], "only files and folders are previewed"),
        (&["preview", "https://example.org/"], "only files and folders are previewed"),
        (&["preview", "story.md", "--port", &port], "name another, or leave the option out"),
    ] {
        let run = folder.run(args);
        assert_eq!(run.code, Some(1), "{args:?}");
        assert!(run.stderr.contains(why), "{args:?}: {}", run.stderr);
    }
}
