// article-viewer-frame.js: for pages that show articles in frames; gives each frame that the page marks with
// `data-article-viewer` its article's height.

import { ownScript } from "./script.js";

const KEY = Symbol.for("article-viewer-frame");
const ASK = { type: "article-viewer:ask" };
// In CSS pixels. Whatever a frame says, it gets no higher: `data-max-height` at the script's own tag sets another limit.
const HIGHEST = 50_000;

// A second copy of this script has nothing to do.
if (!window[KEY]) {
  window[KEY] = true;
  const highest = Number(ownScript()?.dataset.maxHeight) || HIGHEST;
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "article-viewer:height" || !Number.isFinite(data.height) || data.height <= 0) return;
    // By its window: a sandboxed frame has no origin to tell it by.
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.ceil(data.height), highest) + edges(frame)}px`;
  });
  // Frames that were there first have told nobody.
  const ask = () => frames().forEach(({ contentWindow }) => contentWindow?.postMessage(ASK, "*"));
  ask();
  addEventListener("load", ask);
}

/** The frames of which the page has said that they show articles. */
function frames() {
  return [...document.querySelectorAll("iframe[data-article-viewer]")];
}

/** What of the frame's height is not its content's. */
function edges(frame) {
  return getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
}
