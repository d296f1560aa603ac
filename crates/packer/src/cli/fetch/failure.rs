//! Why an address was not fetched, and what to do.

use super::resolver::Private;
use std::fmt;
use std::io;
use std::time::Duration;
use ureq::Error;

/// The reason, as a sentence without a full stop that may follow a colon.
#[derive(Debug)]
pub(super) enum Failure {
    /// Another scheme than HTTP's.
    Scheme(String),
    /// A user's name in the address.
    User,
    /// An address that is not on the internet, in a message.
    Private(String),
    /// A redirect to nowhere.
    NoTarget,
    /// A redirect to what is no address.
    BadTarget(String),
    /// Redirects in a circle.
    Circle,
    TooManyHops,
    /// An answer without what was asked for.
    Status(u16),
    /// More than so many megabytes, and the option that allows more.
    TooLarge(u64, &'static str),
    /// No answer, or no more of it, in so many seconds.
    Late(u64),
    /// An answer that ended before its end.
    Cut,
    /// Anything else, in the client's words.
    Other(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAVE: &str = "open it in a browser, save the page, and name that file";
        match self {
            Self::Scheme(scheme) => write!(
                f,
                "leads to {scheme}:, and only http and https are followed: name what it should \
                 lead to"
            ),
            Self::User => write!(
                f,
                "names a user, which would be told to whoever reads the page: leave that out, or \
                 {SAVE}"
            ),
            Self::Private(message) => f.write_str(message),
            Self::NoTarget => write!(f, "the server redirects to nowhere: {SAVE}"),
            Self::BadTarget(target) => {
                write!(f, "the server redirects to {target}, which is no address: {SAVE}")
            }
            Self::Circle => write!(
                f,
                "the server redirects in a circle; it may want cookies, which are not kept: {SAVE}"
            ),
            Self::TooManyHops => write!(f, "the server redirects without end: {SAVE}"),
            Self::Status(status @ (404 | 410)) => {
                write!(f, "there is nothing at this address ({status}): correct it")
            }
            Self::Status(status @ (401 | 402 | 403 | 407 | 429 | 451)) => write!(
                f,
                "the server does not give it to this program ({status}); if you may read it: {SAVE}"
            ),
            Self::Status(status @ 500..=599) => {
                write!(f, "the server has failed ({status}): try again later")
            }
            Self::Status(status) => {
                write!(f, "the server answers with {status} and no page: {SAVE}")
            }
            Self::TooLarge(limit, option) => {
                write!(f, "is larger than {limit} MB: raise the limit with {option}")
            }
            Self::Late(seconds) => write!(
                f,
                "did not come within {seconds} seconds: try again, or give it more time with \
                 --timeout"
            ),
            Self::Cut => write!(f, "the connection ended before all had come: try again"),
            Self::Other(message) => write!(f, "could not be fetched ({message}): try again"),
        }
    }
}

impl std::error::Error for Failure {}

/// Tells what the client says of a request that was to take so long at most.
pub(super) fn of(error: Error, timeout: Duration) -> Failure {
    match error {
        Error::Timeout(_) => Failure::Late(timeout.as_secs()),
        Error::Other(other) => match other.downcast_ref::<Private>() {
            Some(private) => Failure::Private(private.to_string()),
            None => Failure::Other(other.to_string()),
        },
        Error::HostNotFound => Failure::Other("its site is not known".to_string()),
        Error::Io(error) => of_io(&error),
        Error::Decompress(_, error) => of_io(&error),
        other => Failure::Other(other.to_string()),
    }
}

fn of_io(error: &io::Error) -> Failure {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, UnexpectedEof};
    let message = error.to_string();
    match error.kind() {
        UnexpectedEof | ConnectionReset | ConnectionAborted => Failure::Cut,
        _ if message.contains("failed to lookup address") => {
            Failure::Other("its site is not known".to_string())
        }
        _ => Failure::Other(message),
    }
}
