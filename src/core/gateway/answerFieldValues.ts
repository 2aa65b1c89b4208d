import type { AnswerField } from './contract';
import { apiShape } from './contract';

/** The documented fields that an answer names, each with what it holds: a text, a whole number, or anything else. */
export type AnswerFieldValues = ReadonlyMap<AnswerField, unknown>;

/** Gathers fields; `undefined` when one is named twice with different values. */
export function gatherFields(named: readonly (readonly [AnswerField, unknown])[]): AnswerFieldValues | undefined {
  const values = new Map<AnswerField, unknown>();
  for (const [field, value] of named) {
    if (values.has(field) && !isSame(values.get(field), value)) return undefined;
    if (!values.has(field)) values.set(field, value);
  }
  return values;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (textOrNumber(one) !== undefined && textOrNumber(one) === textOrNumber(other));
}

/** A text that isn't empty, without the white space around it; `undefined` for anything else. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The same, and a whole number digit for digit. */
export function textOrNumber(value: unknown): string | undefined {
  return typeof value === 'bigint' ? String(value) : textIn(value);
}

/** The documented `status` is a word. Web servers' own error objects have a number there. */
export function statusWord(values: AnswerFieldValues): string | undefined {
  const word = textIn(values.get('status'));
  return word === undefined || /^-?\d+$/.test(word) ? undefined : word.toLowerCase();
}

/** Whether enough of the fields are there as text for an answer of the API's own. */
export function isApiShaped(values: AnswerFieldValues): boolean {
  const isThere = (field: AnswerField): boolean =>
    field === 'status' ? statusWord(values) !== undefined : textIn(values.get(field)) !== undefined;
  return [...values.keys()].filter(isThere).length >= apiShape.minFields && apiShape.telling.some(isThere);
}
