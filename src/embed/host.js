// article-viewer-frame.js: for pages that show articles in frames; gives each frame its article's height.

const KEY = Symbol.for("article-viewer-frame");

// A second copy of this script has nothing to do.
if (!window[KEY]) {
  window[KEY] = true;
  addEventListener("message", ({ source, data }) => {
    if (data?.type !== "article-viewer:height" || !(data.height >= 0 && data.height < 1e6)) return;
    // By its window: a sandboxed frame has no origin to tell it by.
    const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${Math.ceil(data.height) + edges(frame)}px`;
  });
  // Frames that were there first have told nobody.
  const ask = () => {
    for (const { contentWindow } of document.querySelectorAll("iframe")) contentWindow?.postMessage({ type: "article-viewer:ask" }, "*");
  };
  ask();
  addEventListener("load", ask);
}

/** What of the frame's height is not its content's. */
function edges(frame) {
  return getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
}
