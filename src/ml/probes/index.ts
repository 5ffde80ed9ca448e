/** The probes by claim. Each measures what a lesson claims. */
import { cpus } from 'node:os';
import type { ClaimName, Machine, Measurement, ProbeRequest } from '../../types/probe.ts';
import { loadNative } from '../engine/native.ts';
import { backpropagation } from './backpropagation.ts';
import { features } from './features.ts';
import { gates } from './gates.ts';
import { memory } from './memory.ts';
import { order } from './order.ts';
import { parallel } from './parallel.ts';
import type { Probe } from './probe.ts';
import { recall } from './recall.ts';
import { sequential } from './sequential.ts';
import { speed } from './speed.ts';
import { usage } from './usage.ts';
import { vanishing } from './vanishing.ts';

const probes: Partial<Record<ClaimName, Probe>> = {
  sequential,
  parallel,
  memory,
  vanishing,
  gates,
  features,
  backpropagation,
  speed,
  recall,
  order,
  usage,
};

export interface MeasuredClaim {
  measurement: Measurement;
  machine: Machine;
  seconds: number;
}

/** Runs one probe with one seed. It blocks the process for as long as its training steps take. */
export async function measure({ claim, seed, size }: ProbeRequest): Promise<MeasuredClaim> {
  const started = performance.now();
  const probe = probes[claim];
  if (!probe) throw new Error(`there is no probe for ${claim}`);
  const { native, versions, device } = loadNative();
  const measurement = await probe({ seed, size, native });
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
