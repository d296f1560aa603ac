//! A web server on loopback that answers as a test says, also as no server should, and a proxy.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A server, which serves until the tests end.
pub struct Web {
    pub port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

/// A response.
pub struct Reply {
    head: String,
    body: Vec<u8>,
    then: Then,
}

/// The connection's end after the body.
pub enum Then {
    End,
    /// More of the same without end.
    Endless,
    /// A byte now and then without end.
    Trickle,
    /// The end of the connection, whatever length was told.
    Cut,
}

/// A page with this body.
pub fn page(body: &str) -> Reply {
    reply("text/html; charset=utf-8", body)
}

pub fn reply(kind: &str, body: impl AsRef<[u8]>) -> Reply {
    status("200 OK", body).with("Content-Type", kind)
}

pub fn status(line: &str, body: impl AsRef<[u8]>) -> Reply {
    Reply { head: format!("HTTP/1.1 {line}\r\n"), body: body.as_ref().to_vec(), then: Then::End }
}

pub fn redirect(target: &str) -> Reply {
    status("302 Found", "").with("Location", target)
}

impl Reply {
    pub fn with(mut self, name: &str, value: &str) -> Self {
        write!(self.head, "{name}: {value}\r\n").unwrap();
        self
    }

    pub fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }

    fn send(mut self, stream: &mut impl ReadWrite) -> io::Result<()> {
        let says_length = self.head.to_ascii_lowercase().contains("content-length");
        if !says_length && !matches!(self.then, Then::Endless | Then::Trickle) {
            let length = self.body.len() + usize::from(matches!(self.then, Then::Cut));
            self = self.with("Content-Length", &length.to_string());
        }
        write!(stream, "{}Connection: close\r\n\r\n", self.head)?;
        stream.write_all(&self.body)?;
        stream.flush()?;
        match self.then {
            Then::End | Then::Cut => Ok(()),
            Then::Endless => loop {
                stream.write_all(&self.body)?;
            },
            Then::Trickle => loop {
                stream.write_all(b" ")?;
                stream.flush()?;
                // Waits for what never comes.
                if matches!(stream.read(&mut [0]), Ok(0)) {
                    return Ok(());
                }
            },
        }
    }
}

pub trait ReadWrite: Read + Write {}
impl<T: Read + Write> ReadWrite for T {}

impl Web {
    /// Serves what `answer` makes of each path, and of the site and path where it is asked as a
    /// proxy.
    pub fn serve(answer: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        Self::serve_through(answer, |stream, answer| answer(stream))
    }

    /// The same in secret, for `localhost`; with its certificate in PEM.
    pub fn serve_in_secret(
        answer: impl Fn(&str) -> Reply + Send + Sync + 'static,
    ) -> (Self, String) {
        let rcgen::CertifiedKey { cert, signing_key } =
            rcgen::generate_simple_self_signed(["localhost".to_string()]).unwrap();
        let key = rustls::pki_types::PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let web = Self::serve_through(answer, move |mut stream, answer| {
            let mut secret = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            answer(&mut rustls::Stream::new(&mut secret, &mut stream))?;
            secret.send_close_notify();
            secret.complete_io(&mut stream).map(drop)
        });
        (web, cert.pem())
    }

    fn serve_through(
        answer: impl Fn(&str) -> Reply + Send + Sync + 'static,
        wrap: impl Fn(
            &mut TcpStream,
            &dyn Fn(&mut dyn ReadWriteDyn) -> io::Result<()>,
        ) -> io::Result<()>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let known = Arc::clone(&requests);
        let (answer, wrap) = (Arc::new(answer), Arc::new(wrap));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (answer, wrap, known) =
                    (Arc::clone(&answer), Arc::clone(&wrap), Arc::clone(&known));
                thread::spawn(move || {
                    stream.set_read_timeout(Some(Duration::from_millis(100))).ok();
                    // Who closes early is no fault of the server.
                    wrap(&mut stream, &|stream| converse(stream, &known, &*answer)).ok();
                });
            }
        });
        Self { port, requests }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The heads of all requests.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The head of the request for a path.
    pub fn request(&self, path: &str) -> String {
        let start = format!("GET {path} ");
        self.requests().into_iter().find(|head| head.starts_with(&start)).unwrap_or_default()
    }
}

pub trait ReadWriteDyn: Read + Write {}
impl<T: Read + Write> ReadWriteDyn for T {}

fn converse(
    mut stream: &mut dyn ReadWriteDyn,
    known: &Mutex<Vec<String>>,
    answer: &dyn Fn(&str) -> Reply,
) -> io::Result<()> {
    let mut site = String::new();
    loop {
        let head = head(&mut stream)?;
        known.lock().unwrap().push(head.clone());
        let mut words = head.split(' ');
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        if method == "CONNECT" {
            site = target.trim_end_matches(":80").to_string();
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
            stream.flush()?;
            continue;
        }
        return answer(&format!("{site}{target}")).send(&mut stream);
    }
}

fn head(stream: &mut impl Read) -> io::Result<String> {
    let mut head = String::new();
    let mut reader = BufReader::with_capacity(1, stream);
    while !head.ends_with("\r\n\r\n") {
        match reader.read_line(&mut head) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(head)
}
