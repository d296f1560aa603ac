// Where the viewer's parts are.

import type { ElementSource } from "../viewer/loader";

/** The viewer's parts, which the script that defines the element has given. */
export let source: () => ElementSource;

/** Sets the viewer's parts, for the script that defines the element; only the first call counts. */
export function useSource(parts: () => ElementSource): void {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- The first finds none.
  source ??= parts;
}
