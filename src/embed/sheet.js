// The viewer's styles, for any number of shadow roots.

/** One sheet object from the text of the portable style. */
export function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // Faces and registered properties count in documents only (CSS Scoping, "Name-Defining Constructs").
  const faces = new CSSStyleSheet();
  for (const rule of sheet.cssRules) if (rule instanceof CSSFontFaceRule) faces.insertRule(rule.cssText);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, faces];
  try {
    CSS.registerProperty({ name: "--av-rem", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // It is registered already.
  }
  return sheet;
}
