/** The devices that people capture with. */
export type CaptureDevice = 'camera' | 'microphone';

/**
 * Why a device did not open, as a stable id; what to tell about it is the page's matter.
 *
 * - `blockedBySite`     the person's or the site's setting says no
 * - `blockedBySystem`   the operating system keeps the browser from the device
 * - `questionClosed`    the browser asked and the question was closed without an answer
 * - `questionOpen`      the browser is still asking; not an end, capture goes on waiting
 * - `notAllowedInFrame` the page that embeds ours did not pass the device on
 * - `notFound`          no such device
 * - `inUse`             another programme has it, or its hardware is at fault
 * - `didNotStart`       it was there and did not start, or nothing happened for long
 * - `unsupported`       this browser, or a page without https, has no devices
 * - `internal`          we asked in a way that cannot work: our mistake
 */
export type CaptureCause =
  | 'blockedBySite'
  | 'blockedBySystem'
  | 'questionClosed'
  | 'questionOpen'
  | 'notAllowedInFrame'
  | 'notFound'
  | 'inUse'
  | 'didNotStart'
  | 'unsupported'
  | 'internal';

/** What capture does about a rejection by itself, before it tells anybody. */
export type CaptureRemedy =
  /** Ask once more without the saved device and exact sizes. */
  | 'relax'
  /** Ask once more when the page is in front again. */
  | 'retryWhenVisible';

/** A rejection of getUserMedia, with what is needed to tell its cause. */
export interface CaptureRejection {
  /** `error.name` of a DOMException, today's or an old browser's. */
  readonly name: string;
  readonly message: string;
  /** What the Permissions API says after the rejection. */
  readonly permission: PermissionState | 'unknown';
  /** Whether the page runs in somebody else's frame. */
  readonly framed: boolean;
}

/**
 * Names of getUserMedia's rejections (Media Capture and Streams §10.2.1, Gecko's
 * MediaStreamError.cpp, and the names that browsers used before) by cause or remedy.
 */
export function classifyRejection(rejection: CaptureRejection): CaptureCause | CaptureRemedy {
  switch (rejection.name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'PermissionDismissedError':
      return classifyNotAllowed(rejection);
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'notFound';
    case 'NotReadableError':
    case 'TrackStartError':
      return 'inUse';
    case 'AbortError':
    case 'TimeoutError':
      return 'didNotStart';
    case 'OverconstrainedError':
    case 'ConstraintNotSatisfiedError':
      return 'relax';
    case 'SecurityError':
    case 'NotSupportedError':
      return 'unsupported';
    case 'InvalidStateError':
      return 'retryWhenVisible';
    default:
      return 'internal';
  }
}

/** What is left to tell when a remedy did not help either. */
export function causeAfterRemedy(remedy: CaptureRemedy): CaptureCause {
  return remedy === 'relax' ? 'notFound' : 'didNotStart';
}

function classifyNotAllowed({ message, permission, framed }: CaptureRejection): CaptureCause {
  // Chromium's words; macOS, Windows and Android each have a switch per application.
  if (/by system/i.test(message)) return 'blockedBySystem';
  // Without `allow=` the frame's permission never even reaches `prompt`.
  if (framed && permission !== 'prompt') return 'notAllowedInFrame';
  if (permission === 'prompt') return 'questionClosed';
  // Safari and Firefox grant for one visit and forget a refusal: their state is no guide, but
  // both call a closed question "dismissed" nowhere, so a refusal it is.
  return 'blockedBySite';
}
