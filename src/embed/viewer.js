// The one viewer of the page: fetched once, compiled once, shared by all that show an article.

import init, { hydrate, mount, onPanic } from "viewer";
import { ArticleViewerError, isOverflow, isPanic } from "./failure.js";

// The smallest module there is: a page that refuses it refuses WebAssembly.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

let loading = null;
let dressing = null;
let crash = null;
const crashed = new EventTarget();

/**
 * Starts the viewer, or waits for the one that starts already. After a failure the next call tries again.
 *
 * @param source where the parts come from: `wasm()` gives bytes
 * @returns `mount` and `hydrate`
 */
export function viewer(source) {
  loading ??= start(source).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** The one style sheet for all shadow roots; `source.sheet()` gives it. */
export function viewerSheet(source) {
  dressing ??= source.sheet().catch((error) => {
    dressing = null;
    throw error;
  });
  return dressing;
}

/** Calls when the viewer has panicked: what it shows stays, and nothing of it may be called any more. */
export function onCrash(called, signal) {
  crashed.addEventListener("crash", () => called(crash), { once: true, signal });
}

/** Ends what was mounted, unless the viewer has ended itself. */
export function unmount(mounted) {
  if (!crash) mounted.free();
}

async function start(source) {
  if (typeof WebAssembly !== "object") throw new ArticleViewerError("wasm-unsupported");
  const bytes = await source.wasm();
  let stack;
  try {
    ({ __stack_pointer: stack } = await init({ module_or_path: await WebAssembly.compile(bytes) }));
  } catch (error) {
    // Some browsers refuse to compile, others to instantiate.
    const isBlocked = await WebAssembly.instantiate(EMPTY).then(() => false, () => true);
    throw new ArticleViewerError(isBlocked ? "wasm-blocked" : "viewer-corrupt", { cause: error });
  }
  onPanic(end);
  return { mount: guarded(mount, stack), hydrate: guarded(hydrate, stack) };
}

/** The viewer has panicked; the message that it gives itself comes before the error that the browser makes of it. */
function end(cause) {
  if (!crash) {
    crash = new ArticleViewerError("viewer-crashed", { cause });
    // Whoever called is still on the way back.
    queueMicrotask(() => crashed.dispatchEvent(new Event("crash")));
  }
  return crash;
}

/** Guards the others on the page from what begins. `stack` is where the viewer's own stack ends. */
function guarded(begin, stack) {
  return (...given) => {
    if (crash) throw crash;
    const before = stack.value;
    try {
      return begin(...given);
    } catch (error) {
      // An error that passes through WebAssembly leaves its stack as it is, which would be the shorter for the next to begin.
      stack.value = before;
      if (isPanic(error)) throw end(error);
      throw new ArticleViewerError(isOverflow(error) ? "viewer-crashed" : "src-not-article", { cause: error });
    }
  };
}
