// Events of the page, heard and said.

/** An event of a page, which is always about an element. */
export type PageEvent<Name extends keyof HTMLElementEventMap> = HTMLElementEventMap[Name] & {
  readonly target: HTMLElement;
};

/** An event target with typed events, which the types of shadow roots and documents lack. */
export interface Evented {
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    heard: (event: PageEvent<Name>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Where a page is: its document, an element with it, or a shadow root. */
export type Root = Evented & Node & ParentNode;

/** A shadow root, or the document of a page that is all article. */
export type PageRoot = Root & Pick<Document | ShadowRoot, "activeElement" | "getElementById">;

/** @returns whether nobody has prevented what follows */
export function say(
  target: EventTarget,
  name: string,
  detail: object,
  cancelable = false,
): boolean {
  return target.dispatchEvent(
    new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }),
  );
}
