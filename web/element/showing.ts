// The article that an element shows, from when loading starts until it is given up.

import { mount, type Mounted } from "viewer";
import { resolveLinks } from "../dom/links";
import { ArticleViewerError } from "../failures/error";
import { explain, panel } from "../failures/panel";
import { onCrash, unmount, viewer, viewerSheet } from "../viewer/loader";
import { articleOf } from "./content";
import type { ArticleViewerElement } from "./element";
import { tell } from "./events";
import type { ReaderSettings } from "./reader";
import { showArticle, showChildren } from "./shadow";
import { source } from "./source";

/** The article in an element's shadow root, or why it is not there. */
export class Showing {
  state: "idle" | "loading" | "ready" | "failed" = "idle";
  failure: ArticleViewerError | null = null;
  /** The element, once the article is shown. */
  ready = settled();
  mounted: Mounted | null = null;
  readonly #element: ArticleViewerElement;
  readonly #root: ShadowRoot;
  readonly #reader: ReaderSettings;
  /** Ends when what is shown or loading is given up. */
  #run: AbortController | null = null;

  constructor(element: ArticleViewerElement, root: ShadowRoot, reader: ReaderSettings) {
    this.#element = element;
    this.#root = root;
    this.#reader = reader;
  }

  /** Loads the viewer and the article, and shows it. */
  async start(): Promise<void> {
    const { signal } = (this.#run = new AbortController());
    this.state = "loading";
    this.failure = null;
    for (const failed of this.#root.querySelectorAll("[part=failure]")) failed.remove();
    try {
      const parts = source();
      const [built, sheet, { json, base, warnings = [], isOfPage = false }] = await Promise.all([
        viewer(parts),
        viewerSheet(parts),
        articleOf(this.#element, signal),
      ]);
      if (signal.aborted) return;
      const host = document.createElement("div");
      host.className = "av-host";
      const remoteImages = this.#element.remoteImages || isOfPage;
      const mounted = built.begin(mount, host, json, this.#reader.open(), remoteImages, true);
      this.mounted = mounted;
      onCrash((failure) => this.#fail(failure), { signal });
      if (base) resolveLinks(host, base);
      showArticle(this.#root, host, sheet);
      mounted.begin(false);
      this.state = "ready";
      warnings.push(...mounted.warnings);
      tell(this.#element, "ready", { title: mounted.title, warnings });
      this.ready.resolve(this.#element);
    } catch (error) {
      if (!signal.aborted) this.#fail(ArticleViewerError.from(error));
    }
  }

  /** Gives up what is shown or loading; the children show again. */
  release(): void {
    this.#run?.abort();
    this.#run = null;
    if (this.mounted) {
      unmount(this.mounted);
      this.mounted = null;
    }
    if (this.state !== "idle") showChildren(this.#root);
    if (this.state === "ready" || this.state === "failed") this.ready = settled();
    this.state = "idle";
    this.failure = null;
  }

  #fail(failure: ArticleViewerError): void {
    this.state = "failed";
    this.failure = failure;
    this.#root.prepend(panel(failure, () => this.#element.reload().catch(() => {})));
    const { message: what, fix } = explain(failure);
    console.warn(`article-viewer: ${what} ${fix}`, failure);
    const { code, message, url } = failure;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- For pages that ask for it still.
    tell(this.#element, "error", { code, message, fix, mend: fix, url });
    this.ready.reject(failure);
  }
}

/** A promise to be settled by hand. Whoever does not wait for it is told by the event. */
function settled(): PromiseWithResolvers<ArticleViewerElement> {
  const settled = Promise.withResolvers<ArticleViewerElement>();
  settled.promise.catch(() => {});
  return settled;
}
