// The small panel that names what is broken, and what fixes it.

import { sheetOf } from "../viewer/sheet";
import type { ArticleViewerError } from "./error";
import { words } from "./language";

const STYLE = `
.av-failure { all: initial; display: grid; gap: 0.5em; margin: 1em 0; padding: 0.9em 1.1em; color-scheme: light dark;
  border: 1px solid; border-inline-start: 4px solid #b3261e; border-radius: 4px;
  background: light-dark(#fdf6f4, #2b1f1c); color: light-dark(#2a1512, #f3e4df);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.av-failure p { margin: 0; }
.av-failure strong { font-weight: 600; }
.av-failure code { font: 0.8125em/1.4 ui-monospace, monospace; opacity: 0.8; }
.av-failure button { justify-self: start; min-height: 2.5em; padding: 0 1em; border: 1px solid; border-radius: 4px;
  background: none; color: inherit; font: inherit; cursor: pointer; }
.av-failure :focus-visible { outline: 3px solid; outline-offset: 2px; }
@media print { .av-failure { display: none; } }`;

/** The words of the panel. */
interface Explanation {
  lang: string;
  /** The event. */
  message: string;
  fix: string;
  /** The name of the button that tries again. */
  retry: string;
}

let sheet: CSSStyleSheet | undefined;

/** The panel's own style: what is broken may be the viewer's. */
export const panelSheet = (): CSSStyleSheet => (sheet ??= sheetOf(STYLE));

/** The event and its remedy, in the reader's language. */
export function explain({ code }: ArticleViewerError): Explanation {
  const { lang, retry, codes } = words();
  const [message, fix] = codes[code];
  return { lang, message, fix, retry };
}

/** @param retry what its button does, where that may help */
export function panel(failure: ArticleViewerError, retry: () => unknown): HTMLElement {
  const said = explain(failure);
  const panel = element("div", "");
  panel.className = "av-failure";
  panel.lang = said.lang;
  panel.dir = "auto";
  panel.setAttribute("role", "alert");
  panel.setAttribute("part", "failure");
  const what = element("p", "");
  what.append(element("strong", said.message), " ", said.fix);
  panel.append(what, element("code", failure.message));
  if (failure.canRetry) {
    const button = element("button", said.retry);
    button.type = "button";
    button.addEventListener("click", retry, { once: true });
    panel.append(button);
  }
  return panel;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text: string) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
