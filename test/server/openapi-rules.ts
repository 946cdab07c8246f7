/** What OpenAPI 3.1.0 demands of those parts that our document has, by its sections 4.8.x. */
export function documentFaults(document: unknown): string[] {
  const faults: string[] = [];
  const root = objectOf(document);
  const complain = (where: string, what: string): void => {
    faults.push(`${where}: ${what}`);
  };
  if (!/^3\.1\.\d+$/.test(textOf(root['openapi']))) complain('openapi', 'is no 3.1');
  const info = objectOf(root['info']);
  for (const name of ['title', 'version']) {
    if (textOf(info[name]) === '') complain(`info.${name}`, 'is missing');
  }
  only(root, ['openapi', 'info', 'paths', 'components', 'servers', 'tags', 'security'], 'root');
  const schemes = objectOf(objectOf(root['components'])['securitySchemes']);
  for (const [name, value] of Object.entries(schemes)) {
    const scheme = objectOf(value);
    const known =
      (scheme['type'] === 'apiKey' &&
        ['cookie', 'header', 'query'].includes(textOf(scheme['in']))) ||
      (scheme['type'] === 'http' && textOf(scheme['scheme']) !== '');
    if (!known) complain(name, 'is no security scheme');
  }
  for (const [path, item] of Object.entries(objectOf(root['paths']))) {
    if (!path.startsWith('/')) complain(path, 'does not begin with /');
    if (/[?#:]/.test(path)) complain(path, 'is no template');
    for (const [method, operation] of Object.entries(objectOf(item))) {
      checkOperation(`${method} ${path}`, method, path, objectOf(operation));
    }
  }
  return faults;

  function checkOperation(where: string, method: string, path: string, operation: Plain): void {
    if (!/^(?:get|put|post|delete)$/.test(method)) complain(where, 'is no method');
    const fields = ['summary', 'description', 'tags', 'security', 'parameters', 'requestBody'];
    only(operation, [...fields, 'responses', 'operationId'], where);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given: unknown[] = [];
    for (const one of listOf(operation['parameters'])) {
      const parameter = objectOf(one);
      only(parameter, ['name', 'in', 'required', 'schema', 'description'], where);
      if (!['path', 'query'].includes(textOf(parameter['in']))) complain(where, 'parameter in?');
      if (parameter['in'] === 'path') {
        given.push(parameter['name']);
        if (parameter['required'] !== true) complain(where, 'a path parameter is not required');
      }
      checkSchema(where, parameter['schema']);
    }
    if (JSON.stringify(inPath.sort()) !== JSON.stringify(given.sort())) {
      complain(where, 'path and parameters differ');
    }
    for (const requirement of listOf(operation['security'])) {
      for (const name of Object.keys(objectOf(requirement))) {
        if (!(name in schemes)) complain(where, `${name} is no security scheme`);
      }
    }
    if (operation['requestBody'] !== undefined) {
      if (method === 'get') complain(where, 'a GET has no body');
      checkContent(where, objectOf(operation['requestBody'])['content']);
    }
    const responses = Object.entries(objectOf(operation['responses']));
    if (responses.length === 0) complain(where, 'has no responses');
    for (const [status, value] of responses) {
      const response = objectOf(value);
      if (!/^(?:[1-5]\d\d|[1-5]XX|default)$/.test(status))
        complain(where, `${status} is no status`);
      if (textOf(response['description']) === '') complain(where, `${status} has no description`);
      only(response, ['description', 'content', 'headers'], `${where} ${status}`);
      if (response['content'] !== undefined)
        checkContent(`${where} ${status}`, response['content']);
      for (const header of Object.values(objectOf(response['headers']))) {
        only(objectOf(header), ['description', 'required', 'schema'], where);
        checkSchema(where, objectOf(header)['schema']);
      }
    }
  }

  function checkContent(where: string, content: unknown): void {
    const media = Object.entries(objectOf(content));
    if (media.length === 0) complain(where, 'has no content');
    for (const [type, value] of media) {
      if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(type)) complain(where, `${type} is no media type`);
      checkSchema(where, objectOf(value)['schema']);
    }
  }

  function checkSchema(where: string, value: unknown): void {
    const schema = objectOf(value);
    if (Object.keys(schema).length === 0) return complain(where, 'an empty schema');
    only(schema, keywords, where);
    const { type, properties, items, anyOf, required } = schema;
    if (type !== undefined && !types.includes(textOf(type)))
      complain(where, `${textOf(type)} is no type`);
    const names = Object.keys(objectOf(properties));
    for (const name of listOf(required)) {
      if (!names.includes(textOf(name))) complain(where, `${String(name)} is required but unknown`);
    }
    for (const property of Object.values(objectOf(properties))) checkSchema(where, property);
    for (const one of listOf(anyOf)) checkSchema(where, one);
    if (items !== undefined) checkSchema(where, items);
    else if (type === 'array') complain(where, 'an array of what?');
  }

  function only(value: Plain, known: readonly string[], where: string): void {
    for (const name of Object.keys(value)) {
      if (!known.includes(name)) complain(where, `${name} is unknown`);
    }
  }
}

type Plain = Readonly<Record<string, unknown>>;

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];

/** Of JSON Schema 2020-12 what our schemas use. */
const keywords = [
  ['type', 'enum', 'const', 'anyOf', 'items', 'properties', 'required', 'description'],
  ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern', 'format'],
].flat();

function objectOf(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
