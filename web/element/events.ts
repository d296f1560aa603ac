// The element's events, which all bubble and are composed.

import { say } from "../dom/events";
import type { LinkKind } from "../dom/links";
import type { Code } from "../generated/messages";
import type { FontSize, Settings } from "../generated/settings";
import type { Shared } from "./share";

/** What the element says that its article is not shown. */
export interface FailureDetail {
  code: Code;
  /** What happened, for whoever looks for it. */
  message: string;
  /** What fixes it, in the reader's language. */
  fix: string;
  /** @deprecated It is called `fix` now. */
  mend: string;
  /** The file that it is about. */
  url: string | null;
}

/** The element's events by name. */
export interface ArticleViewerElementEventMap extends HTMLElementEventMap {
  ready: CustomEvent<{ title: string; warnings: string[] }>;
  error: CustomEvent<FailureDetail> & ErrorEvent;
  fontsizechange: CustomEvent<{ fontSize: FontSize }>;
  relatedtoggle: CustomEvent<{ open: boolean }>;
  /** Any of the reader's settings has changed, whoever changed it. */
  settingschange: CustomEvent<{ settings: Readonly<Settings> }>;
  /** Cancellable: then nothing is shared but by whoever cancelled it. */
  share: CustomEvent<Shared>;
  /** Cancellable: then the link is not followed. */
  navigate: CustomEvent<{ href: string; kind: LinkKind }>;
}

/** The events that are the element's own. */
export type EventName =
  "ready" | "error" | "fontsizechange" | "relatedtoggle" | "settingschange" | "share" | "navigate";

/** What an event tells. */
export type Detail<Name extends EventName> =
  ArticleViewerElementEventMap[Name] extends CustomEvent<infer Told extends object> ? Told : never;

/** @returns whether nobody has prevented what follows */
export function tell<Name extends EventName>(
  element: EventTarget,
  name: Name,
  detail: Detail<Name>,
  cancelable?: boolean,
): boolean {
  return say(element, name, detail, cancelable);
}
