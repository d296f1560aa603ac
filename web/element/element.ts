// <article-viewer>: an article as a part of any page.

import type { Mounted } from "viewer";
import { say } from "../dom/events";
import { returnFocus } from "../dom/focus";
import { followLinks, resolveLinks } from "../dom/links";
import { ArticleViewerError } from "../failures/error";
import { explain, panel } from "../failures/panel";
import {
  PROPERTIES,
  type FontSize,
  type Related,
  type Settings,
  type Theme,
} from "../generated/settings";
import type { Article, SettingsStorage } from "../package/types";
import { followPictures } from "../running/lightbox";
import { followShare, share } from "../running/share";
import { followKeys } from "../running/shortcuts";
import { onCrash, unmount, viewer, viewerSheet } from "../viewer/loader";
import { SETTINGS, choice, isSetting, type Loading } from "./attributes";
import { Base } from "./base";
import { articleOf, namesArticle } from "./content";
import type { Detail, EventName } from "./events";
import { whenNear } from "./near";
import { ReaderSettings } from "./reader";
import { prepare, seeChecked, showArticle, showChildren } from "./shadow";
import { source } from "./source";
import { upgrade } from "./upgrade";

/** What an element may have been given before it was defined. */
const GIVEN = [
  ...Object.values(PROPERTIES),
  "src",
  "loading",
  "remoteImages",
  "article",
  "storage",
  "settings",
] as const;

/**
 * An article as a part of any page.
 *
 * @tag article-viewer
 */
export class ArticleViewerElement extends Base {
  /** The version of the package. */
  static readonly version: string = VERSION;
  /** @internal */
  static readonly observedAttributes = [...SETTINGS, "article", "src", "loading", "remote-images"];

  /** Registers the element; does nothing where the name is taken. */
  static define(name = "article-viewer"): void {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Not on a server.
    if (globalThis.customElements && !customElements.get(name)) {
      // A class can have one name only. Not every browser tells it.
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- See above.
      customElements.define(name, customElements.getName?.(this) ? class extends this {} : this);
    }
  }

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #reader = new ReaderSettings(this, (now, isNew) => this.#changed(now, isNew));
  #article: Article | string | undefined;
  /**
   * Whether the page has set what to show, be it to nothing yet: then the embedded article is not
   * what it wants.
   */
  #isGiven = false;
  #state: "idle" | "loading" | "ready" | "failed" = "idle";
  #failure: ArticleViewerError | null = null;
  #ready = settled();
  #mounted: Mounted | null = null;
  #near: IntersectionObserver | null = null;
  #isReflecting = false;
  #isUpgraded = false;
  /** Whether somebody has asked for what the page is still to give. */
  #isWanted = false;
  /** Ends when what is shown or loading is given up. */
  #run: AbortController | null = null;

  constructor() {
    super();
    const root = this.#root;
    prepare(root);
    returnFocus(root);
    followLinks(root, (href, kind) => this.#say("navigate", { href, kind }, true));
    followKeys(root, root);
    followShare(
      root,
      () => this.#mounted,
      (detail) => this.#say("share", detail, true),
    );
  }

  /** The address of an article's JSON. */
  get src(): string {
    const src = this.getAttribute("src");
    if (src === null || !URL.canParse(src, this.baseURI)) return src ?? "";
    return new URL(src, this.baseURI).href;
  }

  set src(value: string) {
    this.#isGiven = true;
    this.#set("src", value);
  }

  /** `lazy` starts when the element is near the window. */
  get loading(): Loading {
    return choice(this, "loading");
  }

  set loading(value: Loading) {
    this.#set("loading", value);
  }

  /** The reader's text size; the attribute in the markup holds for readers who have not chosen. */
  get fontSize(): FontSize {
    return this.#reader.value("font-size");
  }

  set fontSize(value: FontSize) {
    this.#set("font-size", value);
  }

  /** Whether the related stories are shown. */
  get related(): Related {
    return this.#reader.value("related");
  }

  set related(value: Related) {
    this.#set("related", value);
  }

  /** The reader's colours; the attribute in the markup holds for readers who have not chosen. */
  get theme(): Theme {
    return this.#reader.value("theme");
  }

  set theme(value: Theme) {
    this.#set("theme", value);
  }

  /** Whether pictures from other sites are loaded; else they are links. */
  get remoteImages(): boolean {
    return this.hasAttribute("remote-images");
  }

  set remoteImages(value: boolean) {
    // Templates give anything.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-conversion -- See above.
    this.toggleAttribute("remote-images", Boolean(value));
  }

  /**
   * The article itself, or its JSON as text, before all other content; nothing yet where it is to
   * come.
   */
  get article(): Article | string | null | undefined {
    return this.#article;
  }

  set article(value: Article | string | null | undefined) {
    const article = value ?? undefined;
    // Some frameworks set a property at every turn, whether or not it is another.
    if (this.#isGiven && article === this.#article) return;
    this.#isGiven = true;
    this.#article = article;
    this.#renew();
  }

  /** Where the reader's settings are kept: `localStorage` unless set; `null` keeps nothing. */
  get storage(): SettingsStorage | null {
    return this.#reader.storage;
  }

  set storage(value: SettingsStorage | null) {
    if (this.#reader.keepIn(value)) this.#renew();
  }

  /** What the reader has chosen, by name; setting it chooses what is named. */
  get settings(): Readonly<Settings> {
    return this.#reader.chosen;
  }

  set settings(values: Readonly<Settings>) {
    this.#reader.choose(values);
  }

  /** What the element is doing. */
  get state(): "idle" | "loading" | "ready" | "failed" {
    return this.#state;
  }

  /** Why the article is not shown. */
  get failure(): ArticleViewerError | null {
    return this.#failure;
  }

  /**
   * Resolves to the element when the article is shown; rejects with an {@link ArticleViewerError}.
   */
  get ready(): Promise<ArticleViewerElement> {
    return this.#ready.promise;
  }

  /**
   * Starts now, wherever the element is; where the page is still to give an article, as soon as it
   * does.
   */
  load(): Promise<ArticleViewerElement> {
    this.#isWanted = this.#isEmpty;
    if (this.#isWanted) return this.ready;
    if (this.#state === "idle" || this.#state === "failed") void this.#start();
    return this.ready;
  }

  /** Starts again from the article's source, as after a failure. */
  reload(): Promise<ArticleViewerElement> {
    this.#release();
    return this.load();
  }

  /** Shares the article's address: by the system where it can, else to the clipboard. */
  async share(): Promise<void> {
    const url = this.#mounted?.canonical ?? location.href;
    const detail = { url, title: this.#mounted?.title ?? document.title, text: "" };
    if (this.#say("share", detail, true)) await share(detail);
  }

  /** @internal */
  connectedCallback(): void {
    if (!this.#isUpgraded) for (const name of GIVEN) upgrade(this, name);
    this.#isUpgraded = true;
    if (this.#state === "idle") this.#await();
  }

  /**
   * Where the browser moves elements whole, there is nothing to do.
   *
   * @internal
   */
  connectedMoveCallback(): void {}

  /** @internal */
  disconnectedCallback(): void {
    // A moved element is back before this runs, and keeps all it has.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#release();
      this.#reader.close();
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value || this.#isReflecting) return;
    if (isSetting(name)) this.#reader.attribute(name, value);
    else if (name === "loading") this.#await();
    else this.#renew();
  }

  /** Waits until the element is near the window, or not. */
  #await(): void {
    this.#near?.disconnect();
    if (this.#state !== "idle" || !this.isConnected || !this.#isUpgraded || this.#isEmpty) return;
    if (this.loading === "eager" || this.#isWanted) {
      void this.load();
      return;
    }
    this.#near = whenNear(this, () => this.load());
  }

  /** Whether the page has said that it gives an article, and has given none yet. */
  get #isEmpty(): boolean {
    return this.#isGiven && this.#article === undefined && !namesArticle(this);
  }

  /** The content has changed. */
  #renew(): void {
    if (!this.isConnected) return;
    if (this.#state !== "idle") this.#release();
    this.#await();
  }

  async #start(): Promise<void> {
    this.#near?.disconnect();
    const { signal } = (this.#run = new AbortController());
    this.#state = "loading";
    this.#failure = null;
    for (const failed of this.#root.querySelectorAll("[part=failure]")) failed.remove();
    try {
      const parts = source();
      const [{ mount }, sheet, { content, base }] = await Promise.all([
        viewer(parts),
        viewerSheet(parts),
        articleOf(this, signal),
      ]);
      if (signal.aborted) return;
      const host = document.createElement("div");
      host.className = "av-host";
      const mounted = mount(host, content, this.#reader.open(), this.remoteImages, true);
      this.#mounted = mounted;
      onCrash((failure) => this.#fail(failure), { signal });
      if (base) resolveLinks(host, base);
      showArticle(this.#root, host, sheet);
      mounted.begin(false);
      followPictures(this.#root, false);
      this.#state = "ready";
      this.#say("ready", { title: mounted.title, warnings: mounted.warnings });
      this.#ready.resolve(this);
    } catch (error) {
      if (!signal.aborted) this.#fail(ArticleViewerError.from(error));
    }
  }

  #fail(failure: ArticleViewerError): void {
    this.#state = "failed";
    this.#failure = failure;
    this.#root.prepend(panel(failure, () => this.reload().catch(() => {})));
    const { message: what, fix } = explain(failure);
    console.warn(`article-viewer: ${what} ${fix}`, failure);
    const { code, message, url } = failure;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- For pages that ask for it still.
    this.#say("error", { code, message, fix, mend: fix, url });
    this.#ready.reject(failure);
  }

  /** Gives up what is shown or loading; the children show again. */
  #release(): void {
    this.#near?.disconnect();
    this.#run?.abort();
    this.#run = null;
    if (this.#mounted) {
      unmount(this.#mounted);
      this.#mounted = null;
    }
    if (this.#state !== "idle") showChildren(this.#root);
    if (this.#state === "ready" || this.#state === "failed") this.#ready = settled();
    this.#state = "idle";
    this.#failure = null;
  }

  /** The reader, the page or another viewer has changed a setting. */
  #changed(settings: Readonly<Settings>, isNew: (name: keyof Settings) => boolean): void {
    seeChecked(this.#root);
    for (const name of SETTINGS) if (isNew(PROPERTIES[name])) this.#reflect(name);
    if (isNew("fontSize")) this.#say("fontsizechange", { fontSize: this.fontSize });
    if (isNew("related")) this.#say("relatedtoggle", { open: this.related === "open" });
    this.#say("settingschange", { settings });
  }

  #reflect(name: keyof typeof PROPERTIES): void {
    this.#isReflecting = true;
    this.setAttribute(name, this.#reader.value(name));
    this.#isReflecting = false;
  }

  #set(name: string, value: string | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** @returns whether nobody has prevented what follows */
  #say<Name extends EventName>(name: Name, detail: Detail<Name>, cancelable?: boolean): boolean {
    return say(this, name, detail, cancelable);
  }
}

/** A promise to be settled by hand. Whoever does not wait for it is told by the event. */
function settled(): PromiseWithResolvers<ArticleViewerElement> {
  const settled = Promise.withResolvers<ArticleViewerElement>();
  settled.promise.catch(() => {});
  return settled;
}
