//! Reads `locales/*.json`, holds every file to the same keys, and writes the interface's languages
//! as Rust: `locales.rs` in cargo's folder for what is built, which `src/labels.rs` takes in.

use crate::settings::{Setting, Suits};
use crate::words::WORDS;
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "locales";
/// The language whose keys all others must have, and that is spoken where no other is.
const FIRST: &str = "en";

/// One file: each of its texts by the path of its key, as in `settings.theme.name`.
struct Locale {
    /// Its language, as a BCP 47 tag; the file's name, too.
    lang: String,
    texts: BTreeMap<String, String>,
}

/// Writes the languages as Rust.
///
/// # Errors
/// A file that is no locale, or one with a key too few or too many: the text names both.
pub(crate) fn generate() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let locales = read_all()?;
    let keys = keys(locales.first().ok_or("no file in locales/")?);
    for Locale { lang, texts } in &locales {
        let missing = keys.iter().find(|key| !texts.contains_key(*key));
        let unknown = texts.keys().find(|key| !keys.contains(key));
        let fault = match (missing, unknown) {
            (Some(key), _) => format!("{key} is missing"),
            (None, Some(key)) => format!("there is no {key}; build/words.rs lists the words"),
            (None, None) => continue,
        };
        return Err(format!("{FOLDER}/{lang}.json: {fault}").into());
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("locales.rs"), rust(&locales)?)?;
    Ok(())
}

/// All files, English first, then by name.
fn read_all() -> Result<Vec<Locale>, Box<dyn Error>> {
    let files: Result<Vec<_>, _> =
        fs::read_dir(FOLDER)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut files = files?;
    files.sort_by_key(|file| (file.file_stem() != Some(FIRST.as_ref()), file.clone()));
    files
        .iter()
        .map(|file| read(file).map_err(|error| format!("{}: {error}", file.display()).into()))
        .collect()
}

fn read(file: &Path) -> Result<Locale, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    flatten(&serde_json::from_slice(&fs::read(file)?)?, String::new(), &mut texts)?;
    let lang = texts.remove("lang").ok_or("lang is missing")?;
    if file.file_name() != Some(format!("{lang}.json").as_ref()) {
        return Err(format!("its lang is {lang:?}; a file is named after its language").into());
    }
    article::Lang::parse(&lang).ok_or(format!("{lang:?} is no language tag (BCP 47)"))?;
    Ok(Locale { lang, texts })
}

/// Takes every text out of a value, with the path of its key.
fn flatten(value: &Value, key: String, to: &mut BTreeMap<String, String>) -> Result<(), String> {
    match value {
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
            flatten(value, key, to)
        }),
        Value::String(text) if text.trim().is_empty() => Err(format!("{key} is empty")),
        // The words of a language are one text with a line for each.
        Value::String(text) if text.contains(char::is_control) => {
            Err(format!("{key} has a line break or a control character"))
        }
        Value::String(text) => {
            to.insert(key, text.clone());
            Ok(())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
            Err(format!("{key} is no text"))
        }
    }
}

/// The paths of all keys: of the words, of the settings, and of the failures in the first file.
fn keys(first: &Locale) -> Vec<String> {
    let failures = first.texts.keys().filter(|key| key.starts_with("failures."));
    spoken().into_iter().chain(failures.cloned()).collect()
}

/// The paths of what the viewer says, in the order in which it has them.
fn spoken() -> Vec<String> {
    let words = WORDS.iter().map(|(key, _)| format!("words.{key}"));
    let settings = offered().flat_map(|setting| {
        let name = setting.name();
        let values = setting.values().iter();
        let values = values.map(move |value| format!("settings.{name}.values.{value}"));
        [format!("settings.{name}.name")].into_iter().chain(values)
    });
    words.chain(settings).collect()
}

/// The settings in the panel; only they have words.
fn offered() -> impl Iterator<Item = Setting> {
    Setting::ALL.into_iter().filter(|setting| setting.facts().suits != Suits::Elsewhere)
}

fn rust(locales: &[Locale]) -> Result<String, Box<dyn Error>> {
    let mut code =
        String::from("/// A language of the interface: one for each file in `locales/`.\n");
    code += "#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Interface {\n";
    for Locale { lang, .. } in locales {
        writeln!(code, "    /// {lang}\n    {},", variant(lang))?;
    }
    writeln!(code, "}}\n\nimpl Interface {{\n    /// All of them, English first.")?;
    let variants = locales.iter().map(|locale| format!("Self::{}", variant(&locale.lang)));
    let variants = variants.collect::<Vec<_>>().join(", ");
    writeln!(code, "    pub const ALL: [Self; {}] = [{variants}];\n}}\n", locales.len())?;

    writeln!(code, "/// Of each language its tag, and its words, one a line.")?;
    writeln!(code, "static LOCALES: [(&str, &str); {}] = [", locales.len())?;
    for Locale { lang, texts } in locales {
        let text: Vec<_> = spoken().iter().filter_map(|key| texts.get(key).cloned()).collect();
        writeln!(code, "    ({lang:?}, {:?}),", text.join("\n"))?;
    }
    let keys: Vec<_> = WORDS.iter().map(|(key, _)| *key).collect();
    writeln!(code, "];\n\n/// The keys of the words, one a line.")?;
    writeln!(code, "const KEYS: &str = {:?};\n", keys.join("\n"))?;

    writeln!(code, "/// The words of the interface in one language.\npub struct Labels {{")?;
    writeln!(code, "    /// The language, as a BCP 47 tag.\n    pub lang: &'static str,")?;
    writeln!(code, "    /// Its direction, as HTML's `dir` has it.\n    pub dir: &'static str,")?;
    for (key, use_) in WORDS {
        writeln!(code, "    /// {use_}\n    pub {}: &'static str,", field(key))?;
    }
    writeln!(code, "    /// Of each setting in the panel, in the order of the table.")?;
    writeln!(
        code,
        "    pub choices: [Words; {}],\n    text: &'static str,\n}}\n",
        offered().count()
    )?;

    writeln!(
        code,
        "impl Labels {{\n    fn read(lang: &'static str, text: &'static str) -> Self {{"
    )?;
    writeln!(code, "        let lines = &mut text.split('\\n');\n        Self {{")?;
    writeln!(code, "            lang,\n            dir: dir(lang),\n            text,")?;
    for (key, _) in WORDS {
        writeln!(code, "            {}: next(lines),", field(key))?;
    }
    writeln!(code, "            choices: std::array::from_fn(|index| Words::read(index, lines)),")?;
    writeln!(code, "        }}\n    }}\n}}")?;
    Ok(code)
}

/// `ZhHans` for `zh-Hans`.
fn variant(lang: &str) -> String {
    lang.split('-')
        .map(|part| part.get(..1).unwrap_or_default().to_uppercase() + &part[1..])
        .collect()
}

fn field(key: &str) -> String {
    key.replace('-', "_")
}
