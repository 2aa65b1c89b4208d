/**
 * Waits for a state, asking again and again. The limit is a guard against waiting for ever, not a measure of speed.
 * @throws Error that names the state when it doesn't come within `limitMs`.
 */
export async function until(state: string, holds: () => Promise<boolean> | boolean, limitMs = 60_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
