// The single file: everything is in the page.

import { inlineViewer } from "./inline.js";
import { page } from "./page.js";

page(document.getElementById("article-viewer"), inlineViewer());
