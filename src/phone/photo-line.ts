/** What the phone says of its line. 'unknown': it does not tell whether it is on Wi-Fi. */
export type Line = 'wifi' | 'mobile' | 'unknown';

/** As much of the browser's own word on the line as is asked for. */
export type Connection = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & { readonly type?: string };

/** Reads the browser's word. iPhones and some browsers have none. */
export function lineOf(connection: Connection | undefined): Line {
  switch (connection?.type) {
    case 'wifi':
    case 'ethernet':
    case 'wimax':
      return 'wifi';
    case 'cellular':
    case 'bluetooth':
      return 'mobile';
    default:
      return 'unknown';
  }
}

/** Whether photos may use the line now. A phone that does not tell is asked to send; its person reads that it does not tell. */
export const lineAllows = (line: Line, wifiOnly: boolean): boolean => !wifiOnly || line !== 'mobile';
