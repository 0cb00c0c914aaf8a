// A window of VS Code without a screen: enough of its interface to start the extension, as `node window.js BUNDLE
// COMMAND`. Whatever else is asked of it is a class or a function that does nothing.

const Module = require("module");
const [, , bundle, command] = process.argv;

const nothing = () => ({ dispose() {} });
const known = new Map();

function part(name) {
  if (!known.has(name)) {
    const target = function () {};
    const get = (of, key) => (key in of || typeof key === "symbol" ? of[key] : part(`${name}.${String(key)}`));
    const construct = (of, words, made) => (made === known.get(name) ? part(`${name}()`) : Reflect.construct(of, words, made));
    known.set(name, new Proxy(target, { get, apply: () => part(`${name}()`), construct }));
  }
  return known.get(name);
}

const settings = { command, people: "", language: "" };
const vscode = {
  env: { language: "zh-cn", appName: "test" },
  version: "1.91.0",
  commands: { registerCommand: nothing },
  workspace: { getConfiguration: () => ({ get: (key) => settings[key] }) },
  window: { showErrorMessage: async (said) => console.log(`said ${said}`) },
};
const over = (own, name) =>
  new Proxy(own, { get: (of, key) => (key in of ? of[key] : name === "" ? part(String(key)) : part(`${name}.${String(key)}`)) });
for (const key of ["commands", "workspace", "window", "env"]) vscode[key] = over(vscode[key], key);

const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? over(vscode, "") : load(request, ...rest));

require(bundle).activate({ subscriptions: [] }).then(
  () => process.exit(0),
  (error) => {
    console.log(`failed ${error.stack}`);
    process.exit(1);
  },
);
