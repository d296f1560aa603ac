//! One request, through all redirects, each of which is judged as if it had been typed.

use super::failure::{self, Failure};
use super::proxy::Proxies;
use super::public::is_public;
use super::resolver::{Private, PublicResolver};
use super::{FetchOptions, robots};
use anyhow::Result;
use std::env;
use std::fs;
use std::io::Read;
use std::net::IpAddr;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::http::{HeaderMap, header};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::DefaultConnector;
use url::{Host, Url};

/// The name by which the program asks: what it is, and what it is not.
const NAME: &str = concat!(
    "article-viewer/",
    env!("CARGO_PKG_VERSION"),
    " (packs single pages that a person names, with their pictures; no crawler)"
);
/// The most redirects; browsers follow no more either (WHATWG Fetch, "HTTP-redirect fetch").
const MOST_HOPS: usize = 20;

/// The client of a run.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    proxies: Proxies,
    allow_private: bool,
    timeout: Duration,
}

/// The limits and headers of a request.
pub(super) struct Request<'a> {
    /// The most bytes that are taken, unpacked.
    pub limit: u64,
    /// The option that raises the limit.
    pub size: &'static str,
    /// The kinds that are wanted.
    pub accept: &'static str,
    pub referrer: Option<&'a str>,
}

/// The response after all redirections.
#[derive(Debug)]
pub(super) struct Answer {
    /// The address in the end.
    pub address: Url,
    /// The `Content-Type`, or nothing.
    pub kind: String,
    /// The directives of the `X-Robots-Tag`s of all hops, each with the program that it is for.
    pub robots: Vec<(String, String)>,
    pub bytes: Vec<u8>,
}

impl Client {
    /// # Errors
    /// A proxy that is none, and certificates that cannot be read.
    pub(super) fn new(options: &FetchOptions) -> Result<Self> {
        let config = Agent::config_builder()
            .user_agent(NAME)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(options.timeout))
            .timeout_connect(Some(options.timeout.min(Duration::from_secs(15))))
            .tls_config(TlsConfig::builder().root_certs(roots()?).build())
            .proxy(None)
            .build();
        let resolver = PublicResolver { allow_private: options.allow_private };
        Ok(Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            proxies: Proxies::new(options.proxy.as_deref())?,
            allow_private: options.allow_private,
            timeout: options.timeout,
        })
    }

    /// Asks for an address and what it leads to; `hop` is called with each redirect.
    ///
    /// # Errors
    /// The address may not be asked, or there is no whole answer with a page or a picture in it.
    pub(super) fn get(
        &self,
        mut address: Url,
        request: &Request,
        hop: &mut dyn FnMut(&Url, &Url),
    ) -> Result<Answer, Failure> {
        let until = Instant::now() + self.timeout;
        let mut robots = Vec::new();
        let mut seen = vec![address.clone()];
        loop {
            self.judge(&address)?;
            let left = until.saturating_duration_since(Instant::now());
            let mut call = self.agent.get(address.as_str()).header(header::ACCEPT, request.accept);
            if let Some(referrer) = request.referrer.filter(|one| is_told(one, &address)) {
                call = call.header(header::REFERER, referrer);
            }
            let call = call.config().proxy(self.proxies.of(&address)).timeout_global(Some(left));
            let mut answer =
                call.build().call().map_err(|error| failure::of(error, self.timeout))?;
            let headers = answer.headers();
            robots.extend(values(headers, "x-robots-tag").flat_map(robots::of_header));
            let status = answer.status().as_u16();
            if matches!(status, 301 | 302 | 303 | 307 | 308) {
                let target = values(headers, "location").next().ok_or(Failure::NoTarget)?;
                let mut target =
                    address.join(target).map_err(|_| Failure::BadTarget(target.to_string()))?;
                target.set_fragment(None);
                hop(&address, &target);
                if seen.contains(&target) {
                    return Err(Failure::Circle);
                }
                if seen.len() > MOST_HOPS {
                    return Err(Failure::TooManyHops);
                }
                seen.push(target.clone());
                address = target;
                continue;
            }
            if status != 200 {
                return Err(Failure::Status(status));
            }
            let kind = values(headers, "content-type").next().unwrap_or_default().to_string();
            let too_large = || Failure::TooLarge(request.limit / 1_000_000, request.size);
            let length = values(headers, "content-length").next().and_then(|n| n.parse().ok());
            if length.is_some_and(|length: u64| length > request.limit) {
                return Err(too_large());
            }
            let mut bytes = Vec::new();
            let body = answer.body_mut().with_config().limit(u64::MAX).reader();
            let read = body.take(request.limit.saturating_add(1)).read_to_end(&mut bytes);
            if bytes.len() as u64 > request.limit {
                return Err(too_large());
            }
            read.map_err(|error| failure::of(ureq::Error::from(error), self.timeout))?;
            return Ok(Answer { address, kind, robots, bytes });
        }
    }

    /// Judges an address by what it says itself; what its name means is judged where it is
    /// connected to, and behind a proxy by the proxy.
    fn judge(&self, address: &Url) -> Result<(), Failure> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(Failure::Scheme(address.scheme().to_string()));
        }
        if !address.username().is_empty() || address.password().is_some() {
            return Err(Failure::User);
        }
        let private = |ip: IpAddr| match self.allow_private || is_public(ip) {
            true => Ok(()),
            false => Err(Failure::Private(Private(ip).to_string())),
        };
        match address.host() {
            Some(Host::Ipv4(ip)) => private(ip.into()),
            Some(Host::Ipv6(ip)) => private(ip.into()),
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                let is_own = name == "localhost" || name.ends_with(".localhost");
                if is_own { private(std::net::Ipv4Addr::LOCALHOST.into()) } else { Ok(()) }
            }
            None => Err(Failure::BadTarget(address.to_string())),
        }
    }
}

/// Whether a page's address is sent to another: not without TLS where the page came by TLS.
fn is_told(referrer: &str, address: &Url) -> bool {
    address.scheme() == "https" || !referrer.starts_with("https:")
}

fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h str> {
    headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok())
}

/// The certificates that are trusted: Mozilla's, or those in the file that `SSL_CERT_FILE` names,
/// as OpenSSL and curl have it.
fn roots() -> Result<RootCerts> {
    let Some(path) = env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty()) else {
        return Ok(RootCerts::WebPki);
    };
    let unread = |why: String| anyhow::anyhow!("SSL_CERT_FILE {}: {why}", path.to_string_lossy());
    let pem = fs::read(&path).map_err(|error| unread(error.to_string()))?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(one) = item.map_err(|error| unread(error.to_string()))? {
            certificates.push(one);
        }
    }
    Ok(RootCerts::from(certificates))
}
