/** Every table of the database: the record says of each what it holds of a person. */
export * from '../ask/tables/schema.ts';
export * from '../db/schema.ts';
export * from '../lessons/tables/schema.ts';
export * from '../quiz/tables/schema.ts';
export * from '../training/tables/schema.ts';
