import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Attendance } from './attendance.ts';
import type { AppContext } from './context.ts';

/**
 * The call of a visit: behind its preview as soon as it can be drawn, in front once inside. Each
 * visit has a page of its own.
 *
 * @param behind the call goes on, and another page is looked at
 */
export function callPage(
  attendance: Attendance,
  app: AppContext,
  behind = false,
): TemplateResult | typeof nothing {
  const { client, media, speakerId, stage, callLoaded } = attendance;
  if (!callLoaded) return nothing;
  return html`${keyed(
    client,
    html`<auscult-call
      ?active=${stage === 'inCall'}
      .behind=${behind}
      .app=${app}
      .client=${client}
      .media=${media}
      .speakerId=${speakerId}
      @speaker-chosen=${(event: CustomEvent<string>) => attendance.chooseSpeaker(event.detail)}
    ></auscult-call>`,
  )}`;
}
