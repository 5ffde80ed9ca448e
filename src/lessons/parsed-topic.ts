import type { RootContent } from 'mdast';
import { slug } from '../text/words.ts';
import type { Level, Topic } from '../types/lessons.ts';
import { joinBlocks, type ToDiscord } from './discord-text.ts';
import { lineOf, plainText, walk } from './markdown.ts';
import type { Meta } from './meta.ts';

/** A topic of one document, before linking: the topics that it names may not exist. */
export interface ParsedTopic extends Omit<Topic, 'related' | 'lesson'> {
  /** None for a lesson. */
  lesson?: ParsedTopic;
  related: { id: string; line: number }[];
  aliasLines: number[];
  /** The text without mark-up, for searching. */
  plain: Partial<Record<Level, string>>;
}

/** A topic with the data of its front matter or `topic` block, without text. */
export function newTopic(
  kind: Topic['kind'],
  title: string,
  meta: Meta,
  place: Topic['place'],
  lesson?: ParsedTopic,
): ParsedTopic {
  return {
    id: meta.id ?? (slug(title) || kind),
    title,
    aliases: meta.aliases,
    text: {},
    related: meta.related.map((id, i) => ({ id, line: meta.line(['related', i]) })),
    sources: meta.sources.length > 0 ? meta.sources : (lesson?.sources ?? []),
    diagrams:
      typeof meta.diagram === 'string' ? { first: meta.diagram, deep: meta.diagram } : (meta.diagram ?? {}),
    claims: meta.claims,
    questions: meta.questions,
    answers: [],
    kind,
    ...(lesson && { lesson }),
    place,
    aliasLines: meta.aliases.map((_, i) => meta.line(['aliases', i])),
    plain: {},
  };
}

/**
 * Adds the topics that some blocks link to.
 *
 * @param lineAbove the line of the document above the first line of the blocks
 */
export function addRelated(topic: ParsedTopic, blocks: readonly RootContent[], lineAbove: number): void {
  for (const node of blocks.flatMap((block) => [...walk(block)])) {
    const target = node.type === 'link' || node.type === 'definition' ? node.url : '';
    if (target.startsWith('#')) topic.related.push({ id: target.slice(1), line: lineAbove + lineOf(node) });
  }
}

/** Sets the text of a level, and adds the topics that it links to. */
export function setText(
  topic: ParsedTopic,
  level: Level,
  blocks: readonly RootContent[],
  render: ToDiscord,
): void {
  addRelated(topic, blocks, 0);
  const text = joinBlocks(blocks, render);
  if (text === '') return;
  topic.text[level] = text;
  topic.plain[level] = blocks.map(plainText).filter(Boolean).join('\n');
}

/** Lists the titles of other topics as the text of a topic that has none. */
export function setOverview(topic: ParsedTopic, others: readonly ParsedTopic[]): void {
  if (others.length === 0) return;
  const titles = others.map(({ title }) => title);
  topic.text.first = titles.map((title) => `**${title}**`).join(' · ');
  topic.plain.first = titles.join('\n');
}

export function isEmpty(topic: ParsedTopic): boolean {
  return topic.text.first === undefined && topic.text.deep === undefined;
}
