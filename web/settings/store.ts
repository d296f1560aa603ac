// The reader's settings: kept in a storage, shared by every viewer on the page.

import { FORMER_NAMES, KEYS } from "../generated/settings";
import type { SettingsStorage } from "../package/types";

const RELATED = KEYS.related;

/** The key under which earlier versions kept a setting, else the same. */
function formerKey(key: string): string {
  const name = key.replace(/.*\./, "");
  return key.replace(name, FORMER_NAMES[name] ?? name);
}

/** The key that has changed; none where any may have. */
type Change = CustomEvent<{ key?: string }>;

/**
 * The settings in one storage. A storage that is blocked or full is normal: then the settings hold
 * for the visit.
 */
class SharedSettings extends EventTarget {
  readonly #storage: SettingsStorage | null;
  readonly #visit = new Map<string, string>();

  constructor(storage: SettingsStorage | null) {
    super();
    this.#storage = storage;
  }

  getItem(key: string): string | null {
    try {
      const kept = this.#visit.get(key) ?? this.#storage?.getItem(key);
      // Nothing is what a reset leaves behind.
      return (kept ?? this.#storage?.getItem(formerKey(key))) || null;
    } catch {
      return null;
    }
  }

  setItem(key: string, value: string): void {
    if (this.#keeps(key, value)) this.#visit.delete(key);
    else this.#visit.set(key, value);
    this.tell(key);
  }

  /** Tells every viewer that a setting may have changed; without a key any. */
  tell(key?: string): void {
    this.dispatchEvent(new CustomEvent("change", { detail: { key } }));
  }

  #keeps(key: string, value: string): boolean {
    try {
      if (!value && this.#storage?.removeItem) {
        this.#storage.removeItem(key);
        this.#storage.removeItem(formerKey(key));
      } else this.#storage?.setItem(key, value);
      return this.#storage !== null;
    } catch {
      return false;
    }
  }
}

const known = new WeakMap<object, SharedSettings>();
const none = {};

/** The settings that all viewers with this storage share; null keeps nothing. */
export function settings(storage: SettingsStorage | null): SharedSettings {
  const key = storage ?? none;
  const shared = known.get(key) ?? new SharedSettings(storage);
  known.set(key, shared);
  return shared;
}

/** The browser's own storage, or null where the page may not use it. */
export function ownStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

// Another tab has written. On a server there is nothing to listen to.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Not on a server.
globalThis.addEventListener?.("storage", ({ storageArea }) => {
  if (storageArea) known.get(storageArea)?.tell();
});

/**
 * The settings as one viewer sees them: the text size is the same all over the page, but a
 * list of related stories that is closed here stays open there. Says `change` for both.
 */
export class Store extends EventTarget {
  readonly #settings: SharedSettings;
  #related: string | null;
  readonly #defaults = new Map<string, string>();
  readonly #listening = new AbortController();

  constructor(storage: SettingsStorage | null) {
    super();
    this.#settings = settings(storage);
    this.#related = this.#settings.getItem(RELATED);
    const changed = (event: Event) => {
      const { key } = (event as Change).detail;
      if (key === RELATED) return;
      if (!key) this.#related = this.#settings.getItem(RELATED);
      this.#changed();
    };
    this.#settings.addEventListener("change", changed, { signal: this.#listening.signal });
  }

  getItem(key: string): string | null {
    const chosen = key === RELATED ? this.#related : this.#settings.getItem(key);
    return chosen ?? this.#defaults.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.getItem(key) === value) return;
    if (key === RELATED) this.#related = value || null;
    this.#settings.setItem(key, value);
    if (key === RELATED) this.#changed();
  }

  /** Sets the value that holds as long as the reader has not chosen. */
  setDefault(key: string, value: string): void {
    this.#defaults.set(key, value);
    this.#changed();
  }

  /** Hears nothing any more; for a viewer that goes. */
  close(): void {
    this.#listening.abort();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
