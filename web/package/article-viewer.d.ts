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
/** Why an article is not shown by the viewer. What stood in its place stays readable. */
export declare class ArticleViewerError extends Error {
  name: string;
  readonly code: Code;
  /** The file that it is about. */
  readonly url: string | null;
  /** Whether `reload()` may help. */
  get canRetry(): boolean;
}
/** The size of the text. */
export type FontSize = "smallest" | "smaller" | "default" | "larger" | "largest";
/** The colours; `auto` follows the system. */
export type Theme = "auto" | "light" | "sepia" | "dark" | "contrast";
/** Whether the related stories are shown. */
export type Related = "open" | "closed";
/** What the reader has chosen; what is not there is as the page or the viewer has it. */
export interface Settings {
  /** The size of the text. */
  fontSize?: FontSize;
  /** The colours; `auto` follows the system. */
  theme?: Theme;
  /** The kind of letters. */
  typeface?: "serif" | "sans" | "system";
  /** The distance between lines. */
  lineHeight?: "tight" | "default" | "loose";
  /** The length of lines. */
  columnWidth?: "narrow" | "default" | "wide";
  /** The edges to which lines are set. */
  alignment?: "start" | "justify";
  /** Whether words are divided at the ends of lines. */
  hyphenation?: "auto" | "off";
  /** The distance between letters and between words. */
  spacing?: "default" | "wide" | "wider";
  /** Whether single keys act. */
  shortcuts?: "on" | "off";
  /** Whether the related stories are shown. */
  related?: Related;
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
type Loading = "lazy" | "eager";
type LinkKind = "related" | "link" | "email";
interface Shared {
  url: string;
  title: string;
  text: string;
}
interface FailureDetail {
  code: Code;
  /** The cause, in English, for developers. */
  message: string;
  /** The remedy, in the reader's language. */
  fix: string;
  /** @deprecated It is called `fix` now. */
  mend: string;
  /** The address of the file that failed. */
  url: string | null;
}
/** The element's events by name. */
export interface ArticleViewerElementEventMap extends HTMLElementEventMap {
  ready: CustomEvent<{
    title: string;
    warnings: string[];
  }>;
  error: CustomEvent<FailureDetail> & ErrorEvent;
  fontsizechange: CustomEvent<{
    fontSize: FontSize;
  }>;
  relatedtoggle: CustomEvent<{
    open: boolean;
  }>;
  /** Any of the settings has changed, by the reader or the page. */
  settingschange: CustomEvent<{
    settings: Readonly<Settings>;
  }>;
  /** Cancellable: then the viewer shares nothing, and the page may do so itself. */
  share: CustomEvent<Shared>;
  /** Cancellable: then the link is not followed. */
  navigate: CustomEvent<{
    href: string;
    kind: LinkKind;
  }>;
}
type EventName =
  "ready" | "error" | "fontsizechange" | "relatedtoggle" | "settingschange" | "share" | "navigate";
interface EventedElement extends HTMLElement {
  addEventListener<Name extends keyof ArticleViewerElementEventMap>(
    type: Name,
    listener: (this: this, event: ArticleViewerElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
declare const Base: new () => EventedElement;
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
export declare class ArticleViewerElement extends Base {
  #private;
  /** The version of the package. */
  static readonly version: string;
  /** Registers the element; does nothing where the name is taken. */
  static define(name?: string): void;
  constructor();
  /**
   * The address of an article's JSON.
   *
   * @attr src
   * @reflect
   */
  get src(): string;
  set src(value: string);
  /**
   * `lazy` starts when the element is near the window.
   *
   * @attr loading
   * @reflect
   */
  get loading(): Loading;
  set loading(value: Loading);
  /**
   * The reader's text size; the attribute in the markup holds for readers who have not chosen.
   *
   * @attr font-size
   * @reflect
   */
  get fontSize(): FontSize;
  set fontSize(value: FontSize);
  /**
   * Whether the related stories are shown.
   *
   * @attr related
   * @reflect
   */
  get related(): Related;
  set related(value: Related);
  /**
   * The reader's colours; `auto` follows the system. The attribute in the markup holds for readers
   * who have not chosen.
   *
   * @attr theme
   * @reflect
   */
  get theme(): Theme;
  set theme(value: Theme);
  /**
   * Whether pictures from other sites are loaded; else they are links.
   *
   * @attr remote-images
   * @reflect
   */
  get remoteImages(): boolean;
  set remoteImages(value: boolean);
  /**
   * The article itself, or its JSON as text, before all other content; nothing yet where it is to
   * come.
   */
  get article(): Article | string | null | undefined;
  set article(value: Article | string | null | undefined);
  /** Where the reader's settings are kept: `localStorage` unless set; `null` keeps nothing. */
  get storage(): SettingsStorage | null;
  set storage(value: SettingsStorage | null);
  /** The reader's choices by name; setting it changes those that are named. */
  get settings(): Readonly<Settings>;
  set settings(values: Readonly<Settings>);
  /** The state of the element. */
  get state(): "idle" | "loading" | "ready" | "failed";
  /** Why the article is not shown. */
  get failure(): ArticleViewerError | null;
  /**
   * Resolves to the element when the article is shown; rejects with an {@link ArticleViewerError}.
   */
  get ready(): Promise<ArticleViewerElement>;
  /**
   * Starts now, wherever the element is; where the page is still to give an article, as soon as it
   * does.
   */
  load(): Promise<ArticleViewerElement>;
  /** Starts again from the article's source, as after a failure. */
  reload(): Promise<ArticleViewerElement>;
  /** Shares the article's address: by the system where it can, else to the clipboard. */
  share(): Promise<void>;
}
declare global {
  interface HTMLElementTagNameMap {
    "article-viewer": ArticleViewerElement;
  }
}
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
  [Name in EventName as `${Prefix}${Name}`]?: (
    event: Map extends Record<Name, infer Event> ? Event : never,
  ) => unknown;
};
type Template = TemplateAttributes &
  Handlers<ArticleViewerElementEventMap, "on"> & {
    children?: unknown;
    ref?: unknown;
    key?: string | number;
  };
/** @ts-ignore: React is there in React projects only. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": Template & {
        className?: string;
      };
    }
  }
}
/** @ts-ignore: Preact is there in Preact projects only. */
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "article-viewer": Template;
    }
  }
}
/** @ts-ignore: Vue is there in Vue projects only. */
declare module "vue" {
  interface GlobalComponents {
    "article-viewer": new () => {
      $props: TemplateAttributes & Handlers<ArticleViewerElementEventMap, "on">;
    };
  }
}
/** @ts-ignore: Svelte is there in Svelte projects only. */
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "article-viewer": Template;
  }
}
/** Registers `<article-viewer>`, or the same under another name. */
export declare function define(name?: string): void;
/** Every code of an error. */
export declare const codes: readonly Code[];

export {};
