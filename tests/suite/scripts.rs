//! The scripts in `web/`, and what they are told of the viewer.

use crate::npm;
use crate::program::Folder;
use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(crate::ROOT)
}

/// The exports of the viewer and of the reader of markup have the types that the scripts are
/// checked against.
#[test]
fn glue_is_what_the_scripts_are_told() {
    let Some(modules) = npm::modules() else { return };
    // wasm-bindgen names the type of the settings' store, and does not say what it is.
    let store = "/// <reference lib=\"esnext.disposable\" />
        import type { ViewerStore as Store } from \"./told\";\n";
    for (build, told, missing, (given, other)) in [
        ("single", "glue", "mount", ("isUntouched: boolean", "isUntouched: string")),
        ("element", "glue", "", ("isUntouched: boolean", "isUntouched: string")),
        ("markup", "markup-glue", "", ("string[]", "number[]")),
    ] {
        // Nor does it say which globals of the WebAssembly `default` gives.
        let check = format!(
            "import * as glue from \"./viewer.js\";
            import type * as told from \"./told\";
            glue satisfies Omit<typeof told, \"default\" | \"{missing}\">;
            type Given = Parameters<typeof told.default>[0];
            glue.default satisfies (given: Given) => Promise<object>;\n"
        );
        let told = fs::read_to_string(root().join(format!("web/viewer/{told}.d.ts"))).unwrap();
        let glue = root().join("target/viewer/glue").join(build).join("viewer.d.ts");
        let glue = fs::read_to_string(&glue)
            .unwrap_or_else(|error| panic!("{}: {error}: run `make`", glue.display()));
        let glue = if build == "markup" { glue } else { format!("{store}{glue}") };
        let folder = Folder::new();
        folder.write("told.d.ts", &told);
        folder.write("viewer.d.ts", glue);
        folder.write("check.ts", check);
        assert_eq!(npm::typescript(&folder, &modules, "check.ts"), "", "the glue of {build}");
        folder.write("told.d.ts", told.replace(given, other));
        let complaint = npm::typescript(&folder, &modules, "check.ts");
        assert!(complaint.contains("satisf"), "the check finds nothing: {complaint}");
    }
}

/// Messages are in the first of the reader's languages that there are any in, Chinese by its
/// script.
#[test]
fn failures_speak_the_first_language_that_is_known() {
    let cases = [
        ("en", "en"),
        ("zh", "zh-Hans"),
        ("zh-SG,en", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK,zh-Hans", "zh-Hant"),
        ("zh-Latn", "zh-Hans"),
        ("tlh,zh-Hant-MO", "zh-Hant"),
        ("tlh,en-GB,zh", "en"),
        ("C", "en"),
        ("", "en"),
    ];
    let script = format!(
        "import {{ words }} from {:?};
        for (const tags of {:?}) {{
          const value = {{ languages: tags.split(',').filter(Boolean) }};
          Object.defineProperty(globalThis, 'navigator', {{ value, configurable: true }});
          console.log(words().lang);
        }}",
        root().join("web/failures/language.ts"),
        cases.map(|(languages, _)| languages),
    );
    let spoken = run(&script);
    let spoken: Vec<_> = cases.iter().map(|case| case.0).zip(spoken.lines()).collect();
    assert_eq!(spoken, cases);
}

/// Runs a script that uses those of the project, and returns its output.
fn run(script: &str) -> String {
    let folder = Folder::new();
    let entry = folder.write("entry.mjs", script);
    let bundle = folder.path().join("bundle.mjs");
    let mut build = Command::new(esbuild());
    build.arg(entry).args(["--bundle", "--format=esm", "--log-level=error", "--tsconfig-raw={}"]);
    output(build.arg(format!("--outfile={}", bundle.display())));
    output(Command::new("node").arg(bundle))
}

fn esbuild() -> String {
    let installer = root().join("tools/install.sh");
    output(Command::new(installer).args(["--where", "esbuild"])).trim().to_string()
}

fn output(command: &mut Command) -> String {
    let run = command.output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8_lossy(&run.stdout).into_owned()
}
