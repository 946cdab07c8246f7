/** Sessions as the list answers them: live and not, of every access, long names and old ones. */
export function exampleSessions(): object[] {
  const hoursAgo = (hours: number): string =>
    new Date(Date.now() - hours * 3_600_000).toISOString();
  const shared = {
    access: 'invitation',
    role: 'chair',
    createdBy: 'Dr. Elena Campo',
    state: 'open',
    waiting: 0,
    patient: null,
  };
  return [
    {
      ...shared,
      id: 'a',
      name: '2020-04-15 09:30 Dr. Campo - New Patient Consult',
      createdAt: hoursAgo(0.3),
      inside: 2,
      waiting: 1,
      patient: { givenName: 'Miguel', familyName: 'Ortiz' },
    },
    {
      ...shared,
      id: 'b',
      name: 'Weekly dermatology board',
      access: 'internal',
      role: 'broadcaster',
      createdBy: 'Dr. Maria Vega',
      createdAt: hoursAgo(3),
      inside: 5,
    },
    {
      ...shared,
      id: 'c',
      name: 'Referral: shoulder, second opinion',
      access: 'private',
      createdAt: hoursAgo(30),
      inside: 0,
    },
    {
      ...shared,
      id: 'd',
      name: 'Follow-up J. Lindqvist with the interpreter and both daughters, about the operation in spring and everything that came after it',
      createdAt: hoursAgo(24 * 400),
      inside: 0,
    },
  ];
}
