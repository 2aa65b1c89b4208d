/** A button of a message, and what it does. */
export interface UserAction {
  readonly title: string;
  readonly run: () => unknown;
}

/**
 * An error that is shown to the user as it is: the message says what is wrong and what to do.
 * @param action a button that leads to where it can be mended, where there is such a place.
 */
export class UserError extends Error {
  constructor(
    message: string,
    readonly action?: UserAction,
  ) {
    super(message);
  }
}
