import { AuscultApp } from './app/app.ts';
import { startLanguage } from './app/language.ts';

// The language first, so that no page shows itself in two.
await startLanguage();
customElements.define('auscult-app', AuscultApp);
