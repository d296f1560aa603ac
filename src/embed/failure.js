// What can go wrong, by stable codes.

/** Why an article is not shown by the viewer. What stood in its place stays readable. */
export class ArticleViewerError extends Error {
  name = "ArticleViewerError";

  /** @param code one of the codes in words.js; `url` the file that it is about, where it is about one. */
  constructor(code, { url = null, cause } = {}) {
    super(`${code}${url ? ` (${url})` : ""}${cause ? `: ${cause.message ?? cause}` : ""}`, { cause });
    this.code = code;
    this.url = url;
  }

  /** Whether to try again may help, without a new page. */
  get canRetry() {
    return !["wasm-unsupported", "wasm-blocked", "viewer-crashed", "viewer-disk"].includes(this.code);
  }

  /** Any error as one of ours; what nobody has foreseen is the viewer's fault. */
  static from(error) {
    return error instanceof ArticleViewerError ? error : new ArticleViewerError("viewer-corrupt", { cause: error });
  }
}

/** Whether WebAssembly has ended itself, as a panic does: every engine says of its instruction that it is unreachable. */
export function isPanic(error) {
  return isTrap(error) && /unreachable/i.test(error.message);
}

/** Whether a stack was too small: the engine's own, or WebAssembly's, which then reaches out of its memory. */
export function isOverflow(error) {
  return isTrap(error) || error instanceof RangeError || error?.name === "InternalError";
}

function isTrap(error) {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}
