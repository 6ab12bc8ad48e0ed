/** In pt. */
export const millimetre = 72 / 25.4
