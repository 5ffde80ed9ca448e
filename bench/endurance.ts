/** Memory leaks over a thousand jobs in one training process and a thousand pictures in one drawing process. */
import { parseArgs } from 'node:util';
import { registerFonts } from '../src/charts/fonts.ts';
import { renderDrawing } from '../src/charts/render.ts';
import { outcomeChart } from '../src/charts/summary.ts';
import { tensorflowEnvironment } from '../src/ml/engine/environment.ts';
import { networks, type TrainingResult } from '../src/types/training.ts';
import type { Bench } from './measuring/bench.ts';
import { median, table } from './measuring/statistics.ts';

export const bench: Bench = {
  summary: 'memory over a thousand jobs and a thousand pictures in one process',
  async run(args) {
    const { values } = parseArgs({ args, options: { times: { type: 'string', default: '1000' } } });
    const times = Number(values.times);
    const { rows: jobs, result, left } = await trainOften(times);
    const { rows: charts, ms } = await drawOften(result, times);
    const head = ['', ...marks(times).map(String)];
    return {
      markdown: [
        `Resident memory in MB after so many jobs (the four networks in turn) and pictures (confusion matrices), in this one process. Left behind by the jobs: ${left} tensors and graphs. A picture: median ${ms.toFixed(1)} ms.`,
        '',
        table(head, [
          ['jobs', ...jobs.map((mb) => mb.toFixed(0))],
          ['pictures', ...charts.map((mb) => mb.toFixed(0))],
        ]),
      ].join('\n'),
      json: { jobs_mb: jobs, charts_mb: charts, chart_ms: ms, left },
    };
  },
};

const marks = (times: number) => [0.1, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * times));
const residentMb = () => process.memoryUsage().rss / 1e6;

async function trainOften(times: number) {
  Object.assign(process.env, tensorflowEnvironment({ threads: 2 }));
  const [{ loadNative }, { train }] = await Promise.all([
    import('../src/ml/engine/native.ts'),
    import('../src/ml/training/train.ts'),
  ]);
  const { native } = loadNative();
  const held = () => native.getNumOfTensors() + native.getNumOfSavedModels();
  const before = held();
  const rows: number[] = [];
  let result: TrainingResult | undefined;
  for (let job = 1; job <= times; job++) {
    const network = networks[job % networks.length] ?? 'cnn';
    result = await train({
      network,
      dataset: 'digits',
      samples: 128,
      epochs: 1,
      units: 16,
      batch: 32,
      learningRate: 0.003,
      seed: job,
    });
    if (marks(times).includes(job)) rows.push(residentMb());
  }
  if (!result) throw new RangeError('at least one job is needed');
  return { rows, result, left: held() - before };
}

async function drawOften(result: TrainingResult, times: number) {
  registerFonts();
  const { drawing } = outcomeChart(result);
  const rows: number[] = [];
  const durations: number[] = [];
  for (let picture = 1; picture <= times; picture++) {
    const started = performance.now();
    await renderDrawing(drawing);
    durations.push(performance.now() - started);
    if (marks(times).includes(picture)) rows.push(residentMb());
  }
  return { rows, ms: median(durations) };
}
