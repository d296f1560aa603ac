/** The five text sizes, which are 0.8, 0.9, 1, 1.2 and 1.6 times the browser's own. */
export type FontSize = "smallest" | "smaller" | "default" | "larger" | "largest";

export type Related = "open" | "closed";

export type Theme = "auto" | "light" | "dark" | "sepia" | "contrast";

/** What the reader has chosen; what is not there is as the page or the viewer has it. */
export interface Settings {
  fontSize?: FontSize;
  theme?: Theme;
  typeface?: "serif" | "sans" | "system";
  lineHeight?: "tight" | "default" | "loose";
  columnWidth?: "narrow" | "default" | "wide";
  alignment?: "start" | "justify";
  hyphenation?: "auto" | "off";
  spacing?: "default" | "wide" | "wider";
  shortcuts?: "on" | "off";
  related?: Related;
}

/** Why an article is not shown by the viewer; the codes stay the same from version to version. */
export type Code =
  | "wasm-unsupported"
  | "wasm-blocked"
  | "viewer-missing"
  | "viewer-html"
  | "viewer-truncated"
  | "viewer-corrupt"
  | "viewer-cors"
  | "viewer-blocked"
  | "viewer-network"
  | "viewer-disk"
  | "viewer-crashed"
  | "src-missing"
  | "src-html"
  | "src-truncated"
  | "src-corrupt"
  | "src-too-large"
  | "src-cors"
  | "src-blocked"
  | "src-network"
  | "src-disk"
  | "src-not-json"
  | "src-not-article";

/** Every code there is. */
export const codes: readonly Code[];

export class ArticleViewerError extends Error {
  readonly code: Code;
  /** The file that it is about. */
  readonly url: string | null;
  /** Whether `reload()` may help. */
  readonly canRetry: boolean;
}

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

export interface ArticleViewerElementEventMap extends HTMLElementEventMap {
  ready: CustomEvent<{ title: string; warnings: string[] }>;
  error: CustomEvent<{ code: Code; message: string; mend: string; url: string | null }> &
    ErrorEvent;
  fontsizechange: CustomEvent<{ fontSize: FontSize }>;
  relatedtoggle: CustomEvent<{ open: boolean }>;
  /** Any of the reader's settings has changed, whoever changed it. */
  settingschange: CustomEvent<{ settings: Readonly<Settings> }>;
  /** Cancellable: then nothing is shared but by whoever cancelled it. */
  share: CustomEvent<{ url: string; title: string; text: string }>;
  /** Cancellable: then the link is not followed. */
  navigate: CustomEvent<{ href: string; kind: "related" | "link" | "email" }>;
}

export class ArticleViewerElement extends HTMLElement {
  static readonly version: string;
  /** Registers the element; does nothing where the name is taken. */
  static define(name?: string): void;

  /** The address of an article's JSON. */
  src: string;
  /** `lazy` starts when the element is near the window. */
  loading: "lazy" | "eager";
  /** The reader's text size; the attribute in the markup holds for readers who have not chosen. */
  fontSize: FontSize;
  /** Whether the related stories are shown. */
  related: Related;
  /** The reader's colours; the attribute in the markup holds for readers who have not chosen. */
  theme: Theme;
  /** Setting it chooses what is named, for the reader. */
  settings: Readonly<Settings>;
  /** Whether pictures from other sites are loaded; else they are links. */
  remoteImages: boolean;
  /** The article itself, or its JSON as text, before all other content; nothing yet where it is to come. */
  article: Article | string | null | undefined;
  /** `localStorage` unless set; `null` keeps nothing. */
  storage: SettingsStorage | null;
  readonly state: "idle" | "loading" | "ready" | "failed";
  readonly failure: ArticleViewerError | null;
  /** Rejects with an {@link ArticleViewerError}. */
  readonly ready: Promise<ArticleViewerElement>;

  /** Starts now, wherever the element is in the page. */
  load(): Promise<ArticleViewerElement>;
  /** Starts again from the article's source, as after a failure. */
  reload(): Promise<ArticleViewerElement>;
  /** Shares the article's address: by the system where it can, else to the clipboard. */
  share(): Promise<void>;

  addEventListener<K extends keyof ArticleViewerElementEventMap>(
    type: K,
    listener: (this: ArticleViewerElement, event: ArticleViewerElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Registers `<article-viewer>`, or the same under another name. */
export function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "article-viewer": ArticleViewerElement;
  }
}

/** What a template may set. */
interface TemplateAttributes {
  id?: string;
  class?: string;
  style?: unknown;
  hidden?: boolean;
  lang?: string;
  slot?: string;
  src?: string;
  loading?: "lazy" | "eager";
  fontSize?: FontSize;
  "font-size"?: FontSize;
  related?: Related;
  theme?: Theme;
  remoteImages?: boolean;
  "remote-images"?: boolean | "";
  article?: Article;
  storage?: SettingsStorage | null;
  settings?: Settings;
}

type Handlers<Map, Prefix extends string> = {
  [
    Name in
      | "ready"
      | "error"
      | "fontsizechange"
      | "relatedtoggle"
      | "settingschange"
      | "share"
      | "navigate" as `${Prefix}${Name}`
  ]?: (event: Map extends Record<Name, infer Event> ? Event : never) => unknown;
};

type Template = TemplateAttributes &
  Handlers<ArticleViewerElementEventMap, "on"> & {
    children?: unknown;
    ref?: unknown;
    key?: string | number;
  };

// @ts-ignore: React is there in React projects only.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": Template & { className?: string };
    }
  }
}

// @ts-ignore: Preact is there in Preact projects only.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": Template;
    }
  }
}

// @ts-ignore: Vue is there in Vue projects only.
declare module "vue" {
  interface GlobalComponents {
    "article-viewer": new () => {
      $props: TemplateAttributes & Handlers<ArticleViewerElementEventMap, "on">;
    };
  }
}

// @ts-ignore: Svelte is there in Svelte projects only.
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "article-viewer": Template;
  }
}
