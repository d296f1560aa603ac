//! The marks of Microsoft Learn and other sites of DocFX, between colons and within quotations.

use super::blocks::Reader;
use super::figures::figure;
use super::inline::{Scanner, Written};
use super::pieces::Meaning;
use super::prefix::split_prefix;
use super::shortcodes::Picture;
use super::templates::{self, TemplateTag};
use super::{head, html_text};

impl Reader<'_, '_, '_, '_> {
    /// Reads a mark between colons: `:::image source="a.png" alt-text="A":::`, `:::row:::`,
    /// `::: zone-end`.
    pub(super) fn learn_colons(&mut self, prefix: &str, rest: &str) -> bool {
        let inner = rest.trim().trim_start_matches(':').trim_start();
        let is_closed = inner.ends_with(":::");
        let inner = inner.trim_end_matches(':').trim_end();
        let word = inner.split_whitespace().next().unwrap_or_default();
        let says = |key: &str| inner[word.len()..].trim_start().starts_with(key);
        let only_groups = match word {
            "row" | "column" => is_closed,
            "row-end" | "column-end" | "zone-end" | "moniker-end" | "image-end" => true,
            "zone" => says("pivot=") || says("target="),
            "moniker" => says("range="),
            _ => false,
        };
        if only_groups {
            // What stands in columns is set in.
            self.pending.has_components |= word.starts_with("column");
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        if inner == "mermaid" && self.last_colons >= self.at {
            return self.drawn_in_colons(prefix);
        }
        if !is_closed || !matches!(word, "image" | "code") {
            return false;
        }
        let Some(picture) = with_tag(inner, picture) else { return false };
        match word {
            "image" => self.emit_block(prefix, &figure(&picture)),
            _ => self.elsewhere(prefix, rest.trim()),
        }
        true
    }

    /// Reads the source of a drawing between colons, as Azure DevOps has it.
    fn drawn_in_colons(&mut self, prefix: &str) -> bool {
        let end = self.ahead().iter().position(|line| line.trim_start().starts_with(":::"));
        let Some(end) = end else { return false };
        let source = self.ahead()[..end].join("\n");
        self.at += end + 1;
        self.code_lines(prefix, "mermaid", &source);
        true
    }

    /// Reads a line with which a quotation of DocFX says what it is: `[!VIDEO https://…]`,
    /// `[!div class="checklist"]`.
    pub(super) fn learn_quote(&mut self, prefix: &str, rest: &str) -> bool {
        if !prefix.contains('>') {
            return false;
        }
        let line = rest.trim();
        if let Some(href) = line.strip_prefix("[!VIDEO ").and_then(|line| line.strip_suffix(']')) {
            let href = href.trim().replace('"', "");
            self.emit("", true);
            self.emit(format!("{{{{< video \"{href}\" >}}}}"), true);
            self.emit("", true);
            return true;
        }
        if !line.starts_with("[!div") || !line.ends_with(']') {
            return false;
        }
        // It only says how the lines look.
        self.emit("", true);
        let count = self.ahead().iter().take_while(|line| line.trim_start().starts_with('>'));
        let count = count.count();
        for line in self.source.iter_mut().skip(self.at).take(count) {
            let own = split_prefix(line).0.find('>').map_or(*line, |at| &line[at + 1..]);
            *line = own.strip_prefix(' ').unwrap_or(own);
        }
        true
    }

    /// Reads the name of a tab, which is a heading there, and the rule behind the last one.
    pub(super) fn learn_tab(&mut self, prefix: &str, rest: &str) -> bool {
        if self.pending.has_learn_tabs && matches!(rest.trim_end(), "---" | "***" | "* * *") {
            self.pending.has_learn_tabs = false;
            self.emit(prefix.trim_end().to_string(), true);
            return true;
        }
        let name = rest.trim_start_matches('#').trim_start().strip_prefix('[');
        let Some((name, target)) = name.and_then(|name| name.split_once("](#tab")) else {
            return false;
        };
        if !rest.starts_with('#') || !target.starts_with('/') || !target.trim_end().ends_with(')') {
            return false;
        }
        self.pending.has_learn_tabs = true;
        self.emit_block(prefix, &[format!("**{name}**")]);
        true
    }
}

impl Scanner<'_, '_, '_, '_> {
    /// Reads a part in brackets that another file would bring: `[!INCLUDE [a](b.md)]`.
    pub(super) fn learn_include(&mut self) -> Written {
        let rest = head(self.rest(), 500);
        let name = rest.strip_prefix("[!")?.get(..7)?.to_ascii_lowercase();
        if name != "include" && !name.starts_with("code") {
            return None;
        }
        let end = super::links::closing(rest, '[', ']')? + 1;
        let source = &rest[..end];
        if !source.contains("](") {
            return None;
        }
        let number = self.number();
        self.context.elsewhere(number, source);
        Some(self.keep(self.at + end, Meaning::Nothing))
    }

    /// Reads a mark between colons within a line: a picture, words that are not translated.
    pub(super) fn learn_colons(&mut self) -> Written {
        let rest = head(self.rest(), 1_000).split('\n').next()?;
        let inner = rest.strip_prefix(":::")?;
        let end = inner.find(":::")?;
        let inner = &inner[..end];
        let meaning = match inner.split_whitespace().next()? {
            "no-loc" => with_tag(inner, |tag| Some(Meaning::Text(tag.value(&["text"])?.into()))),
            "image" => {
                let picture = with_tag(inner, picture)?;
                let Picture { src, alt, .. } = picture;
                Some(Meaning::Picture { src, alt, width: None, height: None })
            }
            _ => None,
        }?;
        Some(self.keep(self.at + end + 6, meaning))
    }

    /// Reads the name of a person as Azure DevOps has it: `@<Ada Crumb>`.
    pub(super) fn azure_person(&mut self) -> Written {
        let name = head(self.rest().strip_prefix("@<")?, 100);
        let name = &name[..name.find(['>', '\n'])?];
        let is_name =
            name.contains(' ') && name.chars().all(|c| c.is_alphabetic() || " .-'".contains(c));
        let end = self.at + 2 + name.len();
        let is_closed = self.text[end..].starts_with('>');
        (is_name && is_closed).then(|| self.keep(end + 1, Meaning::Text(format!("@{name}"))))
    }

    /// Reads the name of a part of a program, which the site would lead to: `<xref:System.String>`.
    pub(super) fn learn_reference(&mut self) -> Written {
        let rest = head(self.rest(), 500);
        let name = rest.strip_prefix("<xref:")?;
        let end = name.find(['>', '\n', ' ']).filter(|end| name[*end..].starts_with('>'))?;
        let shown = name[..end].split(['?', '#']).next().unwrap_or_default().replace("%2A", "");
        let html = format!("<code>{}</code>", html_text(shown.trim_end_matches('*')));
        Some(self.keep(self.at + 6 + end + 1, Meaning::Html(html)))
    }
}

/// Reads attributes behind a name as those of a template tag.
fn with_tag<T>(inner: &str, read: impl Fn(&TemplateTag) -> Option<T>) -> Option<T> {
    let tag = format!("{{{{< {inner} >}}}}");
    let found = templates::tag(&tag, |close| tag.find(close))?;
    read(&found)
}

fn picture(tag: &TemplateTag) -> Option<Picture> {
    let src = tag.value(&["source"])?.to_string();
    let link = tag.value(&["lightbox", "link"]).unwrap_or_default().to_string();
    let alt = tag.value(&["alt-text"]).unwrap_or_default().to_string();
    Some(Picture {
        link: if link == src { String::new() } else { link },
        src,
        alt,
        ..Picture::default()
    })
}
