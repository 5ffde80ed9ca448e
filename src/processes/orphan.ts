/**
 * Ties this process to the one that forked it: it ends as soon as the channel between them closes, which it does
 * however the parent dies. Signals are left to the parent: Ctrl-C and service managers send theirs to the whole
 * group, and a child that obeyed would look like one that crashed.
 */
export function followParent(): void {
  process.on('disconnect', () => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leaveToParent);
  if (!process.connected) process.exit(0);
}

function leaveToParent(): void {
  // Having a listener is the point: without one the signal would end this process.
}
