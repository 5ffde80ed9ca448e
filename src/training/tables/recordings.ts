import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import type { Recording } from '../../types/recording.ts';
import { recordings } from './schema.ts';

/** Stores what a finished run showed. */
export function addRecording(db: Database, experimentId: number, recording: Recording): void {
  db.insert(recordings)
    .values({ experimentId, ...recording })
    .onConflictDoNothing()
    .run();
}

/** What a run showed; undefined for a run that is not done, and for one of an earlier version. */
export function recordingOf(db: Database, experimentId: number): Recording | undefined {
  const row = db.select().from(recordings).where(eq(recordings.experimentId, experimentId)).get();
  if (!row) return undefined;
  const { experimentId: _, ...recording } = row;
  return recording;
}
