/** What a key press means in a call; null = nothing of ours. */
export type CallKey = 'toolbar' | 'microphone' | 'camera' | 'shortcuts' | null;

/** With a modifier throughout: single letters get in the way of voice input (WCAG 2.1.4). */
export function callKey(event: KeyboardEvent): CallKey {
  if (event.key === 'F2') return 'toolbar';
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.code === 'KeyD' && !event.shiftKey) return 'microphone';
  if (event.code === 'KeyE' && !event.shiftKey) return 'camera';
  return event.code === 'Slash' && event.shiftKey ? 'shortcuts' : null;
}

/** Arrow keys walk along the toolbar, as in every toolbar. */
export function walkToolbar(event: KeyboardEvent, buttons: readonly HTMLElement[]): void {
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
  const index = buttons.indexOf(event.target as HTMLElement);
  if (index < 0) return;
  event.preventDefault();
  buttons.at((index + (event.key === 'ArrowRight' ? 1 : -1)) % buttons.length)?.focus();
}
