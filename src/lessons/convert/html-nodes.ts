/** Queries on a tree of HTML elements. */
import type { Element, ElementContent, Nodes, Root, Text } from 'hast';

export const textNode = (value: string): Text => ({ type: 'text', value });

export const textIn = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
};

export const hasText = (node: Nodes): boolean => textIn(node).trim() !== '';

export const wordsIn = (node: Nodes): number => textIn(node).split(/\s+/).filter(Boolean).length;

export const classesOf = ({ properties }: Element): string[] => {
  const names = properties.className;
  return Array.isArray(names) ? names.map(String) : [];
};

/** The first matching element below a node, in document order. */
export function find(node: Root | Element, matches: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = matches(child) ? child : find(child, matches);
    if (found) return found;
  }
  return undefined;
}

/** The outermost matching elements below a node. */
export function outermost(node: Root | Element, matches: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child): Element[] => {
    if (child.type !== 'element') return [];
    return matches(child) ? [child] : outermost(child, matches);
  });
}

export const isHeading = ({ tagName }: Element): boolean => /^h[1-6]$/.test(tagName);

export const elements = (nodes: readonly (ElementContent | Root['children'][number])[]): ElementContent[] =>
  nodes.filter((node) => node.type !== 'doctype');
