/**
 * A name beside other text: one with right-to-left letters is isolated (U+2068 … U+2069), so that it doesn't reorder what
 * stands around it.
 */
export function isolated(name: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(name)
    ? `\u2068${name}\u2069`
    : name;
}
