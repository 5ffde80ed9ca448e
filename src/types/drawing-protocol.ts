/** What the bot and its drawing process say to each other, over Node's IPC with advanced serialisation. */
import type { Drawing } from './chart.ts';

interface DrawRequest {
  type: 'draw';
  /** Chosen by the bot; the answer carries it back. Answers may come in another order than requests. */
  id: number;
  drawing: Drawing;
}

/** Sent once, when fonts are registered and drawings are accepted. */
interface Ready {
  type: 'ready';
}

export interface Drawn {
  type: 'drawn';
  id: number;
  png: Uint8Array;
}

export interface DrawFailed {
  type: 'failed';
  id: number;
  message: string;
  /** Whether the message is meant for a learner's eyes. */
  user: boolean;
}

export type ToDrawing = DrawRequest;
export type FromDrawing = Ready | Drawn | DrawFailed;
