// The element's events, which all bubble and are composed.

import { say } from "../dom/events";
import type { LinkKind } from "../dom/links";
import type { Code } from "../generated/messages";
import type { FontSize, Settings } from "../generated/settings";
import type { Shared } from "./share";

/** The detail of `error`: why the article is not shown. */
export interface FailureDetail {
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
  ready: CustomEvent<{ title: string; warnings: string[] }>;
  error: CustomEvent<FailureDetail> & ErrorEvent;
  fontsizechange: CustomEvent<{ fontSize: FontSize }>;
  relatedtoggle: CustomEvent<{ open: boolean }>;
  /** Any of the settings has changed, by the reader or the page. */
  settingschange: CustomEvent<{ settings: Readonly<Settings> }>;
  /** Cancellable: then the viewer shares nothing, and the page may do so itself. */
  share: CustomEvent<Shared>;
  /** Cancellable: then the link is not followed. */
  navigate: CustomEvent<{ href: string; kind: LinkKind }>;
}

/** The events that are the element's own. */
export type EventName =
  "ready" | "error" | "fontsizechange" | "relatedtoggle" | "settingschange" | "share" | "navigate";

/** The detail of an event. */
export type Detail<Name extends EventName> =
  ArticleViewerElementEventMap[Name] extends CustomEvent<infer Told extends object> ? Told : never;

/** Dispatches an event. @returns whether no listener has prevented its default */
export function tell<Name extends EventName>(
  element: EventTarget,
  name: Name,
  detail: Detail<Name>,
  cancelable?: boolean,
): boolean {
  return say(element, name, detail, cancelable);
}
