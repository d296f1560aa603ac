//! Files generated from the table of settings (`src/settings.rs`), and the style, which follows it.

use crate::ROOT;
use article_viewer::settings::{Setting, Suits};
use std::fs;
use std::path::Path;

const SCRIPTS: &str = "web/generated/settings.ts";
const BEGIN: &str = "<!-- settings: made of src/settings.rs -->\n";
const END: &str = "<!-- /settings -->\n";

/// The file that the scripts, the package's types and its manifest take the settings from.
#[test]
fn scripts_know_the_table_of_settings() {
    check(SCRIPTS, |_| scripts());
}

#[test]
fn readme_has_the_table_of_settings() {
    check("README.md", |readme| {
        let (before, rest) = readme.split_once(BEGIN).expect("README.md has lost its table");
        let (_, after) = rest.split_once(END).expect("README.md has lost the end of its table");
        format!("{before}{BEGIN}{}{END}{after}", table())
    });
}

/// Style alone acts on a setting, so each value but the default has a rule, and no rule is for what
/// is not in the table.
#[test]
fn style_acts_on_every_value_of_the_table_and_on_no_other() {
    let styles = styles().replace('"', "");
    for setting in Setting::ALL.into_iter().filter(|one| one.facts().suits != Suits::Elsewhere) {
        // The scripts act on it.
        if setting == Setting::Shortcuts {
            continue;
        }
        for (index, value) in setting.values().iter().enumerate() {
            let rule = format!("[name=av-{}][value={value}]", setting.name());
            let theme = format!("[data-theme={value}]");
            let is_default = index == setting.default_value();
            let has_rule =
                styles.contains(&rule) || setting == Setting::Theme && styles.contains(&theme);
            assert!(is_default || has_rule, "style/ has no rule for {rule}");
        }
    }
    for rule in styles.split("[name=av-").skip(1) {
        let (name, rest) = rule.split_once(']').unwrap();
        let setting = Setting::ALL.into_iter().find(|setting| setting.name() == name);
        let setting = setting.unwrap_or_else(|| panic!("style/ knows a setting {name}"));
        if let Some(value) = rest.strip_prefix("[value=") {
            let value = value.split(']').next().unwrap();
            assert!(setting.values().contains(&value), "style/ knows {name}={value}");
        }
    }
}

/// Every other rule reads a theme's colours by their names in `style/tokens.css`. Black and white
/// are of no theme alone.
#[test]
fn colours_of_themes_stand_once() {
    let styles = styles();
    let is_of_a_theme = |line: &&str| {
        ["light", "dark", "sepia", "contrast"]
            .iter()
            .any(|theme| line.trim_start().starts_with(&format!("--av-{theme}-")))
    };
    let lines: Vec<_> = styles.lines().filter(is_of_a_theme).collect();
    assert_eq!(lines.len(), 4 * 3, "a paper, an ink and an accent for each: {lines:?}");
    let colours = lines.iter().flat_map(|line| line.split('#').skip(1));
    let colours = colours.map(|rest| rest.split(|c: char| !c.is_ascii_hexdigit()).next().unwrap());
    for colour in colours.filter(|colour| !["000", "fff"].contains(colour)) {
        let times = styles.matches(&format!("#{colour}")).count();
        assert_eq!(times, 1, "#{colour} stands {times} times in style/");
    }
}

/// All files of `style/`.
fn styles() -> String {
    let files = fs::read_dir(Path::new(ROOT).join("style")).unwrap();
    files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

/// Compares a file with what is made of it; `UPDATE_GENERATED=1` writes it anew.
fn check(path: &str, made: impl Fn(&str) -> String) {
    let now = read(path);
    let made = made(&now);
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(Path::new(ROOT).join(path), made).unwrap();
    } else {
        let update = "UPDATE_GENERATED=1 cargo test --test suite generated";
        assert!(now == made, "{path} is stale: run {update}, then make types");
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn table() -> String {
    let mut table = String::from("| setting | values | for | keys |\n| --- | --- | --- | --- |\n");
    for setting in Setting::ALL {
        let facts = setting.facts();
        let value = |(index, value): (usize, &&str)| match index == setting.default_value() {
            true => format!("**`{value}`**"),
            false => format!("`{value}`"),
        };
        let values: Vec<_> = facts.values.iter().enumerate().map(value).collect();
        let suits = match facts.suits {
            Suits::Any => "any text",
            Suits::Spaced => "text with spaces between words",
            Suits::Divided => "text whose words can be divided",
            Suits::Elsewhere => "the list of related stories",
        };
        let keys: Vec<_> = facts.keys.iter().map(|(key, _)| format!("`{key}`")).collect();
        let (name, values, keys) = (facts.name, values.join(" "), keys.join(" "));
        table += &format!("| `{name}`. {} | {values} | {suits} | {keys} |\n", setting.about());
    }
    table.replace(" |  |", " | |")
}

fn scripts() -> String {
    let mut text = String::from(
        "// What readers can choose, as far as the scripts have to know it. Made of \
         src/settings.rs: see\n// tests/suite/generated.rs.\n",
    );
    let attributes: Vec<_> =
        Setting::ALL.into_iter().filter(|setting| setting.facts().is_attribute).collect();
    let union = |setting: Setting| {
        let values: Vec<_> = setting.values().iter().map(|value| format!("\"{value}\"")).collect();
        values.join(" | ")
    };
    for setting in &attributes {
        let (about, name) = (setting.about(), pascal_case(setting.name()));
        text += &format!("\n/** {about} */\nexport type {name} = {};\n", union(*setting));
    }
    text += "\n/** What the reader has chosen; what is not there is as the page or the viewer has \
             it. */\nexport interface Settings {\n";
    for setting in Setting::ALL {
        let name = camel_case(setting.name());
        let values = match setting.facts().is_attribute {
            true => pascal_case(setting.name()),
            false => union(setting),
        };
        text += &format!("  /** {} */\n  {name}?: {values};\n", setting.about());
    }
    text += "}\n\n/** The key in the storage of each setting. */\nexport const KEYS: \
             Readonly<Record<keyof Settings, string>> = {\n";
    for setting in Setting::ALL {
        text += &format!("  {}: \"{}\",\n", camel_case(setting.name()), setting.key());
    }
    text += "};\n\n/** Names under which earlier versions kept settings, by today's. */\nexport \
             const FORMER_NAMES: Readonly<Record<string, string>> = {\n";
    for setting in Setting::ALL {
        if let Some(former) = setting.facts().former_name {
            text += &format!("  \"{}\": \"{former}\",\n", setting.name());
        }
    }
    text += "};\n\n/** The settings that are attributes of the element, with what each may be. \
             */\nexport interface AttributeValues {\n";
    for setting in &attributes {
        text += &format!("  {}: {};\n", quoted(setting.name()), pascal_case(setting.name()));
    }
    text += "}\n\n/** The properties of these attributes. */\nexport const PROPERTIES = {\n";
    for setting in &attributes {
        text += &format!("  {}: \"{}\",\n", quoted(setting.name()), camel_case(setting.name()));
    }
    text += "} as const satisfies Record<keyof AttributeValues, keyof Settings>;\n\n/** The values \
             of these attributes, the default first. */\nexport const VALUES: {\n  readonly [Name \
             in keyof AttributeValues]: readonly [\n    AttributeValues[Name],\n    \
             ...AttributeValues[Name][],\n  ];\n} = {\n";
    for setting in &attributes {
        let mut values: Vec<_> =
            setting.values().iter().map(|value| format!("\"{value}\"")).collect();
        values[..=setting.default_value()].rotate_right(1);
        text += &format!("  {}: [{}],\n", quoted(setting.name()), values.join(", "));
    }
    text + "};\n"
}

/// A name as a key of an object, in quotation marks where it needs them.
fn quoted(name: &str) -> String {
    if name.contains('-') { format!("\"{name}\"") } else { name.to_string() }
}

fn pascal_case(name: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('-').map(word).collect()
}

fn camel_case(name: &str) -> String {
    let pascal = pascal_case(name);
    pascal[..1].to_lowercase() + &pascal[1..]
}
