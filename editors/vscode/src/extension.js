// Starts `riskctl lsp` for the folders of this window; all else is the server's.

const { commands, env, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const FILES = "**/*.{yaml,csv}";
const WORDS = {
  failed: [
    "riskctl lsp 没有启动：{why}。用 pip install \"riskctl[lsp]\" 安装，或者在设置 riskctl.command 里写它的完整路径。",
    "riskctl lsp did not start: {why}. Install it with pip install \"riskctl[lsp]\", or write its whole path into the setting riskctl.command.",
  ],
};

let client;

/** The language of findings: the setting, else that of the window. */
function language() {
  const set = workspace.getConfiguration("riskctl").get("language");
  return set || (env.language.toLowerCase().startsWith("zh") ? "zh" : "en");
}

/** How the server is started, by the settings. */
function server() {
  const settings = workspace.getConfiguration("riskctl");
  const people = settings.get("people");
  const options = ["lsp", "--lang", language(), ...(people ? ["--people", people] : [])];
  return { command: settings.get("command") || "riskctl", args: options };
}

async function start() {
  client = new LanguageClient("riskctl", "riskctl", server(), {
    documentSelector: [
      { scheme: "file", language: "yaml", pattern: FILES },
      { scheme: "file", pattern: FILES },
    ],
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const said = WORDS.failed[language() === "zh" ? 0 : 1];
    window.showErrorMessage(said.replace("{why}", error.message || String(error)));
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand("riskctl.restart", restart),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("riskctl") && restart()),
  );
  await start();
};

exports.deactivate = stop;
