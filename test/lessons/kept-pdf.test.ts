/** What a PDF holds is kept or named: powers, hyphens, scanned pages, hidden text, notes in the margin. */
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, noBrowser } from '../../packages/local-discord/test/browser.ts';
import { convert } from '../../src/lessons/convert/index.ts';
import { withScripts } from '../../src/lessons/convert/pdf-scripts.ts';
import { example } from './converting.ts';

/** One page for each drawer, without tags. */
function drawn(...pages: ((context: CanvasRenderingContext2D) => void)[]): Uint8Array {
  const canvas = createCanvas(600, 800, 'pdf');
  const context = canvas.getContext('2d');
  context.textDrawingMode = 'glyph';
  for (const [i, draw] of pages.entries()) {
    if (i > 0) context.addPage();
    context.font = '12px DejaVu Sans';
    context.fillStyle = '#000';
    draw(context);
  }
  return new Uint8Array(canvas.toBuffer('application/pdf'));
}
const writes =
  (text: string, y = 100) =>
  (context: CanvasRenderingContext2D) =>
    context.fillText(text, 60, y);
/** A picture over the page, as a scanner makes it. */
const scan = (context: CanvasRenderingContext2D) => {
  const picture = createCanvas(60, 80);
  picture.getContext('2d').fillRect(10, 10, 30, 30);
  context.drawImage(picture, 0, 0, 600, 800);
};

describe('pages without text', () => {
  it.each([
    ['one', [writes('First page.'), scan], /^Page 2 holds no text: if it is a picture/],
    [
      'several',
      [writes('First page.'), scan, scan, writes('Fourth page.'), scan],
      /^Pages 2–3 and 5 hold no text/,
    ],
    [
      'that have only their number',
      [writes('First page.'), writes('Second page.'), scan, writes('Fourth page.')].map(
        (draw, i) => (context: CanvasRenderingContext2D) => {
          draw(context);
          context.fillStyle = '#000';
          context.fillText(`Lecture 3, page ${i + 1}`, 400, 780);
        },
      ),
      /^Page 3 holds no text/,
    ],
  ])('are named: %s', async (_, pages, note) => {
    const { markdown, notes } = await convert('a.pdf', drawn(...pages));
    expect(markdown).toContain('First page.');
    expect(notes[0]).toMatch(note);
    expect(notes.join(' ')).toMatch(/\d pictures? (?:was|were) left out/);
  });

  it('that are all there is are an error', async () => {
    await expect(convert('a.pdf', drawn(scan, scan))).rejects.toThrow(/its pages are pictures/);
  });
});

it('lines that all pages repeat are named', async () => {
  const page = (text: string) => (context: CanvasRenderingContext2D) => {
    context.fillText('Lecture 3', 60, 20);
    context.fillText(text, 60, 100);
  };
  const { markdown, notes } = await convert('a.pdf', drawn(page('One.'), page('Two.'), page('Three.')));
  expect(markdown).not.toContain('Lecture');
  expect(notes).toEqual(['Left out, because most pages repeat it at an edge: “Lecture 3”.']);
});

describe('white text', () => {
  it('on white is left out and named', async () => {
    const { markdown, notes } = await example('white-text.pdf');
    expect(markdown).toBe('# Gates\n\nThe forget gate deletes.\n');
    expect(notes).toEqual(['1 hidden text was left out.']);
  });

  it.each([
    [
      'a dark box',
      (context: CanvasRenderingContext2D) => {
        context.fillStyle = '#024';
        context.fillRect(50, 80, 300, 40);
      },
    ],
    ['a picture', scan],
  ])('on %s is kept', async (_, ground) => {
    const { markdown } = await convert(
      'a.pdf',
      drawn((context) => {
        ground(context);
        context.fillStyle = '#fff';
        context.fillText('Gates of an LSTM', 60, 100);
        context.fillStyle = '#000';
        context.fillText('Below it.', 60, 200);
      }),
    );
    expect(markdown).toContain('Gates of an LSTM');
  });
});

it('comments and fields on the pages are named', async () => {
  const { notes } = await example('notes.pdf');
  expect(notes).toEqual(['1 form field was left out, with what is filled in.']);
});

it('a comment on a page is named', async () => {
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>endobj',
    '4 0 obj<</Length 42>>stream\nBT /F 12 Tf 20 200 Td (Seen by all.) Tj ET \nendstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    '6 0 obj<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(Is this right?)>>endobj',
  ];
  const pdf = `%PDF-1.4\n${objects.join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF`;
  const { markdown, notes } = await convert('a.pdf', new TextEncoder().encode(pdf));
  expect(markdown).toBe('Seen by all.\n');
  expect(notes).toEqual(['1 note was left out that somebody put on the pages (comments, stamps).']);
});

describe('small letters above and below a line', () => {
  const word = (text: string, x: number, right: number, y: number, size: number) => ({
    text,
    x,
    right,
    y,
    size,
    page: 1,
  });
  const texts = (words: ReturnType<typeof word>[]) => withScripts(words).map(({ text }) => text);

  it.each([
    [
      'a power',
      [word('10', 0, 12, 100, 12), word('6', 12, 16, 95, 8), word('weights', 20, 60, 100, 12)],
      ['10⁶', 'weights'],
    ],
    ['an index', [word('h', 0, 6, 100, 12), word('t−1', 6, 16, 102, 8)], ['hₜ₋₁']],
    ['both', [word('x', 0, 6, 100, 12), word('i', 6, 9, 103, 8), word('2', 6, 10, 95, 8)], ['xᵢ²']],
    [
      'a power of a power',
      [word('e', 0, 6, 100, 12), word('x', 6, 10, 95, 8), word('2', 10, 13, 91, 6)],
      ['e^(x²)'],
    ],
    [
      'the number of a footnote',
      [word('1', 0, 4, 95, 8), word('See', 4, 20, 100, 12), word('there', 24, 50, 100, 12)],
      ['¹', 'See', 'there'],
    ],
    [
      'a large initial',
      [
        word('T', 0, 30, 100, 40),
        word('he', 30, 40, 85, 12),
        word('net', 44, 60, 85, 12),
        word('works', 64, 90, 85, 12),
      ],
      ['T', 'he', 'net', 'works'],
    ],
    [
      'the next line in small print',
      [word('end', 0, 20, 100, 12), word('small', 0, 20, 108, 8)],
      ['end', 'small'],
    ],
    [
      'small print on the line',
      [word('end', 0, 20, 100, 12), word('small', 20, 40, 100, 8)],
      ['end', 'small'],
    ],
    [
      'a small note far to the right',
      [word('end', 0, 20, 100, 12), word('(3)', 60, 70, 96, 8)],
      ['end', '(3)'],
    ],
  ])('%s', (_, words, expected) => expect(texts(words)).toEqual(expected));

  it('ever smaller and higher, in thousands, are read', () => {
    const steps = Array.from({ length: 5_000 }, (_, i) =>
      word('a', i, i + 1, 100 - 2 * i, 40 * 0.85 ** (i % 40)),
    );
    expect(texts(steps).join('').length).toBeGreaterThan(4_999);
  });

  it('of the example', async () => {
    const { markdown } = await example('superscript.pdf');
    expect(markdown).toContain('about 10⁹ weights, and the rate is 10⁻³ at first');
  });

  it('drawn letter by letter', async () => {
    const { markdown } = await convert(
      'a.pdf',
      drawn((context) => {
        context.fillText('It has 10', 60, 100);
        const { width } = context.measureText('It has 10');
        context.font = '8px DejaVu Sans';
        context.fillText('6', 60 + width, 95);
        const small = context.measureText('6').width;
        context.font = '12px DejaVu Sans';
        context.fillText('weights.', 60 + width + small + 4, 100);
      }),
    );
    expect(markdown).toBe('It has 10⁶ weights.\n');
  });

  describe.skipIf(noBrowser)('printed by a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser?.close());

    const lesson =
      '<style>td,th{padding:4px 9px;text-align:left}</style><h1>Sizes of 10<sup>6</sup></h1><p>A net has 6×10<sup>7</sup> weights, a small one 10<sup>6</sup>; the rate is 10<sup>−3</sup>, and water is H<sub>2</sub>O in h<sub>t−1</sub>.</p><ul><li>n<sup>2</sup> words</li></ul><table><tr><th>Net</th><th>Weights</th></tr><tr><td>AlexNet</td><td>6×10<sup>7</sup></td></tr><tr><td>LeNet</td><td>6×10<sup>4</sup></td></tr></table>';

    it.each([true, false])('with tags: %s', async (tagged) => {
      const page = await browser.newPage();
      await page.setContent(lesson);
      const pdf = await page.pdf({ tagged, format: 'A4' });
      await page.close();
      const html = await convert('a.html', new TextEncoder().encode(lesson));
      expect((await convert('a.pdf', new Uint8Array(pdf))).markdown).toBe(html.markdown);
    });

    it('white text in a PDF with tags is left out and named', async () => {
      const page = await browser.newPage();
      await page.setContent(
        '<h1>Gates</h1><p>Seen by everybody who reads this page.</p><p style="color:#fff;print-color-adjust:exact">Secret.</p>',
      );
      const pdf = await page.pdf({ tagged: true });
      await page.close();
      const { markdown, notes } = await convert('a.pdf', new Uint8Array(pdf));
      expect(markdown).toBe('# Gates\n\nSeen by everybody who reads this page.\n');
      expect(notes).toEqual(['1 hidden text was left out.']);
    });

    it('pictures and formulas in a PDF with tags are named, with their descriptions', async () => {
      const page = await browser.newPage();
      await page.setContent(
        '<h1>Gates</h1><p>Seen.</p><img alt="a gate" width="50" height="50" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><rect width=%2240%22 height=%2240%22/></svg>">',
      );
      const pdf = await page.pdf({ tagged: true });
      await page.close();
      const { markdown, notes } = await convert('a.pdf', new Uint8Array(pdf));
      expect(markdown).toBe('# Gates\n\nSeen.\n\na gate\n');
      expect(notes).toEqual(['1 figure was left out, but for descriptions that the file itself gives.']);
    });
  });
});
