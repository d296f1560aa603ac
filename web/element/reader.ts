// The reader's settings, as one element sees them.

import { KEYS, PROPERTIES, type AttributeValues, type Settings } from "../generated/settings";
import type { SettingsStorage } from "../package/types";
import { Store, ownStorage, settings } from "../settings/store";
import { SETTINGS, choice, keysOf, oneOf } from "./attributes";

/** Is told what holds now, and can ask whether it is new. */
type Changed = (now: Readonly<Settings>, isNew: (name: keyof Settings) => boolean) => void;

/** The reader's settings of an element, whose attributes are what holds without a choice. */
export class ReaderSettings {
  readonly #element: Element;
  readonly #changed: Changed;
  #storage: SettingsStorage | null | undefined;
  #store: Store | undefined;
  #seen: Readonly<Settings> = {};

  /** @param changed is told when the reader, the page or another viewer has changed a setting */
  constructor(element: Element, changed: Changed) {
    this.#element = element;
    this.#changed = changed;
  }

  /** Where the settings are kept: the browser's own storage, unless another was given. */
  get storage(): SettingsStorage | null {
    return this.#storage === undefined ? ownStorage() : this.#storage;
  }

  /** @returns whether it is another storage than before */
  keepIn(storage: SettingsStorage | null | undefined): boolean {
    if (storage === this.#storage) return false;
    this.#storage = storage;
    this.close();
    return true;
  }

  /** The reader's choices by name. */
  get chosen(): Readonly<Settings> {
    const store = this.#kept;
    const all = Object.entries(KEYS).map(([name, key]) => [name, store.getItem(key)] as const);
    return Object.freeze(Object.fromEntries(all.filter(([, value]) => value)) as Settings);
  }

  /** Chooses what is named, for the reader. */
  choose(values: Readonly<Settings>): void {
    const store = this.#kept;
    for (const name of keysOf(KEYS)) {
      if (name in values) store.setItem(KEYS[name], values[name] ?? "");
    }
  }

  /** The value that holds: the reader's choice, else the attribute. */
  value<Name extends keyof AttributeValues>(name: Name): AttributeValues[Name] {
    const stored = this.chosen[PROPERTIES[name]];
    return stored === undefined ? choice(this.#element, name) : oneOf(name, stored);
  }

  /** The page has set an attribute: that is a choice for the reader, once the article is there. */
  attribute(name: keyof AttributeValues, value: string | null): void {
    this.#store?.setItem(KEYS[PROPERTIES[name]], oneOf(name, value));
  }

  /** The settings for the viewer. */
  open(): Store {
    if (!this.#store) {
      this.#store = new Store(this.storage);
      for (const name of SETTINGS) {
        if (!this.#element.hasAttribute(name)) continue;
        this.#store.setDefault(KEYS[PROPERTIES[name]], choice(this.#element, name));
      }
      this.#seen = this.chosen;
      this.#store.addEventListener("change", () => this.#compare());
    }
    return this.#store;
  }

  /** Hears nothing any more; for an element that goes. */
  close(): void {
    this.#store?.close();
    this.#store = undefined;
  }

  /** The element's own view of the storage, or before there is one what all share. */
  get #kept() {
    return this.#store ?? settings(this.storage);
  }

  #compare(): void {
    const before = this.#seen;
    const now = (this.#seen = this.chosen);
    const isNew = (name: keyof Settings) => now[name] !== before[name];
    if (keysOf(KEYS).some(isNew)) this.#changed(now, isNew);
  }
}
