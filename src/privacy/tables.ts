/** Every table of the database. The record classifies each. */
export * from '../ask/tables/schema.ts';
export * from '../db/schema.ts';
export * from '../learn/tables/schema.ts';
export * from '../lessons/tables/schema.ts';
export * from '../predict/tables/schema.ts';
export * from '../probes/tables/schema.ts';
export * from '../quiz/tables/deck-schema.ts';
export * from '../quiz/tables/schema.ts';
export * from '../quiz/tables/teacher-schema.ts';
export * from '../training/tables/duel-schema.ts';
export * from '../training/tables/schema.ts';
