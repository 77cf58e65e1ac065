// Starts “cmqplan lsp” for the folders that are open, and says how to install it where it isn't found.
"use strict"

const {execFile} = require("node:child_process")
const {existsSync} = require("node:fs")
const path = require("node:path")
const vscode = require("vscode")
const {LanguageClient} = require("vscode-languageclient/node")

const {t} = vscode.l10n
const INSTALL = process.platform === "win32" ? 'py -m pip install "cmqplan[lsp]"' : 'python3 -m pip install "cmqplan[lsp]"'

/** @type {LanguageClient | undefined} */
let client

/** The program: the one that is set, else that of a folder's virtual environment, else the one on the PATH. */
function program() {
  const set = vscode.workspace.getConfiguration("cmqplan").get("path")
  if (set) return set
  const place = process.platform === "win32" ? ["Scripts", "cmqplan.exe"] : ["bin", "cmqplan"]
  const own = (vscode.workspace.workspaceFolders ?? []).map(({uri}) => path.join(uri.fsPath, ".venv", ...place))
  return own.find((file) => existsSync(file)) ?? "cmqplan"
}

/** The environment that has messages in VS Code's language. */
function environment() {
  return {...process.env, CMQPLAN_LANG: vscode.env.language.startsWith("fr") ? "fr" : "en"}
}

/** Run the program to its end; resolves to nothing, or to what is wrong. */
function run(words, cwd) {
  return new Promise((resolve) => {
    const done = (error, _out, err) => resolve(error && {missing: error.code === "ENOENT", said: err.trim() || error.message})
    execFile(program(), words, {cwd, env: environment()}, done).stdin?.end()
  })
}

async function start() {
  // Without input the server ends at once, with what it lacks if it lacks something: that reads better than a crash.
  const wrong = await run(["lsp"])
  if (wrong) {
    const sentence = wrong.missing
      ? t("cmqplan isn't installed where VS Code looks for it. In a terminal: {0}", INSTALL)
      : t("cmqplan couldn't start: {0}", wrong.said)
    const [set, again] = [t("Say where it is"), t("Try again")]
    const chosen = await vscode.window.showErrorMessage(sentence, set, again)
    if (chosen === set) await vscode.commands.executeCommand("workbench.action.openSettings", "cmqplan.path")
    if (chosen === again) await start()
    return
  }
  const server = {command: program(), args: ["lsp"], options: {env: environment()}}
  client = new LanguageClient("cmqplan", "cmqplan", server, {documentSelector: [{scheme: "file", language: "yaml"}]})
  await client.start()
}

async function stop() {
  const running = client
  client = undefined
  await running?.stop()
}

async function restart() {
  await stop()
  await start()
}

async function schemas() {
  for (const {uri} of vscode.workspace.workspaceFolders ?? []) {
    const wrong = await run(["schema", "--editor"], uri.fsPath)
    if (wrong) return vscode.window.showErrorMessage(t("cmqplan couldn't write the schemas: {0}", wrong.said))
  }
  return vscode.window.showInformationMessage(t("Schemas written."))
}

exports.activate = async (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand("cmqplan.restart", restart),
    vscode.commands.registerCommand("cmqplan.schemas", schemas),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("cmqplan.path")) restart()
    }),
  )
  await start()
}

exports.deactivate = stop
