/** Runs the Python examples of the lesson on code and checks the results that they state behind arrows. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../src/types/errors.ts';
import { networks } from '../src/types/training.ts';
import { type Bench, readOptions } from './measuring/bench.ts';
import { defaultPython, type PythonLibrary, pythonLibraries } from './measuring/contestants.ts';
import { type CodeExample, countsOf, examplesOf } from './measuring/examples.ts';
import { ownParameters } from './measuring/parameters.ts';
import { table } from './measuring/statistics.ts';

const lesson = path.resolve(import.meta.dirname, '../documents/code.md');
const runner = path.join(import.meta.dirname, 'peers/examples.py');
/** Units of the networks in the lesson. */
const units = 64;

interface Ran extends CodeExample {
  library: PythonLibrary;
  /** Results that differ from those stated. */
  wrong: string[];
  /** Parameters of the example's network. */
  params?: number;
  /** Parameters in a second bias vector, which only some libraries have. */
  secondBias?: number;
}

export const bench: Bench = {
  summary: 'the Python examples of the lesson on code, run, and their parameters compared with ours',

  async run(args) {
    const { python = defaultPython } = readOptions(args, { rounds: 1 });
    const markdown = readFileSync(lesson, 'utf8');
    const examples = examplesOf(markdown).filter(({ language }) => language === 'python');
    const ran = pythonLibraries(python).flatMap((library) => runAll(python, library, examples));

    const counts = countsOf(markdown);
    const rows = networks.map((network) => ({ network, own: ownParameters(network, units) }));
    const faults = [
      ...ran.flatMap(({ line, library, wrong }) =>
        wrong.map((what) => `The example in line ${line} (${library.name}): ${what}.`),
      ),
      ...rows.flatMap(({ network, own }) =>
        ran
          .filter(({ topic, params }) => topic === `code-${network}` && params !== undefined)
          .flatMap((one) => faultsOf(one, network, own, counts[network]?.[one.library.name])),
      ),
    ];
    if (faults.length > 0)
      throw new UserError(`The lesson and its libraries disagree:\n${faults.join('\n')}`);

    const of = (network: string, name: string) =>
      String(
        ran.find(({ topic, library }) => topic === `code-${network}` && library.name === name)?.params ?? '–',
      );
    const ranIn = (name: string) => ran.filter(({ library }) => library.name === name).length;
    return {
      markdown: [
        `${ran.length} of ${examples.length} examples ran and gave what they say (Keras ${ranIn('Keras')}, PyTorch ${ranIn('PyTorch')}). Parameters:`,
        table(
          ['', 'ours', 'Keras', 'PyTorch'],
          rows.map(({ network, own }) => [
            network,
            String(own),
            of(network, 'Keras'),
            of(network, 'PyTorch'),
          ]),
        ),
      ].join('\n\n'),
      json: { ran: ran.length, of: examples.length },
    };
  },
};

/** Compares an example's parameters with the lesson's table and, without second biases, with our network's. */
function faultsOf(
  { library, params = 0, secondBias = 0 }: Ran,
  network: string,
  own: number,
  stated?: number,
) {
  const faults = [];
  if (params !== stated)
    faults.push(`${network} in ${library.name} has ${params} parameters, not ${stated}.`);
  if (params - secondBias !== own)
    faults.push(
      `${network} in ${library.name} has ${params - secondBias} parameters without second biases, ours ${own}.`,
    );
  return faults;
}

function runAll(python: string, library: PythonLibrary, all: readonly CodeExample[]): Ran[] {
  const uses = new RegExp(`^(?:from|import) ${library.module}\\b`, 'm');
  const examples = all.filter(({ code }) => uses.test(code));
  const { status, stdout, stderr } = spawnSync(python, ['-B', runner], {
    input: JSON.stringify(examples),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${runner} ended with ${status}:\n${stderr.slice(-2_000)}`);
  const results = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Pick<Ran, 'wrong'>[];
  return examples.map((example, i) => ({ ...example, library, wrong: ['it did not run'], ...results[i] }));
}
