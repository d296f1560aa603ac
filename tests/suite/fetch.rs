//! Documents by their addresses, from servers on loopback, the bad ones, too.

use crate::program::{Folder, Run};
use crate::web::{Then, Web, page, redirect, reply, status};
use base64::prelude::*;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

const TEXT: &str = "<p>The mill by the river turns again. After forty years the whole village came \
                    to see the wheel move, and nobody went home before the evening. The miller said \
                    that he had not believed it himself until the water came down the race.</p>";

fn png() -> Vec<u8> {
    BASE64_STANDARD
        .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        .unwrap()
}

fn article(inner: &str) -> String {
    format!(
        "<!doctype html><html lang=en><title>The mill</title><article><h1>The mill</h1>{TEXT}\
         {inner}</article>"
    )
}

/// Packs what is at an address of a server on this machine.
fn pack(folder: &Folder, address: &str, more: &[&str]) -> Run {
    let args = [&["pack", address, "--allow-private", "--proxy", "", "-o", "out.html"], more];
    folder.run(&args.concat())
}

#[track_caller]
fn assert_refused(run: &Run, why: &str) {
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains(why), "{}", run.stderr);
}

#[test]
fn a_page_is_fetched_with_its_pictures() {
    let body = "<p><a href='two#gate'>on</a> <a href='#top'>up</a></p>\
                <figure><img src='/pictures/wheel.png?v=2' alt='The wheel'></figure>\
                <figure><img src='gone.png' alt='The gate'></figure>";
    let web = Web::serve(move |path| match path {
        "/old" => redirect("/stories/mill?from=old#x"),
        "/stories/mill?from=old" => page(&article(body)),
        "/pictures/wheel.png?v=2" => reply("image/png", png()),
        _ => status("404 Not Found", ""),
    });
    let folder = Folder::new();
    let run = pack(&folder, &web.url("/old"), &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let own = web.url("/stories/mill?from=old");
    assert!(run.stderr.contains(&format!("{} leads to {own}", web.url("/old"))), "{}", run.stderr);
    let gone = web.url("/stories/gone.png");
    assert!(
        run.stderr.contains(&format!("picture {gone}: there is nothing at this address (404)")),
        "{}",
        run.stderr
    );
    let made = folder.read("out.html");
    assert!(made.contains("src=\"data:image/png;base64,"));
    assert!(made.contains(&format!("href=\"{}\"", web.url("/stories/two#gate"))));
    assert!(made.contains(&format!("href=\"{gone}\"")), "it stays as a link");
    let asked = web.request("/pictures/wheel.png?v=2").to_ascii_lowercase();
    assert!(asked.contains(&format!("referer: {own}")), "{asked}");
    assert!(asked.contains("user-agent: article-viewer/"), "{asked}");
    assert!(!asked.contains("cookie"), "{asked}");
}

#[test]
fn the_file_is_named_after_the_address() {
    let web = Web::serve(|_| page(&article("")));
    let folder = Folder::new();
    let run = folder.run(&["pack", &web.url("/2026/the-mill/"), "--allow-private", "--proxy", ""]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(folder.path().join("the-mill.html").is_file());
    let run = pack(&folder, &web.url("/"), &["--quiet"]);
    assert_eq!((run.code, &*run.stderr), (Some(0), ""));
}

#[test]
fn addresses_that_are_not_on_the_internet_are_not_asked() {
    let web = Web::serve(|_| page(&article("")));
    let folder = Folder::new();
    let port = web.port;
    for host in
        ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0", "2130706433", "169.254.169.254"]
    {
        let run = folder.run(&["pack", &format!("http://{host}:{port}/"), "--proxy", ""]);
        assert_refused(&run, "was not asked: if it is meant, say --allow-private");
    }
    assert_eq!(web.requests(), Vec::<String>::new());
}

/// A page of the internet, which a proxy on this machine stands for.
#[test]
fn no_page_of_the_internet_leads_to_this_machine() {
    let secret = Web::serve(|_| page("secret"));
    let inner = secret.url("/");
    let proxy = Web::serve(move |address| match address {
        "site.example/away" => redirect(&inner),
        "site.example/cloud" => redirect("http://169.254.169.254/latest/meta-data/"),
        "site.example/disk" => redirect("file:///etc/hostname"),
        "site.example/page" => {
            page(&article(&format!("<figure><img src='{inner}a.png' alt='A'></figure>")))
        }
        "site.example/notes.md" => reply(
            "text/markdown",
            "---\ntitle: T\nrelated:\n  - file: /etc/hostname\n---\n![A](/etc/b.png)\n\nText.\n",
        ),
        _ => status("404 Not Found", ""),
    });
    let folder = Folder::new();
    let address = format!("http://127.0.0.1:{}", proxy.port);
    let pack = |path: &str| {
        let page = format!("http://site.example{path}");
        folder.run(&["pack", &page, "--proxy", &address, "-o", "out.html"])
    };
    assert_refused(&pack("/away"), "127.0.0.1 is an address of this machine");
    assert_refused(&pack("/cloud"), "169.254.169.254 is an address of this machine");
    assert_refused(&pack("/disk"), "leads to file:, and only http and https are followed");
    let run = pack("/page");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr.contains("a.png: 127.0.0.1 is an address of this machine"),
        "{}",
        run.stderr
    );
    let run = pack("/notes.md");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("picture http://site.example/etc/b.png: "), "{}", run.stderr);
    assert!(folder.read("out.html").contains("http://site.example/etc/hostname"));
    assert_eq!(secret.requests(), Vec::<String>::new());
}

#[test]
fn proxies_of_the_environment_are_used() {
    let proxy = Web::serve(|address| page(&article(&format!("<p>By {address}</p>"))));
    let folder = Folder::new();
    let address = format!("http://127.0.0.1:{}", proxy.port);
    let run = |name: &str, value: &str, not_for: &str| {
        let mut command = crate::program::command(folder.path());
        for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"] {
            command.env_remove(name);
        }
        command.args(["export", "http://site.invalid/x", "--to", "text"]);
        command.env(name, value).env("NO_PROXY", not_for);
        crate::program::finish(&mut command, b"")
    };
    for name in ["http_proxy", "HTTP_PROXY", "ALL_PROXY"] {
        let run = run(name, &address, "");
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(String::from_utf8_lossy(&run.stdout).contains("By site.invalid/x"));
    }
    assert_refused(
        &run("HTTP_PROXY", &address, "other.example, .invalid"),
        "its site is not known",
    );
    assert_refused(&run("HTTP_PROXY", "socks5://127.0.0.1:9", ""), "http://host:port");
}

#[test]
fn redirects_without_end_are_told() {
    let web = Web::serve(|path| match path {
        "/circle" => redirect("/circle?set-cookie"),
        "/circle?set-cookie" => redirect("/circle"),
        "/nowhere" => status("302 Found", ""),
        "/none" => redirect("http://"),
        path => redirect(&format!("{path}x")),
    });
    let folder = Folder::new();
    assert_refused(
        &pack(&folder, &web.url("/circle"), &[]),
        "redirects in a circle; it may want cookies",
    );
    assert_refused(&pack(&folder, &web.url("/on"), &[]), "redirects without end");
    assert_refused(&pack(&folder, &web.url("/nowhere"), &[]), "redirects to nowhere");
    assert_refused(&pack(&folder, &web.url("/none"), &[]), "which is no address");
}

#[test]
fn bodies_without_end_or_measure_are_refused() {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    zip.write_all(&vec![b' '; 40_000_000]).unwrap();
    let bomb = zip.finish().unwrap();
    let web = Web::serve(move |path| match path {
        "/endless" => page(&article("").repeat(100)).then(Then::Endless),
        "/bomb" => reply("text/html", &bomb).with("Content-Encoding", "gzip"),
        "/huge" => page("x").with("Content-Length", "99999999999"),
        "/trickle" => page(&article("")).then(Then::Trickle),
        "/cut" => page(&article("")).then(Then::Cut),
        "/damaged" => reply("text/html", b"\x1f\x8b\x08no").with("Content-Encoding", "gzip"),
        _ => status("200 OK", "").with("Set-Cookie", "\u{1}"),
    });
    let folder = Folder::new();
    for path in ["/endless", "/bomb", "/huge"] {
        let run = pack(&folder, &web.url(path), &["--max-document", "2"]);
        assert_refused(&run, "is larger than 2 MB: raise the limit with --max-document");
    }
    let run = pack(&folder, &web.url("/trickle"), &["--timeout", "1"]);
    assert_refused(&run, "did not come within 1 seconds");
    assert_refused(&pack(&folder, &web.url("/cut"), &[]), "ended before all had come");
    assert_refused(&pack(&folder, &web.url("/damaged"), &[]), "ended before all had come");
    assert!(!folder.path().join("out.html").exists());
}

#[test]
fn pictures_that_fail_are_warnings() {
    let inner = |names: &[&str]| -> String {
        names
            .iter()
            .map(|name| format!("<figure><img src='{name}' alt='{name}'></figure>"))
            .collect()
    };
    let body = article(&inner(&["endless", "cut", "page", "shy", "stern", "good"]));
    let web = Web::serve(move |path| match path {
        "/" => page(&body),
        "/endless" => reply("image/png", png().repeat(1000)).then(Then::Endless),
        "/cut" => reply("image/png", png()).then(Then::Cut),
        "/page" => page("no picture"),
        "/good" | "/shy" => reply("image/png", png()),
        _ => status("403 Forbidden", ""),
    });
    let folder = Folder::new();
    let run = pack(&folder, &web.url("/"), &["--max-picture", "1"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (name, why) in [
        ("endless", "is larger than 1 MB: raise the limit with --max-picture"),
        ("cut", "the connection ended before all had come: try again"),
        ("page", "is not a PNG, JPEG, GIF, WebP, AVIF or SVG picture"),
        ("stern", "the server does not give it to this program (403)"),
    ] {
        let warning = format!("picture {}: {why}", web.url(&format!("/{name}")));
        assert!(run.stderr.contains(&warning), "{name}: {}", run.stderr);
        let link = format!("href=\"{}\"", web.url(&format!("/{name}")));
        assert!(folder.read("out.html").contains(&link), "{name}");
    }
    assert_eq!(run.stderr.matches("warning:").count(), 4, "{}", run.stderr);
    // Once more without the page's address, which some refuse.
    let stern = web.requests().into_iter().filter(|head| head.starts_with("GET /stern "));
    assert_eq!(
        stern.map(|head| head.to_ascii_lowercase().contains("referer:")).collect::<Vec<_>>(),
        [true, false]
    );
    assert_refused(&pack(&folder, &web.url("/"), &["--deny-warnings", "--force"]), "4 warnings");
}

/// Some sites give their pictures to nobody who comes from another page.
#[test]
fn pictures_are_asked_for_as_the_page_wants_it() {
    let body = article("<img src=a.png alt=A>");
    let shy = format!("<!doctype html><meta name=referrer content=no-referrer>{body}");
    let web = Web::serve(move |path| match path {
        "/shy/" => page(&shy),
        "/open/" => page(&body),
        _ => reply("image/png", png()),
    });
    let folder = Folder::new();
    for (path, is_told) in [("/shy/", false), ("/open/", true)] {
        let run = pack(&folder, &web.url(path), &[]);
        assert_eq!((run.code, run.stderr.contains("warning")), (Some(0), false), "{}", run.stderr);
        let asked = web.request(&format!("{path}a.png")).to_ascii_lowercase();
        assert!(asked.starts_with("get"), "{path}");
        assert_eq!(asked.contains("referer:"), is_told, "{asked}");
    }
}

#[test]
fn answers_that_are_no_page_are_told() {
    let web = Web::serve(|path| match path {
        "/404" => status("404 Not Found", article("")),
        "/403" => status("403 Forbidden", article("")),
        "/500" => status("500 Internal Server Error", ""),
        "/204" => status("204 No Content", ""),
        "/pdf" => reply("text/html", b"%PDF-1.7 ..."),
        "/film" => reply("video/mp4", "x"),
        "/picture" => reply("image/png", png()),
        "/empty" => page(" "),
        _ => page("<title>Cookies</title><p>Please accept cookies to go on."),
    });
    let folder = Folder::new();
    for (path, why) in [
        ("/404", "there is nothing at this address (404)"),
        ("/403", "does not give it to this program (403)"),
        ("/500", "has failed (500): try again later"),
        ("/204", "answers with 204 and no page"),
        ("/pdf", "this is a PDF file"),
        ("/film", "the server calls it video"),
        ("/picture", "this is a picture"),
        ("/empty", "the document is empty"),
    ] {
        assert_refused(&pack(&folder, &web.url(path), &[]), why);
    }
    let run = pack(&folder, &web.url("/wall"), &[]);
    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("has hardly a text as it was fetched"), "{}", run.stderr);
    for address in ["http://me:pw@127.0.0.1/", "http://me@127.0.0.1/"] {
        assert_refused(&pack(&folder, address, &[]), "names a user");
    }
}

#[test]
fn types_and_encodings_are_heard_and_judged() {
    let web = Web::serve(|path| match path {
        "/notes" => reply("text/markdown", "# Notes\n\n**Bold** [on](two.md).\n"),
        "/raw/notes.md" => {
            reply("text/plain; charset=utf-8", "# Notes\n\n**Bold** [on](two.md).\n")
        }
        "/lie.md" => reply("text/html", "# Notes\n\n**Bold** [on](two.md).\n"),
        "/page.txt" => reply("text/plain", article("<p><b>Bold</b>")),
        "/koi" => {
            let text = format!("<meta charset=windows-1251>{}", article("<p>Мельница"));
            reply("text/html; charset=KOI8-R", encoding_rs::KOI8_R.encode(&text).0)
        }
        _ => {
            let text = format!("<meta charset=windows-1251>{}", article("<p>Мельница"));
            reply("text/html", encoding_rs::WINDOWS_1251.encode(&text).0)
        }
    });
    let folder = Folder::new();
    let text = |path: &str| {
        let run = folder.run(&[
            "export",
            &web.url(path),
            "--to",
            "markdown",
            "--allow-private",
            "--proxy",
            "",
        ]);
        assert_eq!(run.code, Some(0), "{path}: {}", run.stderr);
        String::from_utf8(run.stdout).unwrap()
    };
    for path in ["/notes", "/raw/notes.md", "/lie.md", "/page.txt"] {
        assert!(text(path).contains("**Bold**"), "{path}: {}", text(path));
    }
    assert!(text("/raw/notes.md").contains(&format!("({})", web.url("/raw/two.md"))));
    for path in ["/koi", "/1251"] {
        assert!(text(path).contains("Мельница"), "{path}: {}", text(path));
    }
}

#[test]
fn sites_that_ask_for_no_copy_are_heard() {
    let web = Web::serve(|path| match path {
        "/header" => page(&article("")).with("X-Robots-Tag", "noindex, noarchive"),
        "/meta" => page(&format!("<meta name=robots content='none'>{}", article(""))),
        "/hop" => redirect("/open").with("X-Robots-Tag", "noarchive"),
        "/other" => page(&article("")).with("X-Robots-Tag", "googlebot: noarchive"),
        _ => page(&format!("<meta name=robots content='noindex,nofollow'>{}", article(""))),
    });
    let folder = Folder::new();
    for (path, directive) in [("/header", "noarchive"), ("/meta", "none"), ("/hop", "noarchive")] {
        let run = pack(&folder, &web.url(path), &[]);
        assert_refused(&run, &format!("no copy of this page is kept (robots: {directive})"));
        assert!(run.stderr.contains("--despite-robots: it is you who decides"), "{}", run.stderr);
        let run = pack(&folder, &web.url(path), &["--despite-robots"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
    for path in ["/other", "/open"] {
        assert_eq!(pack(&folder, &web.url(path), &[]).code, Some(0), "{path}");
    }
}

#[test]
fn certificates_are_checked() {
    let (web, certificate) = Web::serve_in_secret(|_| page(&article("")));
    let folder = Folder::new();
    folder.write("root.pem", certificate);
    let address = format!("https://localhost:{}/", web.port);
    let run = |roots: &str| {
        let mut command = crate::program::command(folder.path());
        command.args(["pack", &address, "--allow-private", "--proxy", "", "-o", "out.html"]);
        crate::program::finish(command.env("SSL_CERT_FILE", roots), b"")
    };
    let refused = run("");
    assert_refused(&refused, "certificate");
    let trusted = run("root.pem");
    assert_eq!(trusted.code, Some(0), "{}", trusted.stderr);
}

#[test]
fn several_addresses_go_into_one_file() {
    let web = Web::serve(|path| match path {
        "/two" => page(&article("<p>The second.").replace("The mill", "The lock")),
        _ => page(&article("<p><a href='/two'>the lock</a>")),
    });
    let folder = Folder::new();
    let run = pack(&folder, &web.url("/one"), &["--with", &web.url("/two")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(folder.read("out.html").contains("href=\"#story=two\""));
    let run = folder.run(&["site", &web.url("/one"), "-o", "site"]);
    assert_refused(&run, "a folder is made of files");
}
