/** Where one is in the list of messages. It is laid out from the bottom: there its position is 0, and below 0 further up. */

const list = () => document.querySelector<HTMLElement>('.conversation');

export function scrollToLatest(): void {
  list()?.scrollTo({ top: 0 });
}

/** Of the element that shows a message. */
export const elementId = (message: string): string => `message-${message}`;

/** A message that begins above what is in view is shown from its beginning. */
export function showBeginning(message: string): void {
  const shown = list();
  const element = document.getElementById(elementId(message));
  if (!shown || !element) return;
  const hidden = shown.getBoundingClientRect().top - element.getBoundingClientRect().top;
  if (hidden > 0) shown.scrollTop -= hidden;
}

/** Draws; whoever has scrolled up goes on seeing the same messages, whatever was added below them. */
export function keepPlace(draw: () => void): void {
  const before = list();
  const read = before && before.scrollTop < 0 ? topmost(before) : undefined;
  const top = read?.getBoundingClientRect().top ?? 0;
  draw();
  if (before && read?.isConnected) before.scrollTop += read.getBoundingClientRect().top - top;
}

/** The first message that is in view. */
function topmost(shown: HTMLElement): Element | undefined {
  const { top } = shown.getBoundingClientRect();
  return [...shown.querySelectorAll('.message')].find(
    (message) => message.getBoundingClientRect().bottom > top,
  );
}
