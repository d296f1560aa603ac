// Properties that were set before the element was defined.

/** A property that was set then hides the class's own: this sets it again, by that one. */
export function upgrade<Name extends string>(
  element: Partial<Record<Name, unknown>>,
  name: Name,
): void {
  if (!Object.hasOwn(element, name)) return;
  const value = element[name];
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- The names are known.
  delete element[name];
  element[name] = value;
}
