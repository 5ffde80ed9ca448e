import { command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import { reviewActions } from '../src/quiz/actions.ts';
import { setReminder } from '../src/quiz/handlers/reminder.ts';
import { reviewButtons, startReview } from '../src/quiz/handlers/review.ts';
import { suggestTimeZones } from '../src/quiz/zones.ts';

const usualTimes = ['07:30', '12:30', '18:30', '21:00', 'off'];

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
    remind: {
      type: 'text',
      description: 'When to remind you by direct message: type a time of day, such as 18:30, or off',
      complete: (typed) =>
        usualTimes.filter((time) => time.startsWith(typed.trim())).map((time) => suggestion(time)),
    },
    time_zone: {
      type: 'text',
      description: 'Where you are, for reminders: type your city',
      complete: (typed) => suggestTimeZones(typed, 25).map((name) => suggestion(name)),
    },
  },
  run: ({ options: { length, remind, time_zone: timeZone }, ...context }) =>
    remind === undefined && timeZone === undefined
      ? startReview(context, length)
      : setReminder(context, { time: remind, zone: timeZone }),
  actions: reviewActions,
  buttons: reviewButtons,
});
