//! Blocks between lines of slashes (PyMdown's), and lines that would put in another file, which is
//! none of the document's.

use super::blocks::Reader;
use super::callouts;
use super::figures::figure;
use super::prefix::columns;
use super::shortcodes::Picture;

/// Whether a line ends a block between slashes; those around others have more of them.
pub(super) fn is_end(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.bytes().all(|byte| byte == b'/')
}

impl Reader<'_, '_, '_, '_> {
    /// Opens or closes a block between slashes: `/// note | Title`, `///`.
    pub(super) fn slash_line(&mut self, prefix: &str, rest: &str) -> bool {
        let inner = rest.trim_start_matches('/').trim();
        if inner.is_empty() {
            let Some(close) = self.slashes.pop() else { return false };
            self.emit_block(prefix, &[close.to_string()]);
            return true;
        }
        let (name, title) =
            inner.split_once('|').map_or((inner, ""), |(name, title)| (name, title));
        let name = name.trim();
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        if !name.chars().all(is_name) || self.last_slashes < self.at {
            return false;
        }
        let title = title.trim();
        let is_caption = name.ends_with("caption");
        let is_bare = is_caption || name == "define";
        if is_caption && let Some(picture) = self.picture_above() {
            let lines = ["<figure>", "", &picture, "", "<figcaption>"].map(String::from);
            self.emit_block(prefix, &lines);
            self.slashes.push("</figcaption></figure>");
            return true;
        }
        let (lines, close) = match callouts::kind(name) {
            _ if name == "details" => (callouts::open(name, title, Some(false)), "</details>"),
            Some(kind) => (callouts::open(kind, title, None), callouts::close(kind)),
            None if is_bare || title.is_empty() => (Vec::new(), ""),
            None => (vec![format!("**{title}**")], ""),
        };
        self.emit_block(prefix, &lines);
        self.slashes.push(close);
        // Options stand below the line, set in.
        let is_option = |line: &&str| columns(line) >= 4 && line.contains(':');
        while self.ahead().first().is_some_and(is_option) {
            self.at += 1;
        }
        true
    }

    /// Takes the picture that stands alone in the line above, with its attributes.
    fn picture_above(&mut self) -> Option<String> {
        let place = self.out.iter().rposition(|line| !line.text.trim().is_empty())?;
        let text = self.out[place].text.trim();
        let is_picture = text.starts_with("![") && text.ends_with([')', '}']);
        let is_alone = place == 0 || self.out[place - 1].text.trim().is_empty();
        if !is_picture || !is_alone {
            return None;
        }
        let picture = text.to_string();
        self.out.truncate(place);
        Some(picture)
    }

    /// Leaves out a line that stands for the content of another file.
    pub(super) fn other_file(&mut self, prefix: &str, rest: &str) -> bool {
        let line = rest.trim();
        let is_one = line.starts_with("--8<--")
            || line.starts_with("<<< ")
            || line.starts_with("<!--@include:") | line.starts_with("<!-- @include:")
            || line.starts_with("@include ") | line.starts_with("@import \"")
            || line.starts_with("!!!include(");
        // What parts columns in a theme of Hugo.
        if line == "<--->" {
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        if is_one {
            self.elsewhere(prefix, line);
        }
        is_one || self.content_block(prefix, line) || self.docsify_box(prefix, line)
    }

    /// Reads Docsify's paragraph in a box: `!> Important`, `?> A tip`.
    fn docsify_box(&mut self, prefix: &str, line: &str) -> bool {
        let found = [("!> ", "important"), ("?> ", "tip")];
        let found = found.iter().find_map(|(mark, kind)| Some((line.strip_prefix(mark)?, *kind)));
        let Some((text, kind)) = found else { return false };
        self.emit_block(prefix, &callouts::open(kind, "", None));
        self.emit(format!("{prefix}{text}"), true);
        while let Some(next) = self.ahead().first().copied().filter(|next| !next.trim().is_empty())
        {
            self.at += 1;
            self.emit(next, true);
        }
        self.emit_block(prefix, &[callouts::close(kind).to_string()]);
        true
    }

    /// Reads iA Writer's line that is the name of a file: a picture is shown, others are elsewhere.
    fn content_block(&mut self, prefix: &str, line: &str) -> bool {
        if !line.starts_with('/') {
            return false;
        }
        let (path, title) = match line.split_once(" \"").or(line.split_once(" '")) {
            Some((path, title)) => (path, title.trim_end_matches(['"', '\''])),
            None => (line, ""),
        };
        let Some((_, extension)) = path.rsplit_once('.') else { return false };
        if path.contains([' ', '(', '<']) {
            return false;
        }
        match extension.to_ascii_lowercase().as_str() {
            "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => {
                let src = path.trim_start_matches('/').to_string();
                let picture = Picture { src, caption: title.to_string(), ..Picture::default() };
                self.emit_block(prefix, &figure(&picture));
            }
            "md" | "markdown" | "txt" | "csv" | "swift" | "py" | "js" => {
                self.elsewhere(prefix, line)
            }
            _ => return false,
        }
        true
    }

    /// Leaves out a line that would bring another file's content.
    pub(super) fn elsewhere(&mut self, prefix: &str, source: &str) {
        let number = self.number();
        self.context.elsewhere(number, source);
        self.emit(prefix.trim_end().to_string(), true);
    }

    /// Leaves out a line that is only a command of TeX for paper.
    pub(super) fn paper(&mut self, prefix: &str, rest: &str) -> bool {
        const COMMANDS: [&str; 16] = [
            "newpage",
            "pagebreak",
            "clearpage",
            "cleardoublepage",
            "maketitle",
            "tableofcontents",
            "bigskip",
            "medskip",
            "smallskip",
            "vspace",
            "noindent",
            "centering",
            "appendix",
            "printbibliography",
            "listoffigures",
            "listoftables",
        ];
        let line = rest.trim();
        let name = line.strip_prefix('\\').unwrap_or_default();
        let end = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
        let behind = &name[end..];
        let is_one = COMMANDS.contains(&&name[..end])
            && (behind.is_empty() || behind.starts_with('{') && behind.ends_with('}'));
        if is_one {
            let number = self.number();
            self.context.log.warn(number, format!("{line} is for paper and was left out"));
            self.emit(prefix.trim_end().to_string(), true);
        }
        is_one
    }
}
