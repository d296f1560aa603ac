// Keys that press what is in the page. Each is a single character, so readers can turn them off
// (WCAG 2.1.4).

import type { PageRoot, Root } from "../dom/events";

type Find = (selector: string) => HTMLElement | null;

/** The control that a key presses; the settings panel lists them for the reader. */
const KEYS: Record<string, (find: Find) => HTMLElement | null | undefined> = {
  "+": (find) => sizeBeside(find, 1),
  "=": (find) => sizeBeside(find, 1),
  "-": (find) => sizeBeside(find, -1),
  0: (find) => find("[name=av-size][value=default]"),
  s: (find) => find(".av-settings-toggle"),
  "?": (find) => find(".av-settings-toggle"),
  c: (find) => find(".av-to-contents"),
  h: (find) => find(".av-share-toggle"),
  r: (find) => find(".av-related-toggle"),
  q: (find) => find(".av-offer:popover-open [data-share=quote]"),
};

/**
 * @param target hears the keys: a shadow root, or the document of a page that is all article
 * @param root where the page is
 */
export function followKeys(target: PageRoot, root: Root): void {
  const find = (selector: string) => root.querySelector<HTMLElement>(selector);
  target.addEventListener("keydown", (event) => {
    const pressed = event.composedPath()[0] as HTMLElement;
    const isInside = target === root || pressed === document.body || root.contains(pressed);
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (!isInside || event.defaultPrevented || isModified || isWriting(pressed)) return;
    if (!Object.hasOwn(KEYS, event.key) || find("[name=av-shortcuts][value=off]:checked")) return;
    const control = KEYS[event.key]?.(find);
    if (!control) return;
    event.preventDefault();
    control.click();
  });
}

function sizeBeside(find: Find, step: number): HTMLElement | null | undefined {
  const now = find("[name=av-size]:checked")?.closest(".av-option");
  const beside = step > 0 ? now?.nextElementSibling : now?.previousElementSibling;
  return beside?.querySelector("input");
}

function isWriting(element: HTMLElement): boolean {
  const fields = "textarea, select, input:not([type=radio], [type=checkbox], [type=button])";
  // What is pressed may be the document, which matches nothing.
  return element.isContentEditable || (element as Partial<Element>).matches?.(fields) === true;
}
