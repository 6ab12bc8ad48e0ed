/** Letters that no decomposition takes apart. */
const others: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' }

/** Longer names are cut at a word. */
const longest = 60

/**
 * A title as the name of a file and a folder: `Über Größe & Maß` → `uber-grosse-mass`.
 *
 * @returns `undefined` of a title without Latin letters, which wants a name of its own
 */
export function slugOf(title: string): string | undefined {
  const words = title
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþıħ]/g, (letter) => others[letter] ?? letter)
    .normalize('NFKD')
    .toLowerCase() // 𝐀 is a letter only now
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  if (!words.some((word) => /[a-z]/.test(word))) return undefined
  const [first = '', ...rest] = words
  return rest.reduce((slug, word) => (slug.length + word.length < longest ? `${slug}-${word}` : slug), first.slice(0, longest))
}

/** A folder's name as a title: `my-course` → `My course`. */
export function titleOfFolder(name: string): string {
  const words = name.replaceAll(/[-_\s]+/g, ' ').trim()
  return words === '' ? 'My course' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
