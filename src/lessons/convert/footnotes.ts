/** Footnotes, for readers that show none: “(note 1)” at the mark, and the note below its section. */
import type { FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { walk } from '../markdown.ts';

/** In place. A note that nothing refers to stays where it is. */
export function placeFootnotes(tree: Root): Root {
  const notes = takenOut(tree);
  const numbers = new Map<string, number>();
  const due: FootnoteDefinition[] = [];
  const call = (note: FootnoteDefinition): void => {
    numbers.set(note.identifier, numbers.size + 1);
    due.push(note);
    // It may have notes of its own.
    mark(note);
  };
  const mark = (parent: Parents): void => {
    parent.children = parent.children.map((child): Nodes => {
      if ('children' in child) mark(child);
      if (child.type !== 'footnoteReference') return child;
      const note = notes.get(child.identifier);
      if (note && !numbers.has(child.identifier)) call(note);
      return { type: 'text', value: ` (note ${numbers.get(child.identifier) ?? child.identifier})` };
    }) as never;
  };
  const written = () =>
    due.splice(0).flatMap((note) => numbered(note, `Note ${numbers.get(note.identifier)}: `));
  const blocks = tree.children.flatMap((block): RootContent[] => {
    const before = block.type === 'heading' ? written() : [];
    if ('children' in block) mark(block);
    return [...before, block];
  });
  blocks.push(...written());
  // Notes that only refer to each other.
  for (const note of notes.values()) if (!numbers.has(note.identifier)) call(note);
  tree.children = [...blocks, ...written()];
  return tree;
}

/** The notes that something refers to, which leave the tree. */
function takenOut(tree: Root): Map<string, FootnoteDefinition> {
  const all = [...walk(tree)];
  const wanted = new Set(all.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])));
  const notes = new Map<string, FootnoteDefinition>();
  for (const node of all) {
    if (!('children' in node)) continue;
    node.children = node.children.flatMap((child): Nodes[] => {
      if (child.type !== 'footnoteDefinition') return [child];
      if (!wanted.has(child.identifier) || notes.has(child.identifier)) return numbered(child, 'Note: ');
      notes.set(child.identifier, child);
      return [];
    }) as never;
  }
  return notes;
}

function numbered({ children }: FootnoteDefinition, label: string): RootContent[] {
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [{ type: 'text', value: label }, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [{ type: 'text', value: label.trim() }] }, ...children];
}
