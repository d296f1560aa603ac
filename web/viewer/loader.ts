// The one viewer of the page: fetched once, compiled once, shared by all that show an article.

import init, { onPanic, type Mounted } from "viewer";
import { ArticleViewerError, isOverflow, isPanic } from "../failures/error";

/** Where the viewer comes from. */
export interface ViewerSource {
  /** The bytes of the WebAssembly. */
  wasm(): Promise<ArrayBuffer>;
}

/** Where the viewer of an element comes from, with its style and the reader of markup. */
export interface ElementSource extends ViewerSource {
  markup(): Promise<ArrayBuffer>;
  sheet(): Promise<CSSStyleSheet>;
}

/** What wasm-bindgen makes for a module of WebAssembly. */
export interface Glue {
  init(options: {
    module_or_path: WebAssembly.Module;
  }): Promise<{ readonly __stack_pointer: WebAssembly.Global }>;
  onPanic(panicked: (message: string) => unknown): void;
}

/** WebAssembly that runs. */
export interface Running {
  /**
   * Calls an export of it by which something begins, and guards the others on the page from what
   * happens there.
   */
  begin<Given extends unknown[], Begun>(begin: (...given: Given) => Begun, ...given: Given): Begun;
}

// The smallest module there is: a page that refuses it refuses WebAssembly.
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

let crash: ArticleViewerError | null = null;
const crashed = new EventTarget();

/** Starts the viewer, or waits for the one that starts already. */
export const viewer = once((source: ViewerSource) =>
  started(() => source.wasm(), { init, onPanic }),
);

/** The one style sheet for all shadow roots. */
export const viewerSheet = once((source: ElementSource) => source.sheet());

/** The same for all who ask. After a failure the next call tries again. */
export function once<Given, Made>(
  make: (given: Given) => Promise<Made>,
): (given: Given) => Promise<Made> {
  let making: Promise<Made> | null = null;
  return (given) =>
    (making ??= make(given).catch((error: unknown) => {
      making = null;
      throw error;
    }));
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

/** Starts WebAssembly. */
export async function started(wasm: () => Promise<ArrayBuffer>, glue: Glue): Promise<Running> {
  if (typeof WebAssembly !== "object") throw new ArticleViewerError("wasm-unsupported");
  const bytes = await wasm();
  let stack: WebAssembly.Global;
  try {
    const module = await WebAssembly.compile(bytes);
    ({ __stack_pointer: stack } = await glue.init({ module_or_path: module }));
  } catch (error) {
    throw new ArticleViewerError((await isBlocked()) ? "wasm-blocked" : "viewer-corrupt", {
      cause: error,
    });
  }
  glue.onPanic(end);
  return { begin: (begin, ...given) => guarded(stack, () => begin(...given)) };
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
function guarded<Begun>(stack: WebAssembly.Global, begin: () => Begun): Begun {
  if (crash) throw crash;
  const before: unknown = stack.value;
  try {
    return begin();
  } catch (error) {
    // An error that passes through WebAssembly leaves its stack as it is, which would be the
    // shorter for the next to begin.
    stack.value = before;
    if (isPanic(error)) throw end(error);
    throw new ArticleViewerError(isOverflow(error) ? "viewer-crashed" : "src-not-article", {
      cause: error,
    });
  }
}
