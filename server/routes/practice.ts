import { Type } from '@fastify/type-provider-typebox';
import type { App } from '../app.ts';
import { hasKnownPassword } from '../credentials.ts';
import type { Services } from '../services.ts';
import { listDemoAccounts, readSetting } from '../store/index.ts';

const DemoAccountSchema = Type.Object({
  email: Type.String(),
  displayName: Type.String(),
  speciality: Type.String(),
  password: Type.String(),
});

const PracticeSchema = Type.Object({
  name: Type.String(),
  demo: Type.Boolean(),
  /** Whether invitations can be sent by e-mail. */
  mail: Type.Boolean(),
  demoAccounts: Type.Optional(Type.Array(DemoAccountSchema)),
});

export async function practiceName({ database }: Services): Promise<string> {
  return (await readSetting(database, 'practice.name')) ?? '';
}

/** Whose installation this is; what the log-in page shows. */
export function practiceRoutes(app: App, services: Services): void {
  const { database, demoPassword } = services;
  const mail = services.mail !== null;
  const schema = { response: { 200: PracticeSchema } };
  app.get('/api/practice', { schema, config: { login: 'none' } }, async () => {
    const name = await practiceName(services);
    const demo = (await readSetting(database, 'practice.demo')) === 'true';
    if (!demo || demoPassword === null) return { name, demo, mail };
    const accounts = await listDemoAccounts(database);
    const demoAccounts = accounts
      .filter((account) => hasKnownPassword(services, account))
      .map(({ email, displayName, speciality }) => ({
        email,
        displayName,
        speciality,
        password: demoPassword,
      }));
    return { name, demo, mail, demoAccounts };
  });
}
