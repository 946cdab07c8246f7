/** `client/build.ts` turns each imported icon file into the inner part of an `<svg>` for lit. */
declare module '*.svg' {
  import type { SVGTemplateResult } from 'lit';
  const shapes: SVGTemplateResult;
  export default shapes;
}
