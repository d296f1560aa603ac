// Passing an article on: what the buttons of the share panel do.

/* eslint-disable @typescript-eslint/no-unnecessary-condition -- Not every browser can share. */

import { qr, type Mounted } from "viewer";
import type { PageEvent, Root } from "../dom/events";

const SVG = "http://www.w3.org/2000/svg";

/** What is shared. */
export interface Shared {
  url: string;
  title: string;
  text: string;
}

/** Finds what every page has. */
type Find = (selector: string) => HTMLElement;

/**
 * Acts on the buttons of a page.
 *
 * @param root where the page is
 * @param mounted gives the article that is shown
 * @param say tells of the sharing; false leaves it to whoever was told
 */
export function followShare(
  root: Root,
  mounted: () => Mounted | null,
  say: (shared: Shared) => boolean,
): void {
  const find: Find = (selector) => root.querySelector(selector) as HTMLElement;
  const address = () =>
    root.querySelector(".av-share-address")?.textContent ?? location.href.replace(/#.*/, "");
  root.addEventListener("click", (event) => {
    const what = event.target.closest<HTMLElement>("[data-share]")?.dataset.share;
    if (!what) return;
    const fragment = what === "quote" ? mounted()?.quoteFragment() : "";
    if (fragment === undefined) return;
    const text = what === "citation" ? find(".av-citation").textContent : "";
    const shared = { url: address() + fragment, title: mounted()?.title ?? document.title, text };
    if (say(shared)) void act(find, what, shared);
  });
  root.addEventListener("mousedown", (event) => {
    // A press on the button is not to end the selection that it is about.
    if (event.target.closest("[data-share=quote]")) event.preventDefault();
  });
  const toggled = ({ target }: PageEvent<"toggle">) => {
    if (target.matches(".av-share-code[open]")) draw(find(".av-qr"), address());
  };
  root.addEventListener("toggle", toggled, true);
  const toggles = ({ target }: PageEvent<"beforetoggle">) => {
    if (target.id === "av-share") hideWhatIsNot(root);
  };
  root.addEventListener("beforetoggle", toggles, true);
}

/** Shares an address by the system where it can, else to the clipboard. */
export async function share({ url, title }: Shared): Promise<void> {
  if (navigator.share) await navigator.share({ url, title });
  else await navigator.clipboard.writeText(url);
}

async function act(find: Find, what: string, { url, title, text }: Shared): Promise<void> {
  if (what === "system") {
    await navigator.share({ url, title }).catch(() => {});
  } else if (what === "quote") {
    show(find, told(find, await copy(url)), url);
  } else {
    const isLink = what === "link";
    const shown = find(isLink ? ".av-share-address" : ".av-citation");
    const isCopied = await copy(isLink ? url : text, shown);
    find(".av-share .av-told").textContent = told(find, isCopied);
  }
}

function told(find: Find, isCopied: boolean): string {
  const { dataset } = find(".av-share");
  return (isCopied ? dataset.copied : dataset.notCopied) ?? "";
}

/** In the panel, where the link can be selected whatever the browser thinks of copying. */
function show(find: Find, told: string, url: string): void {
  const line = document.createElement("p");
  line.textContent = told;
  line.setAttribute("role", "status");
  const link = document.createElement("p");
  link.textContent = url;
  find(".av-panel-content").replaceChildren(line, link);
  find(".av-panel").ariaLabel = told;
  find(".av-panel").showPopover();
}

function hideWhatIsNot(root: Root): void {
  const system = root.querySelector<HTMLElement>("[data-share=system]");
  if (system) system.hidden = !navigator.share;
}

/** @returns whether it is in the clipboard; where it is not, what stands in the page is selected */
async function copy(text: string, shown?: Element | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return false;
  }
}

function draw(place: Element, text: string): void {
  if (place.firstChild) return;
  const code = qr(text);
  if (!code) return;
  const blank = code.indexOf(" ");
  const width = code.slice(0, blank);
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", `0 0 ${width} ${width}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text);
  path.setAttribute("d", code.slice(blank + 1));
  svg.append(path);
  place.append(svg);
}
