/** Reports of a finished run: JSON for programs, and text for people. */
import type { EpochRecord, Outcome, TrainingResult } from '../types/training.ts';

/** Time and memory of a whole job, from the start of its process. */
export interface Cost {
  seconds: number;
  /** The process's peak memory. */
  memoryMb: number;
}

/**
 * One flat object for scripts, so its names must not change. Times are in seconds: `epoch_s` counts training steps only,
 * `job_s` everything since the process started.
 */
export function toJson(result: TrainingResult, { seconds, memoryMb }: Cost) {
  const { options, outcome, epochs } = result;
  const { learningRate, ...rest } = options;
  return {
    ...rest,
    learning_rate: learningRate,
    params: result.params,
    ...scores(outcome),
    loss: epochs.map(({ loss }) => loss),
    val_loss: epochs.map(({ valLoss }) => valLoss),
    metric: epochs.map(({ metric }) => metric),
    val_metric: epochs.map(({ valMetric }) => valMetric),
    gradient_norm: epochs.map(({ gradientNorm }) => gradientNorm),
    epoch_s: epochs.map(({ seconds }) => seconds),
    train_s: result.seconds.training,
    job_s: seconds,
    memory_mb: Math.round(memoryMb),
    parts: result.parts,
    device: result.device,
    versions: result.versions,
  };
}

function scores(outcome: Outcome) {
  if (outcome.kind === 'classification')
    return { accuracy: outcome.accuracy, labels: outcome.labels, confusion: outcome.confusion };
  if (outcome.kind === 'forecast')
    return { mae: outcome.mae, baseline: outcome.baseline, unit: outcome.unit };
  return { bits: outcome.bits, ngrams: outcome.ngrams, accuracy: outcome.accuracy };
}

export function epochLine(record: EpochRecord, epochs: number): string {
  const { epoch, loss, valLoss, metric, valMetric, seconds } = record;
  const fixed = (value: number) => value.toFixed(3);
  return (
    `epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}  ` +
    `loss ${fixed(loss)}  validation ${fixed(valLoss)}  ` +
    `metric ${fixed(metric)}  validation ${fixed(valMetric)}  ${fixed(seconds)} s`
  );
}

export function summary(result: TrainingResult, { seconds, memoryMb }: Cost): string {
  const { options, outcome, parts, versions } = result;
  return [
    `${options.network} on ${options.dataset}: ${scoreLine(outcome)} on ${parts.test} test examples`,
    `${result.params} parameters; ${parts.train} examples trained, ${parts.validation} validated; seed ${options.seed}`,
    `${result.seconds.training.toFixed(2)} s of training steps, ${seconds.toFixed(2)} s and ${memoryMb.toFixed(0)} MB in all, on the ${result.device}`,
    `TensorFlow ${versions.tensorflow}, tfjs ${versions.tfjs}, Node ${versions.node}`,
  ].join('\n');
}

function scoreLine(outcome: Outcome): string {
  if (outcome.kind === 'classification') return `accuracy ${(100 * outcome.accuracy).toFixed(1)}%`;
  if (outcome.kind === 'forecast')
    return (
      `mean error ${outcome.mae.toFixed(2)} ${outcome.unit}; ` +
      `"tomorrow is like today" errs by ${outcome.baseline.toFixed(2)} ${outcome.unit}`
    );
  const ngrams = outcome.ngrams.map((bits, at) => `${at + 1}-gram ${bits.toFixed(3)}`).join(', ');
  return `${outcome.bits.toFixed(3)} bits per character; ${ngrams};`;
}
