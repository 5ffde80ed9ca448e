import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --name <what>` writes the SQL; add STRICT to every CREATE TABLE by hand (test/db/migrate).
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/privacy/tables.ts',
  out: './migrations',
  casing: 'snake_case',
});
