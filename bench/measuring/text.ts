/** An LSTM that learns the next character of a text, here and in other libraries. */
import path from 'node:path';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import { parseTrainingOptions } from '../../src/training/options.ts';
import { defaultPython, pythonLibraries } from './contestants.ts';
import { type Timed, timed } from './process.ts';
import { median, table } from './statistics.ts';
import { type Task, writeSplits } from './task.ts';

interface TextRun extends Timed {
  params: number;
  /** Bits per character on the test part. */
  bits: number;
  /** Of the 1-, 2- and 3-gram; ours only. */
  ngrams?: number[];
  epoch_s: number[];
  memory_mb: number;
}

const usual = parseTrainingOptions({ network: 'lstm', dataset: 'text' });
const { samples, epochs, units, batch, learningRate } = usual;
/** Length of a character's vector, as in `src/ml/architectures`. */
const embedding = 32;
/** A run takes most of a minute. */
const mostRounds = 3;

const inPeers = (file: string) => path.resolve(import.meta.dirname, '../peers', file);
const laboratory = path.resolve(import.meta.dirname, '../../src/lab/main.ts');

/** The task of our own run with this seed, whose pieces of the text are written to files for the peers. */
async function writeText(seed: number): Promise<{ task: Task } & Disposable> {
  const data = await loadDataset('text', { samples, seed });
  const { folder, ...files } = writeSplits(data);
  const { steps, vocabulary = 1 } = data;
  return {
    ...files,
    task: {
      ...{ network: 'lstm', units, batch, epochs, learningRate, seed, folder },
      ...{ steps, features: embedding, classes: vocabulary - 1, vocabulary },
    },
  };
}

/** Runs the usual options of `/train lstm dataset:text` with everybody, in turns. Prints progress on standard error. */
export async function measureText(
  rounds: number,
  python?: string,
): Promise<{ markdown: string; json: object }> {
  const peers = pythonLibraries(python);
  const runs = new Map<string, TextRun[]>();
  const turns = Math.min(rounds, mostRounds);
  for (let seed = 1; seed <= turns; seed++) {
    using text = await writeText(seed);
    const commands = [
      { name: 'ours', command: [process.execPath, laboratory, ...own(seed)] },
      ...peers.map(({ name, script }) => ({
        name,
        command: [python ?? defaultPython, '-B', inPeers(script), JSON.stringify(text.task)],
      })),
    ];
    for (const { name, command } of commands) {
      const run: TextRun = await timed<Omit<TextRun, 'job_s'>>(command);
      runs.set(name, [...(runs.get(name) ?? []), run]);
      process.stderr.write(
        `round ${seed}/${turns} lstm on text, ${name}: ${run.bits.toFixed(3)} bits, ${run.job_s.toFixed(1)} s\n`,
      );
    }
  }
  return { markdown: markdownOf(runs, turns), json: Object.fromEntries(runs) };
}

const own = (seed: number): string[] => [
  'train',
  'lstm',
  '--dataset',
  'text',
  '--seed',
  String(seed),
  '--json',
];

function markdownOf(runs: ReadonlyMap<string, readonly TextRun[]>, rounds: number): string {
  const ngrams = runs.get('ours')?.map((run) => run.ngrams ?? []) ?? [];
  const marks = [0, 1, 2].map((n) => median(ngrams.map((each) => each[n] ?? Number.NaN)).toFixed(3));
  const all = [...runs];
  const medians = (of: (run: TextRun) => number) => all.map(([, own]) => median(own.map(of)));
  const row = (title: string, of: (run: TextRun) => number, digits: number) => [
    title,
    ...medians(of).map((value) => value.toFixed(digits)),
  ];
  const ratio = (title: string, of: (run: TextRun) => number) => {
    const [own = Number.NaN, ...peers] = medians(of);
    return [`ours ÷ peer: ${title}`, '', ...peers.map((peer) => (own / peer).toFixed(2))];
  };
  const bestEpoch = ({ epoch_s }: TextRun) => Math.min(...epoch_s);
  const wholeJob = ({ job_s }: TextRun) => job_s;
  return [
    `LSTM on text: ${samples} pieces of 64 characters × ${epochs} epochs, batch ${batch}, ${units} units; medians of ${rounds} interleaved rounds. Bits per character on the same test text: 1-gram ${marks[0]}, 2-gram ${marks[1]}, 3-gram ${marks[2]}. Everybody validates after each epoch; ours also clips gradients, records and writes.`,
    table(
      ['', ...all.map(([name]) => name)],
      [
        row('bits per character', ({ bits }) => bits, 3),
        row('best epoch, training steps only, s', bestEpoch, 2),
        ratio('best epoch, training steps only', bestEpoch),
        row('whole job, cold, s', wholeJob, 1),
        ratio('whole job, cold', wholeJob),
        row('most memory, MB', ({ memory_mb }) => memory_mb, 0),
        row('parameters', ({ params }) => params, 0),
      ],
    ),
  ].join('\n\n');
}
