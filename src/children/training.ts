/** The training process: TensorFlow loaded and warm, then job after job. */
import { readConfig } from '../app/config.ts';
import { loadNative } from '../ml/engine/native.ts';
import { train } from '../ml/training/train.ts';
import { serveTraining } from './serve-jobs.ts';

const { native } = loadNative();
const { trainingDevice: device } = readConfig(process.env);

// The first job of a process pays for code that is not compiled and libraries that are not loaded yet: better this
// one, which nobody waits for and which needs no file.
await train({
  ...{ network: 'cnn', dataset: 'recall', samples: 64, epochs: 1 },
  ...{ units: 4, batch: 16, learningRate: 0.001, seed: 1 },
});

serveTraining({
  train: (options, hooks) => train(options, { ...hooks, device }),
  held: () => native.getNumOfTensors() + native.getNumOfSavedModels(),
});
