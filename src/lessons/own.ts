/** Documents that the people of a server brought along. */

import type { OwnDocument } from '../types/reading-protocol.ts';
import { sanitizeText } from './convert/sanitize.ts';
import { type ParsedDocument, parseDocument } from './document.ts';

/**
 * A document that somebody brought along: its sources are named, but nobody is sent there.
 *
 * @throws UserError where it holds more than is read
 */
export function parseOwn({ name, markdown }: OwnDocument): ParsedDocument {
  const document = parseDocument(ownFile(name), markdown);
  for (const topic of document.topics) {
    topic.title = plainName(topic.title);
    topic.aliases = topic.aliases.map(plainName);
    if (topic.synonyms) topic.synonyms = topic.synonyms.map(plainName);
    topic.answers = topic.answers.map(({ questions, text }) => ({
      questions: questions.map(sanitizeText),
      text: sanitizeText(text),
    }));
    topic.sources = topic.sources.map(({ title }) => ({ title: plainName(title) }));
  }
  return document;
}

/** Names come from the front matter as well, which nobody has looked through. */
const plainName = (name: string) =>
  sanitizeText(name)
    .replace(/[\\`*_~|[\]()<>#]/g, '')
    .trim() || 'untitled';

/** How a server's own document is called among the files. */
export const ownFile = (name: string) => `own/${name}`;
