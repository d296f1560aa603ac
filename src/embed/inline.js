// The viewer's parts in the page itself, as the packer puts them into a single file.

import { styleSheet } from "./sheet.js";

/** Where the parts are, or null where the page has none. */
export function inlineViewer() {
  const packed = document.getElementById("av-viewer");
  const style = document.getElementById("av-style");
  return packed && { wasm: () => unpack(packed.textContent), sheet: async () => styleSheet(style?.textContent ?? "") };
}

async function unpack(base64) {
  const packed = Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
