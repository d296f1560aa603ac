// Where an element's article comes from.

import { ArticleViewerError } from "./failure.js";
import { getArticle } from "./files.js";

/**
 * The content of an element: its property, its attribute, its source, the JSON or the `<article>` inside it, else nothing
 * for the embedded article.
 *
 * @returns `content`, for the viewer, and the `base` of its relative links where that is not the page's
 */
export async function articleOf(element, signal) {
  if (element.article !== undefined) return { content: plain(element.article) };
  const attribute = element.getAttribute("article");
  if (attribute !== null) return { content: written(attribute) };
  const url = element.src;
  if (url || element.hasAttribute("src")) return { content: await getArticle({ url }, signal), base: url };
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

/** An object of the page's as its JSON says it: without what would throw, or end nowhere, as the viewer walks through it. */
function plain(value) {
  if (typeof value === "string") return parse(value);
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new ArticleViewerError("src-not-article", { cause: error });
  }
}

/** The attribute, as servers write it. Frameworks that do not know the property write any object as `[object Object]`. */
function written(attribute) {
  try {
    return JSON.parse(attribute);
  } catch {
    const cause = `the attribute is article="${attribute.slice(0, 40)}", which is no JSON; an object belongs into the property of that name`;
    throw new ArticleViewerError("src-not-json", { cause });
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleViewerError("src-not-json", { cause: error });
  }
}
