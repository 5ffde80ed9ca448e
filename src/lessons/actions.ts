import { z } from 'zod';
import { defineActions, id, key } from '../discord/actions.ts';
import { levels } from '../types/lessons.ts';

const level = z.enum(levels);

export const explainActions = defineActions('explain', {
  open: z.tuple([key, level]),
  level: z.tuple([key, level]),
  differently: z.tuple([key, level]),
});

export const compareActions = defineActions('compare', {
  whole: z.tuple([key, key]),
  aspect: z.tuple([key, key, key]),
});

export const documentsActions = defineActions('documents', {
  // The newest and the oldest question. Messages of earlier versions name only the newest.
  done: z.tuple([id, id.optional()]),
  // When the questions were set aside, in milliseconds.
  undo: z.tuple([id]),
  // The question to answer.
  answer: z.tuple([id]),
});
