// <article-viewer>: an article as a part of any page.

import { articleOf } from "./content.js";
import { ArticleViewerError } from "./failure.js";
import { returnFocus } from "./focus.js";
import { followPictures } from "./lightbox.js";
import { followLinks, resolveLinks } from "./links.js";
import { explain, panel, panelSheet } from "./panel.js";
import { followShare, share } from "./share.js";
import { followKeys } from "./shortcuts.js";
import { KEYS, Store, ownStorage, settings } from "./store.js";
import { onCrash, unmount, viewer, viewerSheet } from "./viewer.js";

/** Enumerated attributes, with what each may be; the first is what holds without one. */
const CHOICES = {
  loading: ["lazy", "eager"],
  "font-size": ["default", "smallest", "smaller", "larger", "largest"],
  related: ["open", "closed"],
  theme: ["auto", "light", "dark", "sepia", "contrast"],
};
/** The attributes that are settings of the reader's, and their properties. */
const SETTINGS = { "font-size": "fontSize", related: "related", theme: "theme" };
const PROPERTIES = ["src", "loading", "fontSize", "related", "theme", "remoteImages", "article", "storage", "settings"];

/** What the page's style may reach by `::part()`. */
const PARTS = {
  bar: ".av-bar",
  settings: ".av-settings",
  article: ".av-article",
  headline: ".av-headline",
  standfirst: ".av-standfirst",
  byline: ".av-byline",
  body: ".av-body",
  related: ".av-related-region",
};

// How far below the window an element begins to load, so that it is there when the reader is.
const NEAR = "800px";

// What stands between the page's style and the article's: nothing that inherits gets through but
// whether it is to be seen and touched. The article's `rem` is the browser's own letter, not the page's.
const HOST = `
:host { display: block; isolation: isolate; }
:host([hidden]) { display: none; }
.av-host { all: initial; display: block; visibility: inherit; pointer-events: inherit; --av-rem: 1em; }`;

/** Told by what no other engine has. */
const IS_WEBKIT = globalThis.CSS?.supports("hanging-punctuation", "first") ?? false;

/** Where the viewer's parts are; set once by whoever defines the element. */
let source;
export const useSource = (parts) => (source ??= parts);

// On a server that renders pages there are no elements, but the module may be imported.
const Element = globalThis.HTMLElement ?? class {};

let hostSheet;

export class ArticleViewerElement extends Element {
  static version = VERSION;
  static observedAttributes = ["article", "src", "loading", "font-size", "related", "theme", "remote-images"];

  /** Registers the element; where the name is taken, by another copy of this script say, nothing happens. */
  static define(name = "article-viewer") {
    if (globalThis.customElements && !customElements.get(name)) {
      // A class can have one name only.
      customElements.define(name, customElements.getName?.(this) ? class extends this {} : this);
    }
  }

  #article;
  /** Whether the page has set what to show, be it to nothing yet: then the embedded article is not what it wants. */
  #isGiven = false;
  #storage;
  #store;
  #state = "idle";
  #failure = null;
  #ready = promise();
  #mounted = null;
  #seen = {};
  #near = null;
  #isReflecting = false;
  #isUpgraded = false;
  /** Whether somebody has asked for what the page is still to give. */
  #isWanted = false;
  /** Ends when what is shown or loading is given up. */
  #run = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (!hostSheet) {
      hostSheet = new CSSStyleSheet();
      hostSheet.replaceSync(HOST);
    }
    root.adoptedStyleSheets = [hostSheet, panelSheet()];
    root.append(document.createElement("slot"));
    returnFocus(root);
    followLinks(root, (href, kind) => this.#say("navigate", { href, kind }, true));
    followKeys(root, root);
    followShare(root, () => this.#mounted, (detail) => this.#say("share", detail, true));
  }

  get src() {
    const src = this.getAttribute("src");
    return src !== null && URL.canParse(src, this.baseURI) ? new URL(src, this.baseURI).href : (src ?? "");
  }

  set src(value) {
    this.#isGiven = true;
    this.#set("src", value);
  }

  get loading() {
    return this.#choice("loading");
  }

  set loading(value) {
    this.#set("loading", value);
  }

  get theme() {
    return this.#setting("theme");
  }

  set theme(value) {
    this.#set("theme", value);
  }

  get remoteImages() {
    return this.hasAttribute("remote-images");
  }

  set remoteImages(value) {
    this.toggleAttribute("remote-images", Boolean(value));
  }

  get fontSize() {
    return this.#setting("font-size");
  }

  set fontSize(value) {
    this.#set("font-size", value);
  }

  get related() {
    return this.#setting("related");
  }

  set related(value) {
    this.#set("related", value);
  }

  /** The article as the value of its JSON; undefined where it is the embedded one. */
  get article() {
    return this.#article;
  }

  set article(value) {
    // Some frameworks set a property at every turn, whether or not it is another.
    if (this.#isGiven && (value ?? undefined) === this.#article) return;
    this.#isGiven = true;
    this.#article = value ?? undefined;
    this.#renew();
  }

  /** Where the reader's settings are kept: an object with getItem and setItem, or null to keep nothing. */
  get storage() {
    return this.#storage === undefined ? ownStorage() : this.#storage;
  }

  set storage(value) {
    if (value === this.#storage) return;
    this.#storage = value;
    this.#store?.close();
    this.#store = undefined;
    this.#renew();
  }

  /** What the reader has chosen, by name; what is not there is as the page or the viewer has it. */
  get settings() {
    const store = this.#store ?? settings(this.storage);
    const all = Object.entries(KEYS).map(([name, key]) => [name, store.getItem(key)]);
    return Object.freeze(Object.fromEntries(all.filter(([, value]) => value)));
  }

  set settings(values) {
    const store = this.#store ?? settings(this.storage);
    for (const name in KEYS) if (name in values) store.setItem(KEYS[name], values[name] ?? "");
  }

  get state() {
    return this.#state;
  }

  get failure() {
    return this.#failure;
  }

  /** Resolves to the element when the article is shown, and rejects with an ArticleViewerError. */
  get ready() {
    return this.#ready.promise;
  }

  connectedCallback() {
    if (!this.#isUpgraded) PROPERTIES.forEach((name) => this.#upgrade(name));
    this.#isUpgraded = true;
    if (this.#state === "idle") this.#await();
  }

  // Where the browser moves elements whole, there is nothing to do.
  connectedMoveCallback() {}

  disconnectedCallback() {
    // A moved element is back before this runs, and keeps all it has.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#release();
        this.#store?.close();
        this.#store = undefined;
      }
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value || this.#isReflecting) return;
    if (name in SETTINGS) this.#choose(name, value);
    else if (name === "loading") this.#await();
    else this.#renew();
  }

  /** Starts now, wherever the element is in the page; where the page is still to give an article, as soon as it does. */
  load() {
    this.#isWanted = this.#isEmpty;
    if (this.#isWanted) return this.ready;
    if (this.#state === "idle" || this.#state === "failed") this.#start();
    return this.ready;
  }

  /** Starts again from the article's source, as after a failure. */
  reload() {
    this.#release();
    return this.load();
  }

  /** Shares the article's address: by the system where it can, else to the clipboard. */
  async share() {
    const url = this.#mounted?.canonical ?? location.href;
    const detail = { url, title: this.#mounted?.title ?? document.title, text: "" };
    if (this.#say("share", detail, true)) await share(detail);
  }

  /** Waits until the element is near the window, or not. */
  #await() {
    this.#near?.disconnect();
    if (this.#state !== "idle" || !this.isConnected || !this.#isUpgraded || this.#isEmpty) return;
    if (this.loading === "eager" || this.#isWanted) {
      this.load();
      return;
    }
    this.#near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.load(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  /** Whether the page has said that it gives an article, and has given none yet. */
  get #isEmpty() {
    const own = ["script[type='application/json']", "article"].map((tag) => `:scope > ${tag}`);
    return this.#isGiven && this.#article === undefined && !this.hasAttribute("article") && !this.hasAttribute("src") && !this.querySelector(own);
  }

  /** The content has changed. */
  #renew() {
    if (!this.isConnected) return;
    if (this.#state !== "idle") this.#release();
    this.#await();
  }

  async #start() {
    this.#near?.disconnect();
    const run = (this.#run = new AbortController());
    const isOver = () => run.signal.aborted;
    this.#state = "loading";
    this.#failure = null;
    this.#clear("[part=failure]");
    try {
      const parts = source();
      const [{ mount }, sheet, { content, base }] = await Promise.all([viewer(parts), viewerSheet(parts), articleOf(this, run.signal)]);
      if (isOver()) return;
      const host = document.createElement("div");
      host.className = "av-host";
      const mounted = mount(host, content, this.#settings(), this.remoteImages, true);
      this.#mounted = mounted;
      onCrash((failure) => this.#fail(failure), run.signal);
      if (base) resolveLinks(host, base);
      const root = this.shadowRoot;
      if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      root.replaceChildren(host);
      mounted.begin(false);
      followPictures(root, false);
      for (const part in PARTS) root.querySelector(PARTS[part])?.setAttribute("part", part);
      this.#state = "ready";
      this.#say("ready", { title: mounted.title, warnings: mounted.warnings });
      this.#ready.resolve(this);
    } catch (error) {
      if (!isOver()) this.#fail(ArticleViewerError.from(error));
    }
  }

  #fail(failure) {
    this.#state = "failed";
    this.#failure = failure;
    this.shadowRoot.prepend(panel(failure, () => this.reload().catch(() => {})));
    const { message, mend } = explain(failure);
    console.warn(`article-viewer: ${message} ${mend}`, failure);
    this.#say("error", { code: failure.code, message: failure.message, mend, url: failure.url });
    this.#ready.reject(failure);
  }

  /** Gives up what is shown or loading; the children show again. */
  #release() {
    this.#near?.disconnect();
    this.#run?.abort();
    this.#run = null;
    if (this.#mounted) {
      unmount(this.#mounted);
      this.#mounted = null;
    }
    if (this.#state !== "idle") this.shadowRoot.replaceChildren(document.createElement("slot"));
    if (this.#state === "ready" || this.#state === "failed") this.#ready = promise();
    this.#state = "idle";
    this.#failure = null;
  }

  #settings() {
    if (!this.#store) {
      this.#store = new Store(this.storage);
      for (const name in SETTINGS) if (this.hasAttribute(name)) this.#store.setDefault(KEYS[SETTINGS[name]], this.#choice(name));
      this.#seen = this.settings;
      this.#store.addEventListener("change", () => this.#changed());
    }
    return this.#store;
  }

  /** The reader, the page or another viewer has changed a setting. */
  #changed() {
    const before = this.#seen;
    const now = (this.#seen = this.settings);
    const changed = (property) => now[property] !== before[property];
    if (!Object.keys(KEYS).some(changed)) return;
    // WebKit does not see in a shadow root that another choice is checked, unless it looks at the style anew.
    if (IS_WEBKIT) this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets];
    for (const name in SETTINGS) if (changed(SETTINGS[name])) this.#reflect(name, this[SETTINGS[name]]);
    if (changed("fontSize")) this.#say("fontsizechange", { fontSize: this.fontSize });
    if (changed("related")) this.#say("relatedtoggle", { open: this.related === "open" });
    this.#say("settingschange", { settings: now });
  }

  #reflect(name, value) {
    this.#isReflecting = true;
    this.setAttribute(name, value);
    this.#isReflecting = false;
  }

  /** The page sets one of the reader's settings. */
  #choose(name, value) {
    if (this.#store) this.#store.setItem(KEYS[SETTINGS[name]], oneOf(name, value));
  }

  #setting(name) {
    const stored = this.settings[SETTINGS[name]] ?? null;
    return stored === null ? this.#choice(name) : oneOf(name, stored);
  }

  #choice(name) {
    return oneOf(name, this.getAttribute(name)?.toLowerCase());
  }

  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #clear(selector) {
    for (const found of this.shadowRoot.querySelectorAll(selector)) found.remove();
  }

  /** @returns whether nobody has prevented what follows */
  #say(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** What was set before the element was defined hides the class's own property. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }
}

function oneOf(name, value) {
  return CHOICES[name].includes(value) ? value : CHOICES[name][0];
}

function promise() {
  const settled = {};
  settled.promise = new Promise((resolve, reject) => Object.assign(settled, { resolve, reject }));
  // Whoever does not wait for it is told by the event.
  settled.promise.catch(() => {});
  return settled;
}
