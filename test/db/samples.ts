import type { MessageRef } from '../../src/discord/message-ref.ts';
import type { Recording } from '../../src/types/recording.ts';
import type { TrainingOptions, TrainingResult } from '../../src/types/training.ts';

export const options: TrainingOptions = {
  ...{ network: 'lstm', dataset: 'digits', samples: 256, epochs: 2 },
  ...{ units: 16, batch: 32, learningRate: 0.001, seed: 7 },
};

export const messageRef: MessageRef = {
  ...{ channelId: '20', messageId: '30', token: 'token', canPost: true },
  tokenExpiresAt: 2_000_000_000_000,
};

export const recording: Recording = {
  watched: {
    samples: [{ kind: 'words', words: ['free', 'money'] }],
    truths: [1],
    labels: ['ham', 'spam'],
  },
  frames: [0, 1, 2].map((epoch) => ({ epoch, guesses: [[0.5 - epoch / 5, 0.5 + epoch / 5]] })),
  mistakes: [{ sample: { kind: 'words', words: ['dear', 'friend'] }, truth: 1, guess: 0, confidence: 0.75 }],
  mistakeCount: 3,
};

export const result: TrainingResult = {
  options,
  params: 1_234,
  layers: [{ name: 'lstm', shape: [16], params: 1_000 }],
  epochs: [
    { epoch: 1, loss: 2.3, valLoss: 2.2, metric: 0.1, valMetric: 0.2, gradientNorm: 1.5, seconds: 0.25 },
    { epoch: 2, loss: 1.3, valLoss: 1.2, metric: 0.5, valMetric: 0.6, gradientNorm: 0.5, seconds: 0.125 },
  ],
  outcome: {
    kind: 'classification',
    labels: ['a', 'b'],
    confusion: [
      [3, 1],
      [0, 4],
    ],
    accuracy: 0.875,
  },
  parts: { train: 224, validation: 32, test: 8 },
  seconds: { training: 0.375, total: 1.5 },
  device: 'cpu',
  versions: { tensorflow: '2.21.0', tfjs: '4.22.0', node: '24.0.0' },
};
