//! YAML and TOML → one small tree that knows its lines.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::HashMap;
use toml::de::{DeTable, DeValue};

/// The most levels of front matter, which has one or two; more are a mistake or an attack.
const MAX_DEPTH: usize = 16;

/// The most values that aliases repeat.
const MOST_REPEATED: usize = 1_000;

/// A value and the line where it stands, counted from 1 in the front matter's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ValueNode {
    pub line: usize,
    pub value: Value,
}

/// A value. Numbers, booleans and dates stay as they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Text(String),
    List(Vec<ValueNode>),
    Map(Vec<(String, ValueNode)>),
}

impl Value {
    /// All texts of the value, on one line.
    pub(super) fn words(&self) -> String {
        let list: Vec<String> = match self {
            Self::Null => Vec::new(),
            Self::Text(text) => text.split_whitespace().map(str::to_string).collect(),
            Self::List(items) => items.iter().map(|item| item.value.words()).collect(),
            Self::Map(entries) => {
                entries.iter().map(|(key, node)| format!("{key}: {}", node.value.words())).collect()
            }
        };
        let separator = if matches!(self, Self::Text(_)) { " " } else { ", " };
        list.join(separator)
    }
}

impl ValueNode {
    /// Adds to the line of the value and of all within.
    pub(super) fn move_down(&mut self, lines: usize) {
        self.line += lines;
        match &mut self.value {
            Value::Null | Value::Text(_) => {}
            Value::List(items) => items.iter_mut().for_each(|item| item.move_down(lines)),
            Value::Map(entries) => entries.iter_mut().for_each(|(_, node)| node.move_down(lines)),
        }
    }
}

/// The reason why front matter could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub line: usize,
    pub message: String,
}

/// Reads the first document of a YAML text.
///
/// # Errors
/// Text that is no YAML, and values that nest deeper or repeat more than front matter does.
pub(super) fn from_yaml(text: &str) -> Result<ValueNode, Unreadable> {
    let mut open: Vec<Open> = Vec::new();
    let mut named: HashMap<usize, ValueNode> = HashMap::new();
    let mut repeated = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| Unreadable {
            line: error.marker().line(),
            message: error.info().to_string(),
        })?;
        let (done, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => (scalar(&text, style, span), anchor),
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= MAX_DEPTH => {
                return Err(unreadable(span, "it is nested too deeply"));
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open::list(span.start.line(), anchor));
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open::map(span.start.line(), anchor));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(closed) => (closed.node, closed.anchor),
                None => continue,
            },
            // An alias repeats a part of the text, and a few nested ones repeat it a billion times.
            Event::Alias(anchor) => match named.get(&anchor) {
                Some(node) => {
                    repeated += count(node);
                    if repeated > MOST_REPEATED {
                        return Err(unreadable(span, "its aliases (*name) repeat too much"));
                    }
                    (node.clone(), 0)
                }
                None => return Err(unreadable(span, "an alias (*name) is within what it names")),
            },
            Event::DocumentEnd => break,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) => {
                continue;
            }
        };
        if anchor > 0 {
            repeated += count(&done);
            if repeated <= MOST_REPEATED {
                named.insert(anchor, done.clone());
            }
        }
        match open.last_mut() {
            Some(parent) => parent.take(done),
            None => return Ok(done),
        }
    }
    Ok(ValueNode { line: 1, value: Value::Null })
}

/// Looks whether a text is JSON; lines are counted on from those before it.
///
/// # Errors
/// Text that is none.
pub(super) fn from_json(text: &str, lines_before: usize) -> Result<(), Unreadable> {
    let read = serde_json::from_str::<serde::de::IgnoredAny>(text);
    read.map(|_| ()).map_err(|error| Unreadable {
        line: lines_before + error.line(),
        message: error.to_string().split(" at line ").next().unwrap_or_default().to_string(),
    })
}

/// Reads a TOML text.
///
/// # Errors
/// Text that is no TOML.
pub(super) fn from_toml(text: &str) -> Result<ValueNode, Unreadable> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| Unreadable {
        line: lines.at(error.span().map_or(0, |span| span.start)),
        message: error.message().to_string(),
    })?;
    Ok(ValueNode { line: 1, value: toml_table(table.get_ref(), &lines) })
}

/// The number of values in one, itself included.
fn count(node: &ValueNode) -> usize {
    1 + match &node.value {
        Value::Null | Value::Text(_) => 0,
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(entries) => entries.iter().map(|(_, node)| count(node)).sum(),
    }
}

/// A list or map whose end has not come yet.
struct Open {
    node: ValueNode,
    /// The number of the name that aliases call it by; 0 where it has none.
    anchor: usize,
    /// The key whose value comes next.
    key: Option<String>,
}

impl Open {
    fn list(line: usize, anchor: usize) -> Self {
        Self { node: ValueNode { line, value: Value::List(Vec::new()) }, anchor, key: None }
    }

    fn map(line: usize, anchor: usize) -> Self {
        Self { node: ValueNode { line, value: Value::Map(Vec::new()) }, anchor, key: None }
    }

    fn take(&mut self, child: ValueNode) {
        match (&mut self.node.value, self.key.take()) {
            (Value::List(items), _) => items.push(child),
            (Value::Map(entries), Some(key)) => entries.push((key, child)),
            (Value::Map(_), None) => {
                self.key = Some(match child.value {
                    Value::Text(key) => key,
                    Value::Null | Value::List(_) | Value::Map(_) => String::new(),
                });
            }
            (Value::Null | Value::Text(_), _) => {}
        }
    }
}

fn scalar(text: &str, style: ScalarStyle, span: Span) -> ValueNode {
    let null = style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
    ValueNode {
        line: span.start.line(),
        value: if null { Value::Null } else { Value::Text(text.to_string()) },
    }
}

fn unreadable(span: Span, message: &str) -> Unreadable {
    Unreadable { line: span.start.line(), message: message.to_string() }
}

fn toml_table(table: &DeTable, lines: &Lines) -> Value {
    let entries = table.iter().map(|(key, value)| {
        let line = lines.at(key.span().start);
        (key.get_ref().to_string(), ValueNode { line, value: toml_value(value.get_ref(), lines) })
    });
    let mut entries: Vec<_> = entries.collect();
    // The parser sorts by name; people read, and lists of synonyms are judged, in the order of the
    // text.
    entries.sort_by_key(|(_, node)| node.line);
    Value::Map(entries)
}

/// The parser bounds the depth, so this recursion is bounded as well.
fn toml_value(value: &DeValue, lines: &Lines) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.as_str().to_string()),
        DeValue::Float(number) => Value::Text(number.as_str().to_string()),
        DeValue::Boolean(flag) => Value::Text(flag.to_string()),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| ValueNode {
                    line: lines.at(item.span().start),
                    value: toml_value(item.get_ref(), lines),
                })
                .collect(),
        ),
        DeValue::Table(table) => toml_table(table, lines),
    }
}

/// The offsets at which lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset)
    }
}
