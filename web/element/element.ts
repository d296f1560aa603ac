// <article-viewer>: an article as a part of any page.

import { returnFocus } from "../dom/focus";
import { followLinks } from "../dom/links";
import type { ArticleViewerError } from "../failures/error";
import {
  PROPERTIES,
  type FontSize,
  type Related,
  type Settings,
  type Theme,
} from "../generated/settings";
import type { Article, SettingsStorage } from "../package/types";
import { SETTINGS, choice, isSetting, type Loading } from "./attributes";
import { Base } from "./base";
import { namesArticle } from "./content";
import { tell } from "./events";
import { whenNear } from "./near";
import { ReaderSettings } from "./reader";
import { prepare, seeChecked } from "./shadow";
import { share } from "./share";
import { Showing } from "./showing";
import { upgrade } from "./upgrade";

/** By the Makefile. */
declare const VERSION: string;

/** The properties that may have been set on an element before it was defined. */
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
 * @attr {string} article - The article's JSON, as servers write it; the property comes before it.
 * @fires {CustomEvent<{ title: string; warnings: string[] }>} ready - The article is shown.
 * @fires {CustomEvent<{ code: Code; message: string; fix: string; url: string | null }>} error -
 *   The article is not shown; the element's children are.
 * @fires {CustomEvent<{ fontSize: FontSize }>} fontsizechange - The size of the text has
 *   changed, by the reader or the page.
 * @fires {CustomEvent<{ open: boolean }>} relatedtoggle - The related stories have been opened or
 *   closed.
 * @fires {CustomEvent<{ settings: Settings }>} settingschange - Any of the settings has changed,
 *   by the reader or the page.
 * @fires {CustomEvent<{ url: string; title: string; text: string }>} share - The article is about
 *   to be shared. Cancellable.
 * @fires {CustomEvent<{ href: string; kind: "related" | "link" | "email" }>} navigate - A link is
 *   about to be followed. Cancellable.
 * @slot - The fallback: shown until the article is, and where it cannot be. A JSON script or an
 *   `<article>` in it is the content.
 * @csspart bar - The bar with the site's name, the contents, sharing and the settings.
 * @csspart settings - The panel of the settings.
 * @csspart article - The article.
 * @csspart headline - Its headline.
 * @csspart standfirst - Its standfirst.
 * @csspart byline - Its authors.
 * @csspart body - Its text.
 * @csspart related - The related stories.
 * @csspart failure - The panel that names what is broken.
 * @cssprop --article-viewer-paper - The ground.
 * @cssprop --article-viewer-ink - The text.
 * @cssprop --article-viewer-accent - Links, labels and marks.
 * @cssprop --article-viewer-serif - The text's typefaces.
 * @cssprop --article-viewer-sans - The typefaces of controls and labels.
 */
export class ArticleViewerElement extends Base {
  /** The version of the package. */
  static readonly version: string = VERSION;
  /** @internal */
  static readonly observedAttributes = [...SETTINGS, "article", "src", "loading", "remote-images"];

  /** Registers the element; does nothing where the name is taken. */
  static define(name: string = "article-viewer"): void {
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
  readonly #showing = new Showing(this, this.#root, this.#reader);
  #near: (() => void) | null = null;
  #isReflecting = false;
  #isUpgraded = false;
  /** Whether somebody has asked for what the page is still to give. */
  #isWanted = false;
  constructor() {
    super();
    const root = this.#root;
    prepare(root);
    returnFocus(root);
    followLinks(root, (href, kind) => tell(this, "navigate", { href, kind }, true));
  }

  /**
   * The address of an article's JSON.
   *
   * @attr src
   * @reflect
   */
  get src(): string {
    const src = this.getAttribute("src");
    if (src === null || !URL.canParse(src, this.baseURI)) return src ?? "";
    return new URL(src, this.baseURI).href;
  }

  set src(value: string) {
    this.#isGiven = true;
    this.#set("src", value);
  }

  /**
   * `lazy` starts when the element is near the window.
   *
   * @attr loading
   * @reflect
   */
  get loading(): Loading {
    return choice(this, "loading");
  }

  set loading(value: Loading) {
    this.#set("loading", value);
  }

  /**
   * The reader's text size; the attribute in the markup holds for readers who have not chosen.
   *
   * @attr font-size
   * @reflect
   */
  get fontSize(): FontSize {
    return this.#reader.value("font-size");
  }

  set fontSize(value: FontSize) {
    this.#set("font-size", value);
  }

  /**
   * Whether the related stories are shown.
   *
   * @attr related
   * @reflect
   */
  get related(): Related {
    return this.#reader.value("related");
  }

  set related(value: Related) {
    this.#set("related", value);
  }

  /**
   * The reader's colours; `auto` follows the system. The attribute in the markup holds for readers
   * who have not chosen.
   *
   * @attr theme
   * @reflect
   */
  get theme(): Theme {
    return this.#reader.value("theme");
  }

  set theme(value: Theme) {
    this.#set("theme", value);
  }

  /**
   * Whether pictures from other sites are loaded; else they are links.
   *
   * @attr remote-images
   * @reflect
   */
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

  /** The reader's choices by name; setting it changes those that are named. */
  get settings(): Readonly<Settings> {
    return this.#reader.chosen;
  }

  set settings(values: Readonly<Settings>) {
    this.#reader.choose(values);
  }

  /** The state of the element. */
  get state(): "idle" | "loading" | "ready" | "failed" {
    return this.#showing.state;
  }

  /** Why the article is not shown. */
  get failure(): ArticleViewerError | null {
    return this.#showing.failure;
  }

  /**
   * Resolves to the element when the article is shown; rejects with an {@link ArticleViewerError}.
   */
  get ready(): Promise<ArticleViewerElement> {
    return this.#showing.ready.promise;
  }

  /**
   * Starts now, wherever the element is; where the page is still to give an article, as soon as it
   * does.
   */
  load(): Promise<ArticleViewerElement> {
    this.#isWanted = this.#isEmpty;
    if (this.#isWanted) return this.ready;
    if (this.#showing.state === "idle" || this.#showing.state === "failed") {
      this.#near?.();
      void this.#showing.start();
    }
    return this.ready;
  }

  /** Starts again from the article's source, as after a failure. */
  reload(): Promise<ArticleViewerElement> {
    this.#release();
    return this.load();
  }

  /** Shares the article's address: by the system where it can, else to the clipboard. */
  async share(): Promise<void> {
    const url = this.#showing.mounted?.canonical ?? location.href;
    const detail = { url, title: this.#showing.mounted?.title ?? document.title, text: "" };
    if (tell(this, "share", detail, true)) await share(detail);
  }

  /** @internal */
  connectedCallback(): void {
    if (!this.#isUpgraded) for (const name of GIVEN) upgrade(this, name);
    this.#isUpgraded = true;
    if (this.#showing.state === "idle") this.#await();
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
    this.#near?.();
    if (this.#showing.state !== "idle" || !this.isConnected || !this.#isUpgraded || this.#isEmpty)
      return;
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

  #release(): void {
    this.#near?.();
    this.#showing.release();
  }

  /** The content has changed. */
  #renew(): void {
    if (!this.isConnected) return;
    if (this.#showing.state !== "idle") this.#release();
    this.#await();
  }

  /** The reader, the page or another viewer has changed a setting. */
  #changed(settings: Readonly<Settings>, isNew: (name: keyof Settings) => boolean): void {
    seeChecked(this.#root);
    for (const name of SETTINGS) if (isNew(PROPERTIES[name])) this.#reflect(name);
    if (isNew("fontSize")) tell(this, "fontsizechange", { fontSize: this.fontSize });
    if (isNew("related")) tell(this, "relatedtoggle", { open: this.related === "open" });
    tell(this, "settingschange", { settings });
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
}
