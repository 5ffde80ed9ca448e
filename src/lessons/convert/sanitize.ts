import type { Nodes, Parents, Root } from 'mdast';
import type { Omissions } from './omissions.ts';

/**
 * Changes the tree in place: a link becomes its words, a picture its description. HTML, definitions and addresses are
 * removed.
 */
export function sanitize(tree: Root, omissions: Omissions): Root {
  const visit = (parent: Parents): void => {
    parent.children = parent.children.flatMap((child): Nodes[] => {
      if ('children' in child) visit(child);
      switch (child.type) {
        case 'html':
        case 'definition':
          return [];
        case 'link':
          omissions.add('link', child.url === '' || child.url.startsWith('#') ? 0 : 1);
          return child.children;
        case 'linkReference':
          omissions.add('link');
          return child.children;
        case 'image':
        case 'imageReference':
          omissions.add('picture');
          return child.alt ? [{ type: 'text', value: sanitizeText(child.alt) }] : [];
        case 'text':
        case 'inlineCode':
        case 'code':
          return [{ ...child, value: sanitizeText(child.value) }];
        default:
          return [child];
      }
    }) as never;
    if (parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell')
      trimEnds(parent.children);
  };
  visit(tree);
  return tree;
}

/** Removes the space that a removed node leaves at the start or end. */
function trimEnds(children: Nodes[]): void {
  const [first, last] = [children[0], children.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
}

/** Removes addresses, invitations and invisible characters, and breaks mentions. */
export const sanitizeText = (text: string): string =>
  text
    .replace(/(?:https?:\/\/|www\.|discord(?:app)?\.(?:gg|com)\/)\S*/gi, '(address removed)')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (found) => (found === '\n' || found === '\t' ? found : ''))
    .replace(/@(?=everyone|here|[&!]?\d)/gi, '@ ')
    .replace(/<(?=[@#:/a-z])/gi, '< ');
