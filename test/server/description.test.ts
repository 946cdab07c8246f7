import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { apiErrors } from '../../server/errors.ts';
import { routeTexts } from '../../server/description/routes.ts';
import { suite } from '../harness.ts';
import { codesWith, operationOf } from './described-answers.ts';
import type { Operation } from './described-answers.ts';
import { documentFaults } from './openapi-rules.ts';
import { Practice } from './practice.ts';
import { routesOf } from './routes-of.ts';

const test = suite('the description of the API');

let practice: Practice;

test.before(async () => {
  practice = await Practice.open();
  await practice.app.ready();
});

test.after(async () => {
  await practice.close();
});

function operation(route: string): Operation | undefined {
  const [method = '', pattern = ''] = route.split(' ');
  return operationOf(practice.app, method, pattern);
}

function codesOf(route: string): string[] {
  return Object.values(operation(route)?.responses ?? {}).flatMap(codesWith);
}

test('every route has a summary, a success that says what it means, and its refusals', () => {
  const routes = routesOf(practice.app);
  assert.equal(Object.keys(routeTexts).sort(), routes.sort());
  for (const route of routes) {
    const { summary = '', responses = {} } = operation(route) ?? {};
    assert.match(summary, /^[A-Z].+[^.]$/, route);
    const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
    assert.is(successes.length, 1, route);
    assert.match(successes[0]?.[1].description ?? '', /^[A-Z].+\.$/, route);
    assert.ok(codesOf(route).includes('INTERNAL_ERROR'), route);
  }
});

/** Given at the door to signaling, or where there is no route. */
const elsewhere = ['TICKET_INVALID', 'ROLE_NOT_POSSIBLE', 'CLIENT_NOT_BUILT'];

test('every code stands with a route that can give it, at its own status', () => {
  const described = new Set<string>();
  for (const route of routesOf(practice.app)) {
    for (const [status, answer] of Object.entries(operation(route)?.responses ?? {})) {
      for (const code of codesWith(answer)) {
        described.add(code);
        assert.is(String(apiErrors[code as keyof typeof apiErrors].status), status, code);
      }
    }
  }
  assert.equal([...described, ...elsewhere].sort(), Object.keys(apiErrors).sort());
});

test('what a file of routes refuses with stands with one of its routes', () => {
  const folder = join(import.meta.dirname, '../../server/routes');
  const missing: string[] = [];
  let looked = 0;
  for (const name of readdirSync(folder)) {
    const source = readFileSync(join(folder, name), 'utf8');
    const routes = [...source.matchAll(/app\.(get|post|put|delete)\(\s*'(\/\S+)'/g)].map(
      ([, method = '', path = '']) => `${method.toUpperCase()} ${path}`,
    );
    if (routes.length === 0) continue;
    const codes = [...source.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code = '']) => code);
    const described = new Set(routes.flatMap(codesOf));
    for (const code of codes.filter((one) => one in apiErrors)) {
      looked++;
      if (!described.has(code)) missing.push(`${name}: ${code}`);
    }
  }
  assert.ok(looked > 20);
  assert.equal(missing, []);
});

test('it is a valid OpenAPI 3.1 document', async () => {
  const reply = await practice.request('', 'GET', '/api/openapi.json');
  assert.is(reply.status, 200);
  const document: unknown = reply.raw.json();
  assert.equal(documentFaults(document), []);
});

test('control: what is wrong with a document is noticed', async () => {
  const { raw } = await practice.request('', 'GET', '/api/openapi.json');
  const spoil = (pattern: RegExp, by: string): string[] =>
    documentFaults(JSON.parse(raw.body.replace(pattern, by)));
  const spoilt: [RegExp, string][] = [
    [/"openapi":"3\.1\.0"/, '"openapi":"3.2"'],
    [/"\/api\/me"/, '"api/me"'],
    [/"in":"path"/, '"in":"query"'],
    [/"in":"path","name":"id","required":true/, '"in":"path","name":"id"'],
    [/"description":"The account\."/, '"summary":"The account."'],
    [/"type":"boolean"/, '"type":"bool"'],
    [/"login":\[\]/, '"logIn":[]'],
    [/"200":\{/, '"OK":{'],
  ];
  for (const [pattern, by] of spoilt) assert.ok(spoil(pattern, by).length > 0, String(pattern));
});

test('[H19] neither the document nor the page holds anything of this practice', async () => {
  for (const url of ['/api/openapi.json', '/api/docs']) {
    const { body } = (await practice.request('', 'GET', url)).raw;
    assert.not.match(body, /Riverside|demo\.invalid|auscult-demo|Campo|Ortiz|127\.0\.0\.1/);
  }
});

test('the page shows every route and every code', async () => {
  const { raw, status } = await practice.request('', 'GET', '/api/docs');
  assert.is(status, 200);
  assert.not.match(raw.body, /<script|style=|javascript:|data:/);
  for (const route of routesOf(practice.app)) {
    const shown = route.replace(/:(\w+)/g, '{$1}');
    assert.ok(raw.body.includes(`<code>${shown}</code>`), route);
  }
  for (const code of Object.keys(apiErrors)) {
    if (!elsewhere.includes(code)) assert.ok(raw.body.includes(`<code>${code}</code>:`), code);
  }
});

test('it can be turned off', async () => {
  const silent = await Practice.open({ description: false });
  for (const url of ['/api/openapi.json', '/api/docs', '/api/docs.css']) {
    const reply = await silent.request('', 'GET', url);
    assert.equal([reply.status, reply.json.code], [404, 'NOT_FOUND']);
  }
  await silent.close();
});

test('control: a test whose answer is not described fails', async () => {
  const other = await Practice.open();
  other.app.get('/api/secret', { config: { login: 'none' } }, () => 'x');
  await other.request('', 'GET', '/api/secret');
  let complaint = '';
  await other.close().catch((error: unknown) => {
    complaint = error instanceof Error ? error.message : '';
  });
  assert.match(complaint, /GET \/api\/secret: 200/);
});

test.run();
