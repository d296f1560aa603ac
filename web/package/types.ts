// What the package's users give to the element.

/** An article in its JSON form; see docs/documents.md of the project. */
export interface Article {
  format: "article-viewer";
  version: 1;
  headline: unknown;
  [field: string]: unknown;
}

/** Where the reader's settings are kept, as in the Web Storage API. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem?(key: string): void;
}
