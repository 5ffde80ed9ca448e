/** The steps of a unit in words, and their buttons. */
import { datasetName, networkName, networkNoun } from '../../charts/words.ts';
import type { Button } from '../../discord/reply.ts';
import { claimSpec } from '../../probes/claims/index.ts';
import type { Unit, UnitStep } from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';
import type { ChangeName } from '../../types/prediction.ts';
import { learnActions } from '../actions.ts';

const { to } = learnActions;

const changes: Record<ChangeName, string> = {
  ...{ shift: 'move the picture', rotate: 'turn the picture', mask: 'hide a patch', noise: 'add noise' },
  ...{ reverse: 'read it backwards', shuffle: 'shuffle the order' },
};

/** What a step asks for, such as “**Train** a CNN on digits”. */
export function stepTitle({ topics }: Pick<Library, 'topics'>, step: UnitStep): string {
  switch (step.kind) {
    case 'read':
      return `**Read:** ${topics.get(step.topic)?.title ?? step.topic}${step.level === 'deep' ? ', in depth' : ''}`;
    case 'train':
      return `**Train** ${article(networkNoun(step.options.network))} on ${datasetName(step.options.dataset).toLowerCase()}`;
    case 'predict':
      return step.change === undefined
        ? `**Ask** your network on ${step.dataset}`
        : `**Break it:** ask your network on ${step.dataset}, and ${changes[step.change]}`;
    case 'prove':
      return `**Measure:** ${claimSpec(step.claim)?.title ?? step.claim}`;
    case 'duel':
      return `**Duel:** ${networkName(step.a)} against ${networkName(step.b)} on ${step.dataset}`;
    case 'quiz':
      return '**Answer** three questions';
  }
}

const article = (name: string): string => `${/^[RLa]/.test(name) ? 'an' : 'a'} ${name}`;

const labels: Record<UnitStep['kind'], string> = {
  ...{ read: 'Read', train: 'Train', predict: 'Ask it', prove: 'Measure', duel: 'Duel', quiz: 'Questions' },
};

export const stepLabel = (step: UnitStep, at: number): string =>
  `${at + 1} ${step.kind === 'predict' && step.change ? 'Break it' : labels[step.kind]}`;

/** @param first whether it is the next step to do */
export function stepButton(unit: Unit, at: number, done: ReadonlySet<string>, first: boolean): Button[] {
  const step = unit.steps[at];
  if (!step) return [];
  return [
    {
      label: `${done.has(step.key) ? '✓ ' : ''}${stepLabel(step, at)}`,
      action: stepAction(unit, at, step),
      style: first ? 'primary' : 'secondary',
    },
  ];
}

function stepAction({ id }: Unit, at: number, { kind }: UnitStep): string {
  if (kind === 'read') return to.read(id, at);
  if (kind === 'quiz') return to.quiz(id);
  return kind === 'duel' ? to.duel(id, at) : to.run(id, at);
}

/** The position of the first step after `from` that is not done; then of the first that is not. */
export function nextStep({ steps }: Unit, done: ReadonlySet<string>, from = -1): number {
  const later = steps.findIndex(({ key }, i) => i > from && !done.has(key));
  return later >= 0 ? later : steps.findIndex(({ key }) => !done.has(key));
}
