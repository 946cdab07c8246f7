import { Type } from '@fastify/type-provider-typebox';

/**
 * Shapes that several routes share. Replies are written by their schema: a field that is not
 * named here does not leave the house.
 */
export const AccountSchema = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  speciality: Type.String(),
  administrator: Type.Boolean(),
});

export const AccessSchema = Type.Union([
  Type.Literal('invitation'),
  Type.Literal('internal'),
  Type.Literal('private'),
]);

export const MemberRoleSchema = Type.Union([
  Type.Literal('chair'),
  Type.Literal('broadcaster'),
  Type.Literal('viewer'),
]);

/** A UTC time as in `2020-04-15T07:30:00.000Z`. */
const TimeSchema = Type.String();

const sessionFields = {
  id: Type.String(),
  name: Type.String(),
  access: AccessSchema,
  role: MemberRoleSchema,
  createdAt: TimeSchema,
  createdBy: Type.String(),
  state: Type.Union([Type.Literal('open'), Type.Literal('closed')]),
};

/** A row of the list: how many are inside, and whom it is about. */
export const ListedSessionSchema = Type.Object({
  ...sessionFields,
  inside: Type.Integer(),
  /** At its door; for its chairs, else 0. */
  waiting: Type.Integer(),
  patient: Type.Union([
    Type.Null(),
    Type.Object({ givenName: Type.String(), familyName: Type.String() }),
  ]),
});

/** One session: who is inside. */
export const SessionSchema = Type.Object({ ...sessionFields, inside: Type.Array(Type.String()) });

/** As many as the bodies' size allows. */
export const MembersSchema = Type.Array(
  Type.Object({ accountId: Type.String({ maxLength: 64 }), role: MemberRoleSchema }),
  { maxItems: 150 },
);

/** Null: about nobody. */
export const PatientIdSchema = Type.Union([Type.Null(), Type.String({ maxLength: 64 })]);

export const PatientSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  givenName: Type.String(),
  familyName: Type.String(),
  /** A calendar day, `YYYY-MM-DD`. */
  bornOn: Type.String(),
});

/** What was typed into a search field. */
export const SearchBody = Type.Object({ text: Type.String({ maxLength: 100 }) });

export const SessionParams = Type.Object({ id: Type.String({ maxLength: 64 }) });

/** Link, log-in and guest tokens are longer than needed and no longer than this. */
export const TokenSchema = Type.String({ minLength: 1, maxLength: 128 });

/** Long beyond every limit of ours, so that too long a name is told from a malformed request. */
export const TypedNameSchema = Type.String();

export const TicketSchema = Type.Object({ ticket: Type.String() });

export function isoTime(atMs: number): string {
  return new Date(atMs).toISOString();
}
