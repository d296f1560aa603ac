// Compiled, never run: what users of the package write, and what they are kept from.

import { ArticleViewerElement, ArticleViewerError, codes, define } from "article-viewer";
import type { Code, FontSize } from "article-viewer";
import "article-viewer/define";
import * as React from "react";

define();
define("my-article");

const element = document.createElement("article-viewer");
element.fontSize = "larger";
element.storage = null;
element.article = { format: "article-viewer", version: 1, headline: "A headline", body: [] };
element.addEventListener("fontsizechange", (event) => {
  const size: FontSize = event.detail.fontSize;
  return size;
});
element.addEventListener("error", ({ detail }) => detail.code satisfies Code);
element.ready.then((shown: ArticleViewerElement) => shown.load());
const failure: ArticleViewerError | null = element.failure;
const all: readonly Code[] = codes;

// @ts-expect-error There is no such size.
element.fontSize = "huge";
// @ts-expect-error It cannot be set.
element.state = "ready";
// @ts-expect-error It has another detail.
element.addEventListener("relatedtoggle", (event) => event.detail.fontSize);

export function Story() {
  return (
    <article-viewer
      src="story.json"
      fontSize="larger"
      onready={(event) => console.log(event.detail.title)}
    >
      <p>The text itself.</p>
    </article-viewer>
  );
}

export function Wrong() {
  // @ts-expect-error There is no such theme.
  return <article-viewer theme="pink" />;
}

export { failure, all };
