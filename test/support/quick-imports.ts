/** For the processes that run tests: packages are imported as quickly as at a start of the bot. */
import { enableCompileCache } from 'node:module';
import '../../src/app/imports.ts';

enableCompileCache();
// vega-lite gives every Set a `toJSON`, after which discord.js cannot be loaded. The bot draws in a process without discord.js.
await import('discord.js');
