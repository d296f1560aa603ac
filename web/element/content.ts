// Where an element's article comes from.

import { ArticleViewerError } from "../failures/error";
import { getArticle } from "../files/fetch";
import type { Article } from "../package/types";
import { read } from "../viewer/markup";
import { source } from "./source";

/** The parts of an element that name its article. */
interface Named extends HTMLElement {
  article: Article | string | null | undefined;
  src: string;
}

/** An article as the viewer takes it. */
export interface Content {
  /** Its JSON as a value. */
  json: unknown;
  /** The address that its links are relative to, where that is not the page. */
  base?: string;
  /** What could not be read of the page's markup. */
  warnings?: string[];
  /** Whether it is the page's own markup, whose pictures the page shows already. */
  isOfPage?: boolean;
}

/**
 * The content of an element: its property, its attribute, its source, the JSON or the `<article>`
 * inside it, else the default article.
 */
export async function articleOf(element: Named, signal: AbortSignal): Promise<Content> {
  if (element.article !== undefined) return { json: plain(element.article) };
  const attribute = element.getAttribute("article");
  if (attribute !== null) return { json: written(attribute) };
  const url = element.src;
  if (url || element.hasAttribute("src")) {
    return { json: await getArticle({ url }, signal), base: url };
  }
  await parsed();
  const json = element.querySelector(":scope > script[type='application/json']");
  if (json) return { json: parse(json.textContent) };
  const markup = element.querySelector(":scope > article");
  return { ...(await read(source(), markup)), isOfPage: markup !== null };
}

/** Whether an element's markup has an article or names one. */
export function namesArticle(element: Element): boolean {
  const own = ":scope > script[type='application/json'], :scope > article";
  const isNamed = element.hasAttribute("article") || element.hasAttribute("src");
  return isNamed || element.querySelector(own) !== null;
}

/** While the page is still being parsed, an element's children may be yet to come. */
async function parsed(): Promise<void> {
  if (document.readyState !== "loading") return;
  await new Promise((resolve) =>
    document.addEventListener("DOMContentLoaded", resolve, { once: true }),
  );
}

/**
 * An object of the page's as its JSON says it: without what would throw, or end nowhere, as the
 * viewer walks through it.
 */
function plain(value: unknown): unknown {
  if (typeof value === "string") return parse(value);
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    throw new ArticleViewerError("src-not-article", { cause: error });
  }
}

/**
 * The attribute, as servers write it. Frameworks that do not know the property write any object as
 * `[object Object]`.
 */
function written(attribute: string): unknown {
  try {
    return JSON.parse(attribute);
  } catch {
    const cause = `the attribute is article="${attribute.slice(0, 40)}", which is no JSON; an object belongs into the property of that name`;
    throw new ArticleViewerError("src-not-json", { cause });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleViewerError("src-not-json", { cause: error });
  }
}
