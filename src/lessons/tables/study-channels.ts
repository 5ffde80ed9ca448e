import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { studyChannels } from './schema.ts';

export type StudyChannel = typeof studyChannels.$inferSelect;

export function addStudyChannel(db: Database, channel: StudyChannel): void {
  db.insert(studyChannels).values(channel).onConflictDoNothing().run();
}

/** @returns false where it was no study channel */
export function removeStudyChannel(db: Database, serverId: string, channelId: string): boolean {
  const condition = and(eq(studyChannels.serverId, serverId), eq(studyChannels.channelId, channelId));
  return db.delete(studyChannels).where(condition).run().changes > 0;
}

export function isStudyChannel(db: Database, channelId: string): boolean {
  return db.select().from(studyChannels).where(eq(studyChannels.channelId, channelId)).get() !== undefined;
}

export function studyChannelsOf(db: Database, serverId: string): StudyChannel[] {
  return db.select().from(studyChannels).where(eq(studyChannels.serverId, serverId)).all();
}
