//! The npm package: its types, manifest and READMEs name the same things. That the element has them
//! is checked in browsers, in `tests/browser/scenarios/frameworks.rs`.

use crate::npm;
use crate::program::Folder;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(crate::ROOT).join(path)).unwrap()
}

type Names = BTreeSet<String>;

fn names(words: impl IntoIterator<Item = impl Into<String>>) -> Names {
    words.into_iter().map(Into::into).collect()
}

#[test]
fn types_manifest_and_readmes_name_the_same() {
    let manifest: Value = serde_json::from_str(&read("web/package/custom-elements.json")).unwrap();
    let class = &manifest["modules"][0]["declarations"][0];
    let named = |list: &str| {
        names(class[list].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()))
    };
    let members = named("members");
    let types = read("web/package/article-viewer.d.ts");
    let declared = section(&types, "export declare class ArticleViewerElement", "\n}\n");
    let declared: Names = declared
        .lines()
        .skip(1)
        .filter_map(|line| {
            let line = line
                .strip_prefix("  ")?
                .trim_start_matches("static ")
                .trim_start_matches("readonly ")
                .trim_start_matches("get ");
            let name: String = line.chars().take_while(char::is_ascii_alphabetic).collect();
            (!name.is_empty()
                && name != "constructor"
                && line[name.len()..].starts_with([':', '(']))
            .then_some(name)
        })
        .collect();
    assert_eq!(declared, members, "the types and the manifest");
    let events = section(&types, "export interface ArticleViewerElementEventMap", "\n}\n");
    let events: Names = events
        .lines()
        .filter_map(|line| {
            Some(line.strip_prefix("  ")?.split_once(": CustomEvent")?.0.to_string())
        })
        .collect();
    assert_eq!(events, named("events"), "the types and the manifest");
    let words = read("web/generated/messages.ts");
    let codes_of = |text: &str| -> Names {
        let quoted = text.split(['"', '`']).skip(1).step_by(2);
        names(quoted.filter(|word| {
            ["wasm-", "viewer-", "src-"].iter().any(|kind| word.starts_with(kind))
                && !word.contains(' ')
        }))
    };
    let codes = codes_of(section(&types, "export type Code", ";"));
    for language in ["\n  en: {", "\n  \"zh-Hans\": {", "\n  \"zh-Hant\": {"] {
        let told = codes_of(section(&words, language, "\n  },"));
        assert_eq!(told, codes, "the types and {language}");
    }
    let folder = Folder::new();
    let run = folder.run(&["package", "-o", "npm"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let readme = folder.read("npm/README.md");
    let element = section(&readme, "## The element\n", "\n## ");
    let told = names(
        element.split('`').skip(1).step_by(2).map(|word| word.split(['(', ' ']).next().unwrap()),
    );
    for list in ["attributes", "events", "cssParts", "cssProperties"] {
        let missing: Vec<_> = named(list).difference(&told).cloned().collect();
        assert!(missing.is_empty(), "the README does not tell of {list}: {missing:?}");
    }
    let told = names(told.iter().map(|word| word.trim_start_matches("ArticleViewerElement.")));
    let missing: Vec<_> = members.difference(&told).cloned().collect();
    assert!(missing.is_empty(), "the README does not tell of members: {missing:?}");
    let rows = names(
        readme
            .lines()
            .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_string())),
    );
    let missing: Vec<_> = codes.difference(&rows).collect();
    assert!(missing.is_empty(), "the package's README does not tell of codes: {missing:?}");
}

#[test]
fn types_let_right_uses_through_and_no_others() {
    let Some(modules) = npm::modules() else { return };
    let folder = Folder::new();
    folder.write("types.tsx", read("tests/frameworks/types.tsx"));
    assert_eq!(npm::typescript(&folder, &modules, "types.tsx"), "");
    folder.write(
        "wrong.ts",
        "import { ArticleViewerElement } from 'article-viewer'; new \
         ArticleViewerElement().fontSize = 'huge';",
    );
    assert!(
        npm::typescript(&folder, &modules, "wrong.ts").contains("huge"),
        "the check finds nothing"
    );
}

#[test]
fn package_is_whole_and_does_nothing_by_itself() {
    let Some(modules) = npm::modules() else { return };
    let folder = Folder::new();
    npm::link(&folder, &modules);
    let package = folder.path().join("node_modules/article-viewer");
    let script = "const before = Object.keys(globalThis).length; const all = await \
                  import('article-viewer'); await import('article-viewer/define');
        console.log(Object.keys(all).sort().join(), Object.keys(globalThis).length - before, \
                  all.ArticleViewerElement.version)";
    let run = Command::new("node")
        .args(["--input-type=module", "-e", script])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert_eq!(
        said.trim(),
        format!(
            "ArticleViewerElement,ArticleViewerError,codes,define 0 {}",
            env!("CARGO_PKG_VERSION")
        )
    );
    let run = Command::new("npm")
        .args(["pack", "--dry-run", "--json", "--loglevel=error"])
        .current_dir(&package)
        .output()
        .unwrap();
    let packed: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&run.stderr)));
    let packed = match packed {
        Value::Array(list) => list[0].clone(),
        other => other.as_object().and_then(|map| map.values().next()).cloned().unwrap(),
    };
    let files = names(
        packed["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()),
    );
    let there = names(
        crate::golden::entries(&package)
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_string()),
    );
    assert_eq!(files, there, "npm would publish other files");
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(package.join("package.json")).unwrap()).unwrap();
    for target in manifest["exports"].as_object().unwrap().values() {
        for path in target.as_str().into_iter().chain(
            target.as_object().into_iter().flat_map(|map| map.values().filter_map(Value::as_str)),
        ) {
            assert!(package.join(path).is_file(), "package.json names {path}");
        }
    }
}

/// The part between two texts.
fn section<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let rest = text.split_once(begin).unwrap_or_else(|| panic!("there is no {begin}")).1;
    rest.split_once(end).map_or(rest, |(section, _)| section)
}
