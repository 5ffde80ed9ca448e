/** A relative time that stays true while it is on the screen. */
import { AsyncDirective } from 'lit-html/async-directive.js';
import { directive } from 'lit-html/directive.js';
import { timeText } from './time.ts';

class Ticking extends AsyncDirective {
  #timer: ReturnType<typeof setInterval> | undefined;
  #seconds = 0;

  render(seconds: number): string {
    this.#seconds = seconds;
    if (this.isConnected) this.reconnected();
    return timeText(seconds, 'R');
  }

  override reconnected(): void {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.setValue(timeText(this.#seconds, 'R')), 1_000);
  }

  override disconnected(): void {
    clearInterval(this.#timer);
  }
}

/** @param seconds since 1970 */
export const ticking = directive(Ticking);
