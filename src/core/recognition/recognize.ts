import { lineBegin } from './lines';
import type { FileContext } from './context';
import { isCutOff } from './cutOff';
import { fileContextInSteps, isOfOtherService, withText } from './context';
import type { Damage, DigitRun } from './digitRuns';
import { findDigitRunsInSteps } from './digitRuns';
import type { DigitSite } from './frames';
import { resolveName } from './keyOf';
import { continueLists } from './listsOnALine';
import { nameInFront, nameReach } from './nameInFront';
import { isGeneralExtraKey, keySet, meaningOf, wordsOf } from './names';
import { columnRules } from './columnRules';
import { pairRules } from './pairRules';
import { proseRules } from './proseRules';
import { findRoundedInSteps } from './roundedRuns';
import type { Decision, Evidence, Rule } from './rule';
import { callRules } from './callRules';
import { declaredRules } from './declaredRules';
import { keyRules } from './keyRules';
import { urlRules } from './urlRules';
import { readStructure, StructureReader } from './structure/structure';
import type { Conclusion } from './verdicts';
import { isEvident, Verdicts } from './verdicts';
import { viewOf } from './views';

export interface Recognized extends Decision {
  /** As it stands there, a string from the first byte to the last; of a decimal number, what is in front of the point. */
  readonly mediaId: string;
  /** UTF-16 index of the first digit in the text. */
  readonly start: number;
  /** How it lost digits on its way, or may have. */
  readonly damage: Damage | undefined;
  /** Whether its column or list looks rounded by a spreadsheet; see `findRounded`. */
  readonly isProbablyRounded: boolean;
  /** More media IDs may be in the same text: a part of it is too long to be read as a whole. */
  readonly fileMayHoldMore?: true;
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
const rules: readonly Rule[] = [...columnRules, ...urlRules, ...pairRules, ...keyRules, ...callRules, ...declaredRules];

/** Asked after these, where the file speaks of media at all. */
const wordRules: readonly Rule[] = proseRules;

/** So much text around a digit run is read for its structure. UTF-16 units. */
interface Reach {
  readonly back: number;
  readonly ahead: number;
}

/** Most numbers are decided by what is near; only where that says nothing, more is read. */
const nearReach: Reach = { back: 400, ahead: 250 };
const farReach: Reach = { back: 4000, ahead: 1500 };
export const reaches = [nearReach, farReach];

/** So many runs are judged between two chances for others to work. */
const runsAStep = 100;

/**
 * No step of `recognizeInSteps` reads more than about so much, and so much behind a run is read before it is judged, where
 * other runs go on so long: fields behind an ID speak for it, too. UTF-16 units.
 */
const readAtOnce = 20_000;

/**
 * Every run of 13 to 20 digits in a text, with what speaks for its being a media ID. Decimal numbers are in it only where
 * a media ID belongs. Never throws.
 */
export function recognize(text: string, options: RecognitionOptions = {}): Recognized[] {
  const steps = recognizeInSteps(text, options);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same in steps of a few milliseconds, between which a caller may let others work. */
export function* recognizeInSteps(text: string, options: RecognitionOptions = {}): Generator<void, Recognized[]> {
  const found = yield* findDigitRunsInSteps(text);
  if (found.length === 0) return [];
  const likelyKeys = keySet(options.workspaceKeys ?? []);
  const surerKeys = keySet(options.keys ?? []);
  const fileName = options.fileName ?? '';
  const context = yield* fileContextInSteps(text, fileName, new Set([...surerKeys, ...likelyKeys]));
  // Measurements may be decimal numbers by the hundred thousand; without a word of media none of them is an ID.
  const mayHoldDecimals = context.mentionsMedia || context.extraKeys.size > 0;
  const runs = mayHoldDecimals ? found : found.filter(({ damage }) => damage !== 'decimals');
  const verdicts = new Verdicts();
  let undecided: DigitRun[] = [];
  for (const part of inParts(runs, runsAStep)) {
    yield;
    undecided.push(...part.filter((run) => !isDecidedByName(run, context, verdicts)));
  }
  for (const reach of reaches) {
    undecided = yield* judgeAll(undecided, reach, context, verdicts);
    undecided = yield* continueLists(runs, undecided, text, verdicts);
  }
  const view = undecided.length === 0 ? undefined : viewOf(text, fileName);
  if (view !== undefined) yield* judgeAll(undecided, farReach, withText(context, view), verdicts);
  const told = { accepted: new Set<string>(), refused: new Set<string>() };
  for (const part of inParts(runs, 10 * runsAStep)) {
    yield;
    for (const { digits, start, damage } of part) {
      const verdict = verdicts.get(start);
      // What may have lost digits says nothing about other places.
      if (verdict === undefined || damage === 'decimals') continue;
      (verdict === 'never' ? told.refused : told.accepted).add(digits);
    }
  }
  const evidenceAt = (start: number): Evidence | undefined => {
    const verdict = verdicts.get(start);
    return isEvident(verdict) ? verdict.evidence : undefined;
  };
  const rounded = yield* findRoundedInSteps(runs, evidenceAt, context);
  const all: Recognized[] = [];
  for (const part of inParts(runs, 10 * runsAStep)) {
    yield;
    for (const run of part) {
      const { digits: mediaId, start, damage } = run;
      if (damage === 'decimals' && !isPlaceOfIds(evidenceAt(start))) continue;
      const decision = concluded(run, verdicts.get(start), told, { likelyKeys, surerKeys });
      const { confidence, evidence, rule } = decision;
      all.push({ mediaId, start, confidence, evidence, rule, damage, isProbablyRounded: rounded.has(start) });
    }
  }
  const isCut = all.some(({ start, confidence }) => confidence === 'possible' && verdicts.isCutOff(start));
  return isCut ? all.map((one) => ({ ...one, fileMayHoldMore: true })) : all;
}

/** Most texts hold few runs and are one part. */
function inParts(runs: readonly DigitRun[], size: number): (readonly DigitRun[])[] {
  if (runs.length <= size) return [runs];
  return Array.from({ length: Math.ceil(runs.length / size) }, (_part, at) => runs.slice(at * size, (at + 1) * size));
}

function isDecidedByName(run: DigitRun, context: FileContext, verdicts: Verdicts): boolean {
  return verdicts.add(run.start, judgeByName(run, context));
}

/** What is told of a run in the end. */
function concluded(
  { digits }: DigitRun,
  verdict: Conclusion,
  { accepted, refused }: { readonly accepted: ReadonlySet<string>; readonly refused: ReadonlySet<string> },
  { likelyKeys, surerKeys }: { readonly likelyKeys: ReadonlySet<string>; readonly surerKeys: ReadonlySet<string> },
): Decision {
  if (isEvident(verdict)) {
    const isByWorkspace = isNamedOnlyBy(verdict, likelyKeys) && !isNamedOnlyBy(verdict, surerKeys);
    return isByWorkspace ? { ...verdict, confidence: 'likely' } : verdict;
  }
  const isSame = verdict === undefined && accepted.has(digits) && !refused.has(digits);
  return isSame ? sameElsewhere : digitsOnly;
}

/** Whether a decimal number stands where a media ID belongs: in a column or under a key. Elsewhere it is just a number. */
function isPlaceOfIds(evidence: Evidence | undefined): boolean {
  return evidence !== undefined && /^(?:column|valueOf|idOf|listOf|besideFileFields)$/.test(evidence.kind);
}

/** Judges runs by the structure so far around them. @returns those that nothing was concluded of. */
function* judgeAll(
  runs: readonly DigitRun[],
  reach: Reach,
  context: FileContext,
  verdicts: Verdicts,
): Generator<void, DigitRun[]> {
  const undecided: DigitRun[] = [];
  const byStart = new Map(runs.map((run) => [run.start, run]));
  for (const { from, to, wanted } of regionsOf(context.text, runs, reach)) {
    const reader = new StructureReader(context.text, from, to, wanted);
    const places = new Map<number, DigitSite>();
    let judged = 0;
    for (const [start, end] of wanted) {
      while (!reader.isDone && reader.index < end + readAtOnce) {
        yield;
        for (const place of reader.readTo(reader.index + readAtOnce)) places.set(place.start, place);
      }
      if (++judged % runsAStep === 0) yield;
      const run = byStart.get(start);
      if (run === undefined) continue;
      const place = places.get(start);
      const verdict = judge(run, place, context);
      const isLimited = context.limits.takeReached();
      const isCut = isLimited || (place !== undefined && reach === farReach && isCutOff(place, from, context.text));
      if (!verdicts.add(start, verdict, isCut)) undecided.push(run);
      places.delete(start);
    }
  }
  return undecided;
}

/** Whether a name counts only because these further keys hold it. */
function isNamedOnlyBy({ evidence }: Decision, keys: ReadonlySet<string>): boolean {
  if (keys.size === 0 || !('name' in evidence)) return false;
  return keys.has(wordsOf(evidence.name).join('')) && meaningOf(evidence.name) !== 'mediaId';
}

const digitsOnly: Decision = { confidence: 'possible', evidence: { kind: 'digitsOnly' }, rule: 'digits-only' };

/** A number of so many digits doesn't mean two things in one file, unless one of its places says so. */
const sameElsewhere: Decision = {
  confidence: 'likely',
  evidence: { kind: 'sameElsewhere' },
  rule: 'same-elsewhere',
};

interface Region {
  readonly from: number;
  to: number;
  /** Start and end of each run that is judged by what stands in this region. */
  readonly wanted: Map<number, number>;
}

/** The parts of a text that are read for the structure around these runs, which come in order. */
export function regionsOf(text: string, runs: readonly Pick<DigitRun, 'start' | 'end'>[], reach: Reach): Region[] {
  const regions: Region[] = [];
  for (const { start, end } of runs) {
    const last = regions.at(-1);
    const from = Math.max(0, start - reach.back);
    const to = Math.min(text.length, end + reach.ahead);
    if (last !== undefined && from <= last.to) {
      last.to = to;
      last.wanted.set(start, end);
    } else regions.push({ from: regionBegin(text, from, reach), to, wanted: new Map([[start, end]]) });
  }
  return regions;
}

/** Where a line begins, so that indentation counts; within a very long line where an object or a call does. */
function regionBegin(text: string, index: number, reach: Reach): number {
  const begin = lineBegin(text, index);
  if (index - begin <= reach.back) return begin;
  // Anywhere else it could be within a text, and every quote would be taken for its opposite.
  const ahead = text.slice(index, index + reach.back / 2);
  const bracket = /[,;)\]}]\s*[{[(]|[{[(]/.exec(ahead);
  return bracket === null ? index : index + bracket.index + bracket[0].length - 1;
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
export function decodedPlace(
  run: Pick<DigitRun, 'digits' | 'start' | 'end'>,
  text: string,
): { place: DigitSite; text: string } | undefined {
  const before = text.slice(Math.max(0, run.start - encodedReach), run.start);
  if (!/(?:%22|%3A|&quot;|&#34;|&#x22;|\\u0022)$/i.test(before)) return undefined;
  // What is encoded begins and ends at a quote that isn't, or in a form's body at a field.
  const isInUrl = /%\w\w$/.test(before);
  // JSON shown in a page may have many lines; it begins behind a tag.
  const isInPage = /&[\w#]+;$/.test(before);
  const marks = isInUrl ? [' ', '"', "'", '`', '&', '\n'] : ['"', "'", '`', isInPage ? '>' : '\n'];
  const plain = decoded(before.slice(Math.max(...marks.map((mark) => before.lastIndexOf(mark))) + 1));
  const after = /^[^"'`\n]*/.exec(text.slice(run.end, run.end + encodedReach))?.[0] ?? '';
  const whole = plain + run.digits + decoded(after);
  const end = plain.length + run.digits.length;
  const [place] = readStructure(whole, 0, whole.length, new Map([[plain.length, end]]));
  return place === undefined ? undefined : { place, text: whole };
}

/**
 * Most numbers have a name in front that decides alone, whatever encloses them; that is many times cheaper to see than
 * structure. `undefined` where it takes more.
 */
function judgeByName({ start }: DigitRun, context: FileContext): Conclusion {
  if (context.delimited !== undefined) return undefined;
  const name = nameInFront(context.text.slice(Math.max(0, start - nameReach), start));
  if (name === undefined) return undefined;
  const meaning = meaningOf(name, context.extraKeys);
  if (meaning === 'other') return 'never';
  if (isGeneralExtraKey(name, context.extraKeys)) return undefined;
  if (meaning !== 'mediaId' || isOfOtherService({ start }, context)) return undefined;
  return { confidence: 'certain', evidence: { kind: 'valueOf', name }, rule: 'name-in-front' };
}

function judge(run: DigitRun, place: DigitSite | undefined, context: FileContext): Conclusion {
  const plain = decodedPlace(run, context.text);
  if (plain !== undefined) return judgePlace(plain.place, withText(context, plain.text));
  return place === undefined ? undefined : judgePlace(place, context);
}

function judgePlace(place: DigitSite, context: FileContext): Conclusion {
  const named = resolveName(place);
  for (const asked of context.mentionsMedia ? [rules, wordRules] : [rules]) {
    for (const rule of asked) {
      const conclusion = rule.conclude(place, context, named);
      if (conclusion === 'never') return conclusion;
      if (conclusion === undefined) continue;
      const { confidence, evidence } = conclusion;
      return { confidence, evidence, rule: rule.id };
    }
  }
  return undefined;
}
