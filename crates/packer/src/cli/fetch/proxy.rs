//! The proxy through which an address is asked: the one that the arguments name, else the
//! environment's, as curl has it.

use anyhow::{Result, anyhow};
use std::env;
use ureq::Proxy;
use url::Url;

/// The proxies for both schemes.
#[derive(Debug)]
pub(super) struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    /// The hosts that are asked without one.
    not_for: Vec<String>,
}

impl Proxies {
    /// `given` is the argument's, which holds for all hosts.
    ///
    /// # Errors
    /// A proxy that is none, or of another kind than HTTP's.
    pub(super) fn new(given: Option<&str>) -> Result<Self> {
        if let Some(given) = given {
            let one = (!given.is_empty()).then(|| proxy("--proxy", given)).transpose()?;
            return Ok(Self { http: one.clone(), https: one, not_for: Vec::new() });
        }
        let named = |name: &str| -> Result<Option<Proxy>> {
            for name in [name, &name.to_ascii_uppercase(), "all_proxy", "ALL_PROXY"] {
                if let Some(value) = env::var(name).ok().filter(|value| !value.is_empty()) {
                    return proxy(name, &value).map(Some);
                }
            }
            Ok(None)
        };
        let not_for = ["no_proxy", "NO_PROXY"].into_iter().find_map(|name| env::var(name).ok());
        let not_for = not_for.unwrap_or_default().to_ascii_lowercase();
        Ok(Self {
            http: named("http_proxy")?,
            https: named("https_proxy")?,
            not_for: not_for.split(',').map(|host| host.trim().to_string()).collect(),
        })
    }

    /// The proxy for an address.
    pub(super) fn of(&self, address: &Url) -> Option<Proxy> {
        let proxy = if address.scheme() == "https" { &self.https } else { &self.http };
        let host = address.host_str().unwrap_or_default();
        proxy.clone().filter(|_| !self.not_for.iter().any(|pattern| is_meant(pattern, host)))
    }
}

/// Whether `NO_PROXY` means a host: by its name, by the end of its name behind a dot, or all.
fn is_meant(pattern: &str, host: &str) -> bool {
    let name = pattern.trim_start_matches("*.").trim_start_matches('.');
    let end = host.len().checked_sub(name.len() + 1);
    pattern == "*"
        || !name.is_empty()
            && (host == name
                || host.ends_with(name) && end.is_some_and(|end| host[end..].starts_with('.')))
}

fn proxy(name: &str, value: &str) -> Result<Proxy> {
    let refused = || anyhow!("{name}: write a proxy as http://host:port; others are not known");
    let proxy = Proxy::new(value).map_err(|_| refused())?;
    let is_http =
        matches!(proxy.protocol(), ureq::ProxyProtocol::Http | ureq::ProxyProtocol::Https);
    is_http.then_some(proxy).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_without_a_proxy_are_told_by_their_ends() {
        for (pattern, host, outcome) in [
            ("*", "example.org", true),
            ("example.org", "example.org", true),
            ("example.org", "www.example.org", true),
            (".example.org", "www.example.org", true),
            ("*.example.org", "www.example.org", true),
            ("example.org", "anexample.org", false),
            ("", "example.org", false),
            ("127.0.0.1", "127.0.0.1", true),
        ] {
            assert_eq!(is_meant(pattern, host), outcome, "{pattern} {host}");
        }
    }
}
