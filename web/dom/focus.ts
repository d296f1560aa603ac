// The focus around popovers.

import type { PageEvent, PageRoot } from "./events";

/**
 * Returns the focus from a popover that closes to what had it when it opened. Browsers do that
 * themselves, but for a popover in a shadow root they take the root's host for what had the focus.
 */
export function returnFocus(root: PageRoot): void {
  const openers = new WeakMap<Element, Element | null>();
  const toggles = (event: PageEvent<"beforetoggle">) => {
    const popover = event.target;
    if (event.newState === "open") openers.set(popover, root.activeElement);
    if (event.newState !== "closed" || !popover.contains(root.activeElement)) return;
    // Pressing a button gives it no focus in Safari.
    const opener = openers.get(popover) ?? root.querySelector(`[popovertarget="${popover.id}"]`);
    const back = () => {
      // Whoever pressed something else meant that.
      if (root.activeElement && !popover.contains(root.activeElement)) return;
      (opener as HTMLElement | null)?.focus({ preventScroll: true });
    };
    popover.addEventListener("toggle", back, { once: true });
  };
  root.addEventListener("beforetoggle", toggles, true);
}
