//! The lines above a letter that say whom it is from, and of what it is.

use super::credit::date_line;
use super::line::Line;
use article::{Article, Byline, Date, Email, Lang, Location, Warning};

/// The fields of a letter's head (RFC 5322 §2.2), each with its line.
pub(super) struct Header(Vec<(usize, String, String)>);

/// The head of a letter and the lines below it, where a text begins with one.
pub(super) fn header<'l, 't>(lines: &'l [Line<'t>]) -> (Option<Header>, &'l [Line<'t>]) {
    let mut fields: Vec<(usize, String, String)> = Vec::new();
    let mut end = 0;
    for line in lines {
        let is_more = line.raw.starts_with([' ', '\t']);
        match (field(&line.text), fields.last_mut()) {
            _ if end > 0 && line.after_blank => break,
            (_, Some((_, _, value))) if is_more => {
                value.push(' ');
                value.push_str(&line.text);
            }
            (Some((name, value)), _) => fields.push((line.number, name, value)),
            (None, _) => return (None, lines),
        }
        end += 1;
    }
    let header = Header(fields);
    let is_letter = header.value("from").is_some()
        && header.value("subject").is_some()
        && header.0.len() > 2
        && end < lines.len();
    if is_letter { (Some(header), &lines[end..]) } else { (None, lines) }
}

fn field(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    is_name.then(|| (name.to_ascii_lowercase(), value.trim().to_string()))
}

impl Header {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(_, known, _)| known == name).map(|(_, _, value)| value.as_str())
    }

    /// An article with what the head says; the rest of it becomes warnings.
    pub(super) fn article(&self, warnings: &mut Vec<Warning>) -> Article {
        let subject = self.value("subject").unwrap_or_default();
        let mut article = Article::new(Lang::english(), subject);
        article.bylines.extend(self.value("from").map(byline));
        article.published = self.value("date").or(self.value("sent")).and_then(date);
        for (line, name, value) in &self.0 {
            let is_read = match name.as_str() {
                "subject" | "from" => true,
                "date" | "sent" => article.published.is_some(),
                _ => false,
            };
            if !is_read {
                let message =
                    format!("the letter\u{2019}s \u{201c}{name}: {value}\u{201d} was left out");
                warnings.push(Warning::new(Location::Line(*line), message));
            }
        }
        article
    }
}

/// `Ann Field <ann@example.org>`, or one of the two.
fn byline(from: &str) -> Byline {
    let (name, address) = from.rsplit_once('<').unwrap_or(match from.contains('@') {
        true => ("", from),
        false => (from, ""),
    });
    let name = name.trim().trim_matches('"').trim();
    let name = (!name.is_empty()).then(|| name.into());
    Byline { name, email: Email::parse(address.trim_matches(['<', '>', ' '])), ..Byline::default() }
}

/// `Fri, 14 Mar 2025 10:00:00 +0100`, of which the day counts.
fn date(text: &str) -> Option<Date> {
    let text = text.split_once(", ").map_or(text, |(_, date)| date);
    date_line(text).map(|found| found.date)
}
