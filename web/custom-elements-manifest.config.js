// Makes package/custom-elements.json of what the sources say of the element.

/** The package's modules, which are not those of the sources. */
const INDEX = "index.js";
const DEFINE = "define.js";

/** What the package exports, the element first. */
const EXPORTS = ["ArticleViewerElement", "ArticleViewerError", "define", "codes"];

/** By the name of a type what it stands for, and by that of an attribute its default. */
const types = new Map();
const defaults = new Map([["remote-images", "false"]]);

/** Reads the values that attributes may have. */
function analyzePhase({ ts, node }) {
  if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
    types.set(node.name.text, node.type.types.map((type) => type.getText()).join(" | "));
  }
  const isTable = ts.isVariableDeclaration(node) && /^(VALUES|CHOICES)$/.test(node.name.getText());
  for (const row of isTable ? node.initializer.properties : []) {
    if (!ts.isPropertyAssignment(row)) continue;
    defaults.set(row.name.text, row.initializer.elements[0].getText());
  }
}

/** Puts what is exported into the modules of the package. */
function packageLinkPhase({ customElementsManifest: manifest }) {
  const declared = manifest.modules.flatMap(({ declarations }) => declarations);
  const declarations = EXPORTS.map((name) => declared.find((one) => one.name === name));
  for (const declaration of declarations) published(declaration);
  const [element] = declarations;
  element.superclass = { name: "HTMLElement" };
  manifest.schemaVersion = "2.1.0";
  manifest.readme = "README.md";
  manifest.modules = [
    {
      kind: "javascript-module",
      path: INDEX,
      declarations,
      exports: EXPORTS.map((name) => ({ kind: "js", name, declaration: { name, module: INDEX } })),
    },
    {
      kind: "javascript-module",
      path: DEFINE,
      declarations: [],
      exports: [
        {
          kind: "custom-element-definition",
          name: element.tagName,
          declaration: { name: element.name, module: INDEX },
        },
      ],
    },
  ];
  inOneLine(manifest);
}

/** Leaves out what is nobody else's business. */
function published(declaration) {
  const { members = [], attributes = [], superclass } = declaration;
  if (superclass) delete superclass.module;
  if (members.length > 0) declaration.members = members.filter(isPublic);
  for (const field of [declaration, ...attributes, ...members]) complete(field);
}

function isPublic({ privacy }) {
  return privacy !== "private";
}

/** Writes a type out, and says what holds without a value. */
function complete(field) {
  if (field.type) field.type.text = types.get(field.type.text) ?? field.type.text;
  delete field.default;
  const standard = defaults.get(field.attribute ?? (field.fieldName && field.name));
  if (standard) field.default = standard;
}

/** Descriptions are broken into lines as the sources are. */
function inOneLine(value) {
  for (const [name, part] of Object.entries(value)) {
    if (name === "description") value[name] = part.replace(/\s*\n\s*/g, " ");
    else if (part && typeof part === "object") inOneLine(part);
  }
}

export default {
  globs: [
    "element/element.ts",
    "element/attributes.ts",
    "failures/error.ts",
    "generated/settings.ts",
    "entries/module.ts",
  ],
  outdir: "package",
  plugins: [{ name: "article-viewer", analyzePhase, packageLinkPhase }],
};
