// The tag of the script that runs.

/**
 * The script's own element; none in a module. Not by `document.currentScript`, which an
 * `<img name=currentScript>` in a text that somebody has added to the page would stand for.
 */
export const ownScript = (): HTMLScriptElement | null => {
  const property = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript");
  return (property as Required<PropertyDescriptor>).get.call(document) as HTMLScriptElement | null;
};
