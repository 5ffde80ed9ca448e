/** For the processes that run tests: packages are imported as quickly as at a start of the bot. */
import { enableCompileCache } from 'node:module';
import '../../src/app/imports.ts';

enableCompileCache();
