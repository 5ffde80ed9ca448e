/** The probes by claim. Each measures what a lesson claims. */
import { cpus } from 'node:os';
import type { ClaimName, Machine, Measurement, ProbeRequest } from '../../types/probe.ts';
import { loadNative } from '../engine/native.ts';
import { backpropagationProbe } from './backpropagation.ts';
import { featuresProbe } from './features.ts';
import { gatesProbe } from './gates.ts';
import { memoryProbe } from './memory.ts';
import { orderProbe } from './order.ts';
import { parallelProbe } from './parallel.ts';
import type { Probe } from './probe.ts';
import { recallProbe } from './recall.ts';
import { sequentialProbe } from './sequential.ts';
import { speedProbe } from './speed.ts';
import { usageProbe } from './usage.ts';
import { vanishingProbe } from './vanishing.ts';

const probes: Record<ClaimName, Probe> = {
  sequential: sequentialProbe,
  parallel: parallelProbe,
  memory: memoryProbe,
  recall: recallProbe,
  vanishing: vanishingProbe,
  gates: gatesProbe,
  features: featuresProbe,
  order: orderProbe,
  backpropagation: backpropagationProbe,
  speed: speedProbe,
  usage: usageProbe,
};

export interface MeasuredClaim {
  measurement: Measurement;
  machine: Machine;
  seconds: number;
}

/** Runs one probe with one seed. It blocks the process for as long as its training steps take. */
export async function measure({ claim, seed, size }: ProbeRequest): Promise<MeasuredClaim> {
  const started = performance.now();
  const { native, versions, device } = loadNative();
  const measurement = await probes[claim]({ seed, size, native });
  const processors = cpus();
  return {
    measurement,
    machine: {
      ...{ processor: processors[0]?.model.trim() ?? 'unknown', cores: processors.length, device },
      versions: { tensorflow: versions.tensorflow, node: process.versions.node },
    },
    seconds: (performance.now() - started) / 1000,
  };
}
