/** The entry point. Node's compile cache makes the start faster. */
import { enableCompileCache } from 'node:module';
import './app/imports.ts';

enableCompileCache();
await import('./app/run.ts');
