// Pictures as large as the window.

/** A picture, which need not be an image. */
type Picture = Partial<HTMLImageElement>;

/**
 * Lets readers open the pictures of an article.
 *
 * @param root where the page is
 * @param hasHistory whether the page is the article's own: then the browser's way back closes the
 *   picture, too
 */
export function followPictures(root: HTMLElement | ShadowRoot, hasHistory: boolean): void {
  const page = root.querySelector(".av") as HTMLElement;
  for (const picture of page.querySelectorAll<HTMLElement>(".av-figure > .av-picture")) {
    // A picture that is shown in several places is an SVG, which has its description elsewhere.
    const alt = (picture as Picture).alt ?? picture.getAttribute("aria-label") ?? "";
    picture.setAttribute("tabindex", "0");
    picture.setAttribute("role", "button");
    picture.setAttribute("aria-label", `${page.dataset.enlarge}: ${alt}`);
    picture.removeAttribute("aria-hidden");
    const show = () => open(page, picture, alt, hasHistory);
    picture.addEventListener("click", show);
    picture.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show();
    });
  }
}

function open(page: HTMLElement, picture: HTMLElement, alt: string, hasHistory: boolean): void {
  const box = document.createElement("dialog");
  const close = document.createElement("button");
  box.className = "av-lightbox";
  close.className = "av-button";
  close.textContent = page.dataset.close ?? "";
  const large = picture.cloneNode(true) as HTMLElement;
  for (const name of ["tabindex", "role", "aria-label", "loading", "class"]) {
    large.removeAttribute(name);
  }
  // The page has the picture that others use.
  large.firstElementChild?.removeAttribute("id");
  if ((large as Picture).alt === undefined && alt) {
    large.setAttribute("role", "img");
    large.setAttribute("aria-label", alt);
  }
  const figure = picture.parentElement as HTMLElement;
  const caption = figure.querySelector("figcaption")?.cloneNode(true);
  box.append(close, large, ...(caption ? [caption] : []));
  box.setAttribute("aria-label", alt || figure.innerText);

  const gone = new AbortController();
  let isBack = false;
  if (hasHistory) {
    history.pushState({ avPicture: true }, "");
    const back = () => {
      isBack = true;
      box.close();
    };
    addEventListener("popstate", back, { signal: gone.signal });
  }
  close.addEventListener("click", () => box.close());
  box.addEventListener("click", ({ target }) => {
    // Outside of the picture there is nothing else to press.
    if (target === box) box.close();
  });
  box.addEventListener("close", () => {
    gone.abort();
    box.remove();
    if (hasHistory && !isBack) history.back();
    picture.focus({ preventScroll: true });
  });
  page.append(box);
  box.showModal();
}
