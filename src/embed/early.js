// Before the first frame: what the reader chose on earlier visits, set in the page as it is parsed. Style acts on it, but
// for the theme, which the page is told.

const kept = (name) => {
  try {
    return localStorage.getItem(`article-viewer.${name}`);
  } catch {
    return null;
  }
};

// Observers are called before anything is painted of what was added.
const controls = new MutationObserver(() => {
  for (const choice of document.querySelectorAll(".av-choice")) {
    const value = kept(choice.dataset.choice);
    for (const input of value ? choice.querySelectorAll("input") : []) if (input.value === value) input.checked = true;
  }
  theme();
  const article = document.getElementById("av-article");
  if (!article) return;
  controls.disconnect();
  // The text itself is not watched, for it may be long.
  list.observe(article.parentElement, { childList: true });
  close();
});
const list = new MutationObserver(close);
controls.observe(document, { childList: true, subtree: true });
addEventListener("DOMContentLoaded", () => {
  controls.disconnect();
  close();
});

addEventListener("change", theme);
// What is checked changes after the event.
addEventListener("reset", () => setTimeout(theme));

function theme() {
  const checked = document.querySelector("[name=av-theme]:checked");
  if (checked) checked.closest(".av").dataset.theme = checked.value;
}

function close() {
  const related = document.getElementById("av-related");
  if (!related && document.readyState === "loading") return;
  list.disconnect();
  if (related && kept("related") === "closed") related.open = false;
}
