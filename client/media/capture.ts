import { causeAfterRemedy, classifyRejection } from './failures.ts';
import type { CaptureCause, CaptureDevice } from './failures.ts';

/** What to open; a device without a wish takes the system's default. */
export interface CaptureRequest {
  readonly microphone?: CaptureWish;
  readonly camera?: CaptureWish;
}

/** Which device of its kind; without either the system's default. */
export interface CaptureWish {
  readonly deviceId?: string | undefined;
  /** Phones: which way the camera looks. Ignored when a device is named. */
  readonly facing?: 'user' | 'environment' | undefined;
}

/** The track of a device, which is the caller's to stop, or why there is none. */
export type CaptureOutcome =
  { readonly track: MediaStreamTrack } | { readonly cause: CaptureCause };

/** An outcome for each device that was asked for. */
export type CaptureResult = Partial<Record<CaptureDevice, CaptureOutcome>>;

/** A person needs to be told where the browser's question is when it stays open this long. */
const questionOpenAfterMs = 5_000;
/** Some systems never settle the promise (the specification allows it): then it did not start. */
const giveUpAfterMs = 30_000;

/**
 * Opens devices, one question at a time: on iPhones a second getUserMedia ends the first's tracks
 * (WebKit bug 179363), so requests stand in line.
 */
export class Capture {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Asks for microphone and camera together (one question for the person), and for each alone when
   * that fails, so that a missing camera does not cost the microphone. Never rejects.
   *
   * @param waiting called when the browser's question has been open for five seconds
   */
  open(request: CaptureRequest, waiting: () => void = () => undefined): Promise<CaptureResult> {
    const result = this.#last.then(() => openAll(request, waiting));
    this.#last = result;
    return result;
  }
}

async function openAll(request: CaptureRequest, waiting: () => void): Promise<CaptureResult> {
  const devices = devicesOf(request);
  if (devices.length === 0) return {};
  const together = await attempt(request, waiting);
  if (!('cause' in together)) return together;
  if (devices.length === 1) return { [devices[0] as CaptureDevice]: together };
  const microphone = await attempt({ microphone: request.microphone ?? {} }, waiting);
  const camera = await attempt({ camera: request.camera ?? {} }, waiting);
  return {
    ...('cause' in microphone ? { microphone } : microphone),
    ...('cause' in camera ? { camera } : camera),
  };
}

async function attempt(
  request: CaptureRequest,
  waiting: () => void,
): Promise<CaptureResult | { cause: CaptureCause }> {
  const first = await ask(constraintsFor(request), request, waiting);
  if (!('remedy' in first)) return first;
  if (first.remedy === 'retryWhenVisible') await pageVisible();
  const relaxed = first.remedy === 'relax' ? relaxedConstraints(request) : constraintsFor(request);
  const second = await ask(relaxed, request, waiting);
  return 'remedy' in second ? { cause: causeAfterRemedy(second.remedy) } : second;
}

type Asked = CaptureResult | { cause: CaptureCause } | { remedy: 'relax' | 'retryWhenVisible' };

async function ask(
  constraints: MediaStreamConstraints,
  request: CaptureRequest,
  waiting: () => void,
): Promise<Asked> {
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media || !('getUserMedia' in media)) return { cause: 'unsupported' };
  const open = media.getUserMedia(constraints);
  const reminder = setTimeout(waiting, questionOpenAfterMs);
  try {
    const stream = await withDeadline(open, giveUpAfterMs);
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    return {
      ...(audio && { microphone: { track: audio } }),
      ...(video && { camera: { track: video } }),
    };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const cause = classifyRejection({
      name,
      message,
      permission: await permissionState(devicesOf(request)),
      framed: window.top !== window,
    });
    return cause === 'relax' || cause === 'retryWhenVisible' ? { remedy: cause } : { cause };
  } finally {
    clearTimeout(reminder);
  }
}

/** The tracks of a promise that settles after the deadline are ended: nobody waits for them. */
async function withDeadline(open: Promise<MediaStream>, deadlineMs: number): Promise<MediaStream> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void open.then(
        (stream) => stream.getTracks().forEach((track) => track.stop()),
        () => undefined,
      );
      reject(new DOMException('getUserMedia did not settle', 'TimeoutError'));
    }, deadlineMs);
  });
  try {
    return await Promise.race([open, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function devicesOf(request: CaptureRequest): CaptureDevice[] {
  return (['microphone', 'camera'] as const).filter((device) => request[device] !== undefined);
}

function constraintsFor({ microphone, camera }: CaptureRequest): MediaStreamConstraints {
  return {
    ...(microphone && {
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        ...(microphone.deviceId && { deviceId: { exact: microphone.deviceId } }),
      },
    }),
    ...(camera && {
      video: {
        // `ideal` only: a camera that has no 720p is better than none.
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
        ...(camera.deviceId
          ? { deviceId: { exact: camera.deviceId } }
          : { facingMode: { ideal: camera.facing ?? 'user' } }),
      },
    }),
  };
}

function relaxedConstraints({ microphone, camera }: CaptureRequest): MediaStreamConstraints {
  return { ...(microphone && { audio: true }), ...(camera && { video: true }) };
}

/** The strictest of the states asked for; `unknown` where the browser does not tell (Firefox). */
async function permissionState(
  devices: readonly CaptureDevice[],
): Promise<PermissionState | 'unknown'> {
  const states = await Promise.all(
    devices.map(async (device) => {
      try {
        const { state } = await navigator.permissions.query({ name: device });
        return state;
      } catch {
        return 'unknown' as const;
      }
    }),
  );
  return states.find((state) => state === 'denied') ?? states[0] ?? 'unknown';
}

function pageVisible(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', function listen() {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', listen);
      resolve();
    });
  });
}
