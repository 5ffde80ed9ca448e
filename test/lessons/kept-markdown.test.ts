/** What Markdown holds, footnotes among it, is kept or named. */
import { describe, expect, it } from 'vitest';
import { converted, example } from './converting.ts';

describe('every kind of node in Markdown', () => {
  it.each([
    ['heading', '# zebra'],
    ['emphasis', '*zebra* **zebra** ~~zebra~~'],
    ['quotation', '> zebra'],
    ['lists', '- zebra\n\n1. zebra\n\n- [x] zebra'],
    ['code', '`zebra`\n\n```js\nzebra\n```'],
    ['table', '| zebra |\n|---|\n| b |'],
    ['front matter', '---\ntitle: zebra\n---\n\ntext'],
    ['link', '[zebra](https://a.invalid) [zebra][r]\n\n[r]: https://a.invalid'],
    ['picture', '![zebra](a.png) ![zebra][r]\n\n[r]: a.png'],
    ['HTML block', '<div>zebra</div>'],
    ['HTML table', '<table><tr><th>zebra</th></tr><tr><td>b</td></tr></table>'],
    ['HTML details', '<details>\n<summary>zebra</summary>\n\nmore\n\n</details>'],
    ['HTML in a line', 'a <b>zebra</b> <kbd>zebra</kbd> <u>zebra</u> <custom-tag>zebra</custom-tag>'],
    ['a line break', 'a<br>zebra'],
    ['formula', 'a $zebra^2$ and $$\nzebra\n$$'],
    ['footnote', 'a[^1]\n\n[^1]: zebra'],
    ['footnote that nothing refers to', 'a\n\n[^1]: zebra'],
    ['inline formula in HTML', 'a <math><mi>zebra</mi></math> b'],
  ])('%s', async (_, source) => {
    const { markdown } = await converted('a.md', source);
    const count = source.split('zebra').length;
    expect(markdown.split('zebra').length, markdown).toBe(count);
  });

  it.each([
    ['a picture without words', 'a ![](a.png)', '1 picture was left out'],
    ['a picture in HTML', 'a <img src="a.png">', '1 picture was left out'],
    ['a script', 'a\n\n<script>x</script>', '1 script.'],
    ['a script in a line', 'a <script>x</script> b', '1 script.'],
    ['a frame', 'a\n\n<iframe src="x"></iframe>', '1 embedded frame.'],
    ['a field', 'a <input> b', '1 form field.'],
    ['a link', '[a](https://a.invalid)', '1 link was left out'],
  ])('%s is named', async (_, source, note) => {
    const { markdown, notes } = await converted('a.md', source);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(note);
    expect(markdown).not.toContain('x');
  });
});

describe('footnotes', () => {
  it('stand below the section that calls them', async () => {
    const { markdown } = await converted(
      'a.md',
      '# A\n\nOne[^b]. Two[^a], again[^b].\n\n# B\n\nThree[^c].\n\n[^a]: About two.\n[^b]: About one.\n[^c]: About three.\n\n    More of it.\n',
    );
    expect(markdown).toBe(
      '# A\n\nOne (note 1). Two (note 2), again (note 1).\n\nNote 1: About one.\n\nNote 2: About two.\n\n# B\n\nThree (note 3).\n\nNote 3: About three.\n\nMore of it.\n',
    );
  });

  it('that call each other, or a list, are kept once', async () => {
    const { markdown } = await converted(
      'a.md',
      'a[^1]\n\n[^1]: one[^2]\n[^2]: two[^1]\n[^3]: three[^4]\n[^4]: four[^3]\n',
    );
    for (const word of ['one', 'two', 'three', 'four']) expect(markdown.split(word)).toHaveLength(2);
  });

  it('of the examples', async () => {
    const { markdown } = await example('footnotes.md');
    expect(markdown).toContain('Note 1: With a probability of one half in the first paper.');
    expect(markdown).toContain('Note 2: Its outputs are scaled instead');
  });

  it.each([
    [
      'GitHub',
      '<p>Off<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup>.</p><h2>More</h2><p>b</p><section data-footnotes class="footnotes"><h2 class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>A note. <a href="#user-content-fnref-1">↩</a></p></li></ol></section>',
    ],
    [
      'Pandoc',
      '<p>Off<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p><h2>More</h2><p>b</p><section id="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>A note.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      'Google Docs',
      '<p>Off<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><h2>More</h2><p>b</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> A note.</span></p></div>',
    ],
    [
      'Word',
      '<p>Off<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><h2>More</h2><p>b</p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div>',
    ],
  ])('of %s are placed as those of Markdown', async (_, html) => {
    const { markdown } = await converted('a.html', html);
    expect(
      markdown
        .replace(/\n-{3}\n/g, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    ).toBe('Off (note 1).\n\nNote 1: A note.\n\n## More\n\nb');
  });
});

it('long runs of one sign are read, or refused with a sentence', async () => {
  for (const piece of [
    '<sup>',
    '<div style="opacity:00000',
    '<aside>',
    '<header>',
    '10^',
    '$',
    '[^1]',
    '<a href="#b"><sup>1</sup></a><p id="b">',
    '&lt;',
    '<math><msup>',
  ]) {
    const read = Promise.all(['a.html', 'a.md'].map((name) => converted(name, `a ${piece.repeat(1_000)} b`)));
    await read.catch((error: Error) => expect(error.name).toBe('UserError'));
  }
});

it('says so where text is nested too deeply', async () => {
  await expect(converted('a.html', '<div>'.repeat(30_000))).rejects.toThrow(/nested too deeply|no text/);
});
