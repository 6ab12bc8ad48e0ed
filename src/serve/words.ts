import { isRightToLeft } from '../model/terms.ts'
import { escapeXml } from '../model/xml.ts'

/** `85 ms`, `1.4 s`, `1 min 5 s`. */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** 0.966 → `97 %`; what is not whole is never told to be. */
export function shareWords(share: number): string {
  const percent = share < 1 ? Math.min(Math.round(share * 100), 99) : 100
  return `${percent} %`
}

/** The attributes of an element that holds the course's own words. */
export function inLanguage(language: string): string {
  return ` lang="${escapeXml(language)}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"`
}

/** An address below this server: each part of a path by itself. */
export function address(...path: readonly string[]): string {
  return path.map((part) => part.split('/').map(encodeURIComponent).join('/')).join('/')
}
