// Bundles a framework page for production, to standard output: node bundle.mjs ESBUILD NODE_MODULES ENTRY

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [program, modules, entry] = process.argv.slice(2);
const { build } = createRequire(program)("esbuild");
const require = createRequire(`${modules}/`);

/** What two of the frameworks compile themselves. */
const compilers = {
  name: "compilers",
  setup({ onLoad }) {
    onLoad({ filter: /solid\.jsx$/ }, ({ path }) => {
      const presets = [require.resolve("babel-preset-solid")];
      const { code } = require("@babel/core").transformSync(readFileSync(path, "utf8"), {
        presets,
        babelrc: false,
        configFile: false,
      });
      return { contents: code };
    });
    onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js } = require("svelte/compiler").compile(readFileSync(path, "utf8"), {
        generate: "client",
      });
      return { contents: js.code };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: "esm",
  target: "esnext",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: entry.endsWith("preact.jsx") ? "preact" : "react",
  nodePaths: [modules],
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [compilers],
  write: false,
});
process.stdout.write(outputFiles[0].text);
