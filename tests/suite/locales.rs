//! The words in `locales/`: what the viewer's build does not hold them to, and the messages that
//! the scripts get of them.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Each language's tag and its file, English first.
fn locales() -> Vec<(String, Value)> {
    let mut locales: Vec<(String, Value)> = fs::read_dir(Path::new(crate::ROOT).join("locales"))
        .unwrap()
        .map(|entry| {
            let value: Value =
                serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
            (value["lang"].as_str().unwrap().to_string(), value)
        })
        .collect();
    locales.sort_by_key(|(lang, _)| (lang != "en", lang.clone()));
    locales
}

/// Every text of a file with the path of its key.
fn texts<'a>(value: &'a Value, path: &str, to: &mut Vec<(String, &'a str)>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| texts(value, &format!("{path}.{key}"), to))
        }
        _ => to.push((path.to_string(), value.as_str().unwrap())),
    }
}

/// The names in braces, for which values are put in when a text is used.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

#[test]
fn every_language_has_the_same_placeholders() {
    let locales = locales();
    assert!(locales.len() > 8, "only {} languages", locales.len());
    let mut english = Vec::new();
    texts(&locales[0].1, "", &mut english);
    for (lang, locale) in &locales {
        let mut own = Vec::new();
        texts(locale, "", &mut own);
        assert_eq!(own.len(), english.len(), "{lang}");
        for ((key, text), (wanted, original)) in own.iter().zip(&english) {
            assert_eq!(key, wanted, "{lang}: another order");
            // Of a word in several forms the last is that of any number.
            let [last, wanted] = [text, original].map(|text| text.rsplit(" | ").next().unwrap());
            assert_eq!(placeholders(last), placeholders(wanted), "{lang}{key}: {text}");
            let is_separator =
                [".words.list-comma", ".words.citation-comma"].contains(&key.as_str());
            assert!(is_separator || text.trim() == *text, "{lang}{key} has blanks: “{text}”");
            assert!(!text.trim().is_empty(), "{lang}{key} is empty");
        }
    }
}

const MESSAGES: &str = "web/generated/messages.ts";

/// The scripts' messages, as `web/generated/messages.ts` has them.
#[test]
fn generated_messages_are_those_of_the_locales() {
    let file = Path::new(crate::ROOT).join(MESSAGES);
    let wanted = messages(&locales());
    if std::env::var_os("UPDATE_GENERATED").is_some_and(|value| value == "1") {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &wanted).unwrap();
    }
    assert!(
        fs::read_to_string(&file).is_ok_and(|own| own == wanted),
        "{MESSAGES} is not what locales/ say: \
         UPDATE_GENERATED=1 cargo test --test suite generated"
    );
}

/// The codes of the failures, in the order in which the English file has them.
fn codes() -> Vec<String> {
    let file = fs::read_to_string(Path::new(crate::ROOT).join("locales/en.json")).unwrap();
    let failures = file.split_once("\"failures\": {").unwrap().1;
    let keys = failures.lines().filter_map(|line| line.trim().strip_suffix(": {"));
    keys.map(|key| key.trim_matches('"').to_string()).collect()
}

fn messages(locales: &[(String, Value)]) -> String {
    let codes = codes();
    let names: Vec<String> = codes.iter().map(|code| format!("\n  | {code:?}")).collect();
    let tags: Vec<String> = locales.iter().map(|(lang, _)| format!("{lang:?}")).collect();
    let mut file = format!(
        "// What is said when something is broken: for each code what happened and what fixes it, in \
         each\n// language of the interface. The first text is for everybody, the second for whoever \
         can act on it.\n// Made of locales/*.json: UPDATE_GENERATED=1 cargo test --test suite \
         generated\n\n/** Why an article is not shown by the viewer; the codes stay the same from \
         version to version. */\nexport type Code ={};\n\n/** The messages in one language. \
         */\nexport interface Messages {{\n  /** What the button says that tries again. */\n  \
         readonly retry: string;\n  /** What happened, and what fixes it. */\n  readonly codes: \
         Readonly<Record<Code, readonly [what: string, fix: string]>>;\n}}\n\n/** The messages by \
         the language's tag, as in BCP 47; the first is for everybody else. */\nexport const \
         MESSAGES: Readonly<Record<{}, Messages>> = {{\n",
        names.concat(),
        tags.join(" | ")
    );
    for (lang, locale) in locales {
        let failures = &locale["failures"];
        let name = if lang.contains('-') { format!("{lang:?}") } else { lang.clone() };
        file += &format!("  {name}: {{\n    retry: {},\n    codes: {{\n", failures["retry"]);
        for code in &codes {
            let texts = &failures[code];
            file += &format!(
                "      {code:?}: [\n        {},\n        {},\n      ],\n",
                texts["what"], texts["fix"]
            );
        }
        file += "    },\n  },\n";
    }
    file + "};\n"
}
