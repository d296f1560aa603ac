// Attributes that can be one of a few values.

import { PROPERTIES, VALUES, type AttributeValues } from "../generated/settings";

/** When an element starts. */
export type Loading = "lazy" | "eager";

/** The attributes that can be one of a few values, with the type of these. */
export interface Choices extends AttributeValues {
  loading: Loading;
}

/** The values, the default first. */
const CHOICES: { [Name in keyof Choices]: readonly [Choices[Name], ...Choices[Name][]] } = {
  ...VALUES,
  loading: ["lazy", "eager"],
};

/** The attributes that are settings of the reader's. */
export const SETTINGS = keysOf(PROPERTIES);

/** Whether an attribute is a setting of the reader's. */
export function isSetting(name: string): name is keyof AttributeValues {
  return name in PROPERTIES;
}

/** The value that is given, if the attribute may have it, else its default. */
export function oneOf<Name extends keyof Choices>(
  name: Name,
  value: string | null | undefined,
): Choices[Name] {
  return CHOICES[name].find((choice) => choice === value) ?? CHOICES[name][0];
}

/** The value that an element's attribute stands for. */
export function choice<Name extends keyof Choices>(element: Element, name: Name): Choices[Name] {
  return oneOf(name, element.getAttribute(name)?.toLowerCase());
}

/** An object's own keys, by their type. */
export function keysOf<Table extends object>(table: Table): (keyof Table)[] {
  return Object.keys(table) as (keyof Table)[];
}
