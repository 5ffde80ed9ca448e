import type { Code, Heading, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Level } from '../types/lessons.ts';
import { lineOf, type Report } from './markdown.ts';
import { nameKey } from './names.ts';

/** A stretch of a document that becomes one topic: the lesson's own text, or a section of it. */
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
 * Divides a document at its headings. The first part is the lesson's own; every further heading of the second depth
 * (or the first, where a document has several) begins a section.
 *
 * @param titled whether the title is known already, so that only a heading of the first depth repeats it
 * @param otherwise the level of text under no level heading
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
  const lesson = emptyPart(title);
  const sections: Section[] = [];
  let part = lesson;
  let level = otherwise;

  for (const block of root.children) {
    if (block === title || block.type === 'yaml') continue;
    if (block.type === 'heading' && startsAnew(block)) {
      const named = levelOf(block);
      if (named && block.depth === 2) part = lesson;
      if (!named && block.depth < 3) {
        part = emptyPart(block);
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

  /** Under `## In depth` a heading of the third depth only divides the text; beside `### In depth` it ends it. */
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

function emptyPart(heading: Heading | undefined): Section {
  return { ...(heading && { heading }), blocks: { first: [], deep: [] }, quizzes: [], answers: [] };
}

function levelOf(heading: Heading): Level | undefined {
  return levelHeadings[nameKey(textOf(heading))];
}
