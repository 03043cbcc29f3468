#!/usr/bin/env node
// A token that this program and Tokenkeeper both change: docs/contract.md with Node's own modules.
//
//     token-file.mjs FOLDER NAME append TEXT     add a line
//     token-file.mjs FOLDER NAME follow N        print the length of each version, N times
//
// Node has no fcntl locks, so it reads again right before it saves (rule 6): if a publish comes in between, Tokenkeeper
// finds the old copy and makes the source's change again.
import { chmod, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export class TokenFile {
  constructor(folder, name) {
    this.path = join(folder, name)
  }

  /** The whole old or the whole new version. */
  read() {
    return readFile(this.path, 'utf8')
  }

  /** Replaces the text by edit(text); durable when the promise is kept. Edits of one process go one after the other. */
  async update(edit) {
    this.last = (this.last ?? Promise.resolve()).catch(() => {}).then(async () => this.#replace(edit(await this.read())))
    return this.last
  }

  async #replace(text) {
    const { mode } = await stat(this.path)
    const fresh = join(dirname(this.path), '.saving-' + randomBytes(8).toString('hex'))
    const file = await open(fresh, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await chmod(fresh, mode & 0o7777)
      await file.sync()
      await file.close()
      await rename(fresh, this.path)
    } catch (e) {
      await file.close().catch(() => {})
      await unlink(fresh).catch(() => {})
      throw e
    }
    const folder = await open(dirname(this.path), 'r')
    await folder.sync()
    await folder.close()
  }

  /** Yields each new version; of several within a moment the last one. */
  async *follow(every = 1000) {
    let last
    for (;;) {
      const text = await this.read().catch(e => {
        if (e.code !== 'ENOENT') throw e
        return last
      })
      if (text !== last) {
        last = text
        yield text
      }
      await pause(every)
    }
  }
}

if (fileURLToPath(import.meta.url) === process.argv[1]) {
  const [folder, name, verb, argument] = process.argv.slice(2)
  const token = new TokenFile(folder, name)
  if (verb === 'append') {
    await token.update(text => text + argument + '\n')
  } else if (verb === 'follow') {
    let left = Number(argument)
    for await (const text of token.follow(100)) {
      console.log(text.length)
      if (--left === 0) break
    }
  } else {
    console.error('usage: token-file.mjs FOLDER NAME append TEXT | follow N')
    process.exit(2)
  }
}
