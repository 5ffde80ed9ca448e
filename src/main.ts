/** The entry. What takes long at a start is the code: it is kept compiled (in Node's own place). */
import { enableCompileCache } from 'node:module';
import './app/imports.ts';

enableCompileCache();
await import('./app/run.ts');
