import * as vscode from 'vscode';

/**
 * A point in time as users read it everywhere: local time with its zone, in VS Code's display language, such as
 * "Nov 3, 2026, 2:05 PM GMT+1". ISO times are for files only.
 */
export function localTime(time: Date): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return format.format(time);
}

/** A time of today as `2:03 PM`, another with its date. */
export function clockText(time: Date, now = new Date()): string {
  const isToday = time.toDateString() === now.toDateString();
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    ...(isToday ? {} : { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  });
  return format.format(time);
}
