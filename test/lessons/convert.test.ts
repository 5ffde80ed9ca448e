/**
 * What people bring along, whatever it was written with. Rivers.pdf (with tags) and untagged.pdf were printed
 * from rivers.html; the other PDFs were written with the Python libraries of their names, without tags and grids.
 */
import { describe, expect, it } from 'vitest';
import { convert, kindOf } from '../../src/lessons/convert/index.ts';
import { fixture, markdownOf, taught } from './taught.ts';

const text = (content: string) => new TextEncoder().encode(content);

describe('one lesson', () => {
  it('as Markdown has its topics and its table', async () => {
    const { topics, tables, problems } = await taught('rivers.md');
    expect(problems).toEqual([]);
    expect(topics.map(({ title }) => title)).toEqual(['Rivers', 'Sources', 'Brooks and streams', 'Mouth']);
    expect(tables).toMatchObject([
      {
        subjects: [{ title: 'Brook' }, { title: 'Stream' }],
        rows: [
          { attribute: 'Width', cells: ['Less than two metres', 'Up to thirty metres'] },
          { attribute: 'Speed', cells: ['Quick over stones', 'Slow in the plain'] },
          { attribute: 'Fish', cells: ['Small trout only', 'Pike and barbel'] },
        ],
      },
    ]);
  });

  it.each(['rivers.html', 'rivers.pdf', 'untagged.pdf', 'reportlab.pdf', 'fpdf2.pdf'])(
    'is the same as %s',
    async (name) => {
      expect(await taught(name)).toEqual(await taught('rivers.md'));
    },
  );
});

describe('text', () => {
  it('is taken as text, not as mark-up', async () => {
    expect(await markdownOf('a.txt', text('# no heading\r\nsecond line\n\n*stars*'))).toBe(
      '\\# no heading second line\n\n\\*stars\\*\n',
    );
  });
});

describe('what could do harm', () => {
  it.each([
    ['a.md', '[here](https://evil.invalid) text', 'here text'],
    ['a.md', 'see <https://evil.invalid/x> now', 'see (address removed) now'],
    ['a.md', 'see https://evil.invalid/x now', 'see (address removed) now'],
    ['a.md', 'join discord.gg/abcdef now', 'join (address removed) now'],
    ['a.md', '![a cat](https://evil.invalid/cat.png)', 'a cat'],
    ['a.md', 'a <b onclick="x()">bold</b> word', 'a bold word'],
    ['a.md', '[ref][1]\n\n[1]: https://evil.invalid', 'ref'],
    ['a.md', 'turn\u202eed \u0007around', 'turned around'],
    ['a.md', 'hello @everyone and @here', 'hello @ everyone and @ here'],
    ['a.html', '<p>x</p><script>alert(1)</script><style>p{}</style><iframe src="y"></iframe>', 'x'],
    ['a.html', '<p><a href="javascript:alert(1)">click</a></p>', 'click'],
    ['a.html', '<nav>menu</nav><main><p>text</p></main><footer>imprint</footer>', 'text'],
    ['a.html', '<p>&lt;@123456789012345678&gt;</p>', '< @ 123456789012345678>'],
  ])('of %s: %j is %j', async (name, source, markdown) => {
    expect((await markdownOf(name, text(source))).trim()).toBe(markdown);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a.docx', text('x'), /Only Markdown/],
    ['a', text('x'), /Only Markdown/],
    ['a.md', new Uint8Array([0xff, 0xfe, 0x41]), /UTF-8/],
    ['a.md', text('  \n '), /no text/],
    ['a.html', text('<script>1</script>'), /no text/],
    ['a.pdf', text('not a pdf'), /cannot be read as a PDF/],
    ['a.pdf', fixture('rivers.pdf').subarray(0, 3000), /cannot be read as a PDF|no text/],
    ['a.txt', text('word '.repeat(80_000)), /divide it/],
  ])('%s says why', async (name, bytes, reason) => {
    await expect(convert(name, bytes)).rejects.toThrow(reason);
  });

  it('is known by its name', () => {
    expect(['a.MD', 'b.markdown', 'c.txt', 'd.htm', 'e.PDF', 'f.exe'].map(kindOf)).toEqual([
      ...['md', 'md', 'txt', 'html', 'pdf', undefined],
    ]);
  });
});
