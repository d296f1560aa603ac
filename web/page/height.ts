// A page that is shown in a frame tells the page around how high it is, in the dialects that are
// spoken there.

import type { Root } from "../dom/events";
import { written } from "../dom/links";

/** The parts of a message from the page around that are read. */
interface Heard {
  /** WordPress says `ready`, with the secret that it gives its frame. */
  message?: unknown;
  secret?: string;
  type?: unknown;
}

/**
 * Reports the content's height in whole CSS pixels, at once and whenever it has become another.
 * The content is measured, not the window, so a frame that is made higher is not told to be higher
 * still.
 */
export function reportHeight(content: Root & HTMLElement): void {
  if (window.parent === window) return;
  // Nothing that changes the height moves there: each step would lay out the page around, too.
  content.dataset.avFramed = "";
  // WordPress gives its frames a secret, in the address or in a message, and listens only to those
  // that know it.
  let secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
  let reported: number | null = null;
  const report = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    // A frame that is hidden has no width in which its text could have a height.
    if (height === reported || !height || !innerWidth) return;
    reported = height;
    tell({ type: "article-viewer:height", height });
    // https://amp.dev/documentation/components/amp-iframe
    tell({ sentinel: "amp", type: "embed-size", height });
    if (secret) tell({ message: "height", value: height, secret });
    try {
      // CSS Box Sizing 4, "responsive iframes": browsers that know them look at the height again
      // when they are asked to.
      (window as { requestResize?: () => void }).requestResize?.();
    } catch {
      // In a sandbox they refuse to.
    }
  };
  addEventListener("message", ({ source, data }: MessageEvent<Heard | null>) => {
    if (source !== window.parent || !data) return;
    if (data.message === "ready" && data.secret) secret = data.secret;
    else if (data.type !== "article-viewer:ask") return;
    reported = null;
    report();
  });
  new ResizeObserver(report).observe(content);
  content.addEventListener("click", ({ target }) => {
    const link = target.closest<HTMLAnchorElement>("a[href]");
    if (link && !written(link).startsWith("#")) leave(link, secret);
  });
}

/**
 * A link is not for the frame. WordPress follows those to the frame's own site; all others open
 * beside the page.
 */
function leave(link: HTMLAnchorElement, secret: string | null): void {
  if (secret && link.host === location.host) tell({ message: "link", value: link.href, secret });
  link.target = "_blank";
  link.rel = "noopener";
}

function tell(message: object): void {
  // Whoever shows the page may know its height.
  window.parent.postMessage(message, "*");
}
