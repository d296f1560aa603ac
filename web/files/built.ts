// The viewer's files, as the packer (`assets.rs`) puts them into the scripts.

/** A file that is fetched. */
interface BesideFile {
  /** What it is called in the script's own folder. */
  name: string;
  integrity: string;
  /** In bytes. */
  size: number;
}

/** A file that the script carries itself. */
interface CarriedFile {
  /** What it holds: gzip in base64. */
  gzip: string;
}

declare const __ARTICLE_VIEWER_FILES__: Record<"style" | "wasm", BesideFile | CarriedFile>;

/** What is known of each file. */
export const FILES = __ARTICLE_VIEWER_FILES__;
