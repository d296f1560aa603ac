// Where the viewer's parts are.

import type { DressedSource } from "../viewer/loader";

/** The viewer's parts, as whoever defines the element has told. */
export let source: () => DressedSource;

/** Is called by whoever defines the element; a second call changes nothing. */
export function useSource(parts: () => DressedSource): void {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- The first finds none.
  source ??= parts;
}
