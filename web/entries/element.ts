// article-viewer.js: defines <article-viewer>, and takes over a page of the folder it is in. As a
// classic script it runs from any server, whatever content type that sends, and in a module, too.

import { mount } from "viewer";
import { ownScript } from "../dom/own-script";
import { ArticleViewerElement } from "../element/element";
import { useSource } from "../element/source";
import type { ArticleViewerError } from "../failures/error";
import { panel, panelSheet } from "../failures/panel";
import { FILES } from "../files/built";
import { get } from "../files/fetch";
import { unpack } from "../files/unpack";
import { page, pageHost } from "../page/page";
import { Store, ownStorage } from "../settings/store";
import { viewerSheet } from "../viewer/loader";
import { read } from "../viewer/markup";
import { adoptSheet, viewerStyle } from "../viewer/sheet";

const TAKEN: unique symbol = Symbol.for("article-viewer-taken");

const script = ownScript();
const base = ownAddress();

const files = {
  wasm: () => part("wasm"),
  markup: () => part("markup"),
  sheet: async () => viewerStyle(await part("style")),
};
useSource(() => files);
ArticleViewerElement.define();

// The page says so by the script's own tag, for whoever may write into somebody's page, as in a
// comment, may write no script.
if (script?.hasAttribute("data-av-page")) takeOver(pageHost());

function takeOver(host: (HTMLElement & { [TAKEN]?: boolean }) | null): void {
  if (!host || host[TAKEN]) return;
  host[TAKEN] = true;
  const failed = (failure: ArticleViewerError, retry: () => unknown) => {
    adoptSheet(document, panelSheet());
    const shown = panel(failure, () => {
      shown.remove();
      retry();
    });
    host.append(shown);
  };
  page(host, files, {
    failed,
    // A page without text gets the default article.
    async fill(empty, viewer) {
      const { json } = await read(files);
      return viewer.begin(mount, empty, json, new Store(ownStorage()), false, false);
    },
  });
  host.addEventListener("ready", () => void dress(host), { once: true });
}

/**
 * The page links its style; where the server calls the style something else, browsers refuse it.
 */
async function dress(host: HTMLElement): Promise<void> {
  const shown = host.firstElementChild;
  if (shown && getComputedStyle(shown).getPropertyValue("--av-font-size")) return;
  const sheet = await viewerSheet(files).catch(() => null);
  if (sheet) adoptSheet(document, sheet);
}

function part(name: keyof typeof FILES): Promise<ArrayBuffer> {
  const file = FILES[name];
  if ("gzip" in file) return unpack(file.gzip);
  return get({ ...file, url: new URL(file.name, base).href }, "viewer");
}

/** A module has no current script; its element is found by the name of this file. */
function ownAddress(): string {
  const scripts = document.querySelectorAll<HTMLScriptElement>("script[src]");
  const sources = [...scripts].map(({ src }) => src);
  return (
    script?.src ||
    (sources.find((src) => /\/article-viewer(\.\w+)?\.js([?#]|$)/.test(src)) ?? document.baseURI)
  );
}
