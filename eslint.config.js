import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import ts from 'typescript-eslint';

/** What Node cannot run as it is, and what hides a test. */
const FORBIDDEN_SYNTAX = [
  {
    selector: 'Decorator',
    message: 'Node runs the sources as they are: declare `static properties` instead.',
  },
  {
    selector: 'TSEnumDeclaration, TSModuleDeclaration[kind="namespace"], TSParameterProperty',
    message: 'Only types may vanish: use a union, a module, a field.',
  },
];
const FORBIDDEN_IN_TESTS = [
  {
    selector:
      'CallExpression > MemberExpression[property.name=/^(only|skip)$/][object.name=/test|suite/i]',
    message: 'Use test.unless(reason, name, run): a test left out has a name and a reason.',
  },
];

export default ts.config(
  { ignores: ['**/dist/', '**/generated/', 'coverage/', 'data/', '.cache/'] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers in texts are what most texts here are about.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An interface that promises a promise binds those who have nothing to wait for, too.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
      // tsc knows better.
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/harness.ts'],
    rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX, ...FORBIDDEN_IN_TESTS] },
  },
  {
    files: ['client/**/*.ts'],
    extends: [lit['flat/recommended'], litA11y.configs.recommended],
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
);
