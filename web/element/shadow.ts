// The element's shadow root and its styles.

import { panelSheet } from "../failures/panel";
import { adoptSheet, sheetOf } from "../viewer/sheet";

/** Names for `::part()`: the page's style reaches the elements that have them in their class. */
const PARTS = ["bar", "settings", "article", "headline", "standfirst", "byline", "body"];

// Resets what the article would inherit from the page, but visibility and pointer events.
// The article's `rem` is the browser's own letter, not the page's.
const HOST = `
:host { display: block; isolation: isolate; }
:host([hidden]) { display: none; }
.av-host { all: initial; display: block; visibility: inherit; pointer-events: inherit; --av-rem: 1em; }`;

/** Told by what no other engine has. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Not on a server.
const IS_WEBKIT = globalThis.CSS?.supports("hanging-punctuation", "first") ?? false;

let hostSheet: CSSStyleSheet | undefined;

/**
 * Gives an empty root the style that holds before the viewer's own, and shows the element's
 * children.
 */
export function prepare(root: ShadowRoot): void {
  root.adoptedStyleSheets = [(hostSheet ??= sheetOf(HOST)), panelSheet()];
  showChildren(root);
}

/** Shows the element's children in the place of all else. */
export function showChildren(root: ShadowRoot): void {
  root.replaceChildren(document.createElement("slot"));
}

/** Shows an article in the place of all else. */
export function showArticle(root: ShadowRoot, host: HTMLElement, sheet: CSSStyleSheet): void {
  if (!root.adoptedStyleSheets.includes(sheet)) adoptSheet(root, sheet);
  root.replaceChildren(host);
  for (const part of PARTS) root.querySelector(`.av-${part}`)?.setAttribute("part", part);
  root.querySelector(".av-related-region")?.setAttribute("part", "related");
}

/**
 * Shows what is checked by now: WebKit does not see in a shadow root that another choice is
 * checked, unless it looks at the style anew.
 */
export function seeChecked(root: ShadowRoot): void {
  if (IS_WEBKIT) root.adoptedStyleSheets = [...root.adoptedStyleSheets];
}
