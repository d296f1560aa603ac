// Compiles svelte.svelte for the browser: node svelte.mjs NODE_MODULES OUT.js

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [modules, out] = process.argv.slice(2);
const { compile } = createRequire(`${modules}/`)("svelte/compiler");
const { js } = compile(readFileSync(new URL("svelte.svelte", import.meta.url), "utf8"), {
  generate: "client",
});
const main = `import "article-viewer/define";
import { mount } from "svelte";
mount(App, { target: document.getElementById("app") });`;
writeFileSync(
  out,
  `${js.code.replace("export default function", "function").replace(/function \w+\(/, "function App(")}\n${main}`,
);
