//! E-mail addresses.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Reads what HTML's `<input type=email>` takes (WHATWG HTML, "valid e-mail
    /// address"), without addresses on a bare host name.
    pub fn parse(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        let (local, domain) = raw.split_once('@')?;
        let local_ok = !local.is_empty()
            && local
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b));
        let label_ok = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        (local_ok && domain.contains('.') && domain.split('.').all(label_ok))
            .then(|| Self(raw.to_string()))
    }

    /// The address, such as `a@example.org`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The `mailto:` address (RFC 6068), with the characters that are legal in a
    /// mail address and special in a URL escaped.
    pub fn mailto(&self) -> String {
        const SPECIAL: &AsciiSet = &CONTROLS
            .add(b'%')
            .add(b'?')
            .add(b'#')
            .add(b'&')
            .add(b'/')
            .add(b'`')
            .add(b'{')
            .add(b'|')
            .add(b'}')
            .add(b'^');
        format!("mailto:{}", utf8_percent_encode(&self.0, SPECIAL))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses() {
        assert_eq!(
            Email::parse("a+b?c@example.org").map(|e| e.mailto()).as_deref(),
            Some("mailto:a+b%3Fc@example.org")
        );
        for text in ["", "a@b", "a b@c.org", "a@-b.org", "@b.org", "a@b..org"] {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }
}
