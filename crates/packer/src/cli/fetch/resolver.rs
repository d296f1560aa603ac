//! Names → the addresses that are connected to.
//!
//! The addresses that are checked here are those that are connected to: each name is resolved once,
//! so one that means another address a moment later (DNS rebinding) gains nothing.

use super::public::is_public;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Resolves names to addresses of the internet alone, unless all are allowed.
#[derive(Debug)]
pub(super) struct PublicResolver {
    pub allow_private: bool,
}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        // With a proxy only its own name is resolved here, and it is the user who names it.
        if self.allow_private || config.proxy().is_some() {
            return Ok(found);
        }
        let mut public = self.empty();
        found.iter().filter(|one| is_public(one.ip())).for_each(|one| public.push(*one));
        match (public.is_empty(), found.first()) {
            (true, Some(first)) => Err(Error::Other(Box::new(Private(SocketAddr::ip(first))))),
            _ => Ok(public),
        }
    }
}

/// An address that is not one of the internet's.
#[derive(Debug)]
pub(super) struct Private(pub IpAddr);

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is an address of this machine or of a network around it, and was not asked: if it \
             is meant, say --allow-private",
            self.0
        )
    }
}

impl std::error::Error for Private {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_judged_by_the_addresses_that_it_means() {
        let resolve = |allow_private| {
            let uri = Uri::from_static("http://localhost/");
            let timeout = NextTimeout::default();
            PublicResolver { allow_private }.resolve(&uri, &Config::default(), timeout)
        };
        assert!(resolve(false).unwrap_err().to_string().contains("--allow-private"));
        assert!(resolve(true).is_ok());
    }
}
