/** Why a signal was aborted, as an error to reject with. */
export function reasonOf(signal: AbortSignal): Error {
  const { reason } = signal as { reason: unknown };
  return reason instanceof Error ? reason : new Error(String(reason), { cause: reason });
}
