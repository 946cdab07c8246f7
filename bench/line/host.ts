/** Where clients reach a server through a line; the server announces it for media. */
export const lineHost = '127.0.0.2';
