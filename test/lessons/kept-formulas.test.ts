/** Powers, indices and formulas stay what they are. */
import { describe, expect, it } from 'vitest';
import { converted, example } from './converting.ts';

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
