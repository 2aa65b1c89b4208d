/** A moment for people: the time where it is today's, else with the date. */
export function momentText(moment: Date, now = new Date()): string {
  return moment.toDateString() === now.toDateString() ? moment.toLocaleTimeString() : moment.toLocaleString();
}
