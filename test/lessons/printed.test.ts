/** Pages printed to PDF without tags, the way most PDFs are: what stands in them is known by its place alone. */
import { createCanvas } from 'canvas';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, noBrowser } from '../../packages/local-discord/test/browser.ts';
import { fixture, markdownOf, taught } from './taught.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sentence =
  'The brook runs down to the lake, and nobody in the village knows how long it has taken the same way. ';

describe.skipIf(noBrowser)('printed by a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function printed(html: string, css = '', options = {}) {
    const page = await browser.newPage();
    await page.setContent(html);
    await page.addStyleTag({ content: css || ' ' });
    const margin = { top: '2cm', right: '2cm', bottom: '2cm', left: '2cm' };
    const pdf = await page.pdf({ tagged: false, format: 'A4', margin, ...options });
    await page.close();
    return new Uint8Array(pdf);
  }

  /** The same page, read as HTML and from paper. */
  async function bothWays(body: string, css = '', options = {}) {
    const html = `<!doctype html><meta charset="utf-8"><body>${body}`;
    const [page, paper] = [bytesOf(html), await printed(html, css, options)];
    return { page: await markdownOf('a.html', page), paper: await markdownOf('a.pdf', paper) };
  }

  const left = 'td,th{text-align:left;vertical-align:top}';
  const numbers = '.numbers td,.numbers th{text-align:right}.numbers :first-child{text-align:left}';

  it.each([
    ['grid', 'table{border-collapse:collapse} td,th{border:1px solid #999;padding:4px}', {}],
    ['boxes', 'td,th{border:1px solid #999;padding:2px}', {}],
    ['boxes far apart', 'table{border-spacing:10px} td,th{border:1px solid #999}', {}],
    [
      'lines under rows',
      `table{border-collapse:collapse} td,th{border-bottom:1px solid;padding:4px 9px}${left}`,
      {},
    ],
    ['stripes', `td,th{padding:4px 9px} tr:nth-child(even){background:#eee}${left}`, {}],
    ['nothing', `td,th{padding:4px 9px}${left}`, {}],
    ['nothing, in the middle of rows', 'td,th{padding:4px 9px} td{text-align:center}', {}],
    ['nothing, and no padding', `table{border-spacing:9px 0} td,th{padding:0}${left}`, {}],
    ['nothing, and no styles', '', {}],
    ['nothing, with light heads', `th{font-weight:normal} td,th{padding:4px 9px}${left}`, {}],
    ['nothing, over the whole breadth', `table{width:100%} td,th{padding:4px 9px}${left}`, {}],
    ['nothing, in small letters', `body{font-size:9px} td,th{padding:2px 6px}${left}`, {}],
    ['nothing, on broad pages', `td,th{padding:4px 9px}${left}`, { landscape: true }],
    ['nothing, on many pages', `td,th{padding:4px 9px}${left}`, { format: 'A6' }],
    ['a grid, on many pages', 'table{border-collapse:collapse} td,th{border:1px solid}', { format: 'A6' }],
  ])(
    'a lesson whose cells are parted by %s is the same as its HTML and its Markdown',
    async (_, css, options) => {
      const html = new TextDecoder().decode(fixture('lakes.html'));
      const lesson = await taught('lakes.pdf', await printed(html, numbers + css, options));
      expect(lesson).toEqual(await taught('lakes.md'));
      expect(lesson).toEqual(await taught('lakes.html'));
      expect(lesson.tables).toHaveLength(1);
    },
  );

  const longTable = `<p>${sentence}</p><table><thead><tr><th>Year</th><th>What was seen</th><th>Height</th></tr></thead>
    <tbody>${Array.from({ length: 90 }, (_, i) => `<tr><td>${1900 + i}</td><td>${i % 3 ? 'a dry bed' : sentence}</td><td>${7 * i}</td></tr>`).join('')}</tbody></table><p>${sentence}</p>`;

  it.each([
    ['with its heads on every page', ''],
    ['with its heads on the first page', 'thead{display:table-row-group}'],
    ['in a grid', 'table{border-collapse:collapse} td,th{border:1px solid}'],
  ])('a table on several pages, %s, is one', async (_, css) => {
    const margins = {
      displayHeaderFooter: true,
      headerTemplate: '<b style="font-size:9px;margin-left:2cm">Brooks</b>',
      footerTemplate: '<b style="font-size:9px;margin-left:2cm">page <i class="pageNumber"></i></b>',
    };
    const { page, paper } = await bothWays(longTable, `td,th{padding:3px 9px}${left}${css}`, margins);
    expect(paper).toBe(page);
    expect(paper.match(/^\| /gm)).toHaveLength(92);
  });

  const paragraphs = (count: number) => `<p>${sentence.repeat(3)}</p>`.repeat(count);

  it.each([
    ['two columns', `<div style="columns:2">${paragraphs(9)}</div>`],
    ['two columns that are one paragraph each', `<div style="columns:2"><p>${sentence.repeat(9)}</p></div>`],
    [
      'three narrow columns, flush',
      `<div style="columns:3;text-align:justify;font-size:11px">${paragraphs(9)}</div>`,
    ],
    [
      'two columns with headings and lists',
      `<div style="columns:2">${`<h2>Part</h2>${paragraphs(1)}<ul><li>one thing</li><li>another thing</li></ul>`.repeat(4)}</div>`,
    ],
    ['a flush and narrow column', `<p style="text-align:justify;width:190px">${sentence.repeat(5)}</p>`],
    [
      'rows of paragraphs side by side',
      `<div style="display:grid;grid-template-columns:1fr 1fr;gap:30px;font-size:12px">${paragraphs(6)}</div>`,
    ],
    [
      'lists',
      `<ul><li>Short</li><li>${sentence.repeat(2)}</li><li>Third</li></ul><p>${sentence}</p><ol><li>One</li><li>Two</li><li>${sentence.repeat(2)}</li></ol>`,
    ],
    [
      'a program',
      `<p>${sentence}</p><pre>width = 1        # metres\nlongest = 200    # metres\narea = width * longest</pre><p>${sentence}</p>`,
    ],
    [
      'framed paragraphs',
      `<div style="border:1px solid;padding:9px">${paragraphs(2)}</div><hr>${paragraphs(1)}`,
    ],
  ])('no table is found in %s', async (_, body) => {
    const { page, paper } = await bothWays(`<h1>Title</h1>${body}`);
    expect(paper).not.toMatch(/^\|/m);
    expect(paper.replace(/^---\n\n/gm, '')).toBe(page.replace(/^---\n\n/gm, ''));
  });
});

describe('drawn with cairo', () => {
  /** Texts at their places, in the order in which they are drawn. */
  function drawn(texts: readonly (readonly [text: string, x: number, y: number])[], quarters = 0) {
    const canvas = createCanvas(842, 842, 'pdf');
    const context = canvas.getContext('2d');
    context.translate(421, 421);
    context.rotate((quarters * Math.PI) / 2);
    context.translate(-421, -421);
    context.textDrawingMode = 'glyph';
    context.font = '10px DejaVu Sans';
    for (const [text, x, y] of texts) context.fillText(text, x, y);
    return new Uint8Array(canvas.toBuffer('application/pdf'));
  }

  it.each([0, 1, 3])('a table without lines is a table, turned by %i quarters', async (quarters) => {
    const rows = [
      ['Lake', 'Depth', 'Area'],
      ['Upper', '7', '1,066'],
      ['Middle', '120', '3'],
      ['Far', '1,000', ''],
    ];
    const cells = rows.flatMap((row, i) => row.map((text, j) => [text, 50 + 80 * j, 50 + 16 * i] as const));
    expect(await markdownOf('a.pdf', drawn(cells, quarters))).toBe(
      '| Lake | Depth | Area |\n| - | - | - |\n| Upper | 7 | 1,066 |\n| Middle | 120 | 3 |\n| Far | 1,000 | |\n',
    );
  });

  it('two columns of text are no table, even drawn line by line', async () => {
    const lines = Array.from({ length: 12 }, (_, i) => [
      [`left line ${i} tells of brooks that run`, 50, 50 + 13 * i] as const,
      [`right line ${i} tells of lakes that lie still`, 320, 50 + 13 * i] as const,
    ]);
    expect(await markdownOf('a.pdf', drawn(lines.flat()))).not.toMatch(/^\|/m);
  });

  it('formulas with their numbers are no table', async () => {
    const lines = Array.from({ length: 5 }, (_, i) => [
      [`y = ${i} x + b`, 200, 50 + 24 * i] as const,
      [`(${i + 1})`, 500, 50 + 24 * i] as const,
    ]);
    expect(await markdownOf('a.pdf', drawn(lines.flat()))).not.toMatch(/^\|/m);
  });
});
