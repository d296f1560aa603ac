// The small panel that names what is broken, and what mends it.

import { words } from "./words.js";

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

let sheet;

/** The panel's own style: what is broken may be the viewer's. */
export function panelSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

/** What happened and what mends it, in the reader's language. */
export function explain(failure) {
  const { lang, codes } = words();
  const [message, mend] = codes[failure.code];
  return { lang, message, mend };
}

/** @param retry what its button does, where that may help */
export function panel(failure, retry) {
  const { lang, message, mend } = explain(failure);
  const panel = element("div", "");
  panel.className = "av-failure";
  panel.lang = lang;
  panel.setAttribute("role", "alert");
  panel.setAttribute("part", "failure");
  const what = document.createElement("p");
  what.append(element("strong", message), " ", mend);
  panel.append(what, element("code", failure.message));
  if (failure.canRetry) {
    const button = element("button", words().retry);
    button.type = "button";
    button.addEventListener("click", retry, { once: true });
    panel.append(button);
  }
  return panel;
}

function element(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
