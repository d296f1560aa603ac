// A page that is all article: the viewer takes charge of the prerendered text.

import { hydrate, type Mounted } from "viewer";
import { say } from "../dom/events";
import { followLinks } from "../dom/links";
import { ArticleViewerError } from "../failures/error";
import { Store, ownStorage } from "../settings/store";
import { onCrash, viewer, type Running, type ViewerSource } from "../viewer/loader";
import { firstFrame } from "./first-frame";
import { reportHeight } from "./height";
import { followStories } from "./stories";

/** What is done where the viewer cannot take charge of what is there. */
export interface Otherwise {
  /** Is called when it has failed; `retry` tries again. */
  failed?(failure: ArticleViewerError, retry: () => unknown): void;
  /** Puts an article into a page without one. */
  fill?(empty: HTMLElement, viewer: Running): Promise<Mounted>;
}

// An article that nobody holds would be taken down by the garbage collector.
const held = new Set<Mounted>();
// Whether the page is where its address has led: neither the reader has gone on, nor has the
// browser gone back to where they were.
const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
let isUntouched = arrival?.type === "navigate";

/**
 * The element with the page's article. One within a text that somebody has added to the page, such
 * as a comment, is none.
 */
export const pageHost = (): HTMLElement | null => document.querySelector("body > #article-viewer");

/**
 * Puts the viewer in charge of the page, once the first frame is seen: the text is there already,
 * so nothing waits for this.
 */
export function page(host: HTMLElement, source: ViewerSource, otherwise: Otherwise = {}): void {
  renew(host);
  reportHeight(host);
  // In a frame by `srcdoc` fragments are relative to the page around (HTML Standard, "fallback base
  // URL"), and would lead there.
  if (location.protocol === "about:") followLinks(document, () => true);
  const touched = () => {
    isUntouched = false;
  };
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(name, touched, { once: true, passive: true, capture: true });
  }
  const there = arrived();
  const start = async () => {
    try {
      host.removeAttribute("data-av-failed");
      const built = await viewer(source);
      let mounted = hold(take(host, built) ?? (await otherwise.fill?.(host, built)));
      if (location.hash) await there;
      begin(host, mounted);
      onCrash(fail);
      followStories(host, (isNew) => {
        held.delete(mounted);
        mounted.free();
        mounted = hold(take(host, built));
        mounted.begin(isNew);
      });
    } catch (error) {
      fail(ArticleViewerError.from(error));
    }
  };
  const fail = (failure: ArticleViewerError) => {
    tell(host, failure);
    otherwise.failed?.(failure, start);
  };
  void firstFrame().then(start);
}

/**
 * A page that a browser has saved while the viewer was in charge says so, and has what was open;
 * now nobody is in charge yet.
 */
function renew(host: HTMLElement): void {
  host.removeAttribute("data-av-ready");
  for (const opened of host.querySelectorAll(".av-lightbox")) opened.remove();
}

/**
 * Browsers move a page to where its address leads, again and again, up to the frames after it is
 * loaded: to the first place where the words of a passage stand, for one, which may be the
 * contents.
 */
async function arrived(): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  }
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** Takes the prerendered text over; undefined where there is none. */
function take(host: HTMLElement, viewer: Running): Mounted | undefined {
  return viewer.begin(hydrate, host, new Store(ownStorage()));
}

function hold(mounted: Mounted | undefined): Mounted {
  if (!mounted) throw new ArticleViewerError("src-not-article", { cause: "the page is empty" });
  held.add(mounted);
  return mounted;
}

/** Acts on what the reader does from now on. */
function begin(host: HTMLElement, mounted: Mounted): void {
  const { title, warnings } = mounted;
  mounted.begin(isUntouched);
  document.title = title;
  host.setAttribute("data-av-ready", "");
  for (const warning of warnings) console.warn(`article-viewer: ${warning}`);
  say(host, "ready", { title, warnings });
}

/** Tells the page that the viewer is not in charge. */
function tell(host: HTMLElement, failure: ArticleViewerError): void {
  const { code, message, url } = failure;
  host.setAttribute("data-av-failed", code);
  console.warn("article-viewer: the viewer is not in charge; the text stays readable.", failure);
  say(host, "error", { code, message, url });
}
