// The reader's settings: kept in a storage, shared by every viewer on the page.

/** The keys by the settings' names; their values are those of src/view/reader.rs. */
export const KEYS = {
  fontSize: "article-viewer.size",
  theme: "article-viewer.theme",
  typeface: "article-viewer.typeface",
  lineHeight: "article-viewer.line-height",
  columnWidth: "article-viewer.column-width",
  alignment: "article-viewer.alignment",
  hyphenation: "article-viewer.hyphenation",
  spacing: "article-viewer.spacing",
  shortcuts: "article-viewer.shortcuts",
  related: "article-viewer.related",
};
const RELATED = KEYS.related;

/** What one storage holds. A storage that is blocked or full is normal: then the settings hold for the visit. */
class Settings extends EventTarget {
  #storage;
  #visit = new Map();

  constructor(storage) {
    super();
    this.#storage = storage;
  }

  getItem(key) {
    try {
      // Nothing is what a reset leaves behind.
      return (this.#visit.get(key) ?? this.#storage?.getItem(key)) || null;
    } catch {
      return null;
    }
  }

  setItem(key, value) {
    try {
      if (!this.#storage) throw this.#storage;
      if (!value && this.#storage.removeItem) this.#storage.removeItem(key);
      else this.#storage.setItem(key, value);
      this.#visit.delete(key);
    } catch {
      this.#visit.set(key, value);
    }
    this.dispatchEvent(new CustomEvent("change", { detail: { key } }));
  }
}

const known = new WeakMap();
const none = {};

/** What all viewers that use a storage share; null keeps nothing. */
export function settings(storage) {
  const key = storage ?? none;
  if (!known.has(key)) known.set(key, new Settings(storage));
  return known.get(key);
}

/** The browser's own storage, or null where the page may not use it. */
export function ownStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

// Another tab has written.
globalThis.addEventListener?.("storage", ({ storageArea }) => {
  if (storageArea) known.get(storageArea)?.dispatchEvent(new CustomEvent("change", { detail: {} }));
});

/**
 * The settings as one viewer sees them: the text size is the same all over the page, but a
 * list of related stories that is closed here stays open there. Says `change` for both.
 */
export class Store extends EventTarget {
  #settings;
  #related;
  #defaults = {};
  #listening = new AbortController();

  constructor(storage) {
    super();
    this.#settings = settings(storage);
    this.#related = this.#settings.getItem(RELATED);
    const changed = ({ detail }) => {
      if (detail.key === RELATED) return;
      if (!detail.key) this.#related = this.#settings.getItem(RELATED);
      this.#changed();
    };
    this.#settings.addEventListener("change", changed, { signal: this.#listening.signal });
  }

  getItem(key) {
    return (key === RELATED ? this.#related : this.#settings.getItem(key)) ?? this.#defaults[key] ?? null;
  }

  setItem(key, value) {
    if (this.getItem(key) === value) return;
    if (key === RELATED) this.#related = value || null;
    this.#settings.setItem(key, value);
    if (key === RELATED) this.#changed();
  }

  /** What holds as long as the reader has not chosen. */
  setDefault(key, value) {
    this.#defaults[key] = value;
    this.#changed();
  }

  /** Hears nothing any more; for a viewer that goes. */
  close() {
    this.#listening.abort();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
