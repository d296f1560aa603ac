// Before the first frame: what the reader chose on earlier visits, set in the page as it is parsed.
// Style responds to it, but for the theme, which is set on the page. And of several articles in the
// page the one that the address names is shown, then and whenever that changes.

import { FORMER_NAMES } from "../generated/settings";
import { firstFrame } from "../page/first-frame";

// The page's own; what somebody has added to it, such as a comment, may use the same names.
const find = <Found extends HTMLElement>(selector: string) =>
  document.querySelectorAll<Found>(`body > #article-viewer ${selector}`);

const kept = (name = "") => {
  const stored = (own = "") => localStorage.getItem(`article-viewer.${own}`);
  try {
    return stored(name) ?? stored(FORMER_NAMES[name]);
  } catch {
    return null;
  }
};

// Observers are called before anything is painted of what was added.
const controls = new MutationObserver(() => {
  // The bar stands before the panel and comes last, so that a size is checked in the bar.
  for (const choice of [...find("[data-choice]")].reverse()) {
    const value = kept(choice.dataset.choice);
    for (const input of value ? choice.querySelectorAll("input") : []) {
      if (input.value === value) input.checked = true;
    }
  }
  theme();
  const [article] = find("#av-article");
  if (!article?.parentElement) return;
  controls.disconnect();
  // The text itself is not watched, for it may be long.
  let around: HTMLElement | null = article.parentElement;
  for (; around?.matches(".av *"); around = around.parentElement) {
    list.observe(around, { childList: true });
  }
  arrange();
});
const list = new MutationObserver(arrange);
const set = new WeakSet();
controls.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => {
  controls.disconnect();
  arrange();
  // A frame that is not in sight has no first frame, and its height is awaited by the page around.
  void (parent === window ? firstFrame() : Promise.resolve()).then(run);
});
addEventListener("load", () => {
  // WebKit may not come to rest between two parts of a long text, where it has looked for the words
  // of a passage: until something scrolls it draws the page over and over, and so rarely does
  // anything else that the viewer is neither begun nor compiled.
  requestAnimationFrame(() => requestAnimationFrame(() => scrollBy(0, 0)));
});
addEventListener("hashchange", () => {
  const target = show();
  // The viewer knows better where.
  if (!find(".av[data-keeps-place]").length) target?.scrollIntoView();
});

addEventListener("change", theme);
// What is checked changes after the event.
addEventListener("reset", () => setTimeout(theme));

/**
 * Makes a script of the viewer, which stands in a single file as data: browsers compile a script
 * when they come to it, and the text would be seen so much later.
 */
function run() {
  const [script] = find<HTMLScriptElement>("~ script[type='text/plain']");
  if (!script) return;
  script.type = "module";
  // What is data when a page is parsed runs when it is put into the page again (HTML Standard,
  // "prepare the script element").
  document.body.append(script);
}

function theme() {
  const [checked] = find<HTMLInputElement>("[name=av-theme]:checked");
  const page = checked?.closest<HTMLElement>(".av");
  // Only a change: the first frame would style the page once more for the same value.
  if (page && page.dataset.theme !== checked?.value) page.dataset.theme = checked?.value;
}

function arrange() {
  show();
  for (const related of find<HTMLDetailsElement>(".av-related")) {
    // What is chosen after that is the reader's.
    if (!set.has(related) && kept("related") === "closed") related.open = false;
    set.add(related);
  }
  if (document.readyState !== "loading") list.disconnect();
}

/** Returns where the address leads, if another article is shown than before. */
function show(): Element | null | undefined {
  let id = location.hash.slice(1).replace(/^av-quote=([^,]*).*/, "$1");
  try {
    id = decodeURIComponent(id);
  } catch {
    // It stands for itself.
  }
  const target = document.getElementById(id);
  const stories = [...find(".av-whole")];
  const isAwaited = !target && document.readyState === "loading" && id.startsWith("story=");
  const shown = stories.find((story) => story.contains(target)) ?? (isAwaited ? null : stories[0]);
  const isOther = shown?.hidden;
  for (const story of stories) story.hidden = story !== shown;
  if (shown) document.title = shown.dataset.title ?? "";
  return isOther ? (target ?? shown) : null;
}

// A viewer that was changed on its way is refused by the page's policy before it could say so
// itself.
addEventListener("securitypolicyviolation", ({ blockedURI, target }) => {
  const host = document.querySelector<HTMLElement>("body > #article-viewer:not([data-av-ready])");
  const isModule = (target as HTMLScriptElement | null)?.type === "module";
  if (!host || blockedURI !== "inline" || !isModule) return;
  host.dataset.avFailed = "viewer-corrupt";
  console.warn("article-viewer: the page was changed on its way: the viewer is refused");
});
