import { meaningOf } from './names';

/** Where among the values that are handed over a media ID stands, and the name it has there. */
export interface Parameter {
  readonly position: number;
  readonly name: string;
}

/** A list in parentheses behind a name, and what follows: of a declaration, or of a call with variables. */
const parameterList = /\b([A-Za-z_]\w*)\s*\(([^(){};]{0,300})\)(\s{0,3}(?:\{|=>|->|:|throws\b))?/g;

/** What stands in front of the name of something declared. */
const declares =
  /\b(?:def|defp|func|fun|fn|function|sub|proc|procedure|class|record|enum|constructor|public|private|protected|static|async|void)\b[^(\n]*$/;

/** So far in front of a name what declares it may stand. UTF-16 units. */
const declarationReach = 120;

/** A list of values of a type that is written down in front of it, as in Go's table tests: `[]struct{ … }{ … }`. */
const structList = /\bstruct\s*\{([^{}]{0,600})\}\s*\{/g;

const enumName = /\benum\s+(?:class\s+)?([A-Za-z_]\w*)/g;

/** What the functions, constructors and enumerations of a text call the values they take. */
export class DeclaredParameters {
  private byName: ReadonlyMap<string, Parameter | undefined> | undefined;
  private structs: ReadonlyMap<number, Parameter> | undefined;

  constructor(private readonly text: string) {}

  /** Which value of a call is a media ID by the text's own words for it; `undefined` where they don't say or differ. */
  ofCall(callee: string, start: number): Parameter | undefined {
    this.byName ??= findParameters(this.text);
    if (this.byName.size === 0) return undefined;
    if (this.byName.has(callee)) return this.byName.get(callee);
    // An enumeration's members call its constructor: `DIWALI("3895…")`.
    if (!/^[A-Z][A-Z\d_]*$/.test(callee)) return undefined;
    const above = this.text.slice(Math.max(0, start - enumReach), start);
    return this.byName.get([...above.matchAll(enumName)].at(-1)?.[1] ?? '');
  }

  /** The same of a value in a list whose opening bracket is at this index. */
  ofList(start: number): Parameter | undefined {
    this.structs ??= findStructs(this.text);
    return this.structs.get(start);
  }
}

/** So far above a member its enumeration may begin. UTF-16 units. */
const enumReach = 3000;

function findParameters(text: string): Map<string, Parameter | undefined> {
  const found = new Map<string, Parameter | undefined>();
  if (!/media_?ids?\b/i.test(text)) return found;
  for (const { index, 1: name = '', 2: list = '', 3: body } of text.matchAll(parameterList)) {
    if (!/media_?id/i.test(list) || /["'`]|\d{13}/.test(list)) continue;
    const isDeclared = body !== undefined || declares.test(text.slice(Math.max(0, index - declarationReach), index));
    const parts = list.split(',').filter((one) => !/^\s*&?(?:self|cls|this)\b/.test(one));
    const parameter = parameterIn(parts);
    const isTyped = /\w[\w<>[\]?]* +\$?\w+$/.test(parts[parameter?.position ?? 0]?.trim() ?? '');
    if (parameter === undefined || !(isDeclared || isTyped)) continue;
    const known = found.get(name);
    const isSame = known?.position === parameter.position || !found.has(name);
    found.set(name, isSame ? parameter : undefined);
  }
  return found;
}

function findStructs(text: string): Map<number, Parameter> {
  const found = new Map<number, Parameter>();
  for (const match of text.matchAll(structList)) {
    const fields = (match[1] ?? '').replace(/\/\/[^\n]*/g, '').split(/[;\n]/);
    const parameter = parameterIn(fields.flatMap((field) => field.split(',')).filter((field) => field.trim() !== ''));
    if (parameter !== undefined) found.set(match.index + match[0].length - 1, parameter);
  }
  return found;
}

/** The one part that is named as a media ID, its type beside it or not. */
function parameterIn(parts: readonly string[]): Parameter | undefined {
  const named = parts.flatMap((part, position) => {
    const name = (part.split('=')[0] ?? '').match(/[A-Za-z_]\w*/g)?.find((word) => meaningOf(word) === 'mediaId');
    return name === undefined ? [] : [{ position, name }];
  });
  return named.length === 1 ? named[0] : undefined;
}
