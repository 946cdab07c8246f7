import type { Browser, Page } from 'playwright';
import { startApp } from '../../../bench/browser/app.ts';
import type { App } from '../../../bench/browser/app.ts';
import { launchChromium, newPerson } from '../../../bench/browser/chromium.ts';
import type { Person, PersonOptions } from '../../../bench/browser/chromium.ts';
import { join, joinAsGuest, logIn, startSession } from '../../../bench/browser/journeys.ts';

/** Somebody in a browser of their own, up to inside a session. */
export interface Visitor extends Person {
  /** Given by the chair, who starts the session. */
  readonly link: string;
}

export interface VisitorOptions extends PersonOptions {
  /** Runs in each page before its own scripts. */
  readonly before?: () => void;
}

/** The program and one browser for all the tests of a file; everybody goes home after each. */
export interface Practice {
  readonly app: App;
  readonly browser: Browser;
  person(options?: VisitorOptions): Promise<Person>;
  /** Dr. Campo starts a session and is inside it. */
  chair(sessionName: string, options?: VisitorOptions): Promise<Visitor>;
  guest(link: string, displayName: string, options?: VisitorOptions): Promise<Visitor>;
  everybodyOut(): Promise<void>;
  close(): Promise<void>;
}

export async function openPractice(): Promise<Practice> {
  const app = await startApp();
  const browser = await launchChromium();
  const people: Person[] = [];
  const refused: string[] = [];
  const practice: Practice = {
    app,
    browser,
    async person(options = {}) {
      const person = await newPerson(browser, options);
      if (options.before) await person.context.addInitScript(options.before);
      // Every page that these tests open proves the policy a little: nothing is refused by it.
      person.context.on('console', (message) => {
        if (/Content Security Policy|TrustedHTML/.test(message.text()))
          refused.push(message.text());
      });
      people.push(person);
      return person;
    },
    async chair(sessionName, options) {
      const person = await practice.person(options);
      await logIn(person.page, app, /Campo/);
      const link = await startSession(person.page, sessionName);
      await join(person.page);
      return { ...person, link };
    },
    async guest(link, displayName, options) {
      const person = await practice.person(options);
      await joinAsGuest(person.page, link, displayName);
      return { ...person, link };
    },
    async everybodyOut() {
      await Promise.all(people.splice(0).map(({ context }) => context.close()));
    },
    async close() {
      await practice.everybodyOut();
      await browser.close();
      await app.stop();
      if (refused.length > 0) throw new Error(`refused by the policy: ${refused.join('; ')}`);
    },
  };
  return practice;
}

/** The text of the element that has the focus, through every shadow root. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === null ? '' : `${element.localName} ${element.textContent.trim()}`;
  });
}

/** Waits until the element with the focus says so. */
export async function untilFocused(page: Page, text: string): Promise<void> {
  const waited = page.waitForFunction((wanted) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element !== null && `${element.localName} ${element.textContent.trim()}` === wanted;
  }, text);
  await waited.catch(async (error: unknown) => {
    throw new Error(`the focus is on “${await focusedText(page)}”`, { cause: error });
  });
}
