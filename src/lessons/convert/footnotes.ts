/** Footnotes as plain text, because Discord shows none: “(note 1)” at the mark, the note below its section. */
import type { FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { walk } from '../markdown.ts';

/** Changes the tree in place. A note without references stays where it is. */
export function placeFootnotes(tree: Root): Root {
  const notes = extractNotes(tree);
  const numbers = new Map<string, number>();
  const pending: FootnoteDefinition[] = [];
  const addReference = (note: FootnoteDefinition): void => {
    numbers.set(note.identifier, numbers.size + 1);
    pending.push(note);
    // A note may refer to other notes.
    mark(note);
  };
  const mark = (parent: Parents): void => {
    parent.children = parent.children.map((child): Nodes => {
      if ('children' in child) mark(child);
      if (child.type !== 'footnoteReference') return child;
      const note = notes.get(child.identifier);
      if (note && !numbers.has(child.identifier)) addReference(note);
      return { type: 'text', value: ` (note ${numbers.get(child.identifier) ?? child.identifier})` };
    }) as never;
  };
  const takePending = () =>
    pending.splice(0).flatMap((note) => withLabel(note, `Note ${numbers.get(note.identifier)}: `));
  const blocks = tree.children.flatMap((block): RootContent[] => {
    const before = block.type === 'heading' ? takePending() : [];
    if ('children' in block) mark(block);
    return [...before, block];
  });
  blocks.push(...takePending());
  // The remaining notes refer only to each other.
  for (const note of notes.values()) if (!numbers.has(note.identifier)) addReference(note);
  tree.children = [...blocks, ...takePending()];
  return tree;
}

/** Removes the referenced notes from the tree and returns them by identifier. */
function extractNotes(tree: Root): Map<string, FootnoteDefinition> {
  const all = [...walk(tree)];
  const referenced = new Set(
    all.flatMap((node) => (node.type === 'footnoteReference' ? [node.identifier] : [])),
  );
  const notes = new Map<string, FootnoteDefinition>();
  for (const node of all) {
    if (!('children' in node)) continue;
    node.children = node.children.flatMap((child): Nodes[] => {
      if (child.type !== 'footnoteDefinition') return [child];
      if (!referenced.has(child.identifier) || notes.has(child.identifier)) return withLabel(child, 'Note: ');
      notes.set(child.identifier, child);
      return [];
    }) as never;
  }
  return notes;
}

function withLabel({ children }: FootnoteDefinition, label: string): RootContent[] {
  const [first, ...rest] = children;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [{ type: 'text', value: label }, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [{ type: 'text', value: label.trim() }] }, ...children];
}
