// The reader of markup: WebAssembly of its own, which is fetched only where an article stands in a
// page's markup, or nothing does: the default article is in it, too.

import init, { onMarkupPanic, readMarkup } from "markup";
import { once, started, type ElementSource } from "./loader";

/** An article's JSON as a value, with what could not be read as it is written. */
export interface Read {
  json: unknown;
  warnings: string[];
}

const reader = once((source: ElementSource) =>
  started(() => source.markup(), { init, onPanic: onMarkupPanic }),
);

/** Reads the article in an element; without one the default article. */
export async function read(source: ElementSource, element?: Element | null): Promise<Read> {
  const [json = "", ...warnings] = (await reader(source)).begin(readMarkup, element);
  return { json: JSON.parse(json), warnings };
}
