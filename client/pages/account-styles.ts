import { css } from 'lit';

export const accountStyles = css`
  .content {
    display: grid;
    gap: 20px;
    max-width: calc(760px + 2 * var(--gutter));
    margin: 0 auto;
    padding: 28px var(--gutter) 64px;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 16px;
    min-width: 0;
  }
  .who .avatar {
    width: 56px;
    height: 56px;
    font-size: 1.125rem;
  }
  .who p {
    overflow-wrap: anywhere;
  }
  section.card {
    display: grid;
    gap: 16px;
    padding: 24px;
  }
  form {
    display: grid;
    gap: 16px;
    max-width: 488px;
  }
  .password {
    display: flex;
    gap: 8px;
  }
  form .actions .button {
    flex: none;
  }
  .note.good {
    margin-top: 12px;
    border-color: transparent;
    background: var(--good-soft);
    color: var(--good);
  }
  .logins {
    margin: -4px 0 -8px;
  }
  .skeleton {
    height: 56px;
  }
  .login {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    padding: 14px 0;
  }
  .login + .login {
    border-top: 1px solid var(--line);
  }
  .login > .icon {
    width: 24px;
    height: 24px;
    color: var(--ink-2);
  }
  .login h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    overflow-wrap: anywhere;
  }
  .facts {
    color: var(--ink-2);
    font-size: var(--text-s);
  }
  .facts time {
    display: inline-block;
  }
  .select {
    max-width: 280px;
  }
  @media (max-width: 639px) {
    .content {
      gap: 16px;
      padding-top: 20px;
    }
    section.card {
      padding: 20px 16px;
    }
    .login {
      gap: 4px 12px;
    }
    form .actions .button {
      flex: 1;
    }
    .select {
      max-width: none;
    }
  }
`;
