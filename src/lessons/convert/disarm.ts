import type { Nodes, Parents, Root } from 'mdast';
import { inertText } from './inert.ts';
import type { LeftOut } from './left-out.ts';

/** In place: links become their words, pictures their description, and HTML, definitions and addresses vanish. */
export function disarm(tree: Root, left: LeftOut): Root {
  const visit = (parent: Parents): void => {
    parent.children = parent.children.flatMap((child): Nodes[] => {
      if ('children' in child) visit(child);
      switch (child.type) {
        case 'html':
        case 'definition':
          return [];
        case 'link':
          left.add('link', child.url === '' || child.url.startsWith('#') ? 0 : 1);
          return child.children;
        case 'linkReference':
          left.add('link');
          return child.children;
        case 'image':
        case 'imageReference':
          left.add('picture');
          return child.alt ? [{ type: 'text', value: inertText(child.alt) }] : [];
        case 'text':
        case 'inlineCode':
        case 'code':
          return [{ ...child, value: inertText(child.value) }];
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

/** What was left out at an end of a line leaves a space there. */
function trimEnds(children: Nodes[]): void {
  const [first, last] = [children[0], children.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
}
