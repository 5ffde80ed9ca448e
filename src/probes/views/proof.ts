/** The messages about a claim: its verdict, and how it was measured. */
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { plural } from '../../text/format.ts';
import type { VerdictKind } from '../../types/probe.ts';
import { proveActions } from '../actions.ts';
import { kindWords } from '../claims/across-seeds.ts';
import type { ClaimSpec } from '../claims/claim.ts';
import type { ProbeState } from '../prober.ts';
import type { Round } from '../tables/measurements.ts';

const colours: Record<VerdictKind, number> = {
  holds: 0x3bdda0,
  conditional: 0xf7be45,
  fails: 0xff7b62,
  unstable: 0xa6adba,
};

/** The claim, its verdict so far and its picture. @param lesson a button that opens the claim's lesson */
export function proofReply(spec: ClaimSpec, state: ProbeState, lesson: Button[] = []): Reply {
  const { round } = state;
  const isOver = state.phase === 'over';
  const verdict = round && spec.judge(round.measurements);
  const buttons = isOver
    ? [
        {
          label: state.isCancelled ? 'Go on measuring' : 'Measure again',
          action: state.isCancelled ? proveActions.to.show(spec.claim) : proveActions.to.again(spec.claim),
        },
        ...(round ? [methodButton(spec)] : []),
        ...lesson,
      ]
    : [{ label: 'Cancel', action: proveActions.to.cancel(spec.claim), style: 'danger' as const }];
  return {
    title: `Claim: ${spec.title}`,
    text: [
      ...(verdict ? [`**${kindWords[verdict.kind]}.** ${verdict.sentence}`] : []),
      stateLine(spec, state),
    ].join('\n\n'),
    ...(verdict && { colour: colours[verdict.kind] }),
    ...(round && { chart: spec.charts(round.measurements)[0] }),
    buttons: [buttons],
  };
}

const methodButton = ({ claim }: ClaimSpec): Button => ({
  label: 'How it was measured',
  action: proveActions.to.method(claim),
});

function stateLine(spec: ClaimSpec, { phase, round, wanted, isCancelled }: ProbeState): string {
  const done = round?.measurements.length ?? 0;
  if (phase === 'over')
    return round ? measuredLine(round, isCancelled) : 'Cancelled before anything was measured.';
  const step = wanted > 1 ? `Measurement ${done + 1} of ${wanted}` : 'The measurement';
  const words = {
    queued: `${step} waits: another claim is being measured.`,
    waiting: `${step} waits for a free place: a training run may have to end first.`,
    measuring: `${step} runs now. It takes about ${plural(Math.max(1, Math.round(spec.seconds)), 'second')}.`,
  };
  return `-# ${words[phase]}`;
}

function measuredLine({ measurements, measuredAt }: Round, isCancelled?: true): string {
  const times =
    measurements.length > 1 ? `${measurements.length} times, each with other random numbers,` : 'once';
  return `-# Measured ${times} on this machine, <t:${Math.floor(measuredAt / 1000)}:R>.${isCancelled ? ' Cancelled before the end.' : ''}`;
}

/** The method, the threshold, the machine, earlier rounds and further pictures. */
export function methodReply(spec: ClaimSpec, rounds: readonly Round[]): Reply {
  const [round, ...earlier] = rounds;
  if (!round) return { title: `Claim: ${spec.title}`, text: spec.method };
  const { threshold } = spec.judge(round.measurements);
  const { processor, cores, device, versions } = round.machine;
  const [, second, ...more] = spec.charts(round.measurements);
  const fields: Field[] = [
    { name: 'The verdict', value: threshold },
    { name: 'What would change it', value: spec.wouldChange },
    ...(earlier.length > 0
      ? [
          {
            name: 'Measured before',
            value: earlier
              .slice(0, 5)
              .map((one) => earlierLine(spec, one))
              .join('\n'),
          },
        ]
      : []),
  ];
  return {
    title: `How it was measured: ${spec.title}`,
    text: spec.method,
    fields,
    ...(second && { chart: second }),
    ...(more.length > 0 && { moreCharts: more }),
    footer: `${plural(round.measurements.length, 'seed')}, ${plural(round.seconds, 'second')} in all · ${processor}, ${plural(cores, 'core')}, ${device.toUpperCase()} · TensorFlow ${versions.tensorflow}, Node ${versions.node}`,
  };
}

function earlierLine(spec: ClaimSpec, { measurements, measuredAt, machine }: Round): string {
  const { kind } = spec.judge(measurements);
  return `- ${kindWords[kind]} (${plural(measurements.length, 'seed')}, ${machine.processor}, <t:${Math.floor(measuredAt / 1000)}:d>)`;
}
