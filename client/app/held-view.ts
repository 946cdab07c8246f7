import { msg } from '@lit/localize';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../design/icons.ts';
import type { LocalMedia } from '../media/local-media.ts';
import './camera-picture.ts';

export const heldStyles = css`
  .held {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 20px;
    min-height: calc(100dvh - 64px - var(--call-bar, 0px));
    padding: 24px var(--gutter);
    text-align: center;
  }
  .held auscult-camera-picture {
    width: min(420px, 100%);
    aspect-ratio: 16 / 10;
  }
  .held p {
    max-width: 40ch;
  }
  .held .sign {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent);
    animation: breathe 2.4s ease-in-out infinite alternate;
  }
  @media (prefers-reduced-motion: reduce) {
    .held .sign {
      animation: none;
    }
  }
`;

/** At the door: those inside have been told, and one of them lets one in. */
export function heldView(media: LocalMedia, name: string, leave: () => void): TemplateResult {
  return html`<section class="held">
    <span class="sign">${icon('clock')}</span>
    <h1 tabindex="-1">${msg('Please wait')}</h1>
    <p role="status">${msg('The clinician has been told that you are here.')}</p>
    <auscult-camera-picture .media=${media} .name=${name}></auscult-camera-picture>
    <p class="quiet small">${msg('Nobody sees or hears you before you are let in.')}</p>
    <button class="button" type="button" @click=${leave}>${msg('Leave')}</button>
  </section>`;
}
