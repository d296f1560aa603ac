// The single file: everything is in the page, and the viewer in this script, so that its hash in
// the page's policy holds both.

import { unpack } from "../files/unpack";
import { page, pageHost } from "../page/page";

/** The viewer, by `build.rs`: gzip in base64. */
declare const __ARTICLE_VIEWER_WASM__: string;

const host = pageHost();
if (host) page(host, { wasm: () => unpack(__ARTICLE_VIEWER_WASM__) });
