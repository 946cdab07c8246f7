import { done, refuse } from './handler.ts';
import type { Handler } from './handler.ts';

/** Twice the widest screen there is, so that a zoomed page still fits. */
const maxShown = 16_384;

export const subscribe: Handler<'subscribe'> = async (
  { participant },
  { trackIds, renew = false },
) => {
  await participant.engine.subscribe(trackIds, { renew });
  return done;
};

export const unsubscribe: Handler<'unsubscribe'> = async ({ participant }, { trackIds }) => {
  await participant.engine.unsubscribe(trackIds);
  return done;
};

export const subscribeAnswer: Handler<'subscribeAnswer'> = async ({ participant }, request) => {
  await participant.engine.acceptAnswer(request.offerId, request.sdp);
  return done;
};

export const getLines: Handler<'getLines'> = async ({ session }) => ({
  kind: 'lines',
  lines: await session.lines(),
});

export const setShownSize: Handler<'setShownSize'> = async ({ participant }, request) => {
  const { trackId, width, height } = request;
  if (width > maxShown || height > maxShown) {
    return refuse('INVALID_VALUE', `a picture is at most ${String(maxShown)} pixels wide or high`);
  }
  await participant.engine.setShownSize(trackId, { width, height });
  return done;
};

export const setPreferredLayer: Handler<'setPreferredLayer'> = async (
  { participant },
  { trackId, spatial },
) => {
  await participant.engine.setPreferredLayer(trackId, spatial);
  return done;
};
