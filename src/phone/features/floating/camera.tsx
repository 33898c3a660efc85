import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './floating.css';
import { tryDecode } from './read-picture.ts';

const LOOK_EVERY_MS = 160;
const FRAME = 720;
const BUDGET_MS = 120;

/** The camera's picture, looked at six times a second until it holds a code. `onRefused` where there is no camera or none is allowed. */
export function Camera({ onText, onRefused }: { readonly onText: (text: string) => void; readonly onRefused: () => void }) {
  const { t } = useTranslation('floating');
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onText, onRefused });
  useEffect(() => {
    told.current = { onText, onRefused };
  });
  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    const start = async (): Promise<void> => {
      // A page that is not served safely has no camera at all.
      if (!navigator.mediaDevices?.getUserMedia) return told.current.onRefused();
      const [{ default: decodeQR }, opened] = await Promise.all([
        import('qr/decode.js'),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false }),
      ]);
      stream = opened;
      const element = video.current;
      if (over || element === null) return stop();
      element.srcObject = opened;
      await element.play();
      const look = (): void => {
        if (over) return;
        const { videoWidth, videoHeight } = element;
        const text = videoWidth > 0 ? tryDecode(decodeQR, element, videoWidth, videoHeight, FRAME, BUDGET_MS) : null;
        if (text === null) timer = window.setTimeout(look, LOOK_EVERY_MS);
        else told.current.onText(text);
      };
      look();
    };
    const stop = (): void => {
      if (stream) for (const track of stream.getTracks()) track.stop();
    };
    start().catch(() => {
      if (!over) told.current.onRefused();
    });
    return () => {
      over = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);
  return <video ref={video} className="zb-viewfinder" muted playsInline aria-label={t('scanning.help')} />;
}
