/** The training process: loads TensorFlow, warms it up, then runs jobs. */
import { readConfig } from '../app/config.ts';
import { loadNative } from '../ml/engine/native.ts';
import { train } from '../ml/training/train.ts';
import { serveTraining } from './serve-jobs.ts';

const { native } = loadNative();
const { trainingDevice: device } = readConfig(process.env);

// The first job loads libraries and compiles code. This warm-up job does that before a user waits for one.
await train({
  ...{ network: 'cnn', dataset: 'recall', samples: 64, epochs: 1 },
  ...{ units: 4, batch: 16, learningRate: 0.001, seed: 1 },
});

serveTraining({
  train: (options, hooks) => train(options, { ...hooks, device }),
  held: () => native.getNumOfTensors() + native.getNumOfSavedModels(),
});
