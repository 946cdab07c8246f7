import { msg } from '@lit/localize';
import type { CaptureCause, CaptureDevice } from '../media/failures.ts';

export interface FailureText {
  readonly title: string;
  readonly advice: string;
  /** What a press may do about it; null when only waiting or another device helps. */
  readonly action: 'tryAgain' | 'copyLink' | 'openTab' | null;
  /** Another device of the kind may do, where there is one. */
  readonly another?: boolean;
}

/** Why a device is not there, in words that say what to do. Never blocks joining. */
export function failureText(cause: CaptureCause, device: CaptureDevice): FailureText {
  return device === 'camera' ? cameraText(cause) : microphoneText(cause);
}

/** For the causes that nearly always hold for both; null where each has its own words. */
export function failureTextForBoth(cause: CaptureCause | null): FailureText | null {
  switch (cause) {
    case 'blockedBySite':
      return {
        title: msg('This site may not use your camera and microphone.'),
        advice: msg(
          'Open the settings icon beside the address and allow both. You can join without them.',
        ),
        action: 'tryAgain',
      };
    case 'questionClosed':
      return {
        title: msg('The question about your camera and microphone was closed.'),
        advice: msg('You can be asked again, or join without them.'),
        action: 'tryAgain',
      };
    case 'questionOpen':
      return {
        title: msg('Look for the question at the top of the window and choose Allow.'),
        advice: msg('Your browser is asking whether this site may use camera and microphone.'),
        action: null,
      };
    case 'notAllowedInFrame':
      return {
        title: msg('This page was not given camera and microphone.'),
        advice: msg('Open it in a tab of its own.'),
        action: 'openTab',
      };
    case 'unsupported':
      return {
        title: msg('This browser cannot use camera and microphone here.'),
        advice: msg('Open the link in Safari or Chrome.'),
        action: 'copyLink',
      };
    default:
      return null;
  }
}

function cameraText(cause: CaptureCause): FailureText {
  switch (cause) {
    case 'blockedBySite':
      return {
        title: msg('This site may not use your camera.'),
        advice: msg(
          'Open the settings icon beside the address and allow the camera. You can join without it.',
        ),
        action: 'tryAgain',
      };
    case 'blockedBySystem':
      return {
        title: msg('Your computer is blocking the camera for this browser.'),
        advice: systemAdvice(),
        action: 'tryAgain',
      };
    case 'questionClosed':
      return {
        title: msg('The question about your camera was closed.'),
        advice: msg('You can be asked again, or join without it.'),
        action: 'tryAgain',
      };
    case 'questionOpen':
      return {
        title: msg('Look for the question at the top of the window and choose Allow.'),
        advice: msg('Your browser is asking whether this site may use the camera.'),
        action: null,
      };
    case 'notAllowedInFrame':
      return {
        title: msg('This page was not given the camera.'),
        advice: msg('Open it in a tab of its own.'),
        action: 'openTab',
      };
    case 'notFound':
      return {
        title: msg('No camera found.'),
        advice: msg('Check that it is plugged in and not covered or switched off.'),
        action: 'tryAgain',
      };
    case 'inUse':
      return {
        title: msg('Another programme or tab is using your camera.'),
        advice: msg('Close it, then try again.'),
        action: 'tryAgain',
        another: true,
      };
    case 'didNotStart':
      return {
        title: msg('The camera did not start.'),
        advice: msg('Unplug it or restart the browser, then try again.'),
        action: 'tryAgain',
      };
    case 'unsupported':
      return {
        title: msg('This browser cannot use the camera here.'),
        advice: msg('Open the link in Safari or Chrome.'),
        action: 'copyLink',
      };
    case 'internal':
      return wentWrong();
  }
}

function microphoneText(cause: CaptureCause): FailureText {
  switch (cause) {
    case 'blockedBySite':
      return {
        title: msg('This site may not use your microphone.'),
        advice: msg(
          'Open the settings icon beside the address and allow the microphone. You can join without it.',
        ),
        action: 'tryAgain',
      };
    case 'blockedBySystem':
      return {
        title: msg('Your computer is blocking the microphone for this browser.'),
        advice: systemAdvice(),
        action: 'tryAgain',
      };
    case 'questionClosed':
      return {
        title: msg('The question about your microphone was closed.'),
        advice: msg('You can be asked again, or join without it.'),
        action: 'tryAgain',
      };
    case 'questionOpen':
      return {
        title: msg('Look for the question at the top of the window and choose Allow.'),
        advice: msg('Your browser is asking whether this site may use the microphone.'),
        action: null,
      };
    case 'notAllowedInFrame':
      return {
        title: msg('This page was not given the microphone.'),
        advice: msg('Open it in a tab of its own.'),
        action: 'openTab',
      };
    case 'notFound':
      return {
        title: msg('No microphone found.'),
        advice: msg('Check that it is plugged in and not switched off.'),
        action: 'tryAgain',
      };
    case 'inUse':
      return {
        title: msg('Another programme or tab is using your microphone.'),
        advice: msg('Close it, then try again.'),
        action: 'tryAgain',
        another: true,
      };
    case 'didNotStart':
      return {
        title: msg('The microphone did not start.'),
        advice: msg('Unplug it or restart the browser, then try again.'),
        action: 'tryAgain',
      };
    case 'unsupported':
      return {
        title: msg('This browser cannot use the microphone here.'),
        advice: msg('Open the link in Safari or Chrome.'),
        action: 'copyLink',
      };
    case 'internal':
      return wentWrong();
  }
}

function wentWrong(): FailureText {
  return {
    title: msg('Something went wrong on our side.'),
    advice: msg('You can join without it, or try again.'),
    action: 'tryAgain',
  };
}

/** Where each system keeps the switch. */
function systemAdvice(): string {
  const agent = navigator.userAgent;
  if (/Android/.test(agent)) {
    return msg('Open Settings > Apps > your browser > Permissions, allow it, then try again.');
  }
  if (/Macintosh/.test(agent)) {
    return msg('Open System Settings > Privacy & Security, allow your browser, then try again.');
  }
  if (/Windows/.test(agent)) {
    return msg('Open Settings > Privacy & security, allow desktop apps, then try again.');
  }
  return msg('Allow it in the settings of your system, then try again.');
}
