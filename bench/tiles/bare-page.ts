/**
 * The page that a call is held against: two connections, signaling, and elements that play what
 * comes. It is bundled and run in a browser; see `bare.ts`.
 */
import { SignalingClient } from 'auscult/signaling/client';
import type { SignalingEvents } from 'auscult/signaling/client';
import type { Box, Sent } from './shape.ts';

/** How somebody takes part by this page. */
export interface BareCall {
  /** Of the session link. */
  readonly token: string;
  readonly displayName: string;
  readonly sends: Sent;
  /** Where pictures stand, one's own in the last; null: one only sends. */
  readonly boxes: readonly Box[] | null;
}

declare global {
  /** Resolves once one is in, and sends. @returns leaves */
  var enterBareCall: (call: BareCall) => Promise<void>;
  var leaveBareCall: () => Promise<void>;
}

globalThis.enterBareCall = async ({ token, displayName, sends, boxes }) => {
  const places = [...(boxes ?? [])];
  const ownPlace = places.pop();
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: sends.microphone.constraints,
    video: sends.camera.constraints,
  });
  const response = await fetch('/api/links/join', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, displayName }),
  });
  if (!response.ok) throw new Error(`not let in: ${response.status}`);
  const { ticket } = (await response.json()) as { ticket: string };
  const signaling = new SignalingClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/signaling`,
    WebSocket,
  });
  globalThis.leaveBareCall = () => signaling.leave();
  receive(signaling, places);
  await signaling.join(ticket, { autoSubscribe: boxes !== null });
  if (ownPlace) show(stream.getVideoTracks()[0], ownPlace);
  await send(signaling, stream, sends);
};

async function send(signaling: SignalingClient, stream: MediaStream, sends: Sent): Promise<void> {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const transceivers = stream.getTracks().map((track) => {
    const source: 'camera' | 'microphone' = track.kind === 'video' ? 'camera' : 'microphone';
    const sendEncodings = [...sends[source].encodings];
    const options: RTCRtpTransceiverInit = { direction: 'sendonly', sendEncodings };
    return { source, transceiver: connection.addTransceiver(track, options) };
  });
  const { sdp = '' } = await connection.createOffer();
  await connection.setLocalDescription({ type: 'offer', sdp });
  const tracks = transceivers.map(({ source, transceiver }) => ({
    mid: transceiver.mid ?? '',
    source,
    muted: false,
  }));
  const answer = await signaling.publish(sdp, tracks);
  await connection.setRemoteDescription({ type: 'answer', sdp: answer.sdp });
}

function receive(signaling: SignalingClient, places: Box[]): void {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const shown = new Set<string>();
  const answer = async ({ offerId, sdp, tracks }: SignalingEvents['subscribeOffer']) => {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    for (const { mid, trackId } of tracks) {
      const transceiver = connection.getTransceivers().find((one) => one.mid === mid);
      if (!transceiver || shown.has(trackId)) continue;
      shown.add(trackId);
      const { track } = transceiver.receiver;
      if (track.kind === 'audio') {
        play(track);
        continue;
      }
      const place = places.shift();
      if (!place) throw new Error('there are more pictures than places');
      show(track, place);
      void signaling.setShownSize(trackId, Math.round(place.width), Math.round(place.height));
    }
    const description = await connection.createAnswer();
    await connection.setLocalDescription(description);
    await signaling.answerOffer(offerId, description.sdp ?? '');
  };
  let last: Promise<void> = Promise.resolve();
  signaling.on('subscribeOffer', (offer) => {
    last = last.then(() => answer(offer));
  });
}

function show(track: MediaStreamTrack | undefined, { left, top, width, height }: Box): void {
  if (!track) throw new Error('there is no picture to show');
  const video = document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  video.style.cssText = `position: fixed; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; object-fit: cover`;
  document.body.append(video);
  video.srcObject = new MediaStream([track]);
}

function play(track: MediaStreamTrack): void {
  const audio = document.createElement('audio');
  audio.autoplay = true;
  document.body.append(audio);
  audio.srcObject = new MediaStream([track]);
}
