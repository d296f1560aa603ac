// Failures, by stable codes.

import type { Code } from "../generated/messages";

/** The facts of a failure besides its code. */
interface Circumstances {
  /** The file that it is about. */
  url?: string | null;
  cause?: unknown;
}

/** Codes of what stays as it is until there is a new page. */
const LASTING: readonly Code[] = [
  "wasm-unsupported",
  "wasm-blocked",
  "viewer-crashed",
  "viewer-disk",
];

/** Why an article is not shown by the viewer. What stood in its place stays readable. */
export class ArticleViewerError extends Error {
  override name = "ArticleViewerError";
  declare readonly code: Code;
  /** The file that it is about. */
  declare readonly url: string | null;

  /** @internal */
  constructor(code: Code, { url = null, cause }: Circumstances = {}) {
    const said = (cause as Partial<Error> | undefined)?.message ?? (cause as string | undefined);
    super(`${code}${url ? ` (${url})` : ""}${said ? `: ${said}` : ""}`, { cause });
    this.code = code;
    this.url = url;
  }

  /** Whether `reload()` may help. */
  get canRetry(): boolean {
    return !LASTING.includes(this.code);
  }

  /**
   * Any error as one of ours; what nobody has foreseen is the viewer's fault.
   *
   * @internal
   */
  static from(error: unknown): ArticleViewerError {
    return error instanceof ArticleViewerError
      ? error
      : new ArticleViewerError("viewer-corrupt", { cause: error });
  }
}

/**
 * Whether WebAssembly has ended itself, as a panic does: engines say that its instruction is
 * unreachable.
 */
export function isPanic(error: unknown): boolean {
  return isTrap(error) && /unreachable/i.test(error.message);
}

/**
 * Whether a stack was too small: the engine's own, or WebAssembly's, which then leaves its memory.
 */
export function isOverflow(error: unknown): boolean {
  return (
    isTrap(error) ||
    error instanceof RangeError ||
    (error as Error | null)?.name === "InternalError"
  );
}

function isTrap(error: unknown): error is WebAssembly.RuntimeError {
  return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
}
