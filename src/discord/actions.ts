/** Every button there is and what its custom id says: the one list that views and handlers are held to. */
import { z } from 'zod';
import { levels } from '../types/lessons.ts';
import { UserError } from '../types/errors.ts';
import { keyOf } from './keys.ts';

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** Of a row in the database. */
const id = whole(1, Number.MAX_SAFE_INTEGER);
/** Of an option or a step: a message has room for 25. */
const position = whole(0, 24);
/** Positions marked so far, such as `0.2`. */
const positions = z
  .string()
  .regex(/^(\d{1,2}(\.\d{1,2})*)?$/)
  .transform((set) => set.split('.').filter(Boolean).map(Number));
/** A topic, a subject or an aspect: see `keyOf`. */
const key = z.string().min(1);
const level = z.enum(levels);
const period = z.enum(['week', 'all']);

const list = {
  ask: {
    helpful: z.tuple([id]),
    unhelpful: z.tuple([id]),
    // Counted from 0; the topics go on being offered.
    page: z.tuple([id, position, key.optional(), key.optional(), key.optional()]),
  },
  compare: { whole: z.tuple([key, key]), aspect: z.tuple([key, key, key]) },
  // The newest and the oldest of the questions; earlier versions named the newest alone.
  documents: { done: z.tuple([id, id.optional()]) },
  experiments: { list: z.tuple([id]), show: z.tuple([id]) },
  explain: {
    open: z.tuple([key, level]),
    level: z.tuple([key, level]),
    differently: z.tuple([key, level]),
  },
  quiz: {
    // A group's question.
    pick: z.tuple([id, position]),
    unpick: z.tuple([id, position]),
    type: z.tuple([id]),
    hint: z.tuple([id]),
    reveal: z.tuple([id]),
    stop: z.tuple([id]),
    // One's own.
    take: z.tuple([id, position]),
    mark: z.tuple([id, positions, position]),
    hand: z.tuple([id, positions]),
    write: z.tuple([id]),
    clue: z.tuple([id]),
    next: z.tuple([id]),
    again: z.tuple([id]),
    // The board; of a topic, or of all.
    board: z.tuple([period, key.optional()]),
    // The board of the week; it also tells the results of one quiz from those of another.
    standings: z.tuple([id]),
    // Schedules. `skip` names its run by the time in milliseconds; before it was said which way, it changed over.
    plans: z.tuple([]),
    plan: z.tuple([id]),
    pause: z.tuple([id]),
    resume: z.tuple([id]),
    skip: z.tuple([id, z.enum(['on', 'off']).optional(), id.optional()]),
    run: z.tuple([id]),
    drop: z.tuple([id]),
    edit: z.tuple([id]),
    // Decks.
    undeck: z.tuple([id]),
    dropdeck: z.tuple([id]),
    decks: z.tuple([]),
    bring: z.tuple([id]),
  },
  privacy: { show: z.tuple([]), export: z.tuple([id]), erase: z.tuple([]), erased: z.tuple([]) },
  review: { start: z.tuple([]), progress: z.tuple([]) },
  train: { again: z.tuple([id]), cancel: z.tuple([id]) },
};

type List = typeof list;
export type ActionCommand = keyof List;
export type ActionName<C extends ActionCommand> = keyof List[C] & string;
/** What a handler of the button receives, and what a view gives. */
export type ActionArguments<C extends ActionCommand, B extends ActionName<C>> = Extract<
  z.output<List[C][B]>,
  readonly unknown[]
>;

const separator = ':';
const longest = 100;

/** The custom id of a button: `command:button:argument:argument`, never longer than Discord takes. */
export function action<C extends ActionCommand, B extends ActionName<C>>(
  command: C,
  button: B,
  ...args: ActionArguments<C, B>
): string {
  const written = args.filter((arg) => arg !== undefined).map(write);
  const customId = [command, button, ...written].join(separator);
  if (customId.length > longest) throw new RangeError(`The custom id ${customId} is too long`);
  return customId;
}

function write(argument: unknown): string {
  if (Array.isArray(argument)) return argument.join('.');
  return typeof argument === 'string' ? keyOf(argument) : String(argument);
}

const schemas = new Map<string, z.ZodType<unknown[]>>(
  Object.entries(list).flatMap(([command, buttons]) =>
    Object.entries(buttons).map(([button, schema]) => [`${command}${separator}${button}`, schema] as const),
  ),
);

export interface Action {
  command: string;
  button: string;
  args: unknown[];
}

/** What a press means. @throws UserError for what was forged, or is no button any more */
export function readAction(customId: string): Action {
  const [command = '', button = '', ...written] = customId.split(separator);
  const args = schemas.get(`${command}${separator}${button}`)?.safeParse(written.map(decode)).data;
  if (!args)
    throw new UserError(
      'This button belongs to another version of the bot, or was changed on its way. Please use the command again.',
    );
  return { command, button, args };
}

/** Earlier versions percent-encoded whole titles. */
function decode(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
