// Several articles in one page: the viewer follows which of them is shown.
// `web/entries/early.ts` shows the one that the address names.

/**
 * @param host the element with the page
 * @param follow puts the viewer in charge of the article that is shown now; it is told whether the
 *   reader has come by a link, and not back
 */
export function followStories(host: HTMLElement, follow: (isNew: boolean) => void): void {
  const current = () => host.querySelector(".av-whole:not([hidden])");
  let shown = current();
  if (!shown) return;
  // Where the reader left each article.
  const left = new Map<Element, HTMLElement>();
  mark();
  host.addEventListener("click", ({ target }) => {
    const link = (target as Element).closest<HTMLElement>("a[href^='#story=']");
    if (!link || !shown) return;
    left.set(shown, link);
    // The browser would scroll before the other article is there.
    history.scrollRestoration = "manual";
  });
  addEventListener("pagehide", () => {
    history.scrollRestoration = "auto";
  });
  addEventListener("hashchange", () => {
    const isNew = history.state === null;
    mark();
    const next = current();
    if (!next || next === shown) return;
    shown = next;
    scrollTo({ top: 0, behavior: "instant" });
    follow(isNew);
    const link = isNew ? null : left.get(next);
    const reached = link ?? next.querySelector<HTMLElement>(".av-article");
    reached?.focus({ preventScroll: true });
  });
}

/** An entry of the history that has been there has a state; one that is new has none. */
function mark(): void {
  if (history.state === null) history.replaceState(true, "");
}
