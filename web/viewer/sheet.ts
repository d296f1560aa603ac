// Style sheets that any number of shadow roots share.

/** A sheet from its text. */
export function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Adds a sheet to those of a shadow root or document. */
export function adoptSheet(root: DocumentOrShadowRoot, sheet: CSSStyleSheet): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The viewer's sheet from the bytes of the portable style. */
export function viewerStyle(bytes: ArrayBuffer): CSSStyleSheet {
  const sheet = sheetOf(new TextDecoder().decode(bytes));
  // Faces and registered properties count in documents only (CSS Scoping, "Name-Defining
  // Constructs").
  const faces = new CSSStyleSheet();
  for (const rule of sheet.cssRules) {
    if (rule instanceof CSSFontFaceRule) faces.insertRule(rule.cssText);
  }
  adoptSheet(document, faces);
  try {
    CSS.registerProperty({
      name: "--av-rem",
      syntax: "<length>",
      inherits: true,
      initialValue: "16px",
    });
  } catch {
    // It is registered already.
  }
  return sheet;
}
