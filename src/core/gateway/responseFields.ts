import type { ResponseField } from './contract';
import { apiShape } from './contract';

/** The documented fields that an answer names, each with what it holds: a text, a whole number, or anything else. */
export type ResponseFieldValues = ReadonlyMap<ResponseField, unknown>;

/** Gathers fields; `undefined` when one is named twice with different values. */
export function collectFields(named: readonly (readonly [ResponseField, unknown])[]): ResponseFieldValues | undefined {
  const values = new Map<ResponseField, unknown>();
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
export function textField(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The same, and a whole number digit for digit. */
export function textOrNumber(value: unknown): string | undefined {
  return typeof value === 'bigint' ? String(value) : textField(value);
}

/** The documented `status` is a word. Web servers' own error objects have a number there. */
export function statusWord(values: ResponseFieldValues): string | undefined {
  const word = textField(values.get('status'));
  return word === undefined || /^-?\d+$/.test(word) ? undefined : word.toLowerCase();
}

/** Whether enough of the fields are there as text for an answer of the API's own. */
export function isApiShaped(values: ResponseFieldValues): boolean {
  const isThere = (field: ResponseField): boolean =>
    field === 'status' ? statusWord(values) !== undefined : textField(values.get(field)) !== undefined;
  return [...values.keys()].filter(isThere).length >= apiShape.minFields && apiShape.telling.some(isThere);
}
