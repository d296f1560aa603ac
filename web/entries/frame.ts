// article-viewer-frame.js: for pages that show articles in frames; gives each frame that the page
// marks with `data-article-viewer` its article's height.

import { ownScript } from "../dom/own-script";

/** A message of a frame's. */
interface Heard {
  type?: unknown;
  /** In CSS pixels, if it is what it says. */
  height?: unknown;
}

const KEY: unique symbol = Symbol.for("article-viewer-frame");
const ASK = { type: "article-viewer:ask" };
// In CSS pixels. Whatever a frame says, it gets no higher: `data-max-height` at the script's own
// tag sets another limit.
const HIGHEST = 50_000;

const page: Window & { [KEY]?: boolean } = window;
// A second copy of this script has nothing to do.
if (!page[KEY]) {
  page[KEY] = true;
  const highest = Number(ownScript()?.dataset.maxHeight) || HIGHEST;
  addEventListener("message", ({ source, data }: MessageEvent<Heard | null>) => {
    if (data?.type !== "article-viewer:height" || !isHeight(data.height)) return;
    // By its window: a sandboxed frame has no origin to tell it by.
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    frame.style.height = `${Math.min(Math.ceil(data.height), highest) + edges(frame)}px`;
  });
  // Frames that loaded before this script have announced their height to nobody.
  const ask = () => {
    for (const { contentWindow } of frames()) contentWindow?.postMessage(ASK, "*");
  };
  ask();
  addEventListener("load", ask);
}

/** The frames of which the page has said that they show articles. */
function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll<HTMLIFrameElement>("iframe[data-article-viewer]")];
}

function isHeight(height: unknown): height is number {
  return Number.isFinite(height) && (height as number) > 0;
}

/** The part of the frame's height that is not its content's, in CSS pixels. */
function edges(frame: HTMLIFrameElement): number {
  if (getComputedStyle(frame).boxSizing !== "border-box") return 0;
  return frame.offsetHeight - frame.clientHeight;
}
