/** A media ID has so many digits. */
const minDigits = 13;
const maxDigits = 20;

/** So much of a text is looked through between two chances for others to work. UTF-16 units. */
const piece = 200_000;

/** Whether a text holds a run of 13 to 20 digits, in steps of a few milliseconds. */
export function* mayContainIdsInSteps(text: string): Generator<void, boolean> {
  let nextChance = piece;
  // Every run of so many digits covers one of every so many characters.
  for (let at = minDigits - 1; at < text.length;) {
    if (at >= nextChance) {
      yield;
      nextChance = at + piece;
    }
    if (!isDigitAt(text, at)) {
      at += minDigits;
      continue;
    }
    let begin = at;
    while (begin > 0 && isDigitAt(text, begin - 1)) begin--;
    let end = at + 1;
    while (isDigitAt(text, end)) end++;
    if (end - begin >= minDigits && end - begin <= maxDigits) return true;
    at = end + minDigits;
  }
  return false;
}

function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0x30 && code <= 0x39;
}
