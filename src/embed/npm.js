// The package's module: to import it does nothing yet.

import { ArticleViewerElement, useSource } from "./element.js";
import { ArticleViewerError } from "./failure.js";
import { get } from "./files.js";
import { styleSheet } from "./sheet.js";
import { CODES } from "./words.js";

const FILES = __ARTICLE_VIEWER_FILES__;

// Written out, so that bundlers see the files and bring them along.
const WASM = () => new URL("./article-viewer.wasm", import.meta.url).href;
const STYLE = () => new URL("./article-viewer.css", import.meta.url).href;

useSource(() => ({
  wasm: () => get({ ...FILES.wasm, url: WASM() }, "viewer"),
  sheet: async () => styleSheet(new TextDecoder().decode(await get({ ...FILES.style, url: STYLE() }, "viewer"))),
}));

/** Registers `<article-viewer>`, or the same under another name. */
export const define = (name) => ArticleViewerElement.define(name);

export { ArticleViewerElement, ArticleViewerError, CODES as codes };
