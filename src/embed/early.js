// Before the first frame: what the reader chose on earlier visits, set in the page as it is parsed. Style acts on it.

const kept = (name) => {
  try {
    return localStorage.getItem(`article-viewer.${name}`);
  } catch {
    return null;
  }
};

let hasSettings = false;
let hasRelated = false;

// Observers are called before anything is painted of what was added.
const observer = new MutationObserver(() => {
  if (!hasSettings) {
    for (const input of document.querySelectorAll(".av-option > input"))
      if (kept(input.name.slice("av-".length)) === input.value) input.checked = true;
    hasSettings = document.getElementById("av-article");
  }
  const related = !hasRelated && document.getElementById("av-related");
  if (related) {
    hasRelated = true;
    if (kept("related") === "closed") related.open = false;
  }
});
observer.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => observer.disconnect());
