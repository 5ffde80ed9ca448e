/** The record of questions, decks and documents, and of data derived from documents. */
import type { RecordOf } from '../types.ts';

/** The condition for decks that only the person sees. */
const alone = 'owner_id = :user and server_id is null';

export const texts: RecordOf<
  | 'cards'
  | 'deckImports'
  | 'decks'
  | 'documents'
  | 'feedback'
  | 'questions'
  | 'studyChannels'
  | 'vectors'
  | 'writtenQuestions'
> = {
  feedback: {
    what: 'What you said about answers, with your reasons',
    why: 'to show those who look after the documents what the lessons lack',
    kept: { days: 'questions' },
    yours: 'user_id = :user',
    erasure: [
      { delete: 'user_id = :user' },
      { delete: 'question_id in (select id from questions where user_id = :user)' },
    ],
    erased: 'deleted, and with your questions also what others said about the answers',
    columns: {
      questionId: 'doings',
      userId: 'who',
      verdict: 'doings',
      reason: 'words',
      givenAt: 'doings',
    },
  },
  questions: {
    what: 'Questions that you asked, with their answers',
    why: 'to understand what you ask next, and to list what the documents do not answer',
    kept: { days: 'questions' },
    yours: 'user_id = :user',
    erasure: [{ delete: 'user_id = :user' }],
    erased: 'deleted, from the list of unanswered questions too',
    columns: {
      id: 'doings',
      userId: 'who',
      serverId: 'place',
      channelId: 'place',
      question: 'words',
      outcome: 'doings',
      answer: 'words',
      askedAt: 'doings',
      closedAt: 'nothing',
    },
  },
  cards: {
    what: 'Questions in the decks that you imported',
    why: 'to ask them',
    kept: 'until you erase it',
    yours: 'deck_id in (select id from decks where owner_id = :user)',
    erasure: [{ delete: `deck_id in (select id from decks where ${alone})` }],
    erased: 'deleted with your own decks; those of a server stay with it',
    columns: { deckId: 'doings', position: 'nothing', written: 'words', topic: 'words', tags: 'words' },
  },
  deckImports: {
    what: 'Decks that were read and wait for you to say that they may be imported',
    why: 'to import them at the press of a button, although some of their rows cannot be used',
    kept: 'until the next night',
    yours: 'user_id = :user',
    erasure: [{ delete: 'user_id = :user' }],
    erased: 'deleted',
    columns: {
      id: 'nothing',
      userId: 'who',
      serverId: 'place',
      name: 'words',
      cards: 'words',
      createdAt: 'doings',
    },
  },
  decks: {
    what: 'Decks that you imported',
    why: 'to ask their questions, and to let you change them',
    kept: 'until you erase it',
    yours: 'owner_id = :user',
    erasure: [{ delete: alone }, { clear: 'owner_id', where: 'owner_id = :user' }],
    erased: 'your own are deleted; those that you gave to a server stay, without your name',
    columns: {
      id: 'doings',
      serverId: 'place',
      ownerId: 'who',
      name: 'words',
      createdAt: 'doings',
      deletedAt: 'doings',
    },
  },
  documents: {
    what: 'Documents that you added to servers',
    why: 'to teach from them in their server',
    kept: 'until its server removes it',
    yours: 'added_by = :user',
    erasure: [{ clear: 'added_by', where: 'added_by = :user' }],
    erased: 'stay with their server, without who added them',
    columns: {
      id: 'doings',
      serverId: 'place',
      name: 'words',
      markdown: 'words',
      addedBy: 'who',
      addedAt: 'doings',
      parsed: 'derived',
      parser: 'nothing',
      refusal: 'nothing',
      aside: 'nothing',
      asideTold: 'nothing',
    },
  },
  studyChannels: {
    what: 'Channels in which you let questions be answered',
    why: 'to answer there without a command',
    kept: 'until its server removes it',
    yours: 'added_by = :user',
    erasure: [{ clear: 'added_by', where: 'added_by = :user' }],
    erased: 'stay with their server, without who chose them',
    columns: { channelId: 'place', serverId: 'place', addedBy: 'who', addedAt: 'doings' },
  },
  vectors: {
    what: 'What passages of documents mean, in numbers',
    why: 'to find passages by their meaning; the vector of a question is not stored',
    kept: { days: 'derived' },
    erasure: [],
    erased: 'stays: it comes from documents and names nobody',
    columns: { hash: 'nothing', vector: 'nothing', madeAt: 'nothing' },
  },
  writtenQuestions: {
    what: 'Quiz questions that a language model wrote about documents',
    why: 'to ask them again without paying again',
    kept: { days: 'derived' },
    erasure: [],
    erased: 'stays: it comes from documents and names nobody',
    columns: {
      id: 'nothing',
      section: 'nothing',
      topic: 'nothing',
      written: 'nothing',
      writtenAt: 'nothing',
    },
  },
};
