// Makes the list of cargo-cyclonedx that of what is shipped: node tools/sbom.js LIST CRATES KIND FOLDER
//
// LIST is its file, CRATES what `cargo tree` names, KIND what is shipped (`cargo` or `npm`), FOLDER the project's. Left out
// is what only builds use: cargo-cyclonedx keeps a crate that the build needs and the program too, but for other systems.

const { readFileSync } = require("node:fs");

const [list, crates, kind, folder] = process.argv.slice(2);
const bom = JSON.parse(
  readFileSync(list, "utf8").replaceAll(`file://${folder}`, "file:///article-viewer"),
);
const shipped = new Set(
  readFileSync(crates, "utf8")
    .split("\n")
    .map((line) => line.split(" ").slice(0, 2).join("@").replace("@v", "@")),
);

bom.components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const { component } = bom.metadata;
component.name = "article-viewer";
component.purl = `pkg:${kind}/${component.name}@${component.version}`;
component.type = kind === "npm" ? "library" : "application";
delete component.components;
const known = new Set([component["bom-ref"], ...bom.components.map((each) => each["bom-ref"])]);
bom.dependencies = bom.dependencies.filter(({ ref }) => known.has(ref));
for (const each of bom.dependencies)
  each.dependsOn = each.dependsOn?.filter((ref) => known.has(ref));
process.stdout.write(`${JSON.stringify(bom, null, 1)}\n`);
