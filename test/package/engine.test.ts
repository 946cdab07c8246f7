/**
 * The engine of the package on the Nodes it is made for: a stranger's program embeds it, and two
 * peers on werift, out here, send a frame through it.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as assert from 'uvu/assert';
import { Camera } from '../../bench/peer/camera.ts';
import { createCertificate } from '../../bench/peer/certificate.ts';
import { readRemoteEnd, writeSubscribeAnswer } from '../../bench/peer/description.ts';
import { LoadPeer } from '../../bench/peer/load-peer.ts';
import { readFrame } from '../../bench/peer/media.ts';
import { suite } from '../harness.ts';
import type { NodeVersion } from './node-versions.ts';
import { createProject } from './project.ts';
import type { Project, RunningProgram } from './project.ts';

const test = suite('package: engine');

/** The embedder: POST /publish, /subscribe, /answer carry descriptions, /close ends it. */
const PROGRAM = `
  import { createServer } from 'node:http';
  import { json } from 'node:stream/consumers';
  import { createEngine } from 'auscult/engine';

  const engine = await createEngine({
    media: { host: '127.0.0.1', port: 0 },
    roles: { both: { publish: ['camera'], receive: true } },
    workerKind: process.argv[2],
  });
  engine.on('workerLost', ({ reason }) => console.error(reason));
  const session = await engine.createSession('visit');
  const publisher = await session.addParticipant('publisher', 'both');
  const subscriber = await session.addParticipant('subscriber', 'both');

  const calls = {
    '/publish': ({ sdp }) => publisher.publish(sdp, [{ mid: '0', source: 'camera' }]),
    '/subscribe': async ({ trackId }) => {
      const offered = new Promise((resolve) => subscriber.on('subscribeOffer', resolve));
      await subscriber.subscribe([trackId]);
      return offered;
    },
    '/answer': ({ offerId, sdp }) => subscriber.acceptAnswer(offerId, sdp),
    '/close': async () => {
      server.close();
      await engine.close();
    },
  };
  const server = createServer(async (request, response) => {
    response.setHeader('connection', 'close');
    response.end(JSON.stringify((await calls[request.url](await json(request))) ?? null));
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ port: server.address().port, node: process.version }));
  });
`;

let project: Project;
test.before(async () => {
  project = await createProject();
  project.write('embed.js', PROGRAM);
});
test.after(() => project.remove());

async function firstLine(program: RunningProgram): Promise<string> {
  let complaint = '';
  program.stderr.on('data', (text: string) => (complaint += text));
  const lines = createInterface(program.stdout);
  const ended = once(program, 'close').then(() => {
    throw new Error(`The program ended:\n${complaint}`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => undefined);
  return line;
}

interface Embedder {
  readonly node: string;
  readonly call: <T>(name: string, argument: object) => Promise<T>;
}

async function startEmbedder(program: RunningProgram): Promise<Embedder> {
  const { port, node } = JSON.parse(await firstLine(program)) as { port: number; node: string };
  return {
    node,
    call: async <T>(name: string, argument: object) => {
      const body = JSON.stringify(argument);
      const reply = await fetch(`http://127.0.0.1:${port}/${name}`, { method: 'POST', body });
      return (await reply.json()) as T;
    },
  };
}

/** @returns the first frame that crosses the engine */
async function sendThrough({ call }: Embedder): Promise<ReturnType<typeof readFrame>> {
  const certificate = await createCertificate();
  const profiles = ['AEAD_AES_128_GCM'] as const;
  const sender = await LoadPeer.open(certificate, profiles);
  const receiver = await LoadPeer.open(certificate, profiles);
  let clock: NodeJS.Timeout | undefined;
  try {
    const camera = new Camera(sender, { framesPerSecond: 50, parts: [1], keyFrameSeconds: 0.1 });
    const answer = await call<{ sdp: string; tracks: { id: string }[] }>('publish', {
      sdp: camera.offer('0'),
    });
    await sender.connect(readRemoteEnd(answer.sdp));

    const trackId = answer.tracks[0]?.id;
    const offered = await call<{ offerId: number; sdp: string }>('subscribe', { trackId });
    const sdp = writeSubscribeAnswer(receiver.local, offered.sdp);
    await call('answer', { offerId: offered.offerId, sdp });
    await receiver.connect(readRemoteEnd(offered.sdp));

    const arrived = Promise.withResolvers<ReturnType<typeof readFrame>>();
    receiver.onPacket = (packet) => arrived.resolve(readFrame(packet));
    receiver.reportCapacity([camera.ssrc]);
    // Until one gets through: the engine may have learnt of the connection a little later.
    clock = setInterval(() => camera.send(), 20);
    const frame = await arrived.promise;
    assert.equal(receiver.counts, { refused: 0, reused: 0 });
    return frame;
  } finally {
    clearInterval(clock);
    sender.close();
    receiver.close();
  }
}

const CASES: readonly [version: NodeVersion, workerKind: 'thread' | 'process'][] = [
  [22, 'thread'],
  [22, 'process'],
  [24, 'thread'],
  [26, 'process'],
];

for (const [version, workerKind] of CASES) {
  test(`a frame crosses the engine on Node ${version}, its worker a ${workerKind}`, async () => {
    const program = await project.start(version, 'embed.js', { args: [workerKind] });
    const ended = once(program, 'exit');
    const embedder = await startEmbedder(program);
    assert.match(embedder.node, new RegExp(`^v${version}\\.`));
    const frame = await sendThrough(embedder);
    assert.is(frame.state, 'right');
    await embedder.call('close', {});
    // By itself: nothing of the engine is left behind.
    assert.equal(await ended, [0, null]);
  });
}

test.run();
