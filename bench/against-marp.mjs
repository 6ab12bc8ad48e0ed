// The same content through Marp CLI and through Deckhand: how many words each loses off its slides.
// The content is that of test/stress/; for Marp it is written as one would by hand, in its default theme.
// Prints a table; run it with `npm run bench:marp`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import puppeteer from 'puppeteer-core'

const { version } = JSON.parse(
  readFileSync(join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../../package.json'), 'utf8'),
)
const embedded = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deckhand', `chromium-${version}-2`)
process.env.FONTCONFIG_FILE = join(embedded, 'fonts.conf')
const work = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
const slides = ['stress', 'words'].flatMap((deck) => load(readFileSync(`test/stress/decks/${deck}.yaml`, 'utf8')).slides)

// Deckhand first: it unpacks the browser where that has not been done.
const ours = spawnSync(process.execPath, ['dist/main.js', 'build', '--root', 'test/stress', '--out', join(work, 'out'), '--json'], {
  encoding: 'utf8',
})
const { decks, diagnostics } = JSON.parse(ours.stdout)

cpSync('test/stress/images', join(work, 'images'), { recursive: true })
writeFileSync(join(work, 'deck.md'), `---\nmarp: true\n---\n\n${slides.map(asMarkdown).join('\n\n---\n\n')}\n`)
const marp = spawnSync(
  process.execPath,
  ['node_modules/@marp-team/marp-cli/marp-cli.js', join(work, 'deck.md'), '--template', 'bare', '-o', join(work, 'marp.html')],
  { encoding: 'utf8', env: { ...process.env, CHROME_PATH: join(embedded, 'chromium') } },
)

const browser = await puppeteer.launch({
  executablePath: join(embedded, 'chromium'),
  headless: 'shell',
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu'],
})
const theirs = await measure(join(work, 'marp.html'))
const own = await measure(join(work, 'out/stress/slides.html'))
await browser.close()
rmSync(work, { recursive: true, force: true })

const perSlide = group(own)
console.log(`Marp CLI ends with exit code ${marp.status}, Deckhand with ${ours.status}.\n`)
console.log('| content | Marp CLI | Deckhand |\n| --- | --- | --- |')
slides.forEach((slide, index) => {
  const name = slide.title ?? (slide.text.length > 400 ? 'Three hundred words in a sentence' : 'A long line of Chinese')
  const their = theirs[index]
  console.log(`| ${name} | ${lost(their)} | ${said(index)} |`)
})

function said(index) {
  const at = index < perSlide.length ? { file: 'decks/stress.yaml', pages: perSlide[index] } : { file: 'decks/words.yaml' }
  const fault = diagnostics.find(({ file, code }) => file === at.file && code === 'slides/overflow')
  if (fault) return `error at line ${fault.range.start.line}: ${fault.message.replace(/: '.*/s, '')}; nothing is written`
  const fit = decks[0].fits.find(({ slide }) => slide === index + 1)
  const glyphs = diagnostics.find(({ code, range }) => code === 'font/missing-glyph' && range.start.line === lineOf(index))
  if (glyphs) return `a warning at line ${glyphs.range.start.line} names the font package to install`
  const how = fit
    ? [...(fit.step > 0 ? [`step ${fit.step}`] : []), ...(fit.parts > 1 ? [`${fit.parts} slides`] : [])].join(', ')
    : 'as it comes'
  return `${lost(at.pages)} (${how})`
}

function lineOf(index) {
  const lines = readFileSync('test/stress/decks/stress.yaml', 'utf8').split('\n')
  return lines.flatMap((line, at) => (/^ {2}- layout:/.test(line) ? [at + 1] : []))[index]
}

function lost({ words, cut, images, smallest }) {
  const losses = [...(cut > 0 ? [`**${cut} of ${words} words cut off**`] : []), ...(images > 0 ? ['**the picture cut off**'] : [])]
  return `${losses.length === 0 ? 'all kept' : losses.join(', ')}, type from ${smallest} px`
}

/** Pages of one slide of ours have one title, but for their place. */
function group(pages) {
  const all = new Map()
  pages.forEach((page, index) => {
    const key = page.title.replace(/ \(\d+\/\d+\)$/, '') || `page ${index}`
    const before = all.get(key) ?? { words: 0, cut: 0, images: 0, smallest: Infinity }
    all.set(key, {
      words: before.words + page.words,
      cut: before.cut + page.cut,
      images: before.images + page.images,
      smallest: Math.min(before.smallest, page.smallest),
    })
  })
  return [...all.values()]
}

/** For each page how many words it holds, and how many of them are not whole inside it and all boxes that clip. */
async function measure(file) {
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  await page.emulateMediaType('print')
  await page.goto(`file://${file}`)
  return page.evaluate(() =>
    [...document.querySelectorAll('section[id]')].map((section) => {
      const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
      let words = 0
      let cut = 0
      let smallest = Infinity
      while (walker.nextNode()) {
        const node = walker.currentNode
        if (node.parentElement.closest('footer, sup')) continue
        if (/\S/.test(node.data)) smallest = Math.min(smallest, sizeOf(node.parentElement))
        for (const match of node.data.matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(node, match.index)
          range.setEnd(node, match.index + match[0].length)
          words++
          if (![...range.getClientRects()].every((box) => isWhole(box, node.parentElement))) cut++
        }
      }
      const images = [...section.querySelectorAll('img')].filter((image) => !isWhole(image.getBoundingClientRect(), image)).length
      return { title: section.querySelector('h1, h2')?.textContent ?? '', words, cut, images, smallest: Math.round(smallest) }

      /** The size of type as it is shown, in px of the slide: Marp scales code in a drawing of its own. */
      function sizeOf(element) {
        const whole = section.getBoundingClientRect().height / section.offsetHeight
        const scale = element.getBoundingClientRect().height / element.offsetHeight / whole
        return parseFloat(getComputedStyle(element).fontSize) * (scale || 1)
      }

      function isWhole(box, element) {
        for (let around = element; around; around = around.parentElement) {
          const style = getComputedStyle(around)
          if (around === section || style.overflowX !== 'visible' || style.overflowY !== 'visible') {
            const clip = around.getBoundingClientRect()
            const inside = box.left > clip.left - 2 && box.right < clip.right + 2 && box.top > clip.top - 2 && box.bottom < clip.bottom + 2
            if (!inside) return false
          }
          if (around === section) return true
        }
        return true
      }
    }),
  )
}

function asMarkdown(slide) {
  const title = slide.title ? `# ${slide.title}\n\n` : ''
  const image = slide.image ? `![${slide.image.alt}](${slide.image.src})\n\n` : ''
  switch (slide.layout) {
    case 'table':
      return `${title}| ${slide.header.join(' | ')} |\n|${slide.header.map(() => '---|').join('')}\n${slide.rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`
    case 'points':
      return `${title}${slide.items.map((item) => `- ${item}`).join('\n')}\n\n${image}`
    case 'cards':
      return `${title}${slide.items.map((card) => `### ${card.title}\n\n${card.text}`).join('\n\n')}`
    case 'code':
      return `${title}\`\`\`${slide.language}\n${slide.code}\`\`\``
    default:
      return `${title}${slide.text ?? ''}\n\n${image}${slide.caption ?? ''}`
  }
}
