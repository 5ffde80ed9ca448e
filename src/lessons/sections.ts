import type { Code, Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Level } from '../types/lessons.ts';
import { lineOf, type Report } from './markdown.ts';
import { nameKey } from './names.ts';

/** A part of a document that becomes one topic: the lesson's own text, or a section. */
export interface Section {
  heading?: Heading;
  /** The `topic` block below the heading. */
  topic?: Code;
  blocks: Record<Level, RootContent[]>;
  quizzes: Code[];
  answers: Code[];
}

const levelHeadings: Record<string, Level> = {
  [nameKey('First look')]: 'first',
  [nameKey('In depth')]: 'deep',
};

/**
 * Splits a document at its headings. The first part is the lesson's own text; every other heading of the first or second
 * level begins a section.
 *
 * @param titled whether the front matter has a title; then only a heading of the first level can repeat it
 * @param otherwise the level of text without a level heading
 */
export function splitSections(
  root: Root,
  titled: boolean,
  otherwise: Level,
  report: Report,
): [Section, ...Section[]] {
  const headings = root.children.filter((block) => block.type === 'heading');
  const title =
    headings.find(({ depth }) => depth === 1) ??
    (titled ? undefined : headings.find((heading) => levelOf(heading) === undefined));
  const lesson = emptySection(title);
  const sections: Section[] = [];
  let part = lesson;
  let level = otherwise;

  for (const block of root.children) {
    if (block === title || block.type === 'yaml') continue;
    if (block.type === 'heading' && startsAnew(block)) {
      const named = levelOf(block);
      if (named && block.depth === 2) part = lesson;
      if (!named && block.depth < 3) {
        part = emptySection(block);
        sections.push(part);
      }
      level = named ?? otherwise;
      if (named || block.depth < 3) continue;
    }
    if (block.type === 'code' && block.lang === 'quiz') part.quizzes.push(block);
    else if (block.type === 'code' && block.lang === 'answers') part.answers.push(block);
    else if (block.type === 'code' && block.lang === 'topic') takeTopicBlock(block);
    else part.blocks[level].push(block);
  }
  return [lesson, ...sections];

  /** A heading of the third level ends a `### In depth`, but belongs to the text of a `## In depth`. */
  function startsAnew(heading: Heading): boolean {
    return heading.depth < 3 || levelOf(heading) !== undefined || (heading.depth === 3 && part !== lesson);
  }

  function takeTopicBlock(block: Code): void {
    const before =
      part.blocks.first.length + part.blocks.deep.length + part.quizzes.length + part.answers.length;
    if (part !== lesson && before === 0 && !part.topic) part.topic = block;
    else report(lineOf(block), 'A "topic" block must stand directly below a "## heading"; move it there.');
  }
}

function emptySection(heading: Heading | undefined): Section {
  return { ...(heading && { heading }), blocks: { first: [], deep: [] }, quizzes: [], answers: [] };
}

function levelOf(heading: Heading): Level | undefined {
  return levelHeadings[nameKey(textOf(heading))];
}
