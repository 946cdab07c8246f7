import { parseArgs } from 'node:util';
import type { LineOptions } from './line/line.ts';

export const USAGE = `Usage: npm run bench -- COMMAND [OPTION…]

Commands
  list                 what can be measured
  forward              CPU of the server per packet that arrived, and delay
  first-frame          from subscribing to the first complete key frame
  join-storm           many join at once: time to everybody's first frame
  switch               from choosing a layer to its key frame, and gates that close
  broken               servers broken on purpose: whether each is caught
  join                 from the click on "Join Session" to the first picture, in a browser
  tiles                CPU of the page of a call beside one that does nothing but play it
  restart              a call whose server is ended and started again

Options of forward
  --case NAME          one case instead of all (may be repeated)
  --seconds N          length of the measurement of each case (default 10)
  --rate N             packets per second of the publisher, instead of the case's own
  --burst N            packets sent together, instead of the case's own
  --profile NAME       AES_CM_128_HMAC_SHA1_80 or AEAD_AES_128_GCM (default: both offered)
  --rounds N           beside bare loops in C, in turn, so many times (default: the engine once)
  --json FILE          write the figures to FILE as well

Options of first-frame
  --joins N            receivers, one after the other, of each kind (default 30)
  --json FILE          write the figures to FILE as well

Options of join-storm
  --joins N            receivers (default 50)
  --publishers N       cameras that are there already (default 2)
  --within N           milliseconds over which they join (default 2000)
  --json FILE          write the figures to FILE as well

Options of switch, and of broken (for each server)
  --switches N         per receiver (default 20; broken: 6)
  --json FILE          write the figures to FILE as well

Options of join
  --joins N            guests that join, one after the other (default 50)
  --height N           of the cameras' pictures, 360 or 720 (default 360)
  --mbit N             each guest comes over a line of N Mbit/s (default: over none)
  --delay N            milliseconds that it takes one way (default 50)
  --json FILE          write the figures to FILE as well

Options of tiles
  --tiles N            pictures on the stage, one's own among them (default 4)
  --rounds N           both pages in turn, so many times (default 5)
  --seconds N          length of each measurement (default 15)
  --height N           of the cameras' pictures, 360 or 720 (default 360)
  --json FILE          write the figures to FILE as well

Options of restart
  --rounds N           for each signal, SIGTERM and SIGKILL (default 10)
  --json FILE          write the figures to FILE as well

Exit code: 0 when everything arrived as it should, 1 when something failed, 2 for wrong usage.`;

/** How the bench was called wrongly, in one sentence. */
export class UsageError extends Error {}

export interface ForwardOptions {
  /** Empty: all. */
  readonly cases: readonly string[];
  readonly seconds: number;
  readonly packetsPerSecond: number | null;
  readonly burst: number | null;
  readonly profiles: readonly SrtpProfileName[];
  readonly rounds: number;
  /** Whether each round measures the references as well. */
  readonly withReference: boolean;
  readonly jsonFile: string | null;
}

export interface FirstFrameOptions {
  readonly joins: number;
  readonly jsonFile: string | null;
}

export interface JoinStormOptions {
  readonly joins: number;
  readonly publishers: number;
  /** The joins are spread evenly over this time. */
  readonly withinMs: number;
  readonly jsonFile: string | null;
}

export interface SwitchOptions {
  readonly switches: number;
  readonly jsonFile: string | null;
}

export interface JoinOptions {
  readonly joins: number;
  /** Over which guests come; null: over none. */
  readonly line: LineOptions | null;
  readonly height: PictureHeight;
  readonly jsonFile: string | null;
}

export interface TilesOptions {
  /** One's own among them. */
  readonly tiles: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly height: PictureHeight;
  readonly jsonFile: string | null;
}

export interface RestartOptions {
  /** Of each signal. */
  readonly rounds: number;
  readonly jsonFile: string | null;
}

export const SRTP_PROFILES = ['AES_CM_128_HMAC_SHA1_80', 'AEAD_AES_128_GCM'] as const;
export type SrtpProfileName = (typeof SRTP_PROFILES)[number];

const HEIGHTS = [360, 720] as const;
export type PictureHeight = (typeof HEIGHTS)[number];

export type BenchCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'help' }
  | { readonly kind: 'forward'; readonly options: ForwardOptions }
  | { readonly kind: 'first-frame'; readonly options: FirstFrameOptions }
  | { readonly kind: 'join-storm'; readonly options: JoinStormOptions }
  | { readonly kind: 'switch' | 'broken'; readonly options: SwitchOptions }
  | { readonly kind: 'join'; readonly options: JoinOptions }
  | { readonly kind: 'tiles'; readonly options: TilesOptions }
  | { readonly kind: 'restart'; readonly options: RestartOptions };

const FORWARD_OPTION_NAMES = ['case', 'seconds', 'rate', 'burst', 'profile', 'rounds', 'json'];

/** @throws UsageError */
export function readCommandLine(args: readonly string[]): BenchCommand {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help) return { kind: 'help' };
  if (rest.length > 0) throw new UsageError(`What is ${rest.join(' ')}?`);
  switch (command) {
    case 'list':
      refuseOthers(command, values, []);
      return { kind: 'list' };
    case 'forward':
      refuseOthers(command, values, FORWARD_OPTION_NAMES);
      return {
        kind: 'forward',
        options: {
          cases: values.case ?? [],
          seconds: positive('seconds', values.seconds) ?? 10,
          packetsPerSecond: positive('rate', values.rate),
          burst: positive('burst', values.burst),
          profiles: profilesOf(values.profile),
          rounds: positive('rounds', values.rounds) ?? 1,
          withReference: values.rounds !== undefined,
          jsonFile: values.json ?? null,
        },
      };
    case 'first-frame':
      refuseOthers(command, values, ['joins', 'json']);
      return {
        kind: command,
        options: { joins: positive('joins', values.joins) ?? 30, jsonFile: values.json ?? null },
      };
    case 'join-storm':
      refuseOthers(command, values, ['joins', 'publishers', 'within', 'json']);
      return {
        kind: command,
        options: {
          joins: positive('joins', values.joins) ?? 50,
          publishers: positive('publishers', values.publishers) ?? 2,
          withinMs: positive('within', values.within) ?? 2_000,
          jsonFile: values.json ?? null,
        },
      };
    case 'switch':
    case 'broken':
      refuseOthers(command, values, ['switches', 'json']);
      return {
        kind: command,
        options: {
          switches: positive('switches', values.switches) ?? (command === 'switch' ? 20 : 6),
          jsonFile: values.json ?? null,
        },
      };
    case 'join':
      refuseOthers(command, values, ['joins', 'height', 'mbit', 'delay', 'json']);
      return {
        kind: 'join',
        options: {
          joins: positive('joins', values.joins) ?? 50,
          height: heightOf(values.height),
          line: lineOf(values),
          jsonFile: values.json ?? null,
        },
      };
    case 'tiles':
      refuseOthers(command, values, ['tiles', 'rounds', 'seconds', 'height', 'json']);
      return {
        kind: 'tiles',
        options: {
          tiles: tilesOf(values.tiles),
          rounds: positive('rounds', values.rounds) ?? 5,
          seconds: positive('seconds', values.seconds) ?? 15,
          height: heightOf(values.height),
          jsonFile: values.json ?? null,
        },
      };
    case 'restart':
      refuseOthers(command, values, ['rounds', 'json']);
      return {
        kind: 'restart',
        options: {
          rounds: positive('rounds', values.rounds) ?? 10,
          jsonFile: values.json ?? null,
        },
      };
    case undefined:
      throw new UsageError('A command is missing.');
    default:
      throw new UsageError(`There is no command ${command}.`);
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        case: { type: 'string', multiple: true },
        seconds: { type: 'string' },
        rate: { type: 'string' },
        burst: { type: 'string' },
        profile: { type: 'string' },
        rounds: { type: 'string' },
        joins: { type: 'string' },
        publishers: { type: 'string' },
        within: { type: 'string' },
        tiles: { type: 'string' },
        switches: { type: 'string' },
        height: { type: 'string' },
        mbit: { type: 'string' },
        delay: { type: 'string' },
        json: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** An option of another command would be ignored in silence. */
function refuseOthers(command: string, values: object, own: readonly string[]): void {
  const other = Object.keys(values).find((name) => !own.includes(name));
  if (other !== undefined) throw new UsageError(`${command} has no option --${other}.`);
}

function positive(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new UsageError(`--${name} takes a whole number from 1 up, not ${text}.`);
  }
  return value;
}

/** Of two people one stands large and oneself in a corner: a stage of tiles begins with three. */
function tilesOf(text: string | undefined): number {
  const tiles = positive('tiles', text) ?? 4;
  if (tiles < 3) throw new UsageError(`--tiles takes a whole number from 3 up, not ${tiles}.`);
  return tiles;
}

function lineOf({ mbit, delay }: { mbit?: string; delay?: string }): LineOptions | null {
  const megabitsPerSecond = positive('mbit', mbit);
  const delayMs = positive('delay', delay);
  if (megabitsPerSecond !== null) return { megabitsPerSecond, delayMs: delayMs ?? 50 };
  if (delayMs === null) return null;
  throw new UsageError('--delay is of a line, which --mbit gives.');
}

function heightOf(text: string | undefined): PictureHeight {
  if (text === undefined) return 360;
  const known = HEIGHTS.find((height) => `${height}` === text);
  if (known === undefined) throw new UsageError(`--height takes 360 or 720, not ${text}.`);
  return known;
}

function profilesOf(name: string | undefined): readonly SrtpProfileName[] {
  if (name === undefined) return SRTP_PROFILES;
  const known = SRTP_PROFILES.find((profile) => profile === name);
  if (known === undefined) throw new UsageError(`There is no SRTP profile ${name}.`);
  return [known];
}
