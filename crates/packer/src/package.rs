//! The element as an npm package.

use super::assets::{LOADER, with_files};
use super::style::portable;
use super::template::fill;
use super::{File, Viewer, licenses};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The package's files, as they are published.
pub fn package(viewer: &Viewer) -> Vec<File> {
    // Bundlers give the files names of their own, and a package's address has its version.
    let style = File::new("article-viewer.css", portable(viewer.style));
    let wasm = File::new("article-viewer.wasm", viewer.element.bytes);
    let markup = File::new("article-viewer-markup.wasm", viewer.markup.bytes);
    let with_files = |script| with_files(script, &style, &wasm, &markup);
    let module = File::new("index.js", with_files(viewer.module_script));
    let loader = File::new(LOADER, with_files(viewer.element_script));
    let integrity = loader.integrity();
    let parts = [
        ("element", element(include_str!("../../../README.md"))),
        ("version", VERSION),
        ("integrity", &integrity),
    ];
    let filled = |name, template| File::new(name, fill(template, &parts));
    vec![
        filled("package.json", include_str!("../../../web/package/package.json")),
        filled("README.md", include_str!("../../../web/package/README.md")),
        File::new(
            "custom-elements.json",
            include_str!("../../../web/package/custom-elements.json"),
        ),
        File::new("article-viewer.d.ts", include_str!("../../../web/package/article-viewer.d.ts")),
        File::new("define.js", "import { define } from \"./index.js\";\n\ndefine();\n"),
        File::new("define.d.ts", "export {};\n"),
        File::new("article-viewer-frame.js", viewer.frame_script),
        File::new("LICENSE-MIT", licenses::MIT),
        File::new("LICENSE-APACHE", licenses::APACHE),
        File::new("THIRD-PARTY-NOTICES", licenses::OF_VIEWER),
        module,
        loader,
        style,
        wasm,
        markup,
    ]
}

/// The README's section on the element, which the package's has as well.
fn element(readme: &str) -> &str {
    let section = readme.find("## The element\n").map_or("", |start| &readme[start..]);
    section.find("\n## ").map_or(section, |end| &section[..end]).trim_end()
}
