import { join } from 'node:path';

/** What is checked without running the project; each counts as one test. */
export interface Check {
  readonly name: string;
  readonly args: readonly string[];
}

export function staticChecks(root: string): Check[] {
  const bin = (...parts: string[]) => join(root, 'node_modules', ...parts);
  return [
    { name: 'lint', args: [bin('eslint', 'bin', 'eslint.js'), '--max-warnings=0', '.'] },
    {
      name: 'types',
      args: [
        bin('typescript', 'bin', 'tsc'),
        '--noEmit',
        '--pretty',
        'false',
        '-p',
        'tsconfig.json',
      ],
    },
    // Complains of an export without a comment, and of a link that leads nowhere.
    { name: 'docs', args: [bin('typedoc', 'bin', 'typedoc'), '--emit', 'none'] },
    { name: 'format', args: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '.'] },
  ];
}
