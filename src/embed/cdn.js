// article-viewer.js: defines <article-viewer>, and takes over a page of the folder it is in.
// As a classic script it runs from any server, whatever content type that sends, and in a module, too.

import { ArticleViewerElement, useSource } from "./element.js";
import { get } from "./files.js";
import { unpack } from "./inline.js";
import { page, pageHost } from "./page.js";
import { panel, panelSheet } from "./panel.js";
import { ownScript } from "./script.js";
import { styleSheet } from "./sheet.js";
import { viewerSheet } from "./viewer.js";

/** By name what a file is called, its integrity and size, or what it holds: gzip in base64. */
const FILES = __ARTICLE_VIEWER_FILES__;
const TAKEN = Symbol.for("article-viewer-taken");

const script = ownScript();
const base = ownAddress();

const files = { wasm: () => part("wasm"), sheet: async () => styleSheet(new TextDecoder().decode(await part("style"))) };
useSource(() => files);
ArticleViewerElement.define();

// The page says so by the script's own tag, for whoever may write into somebody's page, as in a comment, may write no script.
if (script?.hasAttribute("data-av-page")) takeOver(pageHost());

function takeOver(host) {
  if (!host || host[TAKEN]) return;
  host[TAKEN] = true;
  const failed = (failure, retry) => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, panelSheet()];
    const shown = panel(failure, () => {
      shown.remove();
      retry();
    });
    host.append(shown);
  };
  page(host, files, failed);
  host.addEventListener("ready", () => dress(host), { once: true });
}

/** The page links its style; where the server calls the style something else, browsers refuse it. */
async function dress(host) {
  if (getComputedStyle(host.firstElementChild).getPropertyValue("--av-size")) return;
  const sheet = await viewerSheet(files).catch(() => null);
  if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

function part(name) {
  const { name: file, gzip, ...known } = FILES[name];
  return gzip ? unpack(gzip) : get({ url: new URL(file, base).href, ...known }, "viewer");
}

/** A module has no current script; its element is found by the name of this file. */
function ownAddress() {
  const scripts = [...document.querySelectorAll("script[src]")].map((script) => script.src);
  return script?.src || (scripts.find((src) => /\/article-viewer(\.\w+)?\.js([?#]|$)/.test(src)) ?? document.baseURI);
}
