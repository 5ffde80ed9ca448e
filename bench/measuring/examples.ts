/** The examples of a lesson on code: its fenced blocks, each with the topic in which it stands. */
export interface CodeExample {
  /** The id of the topic. */
  topic: string;
  language: 'js' | 'python';
  code: string;
  /** The line of the document in which the code begins, counted from 1. */
  line: number;
}

/** Every ```js and ```python block of a document. */
export function examplesOf(markdown: string): CodeExample[] {
  const examples: CodeExample[] = [];
  let topic = '';
  let open: CodeExample | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const id = /^id: (\S+)$/.exec(line)?.[1];
    if (id) topic = id;
    const language = /^```(js|python)$/.exec(line)?.[1] as CodeExample['language'] | undefined;
    if (language) open = { topic, language, code: '', line: index + 2 };
    else if (open && line === '```') {
      examples.push(open);
      open = undefined;
    } else if (open) open.code += `${line}\n`;
  }
  return examples;
}

const mark = '// → ';

/**
 * JavaScript in which each statement above an arrow hands over what it gives: `told(line, value, expected)`. A statement
 * reaches up to the last line that ends with `;` or `{`.
 */
export function tellingJavaScript(code: string): string {
  const lines: string[] = [];
  for (const [index, line] of code.split('\n').entries()) {
    if (!line.startsWith(mark)) {
      lines.push(line);
      continue;
    }
    const statement = [lines.pop() ?? ''];
    while (lines.length > 0 && !/[;{]$|^$/.test(lines.at(-1) ?? '')) statement.unshift(lines.pop() ?? '');
    const expression = statement.join('\n').replace(/;$/, '');
    lines.push(`told(${index}, ${expression}, ${JSON.stringify(line.slice(mark.length))});`);
  }
  return lines.join('\n');
}

/** How a value stands behind an arrow: `[null, 5]`, `24458`, `0.408`. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replaceAll(',', ', ');

/** The table of parameters in the lesson on code: a row for each network, its counts by library. */
export function countsOf(markdown: string): Record<string, Record<string, number>> {
  const [, head = '', body = ''] = /```text\n *(here .*)\n((?:\S+ +[\d,]+.*\n)+)```/.exec(markdown) ?? [];
  const libraries = head.trim().split(/\s+/);
  return Object.fromEntries(
    body
      .trim()
      .split('\n')
      .map((row) => {
        const [network = '', ...counts] = row.split(/\s+/);
        const numbers = counts.map((count) => Number(count.replaceAll(',', '')));
        return [
          network.toLowerCase(),
          Object.fromEntries(libraries.map((library, i) => [library, numbers[i] ?? Number.NaN])),
        ];
      }),
  );
}
