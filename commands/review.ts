import { command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import { reviewActions } from '../src/quiz/actions.ts';
import { reviewButtons, setReminder, startReview } from '../src/quiz/handlers/review.ts';
import { suggestTimeZones } from '../src/quiz/zones.ts';

export default command({
  name: 'review',
  description: 'Repeat what you are about to forget: each concept comes back when it is due',
  private: true,
  options: {
    length: {
      type: 'integer',
      description: 'How many questions at most; 10 if you do not say',
      min: 1,
      max: 30,
    },
    remind: { type: 'text', description: 'Remind me by direct message every day at 18:30, or off' },
    time_zone: {
      type: 'text',
      description: 'Yours, for reminders: Europe/Vienna',
      complete: (typed) => suggestTimeZones(typed, 25).map((name) => suggestion(name)),
    },
  },
  run: ({ options: { length, remind, time_zone: timeZone }, ...context }) =>
    remind === undefined && timeZone === undefined
      ? startReview(context, length)
      : setReminder(context, { remind, timeZone }),
  actions: reviewActions,
  buttons: reviewButtons,
});
