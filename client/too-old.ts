/**
 * The page for a browser that cannot run the client, in a language that every browser understands
 * (ECMAScript 5, built as a script of its own). Runs before anything else; where the browser will do,
 * it does nothing. What it asks for is what the client uses without a substitute.
 */
/* eslint-disable no-var -- what came after ES5 is what these browsers do not know */
(function () {
  var isEnough =
    'noModule' in HTMLScriptElement.prototype &&
    'customElements' in window &&
    'RTCPeerConnection' in window &&
    'adoptedStyleSheets' in Document.prototype &&
    'showModal' in (window.HTMLDialogElement || Object).prototype &&
    // The youngest of all: Chrome 114, Safari 17, Firefox 125.
    'popover' in HTMLElement.prototype;
  if (isEnough) return;

  var isSpanish = /^es/.test(navigator.language || '');
  var apple = /iPhone|iPad/.test(navigator.userAgent);
  var words = isSpanish
    ? {
        title: 'Este navegador es demasiado antiguo',
        advice: apple
          ? 'Actualice su iPhone o iPad (Ajustes > General > Actualización de software), o abra el enlace en otro dispositivo.'
          : 'Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari, o en su teléfono.',
        copy: 'Copie este enlace:',
      }
    : {
        title: 'This browser is too old',
        advice: apple
          ? 'Update your iPhone or iPad (Settings > General > Software Update), or open the link on another device.'
          : 'Open the link in a current Chrome, Edge, Firefox or Safari, or on your phone.',
        copy: 'Copy this link:',
      };

  var page = document.createElement('main');
  page.style.cssText =
    'max-width:34em;margin:12vh auto;padding:0 16px;font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';
  var heading = page.appendChild(document.createElement('h1'));
  heading.appendChild(document.createTextNode(words.title));
  var advice = page.appendChild(document.createElement('p'));
  advice.appendChild(document.createTextNode(words.advice));
  var label = page.appendChild(document.createElement('label'));
  label.appendChild(document.createTextNode(words.copy));
  var link = label.appendChild(document.createElement('input'));
  link.readOnly = true;
  link.value = location.href;
  link.style.cssText =
    'box-sizing:border-box;display:block;width:100%;margin-top:4px;padding:12px;font:inherit';
  // Taken whole by one press, wherever the clipboard cannot be written to.
  link.onclick = link.onfocus = function () {
    link.select();
  };

  document.documentElement.lang = isSpanish ? 'es' : 'en';
  document.title = words.title;
  var app = document.querySelector('auscult-app');
  if (app && app.parentNode) app.parentNode.removeChild(app);
  document.body.appendChild(page);
})();
