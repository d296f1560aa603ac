// The element in templates: for the page's own elements, React, Preact, Vue and Svelte.

/* eslint-disable @typescript-eslint/ban-ts-comment, @typescript-eslint/no-namespace --
   Which frameworks there are, only the project that uses the package knows; they extend so. */

import type { ArticleViewerElement } from "../element/element";
import type { ArticleViewerElementEventMap, EventName } from "../element/events";
import type { FontSize, Related, Settings, Theme } from "../generated/settings";
import type { Article, SettingsStorage } from "./types";

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

/** What a template may listen to, each under the event's name after a prefix. */
type Handlers<Map, Prefix extends string> = {
  [Name in EventName as `${Prefix}${Name}`]?: (
    event: Map extends Record<Name, infer Event> ? Event : never,
  ) => unknown;
};

/** All that a template may give. */
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
      "article-viewer": Template & { className?: string };
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
