// What readers can choose, as far as the scripts have to know it. Made of src/settings.rs: see
// tests/suite/generated.rs.

/** The size of the text. */
export type FontSize = "smallest" | "smaller" | "default" | "larger" | "largest";

/** The colours; `auto` follows the system. */
export type Theme = "auto" | "light" | "sepia" | "dark" | "contrast";

/** Whether the related stories are shown. */
export type Related = "open" | "closed";

/** What the reader has chosen; what is not there is as the page or the viewer has it. */
export interface Settings {
  /** The size of the text. */
  fontSize?: FontSize;
  /** The colours; `auto` follows the system. */
  theme?: Theme;
  /** The kind of letters. */
  typeface?: "serif" | "sans" | "system";
  /** The distance between lines. */
  lineHeight?: "tight" | "default" | "loose";
  /** The length of lines. */
  columnWidth?: "narrow" | "default" | "wide";
  /** The edges to which lines are set. */
  alignment?: "start" | "justify";
  /** Whether words are divided at the ends of lines. */
  hyphenation?: "auto" | "off";
  /** The distance between letters and between words. */
  spacing?: "default" | "wide" | "wider";
  /** Whether single keys act. */
  shortcuts?: "on" | "off";
  /** Whether the related stories are shown. */
  related?: Related;
}

/** The key in the storage of each setting. */
export const KEYS: Readonly<Record<keyof Settings, string>> = {
  fontSize: "article-viewer.font-size",
  theme: "article-viewer.theme",
  typeface: "article-viewer.typeface",
  lineHeight: "article-viewer.line-height",
  columnWidth: "article-viewer.column-width",
  alignment: "article-viewer.alignment",
  hyphenation: "article-viewer.hyphenation",
  spacing: "article-viewer.spacing",
  shortcuts: "article-viewer.shortcuts",
  related: "article-viewer.related",
};

/** Names under which earlier versions kept settings, by today's. */
export const FORMER_NAMES: Readonly<Record<string, string>> = {
  "font-size": "size",
};

/** The settings that are attributes of the element, with what each may be. */
export interface AttributeValues {
  "font-size": FontSize;
  theme: Theme;
  related: Related;
}

/** The properties of these attributes. */
export const PROPERTIES = {
  "font-size": "fontSize",
  theme: "theme",
  related: "related",
} as const satisfies Record<keyof AttributeValues, keyof Settings>;

/** The values of these attributes, the default first. */
export const VALUES: {
  readonly [Name in keyof AttributeValues]: readonly [
    AttributeValues[Name],
    ...AttributeValues[Name][],
  ];
} = {
  "font-size": ["default", "smallest", "smaller", "larger", "largest"],
  theme: ["auto", "light", "sepia", "dark", "contrast"],
  related: ["open", "closed"],
};
