// Files over the network, held to their integrity, with the cause where one does not come.

import { ArticleViewerError } from "./failure.js";

// No article needs more, and a page that reads more stops: what is larger is given up, whatever the server says or leaves out.
const LARGEST = 100_000_000;

/**
 * The bytes of a file. The server's content type does not matter.
 *
 * @param file `url`, and where known `integrity` and `size` in bytes
 * @param kind begins the code of a failure: `viewer` or `src`
 */
export async function get({ url, integrity = "", size = 0 }, kind, signal) {
  // The second try goes past a cache that holds half of a file or an old one.
  for (const cache of ["default", "reload"]) {
    try {
      const response = await fetch(url, { integrity, cache, signal });
      if (!response.ok) break;
      return await body(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      if (error instanceof RangeError) throw new ArticleViewerError(`${kind}-${kind === "src" ? "too-large" : "corrupt"}`, { url, cause: error });
    }
  }
  throw new ArticleViewerError(`${kind}-${await cause(url, size)}`, { url });
}

/** Why a file did not come: browsers tell scripts no more than that it did not. */
async function cause(url, size) {
  if (!URL.canParse(url)) return "missing";
  if (location.protocol === "file:" && new URL(url).protocol === "file:") return "disk";
  let blocked = false;
  const violation = () => (blocked = true);
  document.addEventListener("securitypolicyviolation", violation);
  try {
    let response;
    try {
      response = await fetch(url, { cache: "reload" });
    } catch {
      // A server that answers a question without CORS, but not one with it, only does not share.
      const isSilent = await fetch(url, { mode: "no-cors" }).then(() => false, () => true);
      // A violation is reported in a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      return blocked ? "blocked" : isSilent ? "network" : "cors";
    }
    if (!response.ok) return "missing";
    const bytes = new Uint8Array(await body(response));
    if (isMarkup(new TextDecoder().decode(bytes.subarray(0, 64)))) return "html";
    return bytes.length < size ? "truncated" : "corrupt";
  } catch {
    return "network";
  } finally {
    document.removeEventListener("securitypolicyviolation", violation);
  }
}

/**
 * The bytes of an answer; WebKit takes what came before a connection was cut for all of it.
 *
 * @throws RangeError where there are too many
 */
async function body(response) {
  const announced = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  const parts = [];
  let length = 0;
  // An answer without a body has no stream.
  const reader = (response.body ?? new Blob().stream()).getReader();
  for (let part = {}; !part.done; part = await reader.read()) {
    if (part.value) parts.push(part.value);
    length += part.value?.length ?? 0;
    if (Math.max(length, announced) > LARGEST) {
      await reader.cancel();
      throw new RangeError(`more than ${LARGEST / 1e6} MB`);
    }
  }
  if (length < announced) throw new TypeError("the connection was cut");
  return new Blob(parts).arrayBuffer();
}

/** A document's JSON as a value. */
export async function getArticle(file, signal) {
  const text = new TextDecoder().decode(await get(file, "src", signal));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleViewerError(isMarkup(text) ? "src-html" : "src-not-json", { url: file.url, cause: error });
  }
}

function isMarkup(text) {
  return /^\s*</.test(text);
}
