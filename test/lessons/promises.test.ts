/** What the lessons promise about the bot itself: commands that exist, and what a finished run shows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { loadCommands } from '../../src/app/load-commands.ts';
import { declare } from '../../src/discord/declaration.ts';
import type { Reply } from '../../src/discord/reply.ts';
import { detailsReply } from '../../src/training/views/details.ts';
import { resultReply } from '../../src/training/views/result.ts';
import { type Library, levels } from '../../src/types/lessons.ts';
import { datasets } from '../../src/types/training.ts';
import { classified, options, result } from '../charts/samples.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

const sayings = () =>
  [...library.topics.values()].flatMap(({ id, text }) =>
    levels.flatMap((level) =>
      (text[level] ?? '').split(/(?<=[.!?])\s+|\n/).map((sentence) => ({ id, sentence })),
    ),
  );

test('the lesson on the data sets names them all', () => {
  const names = /^- \*\*(\w+):\*\*/gm;
  const first = library.topics.get('datasets')?.text.first ?? '';
  expect([...first.matchAll(names)].map(([, name]) => name).sort()).toEqual([...datasets].sort());
});

describe('a command that a lesson names', () => {
  test('exists, with its subcommand, its options and their values', async () => {
    const commands = new Map(
      [...(await loadCommands())].map(([name, command]) => [
        name,
        declare(command, readConfig({})).options ?? [],
      ]),
    );
    const wrong: string[] = [];
    let checked = 0;
    for (const { id, sentence } of sayings())
      for (const [whole, name = '', rest = ''] of sentence.matchAll(/`\/(\w+) ?([^`]*)`/g)) {
        checked++;
        const fault = faultOf(commands.get(name), rest.split(' ').filter(Boolean));
        if (fault) wrong.push(`${id}: ${whole}: ${fault}`);
      }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(45);
  });

  type Options = NonNullable<ReturnType<typeof declare>['options']>;

  function faultOf(declared: Options | undefined, words: string[]): string | undefined {
    if (!declared) return 'no such command';
    const subcommands = declared.filter(({ type }) => type === 1);
    if (subcommands.length === 0) return faultOfOptions(declared, words);
    const [first, ...others] = words;
    const chosen = subcommands.find(({ name }) => name === first);
    return chosen && 'options' in chosen
      ? faultOfOptions((chosen.options ?? []) as Options, others)
      : 'it cannot be typed without one of its subcommands';
  }

  function faultOfOptions(declared: Options, words: string[]): string | undefined {
    for (const word of words) {
      const [name = '', value] = word.split(':');
      // A word without a name is the first option's value, as in “/train cnn”.
      const option = value === undefined ? declared[0] : declared.find((each) => each.name === name);
      if (!option) return `no option “${name}”`;
      const choices = 'choices' in option ? (option.choices ?? []) : [];
      const given = value ?? name;
      if (choices.length > 0 && !choices.some((choice) => String(choice.value) === given))
        return `“${given}” is no value of “${option.name}”`;
    }
    return undefined;
  }
});

describe('what a lesson says of a finished run', () => {
  const run = {
    ...result('cnn', 'digits', classified),
    layers: [{ name: 'conv1', shape: [26, 26, 8], params: 80 }],
  };
  const experiment = {
    ...{ id: 7, userId: '1', serverId: null, options: options('cnn'), status: 'done' as const },
    ...{ result: run, error: null, createdAt: 0, startedAt: 0, finishedAt: 0 },
    ...{ basedOn: null, series: null, isOpen: false },
  };
  const written = ({ title, text, fields = [], footer }: Reply) =>
    [title, text, ...fields.flatMap(({ name, value }) => [name, value]), footer].join('\n');
  // The button “Details” is part of the result.
  const message = [resultReply, detailsReply]
    .map((view) => written(view({ experiment, result: run })))
    .join('\n');

  /** What a promise may name, and what then has to be in the message. */
  const shown: [promised: RegExp, seen: RegExp][] = [
    [/\blayers?\b/, /conv1/],
    [/\bshapes?\b/, /26 × 26 × 8/],
    [/\bparameters?\b|\bcount\b/, /Parameters\n/],
    [/\bseconds?\b/, /Training\n[\d.]+ s/],
    [/\bdevice\b/, /CPU/],
    [/\bseed\b/, /seed 1/],
    [/\bversions?\b/, /TensorFlow \d/],
    [/\bnorm\b/, /Gradient norm/],
  ];
  const aboutResults =
    /each result|every result|every finished run|each experiment here|every experiment here/i;

  test('is in its result or behind its button “Details”', () => {
    const promises = sayings().filter(
      ({ sentence }) => aboutResults.test(sentence) || sentence.includes('/experiments show'),
    );
    expect(promises.length).toBeGreaterThanOrEqual(6);
    const broken = promises.flatMap(({ id, sentence }) => {
      const missing = shown.filter(([promised, seen]) => promised.test(sentence) && !seen.test(message));
      return missing.map(([promised]) => `${id}: ${sentence} (${promised})`);
    });
    expect(broken).toEqual([]);
  });

  test('is nothing that only other programs show', () => {
    const hidden = /side by side: `\/|belongs to every finished run|part of every experiment/;
    expect(sayings().filter(({ sentence }) => hidden.test(sentence))).toEqual([]);
  });
});
