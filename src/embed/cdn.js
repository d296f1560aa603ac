// article-viewer.js: defines <article-viewer>, and takes over a page of the folder it is in.
// As a classic script it runs from any server, whatever content type that sends, and in a module, too.

import { ArticleViewerElement, useSource } from "./element.js";
import { get } from "./files.js";
import { inlineViewer } from "./inline.js";
import { page } from "./page.js";
import { panel, panelSheet } from "./panel.js";
import { styleSheet } from "./sheet.js";
import { viewerSheet } from "./viewer.js";

const FILES = __ARTICLE_VIEWER_FILES__;
const base = ownAddress();

const files = { wasm: () => part("wasm"), sheet: async () => styleSheet(new TextDecoder().decode(await part("style"))) };
useSource(() => inlineViewer() ?? files);
ArticleViewerElement.define();

const host = document.getElementById("article-viewer");
if (host) takeOver(host);
else document.addEventListener("DOMContentLoaded", () => takeOver(document.getElementById("article-viewer")), { once: true });

function takeOver(host) {
  if (!host?.hasAttribute("data-av-page") || host.dataset.avTaken) return;
  host.dataset.avTaken = "";
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
  const { name: file, ...known } = FILES[name];
  return get({ url: new URL(file, base).href, ...known }, "viewer");
}

/** A module has no current script; its element is found by the name of this file. */
function ownAddress() {
  const scripts = [...document.querySelectorAll("script[src]")].map((script) => script.src);
  return document.currentScript?.src || (scripts.find((src) => /\/article-viewer(\.\w+)?\.js([?#]|$)/.test(src)) ?? document.baseURI);
}
