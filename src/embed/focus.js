// The focus around popovers.

/**
 * Returns the focus from a popover that closes to the button that opened it. Browsers do that themselves, but for
 * a popover in a shadow root they take the root's host for what had the focus.
 */
export function returnFocus(root) {
  root.addEventListener(
    "beforetoggle",
    ({ target, newState }) => {
      if (newState !== "closed" || !target.contains(root.activeElement)) return;
      const opener = root.querySelector(`[popovertarget="${target.id}"]`);
      const back = () => {
        // Whoever pressed something else meant that.
        if (!root.activeElement || target.contains(root.activeElement)) opener.focus({ preventScroll: true });
      };
      target.addEventListener("toggle", back, { once: true });
    },
    true,
  );
}
