export default {
  extends: "stylelint-config-standard",
  rules: {
    // Rules of one thing stand together, and things apart.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-empty-line-before": null,
    "rule-empty-line-before": null,
    // The order is that of the page, from top to bottom, whatever is the more specific.
    "no-descending-specificity": null,
    // Shorter, and known for longer.
    "media-feature-range-notation": "prefix",
    // What a custom property has otherwise is calculated with, which needs a unit.
    "length-zero-no-unit": [true, { ignoreFunctions: ["var"] }],
    // Safari has no other name for it.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust"] }],
    // Typefaces are called so.
    "value-keyword-case": ["lower", { ignoreKeywords: ["SimSun", "PMingLiU"] }],
  },
};
