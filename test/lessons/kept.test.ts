/** Nothing of a file is dropped without a word: its text is kept, or what was left out is named. */
import { describe, expect, it } from 'vitest';
import { converted, example } from './converting.ts';

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
