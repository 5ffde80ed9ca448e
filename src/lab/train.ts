import { availableParallelism } from 'node:os';
import { readConfig } from '../app/config.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { parseTrainingOptions } from '../training/options.ts';
import { UserError } from '../types/errors.ts';
import { datasets, networks } from '../types/training.ts';
import { type LabOptions, parseArguments } from './experiment.ts';
import { epochLine, summary, toJson } from './report.ts';

const help = `npm run lab -- train NETWORK [options]

  NETWORK                ${networks.join(', ')}
  --dataset NAME         ${datasets.join(', ')} (digits)
  --samples N            training examples, validation part included
  --epochs N             times that each example is seen
  --units N              hidden units
  --batch N              examples in a mini-batch
  --learning_rate X      step size of the optimiser
  --seed N               the same seed gives the same run
  --save FOLDER          keep the trained network there, as model.json and weights for tf.loadLayersModel;
                         attention and a CNN on text bring layers along, in attention-layers.mjs
  --json                 end with the result as one line of JSON
What is not said is what the bot would take. The log goes to standard error.`;

const text = { type: 'string' } as const;
const options = {
  dataset: text,
  samples: text,
  epochs: text,
  units: text,
  batch: text,
  learning_rate: text,
  seed: text,
  save: text,
  json: { type: 'boolean' },
} as const;

export const trainInLab: LabOptions = {
  summary: 'train one network on one data set',
  help,

  async run(args, signal) {
    const { values, positionals } = parseArguments({ args, options, allowPositionals: true });
    const [network, ...surplus] = positionals;
    if (surplus.length > 0) throw new UserError(`One network at a time: ${surplus.join(' ')} is too much.`);
    const { learning_rate: learningRate, json, save, ...rest } = values;
    const asked = parseTrainingOptions({ network, learningRate, ...rest });

    // TensorFlow reads its environment only during its import.
    const { trainingDevice: device } = readConfig(process.env);
    Object.assign(
      process.env,
      tensorflowEnvironment({ threads: availableParallelism(), device: device === 'cpu' ? 'cpu' : 'auto' }),
    );
    const engine = await import('../ml/training/train.ts');
    const result = await engine.train(asked, {
      signal,
      device,
      onEpoch: (record) => process.stderr.write(`${epochLine(record, asked.epochs)}\n`),
      ...(save !== undefined && { saveTo: save }),
    });
    const cost = { seconds: process.uptime(), memoryMb: process.resourceUsage().maxRSS / 1024 };
    process.stdout.write(`${json ? JSON.stringify(toJson(result, cost)) : summary(result, cost)}\n`);
  },
};
