// The exports of the reader of markup, which the scripts import as `markup`: see `glue.d.ts`.

/**
 * Reads the article in an element; without one the default article.
 *
 * @returns the article's JSON, and after it what could not be read as it is written
 */
export function readMarkup(element?: Element | null): string[];

/** Calls with the message of every panic. */
export function onMarkupPanic(panicked: (message: string) => unknown): void;

/** Starts the reader. */
export default function init(options: {
  module_or_path: WebAssembly.Module;
}): Promise<{ readonly __stack_pointer: WebAssembly.Global }>;
