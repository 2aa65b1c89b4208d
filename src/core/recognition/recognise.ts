import { lineBegin } from './lines';
import type { FileContext } from './context';
import { fileContext, isOfOtherService } from './context';
import type { Damage, DigitRun } from './digitRuns';
import { findDigitRuns } from './digitRuns';
import type { Place } from './frames';
import { namedBy } from './keyOf';
import { meaningOf, wordsOf } from './names';
import { columnRules } from './columnRules';
import { proseRules } from './proseRules';
import type { Rule, Verdict } from './rule';
import { callRules } from './callRules';
import { keyRules } from './keyRules';
import { urlRules } from './urlRules';
import { readStructure } from './structure';

export interface Recognised extends Verdict {
  /** As it stands there, a string from the first byte to the last. */
  readonly mediaId: string;
  /** UTF-16 index of the first digit in the text. */
  readonly start: number;
  /** How it lost digits on its way; such an ID is never deleted among others. */
  readonly damage: Damage | undefined;
}

export interface RecognitionOptions {
  /** The file's name, which may tell what it is about; no path is needed. */
  readonly fileName?: string;
  /** Further key names of the user, as plain names. */
  readonly keys?: readonly string[];
  /** Further key names from a workspace: what they name is at most `likely`. */
  readonly workspaceKeys?: readonly string[];
}

/** The table of rules, in the order in which they are asked. */
const rules: readonly Rule[] = [...columnRules, ...urlRules, ...keyRules, ...callRules, ...proseRules];

/** So much text around a digit run is read for its structure. UTF-16 units. */
interface Reach {
  readonly back: number;
  readonly ahead: number;
}

/** Most numbers are decided by what is near; only where that says nothing, more is read. */
const reaches: readonly Reach[] = [
  { back: 400, ahead: 250 },
  { back: 4000, ahead: 1500 },
];

/** No step of `recogniseInSteps` reads more than about so much. UTF-16 units. */
const longestRegion = 40_000;

/** Every run of 13 to 20 digits in a text, with what speaks for its being a media ID. Never throws. */
export function recognise(text: string, options: RecognitionOptions = {}): Recognised[] {
  const steps = recogniseInSteps(text, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps of a few milliseconds, between which a caller may let others work. */
export function* recogniseInSteps(text: string, options: RecognitionOptions = {}): Generator<void, Recognised[]> {
  const runs = findDigitRuns(text);
  if (runs.length === 0) return [];
  const likelyKeys = keySet(options.workspaceKeys ?? []);
  const surerKeys = keySet(options.keys ?? []);
  const context = fileContext(text, options.fileName ?? '', new Set([...surerKeys, ...likelyKeys]));
  const byStart = new Map(runs.map((run) => [run.start, run]));
  const judged: { run: DigitRun; verdict: Conclusion }[] = [];
  const undecided: DigitRun[] = [];
  for (const run of runs) {
    const verdict = judgeByName(run, context);
    if (verdict === undefined) undecided.push(run);
    else judged.push({ run, verdict });
  }
  for (const reach of reaches) {
    const open = undecided.splice(0);
    for (const { from, to, wanted } of regionsOf(text, open, reach)) {
      yield;
      const places = new Map(readStructure(text, from, to, wanted).map((place) => [place.start, place]));
      for (const start of wanted.keys()) {
        const run = byStart.get(start);
        if (run === undefined) continue;
        const verdict = judge(run, places.get(start), context);
        if (verdict === undefined && reach !== reaches.at(-1)) undecided.push(run);
        else judged.push({ run, verdict });
      }
    }
  }
  judged.sort((a, b) => a.run.start - b.run.start);
  const refused = new Set(judged.filter(({ verdict }) => verdict === 'never').map(({ run }) => run.digits));
  const accepted = new Set(judged.filter(({ verdict }) => isEvident(verdict)).map(({ run }) => run.digits));
  return judged.map(({ run: { digits, start, damage }, verdict }) => {
    const recognised = { mediaId: digits, start, damage };
    if (isEvident(verdict)) {
      const isByWorkspace = isNamedOnlyBy(verdict, likelyKeys) && !isNamedOnlyBy(verdict, surerKeys);
      return { ...recognised, ...verdict, ...(isByWorkspace ? { confidence: 'likely' as const } : {}) };
    }
    const isSame = verdict === undefined && accepted.has(digits) && !refused.has(digits);
    return { ...recognised, ...(isSame ? sameElsewhere : digitsOnly) };
  });
}

/** Further key names as they are compared. One that names what is never a media ID is left out. */
function keySet(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.filter((key) => meaningOf(key) !== 'other').map((key) => wordsOf(key).join('')));
}

/** Whether a name counts only because these further keys hold it. */
function isNamedOnlyBy({ evidence }: Verdict, keys: ReadonlySet<string>): boolean {
  if (keys.size === 0 || !('name' in evidence)) return false;
  return keys.has(wordsOf(evidence.name).join('')) && meaningOf(evidence.name) !== 'mediaId';
}

const digitsOnly: Verdict = { confidence: 'possible', evidence: { kind: 'digitsOnly' } };

/** A number of so many digits doesn't mean two things in one file, unless one of its places says so. */
const sameElsewhere: Verdict = { confidence: 'likely', evidence: { kind: 'sameElsewhere' } };

function isEvident(verdict: Conclusion): verdict is Verdict {
  return verdict !== undefined && verdict !== 'never';
}

interface Region {
  readonly from: number;
  to: number;
  /** Start and end of each run that is judged by what stands in this region. */
  readonly wanted: Map<number, number>;
}

function regionsOf(text: string, runs: readonly DigitRun[], reach: Reach): Region[] {
  const regions: Region[] = [];
  for (const { start, end } of runs) {
    const last = regions.at(-1);
    const from = Math.max(0, start - reach.back);
    const to = Math.min(text.length, end + reach.ahead);
    if (last !== undefined && from <= last.to && start - last.from < longestRegion) {
      last.to = to;
      last.wanted.set(start, end);
    } else regions.push({ from: regionBegin(text, from, reach), to, wanted: new Map([[start, end]]) });
  }
  return regions;
}

/** Where a line begins, so that indentation counts; within a very long line anywhere. */
function regionBegin(text: string, index: number, reach: Reach): number {
  const begin = lineBegin(text, index);
  return index - begin > reach.back ? index : begin;
}

/** Undoes the encodings in which JSON travels in URLs, in HTML and in scripts. */
function decoded(text: string): string {
  return text
    .replace(/%(?:7B|7D|22|3A|2C|20|5B|5D|2F|3D|26)/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)))
    .replace(/\\u00([0-9a-f]{2})/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/&quot;|&#34;|&#x22;/g, '"');
}

/** So much text around digits in encoded JSON is decoded. UTF-16 units. */
const encodedReach = 800;

/** The place as it is once the encoding around it is undone; `undefined` where nothing is encoded. */
function decodedPlace(run: DigitRun, text: string): { place: Place; text: string } | undefined {
  const before = text.slice(Math.max(0, run.start - encodedReach), run.start);
  if (!/(?:%22|%3A|&quot;|&#34;|&#x22;|\\u0022)$/i.test(before)) return undefined;
  // What is encoded begins and ends at a quote that isn't, or in a form's body at a field.
  const isInUrl = /%\w\w$/.test(before);
  const marks = isInUrl ? [' ', '"', "'", '`', '&', '\n'] : ['"', "'", '`', '\n'];
  const plain = decoded(before.slice(Math.max(...marks.map((mark) => before.lastIndexOf(mark))) + 1));
  const after = /^[^"'`\n]*/.exec(text.slice(run.end, run.end + encodedReach))?.[0] ?? '';
  const whole = plain + run.digits + decoded(after);
  const end = plain.length + run.digits.length;
  const [place] = readStructure(whole, 0, whole.length, new Map([[plain.length, end]]));
  return place === undefined ? undefined : { place, text: whole };
}

/** A name directly in front of a value, with what separates them. */
const nameInFront = /(?<![\w$.\]>:-])["']?([A-Za-z_$][\w$-]{0,60})["']?\??\s{0,4}(?::|=>?)\s{0,4}["']?$/;

/** So much text in front of a value may be its name. UTF-16 units. */
const nameReach = 80;

/**
 * Most numbers have a name in front that decides alone, whatever encloses them; that is many times cheaper to see than
 * structure. `undefined` where it takes more.
 */
function judgeByName({ start }: DigitRun, context: FileContext): Conclusion {
  const before = context.text.slice(Math.max(0, start - nameReach), start);
  const [, name] = nameInFront.exec(before) ?? [];
  if (name === undefined || context.delimited !== undefined) return undefined;
  const meaning = meaningOf(name, context.extraKeys);
  if (meaning === 'other') return 'never';
  if (meaning !== 'mediaId' || isOfOtherService({ start }, context)) return undefined;
  return { confidence: 'certain', evidence: { kind: 'valueOf', name } };
}

type Conclusion = Verdict | 'never' | undefined;

function judge(run: DigitRun, place: Place | undefined, context: FileContext): Conclusion {
  const plain = decodedPlace(run, context.text);
  if (plain !== undefined) return judgePlace(plain.place, { ...context, text: plain.text });
  return place === undefined ? undefined : judgePlace(place, context);
}

function judgePlace(place: Place, context: FileContext): Conclusion {
  const named = namedBy(place);
  for (const rule of rules) {
    const conclusion = rule.conclude(place, context, named);
    if (conclusion !== undefined) return conclusion;
  }
  return undefined;
}
