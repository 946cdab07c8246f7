import type { EngineErrorCode } from '../../commands.ts';
import { chooseCodec } from './codec.ts';
import type { Fingerprint, RemoteSection, RemoteTransport, Setup } from './description.ts';
import { LIMITS, valueOf, valuesOf } from './lines.ts';
import type { Attribute, DescriptionLines } from './lines.ts';

/** RFC 8839 §5.4: `ice-char`s, at least 24 and 128 bits of randomness. */
const UFRAG = /^[A-Za-z0-9+/]{4,256}$/;
const PWD = /^[A-Za-z0-9+/]{22,256}$/;
/** Hash name → octets. SHA-1 and MD5 are left out: they no longer prove a certificate (RFC 8122 §5). */
const HASH_OCTETS: Readonly<Record<string, number>> = {
  'sha-256': 32,
  'sha-384': 48,
  'sha-512': 64,
};

type Agreement =
  | { readonly ok: true; readonly transport: RemoteTransport | null }
  | { readonly ok: false; readonly code: EngineErrorCode; readonly message: string };

/** What one level (session or m-section) says of the transport; undefined where it is silent. */
interface Said {
  readonly iceUfrag: string | undefined;
  readonly icePwd: string | undefined;
  readonly fingerprints: readonly string[];
  readonly setup: string | undefined;
}

/**
 * Finds the one transport that all sections share. An attribute of a section replaces the
 * session's (RFC 8839 §5.4, RFC 8122 §5); sections of a bundle may stay silent and then follow the
 * bundle's first, but none may contradict it (RFC 9143 §7.1.3).
 *
 * An offer that does not know yet whether it will be bundled gives every section ICE credentials of
 * its own (RFC 9143 §7.2; aiortc does, and the bundle policies `balanced` and `max-compat` of RFC 9429
 * §4.1.1 allow it). Of those the ones of the first section that we do not reject are meant, for that
 * is the one which our answer puts first in its bundle (§7.3.1). The certificate stays one.
 */
export function secureTransport(
  type: 'offer' | 'answer',
  lines: DescriptionLines,
  sections: readonly RemoteSection[],
): Agreement {
  const live = sections.flatMap((section, index) =>
    section.rejected ? [] : [{ mid: section.mid, lines: lines.sections[index]?.attributes ?? [] }],
  );
  if (live.length === 0) return { ok: true, transport: null };

  const bundle = bundleOf(lines.session);
  if (live.length > 1 && !live.every(({ mid }) => bundle.includes(mid))) {
    return refuse('ENGINE_SDP_NO_BUNDLE', 'All m-sections must share one transport (BUNDLE).');
  }
  const session = saidBy(lines.session);
  // The bundle's first mid carries the transport's attributes, unless it was rejected.
  const lead = leadOf(bundle, live);
  const ownCredentials = type === 'offer' ? takenSection(bundle, sections) : null;
  const taken = live.find(({ mid }) => mid === ownCredentials);
  const chosen = over(over(saidBy(taken?.lines ?? []), saidBy(lead?.lines ?? [])), session);
  for (const section of live) {
    const said = saidBy(section.lines);
    const kept =
      ownCredentials === null ? said : { ...said, iceUfrag: undefined, icePwd: undefined };
    if (contradicts(kept, chosen)) {
      return refuse('ENGINE_SDP_INVALID', 'Sections of one bundle name different transports.');
    }
  }

  const { iceUfrag, icePwd, setup } = chosen;
  if (
    iceUfrag === undefined ||
    icePwd === undefined ||
    !UFRAG.test(iceUfrag) ||
    !PWD.test(icePwd)
  ) {
    return refuse('ENGINE_SDP_INVALID', 'The ICE user name fragment or password cannot be used.');
  }
  const fingerprints = chosen.fingerprints.flatMap(readFingerprint);
  if (fingerprints.length === 0) {
    return refuse('ENGINE_SDP_NO_FINGERPRINT', 'No certificate fingerprint by SHA-256 or better.');
  }
  if (!isSetup(setup) || setup === 'passive' || (type === 'answer' && setup !== 'active')) {
    return refuse(
      'ENGINE_SDP_SETUP',
      type === 'offer'
        ? 'The offer must leave the DTLS server to us: a=setup:actpass or active.'
        : 'The answer must open the DTLS connection: a=setup:active.',
    );
  }
  return { ok: true, transport: { iceUfrag, icePwd, fingerprints, setup } };
}

function bundleOf(session: readonly Attribute[]): readonly string[] {
  const group = valuesOf(session, 'group').find((value) => value.startsWith('BUNDLE'));
  // No more than there can be sections: it is searched for each of them.
  return group?.split(' ', LIMITS.answer.sections + 1).slice(1) ?? [];
}

function leadOf<Section extends { readonly mid: string }>(
  bundle: readonly string[],
  live: readonly Section[],
): Section | undefined {
  for (const mid of bundle) {
    const found = live.find((section) => section.mid === mid);
    if (found !== undefined) return found;
  }
  return live[0];
}

/**
 * The mid of the section that our answer puts first in its bundle; null where the bundle's order is
 * not that of the m-lines, in which we answer.
 */
function takenSection(
  bundle: readonly string[],
  sections: readonly RemoteSection[],
): string | null {
  const accepted = sections.filter((section) => !section.rejected && chooseCodec(section) !== null);
  const [first] = accepted;
  return first !== undefined && leadOf(bundle, accepted) === first ? first.mid : null;
}

function saidBy(attributes: readonly Attribute[]): Said {
  return {
    iceUfrag: valueOf(attributes, 'ice-ufrag'),
    icePwd: valueOf(attributes, 'ice-pwd'),
    fingerprints: valuesOf(attributes, 'fingerprint').slice(0, 8),
    setup: valueOf(attributes, 'setup'),
  };
}

function over(section: Said, session: Said): Said {
  return {
    iceUfrag: section.iceUfrag ?? session.iceUfrag,
    icePwd: section.icePwd ?? session.icePwd,
    fingerprints: section.fingerprints.length > 0 ? section.fingerprints : session.fingerprints,
    setup: section.setup ?? session.setup,
  };
}

function contradicts(section: Said, chosen: Said): boolean {
  return (
    (section.iceUfrag ?? chosen.iceUfrag) !== chosen.iceUfrag ||
    (section.icePwd ?? chosen.icePwd) !== chosen.icePwd ||
    (section.setup ?? chosen.setup) !== chosen.setup ||
    (section.fingerprints.length > 0 &&
      [...section.fingerprints].sort().join() !== [...chosen.fingerprints].sort().join())
  );
}

function readFingerprint(text: string): Fingerprint[] {
  const [name = '', hex = ''] = text.trim().split(/\s+/);
  const algorithm = name.toLowerCase();
  const value = hex.toUpperCase();
  const octets = Object.hasOwn(HASH_OCTETS, algorithm) ? HASH_OCTETS[algorithm] : undefined;
  if (octets === undefined || value.length !== octets * 3 - 1) return [];
  return /^[0-9A-F]{2}(:[0-9A-F]{2})+$/.test(value) ? [{ algorithm, value }] : [];
}

function isSetup(text: string | undefined): text is Setup {
  return text === 'actpass' || text === 'active' || text === 'passive';
}

function refuse(code: EngineErrorCode, message: string): Agreement {
  return { ok: false, code, message };
}
