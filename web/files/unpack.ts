// A part of the viewer that its script carries itself, as the packer puts it there.

/** The bytes of what was compressed with gzip and written in base64. */
export function unpack(base64: string): Promise<ArrayBuffer> {
  /* eslint-disable @typescript-eslint/no-unnecessary-condition -- Not every browser has it. */
  const packed =
    Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
