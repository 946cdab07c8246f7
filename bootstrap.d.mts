/** An end of the program that is told in one sentence, without a stack. */
export class BootstrapError extends Error {}

/** Why the installed packages are not those of the lock file, or null when they are. */
export function staleReason(root?: string): string | null;

/** Says in one sentence what went wrong, from what npm printed. */
export function explainNpm(output: string, exitCode: number): string;

/** The browser that tests drive: CHROMIUM, the system's, or playwright's own. */
export function findChromium(): Promise<string | null>;

/** The Firefox that tests drive: FIREFOX, or the system's. */
export function findFirefox(): string | null;
