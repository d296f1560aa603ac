//! The scripts in `web/`, and what they are told of the viewer.

use crate::npm;
use crate::program::Folder;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the scripts call of the viewer has the types that they are checked against.
#[test]
fn glue_is_what_the_scripts_are_told() {
    let Some(modules) = npm::modules() else { return };
    let told = fs::read_to_string(root().join("web/viewer/glue.d.ts")).unwrap();
    // wasm-bindgen names the type of the settings' store, and does not say what it is.
    let store = "import type { ViewerStore as Store } from \"viewer\";\n";
    // Nor does it say which globals of the WebAssembly `default` gives.
    let check = "/// <reference path=\"./told.d.ts\" />
        /// <reference lib=\"esnext.disposable\" />
        import * as glue from \"./viewer.js\";
        import * as told from \"viewer\";
        glue satisfies Omit<typeof told, \"default\">;
        type Given = Parameters<typeof told.default>[0];
        glue.default satisfies (given: Given) => Promise<object>;\n";
    for build in ["single", "element"] {
        let glue = root().join("target/viewer/glue").join(build).join("viewer.d.ts");
        let glue = fs::read_to_string(&glue)
            .unwrap_or_else(|error| panic!("{}: {error}: run `make`", glue.display()));
        let folder = Folder::new();
        folder.write("told.d.ts", &told);
        folder.write("viewer.d.ts", format!("{store}{glue}"));
        folder.write("check.ts", check);
        assert_eq!(npm::typescript(&folder, &modules, "check.ts"), "", "the glue of {build}");
        folder.write("told.d.ts", told.replace("isUntouched: boolean", "isUntouched: string"));
        let complaint = npm::typescript(&folder, &modules, "check.ts");
        assert!(complaint.contains("begin"), "the check finds nothing: {complaint}");
    }
}
