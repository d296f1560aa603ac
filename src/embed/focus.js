// The focus around popovers.

/**
 * Returns the focus from a popover that closes to what had it when it opened. Browsers do that themselves, but for
 * a popover in a shadow root they take the root's host for what had the focus.
 */
export function returnFocus(root) {
  const openers = new WeakMap();
  root.addEventListener(
    "beforetoggle",
    ({ target, newState }) => {
      if (newState === "open") openers.set(target, root.activeElement);
      if (newState !== "closed" || !target.contains(root.activeElement)) return;
      // Pressing a button gives it no focus in Safari.
      const opener = openers.get(target) ?? root.querySelector(`[popovertarget="${target.id}"]`);
      const back = () => {
        // Whoever pressed something else meant that.
        if (!root.activeElement || target.contains(root.activeElement)) opener.focus({ preventScroll: true });
      };
      target.addEventListener("toggle", back, { once: true });
    },
    true,
  );
}
