/** What goes on, on one line of a terminal; nothing where stderr is a file or a pipe. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  show(text: string): void {
    if (this.#stream.isTTY) this.#stream.write(`\r\u001b[2K${text}`);
  }

  clear(): void {
    this.show('');
  }
}
