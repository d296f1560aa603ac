// Where an element's article comes from.

import { ArticleViewerError } from "./failure.js";
import { getArticle } from "./files.js";

/**
 * The content of an element: its property, its source, the JSON or the `<article>` inside it, else nothing for the
 * embedded article.
 *
 * @returns `content`, for the viewer, and the `base` of its relative links where that is not the page's
 */
export async function articleOf(element, signal) {
  if (element.article !== undefined) return { content: element.article };
  const url = element.src;
  if (url) return { content: await getArticle({ url }, signal), base: url };
  await parsed();
  const json = element.querySelector(":scope > script[type='application/json']");
  if (json) return { content: parse(json.textContent) };
  return { content: element.querySelector(":scope > article") ?? undefined };
}

/** While the page is still being parsed, an element's children may be yet to come. */
function parsed() {
  if (document.readyState !== "loading") return;
  return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleViewerError("src-not-json", { cause: error });
  }
}
