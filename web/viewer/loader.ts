// The one viewer of the page: fetched once, compiled once, shared by all that show an article.

import init, { hydrate, mount, onPanic, type Mounted } from "viewer";
import { ArticleViewerError, isOverflow, isPanic } from "../failures/error";

/** Where the viewer comes from. */
export interface ViewerSource {
  /** The bytes of the WebAssembly. */
  wasm(): Promise<ArrayBuffer>;
}

/** Where the viewer of an element comes from, with its style. */
export interface DressedSource extends ViewerSource {
  sheet(): Promise<CSSStyleSheet>;
}

/** The viewer once it runs. */
export interface Viewer {
  mount: typeof mount;
  hydrate: typeof hydrate;
}

// The smallest module there is: a page that refuses it refuses WebAssembly.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

let loading: Promise<Viewer> | null = null;
let dressing: Promise<CSSStyleSheet> | null = null;
let crash: ArticleViewerError | null = null;
const crashed = new EventTarget();

/**
 * Starts the viewer, or waits for the one that starts already. After a failure the next call tries
 * again.
 */
export function viewer(source: ViewerSource): Promise<Viewer> {
  loading ??= start(source).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** The one style sheet for all shadow roots. */
export function viewerSheet(source: DressedSource): Promise<CSSStyleSheet> {
  dressing ??= source.sheet().catch((error: unknown) => {
    dressing = null;
    throw error;
  });
  return dressing;
}

/**
 * Calls when the viewer has panicked: what it shows stays, and nothing of it may be called any
 * more.
 */
export function onCrash(
  called: (failure: ArticleViewerError) => void,
  options?: AddEventListenerOptions,
): void {
  crashed.addEventListener("crash", () => crash && called(crash), options);
}

/** Ends what was mounted, unless the viewer has ended itself. */
export function unmount(mounted: Mounted): void {
  if (!crash) mounted.free();
}

async function start(source: ViewerSource): Promise<Viewer> {
  if (typeof WebAssembly !== "object") throw new ArticleViewerError("wasm-unsupported");
  const bytes = await source.wasm();
  let stack: WebAssembly.Global;
  try {
    const module = await WebAssembly.compile(bytes);
    ({ __stack_pointer: stack } = await init({ module_or_path: module }));
  } catch (error) {
    throw new ArticleViewerError((await isBlocked()) ? "wasm-blocked" : "viewer-corrupt", {
      cause: error,
    });
  }
  onPanic(end);
  return { mount: guarded(mount, stack), hydrate: guarded(hydrate, stack) };
}

/**
 * Whether the page lets no WebAssembly run. Some browsers refuse to compile, others to instantiate.
 */
function isBlocked(): Promise<boolean> {
  return WebAssembly.instantiate(EMPTY).then(
    () => false,
    () => true,
  );
}

/**
 * The viewer has panicked; the message that it gives itself comes before the error that the browser
 * makes of it.
 */
function end(cause: unknown): ArticleViewerError {
  if (!crash) {
    crash = new ArticleViewerError("viewer-crashed", { cause });
    // Whoever called is still on the way back.
    queueMicrotask(() => crashed.dispatchEvent(new Event("crash")));
  }
  return crash;
}

/** Guards the others on the page from what begins. `stack` is where the viewer's own stack ends. */
function guarded<Given extends unknown[], Begun>(
  begin: (...given: Given) => Begun,
  stack: WebAssembly.Global,
): (...given: Given) => Begun {
  return (...given) => {
    if (crash) throw crash;
    const before: unknown = stack.value;
    try {
      return begin(...given);
    } catch (error) {
      // An error that passes through WebAssembly leaves its stack as it is, which would be the
      // shorter for the next to begin.
      stack.value = before;
      if (isPanic(error)) throw end(error);
      throw new ArticleViewerError(isOverflow(error) ? "viewer-crashed" : "src-not-article", {
        cause: error,
      });
    }
  };
}
