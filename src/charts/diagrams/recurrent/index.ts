/** The pictures of the lessons on recurrent networks, their gates, their memory and their gradients. */
import type { Diagram } from '../shapes.ts';
import { bidirectionalPicture } from './bidirectional.ts';
import { draftPicture } from './draft.ts';
import { keptEntries, shownEntries, writtenEntries } from './entries.ts';
import { feedback } from './feedback.ts';
import { gateCurve } from './gate-curve.ts';
import { impulse } from './impulse.ts';
import {
  forgetGatePicture,
  inputGatePicture,
  outputGatePicture,
  resetGatePicture,
  updateGatePicture,
} from './lit-gates.ts';
import { lstmNumbers, lstmWayBack } from './lstm-numbers.ts';
import { lstmOrGru } from './lstm-or-gru.ts';
import { maskingPicture } from './masking.ts';
import { resetOrder } from './reset-order.ts';
import { sequenceShapes } from './sequence-shapes.ts';
import { stackedPicture } from './stacked.ts';
import { stateColumns } from './state-columns.ts';
import { stickyNote } from './sticky-note.ts';
import { tap } from './tap.ts';
import { unrolled } from './unrolled.ts';

export const recurrentDiagrams = {
  feedback,
  impulse,
  'sticky-note': stickyNote,
  'state-columns': stateColumns,
  unrolled,
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
} as const satisfies Record<string, Diagram>;
