export { mailAddressFrom, withoutRepeats } from './addresses.ts';
export { calendarFile } from './calendar-file.ts';
export type { CalendarEvent } from './calendar-file.ts';
export { composeInvitation, isTimeZone, visitDescription, visitTitle } from './invitation.ts';
export type { Invitation, Letter, MailLanguage } from './invitation.ts';
export { createMailer } from './mailer.ts';
export type {
  Mail,
  MailFailure,
  MailOutcome,
  MailRefusal,
  Mailer,
  MailerOptions,
} from './mailer.ts';
export { smtpSettingsFrom } from './smtp-settings.ts';
export type { SmtpSettings } from './smtp-settings.ts';
