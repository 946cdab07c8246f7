/** Resolves with true once media can flow, with false when it never will. */
export function connected(connection: RTCPeerConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { connectionState } = connection;
      if (connectionState === 'connected') resolve(true);
      else if (connectionState === 'failed' || connectionState === 'closed') resolve(false);
      else return;
      connection.removeEventListener('connectionstatechange', look);
    };
    connection.addEventListener('connectionstatechange', look);
    look();
  });
}
