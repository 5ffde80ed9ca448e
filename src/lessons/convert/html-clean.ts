/** A page without what is no text: each element is kept, becomes text, or is named as left out. */
import type { Element, ElementContent } from 'hast';
import { lowered, raised } from '../../text/scripts.ts';
import { noteMark } from './html-footnotes.ts';
import { type Ground, groundOf, isHidden, plainGround, scriptOf } from './html-look.ts';
import { isSideBar } from './html-main.ts';
import { formulaText, isFormula } from './html-math.ts';
import { classesOf, find, hasText, isHeading, textIn, textNode } from './html-nodes.ts';
import type { Omissions } from './omissions.ts';

interface Around {
  /** Within an article or the like, whose own header and footer belong to the text. */
  isInText: boolean;
  ground: Ground;
  /** How many raised or lowered elements stand around this one. */
  depth: number;
  /** Whether formulas stand in scripts, as MathJax 2 has it, so that what it drew is there twice. */
  hasMathScripts: boolean;
}

const parts = new Set(['main', 'article', 'section', 'aside', 'td', 'blockquote', 'figure', 'details']);
/** Without words for readers. */
const wordless = new Set([
  'style',
  'link',
  'meta',
  'title',
  'head',
  'base',
  'param',
  'source',
  'track',
  'area',
  'col',
  'colgroup',
  'template',
]);
const fields = new Set([
  'button',
  'input',
  'select',
  'textarea',
  'datalist',
  'optgroup',
  'option',
  'keygen',
  'isindex',
]);
const frames = new Set(['iframe', 'frame', 'frameset', 'noframes', 'embed', 'object', 'applet', 'portal']);
const pictures = new Set(['img', 'image', 'svg', 'canvas']);
const recordings = new Set(['audio', 'video', 'bgsound']);
/** Obsolete or made up; what they hold is text that the step to Markdown would drop. */
const unknown = new Set([
  'content',
  'element',
  'shadow',
  'command',
  'menuitem',
  'noembed',
  'nextid',
  'basefont',
  'spacer',
]);
const deepestScript = 4;

export function cleaned(nodes: readonly ElementContent[], omissions: Omissions): ElementContent[] {
  const root: Element = { type: 'element', tagName: 'div', properties: {}, children: [...nodes] };
  const hasMathScripts = find(root, isMathScript) !== undefined;
  return cleanedIn(nodes, omissions, { isInText: false, ground: plainGround, depth: 0, hasMathScripts });
}

function cleanedIn(nodes: readonly ElementContent[], omissions: Omissions, around: Around): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') {
      const isSeen = !around.ground.isWhite || around.ground.hasBackground || node.value.trim() === '';
      if (!isSeen) omissions.add('hidden');
      return isSeen ? [node] : [];
    }
    return node.type === 'element' ? cleanedElement(node, omissions, around) : [];
  });
}

function cleanedElement(element: Element, omissions: Omissions, around: Around): ElementContent[] {
  const { tagName } = element;
  const inner = (): ElementContent[] =>
    cleanedIn(element.children, omissions, {
      ...around,
      isInText: around.isInText || parts.has(tagName),
      ground: groundOf(element, around.ground),
      depth: around.depth + (scriptOf(element) ? 1 : 0),
    });
  const without = (kind: Parameters<Omissions['add']>[0], isThere = true): ElementContent[] => {
    if (isThere) omissions.add(kind);
    return [];
  };

  if (isFormula(element)) {
    if (around.hasMathScripts && tagName !== 'math') return [];
    const formula = formulaText(element);
    return formula === undefined ? without('formula', hasText(element)) : [textNode(formula)];
  }
  if (around.hasMathScripts && classesOf(element).includes('MathJax_Preview')) return [];
  if (isMathScript(element)) return [textNode(`$${textIn(element).trim()}$`)];
  if (wordless.has(tagName)) return [];
  if (isHidden(element)) return without('hidden', hasText(element));
  if (pictures.has(tagName)) {
    omissions.add('picture');
    const words = describing(element);
    return words === '' ? [] : [textNode(words)];
  }
  if (fields.has(tagName)) {
    const isBox =
      element.properties.type === 'checkbox' && classesOf(element).includes('task-list-item-checkbox');
    return isBox ? [element] : without('field', element.properties.type !== 'hidden');
  }
  if (frames.has(tagName)) {
    omissions.add('frame');
    return tagName === 'object' ? inner() : [];
  }
  if (recordings.has(tagName)) return without('recording');
  if (tagName === 'script') return without('script');
  if (tagName === 'noscript') return without('fallback', hasText(element));
  if (tagName === 'nav' || element.properties.role === 'navigation') return without('menu', hasText(element));
  if (tagName === 'header' && !around.isInText && !find(element, isHeading))
    return without('header', hasText(element));
  if (tagName === 'footer' && !around.isInText && !find(element, isMark))
    return without('footer', hasText(element));
  if (tagName === 'aside' && isSideBar(element)) return without('sidebar', hasText(element));
  if (tagName === 'form' && !holdsText(element)) return without('field', hasText(element));
  if (tagName === 'menu') return [{ ...element, tagName: 'ul', children: inner() }];
  if (unknown.has(tagName)) return [{ ...element, tagName: 'span', children: inner() }];
  if (tagName === 'table') return captioned(element, inner());
  if (tagName === 'dialog') return [{ ...element, tagName: 'div', children: inner() }];
  const script = scriptOf(element);
  if (script && !find(element, isMark)) {
    const words = textIn({ ...element, children: inner() });
    const write = script === 'super' ? raised : lowered;
    return [textNode(around.depth < deepestScript ? write(words) : words)];
  }
  const children = inner();
  return children.length === 0 && hasText(element) ? [] : [{ ...element, children }];
}

const isMathScript = ({ tagName, properties }: Element): boolean =>
  tagName === 'script' && /^math\/(?:tex|asciimath)\b/.test(String(properties.type ?? ''));

const isMark = ({ tagName }: Element): boolean => tagName === noteMark;

/** A form around a whole page, as some servers write it, or around a text with its questions. */
const holdsText = (form: Element): boolean =>
  find(
    form,
    (inner) =>
      isHeading(inner) || ['p', 'li', 'td', 'dd', 'article', 'section', 'pre'].includes(inner.tagName),
  ) !== undefined;

function describing(picture: Element): string {
  const { alt, ariaLabel, title } = picture.properties;
  const named = String(alt ?? ariaLabel ?? title ?? '').trim();
  const inside = find(picture, ({ tagName }) => tagName === 'title');
  return named || (inside ? textIn(inside).trim() : '');
}

/** The caption of a table as a paragraph above it. */
function captioned(table: Element, children: ElementContent[]): ElementContent[] {
  const isCaption = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = children.filter(isCaption).map((caption): Element => ({ ...caption, tagName: 'p' }));
  return [...captions, { ...table, children: children.filter((child) => !isCaption(child)) }];
}
