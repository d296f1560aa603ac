// The package's module: to import it does nothing yet.

import { ArticleViewerElement } from "../element/element";
import { useSource } from "../element/source";
import { FILES } from "../files/built";
import { get } from "../files/fetch";
import { MESSAGES, type Code } from "../generated/messages";
import "../package/frameworks";
import { viewerStyle } from "../viewer/sheet";

// Written out, so that bundlers see the files and bring them along.
const WASM = () => new URL("./article-viewer.wasm", import.meta.url).href;
const MARKUP = () => new URL("./article-viewer-markup.wasm", import.meta.url).href;
const STYLE = () => new URL("./article-viewer.css", import.meta.url).href;

useSource(() => ({
  wasm: () => get({ ...FILES.wasm, url: WASM() }, "viewer"),
  markup: () => get({ ...FILES.markup, url: MARKUP() }, "viewer"),
  sheet: async () => viewerStyle(await get({ ...FILES.style, url: STYLE() }, "viewer")),
}));

/** Registers `<article-viewer>`, or the same under another name. */
export function define(name?: string): void {
  ArticleViewerElement.define(name);
}

/** Every code of an error. */
export const codes: readonly Code[] = Object.keys(MESSAGES.en.codes) as Code[];

export { ArticleViewerElement };
export { ArticleViewerError } from "../failures/error";
export type { ArticleViewerElementEventMap } from "../element/events";
export type { Code } from "../generated/messages";
export type { FontSize, Related, Settings, Theme } from "../generated/settings";
export type { Article, SettingsStorage } from "../package/types";
