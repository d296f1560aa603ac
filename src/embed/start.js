// The single file: everything is in the page.

import { inlineViewer } from "./inline.js";
import { page } from "./page.js";

const article = document.getElementById("av-document");
page(document.getElementById("article-viewer"), inlineViewer(), () => (article ? JSON.parse(article.textContent) : undefined));
