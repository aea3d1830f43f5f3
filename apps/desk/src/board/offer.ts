/** One key accepts only what is likelier than not; less likely boats are shown, not offered. */
export const offeredFrom = 0.5;
