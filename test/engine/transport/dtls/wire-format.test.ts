import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import { CIPHER_SUITES, RecordCipher } from '../../../../engine/transport/dtls/cipher.ts';
import { parseClientHello } from '../../../../engine/transport/dtls/client-hello.ts';
import {
  parseCertificate,
  parseCertificateVerify,
  parseClientKeyExchange,
} from '../../../../engine/transport/dtls/client-messages.ts';
import { prf, recordCiphers } from '../../../../engine/transport/dtls/key-schedule.ts';
import {
  CONTENT_APPLICATION_DATA,
  CONTENT_HANDSHAKE,
  parseRecords,
} from '../../../../engine/transport/dtls/record.ts';
import { RecordLayer } from '../../../../engine/transport/dtls/record-layer.ts';
import { ReplayWindow } from '../../../../engine/transport/dtls/replay-window.ts';
import { suite } from '../../../harness.ts';
import { clearRecord, DtlsTestClient, helloOf } from './client.ts';
import { connectedPair, createPair, SERVER_CERTIFICATE } from './pair.ts';
import { WeriftVictim } from './werift.ts';
import { seeded } from './wire.ts';

const test = suite('dtls wire format');

test('records are read up to the first that does not fit, at every truncation', () => {
  const first = clearRecord(CONTENT_HANDSHAKE, 0, 7, randomBytes(20));
  const second = clearRecord(CONTENT_APPLICATION_DATA, 1, 2 ** 48 - 1, randomBytes(5));
  const both = Buffer.concat([first, second]);
  for (let size = 0; size <= both.length; size++) {
    const whole = Number(size >= first.length) + Number(size === both.length);
    assert.is(parseRecords(both.subarray(0, size)).length, whole, `${size}`);
  }
  const [, parsed] = parseRecords(both);
  assert.is(parsed?.sequence, 2 ** 48 - 1);
  assert.is(parsed?.epoch, 1);
  assert.equal(parseRecords(Buffer.concat([Buffer.from([22, 3, 3]), first])), []);
});

test('a ClientHello is read whole or not at all: every truncation, every odd length', () => {
  const client = new DtlsTestClient();
  client.start(0);
  const hello = helloOf(client);
  assert.ok(parseClientHello(hello));
  // 2 + 32 + 1 + 1 + (2 + 4) + (1 + 1) bytes are a hello without extensions, which TLS allows.
  const bareBytes = 44;
  for (let size = 0; size < hello.length; size++) {
    const parsed = parseClientHello(hello.subarray(0, size));
    assert.is(parsed !== undefined, size === bareBytes, `${size}`);
  }
  assert.is(parseClientHello(Buffer.concat([hello, Buffer.from([0])])), undefined);
});

test('the same extension twice makes no hello', () => {
  const client = new DtlsTestClient();
  client.start(0);
  const hello = helloOf(client);
  const again = Buffer.from([0, 23, 0, 0]); // extended_master_secret
  const doubled = Buffer.concat([hello, again]);
  doubled.writeUInt16BE(hello.readUInt16BE(44) + again.length, 44);
  assert.is(parseClientHello(doubled), undefined);
});

test("the client's other messages are read whole or not at all", () => {
  const rows: [hex: string, parse: (body: Buffer) => unknown, value: unknown][] = [
    ['000006000003aabbcc', parseCertificate, Buffer.from('aabbcc', 'hex')],
    ['000000', parseCertificate, null],
    ['03aabbcc', parseClientKeyExchange, Buffer.from('aabbcc', 'hex')],
    [
      '04030002beef',
      parseCertificateVerify,
      { scheme: 0x0403, signature: Buffer.from('beef', 'hex') },
    ],
  ];
  for (const [hex, parse, value] of rows) {
    const body = Buffer.from(hex, 'hex');
    assert.equal(parse(body), value);
    for (let size = 0; size < body.length; size++) {
      assert.is(parse(body.subarray(0, size)), undefined, `${hex} ${size}`);
    }
    assert.is(parse(Buffer.concat([body, Buffer.from([0])])), undefined);
  }
  assert.is(
    parseCertificate(Buffer.concat([Buffer.from('00001b', 'hex'), Buffer.alloc(27)])),
    undefined,
  );
});

test('mutated datagrams at any point of the handshake are survived, within bounds', () => {
  const random = seeded(4);
  const mutate = (datagram: Buffer): Buffer => {
    const mutated = Buffer.from(datagram.subarray(0, 1 + Math.floor(random() * datagram.length)));
    for (let n = 0; n < random() * 5; n++) {
      mutated[Math.floor(random() * mutated.length)] = Math.floor(random() * 256);
    }
    return random() < 0.5 ? mutated : Buffer.concat([mutated, datagram]);
  };
  for (let round = 0; round < 300; round++) {
    let held = 0;
    const { server, wire, done } = createPair({
      client: { mtuBytes: 400 },
      wire: {
        toServer: (datagram) => [...Array.from({ length: 10 }, () => mutate(datagram)), datagram],
      },
    });
    wire.run(() => {
      held = Math.max(held, server.heldBytes);
      return done() || server.state === 'failed';
    }, 5000);
    assert.ok(held <= 64 * 1024);
    assert.ok(server.srtp === null || server.state === 'connected');
  }
});

test('the pseudorandom function gives the published vectors', () => {
  // https://mailarchive.ietf.org/arch/msg/tls/fzVCzk-z3FShgGJ6DOXqM1ydxms/
  const rows = [
    {
      hash: 'sha256',
      secret: '9bbe436ba940f017b17652849a71db35',
      seed: 'a0ba9f936cda311827a6f796ffd5198c',
      output: 'e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a',
    },
    {
      hash: 'sha384',
      secret: 'b80b733d6ceefcdc71566ea48e5567df',
      seed: 'cd665cf6a8447dd6ff8b27555edb7465',
      output: '7b0c18e9ced410ed1804f2cfa34a336a1c14dffb4900bb5fd7942107e81c83cd',
    },
  ] as const;
  for (const { hash, secret, seed, output } of rows) {
    const bytes = prf(hash, hexBytes(secret), 'test label', hexBytes(seed), output.length / 2);
    assert.is(bytes.toString('hex'), output);
  }
});

test('a record opens under its own type, epoch and number only, and not with one bit changed', () => {
  for (const suite_ of CIPHER_SUITES) {
    const cipher = new RecordCipher(suite_, randomBytes(suite_.keyBytes), randomBytes(4));
    const plaintext = randomBytes(30);
    const sealed = cipher.seal(22, 1, 5, plaintext);
    assert.equal(cipher.open(22, 1, 5, sealed), plaintext);
    assert.is(cipher.open(23, 1, 5, sealed), undefined);
    assert.is(cipher.open(22, 2, 5, sealed), undefined);
    assert.is(cipher.open(22, 1, 6, sealed), undefined);
    for (let bit = 0; bit < 8 * sealed.length; bit++) {
      const bent = Buffer.from(sealed);
      bent.writeUInt8(bent.readUInt8(bit >>> 3) ^ (1 << (bit & 7)), bit >>> 3);
      assert.is(cipher.open(22, 1, 5, bent), undefined);
    }
    for (let size = 0; size < sealed.length; size++) {
      assert.is(cipher.open(22, 1, 5, sealed.subarray(0, size)), undefined);
    }
  }
});

test('every nonce is epoch and sequence number, none comes twice [D14]', () => {
  const layer = new RecordLayer();
  const [suite_] = CIPHER_SUITES;
  assert.ok(suite_);
  layer.useCiphers(recordCiphers(suite_, randomBytes(48), randomBytes(32), randomBytes(32)));
  const nonces = new Set<string>();
  const records = 2 ** 14;
  for (let sequence = 0; sequence < records; sequence++) {
    const [written] = parseRecords(layer.write(23, 1, Buffer.from('x')) ?? Buffer.alloc(0));
    assert.ok(written);
    const nonce = written.fragment.subarray(0, 8);
    if (nonce.readUInt16BE(0) !== 1 || nonce.readUIntBE(2, 6) !== sequence) assert.unreachable();
    nonces.add(nonce.toString('latin1'));
  }
  assert.is(nonces.size, records);
});

test('flights sent again and alerts take new nonces as well [D14]', () => {
  const nonces: string[] = [];
  const { server, client, wire } = connectedPair({
    wire: {
      toClient: (datagram) => {
        for (const { epoch, sequence, fragment } of parseRecords(datagram)) {
          if (epoch === 0) continue;
          const nonce = fragment.subarray(0, 8);
          assert.is(nonce.readUInt16BE(0), 1);
          assert.is(nonce.readUIntBE(2, 6), sequence);
          nonces.push(nonce.toString('hex'));
        }
        return [datagram];
      },
    },
  });
  for (let n = 0; n < 50; n++) {
    wire.nowMs += 50;
    client.resend(wire.nowMs);
    client.stall();
    const before = nonces.length;
    wire.run(() => nonces.length > before, 100);
  }
  server.close(wire.nowMs);
  wire.run(() => client.alerts.length > 0, 100);
  assert.is(nonces.length, 52);
  assert.is(new Set(nonces).size, 52);
});

test('control: a server whose nonces repeat is seen to do so [D14]', async () => {
  const client = new DtlsTestClient();
  const victim = new WeriftVictim(client, SERVER_CERTIFICATE);
  await victim.connect();
  for (let n = 0; n < 16; n++) await victim.socket.send(Buffer.from('x'));
  const nonces = victim.sent
    .flatMap((datagram) => parseRecords(datagram))
    .filter(({ epoch }) => epoch === 1)
    .map(({ fragment }) => fragment.subarray(0, 8).toString('hex'));
  assert.is(nonces.length, 1 + 16, 'Finished and what was sent');
  assert.is(new Set(nonces).size, 16);
});

test('the replay window takes each number once, late ones up to 63 behind [D9]', () => {
  const rows: [sequence: number, fresh: boolean][] = [
    [0, true],
    [0, false],
    [1, true],
    [5, true],
    [3, true],
    [3, false],
    [5, false],
    [36, true], // shifts by 31
    [5, false],
    [4, true],
    [68, true], // by 32
    [36, false],
    [5, false],
    [6, true],
    [4, false], // 64 behind
    [100, true],
    [37, true], // 63 behind
    [36, false],
    [163, true], // by 63
    [100, false],
    [101, true],
    [227, true], // by 64
    [164, true],
    [163, false],
    [2 ** 48 - 1, true],
    [2 ** 48 - 2, true],
    [2 ** 48 - 64, true],
    [2 ** 48 - 65, false],
    [2 ** 48 - 1, false],
  ];
  const window = new ReplayWindow();
  for (const [sequence, fresh] of rows) {
    assert.is(window.isFresh(sequence), fresh, `${sequence}`);
    if (fresh) window.mark(sequence);
  }
});

test('the replay window agrees with a set on any order of numbers [D9]', () => {
  const random = seeded(3);
  const window = new ReplayWindow();
  const seen = new Set<number>();
  let highest = -1;
  for (let round = 0; round < 50_000; round++) {
    const leap = random() < 0.01 ? 200 : 20;
    const sequence = Math.max(0, highest + Math.floor(random() * leap) - Math.floor(random() * 80));
    const fresh = !seen.has(sequence) && sequence > highest - 64;
    assert.is(window.isFresh(sequence), fresh);
    if (fresh) {
      window.mark(sequence);
      seen.add(sequence);
      highest = Math.max(highest, sequence);
    }
  }
});

function hexBytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

test.run();
