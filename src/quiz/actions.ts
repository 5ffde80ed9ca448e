import { z } from 'zod';
import { defineActions, id, key, position, positions } from '../discord/actions.ts';

const period = z.enum(['week', 'all']);

export const quizActions = defineActions('quiz', {
  // A group's question.
  pick: z.tuple([id, position]),
  unpick: z.tuple([id, position]),
  type: z.tuple([id]),
  hint: z.tuple([id]),
  reveal: z.tuple([id]),
  stop: z.tuple([id]),
  replay: z.tuple([id]),
  // A question of a solo quiz.
  take: z.tuple([id, position]),
  mark: z.tuple([id, positions, position]),
  hand: z.tuple([id, positions]),
  write: z.tuple([id]),
  clue: z.tuple([id]),
  next: z.tuple([id]),
  again: z.tuple([id]),
  share: z.tuple([id]),
  // A short quiz of one's own, on a topic or on everything.
  quick: z.tuple([key.optional()]),
  // The board of a topic, or of all.
  board: z.tuple([period, key.optional()]),
  // The board of the week; the id keeps the results of one quiz apart from those of another.
  standings: z.tuple([id]),
  // Schedules. `skip` names its run by the time in milliseconds; earlier versions only switched over.
  plans: z.tuple([]),
  plan: z.tuple([id]),
  pause: z.tuple([id]),
  resume: z.tuple([id]),
  skip: z.tuple([id, z.enum(['on', 'off']).optional(), id.optional()]),
  run: z.tuple([id]),
  drop: z.tuple([id]),
  dropplan: z.tuple([id]),
  keepplan: z.tuple([id]),
  edit: z.tuple([id]),
  newplan: z.tuple([]),
  // The set-up of a schedule; the id is that of its draft.
  setup: z.tuple([id]),
  setdays: z.tuple([id]),
  setchannel: z.tuple([id]),
  settopics: z.tuple([id]),
  setrole: z.tuple([id]),
  settime: z.tuple([id]),
  setzone: z.tuple([id]),
  setlength: z.tuple([id]),
  preview: z.tuple([id]),
  save: z.tuple([id]),
  discard: z.tuple([id]),
  // Decks.
  undeck: z.tuple([id]),
  dropdeck: z.tuple([id]),
  decks: z.tuple([]),
  opendeck: z.tuple([]),
  deck: z.tuple([id]),
  keepdeck: z.tuple([id]),
  template: z.tuple([z.enum(['csv', 'json'])]),
  bring: z.tuple([id]),
  // A new question, for a deck or for one that is named in the form; `fixcard` has the id of a draft.
  addcard: z.tuple([id]),
  newcard: z.tuple([]),
  fixcard: z.tuple([id]),
  // The questions of a source, which is a deck (as `deck-7`) or a topic, by pages.
  openlesson: z.tuple([]),
  asked: z.tuple([key, position]),
  asking: z.tuple([key, position]),
  exclude: z.tuple([key, position, key]),
  include: z.tuple([key, position, key]),
  // The weekly letter. `noletter` has the id of the server, because the letter stands in a direct message.
  letter: z.tuple([]),
  letternow: z.tuple([]),
  noletter: z.tuple([key]),
  writeanswer: z.tuple([id]),
  fixanswer: z.tuple([id]),
});

export const reviewActions = defineActions('review', {
  start: z.tuple([]),
  progress: z.tuple([]),
  // Reminders. The id is that of a draft, which holds what was typed.
  remind: z.tuple([id.optional()]),
  zone: z.tuple([id]),
  off: z.tuple([]),
});
