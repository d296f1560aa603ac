// A page that is all article: the viewer takes charge of the prerendered text.

import { ArticleViewerError } from "./failure.js";
import { reportHeight } from "./frame.js";
import { followPictures } from "./lightbox.js";
import { followLinks } from "./links.js";
import { followShare } from "./share.js";
import { followKeys } from "./shortcuts.js";
import { Store, ownStorage } from "./store.js";
import { onCrash, viewer } from "./viewer.js";

// An article that nobody holds would be taken down by the garbage collector.
const held = new Set();
// Whether the page is where its address has led: neither the reader has gone on, nor has the browser gone back to where they were.
let isUntouched = performance.getEntriesByType("navigation")[0]?.type === "navigate";

/** The element with the page's article. One within a text that somebody has added to the page, such as a comment, is none. */
export const pageHost = () => document.querySelector("body > #article-viewer");

/**
 * Puts the viewer in charge of the page, once the first frame is seen: the text is there already, so nothing waits for this.
 *
 * @param host the element with the prerendered text; an empty one gets the embedded article
 * @param source see viewer.js
 * @param failed what to do besides when that fails
 */
export function page(host, source, failed = () => {}) {
  reportHeight(host);
  // In a frame by `srcdoc` fragments are relative to the page around (HTML Standard, "fallback base URL"), and would lead there.
  if (location.protocol === "about:") followLinks(document, () => true);
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"])
    addEventListener(name, () => (isUntouched = false), { once: true, passive: true, capture: true });
  const there = arrived();
  afterFirstFrame(() => start(host, source, failed, there));
}

/** Of a long page the first frame is seen while the rest is still being parsed; then there is nothing to wait for. */
function afterFirstFrame(act) {
  if (performance.getEntriesByType("paint").length > 0) act();
  else requestAnimationFrame(() => setTimeout(act));
}

/**
 * Browsers move a page to where its address leads, again and again, up to the frames after it is loaded: to the first place
 * where the words of a passage stand, for one, which may be the contents.
 */
async function arrived() {
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  // WebKit may not come to rest between two parts of a long text: until something scrolls it draws the page over and over,
  // and WebAssembly is never compiled.
  scrollBy(0, 0);
}

async function start(host, source, failed, there) {
  const fail = (error) => {
    const failure = ArticleViewerError.from(error);
    host.setAttribute("data-av-failed", failure.code);
    console.warn("article-viewer: the viewer is not in charge; the text stays readable.", failure);
    say(host, "error", { code: failure.code, message: failure.message, url: failure.url });
    failed(failure, () => start(host, source, failed, there));
  };
  try {
    host.removeAttribute("data-av-failed");
    const { hydrate, mount } = await viewer(source);
    const mounted = hydrate(host, new Store(ownStorage())) ?? mount(host, undefined, new Store(ownStorage()), false, false);
    held.add(mounted);
    if (location.hash) await there;
    mounted.begin(isUntouched);
    followShare(host, () => mounted, (detail) => say(host, "share", detail, true));
    followKeys(document, host);
    followPictures(host, true);
    onCrash(fail);
    document.title = mounted.title;
    host.setAttribute("data-av-ready", "");
    for (const warning of mounted.warnings) console.warn(`article-viewer: ${warning}`);
    say(host, "ready", { title: mounted.title, warnings: mounted.warnings });
  } catch (error) {
    fail(error);
  }
}

/** @returns whether nobody has prevented what follows */
function say(host, name, detail, cancelable = false) {
  return host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
}
