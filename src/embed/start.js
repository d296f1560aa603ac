// The single file: everything is in the page, and the viewer in this script, so that its hash in the page's policy holds both.

import { unpack } from "./inline.js";
import { page, pageHost } from "./page.js";

page(pageHost(), { wasm: () => unpack(__ARTICLE_VIEWER_WASM__) });
