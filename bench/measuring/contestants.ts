import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { tensorflowEnvironment } from '../../src/ml/engine/environment.ts';
import { createPool, threadsPerWorker } from '../../src/training/pool.ts';
import type { Network } from '../../src/types/training.ts';
import { type TimedRun, timed } from './process.ts';
import type { Images, Task } from './task.ts';

export interface Contestant {
  name: string;
  /** Whether its GRU applies the reset gate before or after the product with the recurrent weights. */
  gru: 'reset before' | 'reset after';
  /** The networks that it trains; all if absent. */
  networks?: readonly Network[];
  /** Runs one cold job in a new process. */
  run(task: Task, images: Images): Promise<TimedRun>;
}

const peers = path.resolve(import.meta.dirname, '../peers');
const laboratory = path.resolve(import.meta.dirname, '../../src/lab/main.ts');

/** The laboratory's command line, as a user types it. It loads the same examples itself. */
export const ours: Contestant = {
  name: 'ours',
  gru: 'reset before',
  run: ({ network, units, batch, epochs, learningRate, seed }, { samples }) =>
    timed([
      ...[process.execPath, laboratory, 'train', network, '--json', '--dataset', 'digits'],
      ...['--samples', samples, '--epochs', epochs, '--units', units].map(String),
      ...['--batch', batch, '--learning_rate', learningRate, '--seed', seed].map(String),
    ]),
};

/** The same job in the bot's training process, which has already loaded TensorFlow. */
export const oursWarm: Contestant = {
  name: 'ours, warm',
  gru: 'reset before',
  async run({ network, units, batch, epochs, learningRate, seed }, { samples }) {
    const pool = createPool({
      workers: 1,
      environment: tensorflowEnvironment({ threads: threadsPerWorker(1) }),
    });
    try {
      await pool.warm();
      const options = {
        network,
        dataset: 'digits',
        samples,
        epochs,
        units,
        batch,
        learningRate,
        seed,
      } as const;
      const started = performance.now();
      const result = await pool.run(options, {}, new AbortController().signal);
      const job_s = (performance.now() - started) / 1000;
      return {
        job_s,
        params: result.params,
        accuracy: result.outcome.kind === 'classification' ? result.outcome.accuracy : Number.NaN,
        epoch_s: result.epochs.map(({ seconds }) => seconds),
        memory_mb: Math.max(...pool.pids().map(peakMemoryMb)),
      };
    } finally {
      await pool.close();
    }
  },
};

/** Peak memory of a running process on Linux; NaN on other systems. */
function peakMemoryMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

/** The same engine on the task's files, which allow any number of steps. */
export const oursOnFiles: Contestant = {
  name: 'ours',
  gru: 'reset before',
  run: (task) => timed([process.execPath, path.join(peers, 'ours.ts'), JSON.stringify(task)]),
};

/** The matrix products of a recurrent network alone, by the machine's TensorFlow. */
export const products: Contestant = {
  name: 'products',
  gru: 'reset before',
  networks: ['rnn', 'lstm', 'gru'],
  run: (task) => timed([process.execPath, path.join(peers, 'products.ts'), JSON.stringify(task)]),
};

/** The layers that come with tfjs-node. */
export const stock: Contestant = {
  name: 'tfjs-node',
  gru: 'reset before',
  run: (task) => timed([process.execPath, path.join(peers, 'stock.ts'), JSON.stringify(task)]),
};

const inPython = (python: string, name: string, script: string): Contestant => ({
  name,
  gru: 'reset after',
  run: (task) => timed([python, '-B', path.join(peers, script), JSON.stringify(task)]),
});

const environment = path.join(homedir(), '.cache/unrolled/bench-venv');
/** The Python interpreter that the benches use by default. */
export const defaultPython = path.join(environment, 'bin/python');
const packages = 'keras==3.15.0 tensorflow-cpu==2.21.0 torch==2.15.0 jax==0.10.2 optax==0.2.8';

/** A library for Python that the benches use. */
export interface PythonLibrary {
  module: 'keras' | 'torch' | 'jax';
  name: string;
  /** The script in bench/peers that trains with it. */
  script: string;
}

const libraries: PythonLibrary[] = [
  { module: 'keras', name: 'Keras', script: 'keras_peer.py' },
  { module: 'torch', name: 'PyTorch', script: 'torch_peer.py' },
  { module: 'jax', name: 'JAX', script: 'jax_peer.py' },
];

/** The Python libraries that are installed. Prints a line on standard error for each that is not. */
export function pythonLibraries(python = defaultPython): PythonLibrary[] {
  return libraries.filter(({ module, name }) => {
    const isThere = installed(python, module);
    if (!isThere)
      process.stderr.write(
        `${name} is skipped: ${python} has no ${module}. To install it:\n` +
          `  python3 -m venv ${environment} && ${environment}/bin/pip install ${packages}\n`,
      );
    return isThere;
  });
}

/** The peers whose Python packages are installed. */
export const pythonPeers = (python = defaultPython): Contestant[] =>
  pythonLibraries(python).map(({ name, script }) => inPython(python, name, script));

function installed(python: string, module: string): boolean {
  const question = `import importlib.util, sys; sys.exit(importlib.util.find_spec('${module}') is None)`;
  return existsSync(python) && spawnSync(python, ['-c', question]).status === 0;
}
