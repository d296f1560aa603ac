//! Containers of Quarto that are more than boxes: figures with a caption, parts for other forms.

use super::attributes::Attributes;
use super::blocks::Reader;
use super::directives::Opening;
use super::html_text;

impl Reader<'_, '_, '_, '_> {
    /// Opens a figure whose last paragraph is its caption: `::: {#fig-boats}`.
    pub(super) fn figure(&mut self, prefix: &str, opening: &Opening) -> bool {
        let Some(id) = opening.id.as_deref().filter(|id| id.starts_with("fig-")) else {
            return false;
        };
        let Some(caption) = self.caption_within() else { return false };
        self.emit_block(prefix, &[format!("<figure id=\"{}\">", html_text(id))]);
        self.pending.caption_at = Some(caption);
        self.colons.push("</figcaption>\n</figure>");
        true
    }

    /// The line in which the last paragraph of the container begins that was opened last.
    fn caption_within(&self) -> Option<usize> {
        const LONGEST: usize = 60;
        let lines = &self.ahead()[..LONGEST.min(self.ahead().len())];
        let end = lines.iter().position(|line| line.trim_start().starts_with(":::"))?;
        let is_end = lines[end].trim().bytes().all(|byte| byte == b':');
        let lines = lines[..end].iter().map(|line| line.trim()).collect::<Vec<_>>();
        let last = lines.iter().rposition(|line| !line.is_empty())?;
        let start = lines[..last].iter().rposition(|line| line.is_empty())? + 1;
        let is_text = !lines[start].starts_with(['!', '<', '`', '|', '#', '{', '~', '$', '+']);
        (is_end && is_text && start > 1).then_some(self.at + start)
    }

    /// Begins the caption of a figure, if this is the line.
    pub(super) fn caption(&mut self) {
        if self.pending.caption_at.take_if(|at| *at + 1 == self.at).is_some() {
            self.emit_block("", &["<figcaption>".to_string()]);
        }
    }

    /// Leaves out a part that Quarto shows in other forms than pages.
    pub(super) fn hidden_part(&mut self, prefix: &str, name: &str) -> bool {
        let inner = name.strip_prefix('{').and_then(|name| name.split('}').next());
        let Some(attributes) = inner.and_then(Attributes::parse) else { return false };
        let is_page = |form: &str| form.starts_with("html");
        let when = attributes.value("when-format").map(is_page);
        let unless = attributes.value("unless-format").map(|form| !is_page(form));
        let applies = when.or(unless);
        let is_hidden = attributes.has_class("content-hidden") && applies.unwrap_or(true)
            || attributes.has_class("content-visible") && applies == Some(false);
        if !is_hidden || self.pending.has_endless_part {
            return false;
        }
        let mut depth = 1_usize;
        let end = self.ahead().iter().position(|line| {
            let mark = line.trim();
            if mark.starts_with(":::") {
                match mark.trim_start_matches(':').is_empty() {
                    true => depth -= 1,
                    false => depth += 1,
                }
            }
            depth == 0
        });
        let Some(end) = end else {
            // Looking for the end of each that has none would take long.
            self.pending.has_endless_part = true;
            return false;
        };
        let number = self.number();
        let message = format!("a part that is not meant for a page was left out: {end} lines");
        self.context.log.warn(number, message);
        self.at += end + 1;
        self.emit(prefix.trim_end().to_string(), true);
        true
    }
}
