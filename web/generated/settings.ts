// What readers can choose, as far as the scripts have to know it.

/** The five text sizes, which are 0.8, 0.9, 1, 1.2 and 1.6 times the browser's own. */
export type FontSize = "smallest" | "smaller" | "default" | "larger" | "largest";

/** Whether the related stories are shown. */
export type Related = "open" | "closed";

/** The colours; `auto` follows the system. */
export type Theme = "auto" | "light" | "dark" | "sepia" | "contrast";

/** What the reader has chosen; what is not there is as the page or the viewer has it. */
export interface Settings {
  fontSize?: FontSize;
  theme?: Theme;
  typeface?: "serif" | "sans" | "system";
  lineHeight?: "tight" | "default" | "loose";
  columnWidth?: "narrow" | "default" | "wide";
  alignment?: "start" | "justify";
  hyphenation?: "auto" | "off";
  spacing?: "default" | "wide" | "wider";
  shortcuts?: "on" | "off";
  related?: Related;
}

/** The key in the storage of each setting. */
export const KEYS: Readonly<Record<keyof Settings, string>> = {
  fontSize: "article-viewer.size",
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

/** The settings that are attributes of the element, with what each may be. */
export interface AttributeValues {
  "font-size": FontSize;
  related: Related;
  theme: Theme;
}

/** The properties of these attributes. */
export const PROPERTIES = {
  "font-size": "fontSize",
  related: "related",
  theme: "theme",
} as const satisfies Record<keyof AttributeValues, keyof Settings>;

/** The values of these attributes, the default first. */
export const VALUES: {
  readonly [Name in keyof AttributeValues]: readonly [
    AttributeValues[Name],
    ...AttributeValues[Name][],
  ];
} = {
  "font-size": ["default", "smallest", "smaller", "larger", "largest"],
  related: ["open", "closed"],
  theme: ["auto", "light", "dark", "sepia", "contrast"],
};
