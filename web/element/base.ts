// The base of the element's class.

import type { ArticleViewerElementEventMap } from "./events";

/** An element of the page's with the events of `<article-viewer>`. */
export interface EventedElement extends HTMLElement {
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

/* eslint-disable @typescript-eslint/no-unnecessary-condition,
   @typescript-eslint/no-extraneous-class -- A server that renders pages has no elements, but may
   import the module. */
/** The class of all elements, by their events. */
export const Base = (globalThis.HTMLElement ?? class {}) as new () => EventedElement;
