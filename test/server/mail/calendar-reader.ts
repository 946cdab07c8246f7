/** A content line of RFC 5545 §3.1, read back: written from the grammar, apart from what writes it. */
export interface ContentLine {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** As it stands there. */
  readonly raw: string;
  /** Read as TEXT (§3.3.11). */
  readonly text: string;
}

const quotedOrPlain = /"(?<quoted>[^"\p{Cc}]*)"|(?<plain>[^";:,\p{Cc}]*)/uy;

/** @throws Error for a line that is longer than 75 octets, a bare CR or LF, or no content line */
export function readCalendar(bytes: Buffer): ContentLine[] {
  const file = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!file.endsWith('\r\n')) throw new Error('The last line does not end.');
  if (/\r(?!\n)|(?<!\r)\n/.test(file)) throw new Error('A line ends by CR or LF alone.');
  for (const line of file.slice(0, -2).split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`More than 75 octets: ${line}`);
    if (line === '' || line === ' ') throw new Error('A line is empty.');
  }
  return file
    .replaceAll('\r\n ', '')
    .slice(0, -2)
    .split('\r\n')
    .map((line) => readLine(line));
}

function readLine(line: string): ContentLine {
  const name = /^[A-Z0-9-]+/.exec(line)?.[0];
  if (name === undefined) throw new Error(`No name: ${line}`);
  if (/\p{Cc}/u.test(line)) throw new Error(`A control character: ${JSON.stringify(line)}`);
  const parameters: Record<string, string> = {};
  let at = name.length;
  while (line[at] === ';') {
    const key = /^[A-Z0-9-]+(?==)/.exec(line.slice(at + 1))?.[0];
    if (key === undefined) throw new Error(`No parameter: ${line}`);
    quotedOrPlain.lastIndex = at + 1 + key.length + 1;
    const value = quotedOrPlain.exec(line);
    if (value === null) throw new Error(`No parameter's value: ${line}`);
    parameters[key] = value.groups?.['quoted'] ?? value.groups?.['plain'] ?? '';
    at = quotedOrPlain.lastIndex;
  }
  if (line[at] !== ':') throw new Error(`No colon: ${line}`);
  const raw = line.slice(at + 1);
  return { name, parameters, raw, text: raw.replace(/\\(?:([nN])|([\\;,]))/g, unescapeOne) };
}

function unescapeOne(_: string, newline: string | undefined, other: string | undefined): string {
  return newline === undefined ? (other ?? '') : '\n';
}

/** Whether every `\ ; ,` of a TEXT is escaped as the grammar wants it. */
export function isText(raw: string): boolean {
  return /^(?:[^\\;,]|\\[\\;,nN])*$/u.test(raw);
}
