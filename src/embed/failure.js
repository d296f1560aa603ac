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

/** Whether WebAssembly ended by a trap, as a panic does. */
export function isPanic(error) {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}
