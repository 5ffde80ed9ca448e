/** A small lesson, and questions about it as a good model would write them. */
import type { QuestionDraft } from '../../../src/quiz/written/draft.ts';
import { libraryFrom } from '../../ask/library.ts';

const sea = `---
aliases: [ocean]
---

# Sea

## First look

Salt water covers 71 % of the planet. The sea keeps the warmth of the summer and gives it back in winter.

A current carries warm water from the equator to the north. The wind drives the currents at the surface, and differences in salt drive the currents of the deep.

## Tides

\`\`\`topic
id: tides
\`\`\`

### First look

The Moon pulls the water of the oceans towards itself. A coast meets two high tides on a day. At a spring tide the Sun and the Moon stand in one line.

### In depth

The friction of the tides slows the rotation of the planet. A tide has no influence on the weather. Narrow bays raise the height of a tide.
`;

export const seaLibrary = () => libraryFrom({ 'sea.md': sea });

/** Sources 1 and 2 of the topic “tides”. */
export const good: Record<QuestionDraft['kind'], QuestionDraft> = {
  single: {
    source: 1,
    kind: 'single',
    question: 'What does the Moon pull towards itself?',
    right: ['the water of the oceans'],
    wrong: ['the sand of the beaches', 'the clouds', 'the rock'],
    explanation: 'The Moon pulls the water of the oceans towards itself.',
  },
  multiple: {
    source: 1,
    kind: 'multiple',
    question: 'Which stand in one line at a spring tide?',
    right: ['the Sun', 'the Moon'],
    wrong: ['Jupiter', 'Venus'],
    explanation: 'At a spring tide the Sun and the Moon stand in one line.',
  },
  boolean: {
    source: 2,
    kind: 'boolean',
    question: 'A tide has an influence on the weather.',
    right: ['false'],
    wrong: [],
    explanation: 'A tide has no influence on the weather.',
  },
  gap: {
    source: 2,
    kind: 'gap',
    question: 'The friction of the tides slows the ___ of the planet.',
    right: ['rotation'],
    wrong: [],
    explanation: 'The friction of the tides slows the rotation of the planet.',
  },
  number: {
    source: 1,
    kind: 'number',
    question: 'How many high tides does a coast meet on a day?',
    right: ['2'],
    wrong: [],
    explanation: 'A coast meets two high tides on a day.',
  },
};

export const asReply = (...questions: object[]): string => JSON.stringify({ questions });
