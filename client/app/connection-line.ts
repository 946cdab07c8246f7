import { msg } from '@lit/localize';
import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { base } from '../design/base.ts';
import { AuscultElement } from '../design/element.ts';
import { icon } from '../design/icons.ts';
import { surfaces } from '../design/surfaces.ts';
import type { LineQuality } from '../media/line-quality.ts';
import type { SessionClient } from '../session/session-client.ts';
import { gradeOf } from './line-grade.ts';
import type { LineGrade } from './line-grade.ts';

/** Soon while there is nothing to show yet, then now and then. */
const firstMs = 250;
const againMs = 2_000;
/** Longer than any check takes on a line that works. */
const checkedWithinMs = 10_000;

/** "Connection: good (UDP, 38 ms)": how the line is, found out by itself, and never in the way. */
export class ConnectionLine extends AuscultElement {
  static override properties = {
    client: { attribute: false },
    quality: { state: true },
    late: { state: true },
  };

  static override styles = [
    base,
    surfaces,
    css`
      p,
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }
      summary {
        width: fit-content;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary u {
        text-underline-offset: 3px;
      }
      .dot {
        flex: none;
        width: 10px;
        height: 10px;
        border-radius: 50%;
        background: var(--line-strong, currentColor);
      }
      .good,
      .works {
        background: var(--good);
      }
      .fair,
      .weak {
        background: var(--warning);
      }
      .advice {
        margin-top: 8px;
      }
    `,
  ];

  declare client: SessionClient;
  declare private quality: LineQuality | null;
  declare private late: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #startedMs = 0;

  constructor() {
    super();
    this.quality = null;
    this.late = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#startedMs = performance.now();
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const { quality } = this;
    if (quality === null) {
      return html`<p role="status">
        <span class="dot"></span>
        ${
          this.late
            ? msg('The connection could not be checked yet. You can join all the same.')
            : msg('Checking your connection…')
        }
      </p>`;
    }
    const grade = gradeOf(quality);
    const advice = adviceFor(grade, quality);
    // Figures change all the time: only the word for them is said to those who listen.
    const line = html`<span class="dot ${grade}"></span>
      <span><span role="status">${gradeText(grade)}</span> (${figuresOf(quality)})</span>`;
    if (advice === null) return html`<p>${line}</p>`;
    return html`<details>
      <summary>${line} <u>${msg('details')}</u></summary>
      <div class="note advice">${icon('info')}<span>${advice}</span></div>
    </details>`;
  }

  async #ask(): Promise<void> {
    this.quality = await this.client.figures.quality();
    this.late = performance.now() - this.#startedMs > checkedWithinMs;
    if (!this.isConnected) return;
    this.#timer = setTimeout(() => void this.#ask(), this.quality === null ? firstMs : againMs);
  }
}

function figuresOf({ protocol, roundTripMs }: LineQuality): string {
  const name = protocol.toUpperCase();
  return roundTripMs === null ? name : `${name}, ${Math.max(1, Math.round(roundTripMs))} ms`;
}

function gradeText(grade: LineGrade): string {
  switch (grade) {
    case 'good':
      return msg('Connection: good');
    case 'fair':
      return msg('Connection: fair');
    case 'weak':
      return msg('Connection: weak');
    case 'works':
      return msg('Connection: works');
  }
}

function adviceFor(grade: LineGrade, { protocol }: LineQuality): string | null {
  if (protocol === 'tcp') {
    return msg(
      'Your network does not let calls through the usual way (UDP). This one takes another, and may stutter at times.',
    );
  }
  if (grade === 'good' || grade === 'works') return null;
  return msg(
    'Everything you say arrives a little late. Moving closer to your router, or a cable, often helps.',
  );
}

customElements.define('auscult-connection-line', ConnectionLine);
