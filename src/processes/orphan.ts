/**
 * Ends this process when the channel to its parent closes, which happens however the parent dies. Ignores SIGINT and
 * SIGTERM: Ctrl-C and service managers send them to the whole group, and the parent would take the exit for a crash.
 */
export function followParent(): void {
  process.on('disconnect', () => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ignore);
  if (!process.connected) process.exit(0);
}

function ignore(): void {
  // A listener replaces the default, which ends the process.
}
