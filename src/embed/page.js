// A page that is all article: the viewer takes the place of the prerendered text.

import { ArticleViewerError } from "./failure.js";
import { reportHeight } from "./frame.js";
import { followPictures } from "./lightbox.js";
import { followShare } from "./share.js";
import { followKeys } from "./shortcuts.js";
import { Store, ownStorage } from "./store.js";
import { onCrash, viewer } from "./viewer.js";

// An article that nobody holds would be taken down by the garbage collector.
const held = new Set();

/**
 * Puts the viewer in charge of the page, after its first frame: the text is there already, so nothing waits for this.
 *
 * @param host the element with the prerendered text
 * @param source see viewer.js
 * @param article gives the article's JSON as a value, or nothing for the embedded one
 * @param failed what to do besides when that fails
 */
export function page(host, source, article, failed = () => {}) {
  reportHeight(host);
  requestAnimationFrame(() => setTimeout(() => start(host, source, article, failed)));
}

async function start(host, source, article, failed) {
  const fail = (error) => {
    const failure = ArticleViewerError.from(error);
    host.setAttribute("data-av-failed", failure.code);
    console.warn("article-viewer: the viewer is not in charge; the text stays readable.", failure);
    say(host, "error", { code: failure.code, message: failure.message, url: failure.url });
    failed(failure, () => start(host, source, article, failed));
  };
  try {
    host.removeAttribute("data-av-failed");
    const [mount, content] = await Promise.all([viewer(source), article()]);
    const mounted = mount(host, content, new Store(ownStorage()), host.hasAttribute("data-av-remote-images"), false);
    held.add(mounted);
    mounted.begin();
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
