/** A code example of a lesson: a fenced block. */
export interface CodeExample {
  /** The id of the topic that contains it. */
  topic: string;
  language: 'js' | 'python';
  code: string;
  /** The document's line in which the code begins, counted from 1. */
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
 * Rewrites an example so that each statement above an arrow reports its value: `check(line, value, expected)`. A
 * statement begins after the last line that ends with `;` or `{`.
 */
export function instrumentJavaScript(code: string): string {
  const lines: string[] = [];
  for (const [index, line] of code.split('\n').entries()) {
    if (!line.startsWith(mark)) {
      lines.push(line);
      continue;
    }
    const statement = [lines.pop() ?? ''];
    while (lines.length > 0 && !/[;{]$|^$/.test(lines.at(-1) ?? '')) statement.unshift(lines.pop() ?? '');
    const expression = statement.join('\n').replace(/;$/, '');
    lines.push(`check(${index}, ${expression}, ${JSON.stringify(line.slice(mark.length))});`);
  }
  return lines.join('\n');
}

/** A value as it is written behind an arrow: `[null, 5]`, `24458`, `0.408`. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value).replaceAll(',', ', ');

/** The parameter table of the lesson on code: counts by network and library. */
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
