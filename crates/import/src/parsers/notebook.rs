//! A notebook of Jupyter (`.ipynb`, nbformat 4) → Markdown: its text, its code, and of what that gave
//! the text and the pictures.

use article::{Location, Warning};
use serde_json::Value;

/// Whether JSON is a notebook.
pub(super) fn is_notebook(value: &Value) -> bool {
    value.get("nbformat").is_some() && value.get("cells").is_some_and(Value::is_array)
}

/// The notebook's Markdown.
pub(super) fn markdown(notebook: &Value, warnings: &mut Vec<Warning>) -> String {
    let metadata = &notebook["metadata"];
    let language = [&metadata["language_info"]["name"], &metadata["kernelspec"]["language"]];
    let language = language.into_iter().find_map(Value::as_str).unwrap_or_default();
    let mut out = head(metadata);
    let cells = notebook["cells"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (place, cell) in cells.iter().enumerate() {
        let source = text(&cell["source"]);
        match cell["cell_type"].as_str() {
            Some("markdown") => out.push_str(&attached(&source, &cell["attachments"])),
            Some("code") => {
                fence(&mut out, language, &source);
                let outputs = cell["outputs"].as_array().map(Vec::as_slice).unwrap_or_default();
                for output in outputs {
                    if !push_output(&mut out, output) {
                        let message = "what a cell shows has no form of text or picture, and was \
                                       left out";
                        let location = Location::Path(format!("cells[{place}].outputs"));
                        warnings.push(Warning::new(location, message));
                    }
                }
            }
            // Quarto and nbdev begin with front matter.
            _ if place == 0 && source.starts_with("---\n") => out.push_str(&source),
            _ => fence(&mut out, "", &source),
        }
        out.push_str("\n\n");
    }
    out
}

/// Front matter with what the notebook says of itself.
fn head(metadata: &Value) -> String {
    let given = ["title", "authors", "date"].iter().filter(|key| !metadata[**key].is_null());
    let given: Vec<String> = given.map(|key| format!("{key}: {}\n", metadata[*key])).collect();
    match given.is_empty() {
        true => String::new(),
        false => format!("---\n{}---\n\n", given.concat()),
    }
}

/// A text, or the lines of one.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).collect(),
        _ => String::new(),
    }
}

fn fence(out: &mut String, language: &str, code: &str) {
    if code.trim().is_empty() {
        return;
    }
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let marks = "`".repeat(longest.max(2) + 1);
    out.push_str(&format!("{marks}{language}\n{}\n{marks}\n\n", code.trim_end()));
}

/// Adds what a cell shows, in the richest form that a page has; whether there is one.
fn push_output(out: &mut String, output: &Value) -> bool {
    if let Some(Value::String(name)) = output.get("ename") {
        fence(out, "", &format!("{name}: {}", text(&output["evalue"])));
        return true;
    }
    if output.get("text").is_some() {
        fence(out, "", &plain(&text(&output["text"])));
        return true;
    }
    let data = &output["data"];
    for kind in ["image/png", "image/jpeg"] {
        if data.get(kind).is_some() {
            let bytes: String = text(&data[kind]).split_whitespace().collect();
            let alt = text(&data["text/plain"]);
            let alt = if alt.starts_with('<') {
                String::new()
            } else {
                alt.replace(['[', ']', '\n'], " ")
            };
            out.push_str(&format!("![{alt}](data:{kind};base64,{bytes})\n\n"));
            return true;
        }
    }
    if data.get("text/markdown").is_some() || data.get("text/latex").is_some() {
        let kind = if data.get("text/markdown").is_some() { "text/markdown" } else { "text/latex" };
        out.push_str(&format!("{}\n\n", text(&data[kind])));
        return true;
    }
    if let Some(table) = table(&text(&data["text/html"])) {
        out.push_str(&table);
        return true;
    }
    let shown = plain(&text(&data["text/plain"]));
    fence(out, "", &shown);
    !shown.trim().is_empty() || data.is_null()
}

/// The table that HTML has, as of a data frame, without blank lines, which would end it.
fn table(html: &str) -> Option<String> {
    let (at, end) = (html.find("<table")?, html.rfind("</table>")? + "</table>".len());
    let lines = html.get(at..end)?.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut table = format!("{}\n\n", lines.collect::<Vec<_>>().join("\n"));
    // How large it is.
    if let Some((size, _)) = html[end..].split_once("<p>").and_then(|(_, p)| p.split_once("</p>")) {
        table.push_str(&format!("<p>{}</p>\n\n", size.trim()));
    }
    Some(table)
}

/// A text without the colours of terminals (ECMA-48 §8.3.117).
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        out.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        let end = after.find(|c: char| c.is_ascii_alphabetic()).map_or(after.len(), |end| end + 1);
        rest = &after[end..];
    }
    out + rest
}

/// The text with the pictures that are attached to its cell.
fn attached(source: &str, attachments: &Value) -> String {
    let Some(files) = attachments.as_object() else { return source.to_string() };
    let mut source = source.to_string();
    for (name, kinds) in files {
        let picture = kinds.as_object().and_then(|kinds| kinds.iter().next());
        if let Some((kind, bytes)) = picture {
            let bytes: String = text(bytes).split_whitespace().collect();
            source = source
                .replace(&format!("(attachment:{name})"), &format!("(data:{kind};base64,{bytes})"));
        }
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cells_become_text_and_code_with_what_it_gave() {
        let notebook = json!({
            "nbformat": 4, "metadata": {"kernelspec": {"language": "python"}},
            "cells": [
                {"cell_type": "markdown", "source": ["# Mill\n", "Text."]},
                {"cell_type": "code", "source": "1 + 1", "outputs": [
                    {"data": {"text/plain": ["2"]}},
                    {"text": "\u{1b}[31mred\u{1b}[0m\n"},
                    {"data": {"application/x": 1}},
                ]},
            ],
        });
        assert!(is_notebook(&notebook));
        let mut warnings = Vec::new();
        assert_eq!(
            markdown(&notebook, &mut warnings).trim(),
            "# Mill\nText.\n\n```python\n1 + 1\n```\n\n```\n2\n```\n\n```\nred\n```"
        );
        assert_eq!(warnings[0].location.to_string(), "cells[1].outputs");
    }
}
