/** Sends what was asked; true when it was done. What is refused is shown by the story itself. */
export type Act = (path: string, body: object) => Promise<boolean>;
