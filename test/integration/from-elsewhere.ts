/**
 * Two machines, as network namespaces with a cable between them: on one an engine that hears this
 * machine only and one that hears everybody, on the other somebody with a valid check for each. Run
 * by `only-this-machine.test.ts`; prints what came of it as one line of JSON.
 */
import { execSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { createEngine } from 'auscult/engine';
import type { EngineOptions } from 'auscult/engine';
import { createCertificate } from '../../bench/peer/certificate.ts';
import { createLocalEnd, readRemoteEnd, writePublishOffer } from '../../bench/peer/description.ts';
import { IceCheck } from '../../bench/peer/ice-check.ts';
import { readSettings } from '../../server/settings.ts';
import type { Visit, Visited } from './outsider.ts';
import { ROLES } from './peers.ts';

/** Of this machine on the cable. */
const HERE = '10.99.0.1';

/** What an engine did for somebody here, and for the outsider. */
export interface Reach {
  readonly answersHere: number;
  readonly elsewhere: Visited;
}

const outsider = spawn(
  'unshare',
  ['--net', process.execPath, '--conditions=auscult-source', 'test/integration/outsider.ts'],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const said = createInterface({ input: outsider.stdout })[Symbol.asyncIterator]();
if ((await said.next()).value !== 'here') throw new Error('the outsider is not there');
const there = `nsenter --net=/proc/${outsider.pid}/ns/net`;
execSync(`
  ip link set outside netns ${outsider.pid}
  ${there} ip address add 10.99.0.2/24 dev outside
  ${there} ip link set outside up
`);

const echo = createSocket('udp4', (datagram, { port, address }) =>
  echo.send(datagram, port, address),
);
echo.bind(0, HERE);
await once(echo, 'listening');

async function visit(order: Omit<Visit, 'address' | 'echoPort'>): Promise<Visited> {
  const whole: Visit = { address: HERE, echoPort: echo.address().port, ...order };
  outsider.stdin.write(`${JSON.stringify(whole)}\n`);
  return JSON.parse((await said.next()).value ?? '') as Visited;
}

async function reachOf(media: EngineOptions['media']): Promise<Reach> {
  const engine = await createEngine({ media, roles: ROLES });
  const session = await engine.createSession('visit');
  const ana = await session.addParticipant('ana', 'broadcaster');
  const local = createLocalEnd(await createCertificate());
  const offer = { mid: '0', encodings: [{ rid: '', ssrc: 1, rtxSsrc: 2 }] };
  const { sdp } = await ana.publish(writePublishOffer(local, offer), [
    { mid: '0', source: 'camera' },
  ]);
  const remote = readRemoteEnd(sdp);
  const check = new IceCheck(local, remote);
  const datagrams = Array.from({ length: 3 }, () => check.request().toString('hex'));
  await visit({ port: remote.port, datagrams });

  // Behind the outsider's in the same queue.
  const here = createSocket('udp4');
  here.send(check.request(), remote.port, HERE);
  const [answer] = (await once(here, 'message')) as [Buffer];
  here.close();
  const reach: Reach = {
    answersHere: check.accepts(answer) ? 1 : 0,
    elsewhere: await visit({ port: remote.port, datagrams: [] }),
  };
  await engine.close();
  return reach;
}

// As the server does it when nothing is set.
const { mediaHosts, mediaOnlyThisMachine } = readSettings([], {});
if (!mediaHosts.includes(HERE)) throw new Error(JSON.stringify([mediaHosts, networkInterfaces()]));
const guarded = await reachOf({
  host: mediaHosts,
  port: 0,
  onlyThisMachine: mediaOnlyThisMachine,
});
const unguarded = await reachOf({ host: mediaHosts, port: 0 });
outsider.stdin.end();
echo.close();
console.log(JSON.stringify({ guarded, unguarded }));
