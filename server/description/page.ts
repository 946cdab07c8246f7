/** What the page shows of an OpenAPI document; other fields stay in the document. */
interface Document {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

/**
 * The description as a page without a script. Ours because Swagger's page assigns innerHTML, writes
 * styles into the page and loads pictures from `data:` addresses: our content security policy refuses
 * all three, and is not loosened for it.
 */
export function descriptionPage(document: object): string {
  const { info, paths = {} } = document as Document;
  const byTag = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? '';
      byTag.set(tag, [...(byTag.get(tag) ?? []), operationHtml(method, path, operation)]);
    }
  }
  const sections = [...byTag].map(
    ([tag, operations]) =>
      `<section><h2>${escapeHtml(tag)}</h2>\n${operations.join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(info.title)}: HTTP API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<header><h1>${escapeHtml(info.title)}: HTTP API</h1>
<p>${escapeHtml(info.description ?? '')}</p>
<p><a href="/api/openapi.json">openapi.json</a></p></header>
<main>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function operationHtml(method: string, path: string, operation: Operation): string {
  const { summary = '', parameters = [], requestBody, responses = {} } = operation;
  const rows = Object.entries(responses).map(
    ([status, { description = '', content = {} }]) =>
      `<tr><th scope="row">${escapeHtml(status)}</th><td>${lines(description)}${
        status.startsWith('2') ? contentHtml(content) : ''
      }</td></tr>`,
  );
  const takes = [
    ...parameters.map(
      ({ name, in: where, required, schema }) =>
        `<p>${escapeHtml(where)}: <code>${escapeHtml(`${name}${required === true ? '' : '?'}: ${typeText(schema)}`)}</code></p>`,
    ),
    ...(requestBody === undefined ? [] : [contentHtml(requestBody.content ?? {})]),
  ];
  return `<details>
<summary><code>${method.toUpperCase()} ${escapeHtml(path)}</code> <span>${escapeHtml(summary)}</span></summary>
<p>${whoMay(operation.security ?? [])}</p>
${takes.join('\n')}
<table><thead><tr><th scope="col">Status</th><th scope="col">Answer</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
</details>`;
}

function whoMay(security: Operation['security'] & object): string {
  const ways = security.map((way) => Object.keys(way)[0] ?? 'nothing');
  if (!ways.includes('nothing')) return 'With a log-in.';
  return ways.length === 1
    ? 'Without a log-in.'
    : `With or without: ${escapeHtml(ways.join(', '))}.`;
}

function contentHtml(content: Content): string {
  return Object.entries(content)
    .map(
      ([media, { schema }]) =>
        `<p>${escapeHtml(media)}</p><pre tabindex="0"><code>${escapeHtml(typeText(schema))}</code></pre>`,
    )
    .join('');
}

/** A schema as people read types. */
function typeText(schema: Schema | undefined, indent = ''): string {
  if (schema === undefined) return 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf !== undefined) {
    return schema.anyOf.map((one) => typeText(one, indent)).join(' | ');
  }
  if (schema.type === 'array') return `Array<${typeText(schema.items, indent)}>`;
  if (schema.properties === undefined) return schema.type ?? 'unknown';
  const deeper = `${indent}  `;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(
    ([name, field]) =>
      `${deeper}${name}${required.has(name) ? '' : '?'}: ${typeText(field, deeper)}\n`,
  );
  return `{\n${fields.join('')}${indent}}`;
}

function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeHtml(line).replace(/^([A-Z_]+)(?=: )/, '<code>$1</code>'))
    .join('<br>');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** In a file of its own: the policy lets no page carry styles. */
export const descriptionStyle = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2 { margin: 2rem 0 0.5rem; }
details { border-top: 1px solid #8886; padding: 0 0.25rem; }
details[open] { padding-bottom: 1rem; }
summary { padding: 0.6rem 0; cursor: pointer; overflow-wrap: anywhere; }
summary code { font-weight: 600; }
summary span { display: block; }
pre { margin: 0.25rem 0; padding: 0.75rem; overflow-x: auto; border: 1px solid #8886; border-radius: 6px; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
thead th:first-child { width: 4rem; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody tr { border-top: 1px solid #8884; }
`;
