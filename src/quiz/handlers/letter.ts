/** The weekly letter: asking for it, and stopping it. */

import type { Buttons, CommandContext, Form, InstantContext } from '../../discord/command.ts';
import { managedServer } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import type { quizActions } from '../actions.ts';
import { nextLetterAt, sendLetter } from '../letter.ts';
import { learnerOf } from '../tables/learners.ts';
import { letterOf, putLetter, removeLetter } from '../tables/letters.ts';
import { schedulesOf } from '../tables/schedules.ts';
import { letterSentReply, lettersStoppedReply } from '../views/letter.ts';
import { zoneChoices, zoneOf } from '../zones.ts';

/** Sends a letter to the person now, and says what became of it. */
async function sendNow(context: CommandContext, note?: string): Promise<Reply> {
  const { services, person } = context;
  const serverId = managedServer(context);
  const { db, libraries, log, quizzes } = services;
  const letter = letterOf(db, serverId, person.id);
  const { publisher } = quizzes.scheduler;
  if (!letter || !publisher) throw new UserError('You get no weekly letter. `/quiz class` starts it.');
  const parts = {
    db,
    libraries,
    now: Date.now,
    log: (what: string, err: unknown) => log.error({ err }, what),
  };
  const problem = await sendLetter(parts, publisher, letter);
  return letterSentReply({ ...letter, problem }, note);
}

const letterForm = (context: InstantContext): Form => {
  const serverId = managedServer(context);
  const { db } = context.services;
  const zone = schedulesOf(db, serverId).at(-1)?.timeZone ?? learnerOf(db, context.person.id).timeZone;
  return {
    title: 'A weekly letter',
    text: 'It comes by direct message, every Monday at 8:00 in your zone: the weakest ideas, open questions, who fell silent, and what to do next. The first one comes at once.',
    fields: [
      {
        name: 'zone',
        label: 'Your city or country',
        placeholder: 'Vienna',
        ...(zone !== null && { value: zone }),
      },
    ],
  };
};

function subscribe(context: CommandContext, typed: string): Promise<Reply> {
  const serverId = managedServer(context);
  const [first] = zoneChoices(typed);
  const clear = zoneOf(typed);
  const timeZone = clear ?? first?.zone ?? 'UTC';
  const letter = { serverId, userId: context.person.id, timeZone };
  putLetter(context.services.db, { ...letter, nextAt: nextLetterAt(timeZone, Date.now()) });
  const taken =
    clear === undefined ? `I took ${quote(typed)} for ${first?.place ?? timeZone} (${timeZone}). ` : '';
  return sendNow(context, taken);
}

export const letterHandlers = {
  letter: {
    kind: 'form',
    form: letterForm,
    result: 'private',
    run: (context, _, { zone = '' }) => subscribe(context, zone),
  },
  letternow: { kind: 'private', run: (context) => sendNow(context) },
  noletter: {
    kind: 'private',
    run: ({ services, person }, [serverId]) => {
      removeLetter(services.db, serverId, person.id);
      return lettersStoppedReply;
    },
  },
} satisfies Partial<Buttons<typeof quizActions>>;
