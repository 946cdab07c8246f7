import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Vanishes before the program runs. */
  readonly typeOnly: boolean;
}

/** Something a source says that a rule is about. */
export interface Finding {
  readonly what: string;
  readonly line: number;
}

export interface SourceFacts {
  readonly imports: readonly Import[];
  readonly clockReads: readonly Finding[];
  /** Syntax that Node cannot run by leaving the types out, and decorators. */
  readonly syntax: readonly Finding[];
  readonly lines: number;
}

const TIMERS = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'scheduler',
]);
const CLOCK_MODULES = new Set(['node:timers', 'node:timers/promises', 'node:perf_hooks']);
const CLOCK_CALLS = new Set([
  'Date.now',
  'performance.now',
  'performance.timeOrigin',
  'process.hrtime',
  'process.uptime',
  'AbortSignal.timeout',
]);

/** Reads from the syntax tree what the rules of the house are about. */
export function readSource(path: string, text: string): SourceFacts {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const imports: Import[] = [];
  const clockReads: Finding[] = [];
  const syntax: Finding[] = [];
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  const addImport = (node: ts.Node, literal: ts.Node | undefined, typeOnly: boolean) => {
    // A name made at run time escapes every rule below, so it breaks the first.
    const specifier =
      literal !== undefined && ts.isStringLiteralLike(literal) ? literal.text : '<computed>';
    imports.push({ specifier, line: lineOf(node), typeOnly });
    if (CLOCK_MODULES.has(specifier)) clockReads.push({ what: specifier, line: lineOf(node) });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      addImport(node, node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      addImport(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      addImport(
        node,
        ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined,
        true,
      );
    } else if (ts.isCallExpression(node)) {
      if (loadsModule(node.expression)) addImport(node, node.arguments[0], false);
    } else if (ts.isNewExpression(node)) {
      // `new URL('./worker.ts', import.meta.url)`: how a worker's entry is named.
      const [first, second] = node.arguments ?? [];
      if (
        node.expression.getText() === 'URL' &&
        second?.getText() === 'import.meta.url' &&
        first !== undefined &&
        ts.isStringLiteralLike(first) &&
        /\.[cm]?[jt]s$/.test(first.text)
      ) {
        // A URL needs no dot to be relative.
        const specifier = /^[./]/.test(first.text) ? first.text : `./${first.text}`;
        imports.push({ specifier, line: lineOf(node), typeOnly: false });
      }
    }

    const read = clockRead(node);
    if (read !== null) clockReads.push({ what: read, line: lineOf(node) });

    if (ts.isDecorator(node)) syntax.push({ what: 'decorator', line: lineOf(node) });
    if (ts.isEnumDeclaration(node)) syntax.push({ what: 'enum', line: lineOf(node) });
    if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) && node.name.text !== 'global') {
      syntax.push({ what: 'namespace', line: lineOf(node) });
    }
    if (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent)) {
      syntax.push({ what: 'parameter property', line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);

  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { imports, clockReads, syntax, lines };
}

function loadsModule(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ['require', 'import.meta.resolve', 'process.getBuiltinModule'].includes(callee.getText());
}

/** What of the clock an expression reads, or null. Given out as a value counts as read. */
function clockRead(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText().replace(/^(globalThis|window|self)\./, '');
    if (CLOCK_CALLS.has(text)) return text;
    return TIMERS.has(text) ? text : null;
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const none = (node.arguments?.length ?? 0) === 0;
    return none && node.expression.getText() === 'Date' ? 'Date' : null;
  }
  if (ts.isIdentifier(node) && TIMERS.has(node.text) && isValue(node)) return node.text;
  return null;
}

/** Whether an identifier is used, not declared, not a property's name, not part of a type. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) {
    return parent.initializer === node;
  }
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return !(
    ts.isTypeNode(parent) ||
    ts.isTypeQueryNode(parent) ||
    ts.isTypeElement(parent) ||
    ts.isClassElement(parent) ||
    ts.isBindingElement(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isQualifiedName(parent)
  );
}
