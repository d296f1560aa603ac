// The exports of the viewer, by wasm-bindgen; the single file's has no `mount`. The scripts import
// it as `viewer`, for which the Makefile gives esbuild the real file; `tests/suite/scripts.rs`
// compiles one against the other.

/** An article in the page. To free it is to take it down. */
export interface Mounted {
  /** «headline - site» */
  readonly title: string;
  /** Where the article lives, as its document says. */
  readonly canonical: string | undefined;
  /** The parts that could not be shown as the document has them, each with its place. */
  readonly warnings: string[];
  /** Follows the reader, who may not have scrolled yet. */
  begin(isUntouched: boolean): void;
  free(): void;
}

/** Where the viewer reads and keeps the reader's settings; it listens for `change`. */
export interface ViewerStore extends EventTarget {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * Puts an article in the place of what the host holds.
 *
 * @param json the article's JSON as a value
 * @throws where it is no article
 */
export function mount(
  host: HTMLElement,
  json: unknown,
  store: ViewerStore,
  remoteImages: boolean,
  isEmbedded: boolean,
): Mounted;

/** Takes charge of a prerendered page; undefined where the host has none. */
export function hydrate(host: HTMLElement, store: ViewerStore): Mounted | undefined;

/** Calls with the message of every panic. */
export function onPanic(panicked: (message: string) => unknown): void;

/** Starts the viewer. */
export default function init(options: {
  module_or_path: WebAssembly.Module;
}): Promise<{ readonly __stack_pointer: WebAssembly.Global }>;
