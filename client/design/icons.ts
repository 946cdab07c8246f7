import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';
import account from 'lucide-static/icons/user.svg';
import alert from 'lucide-static/icons/triangle-alert.svg';
import back from 'lucide-static/icons/arrow-left.svg';
import bell from 'lucide-static/icons/bell.svg';
import calendar from 'lucide-static/icons/calendar-plus.svg';
import camera from 'lucide-static/icons/video.svg';
import cameraOff from 'lucide-static/icons/video-off.svg';
import check from 'lucide-static/icons/check.svg';
import up from 'lucide-static/icons/arrow-up.svg';
import chevron from 'lucide-static/icons/chevron-down.svg';
import clock from 'lucide-static/icons/clock.svg';
import close from 'lucide-static/icons/x.svg';
import closedDoor from 'lucide-static/icons/circle-slash.svg';
import copy from 'lucide-static/icons/copy.svg';
import door from 'lucide-static/icons/door-open.svg';
import eye from 'lucide-static/icons/eye.svg';
import eyeOff from 'lucide-static/icons/eye-off.svg';
import flip from 'lucide-static/icons/switch-camera.svg';
import info from 'lucide-static/icons/info.svg';
import laptop from 'lucide-static/icons/laptop.svg';
import leave from 'lucide-static/icons/log-out.svg';
import link from 'lucide-static/icons/link.svg';
import lock from 'lucide-static/icons/lock.svg';
import mail from 'lucide-static/icons/mail.svg';
import microphone from 'lucide-static/icons/mic.svg';
import microphoneOff from 'lucide-static/icons/mic-off.svg';
import more from 'lucide-static/icons/ellipsis.svg';
import move from 'lucide-static/icons/move.svg';
import offline from 'lucide-static/icons/wifi-off.svg';
import participants from 'lucide-static/icons/users.svg';
import pin from 'lucide-static/icons/pin.svg';
import pinOff from 'lucide-static/icons/pin-off.svg';
import pip from 'lucide-static/icons/picture-in-picture-2.svg';
import phone from 'lucide-static/icons/smartphone.svg';
import plus from 'lucide-static/icons/plus.svg';
import refresh from 'lucide-static/icons/refresh-cw.svg';
import qr from 'lucide-static/icons/qr-code.svg';
import screen from 'lucide-static/icons/monitor-up.svg';
import search from 'lucide-static/icons/search.svg';
import settings from 'lucide-static/icons/settings.svg';
import share from 'lucide-static/icons/share.svg';
import speaker from 'lucide-static/icons/volume-2.svg';
import userOff from 'lucide-static/icons/user-x.svg';
import wave from 'lucide-static/icons/hourglass.svg';

const shapes = {
  account,
  alert,
  back,
  bell,
  calendar,
  camera,
  cameraOff,
  check,
  chevron,
  up,
  clock,
  close,
  closedDoor,
  copy,
  door,
  eye,
  eyeOff,
  flip,
  info,
  laptop,
  leave,
  link,
  lock,
  mail,
  microphone,
  microphoneOff,
  more,
  move,
  offline,
  participants,
  pin,
  pinOff,
  pip,
  phone,
  plus,
  qr,
  refresh,
  screen,
  search,
  settings,
  share,
  speaker,
  userOff,
  wave,
};

export type IconName = keyof typeof shapes;

/** An icon is decoration: the word beside it, or the control's `aria-label`, says what it means. */
export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >${shapes[name]}</svg>`;
}
