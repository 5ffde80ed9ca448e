/** Reduces a page to its text: keeps an element, turns it into text, or records it as an omission. */
import type { Element, ElementContent } from 'hast';
import { lowered, raised } from '../../text/scripts.ts';
import { noteMark } from './html-footnotes.ts';
import { isSideBar } from './html-main.ts';
import { formulaText, isFormula } from './html-math.ts';
import { classesOf, find, hasText, isHeading, textIn, textNode } from './html-nodes.ts';
import { type Contrast, contrastOf, defaultContrast, isHidden, scriptOf } from './html-style.ts';
import type { Omissions } from './omissions.ts';

interface Context {
  /** Inside an article or similar, whose header and footer belong to the text. */
  isInText: boolean;
  contrast: Contrast;
  /** Number of superscripts and subscripts around this element. */
  depth: number;
  /** The page keeps formulas in scripts (MathJax 2), so the drawn formulas are duplicates. */
  hasMathScripts: boolean;
}

const textElements = new Set([
  'main',
  'article',
  'section',
  'aside',
  'td',
  'blockquote',
  'figure',
  'details',
]);
const elementsWithoutText = new Set([
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
/** Obsolete or unknown elements. The conversion to Markdown would drop their text. */
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
const maxScriptDepth = 4;

export function cleanHtml(nodes: readonly ElementContent[], omissions: Omissions): ElementContent[] {
  const root: Element = { type: 'element', tagName: 'div', properties: {}, children: [...nodes] };
  const hasMathScripts = find(root, isMathScript) !== undefined;
  return cleanNodes(nodes, omissions, {
    isInText: false,
    contrast: defaultContrast,
    depth: 0,
    hasMathScripts,
  });
}

function cleanNodes(
  nodes: readonly ElementContent[],
  omissions: Omissions,
  context: Context,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') {
      const isSeen = !context.contrast.isWhite || context.contrast.hasBackground || node.value.trim() === '';
      if (!isSeen) omissions.add('hidden');
      return isSeen ? [node] : [];
    }
    return node.type === 'element' ? cleanElement(node, omissions, context) : [];
  });
}

function cleanElement(element: Element, omissions: Omissions, context: Context): ElementContent[] {
  const { tagName } = element;
  const inner = (): ElementContent[] =>
    cleanNodes(element.children, omissions, {
      ...context,
      isInText: context.isInText || textElements.has(tagName),
      contrast: contrastOf(element, context.contrast),
      depth: context.depth + (scriptOf(element) ? 1 : 0),
    });
  const omit = (kind: Parameters<Omissions['add']>[0], isThere = true): ElementContent[] => {
    if (isThere) omissions.add(kind);
    return [];
  };

  if (isFormula(element)) {
    if (context.hasMathScripts && tagName !== 'math') return [];
    const formula = formulaText(element);
    return formula === undefined ? omit('formula', hasText(element)) : [textNode(formula)];
  }
  if (context.hasMathScripts && classesOf(element).includes('MathJax_Preview')) return [];
  if (isMathScript(element)) return [textNode(`$${textIn(element).trim()}$`)];
  if (elementsWithoutText.has(tagName)) return [];
  if (isHidden(element)) return omit('hidden', hasText(element));
  if (pictures.has(tagName)) {
    omissions.add('picture');
    const words = altTextOf(element);
    return words === '' ? [] : [textNode(words)];
  }
  if (fields.has(tagName)) {
    const isBox =
      element.properties.type === 'checkbox' && classesOf(element).includes('task-list-item-checkbox');
    return isBox ? [element] : omit('field', element.properties.type !== 'hidden');
  }
  if (frames.has(tagName)) {
    omissions.add('frame');
    return tagName === 'object' ? inner() : [];
  }
  if (recordings.has(tagName)) return omit('recording');
  if (tagName === 'script') return omit('script');
  if (tagName === 'noscript') return omit('fallback', hasText(element));
  if (tagName === 'nav' || element.properties.role === 'navigation') return omit('menu', hasText(element));
  if (tagName === 'header' && !context.isInText && !find(element, isHeading))
    return omit('header', hasText(element));
  if (tagName === 'footer' && !context.isInText && !find(element, isMark))
    return omit('footer', hasText(element));
  if (tagName === 'aside' && isSideBar(element)) return omit('sidebar', hasText(element));
  if (tagName === 'form' && !holdsText(element)) return omit('field', hasText(element));
  if (tagName === 'menu') return [{ ...element, tagName: 'ul', children: inner() }];
  if (unknown.has(tagName)) return [{ ...element, tagName: 'span', children: inner() }];
  if (tagName === 'table') return withCaptionAbove(element, inner());
  if (tagName === 'dialog') return [{ ...element, tagName: 'div', children: inner() }];
  const script = scriptOf(element);
  if (script && !find(element, isMark)) {
    const words = textIn({ ...element, children: inner() });
    const write = script === 'super' ? raised : lowered;
    return [textNode(context.depth < maxScriptDepth ? write(words) : words)];
  }
  const children = inner();
  return children.length === 0 && hasText(element) ? [] : [{ ...element, children }];
}

const isMathScript = ({ tagName, properties }: Element): boolean =>
  tagName === 'script' && /^math\/(?:tex|asciimath)\b/.test(String(properties.type ?? ''));

const isMark = ({ tagName }: Element): boolean => tagName === noteMark;

/** Some servers wrap the whole page, or a text with its questions, in a form. */
const holdsText = (form: Element): boolean =>
  find(
    form,
    (inner) =>
      isHeading(inner) || ['p', 'li', 'td', 'dd', 'article', 'section', 'pre'].includes(inner.tagName),
  ) !== undefined;

function altTextOf(picture: Element): string {
  const { alt, ariaLabel, title } = picture.properties;
  const named = String(alt ?? ariaLabel ?? title ?? '').trim();
  const inside = find(picture, ({ tagName }) => tagName === 'title');
  return named || (inside ? textIn(inside).trim() : '');
}

/** Turns the caption of a table into a paragraph above it. */
function withCaptionAbove(table: Element, children: ElementContent[]): ElementContent[] {
  const isCaption = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = children.filter(isCaption).map((caption): Element => ({ ...caption, tagName: 'p' }));
  return [...captions, { ...table, children: children.filter((child) => !isCaption(child)) }];
}
