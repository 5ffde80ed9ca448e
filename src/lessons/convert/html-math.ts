/** Formulas of a page as text: x² for <msup>, (a + b)/2 for <mfrac>. */
import type { Element, ElementContent, Nodes } from 'hast';
import { lowered, raised } from '../../text/scripts.ts';
import { classesOf, find, textIn } from './html-nodes.ts';

const spaced = /^(?:[=+−×·÷±≤≥<>≈≠≡∈∉⊂⊆∪∩→←↔⇒⇔∝∼≪≫∧∨:]|-)$/;
const invisible = /[\u2061-\u2064\u200b]/g;
const accents: Record<string, string> = {
  ...{ '^': '\u0302', ˆ: '\u0302', '¯': '\u0304', '‾': '\u0304', _: '\u0304', '~': '\u0303', '˜': '\u0303' },
  ...{ '→': '\u20d7', '.': '\u0307', '˙': '\u0307', '¨': '\u0308' },
};

const isOneThing = (text: string): boolean =>
  /^[\p{L}\p{N}\p{M}.]+$/u.test(text) || /^\([^()]*\)$/.test(text);
const inBrackets = (text: string): string => (isOneThing(text) ? text : `(${text})`);

type Write = (parts: string[], element: Element) => string;

const accented: Write = ([base = '', over = '']) =>
  accents[over] && [...base].length === 1 ? base + accents[over] : base + raised(over);
const power: Write = ([base = '', over = '']) => base + raised(over);
const index: Write = ([base = '', under = '']) => base + lowered(under);
const both: Write = ([base = '', under = '', over = '']) => base + lowered(under) + raised(over);
const joined: Write = (parts) => parts.join('');
const [none, first]: [Write, Write] = [() => '', ([part = '']) => part];

/** Writers for the elements of presentation MathML. */
const written: Record<string, Write> = {
  ...{ math: joined, mrow: joined, mstyle: joined, mpadded: joined, menclose: joined, merror: joined },
  ...{ mi: joined, mn: joined, ms: joined, mtd: joined, semantics: first, maction: first },
  mtext: (parts) => parts.join('').replaceAll('\u00a0', ' '),
  mo: (parts) => {
    const sign = parts.join('').replace(invisible, '').trim();
    if (spaced.test(sign)) return ` ${sign} `;
    return sign === ',' || sign === ';' ? `${sign} ` : sign;
  },
  ...{ msup: power, msub: index, msubsup: both, munder: index, mover: accented, munderover: both },
  mfrac: ([over = '', under = '']) => `${inBrackets(over.trim())}/${inBrackets(under.trim())}`,
  msqrt: (parts) => `√${inBrackets(parts.join('').trim())}`,
  mroot: ([base = '', degree = '']) => `${raised(degree)}√${inBrackets(base.trim())}`,
  mfenced: (parts, { properties }) =>
    `${properties.open ?? '('}${parts.join(String(properties.separators ?? ', '))}${properties.close ?? ')'}`,
  mtr: (parts) => parts.map((part) => part.trim()).join(', '),
  mtable: (parts) => parts.join('; '),
  ...{ mspace: () => ' ', none, mprescripts: none, mphantom: none },
  ...{ annotation: none, 'annotation-xml': none },
};

/** A <math> element as one line of text; undefined where one line cannot hold it. */
export function mathText(math: Element): string | undefined {
  const write = (node: ElementContent): string | undefined => {
    if (node.type === 'text') return node.value.trim();
    if (node.type !== 'element') return '';
    const how = Object.hasOwn(written, node.tagName) ? written[node.tagName] : undefined;
    const parts = node.children.filter((child) => child.type === 'element' || textIn(child).trim() !== '');
    const texts = parts.map(write);
    return how && texts.every((text) => text !== undefined) ? how(texts, node) : undefined;
  };
  // A sign at the beginning or in an exponent has no space before its number.
  const text = write(math)
    ?.replace(/\s+/g, ' ')
    .trim()
    .replace(/^([-−+]) /, '$1');
  return text === '' ? undefined : text;
}

/** Whether an element is a formula of MathML, MathJax or KaTeX. */
export const isFormula = (element: Element): boolean =>
  element.tagName === 'math' ||
  element.tagName === 'mjx-container' ||
  classesOf(element).some((name) =>
    ['katex', 'mwe-math-element', 'MathJax', 'MathJax_Display'].includes(name),
  );

/** The text of a formula element; undefined where the page only draws it. */
export function formulaText(element: Element): string | undefined {
  const math = element.tagName === 'math' ? element : find(element, ({ tagName }) => tagName === 'math');
  return math && (mathText(math) ?? sourceOf(math));
}

/** The author's TeX source, where the page keeps it. */
function sourceOf(math: Element): string | undefined {
  const source = find(math, ({ properties }) => properties.encoding === 'application/x-tex');
  return source && `$${textIn(source as Nodes).trim()}$`;
}
