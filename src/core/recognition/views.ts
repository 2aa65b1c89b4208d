/**
 * A text as its language means it, every character where it was: a notebook's cells without the JSON around their
 * lines, Clojure's `:key value` as `key: value`. `undefined` where the language needs no such view.
 */
export function viewOf(text: string, fileName: string): string | undefined {
  if (/\.ipynb$/i.test(fileName)) return notebookView(text);
  return /\.(?:clj[cs]?|edn)$/i.test(fileName) ? keywordView(text) : undefined;
}

/** Every line of a cell is a JSON text of its own: its quotes and escapes become spaces. */
function notebookView(text: string): string {
  return text.replace(
    /^([ \t]*)"((?:[^"\\\n]|\\.)*)"(,?[ \t]*\r?)$/gm,
    (_all, space: string, line: string, end: string) =>
      `${space} ${line.replace(/\\n$/, '  ').replace(/\\(["'\\])/g, ' $1')}${end.replace(',', ' ')} `,
  );
}

function keywordView(text: string): string {
  return text.replace(/(?<![\w:]):([a-zA-Z][\w-]*)(?=\s+["{[\d])/g, '$1:');
}
