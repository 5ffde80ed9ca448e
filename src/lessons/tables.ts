import type { Nodes, Table, TableRow } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { documentLimits, requireAtMost } from './document-limits.ts';
import { lineOf, type Report } from './markdown.ts';
import { nameKey } from './names.ts';

/** A comparison whose names are not resolved to topics yet. */
export interface ComparisonTable {
  subjects: string[];
  rows: { attribute: string; cells: string[]; line: number }[];
  line: number;
}

/** Reports rows with more or fewer cells than the header. @throws UserError where there are too many rows */
export function checkTable(table: Table, report: Report): void {
  const width = table.children[0]?.children.length ?? 0;
  requireAtMost(lineOf(table), table.children.length - 1, documentLimits.tableRows, 'rows in one table');
  for (const row of table.children) {
    const cells = row.children.length;
    if (cells !== width) {
      report(
        lineOf(row),
        `This row has ${cells} cells where the header has ${width}; give it ${width} cells.`,
      );
    }
  }
}

/**
 * Reads a table as a comparison if its first header is "Attribute"; otherwise returns undefined.
 *
 * @throws UserError where it has too many rows or columns
 */
export function readComparison(table: Table, report: Report): ComparisonTable | undefined {
  const [header, ...rows] = table.children;
  const [corner, ...subjects] = header ? textsOf(header) : [];
  if (corner === undefined || nameKey(corner) !== nameKey('Attribute')) return undefined;
  const line = lineOf(table);
  requireAtMost(line, rows.length, documentLimits.comparisonRows, 'rows in one comparison');
  requireAtMost(line, subjects.length, documentLimits.comparisonColumns, 'columns in one comparison');
  if (subjects.length < 2)
    report(line, 'A comparison needs two columns or more beside "Attribute"; add what to compare.');
  if (rows.length === 0) report(line, 'This comparison has no rows; add one for each attribute.');
  const repeated = subjects.find((subject, i) =>
    subjects.some((other, j) => j < i && nameKey(other) === nameKey(subject)),
  );
  if (repeated !== undefined)
    report(line, `"${repeated}" heads two columns of this comparison; remove or rename one.`);
  return {
    subjects,
    line,
    rows: rows.map((row) => {
      const [attribute = '', ...cells] = textsOf(row);
      return { attribute, cells: subjects.map((_, i) => cells[i] ?? ''), line: lineOf(row) };
    }),
  };
}

function textsOf(row: TableRow): string[] {
  return row.children.map((cell) => textOf(cell).trim());
}

/** Characters on one line of a code block in a narrow window. */
const narrowWidth = 56;

/** Discord has no tables: a narrow one becomes an aligned code block, a wide one a list. */
export function tableAsMarkdown(table: Table, render: (node: Nodes) => string): string {
  const rows = table.children.map(textsOf);
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => width(row[i] ?? ''))),
  );
  const total = widths.reduce((sum, each) => sum + each, 0) + 2 * (columns - 1);
  if (total > narrowWidth) return tableAsList(table, render);
  const aligned = rows.map((row) =>
    widths
      .map((each, i) => pad(row[i] ?? '', each))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((each) => '─'.repeat(each)).join('  ');
  return ['```', aligned[0], rule, ...aligned.slice(1), '```'].join('\n');
}

function tableAsList(table: Table, render: (node: Nodes) => string): string {
  const [header = [], ...rows] = table.children.map((row) => row.children.map((cell) => render(cell).trim()));
  return rows
    .flatMap(([first = '', ...cells]) => [
      `- **${first.replaceAll('**', '') || '–'}**`,
      ...cells.map((cell, i) => `  - ${header[i + 1] ?? ''} – ${cell}`),
    ])
    .join('\n');
}

const width = (text: string): number => [...text].length;
const pad = (text: string, to: number): string => text + ' '.repeat(to - width(text));
