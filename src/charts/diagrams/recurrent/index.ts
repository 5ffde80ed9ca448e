/** The pictures of the lessons on recurrent networks, their gates, their memory and their gradients. */
import type { Diagram } from '../shapes.ts';
import { bidirectionalPicture } from './bidirectional.ts';
import { feedback } from './feedback.ts';
import { impulse } from './impulse.ts';
import { maskingPicture } from './masking.ts';
import { sequenceShapes } from './sequence-shapes.ts';
import { stackedPicture } from './stacked.ts';
import { stateColumns } from './state-columns.ts';
import { stickyNote } from './sticky-note.ts';
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
} as const satisfies Record<string, Diagram>;
