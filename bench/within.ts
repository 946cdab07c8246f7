/** What the promise comes to. @throws Error naming `what` when it takes longer */
export async function within<T>(promise: Promise<T>, limitMs: number, what: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const limit = setTimeout(
    () => late.reject(new Error(`${what}: not within ${limitMs / 1000} s`)),
    limitMs,
  );
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(limit);
  }
}
