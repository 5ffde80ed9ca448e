import { command } from '../src/discord/command.ts';
import { openLessonRows } from '../src/lessons/views/open-lesson.ts';

export default command({
  name: 'help',
  description: 'Where to start, and everything I can do',
  private: true,
  options: {},
  run: ({ services }) => {
    const lessons = [...services.library().topics.values()].filter((topic) => topic.kind === 'lesson');
    return {
      title: 'Where to start',
      text: [
        '**1.** `/compare` shows two architectures side by side.',
        '**2.** `/explain` teaches one idea at a time, first at a glance, then in depth.',
        '**3.** `/train` trains a real network while you watch, and `/experiments` keeps what came of it.',
        '',
        ...services.commands().map(({ name, description }) => `\`/${name}\` – ${description}`),
        '',
        '**Lessons**',
      ].join('\n'),
      buttons: openLessonRows(lessons),
    };
  },
});
