/** What a picture is called that only decorates, until it is marked as such: the library names pictures without words by their files. */
export const decorative = 'deckhand:decorative'

/** The colour of text that takes that of its placeholder, until it is taken out: the library makes all other text black. */
export const inherited = 'FE01FD'
