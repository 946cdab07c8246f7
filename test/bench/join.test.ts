import * as assert from 'uvu/assert';
import type { FirstFrame } from '../../bench/browser/instrument.ts';
import { judgeJoin } from '../../bench/join/join.ts';
import type { Sighting } from '../../bench/join/join.ts';
import { suite } from '../harness.ts';

const test = suite('bench: times of a join');

const CLICKED_AT_MS = 1_790_000_000_000;

function frame(afterMs: number, receivedAfterMs: number | null = afterMs - 30): FirstFrame {
  const receivedAtMs = receivedAfterMs === null ? null : CLICKED_AT_MS + receivedAfterMs;
  return { trackId: 'a', isRemote: true, atMs: CLICKED_AT_MS + afterMs, receivedAtMs };
}

const GOOD: Sighting = {
  clickedAtMs: CLICKED_AT_MS,
  atGuest: frame(250.25),
  atClinician: frame(400),
};

interface Times {
  readonly guest: number | null;
  readonly clinician: number | null;
}

const ROWS: [name: string, change: Partial<Sighting>, times: Times, faults: RegExp[]][] = [
  ['both see each other', {}, { guest: 250.3, clinician: 400 }, []],
  [
    'a picture in the last moment',
    { atGuest: frame(15_000) },
    { guest: 15_000, clinician: 400 },
    [],
  ],
  [
    'a picture too late',
    { atGuest: frame(15_001) },
    { guest: null, clinician: 400 },
    [/the guest did not see the clinician within 15 s/],
  ],
  [
    'no picture at the clinician',
    { atClinician: null },
    { guest: 250.3, clinician: null },
    [/the clinician did not see the guest within 15 s/],
  ],
  [
    'no picture at all',
    { atGuest: null, atClinician: null },
    { guest: null, clinician: null },
    [/the guest did not/, /the clinician did not/],
  ],
  [
    'the clinician sent to a preview',
    { atGuest: frame(10, -0.5) },
    { guest: null, clinician: 400 },
    [/the guest had a frame of the clinician from before the click/],
  ],
  [
    'the preview sent to the clinician',
    { atClinician: frame(10, -0.5) },
    { guest: 250.3, clinician: null },
    [/the clinician had a frame of the guest from before the click/],
  ],
  [
    'a browser that does not tell when packets came',
    { atGuest: frame(250, null), atClinician: frame(-1, null) },
    { guest: 250, clinician: null },
    [/from before the click/],
  ],
  [
    'no click',
    { clickedAtMs: null },
    { guest: null, clinician: null },
    [/the click on "Join Session" never came/],
  ],
];

for (const [name, change, { guest, clinician }, expected] of ROWS) {
  test(name, () => {
    const { guestSeesMs, clinicianSeesMs, faults } = judgeJoin({ ...GOOD, ...change });
    assert.is(guestSeesMs, guest);
    assert.is(clinicianSeesMs, clinician);
    assert.is(faults.length, expected.length, faults.join(', '));
    expected.forEach((fault, index) => assert.match(faults[index] ?? '', fault));
  });
}

test.run();
