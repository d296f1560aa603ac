// Gives wasm-bindgen's glue the short names that wasm-opt gave what it imports and exports:
// node tools/shorten.js GLUE < NAMES
//
// GLUE is the script, which is written anew, NAMES what wasm-opt prints. The long names have sixteen digits of a hash each,
// which nothing compresses, in the WebAssembly and in the glue.

const { readFileSync, writeFileSync } = require("node:fs");

const [path] = process.argv.slice(2);
const names = JSON.parse(readFileSync(0, "utf8"));
let glue = readFileSync(path, "utf8");

function replace(long, short) {
  const parts = glue.split(long);
  if (parts.length < 2) throw new Error(`${path} has no ${long}`);
  glue = parts.join(short);
}

replace('"./viewer_bg.js": import0', "a: import0");
for (const [, long, short] of names.imports) replace(`        ${long}: `, `        ${short}: `);
// What scripts ask of the exports keeps its name.
const [, stack] = names.exports.find(([long]) => long === "__stack_pointer");
replace("return wasm;", `return { __stack_pointer: wasm.${stack} };`);
const short = new Map(names.exports);
glue = glue.replace(/\bwasm\.(\w+)/g, (_, long) => `wasm.${short.get(long) ?? long}`);
writeFileSync(path, glue);
