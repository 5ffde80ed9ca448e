/** Measuring claims: joined, cancelled, gone on with, and alone on the machine where time is measured. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { ClaimSpec } from '../../src/probes/claims/claim.ts';
import { memoryClaim } from '../../src/probes/claims/memory.ts';
import { Prober, type ProbeState } from '../../src/probes/prober.ts';
import { storeMeasurement } from '../../src/probes/tables/measurements.ts';
import { Slots } from '../../src/training/slots.ts';
import { temporaryDatabase } from '../db/temporary.ts';

const module = new URL('../fixtures/processes/measurer.ts', import.meta.url);
const probers: Prober[] = [];
afterEach(() => Promise.all(probers.splice(0).map((prober) => prober.close())));

function createProber({ running, slots = new Slots(1) }: { running?: () => number; slots?: Slots } = {}) {
  const db = temporaryDatabase();
  const prober = new Prober({ db, slots, running: running ?? (() => 0), log: () => undefined, module });
  probers.push(prober);
  return { db, prober, slots };
}

const spec = (changes: Partial<ClaimSpec> = {}): ClaimSpec => ({ ...memoryClaim, ...changes });
const machine = {
  processor: 'x',
  cores: 1,
  device: 'cpu',
  versions: { tensorflow: '0', node: '0' },
} as const;
const seedsOf = ({ round }: ProbeState) => round?.measurements.map(({ numbers }) => numbers.seed);

/** Resolves once two seeds are measured and the third runs. */
function start(prober: Prober, userId = 'ada', claim = spec()) {
  const reached = Promise.withResolvers<void>();
  const ended = prober.measure(claim, {
    userId,
    onChange: (state) => {
      if (state.phase === 'measuring' && state.round?.measurements.length === 2) reached.resolve();
    },
  });
  return { reached: reached.promise, ended };
}

it('keeps what is measured when it is cancelled, and goes on from there', async () => {
  const { db, prober } = createProber();
  const { reached, ended } = start(prober);
  await reached;
  await expect(prober.cancel(spec(), 'bob')).rejects.toThrow(
    'Only who started this measurement can cancel it.',
  );
  const state = await prober.cancel(spec(), 'ada');
  expect(await ended).toBe(state);
  expect(state).toMatchObject({ phase: 'over', isCancelled: true });
  expect(seedsOf(state)).toEqual([1, 2]);
  await expect(prober.cancel(spec(), 'ada')).rejects.toThrow('over already');
  const row = { claim: 'memory', version: 1, round: 1, seed: 3, machine, seconds: 1 } as const;
  storeMeasurement(db, { ...row, measurement: { curves: [], numbers: { seed: 3 } } });
  const rest = await prober.measure(spec(), { userId: 'ada', onChange: () => undefined });
  expect(seedsOf(rest)).toEqual([1, 2, 3, 4, 5]);
});

it('lets a second person join the measurement that runs', async () => {
  const { prober } = createProber();
  const { reached, ended } = start(prober);
  await reached;
  const states: ProbeState[] = [];
  const joined = prober.measure(spec(), { userId: 'bob', onChange: (state) => states.push(state) });
  expect(seedsOf(states[0] as ProbeState)).toEqual([1, 2]);
  await prober.cancel(spec(), 'ada');
  expect(await joined).toBe(await ended);
});

it('measures one claim after the other', async () => {
  const { prober } = createProber();
  const { reached } = start(prober);
  await reached;
  const phases: string[] = [];
  void prober.measure(spec({ claim: 'order' }), {
    userId: 'bob',
    onChange: ({ phase }) => phases.push(phase),
  });
  await sleep(50);
  expect(phases).toEqual(['queued']);
});

it('waits for trainings where it measures time, and lets none begin meanwhile', async () => {
  let trainings = 1;
  const slots = new Slots(2);
  const { prober } = createProber({ slots, running: () => trainings });
  const { reached } = start(prober, 'ada', spec({ isTimed: true }));
  await sleep(300);
  expect(slots.taken).toBe(2);
  expect(prober.stored(spec())).toBeUndefined();
  trainings = 0;
  await reached;
  expect(slots.taken).toBe(2);
  await prober.cancel(spec(), 'ada');
  expect(slots.taken).toBe(0);
});

it('says so when the process ends, and keeps what was measured', async () => {
  const { db, prober } = createProber();
  for (const seed of [11, 12])
    storeMeasurement(db, {
      ...{ claim: 'memory', version: 1, round: 3, seed, machine, seconds: 1 },
      measurement: { curves: [], numbers: { seed } },
    });
  const ended = prober.measure(spec(), { userId: 'ada', onChange: () => undefined });
  await expect(ended).rejects.toThrow('This measurement broke off. What was measured before is kept');
  expect(prober.stored(spec())?.measurements).toHaveLength(2);
});
