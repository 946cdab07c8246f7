import type { EngineSession, TrackInfo as EngineTrack } from 'auscult/engine';
import type { TrackInfo } from 'auscult/proto';
import type { LiveParticipant } from './live-participant.ts';
import type { LiveSession } from './live-session.ts';

/** What the engine tells about a session ▸ notices for everyone inside. */
export function followSession(session: LiveSession, engine: EngineSession): void {
  const subscribeSoon = inOneGo((participant: LiveParticipant, trackIds: readonly string[]) => {
    // Refused only when a track or the participant is gone by now, which is told anyway.
    participant.engine.subscribe(trackIds).catch(() => undefined);
  });
  engine.on('trackPublished', ({ track }) => {
    const publisher = session.participants.get(track.participantId);
    // Media of somebody who is just being taken out.
    if (!publisher) return;
    session.trackPublished(wireTrack(track, publisher.mutedSources.has(track.source)));
    for (const participant of [...session.participants.values(), ...session.prepared]) {
      if (participant === publisher || !participant.autoSubscribe) continue;
      if (!session.self(participant.admission.role).grants.receive) continue;
      subscribeSoon(participant, track.id);
    }
  });
  engine.on('trackGate', ({ trackId, open }) => {
    const track = session.tracks.get(trackId);
    if (!track || track.open === open) return;
    const { participantId } = track;
    session.trackChanged({ ...track, open }, { kind: 'trackGate', trackId, participantId, open });
  });
  engine.on('trackEnded', ({ trackId }) => session.trackEnded(trackId));
  engine.on('workerLost', () => void session.workerLost());
}

/** Gathers what comes in one turn: a face and its voice are offered together. */
function inOneGo<Key, Item>(
  act: (key: Key, items: readonly Item[]) => void,
): (key: Key, item: Item) => void {
  const gathered = new Map<Key, Item[]>();
  return (key, item) => {
    if (gathered.size === 0) {
      queueMicrotask(() => {
        const all = [...gathered];
        gathered.clear();
        for (const [each, items] of all) act(each, items);
      });
    }
    const items = gathered.get(key);
    if (items) items.push(item);
    else gathered.set(key, [item]);
  };
}

/** What the engine tells about one participant ▸ notices for that one, or about it. */
export function followParticipant(session: LiveSession, participant: LiveParticipant): void {
  const { engine } = participant;
  engine.on('subscribeOffer', ({ offerId, sdp, tracks }) =>
    participant.notify({ kind: 'subscribeOffer', offerId, sdp, tracks }),
  );
  engine.on('layerChanged', ({ trackId, current, target, reason }) =>
    participant.notify({ kind: 'layerChanged', trackId, current, target, reason }),
  );
  engine.on('transportState', ({ direction, state }) => {
    const troubled = state === 'disconnected' || state === 'failed';
    // `new`, `connecting` and `closed` are no news about a transport that was lost.
    if (!troubled && state !== 'connected') return;
    const changed = participant.setTroubled(direction, troubled);
    if (changed && session.participants.get(participant.id) === participant) {
      session.participantChanged(participant);
    }
  });
}

export function wireTrack(track: EngineTrack, muted: boolean): TrackInfo {
  const { id, participantId, kind, source, open, rids } = track;
  return { id, participantId, kind, source, open, muted, rids };
}
