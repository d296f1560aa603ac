// Pictures as large as the window.

/**
 * Lets readers open the pictures of an article.
 *
 * @param root where the page is
 * @param hasHistory whether the page is the article's own: then the browser's way back closes the picture, too
 */
export function followPictures(root, hasHistory) {
  const page = root.querySelector(".av");
  for (const picture of page.querySelectorAll(".av-figure > .av-picture")) {
    // A picture that is shown in several places is an SVG, which has its description elsewhere.
    const alt = picture.alt ?? picture.getAttribute("aria-label") ?? "";
    picture.setAttribute("tabindex", "0");
    picture.setAttribute("role", "button");
    picture.setAttribute("aria-label", `${page.dataset.enlarge}: ${alt}`);
    picture.removeAttribute("aria-hidden");
    picture.addEventListener("click", () => open(page, picture, alt, hasHistory));
    picture.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(page, picture, alt, hasHistory);
    });
  }
}

function open(page, picture, alt, hasHistory) {
  const [box, close] = ["dialog", "button"].map((name) => document.createElement(name));
  box.className = "av-lightbox";
  close.className = "av-button";
  close.textContent = page.dataset.close;
  const large = picture.cloneNode(true);
  for (const name of ["tabindex", "role", "aria-label", "loading", "class"]) large.removeAttribute(name);
  // The page has the picture that others use.
  large.firstChild?.removeAttribute("id");
  if (large.alt === undefined && alt) {
    large.setAttribute("role", "img");
    large.setAttribute("aria-label", alt);
  }
  const caption = picture.parentElement.querySelector("figcaption")?.cloneNode(true);
  box.append(close, large, ...(caption ? [caption] : []));
  box.setAttribute("aria-label", alt || picture.parentElement.innerText);

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
  // Outside of the picture there is nothing else to press.
  box.addEventListener("click", ({ target }) => target === box && box.close());
  box.addEventListener("close", () => {
    gone.abort();
    box.remove();
    if (hasHistory && !isBack) history.back();
    picture.focus({ preventScroll: true });
  });
  page.append(box);
  box.showModal();
}
