import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { playThrough } from '../media/devices.ts';
import { streamOf } from '../media/stream-of.ts';
import type { SessionState } from '../session/state.ts';
import type { Banners } from './call-banner.ts';

/**
 * Others are heard through elements only: the echo canceller knows what those play. An element that
 * is given the stream that it has begins anew, and is silent for that moment; Lit would give it with
 * every render, since it compares no objects.
 */
export function soundsView({ participants, selfId }: SessionState): TemplateResult {
  const tracks = participants
    .filter(({ id }) => id !== selfId)
    .flatMap(({ tracks }) => tracks)
    .filter(({ kind, media }) => kind === 'audio' && media !== null);
  return html`${repeat(
    tracks,
    ({ id }) => id,
    ({ media }) => html`<audio .srcObject=${live(streamOf(media))} autoplay></audio>`,
  )}`;
}

/** Plays them all; a browser that wants a press first gets one by a banner. */
export function playSounds(root: ParentNode, speakerId: string, banners: Banners): void {
  const all = [...root.querySelectorAll('audio')];
  // Any press on the page may have let it go on.
  if (banners.has('sound') && all.every(({ paused }) => !paused)) banners.withdraw('sound');
  for (const audio of all) {
    void playThrough(audio, speakerId);
    if (!audio.paused) continue;
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      if (banners.has('sound')) return;
      const act = (): void => {
        for (const each of root.querySelectorAll('audio')) void each.play();
      };
      banners.show({
        key: 'sound',
        text: msg('Your browser is holding back the sound.'),
        action: { label: msg('Hear the others'), act },
        forMs: null,
      });
    });
  }
}
