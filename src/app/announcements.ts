/** What standard output says: sentences for a person at a terminal, short fixed lines for programs. */
import type { Bot } from './bot.ts';

const isTerminal = process.stdout.isTTY;

export function announceStart(place: 'playground' | 'Discord'): void {
  if (!isTerminal) return;
  console.log(
    place === 'playground'
      ? 'Setting up the playground: lessons, training process, a Discord of its own. This takes a few seconds.'
      : 'Connecting to Discord. This takes a few seconds.',
  );
}

/** @param playgroundUrl where the playground is; nothing on the real Discord */
export function announceReady({ name, commandCount, invite }: Bot, playgroundUrl?: string): void {
  if (isTerminal) {
    console.log(
      playgroundUrl
        ? `\nPlayground ready at ${playgroundUrl}\nOpen this address in your browser. Everything stays on this machine.`
        : `\n${name} is online with ${commandCount} commands.\nAdd it to a server: ${invite}`,
    );
    console.log('To stop, press Ctrl+C.\n');
    return;
  }
  console.log(`ready: ${name} with ${commandCount} commands`);
  console.log(playgroundUrl ? `Open the playground: ${playgroundUrl}` : `Add the bot to a server: ${invite}`);
}

export function announceStop(): void {
  if (isTerminal) console.log('\nStopping. What is finished is kept.');
}
