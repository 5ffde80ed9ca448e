/** The pictures of the lessons on recurrent networks, their gates, their memory and their gradients. */
import type { Diagram } from '../shapes.ts';
import { agreement } from './agreement.ts';
import { beltPicture } from './belt.ts';
import { beltDecay } from './belt-decay.ts';
import { bidirectionalPicture } from './bidirectional.ts';
import { changedDigit } from './changed-digit.ts';
import { dilemma } from './dilemma.ts';
import { draftPicture } from './draft.ts';
import { keptEntries, shownEntries, writtenEntries } from './entries.ts';
import { explodingPicture } from './exploding.ts';
import { feedbackDiagram } from './feedback.ts';
import { gateCurve } from './gate-curve.ts';
import { gradientLines } from './gradient-lines.ts';
import { impulse } from './impulse.ts';
import {
  forgetGatePicture,
  inputGatePicture,
  outputGatePicture,
  resetGatePicture,
  updateGatePicture,
} from './lit-gates.ts';
import { longLink } from './long-link.ts';
import { lstmNumbers, lstmWayBack } from './lstm-numbers.ts';
import { lstmOrGru } from './lstm-or-gru.ts';
import { maskingPicture } from './masking.ts';
import { nearFar } from './near-far.ts';
import { overwritten } from './overwritten.ts';
import { recallRow } from './recall-row.ts';
import { resetOrder } from './reset-order.ts';
import { sequenceShapes } from './sequence-shapes.ts';
import { stackedPicture } from './stacked.ts';
import { stateColumns } from './state-columns.ts';
import { stickyNote } from './sticky-note.ts';
import { tanhSlopes } from './tanh-slopes.ts';
import { tap } from './tap.ts';
import { threeCures } from './three-cures.ts';
import { tolls } from './tolls.ts';
import { unrolledDiagram } from './unrolled.ts';
import { windowOrState } from './window-or-state.ts';

export const recurrentDiagrams = {
  feedback: feedbackDiagram,
  impulse,
  'sticky-note': stickyNote,
  'state-columns': stateColumns,
  unrolled: unrolledDiagram,
  'sequence-shapes': sequenceShapes,
  bidirectional: bidirectionalPicture,
  stacked: stackedPicture,
  masking: maskingPicture,
  tap,
  'gate-curve': gateCurve,
  'kept-entries': keptEntries,
  'written-entries': writtenEntries,
  'shown-entries': shownEntries,
  'forget-gate': forgetGatePicture,
  'input-gate': inputGatePicture,
  'output-gate': outputGatePicture,
  'lstm-numbers': lstmNumbers,
  'lstm-way-back': lstmWayBack,
  'update-gate': updateGatePicture,
  'reset-gate': resetGatePicture,
  draft: draftPicture,
  'reset-order': resetOrder,
  'lstm-or-gru': lstmOrGru,
  agreement,
  'window-or-state': windowOrState,
  'changed-digit': changedDigit,
  'near-far': nearFar,
  dilemma,
  'long-link': longLink,
  belt: beltPicture,
  'belt-decay': beltDecay,
  'recall-row': recallRow,
  overwritten,
  tolls,
  'tanh-slopes': tanhSlopes,
  exploding: explodingPicture,
  'three-cures': threeCures,
  'gradient-lines': gradientLines,
} as const satisfies Record<string, Diagram>;
