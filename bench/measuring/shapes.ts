/** Generators of texts that are costly to read, by number of characters: one for each way in which work could grow. */

export type Shape = (characters: number) => string;

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, i) => line(i)).join('\n');
const lesson = (text: string) => `# Lesson\n\n${text}\n`;
const frontMatter = (text: string) => `---\n${text}\n---\n${lesson('A text.')}`;

/** Markdown documents. */
export const documents: Record<string, Shape> = {
  'plain paragraphs': (n) => lesson('The cell keeps its state over time.\n\n'.repeat(n / 37)),
  'one paragraph': (n) => lesson('The cell keeps its state over time. '.repeat(n / 36)),
  'other words each time': (n) => lesson(lines(n / 9, (i) => `w${i.toString(36).padStart(6, 'q')}`)),
  'terms of a glossary': (n) => lesson(lines(n / 45, (i) => `Term ${i}\n: The meaning of the term ${i}.\n`)),
  'terms without a blank line': (n) => lesson(lines(n / 45, (i) => `Term ${i}\n: The meaning of term ${i}.`)),
  'meanings of one term': (n) => lesson(`a\n${': b\n'.repeat(n / 4)}`),
  'spaces in a term': (n) => lesson(`a${'\u00a0'.repeat(n)}b\n: It is a thing.`),
  'spaces in a line': (n) => lesson(`a${' '.repeat(n)}b`),
  'brackets in a term': (n) => lesson(`Term ${'('.repeat(n)}\n: It is a thing.`),
  'blank lines': (n) => lesson(`a${'\n'.repeat(n)}b`),
  table: (n) => lesson(`| a | b |\n|---|---|\n${lines(n / 24, (i) => `| row ${i} | cell |`)}`),
  comparison: (n) =>
    lesson(
      `| Attribute | b | c |\n|---|---|---|\n${lines(n / 48, (i) => `| row ${i} | some ${i} words | others here ${i} |`)}`,
    ),
  'rows without cells': (n) => lesson(`|a|b|\n|-|-|\n${'|\n'.repeat(n / 2)}`),
  headings: (n) => lesson(lines(n / 40, (i) => `## Heading ${i}\n\nText below it.\n`)),
  'headings of one name': (n) => lesson(lines(n / 30, () => '## Same\n\nText below it.\n')),
  'a long heading': (n) => `# ${'ab '.repeat(n / 3)}\n\nText.\n`,
  'a long list': (n) => lesson(lines(n / 14, (i) => `- item ${i}`)),
  'points with names': (n) =>
    lesson(`Points:\n\n${lines(n / 60, (i) => `- **Name ${i}:** it does the thing number w${i} and more.`)}`),
  'nested lists': (n) => lesson(lines(Math.sqrt(n), (i) => `${' '.repeat(2 * i)}- a`)),
  'nested quotations': (n) => lesson(`${'>'.repeat(n)} a`),
  'markers in a line': (n) => lesson(`${'- '.repeat(n / 2)}a`),
  'opening brackets': (n) => lesson('['.repeat(n)),
  references: (n) => lesson('[a]['.repeat(n / 4)),
  'links to topics': (n) => lesson(lines(n / 16, (i) => `[a](#b${i})\n`)),
  definitions: (n) => lesson(lines(n / 22, (i) => `[a${i}]: https://x.y`)),
  emphasis: (n) => lesson('*a **b '.repeat(n / 7)),
  'crossed emphasis': (n) => lesson('*a_ '.repeat(n / 4)),
  'characters by name': (n) => lesson('&amp;&#42;_'.repeat(n / 11)),
  'less-than signs': (n) => lesson('<'.repeat(n)),
  'open tags': (n) => lesson('<a '.repeat(n / 3)),
  'back-ticks': (n) => lesson(lines(Math.sqrt(2 * n), (i) => '`'.repeat(i + 1))),
  footnotes: (n) => lesson(`${lines(n / 24, (i) => `a[^${i}]\n`)}\n${lines(n / 24, (i) => `[^${i}]: b`)}`),
  aliases: (n) => frontMatter(`aliases:\n${lines(n / 10, (i) => `  - name ${i}`)}`),
  'related topics': (n) => frontMatter(`related:\n${lines(n / 10, (i) => `  - a${i}`)}`),
  'unknown keys': (n) => frontMatter(lines(n / 10, (i) => `k${i}: 1`)),
  'nested YAML': (n) => frontMatter(`a: ${'['.repeat(n)}`),
  'quiz questions': (n) =>
    lesson(
      `Text.\n\n\`\`\`quiz\n${lines(n / 70, (i) => `- question: q${i}\n  kind: boolean\n  answer: true\n  explanation: e`)}\n\`\`\``,
    ),
};

/** Files of other formats, by file extension. */
export const pages: Record<string, Shape> = {
  'plain paragraphs': (n) => `<main>${'<p>The cell keeps its state.</p>'.repeat(n / 32)}</main>`,
  'nested elements': (n) => '<div>'.repeat(n / 5),
  'nested quotations': (n) => '<blockquote>'.repeat(n / 12),
  'less-than signs': (n) => '<'.repeat(n),
  table: (n) => `<table>${'<tr><td>a</td><td>b</td></tr>'.repeat(n / 29)}</table>`,
  list: (n) => `<ul>${'<li>an item</li>'.repeat(n / 16)}</ul>`,
  spaces: (n) => `<p>a${' '.repeat(n)}b</p>`,
};
export const texts: Record<string, Shape> = {
  'plain paragraphs': (n) => 'The cell keeps its state over time.\n\n'.repeat(n / 37),
  'one paragraph': (n) => 'The cell keeps its state over time.\n'.repeat(n / 36),
  spaces: (n) => `a${' '.repeat(n)}b`,
  marks: (n) => '*_[~'.repeat(n / 4),
};

/** Decks in Anki's format. */
export const decks: Record<string, Shape> = {
  'open clozes': (n) => `#html:false\n${'{{c1::'.repeat(n / 6)}\tb\n`,
  'less-than signs': (n) => `q\t${'<'.repeat(n)}\n`,
  cards: (n) => lines(Math.min(500, n / 40), (i) => `What is the thing ${i}?\tThe answer ${i}`),
};

/** A PDF of plain text with this many characters, 3,000 per page. */
export function pdfOf(characters: number): Buffer {
  const pages = Math.max(1, Math.floor(characters / 3_000));
  const line = 'The cell keeps its state over time, and the gates decide. ';
  const content = `BT /F1 9 Tf 12 TL 40 800 Td ${`(${line}) Tj T* `.repeat(52)}ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages} /Kids [${Array.from({ length: pages }, (_, i) => `${5 + i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...Array.from(
      { length: pages },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    ),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}
