/** A name directly in front of a value, with what separates them. */
const pattern = /(?<![\w$.\]>:-])["']?([A-Za-z_$][\w$-]{0,60})["']?\??\s{0,4}(?::|=>?)\s{0,4}["']?$/;

const typeNames = /^(?:str|string|text|int|int64|long|number|bigint|[iu]64)$/i;

/** So much text in front of a value may be its name. UTF-16 units. */
export const nameReach = 80;

/** The name of a value that stands directly in front of it. @param before the text in front, `nameReach` of it or all. */
export function nameInFront(before: string): string | undefined {
  const [, name] = pattern.exec(before) ?? [];
  if (name === undefined) return undefined;
  // A parameter of a URL belongs to the URL; `name: Type = …` has its name further in front.
  if (/[?&]["']?$/.test(before.slice(0, before.lastIndexOf(name))) || typeNames.test(name)) return undefined;
  return name;
}
