// Links where the browser finds no fragment: within a shadow root, where the page around cannot tell what was pressed either,
// and within a frame by `srcdoc`.

/**
 * @param root the shadow root or document with the article
 * @param navigate is told the address and kind of every other link that is pressed; false keeps the reader here
 */
export function followLinks(root, navigate) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link?.getRootNode() !== root || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const fragment = link.getAttribute("href");
    if (fragment.startsWith("#")) {
      event.preventDefault();
      goTo(root.getElementById(decoded(fragment.slice(1))));
    } else if (!navigate(link.href, kind(link))) {
      event.preventDefault();
    }
  });
}

/** Makes the links that a document has relative to itself independent of the page that shows it. */
export function resolveLinks(root, base) {
  for (const link of root.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (!href.startsWith("#") && URL.canParse(href, base)) link.setAttribute("href", new URL(href, base).href);
  }
}

function kind(link) {
  if (link.protocol === "mailto:") return "email";
  return link.closest(".av-related") ? "related" : "link";
}

/** Browsers, too, take a fragment as it stands where it is no percent-encoding. */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function goTo(target) {
  if (!target) return;
  // Like the browser's own navigation to a fragment: the next Tab goes on from there.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}
