/** Nothing of a file is dropped without a word: its text is kept, or what was left out is named. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/documents/convert/index.ts';

const bytesOf = (content: string) => new TextEncoder().encode(content);
const converted = (name: string, content: string) => convert(name, bytesOf(content));
const example = (name: string) => convert(name, readFileSync(`test/fixtures/conversion/${name}`));

describe('every element of HTML', () => {
  // The elements of the living standard and the obsolete ones that parsers know.
  const names =
    'a abbr address area article aside audio b bdi bdo blockquote button canvas caption cite code data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup i iframe img input ins kbd label legend li main map mark math menu meter nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script search section select slot small span strong sub summary sup svg table tbody td textarea tfoot th thead time tr u ul var video acronym applet basefont bgsound big blink center command content dir element embed font frame frameset keygen listing marquee menuitem multicol nobr noembed noframes nextid plaintext rb rtc shadow spacer strike tt xmp my-own-element'.split(
      ' ',
    );
  const around: Record<string, (piece: string) => string> = {
    ...Object.fromEntries(
      ['caption', 'thead', 'tbody', 'tfoot'].map((name) => [
        name,
        (piece: string) => `<table>${piece}</table>`,
      ]),
    ),
    tr: (piece) => `<table>${piece}</table>`,
    td: (piece) => `<table><tr>${piece}</tr></table>`,
    th: (piece) => `<table><tr>${piece}</tr></table>`,
    option: (piece) => `<select>${piece}</select>`,
    optgroup: (piece) => `<select>${piece}</select>`,
    li: (piece) => `<ul>${piece}</ul>`,
    math: () => '<math><mi>zebra</mi></math>',
  };
  const inside: Record<string, string> = {
    ...{
      thead: '<tr><td>zebra</td></tr>',
      tbody: '<tr><td>zebra</td></tr>',
      tfoot: '<tr><td>zebra</td></tr>',
    },
    ...{ tr: '<td>zebra</td>', table: '<tr><td>zebra</td></tr>' },
    ...{ svg: '<text>zebra</text>', dl: '<dt>zebra</dt><dd>d</dd>', nav: '<a href="#x">zebra</a>' },
  };

  it.each(names)('<%s> is kept or named', async (name) => {
    const piece = `<${name} alt="zebra">${inside[name] ?? 'zebra'}</${name}>`;
    const page = `<!doctype html><body><h1>Animals</h1><p>They run.</p>${(around[name] ?? ((same) => same))(piece)}`;
    const { markdown, notes } = await converted('a.html', page);
    const isKept = markdown.includes('zebra') || markdown.includes('ᶻᵉᵇʳᵃ') || markdown.includes('_(zebra)');
    expect(isKept || notes.length === 1, `${markdown}${notes.join()}`).toBe(true);
    if (name !== 'main' && name !== 'article') expect(markdown).toContain('They run.');
    else expect(notes[0]).toContain('2 words were left out');
  });

  it.each([
    ['one picture', '<img src="x" alt="a zebra">', 'a zebra', ['1 picture was left out']],
    ['a drawing', '<svg><title>a zebra</title><path/></svg>', 'a zebra', ['1 picture was left out']],
    ['scripts', '<script>x()</script><script>y()</script>', '', ['Left out of the page: 2 scripts.']],
    ['fields', '<p>Name <input> <button>Send</button></p>', 'Name', ['Left out of the page: 2 form fields.']],
    [
      'several',
      '<nav>Home</nav><iframe src="x"></iframe><video></video>',
      '',
      ['1 embedded frame, 1 sound or film, and 1 menu.'],
    ],
    [
      'links',
      '<p><a href="https://a.invalid">here</a> <a href="#x">there</a></p>',
      'here there',
      ['1 link was left out'],
    ],
    ['a page footer', '<footer>Imprint</footer>', '', ['1 page footer.']],
    [
      'the footer of a section',
      '<section><h2>A</h2><p>b</p><footer>Made by Ann.</footer></section>',
      'Made by Ann.',
      [],
    ],
    [
      'side bars',
      '<aside><h2>More</h2><a href="#a">A</a> <a href="#b">B</a></aside>',
      '',
      ['1 side bar of links.'],
    ],
    ['a note', '<aside><p>Mind the <a href="#gap">gap</a> between the two.</p></aside>', 'Mind the gap', []],
    ['a search form', '<form><label>Search</label><input></form>', '', ['1 form field']],
    ['a closed dialog', '<dialog>Cookies?</dialog>', '', ['1 hidden text']],
    ['a table with its caption', '<table><caption>Costs</caption><tr><td>a</td></tr></table>', 'Costs', []],
  ])('%s', async (_, html, text, notes) => {
    const answer = await converted('a.html', `<h1>Animals</h1><p>They run.</p>${html}`);
    expect(answer.markdown).toContain(text);
    expect(answer.notes).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(answer.notes[i]).toContain(note);
  });
});

describe('the main part of a page', () => {
  it.each([
    [
      'two articles',
      'two-articles.html',
      ['# Strides', '# Dilation', 'holes between its weights, so it sees'],
    ],
    ['headers with headings', 'header-title.html', ['# Dilated filters', '## Cost']],
    ['a note beside it', 'main-two.html', ['# Outer', '## Remember', 'multiplies the old state']],
    ['a form around it', 'aspnet-form.html', ['# Pooling', 'Pooling keeps']],
  ])('%s', async (_, name, texts) => {
    const { markdown, notes } = await example(name);
    for (const text of texts) expect(markdown).toContain(text);
    expect(notes).toEqual([]);
  });

  it.each([
    ['two of <main>', '<main><p>First.</p></main><main><p>Second.</p></main>', 'First.\n\nSecond.\n', []],
    [
      'a callout within an article',
      '<article><h1>A</h1><p>b</p><aside class="callout"><p>Note this.</p></aside></article>',
      '# A\n\nb\n\nNote this.\n',
      [],
    ],
    [
      'articles in a list',
      '<ul><li><article><p>One.</p></article></li><li><article><p>Two.</p></article></li></ul>',
      'One.\n\nTwo.\n',
      [],
    ],
    [
      'words outside',
      '<div>Top stories today</div><main><p>Text.</p></main>',
      'Text.\n',
      ['3 words were left out that stand outside'],
    ],
    [
      'a title outside',
      '<header><h1>Nets</h1><nav><a href="/">Home</a></nav></header><main><p>Text.</p></main>',
      '# Nets\n\nText.\n',
      ['1 menu'],
    ],
    [
      'the name of the site',
      '<header><h1>My site</h1></header><main><h1>Nets</h1><p>Text.</p></main>',
      '# Nets\n\nText.\n',
      ['1 page header'],
    ],
    ['no heading but a title', '<title>Nets</title><p>Text.</p>', '# Nets\n\nText.\n', []],
    [
      'a form in a form',
      '<main><form><h2>Quiz</h2><p>Is it?</p><input></form></main>',
      '## Quiz\n\nIs it?\n',
      ['1 form field'],
    ],
  ])('%s', async (_, html, markdown, notes) => {
    const answer = await converted('a.html', html);
    expect(answer.markdown).toBe(markdown);
    expect(answer.notes).toHaveLength(notes.length);
    for (const [i, note] of notes.entries()) expect(answer.notes[i]).toContain(note);
  });
});

describe('hidden text is left out and named', () => {
  it.each([
    '<p hidden>secret</p>',
    '<p style="display:none">secret</p>',
    '<div style="DISPLAY: None !important"><p>secret</p></div>',
    '<p style="visibility:hidden">secret</p>',
    '<p style="opacity:0">secret</p>',
    '<p style="font-size:0px">secret</p>',
    '<p style="position:absolute;left:-9999px">secret</p>',
    '<p style="color:#fff">secret</p>',
    '<p style="color:white"><b>secret</b></p>',
    '<font color="#ffffff">secret</font>',
    '<div style="background:#fff"><span style="color: rgb(255, 255, 255)">secret</span></div>',
  ])('%s', async (html) => {
    const { markdown, notes } = await converted('a.html', `<p>Seen.</p>${html}`);
    expect(markdown).toBe('Seen.\n');
    expect(notes).toEqual(['1 hidden text was left out.']);
  });

  it.each([
    '<p style="background:#000;color:#fff">seen</p>',
    '<table bgcolor="navy"><tr><td style="color:white">seen</td></tr></table>',
    '<p style="opacity:0.5">seen</p>',
    '<p style="font-size:0.9em">seen</p>',
    '<details><summary>More</summary>seen</details>',
  ])('but not %s', async (html) => {
    const { markdown, notes } = await converted('a.html', `<p>Seen.</p>${html}`);
    expect(markdown).toContain('seen');
    expect(notes).toEqual([]);
  });

  it('in Markdown as well', async () => {
    const { markdown, notes } = await converted(
      'a.md',
      'Seen <span style="display:none">secret</span> text.\n\n<p hidden>secret</p>',
    );
    expect(markdown).toBe('Seen  text.\n');
    expect(notes).toEqual(['2 hidden texts were left out.']);
  });
});

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

describe('powers and indices', () => {
  it.each(['sup.html', 'sup.md'])('of %s', async (name) => {
    const { markdown } = await example(name);
    expect(markdown).toContain('6×10⁷ weights, a small one 10⁶');
    expect(markdown).toContain('n²');
  });

  it.each([
    ['a.html', '10<sup><b>−3</b></sup>', '10⁻³'],
    ['a.html', 'x<span style="vertical-align: super">2</span>', 'x²'],
    ['a.html', 'h<sub>t−1</sub>', 'hₜ₋₁'],
    ['a.html', '10<sup>2.5</sup>', '10^(2.5)'],
    ['a.html', '<pre>10<sup>6</sup></pre>', '```\n10⁶\n```'],
    ['a.html', '<table><tr><th>n</th></tr><tr><td>10<sup>6</sup></td></tr></table>', '| n |\n| - |\n| 10⁶ |'],
    ['a.html', '<h1>10<sup>6</sup> weights</h1>', '# 10⁶ weights'],
    ['a.html', 'the 1<sup>st</sup> layer', 'the 1ˢᵗ layer'],
    ['a.html', 'shown<sup>[1]</sup>', 'shown\\[1]'],
    ['a.md', '10<sup>6</sup> and **10<sup>7</sup>**', '10⁶ and **10⁷**'],
    ['a.md', '10^6^ and H~2~O and 10^-3^', '10⁶ and H₂O and 10⁻³'],
    ['a.md', '$x^2 + y^2$ and a^b and x^2y^3', '$x^2 + y^2$ and a^b and x^2y^3'],
    ['a.md', '| n |\n|---|\n| 10<sup>6</sup> |', '| n |\n| - |\n| 10⁶ |'],
    ['a.md', '`10<sup>6</sup>`', '`10< sup>6< /sup>`'],
    ['a.md', '<p>10<sup>6</sup></p>', '10⁶'],
    ['a.md', 'an 10<sup>6', 'an 10^6'],
    ['a.txt', '10⁶ is 10^6', '10⁶ is 10^6'],
  ])('in %s: %s is %s', async (name, source, markdown) => {
    expect((await converted(name, source)).markdown.trim()).toBe(markdown);
  });
});

describe('formulas', () => {
  const mathml = (inside: string) => `<p>It is <math>${inside}</math>.</p>`;
  it.each([
    ['<msup><mi>x</mi><mn>2</mn></msup>', 'x²'],
    ['<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '(a + b)/2'],
    ['<msqrt><msub><mi>d</mi><mi>k</mi></msub></msqrt>', '√dₖ'],
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>',
      '∑ᵢ₌₁ⁿxᵢ',
    ],
    ['<mover><mi>y</mi><mo>^</mo></mover><mo>=</mo><mo>-</mo><mn>1</mn>', 'ŷ = - 1'],
  ])('%s', async (inside, text) => {
    const { markdown, notes } = await converted('a.html', mathml(inside));
    expect(markdown).toBe(`It is ${text}.\n`.normalize('NFD').replace('ŷ'.normalize('NFD'), 'y\u0302'));
    expect(notes).toEqual([]);
  });

  it('of KaTeX are not doubled, and keep their powers', async () => {
    expect((await example('katex.html')).markdown).toContain('The loss is L = 2x for one example.');
    const power =
      '<span class="katex"><span class="katex-mathml"><math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>x</span><span class="vlist">2</span></span></span>';
    expect((await converted('a.html', `<p>a ${power} b</p>`)).markdown).toBe('a x² b\n');
  });

  it.each([
    [
      'Wikipedia',
      '<span class="mwe-math-element"><span style="display: none;"><math><msup><mi>x</mi><mn>2</mn></msup></math></span><img alt="{\\displaystyle x^{2}}"></span>',
      'a x² b',
    ],
    [
      'MathJax 2',
      '<span class="MathJax_Preview">x2</span><span class="MathJax"><nobr>x2</nobr></span><script type="math/tex">x^2</script>',
      'a $x^2$ b',
    ],
    [
      'MathJax 3',
      '<mjx-container><mjx-math>x2</mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container>',
      'a x² b',
    ],
    [
      'source beside strange elements',
      '<math><semantics><maligngroup/><annotation encoding="application/x-tex">x^2</annotation></semantics></math>',
      'a $x^2$ b',
    ],
  ])('of %s', async (_, html, text) => {
    expect((await converted('a.html', `<p>a ${html} b</p>`)).markdown).toBe(`${text}\n`);
  });

  it('that are only drawn are named', async () => {
    const { markdown, notes } = await converted(
      'a.html',
      '<p>a <span class="katex"><span class="katex-html">x2</span></span> b</p>',
    );
    expect(markdown).toBe('a b\n');
    expect(notes).toEqual(['1 formula was left out, because it cannot be read as text.']);
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
