import { addDays, type ClockTime, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';

/** One entry of a calendar. Times are China's; without one it is the whole day. */
export type CalendarEntry = {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly words: string;
  readonly day: LocalDate;
  readonly startsAt: ClockTime | null;
  readonly madeAt: Instant;
};

const OCTETS = 75;
const LENGTH_HOURS = 2;
const encoder = new TextEncoder();

/** Text as RFC 5545 §3.3.11 wants it. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n');

/** A content line folded to 75 octets, never within a character (§3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > OCTETS) {
      lines.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...lines, part].join('\r\n');
}

const basic = (text: string): string => text.replace(/[-:]/g, '').replace(/\.\d{3}/, '');

function times({ day, startsAt }: CalendarEntry): string[] {
  if (startsAt === null) return [`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(addDays(day, 1))}`];
  return [`DTSTART;TZID=Asia/Shanghai:${basic(day)}T${basic(startsAt)}00`, `DURATION:PT${LENGTH_HOURS}H`];
}

/** A calendar file (RFC 5545) with one entry and a reminder the day before; China's time is written into it, so no phone has to know it. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zhibu//Zhibu//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Shanghai',
    'BEGIN:STANDARD',
    'DTSTART:19911001T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    `UID:${entry.id}@zhibu`,
    `DTSTAMP:${basic(entry.madeAt)}`,
    ...times(entry),
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place === '' ? [] : [`LOCATION:${escaped(entry.place)}`]),
    ...(entry.words === '' ? [] : [`DESCRIPTION:${escaped(entry.words)}`]),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(entry.title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
