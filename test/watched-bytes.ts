/**
 * The same bytes, telling of each that is looked at, by its index: what a parser reads past the end
 * of its input, and how much work it is, as counts instead of milliseconds.
 *
 * Reading goes by index, by `read…` and by `copy`; other methods see the bytes unwatched.
 */
export function watchBytes(bytes: Buffer, onRead: (index: number) => void): Buffer {
  return new Proxy(bytes, {
    get(target, key, watched) {
      if (typeof key === 'string' && /^\d+$/.test(key)) onRead(Number(key));
      if (key === 'copy') for (let index = 0; index < target.length; index++) onRead(index);
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const isRead = typeof key === 'string' && key.startsWith('read');
      return value.bind(isRead ? watched : target) as unknown;
    },
  });
}
