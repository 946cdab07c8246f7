/** One `a=` line: `a=rtcp-mux` has an empty value. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

export interface SectionLines {
  /** What follows `m=`. */
  readonly media: string;
  readonly attributes: readonly Attribute[];
}

export interface DescriptionLines {
  readonly session: readonly Attribute[];
  readonly sections: readonly SectionLines[];
}

export interface DescriptionLimits {
  /** In UTF-16 units; all that we read is ASCII. */
  readonly length: number;
  readonly sections: number;
}

/**
 * A video section of a browser's offer has 5 KiB, and nobody publishes more than a few. An answer
 * mirrors our own offers, whose sections carry one codec each and are as many as somebody has
 * subscribed to.
 */
export const LIMITS = {
  offer: { length: 64 * 1024, sections: 64 },
  answer: { length: 512 * 1024, sections: 512 },
} as const satisfies Record<'offer' | 'answer', DescriptionLimits>;

/**
 * Splits a description into attributes per level (RFC 8866 §5); all other lines but `m=` say
 * nothing to an ICE-lite end.
 *
 * @returns undefined when it is too long, has too many sections, or is no description at all
 */
export function splitDescription(
  sdp: string,
  limits: DescriptionLimits,
): DescriptionLines | undefined {
  if (sdp.length > limits.length || !sdp.startsWith('v=0')) return undefined;
  const session: Attribute[] = [];
  const sections: { media: string; attributes: Attribute[] }[] = [];
  let attributes = session;
  // A lone CR ends a line too, or it would travel into what we write.
  for (const line of sdp.split(/\r\n|\r|\n/)) {
    if (line.startsWith('m=')) {
      if (sections.length === limits.sections) return undefined;
      attributes = [];
      sections.push({ media: line.slice(2), attributes });
    } else if (line.startsWith('a=')) {
      const colon = line.indexOf(':');
      attributes.push(
        colon < 0
          ? { name: line.slice(2), value: '' }
          : { name: line.slice(2, colon), value: line.slice(colon + 1) },
      );
    }
  }
  return { session, sections };
}

/** The first value of an attribute; undefined when the line is missing. */
export function valueOf(attributes: readonly Attribute[], name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

export function valuesOf(attributes: readonly Attribute[], name: string): readonly string[] {
  return attributes
    .filter((attribute) => attribute.name === name)
    .map((attribute) => attribute.value);
}

export function has(attributes: readonly Attribute[], name: string): boolean {
  return attributes.some((attribute) => attribute.name === name);
}
