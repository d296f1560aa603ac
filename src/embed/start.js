// Unpacks the viewer from the page it stands in and starts it, after the first
// frame has been painted: the text is there already, so nothing waits for this.
import init from "viewer";

const decode = (base64) => Uint8Array.fromBase64?.(base64) ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

async function start() {
  try {
    const packed = decode(document.getElementById("av-viewer").textContent);
    const wasm = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    await init({ module_or_path: await new Response(wasm).arrayBuffer() });
  } catch (error) {
    document.getElementById("article-viewer").setAttribute("data-av-failed", "");
    console.warn("article-viewer: the viewer did not start; the text stays readable.", error);
  }
}

requestAnimationFrame(() => setTimeout(start));
