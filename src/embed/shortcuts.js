// Keys that press what is in the page. Each is a single character, so readers can turn them off (WCAG 2.1.4).

/** The control that a key presses; src/view/settings.rs lists them for the reader. */
const KEYS = {
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
export function followKeys(target, root) {
  const find = (selector) => root.querySelector(selector);
  target.addEventListener("keydown", (event) => {
    const pressed = event.composedPath()[0];
    const isInside = target === root || pressed === document.body || root.contains(pressed);
    if (!isInside || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(pressed)) return;
    const control = Object.hasOwn(KEYS, event.key) && !find("[name=av-shortcuts][value=off]:checked") && KEYS[event.key](find);
    if (!control) return;
    event.preventDefault();
    control.click();
  });
}

function sizeBeside(find, step) {
  const now = find("[name=av-size]:checked")?.closest(".av-option");
  const beside = step > 0 ? now?.nextElementSibling : now?.previousElementSibling;
  return beside?.querySelector("input");
}

function isWriting(element) {
  return element.isContentEditable || element.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=button])");
}
