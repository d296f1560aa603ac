// Passing an article on: what the buttons of the share panel do.

import { qr } from "viewer";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Acts on the buttons of a page.
 *
 * @param root where the page is
 * @param mounted gives the article that is shown
 * @param say tells of the sharing; false leaves it to whoever was told
 */
export function followShare(root, mounted, say) {
  const find = (selector) => root.querySelector(selector);
  const tell = (isCopied) => {
    const panel = find(".av-share");
    return isCopied ? panel.dataset.copied : panel.dataset.notCopied;
  };
  const address = () => find(".av-share-address")?.textContent ?? location.href.split("#")[0];
  const actions = {
    system: (detail) => navigator.share({ url: detail.url, title: detail.title }).catch(() => {}),
    link: async ({ url }) => (find(".av-share .av-told").textContent = tell(await copy(url, find(".av-share-address")))),
    citation: async ({ text }) => (find(".av-share .av-told").textContent = tell(await copy(text, find(".av-citation")))),
    quote: async ({ url }) => show(tell(await copy(url)), url),
  };

  /** In the panel, where the link can be selected whatever the browser thinks of copying. */
  function show(told, url) {
    const lines = [told, url].map((text) => Object.assign(document.createElement("p"), { textContent: text }));
    lines[0].setAttribute("role", "status");
    find(".av-panel-content").replaceChildren(...lines);
    find(".av-panel").ariaLabel = told;
    find(".av-panel").showPopover();
  }

  root.addEventListener("click", ({ target }) => {
    const what = target.closest("[data-share]")?.dataset.share;
    if (!what) return;
    const fragment = what === "quote" ? mounted()?.quoteFragment() : "";
    if (fragment === undefined) return;
    const text = what === "citation" ? find(".av-citation").textContent : "";
    const detail = { url: address() + fragment, title: mounted()?.title ?? document.title, text };
    if (say(detail)) actions[what](detail);
  });
  // A press on the button is not to end the selection that it is about.
  root.addEventListener("mousedown", (event) => event.target.closest("[data-share=quote]") && event.preventDefault());
  root.addEventListener("toggle", ({ target }) => target.matches(".av-share-code[open]") && draw(find(".av-qr"), address()), true);
  root.addEventListener("beforetoggle", ({ target }) => target.id === "av-share" && hideWhatIsNot(find), true);
}

/** Shares an address by the system where it can, else to the clipboard. */
export async function share({ url, title }) {
  if (navigator.share) await navigator.share({ url, title });
  else await navigator.clipboard.writeText(url);
}

function hideWhatIsNot(find) {
  const system = find("[data-share=system]");
  if (system) system.hidden = !navigator.share;
}

/** @returns whether it is in the clipboard; where it is not, what stands in the page is selected */
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}

function draw(place, text) {
  if (place.firstChild) return;
  const code = qr(text);
  if (!code) return;
  const blank = code.indexOf(" ");
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS(SVG, name));
  svg.setAttribute("viewBox", `0 0 ${code.slice(0, blank)} ${code.slice(0, blank)}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text);
  path.setAttribute("d", code.slice(blank + 1));
  svg.append(path);
  place.append(svg);
}
