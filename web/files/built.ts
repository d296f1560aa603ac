// The viewer's files, as the packer (`assets.rs`) puts them into the scripts.

/** A file that is fetched. */
interface BesideFile {
  /** Its name in the script's own folder. */
  name: string;
  integrity: string;
  /** In bytes. */
  size: number;
}

/** A file that the script carries itself. */
interface CarriedFile {
  /** Its content: gzip in base64. */
  gzip: string;
}

declare const __ARTICLE_VIEWER_FILES__: Record<
  "style" | "wasm" | "markup",
  BesideFile | CarriedFile
>;

/** The files that the build has made. */
export const FILES = __ARTICLE_VIEWER_FILES__;
