// Sharing at the page's own wish; the panel's buttons are the viewer's.

/* eslint-disable @typescript-eslint/no-unnecessary-condition -- Not every browser can share. */

/** An article or a passage of it, for sharing. */
export interface Shared {
  url: string;
  title: string;
  text: string;
}

/** Shares an address by the system where it can, else to the clipboard. */
export async function share({ url, title }: Shared): Promise<void> {
  if (navigator.share) await navigator.share({ url, title });
  else await navigator.clipboard.writeText(url);
}
