// Files over the network, checked against their integrity, with the cause where one does not come.

import { ArticleViewerError } from "../failures/error";

/** A file and what is known of it. */
export interface KnownFile {
  url: string;
  integrity?: string;
  /** In bytes. */
  size?: number;
}

/** Kinds of files: the first part of the code of a failure. */
type Kind = "viewer" | "src";

/** Reasons for which a file did not come: the last part of that code. */
type Cause = "missing" | "html" | "truncated" | "corrupt" | "cors" | "blocked" | "network" | "disk";

// No article needs more, and a page that reads more stops: what is larger is given up, whatever the
// server says or leaves out.
const LARGEST = 100_000_000;

/** The bytes of a file. The server's content type does not matter. */
export async function get(
  { url, integrity = "", size = 0 }: KnownFile,
  kind: Kind,
  signal: AbortSignal | null = null,
): Promise<ArrayBuffer> {
  // The second try goes past a cache that holds half of a file or an old one.
  for (const cache of ["default", "reload"] as const) {
    try {
      const response = await fetch(url, { integrity, cache, signal });
      if (!response.ok) break;
      return await body(response);
    } catch (error) {
      if (signal?.aborted) throw error;
      if (error instanceof RangeError) {
        const code = kind === "src" ? "src-too-large" : "viewer-corrupt";
        throw new ArticleViewerError(code, { url, cause: error });
      }
    }
  }
  throw new ArticleViewerError(`${kind}-${await cause(url, size)}`, { url });
}

/** A document's JSON as a value. */
export async function getArticle(file: KnownFile, signal: AbortSignal): Promise<unknown> {
  const text = new TextDecoder().decode(await get(file, "src", signal));
  try {
    return JSON.parse(text);
  } catch (error) {
    const code = isMarkup(text) ? "src-html" : "src-not-json";
    throw new ArticleViewerError(code, { url: file.url, cause: error });
  }
}

/** Why a file did not come: browsers tell scripts no more than that it did not. */
async function cause(url: string, size: number): Promise<Cause> {
  if (!URL.canParse(url)) return "missing";
  if (location.protocol === "file:" && new URL(url).protocol === "file:") return "disk";
  let isBlocked = false;
  const violation = () => {
    isBlocked = true;
  };
  document.addEventListener("securitypolicyviolation", violation);
  try {
    const response = await fetch(url, { cache: "reload" }).catch(() => null);
    if (response) return await inAnswer(response, size);
    // A server that answers a question without CORS, but not one with it, only does not share.
    const isSilent = await fetch(url, { mode: "no-cors" }).then(
      () => false,
      () => true,
    );
    // A violation is reported in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- The listener sets it.
    return isBlocked ? "blocked" : isSilent ? "network" : "cors";
  } catch {
    return "network";
  } finally {
    document.removeEventListener("securitypolicyviolation", violation);
  }
}

/** The fault of a response. */
async function inAnswer(response: Response, size: number): Promise<Cause> {
  if (!response.ok) return "missing";
  const bytes = new Uint8Array(await body(response));
  if (isMarkup(new TextDecoder().decode(bytes.subarray(0, 64)))) return "html";
  return bytes.length < size ? "truncated" : "corrupt";
}

/**
 * The bytes of an answer; WebKit takes what came before a connection was cut for all of it.
 *
 * @throws RangeError where there are too many
 */
async function body({ headers, body }: Response): Promise<ArrayBuffer> {
  const announced = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
  const parts = [];
  let length = 0;
  // An answer without a body has no stream.
  const reader = (body ?? new Blob().stream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (Math.max(length, announced) > LARGEST) {
      await reader.cancel();
      throw new RangeError(`more than ${LARGEST / 1e6} MB`);
    }
  }
  if (length < announced) throw new TypeError("the connection was cut");
  return new Blob(parts).arrayBuffer();
}

function isMarkup(text: string): boolean {
  return /^\s*</.test(text);
}
