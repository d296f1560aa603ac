// Links where the browser finds no fragment: within a shadow root, where the page around cannot
// tell what was pressed either, and within a frame by `srcdoc`.

import type { PageRoot } from "./events";

/** Kinds of links that lead away. */
export type LinkKind = "related" | "link" | "email";

/**
 * @param root the shadow root or document with the article
 * @param navigate is told the address and kind of every other link that is pressed; false keeps
 *   the reader here
 */
export function followLinks(
  root: PageRoot,
  navigate: (href: string, kind: LinkKind) => boolean,
): void {
  root.addEventListener("click", (event) => {
    const link = event.target.closest<HTMLAnchorElement>("a[href]");
    if (link?.getRootNode() !== root || event.defaultPrevented || !isPlain(event)) return;
    const fragment = written(link);
    if (fragment.startsWith("#")) {
      event.preventDefault();
      goTo(root.getElementById(decoded(fragment.slice(1))));
    } else if (!navigate(link.href, kind(link))) {
      event.preventDefault();
    }
  });
}

/** Makes the links that a document has relative to itself independent of the page that shows it. */
export function resolveLinks(root: HTMLElement, base: string): void {
  for (const link of root.querySelectorAll("a[href]")) {
    const href = written(link);
    if (!href.startsWith("#") && URL.canParse(href, base)) {
      link.setAttribute("href", new URL(href, base).href);
    }
  }
}

/** The address of a link, which has one, as it stands in the markup. */
export function written(link: Element): string {
  return link.getAttribute("href") as string;
}

/** Whether a press is one that follows a link where it is. */
function isPlain(event: MouseEvent): boolean {
  return !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

function kind(link: HTMLAnchorElement): LinkKind {
  if (link.protocol === "mailto:") return "email";
  return link.closest(".av-related") ? "related" : "link";
}

/** Browsers, too, take a fragment as it stands where it is no percent-encoding. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function goTo(target: HTMLElement | null): void {
  if (!target) return;
  // Of several articles in the page the one that is named is shown.
  if (target.closest("[hidden]")) location.hash = target.id;
  // Like the browser's own navigation to a fragment: the next Tab goes on from there.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}
