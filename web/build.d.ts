// What the build puts into the scripts.

/** The version of the package, by the Makefile. */
declare const VERSION: string;

/** The files of the viewer, by the packer (`assets.rs`). */
declare const __ARTICLE_VIEWER_FILES__: Record<"style" | "wasm", BesideFile | CarriedFile>;

/** The viewer of a single file, by `build.rs`: gzip in base64. */
declare const __ARTICLE_VIEWER_WASM__: string;

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
