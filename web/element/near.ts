// When an element is near the window.

/** How far below the window an element begins to load, so that it is there when the reader is. */
const NEAR = "800px";

/**
 * Acts whenever an element comes near the window, and when the page is printed, wherever it is;
 * until what is returned is called.
 */
export function whenNear(element: Element, act: () => unknown): () => void {
  const seen = (entries: IntersectionObserverEntry[]) => {
    if (entries.some((entry) => entry.isIntersecting)) act();
  };
  const observer = new IntersectionObserver(seen, { rootMargin: NEAR });
  observer.observe(element);
  addEventListener("beforeprint", act);
  return () => {
    observer.disconnect();
    removeEventListener("beforeprint", act);
  };
}
