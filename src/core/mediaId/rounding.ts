/**
 * Where numbers stand together. Only what a spreadsheet writes, and what a person pastes from one, makes a single number
 * suspicious; a program's list or column takes three.
 */
export type NumberGroup = 'separatedValues' | 'pastedList' | 'list';

/** A spreadsheet keeps so many digits of a number and writes zeros for the rest. */
const digitsKept = 15;

/** One genuine ID of 16 digits in ten ends in 0: that all of so many do by chance is one in a thousand. */
const minNumbers = 3;

/** From so many digits on, one number alone has three zeros or more at its end. */
const minDigitsAlone = 18;

/** Whether a number has nothing but zeros after its fifteenth digit. That alone says nothing: see `findRounded`. */
export function looksRounded(digits: string): boolean {
  return digits.length > digitsKept && /^0+$/.test(digits.slice(digitsKept));
}

/**
 * Those of some numbers that look rounded by a spreadsheet, judged by the group they are in: at least three different
 * ones have 16 digits or more, and each of these nothing but zeros after the fifteenth. In separated values and pasted
 * lists one of 18 digits or more is enough, whatever stands beside it.
 * @param numbers all of one column or list, digits only; repeated ones count once, shorter ones don't count.
 */
export function findRounded<Digits extends string>(numbers: Iterable<Digits>, group: NumberGroup): ReadonlySet<Digits> {
  const long = new Set([...numbers].filter(({ length }) => length > digitsKept));
  const suspects = [...long].filter(looksRounded);
  if (suspects.length >= minNumbers && suspects.length === long.size) return long;
  if (group === 'list') return new Set();
  return new Set(suspects.filter(({ length }) => length >= minDigitsAlone));
}
