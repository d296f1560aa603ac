//! The head of a request, so far as this server reads it.

use percent_encoding::percent_decode_str;
use std::io::{self, Read};

/// The most bytes of a head: more than any browser sends.
const LONGEST: usize = 1 << 16;

/// The parts of a request that the server looks at.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub method: String,
    /// The path, decoded, without its first slash and without a query.
    pub path: String,
    /// The site and port by which the browser knows this server.
    pub host: String,
}

/// Reads a head; `None` where it is none, or is cut short.
///
/// # Errors
/// The connection's.
pub(super) fn read(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let length = stream.read(&mut part)?;
        bytes.extend_from_slice(part.get(..length).unwrap_or_default());
        if let Some(request) = parse(&bytes) {
            return Ok(request);
        }
        if length == 0 || bytes.len() > LONGEST {
            return Ok(None);
        }
    }
}

/// The request, or that it is none, as soon as there is enough of it.
fn parse(bytes: &[u8]) -> Option<Option<Request>> {
    let mut headers = [httparse::EMPTY_HEADER; 100];
    let mut head = httparse::Request::new(&mut headers);
    match head.parse(bytes) {
        Ok(httparse::Status::Partial) => return None,
        Ok(httparse::Status::Complete(_)) => {}
        Err(_) => return Some(None),
    }
    let (Some(method), Some(target)) = (head.method, head.path) else { return Some(None) };
    let mut hosts = head.headers.iter().filter(|one| one.name.eq_ignore_ascii_case("host"));
    let host = hosts.next().map(|one| String::from_utf8_lossy(one.value).to_ascii_lowercase());
    let (Some(host), None) = (host, hosts.next()) else { return Some(None) };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = path.strip_prefix('/') else { return Some(None) };
    let Ok(path) = percent_decode_str(path).decode_utf8() else { return Some(None) };
    Some(Some(Request { method: method.to_string(), path: path.into_owned(), host }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_and_what_is_none_is_refused() {
        let read = |text: &str| read(&mut text.as_bytes()).unwrap();
        let request = read("GET /a%20b.html?x#y HTTP/1.1\r\nHost: LocalHost:1\r\n\r\n").unwrap();
        assert_eq!((&*request.path, &*request.host), ("a b.html", "localhost:1"));
        for text in [
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n",
            "\u{1}",
            "",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
