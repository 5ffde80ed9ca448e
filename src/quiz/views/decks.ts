/** Decks and their questions as messages. */

import { keyOf } from '../../discord/keys.ts';
import { type Button, inRows, type Menu, type Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { plural } from '../../text/format.ts';
import type { Library } from '../../types/lessons.ts';
import type { Question } from '../../types/quiz.ts';
import { quizActions } from '../actions.ts';
import type { Deck } from '../tables/decks.ts';
import { questionText, solutionText } from './question.ts';

const { to } = quizActions;

export const templateButtons: Button[] = [
  { label: 'Template (CSV)', action: to.template('csv') },
  { label: 'Template (JSON)', action: to.template('json') },
];

const addNew: Button = { label: 'Add a question…', action: to.newcard(), style: 'primary' };
const allDecks: Button = { label: 'All decks', action: to.decks() };

export interface DeckList {
  decks: (Deck & { cards: number })[];
  /** A server's decks, not a person's own. */
  ofServer: boolean;
  mayChange: boolean;
  library: Library;
}

export function decksReply({ decks, ofServer, mayChange, library }: DeckList): Reply {
  const menus = [
    ...(decks.length > 0 ? [deckMenu(decks)] : []),
    // Only a server can take questions of the lessons out.
    ...(ofServer ? [lessonMenu(library)] : []),
  ];
  return {
    title: ofServer ? 'Decks of this server' : 'Your decks',
    text:
      decks.length === 0
        ? `None yet. ${mayChange ? '**Add a question** makes one here. ' : ''}\`/quiz import\` makes one from a CSV, JSON or Anki file.`
        : decks.map(({ name, cards }) => `${quote(name)} – ${plural(cards, 'question')}`).join('\n'),
    footer:
      '/quiz now asks the questions of a deck: choose it as “deck” · /quiz export gives a deck as a file',
    ...(mayChange && { menus, buttons: [[addNew, ...templateButtons]] }),
  };
}

const deckMenu = (decks: DeckList['decks']): Menu => ({
  action: to.opendeck(),
  placeholder: 'Open a deck: add, review, delete',
  choices: decks.map(({ id, name, cards }) => ({
    label: name,
    value: String(id),
    description: plural(cards, 'question'),
  })),
});

const lessonMenu = ({ topics }: Library): Menu => ({
  action: to.openlesson(),
  placeholder: 'Review the questions of a lesson',
  choices: [...topics.values()]
    .filter(({ kind }) => kind === 'lesson')
    .slice(0, 25)
    .map(({ id, title }) => ({ label: title, value: keyOf(id) })),
});

/** One deck. @param done confirms the last action */
export const deckReply = ({ id, name }: Deck, cards: number, done?: string): Reply => ({
  title: `Deck ${quote(name)}`,
  text: [
    ...(done ? [done, ''] : []),
    `${plural(cards, 'question')}. To play: \`/quiz now deck:${name}\`.`,
  ].join('\n'),
  buttons: [
    [
      { label: 'Add a question…', action: to.addcard(id), style: 'primary' },
      { label: 'Review the questions', action: to.asked(sourceOfDeck(id), 0) },
      { label: 'Delete the deck', action: to.undeck(id), style: 'danger' },
      allDecks,
    ],
  ],
});

/** The name of a deck as a source of questions. */
export const sourceOfDeck = (id: number): string => `deck-${id}`;

/** Right after a deletion. */
export const deletedDeckReply = ({ id, name }: Deck): Reply => ({
  title: `The deck ${quote(name)} is deleted`,
  text: '**Undo** brings it back. It works for one minute.',
  buttons: [[{ label: 'Undo', action: to.keepdeck(id), style: 'primary' }, allDecks]],
});

/** A question that is not added, because something is wrong with it. @param draft holds what was typed */
export const refusedQuestionReply = (draft: number, problems: readonly string[]): Reply => ({
  title: 'This question is not added yet',
  text: [
    ...problems.map((problem) => `⚠️ ${problem}`),
    'Press **Correct**: what you typed is still there.',
  ].join('\n'),
  buttons: [[{ label: 'Correct', action: to.fixcard(draft), style: 'primary' }, allDecks]],
});

export const questionsPerPage = 20;

export interface QuestionPage {
  /** The key of the deck or topic. */
  source: string;
  title: string;
  page: number;
  pages: number;
  questions: { fact: string; prompt: string; excluded: boolean }[];
  mayExclude: boolean;
}

/** Lists the questions of a deck or a lesson. */
export function questionPageReply({
  source,
  title,
  page,
  pages,
  questions,
  mayExclude,
}: QuestionPage): Reply {
  const numbered = questions.map((question, i) => ({ ...question, number: page * questionsPerPage + i + 1 }));
  const back = source.startsWith('deck-')
    ? { label: 'Back to the deck', action: to.deck(Number(source.slice('deck-'.length))) }
    : allDecks;
  return {
    title: `Questions: ${title}`,
    text:
      questions.length === 0
        ? 'There are none.'
        : numbered
            .map(({ number, prompt, excluded }) =>
              excluded
                ? `${number}. ~~${shortened(prompt)}~~ (never asked)`
                : `${number}. ${shortened(prompt)}`,
            )
            .join('\n'),
    footer: [
      ...(pages > 1 ? [`Page ${page + 1} of ${pages}`] : []),
      mayExclude ? 'Choose one to see it, and to take it out' : 'Choose one to see it',
    ].join(' · '),
    menus: [
      {
        action: to.asking(source, page),
        placeholder: 'Look at a question',
        choices: numbered.map(({ number, prompt, fact }) => ({
          label: `${number}. ${plain(prompt)}`,
          value: keyOf(fact),
        })),
      },
    ],
    buttons: [
      [
        ...(page > 0 ? [{ label: 'Page before', action: to.asked(source, page - 1) }] : []),
        ...(page + 1 < pages ? [{ label: 'Next page', action: to.asked(source, page + 1) }] : []),
        back,
      ],
    ],
  };
}

const longestLine = 160;
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[*_~`|]+/g, '')
    .trim();
const shortened = (text: string): string => {
  const line = plain(text);
  return line.length > longestLine ? `${line.slice(0, longestLine - 1).trimEnd()}…` : line;
};

export interface ReviewedQuestion extends Pick<QuestionPage, 'source' | 'page' | 'mayExclude'> {
  question: Question;
  excluded: boolean;
}

/** One question with its solution. */
export const reviewedQuestionReply = (shown: ReviewedQuestion): Reply => {
  const { source, page, question, excluded, mayExclude } = shown;
  const state = excluded ? ['**This server is never asked this again.**', ''] : [];
  return {
    title: 'A question with its solution',
    text: [...state, questionText(question), '', solutionText(question)].join('\n'),
    ...(question.kind === 'picture' && { chart: question.picture }),
    buttons: inRows([
      ...(mayExclude
        ? [
            excluded
              ? { label: 'Undo', action: to.include(source, page, question.fact), style: 'primary' as const }
              : {
                  label: 'Never ask this again',
                  action: to.exclude(source, page, question.fact),
                  style: 'danger' as const,
                },
          ]
        : []),
      { label: 'Back to the list', action: to.asked(source, page) },
    ]),
  };
};
