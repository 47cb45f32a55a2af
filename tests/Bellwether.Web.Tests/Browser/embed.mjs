// The embed inside pages of others: the U.S. Web Design System, Bootstrap with a small root size, and a page with a strict
// content security policy. axe finds nothing, the page's own styles stay as they were, the focus comes back, an answer arrives.
//
//   node embed.mjs BASE KEY PORT [SHOTS]: the form at /f/KEY was made from a11-v2-thumbs and allows http://127.0.0.1:PORT.
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [base, key, port, shots] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const site = `http://127.0.0.1:${port}`;
const styles = {
  "/uswds.css": join(here, "../../../src/Bellwether.Web/Assets/node_modules/@uswds/uswds/dist/css/uswds.min.css"),
  "/bootstrap.css": require.resolve("bootstrap/dist/css/bootstrap.min.css"),
};
const form = `${base}/f/${key}`;
const link = `<a href="${form}" class="usa-link">Tell us how it went</a>`;
const script = `<script type="module" src="${base}/embed.js"></script>`;

const pages = {
  "/uswds": page("/uswds.css", "usa-prose", `<bellwether-feedback href="${form}">${link}</bellwether-feedback>`),
  "/bootstrap": page("/bootstrap.css", "container", `<bellwether-feedback href="${form}" mode="modal">${link}</bellwether-feedback>`),
  "/strict": page("/bootstrap.css", "container",
    `<button id="give" class="btn btn-primary visible">Give feedback</button>
     <bellwether-feedback href="${form}" opener="#give">${link}</bellwether-feedback>`),
};

const server = createServer((request, response) => {
  const path = request.url.split("?")[0];
  if (styles[path]) {
    response.writeHead(200, { "Content-Type": "text/css" }).end(readFileSync(styles[path]));
  } else if (pages[path]) {
    const strict = `default-src 'none'; script-src ${base}; connect-src ${base}; style-src 'self'; img-src 'self' data:; font-src 'self'; require-trusted-types-for 'script'`;
    response
      .writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...(path === "/strict" ? { "Content-Security-Policy": strict } : {}) })
      .end(pages[path]);
  } else {
    response.writeHead(204).end();
  }
}).listen(Number(port));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let found = 0;
let answers = 0;

try {
  await inline();
  await modal({ viewport: { width: 1280, height: 900 } }, "wide");
  await modal({ viewport: { width: 320, height: 640 } }, "narrow");
  await modal({ viewport: { width: 1280, height: 900 }, forcedColors: "active" }, "forced");
  await strict();
  await failingNetwork();
  await prefilled();
  await elsewhere();
  await withoutScript();
} finally {
  await browser.close();
  server.close();
}
console.log(`answers ${answers}`);
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function inline() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const before = await hostStyles(await open({ javaScriptEnabled: true, blockEmbed: true }), "/uswds");
  await page.goto(`${site}/uswds`, { waitUntil: "load" });
  await page.locator("bellwether-feedback form").waitFor();
  expect(same(before, await stylesOf(page)), "inline: the page's own styles stay as they were");
  expect(await page.evaluate(() => document.activeElement === document.body), "inline: the form takes no focus by itself");
  await judge(page, "inline");
  await answerWith(page, "inline");
  await page.setViewportSize({ width: 320, height: 640 });
  await judge(page, "inline-thanks-narrow");
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await judge(page, "inline-200-percent");
}

async function modal(view, name) {
  const page = await open(view);
  await page.goto(`${site}/bootstrap`, { waitUntil: "load" });
  const opener = page.locator("bellwether-feedback a");
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.locator("bellwether-feedback form").waitFor();
  expect(await inside(page), `modal ${name}: the focus is in the dialog`);
  await judge(page, `modal-${name}`);
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.matches("bellwether-feedback a")), `modal ${name}: Escape gives the focus back to the link`);
  await page.keyboard.press("Enter");
  await answerWith(page, `modal ${name}`);
  await judge(page, `modal-thanks-${name}`);
  await page.locator("bellwether-feedback .bw-shut").click();
  expect(await page.evaluate(() => document.activeElement?.matches("bellwether-feedback a")), `modal ${name}: closing gives the focus back`);
}

async function strict() {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}/strict`, { waitUntil: "load" });
  await page.locator("#give").click();
  await page.locator("bellwether-feedback form").waitFor();
  const colour = await page.locator("bellwether-feedback button[type=submit]:not([name])").evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(colour === "rgb(0, 94, 162)", `strict: its own style holds, got ${colour}`);
  await answerWith(page, "strict");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.id === "give"), "strict: the focus goes back to the page's own button");
  await picture(page, "strict");
}

// The line breaks while the answer is on its way: it stays in the form, and sent again it is one answer.
async function failingNetwork() {
  const page = await open({ viewport: { width: 600, height: 900 } }, ["Failed to load resource", "net::ERR"]);
  await page.goto(`${site}/uswds`, { waitUntil: "load" });
  await page.locator("bellwether-feedback form").waitFor();
  await page.locator("bellwether-feedback label", { hasText: "Thumbs up" }).click();
  await next(page);
  await page.locator("bellwether-feedback textarea").fill("The counter was closed.");
  let sent = 0;
  await page.route("**/embed/**", async (route) => {
    sent++;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.locator("bellwether-feedback button[type=submit]:not([name])").click();
  await page.locator("bellwether-feedback .bw-said", { hasText: "still here" }).waitFor();
  expect((await page.locator("bellwether-feedback textarea").inputValue()) === "The counter was closed.", "network: what was written is still there");
  await judge(page, "network");
  await page.unroute("**/embed/**");
  await page.locator("bellwether-feedback button[type=submit]:not([name])").click();
  await page.locator("bellwether-feedback .bw-code").waitFor();
  expect(sent === 1, `network: one request was cut, got ${sent}`);
  answers++;
}

// A choice is chosen by its value; nothing is ever renamed (the defect of another widget: every draft that came back said "1").
async function prefilled() {
  const page = await open({ viewport: { width: 600, height: 900 } });
  await page.goto(`${site}/uswds`, { waitUntil: "load" });
  await page.locator("bellwether-feedback form").waitFor();
  const values = () => page.evaluate(() => [...document.querySelector("bellwether-feedback").shadowRoot.querySelectorAll("input[type=radio]")].map((radio) => [radio.name, radio.value, radio.checked].join()));
  const before = await values();
  const last = before.at(-1).split(",");
  await page.evaluate(([name, value]) => document.querySelector("bellwether-feedback").prefill({ [name]: value }), last);
  const after = await values();
  expect(after.map((each) => each.replace(/,(true|false)$/, "")).join() === before.map((each) => each.replace(/,(true|false)$/, "")).join(), `prefill: names and values stay, got ${after}`);
  expect(after.at(-1).endsWith("true") && after.filter((each) => each.endsWith("true")).length === 1, `prefill: exactly one is chosen, got ${after}`);
  await page.evaluate(() => document.querySelector("bellwether-feedback").setLanguage("es"));
  await page.locator("bellwether-feedback label", { hasText: "Pulgar abajo" }).waitFor();
  expect((await values()).at(-1).endsWith("true"), "prefill: the answer stays when the language changes");
  await judge(page, "spanish");
}

// A site that is not named keeps the plain link.
async function elsewhere() {
  const page = await open({ viewport: { width: 600, height: 900 } }, ["CORS", "Failed to load", "net::ERR", "403"]);
  await page.goto(`http://localhost:${port}/uswds`, { waitUntil: "load" });
  await page.waitForTimeout(600);
  expect(await page.locator("bellwether-feedback a").isVisible(), "elsewhere: the link stands");
  expect((await page.locator("bellwether-feedback form").count()) === 0, "elsewhere: no form is shown");
}

async function withoutScript() {
  const page = await open({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  await page.goto(`${site}/bootstrap`);
  await page.locator("bellwether-feedback a").click();
  expect(page.url().startsWith(form), `without script the link leads to the form, got ${page.url()}`);
}

async function answerWith(page, name) {
  const events = page.evaluate(() => new Promise((resolve) => document.addEventListener("bw:success", () => resolve(true), { once: true })));
  await page.locator("bellwether-feedback label", { hasText: "Thumbs down" }).click();
  await next(page);
  await page.locator("bellwether-feedback textarea").fill("The line was long.");
  await page.locator("bellwether-feedback button[type=submit]:not([name])").click();
  await page.locator("bellwether-feedback .bw-code").waitFor();
  expect(await events, `${name}: the page hears that it is stored`);
  const kept = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length].join("|"));
  expect(kept === "|0|0", `${name}: no cookie and no storage, got ${kept}`);
  answers++;
}

async function next(page) {
  await page.locator("bellwether-feedback button[type=submit]:not([name])").click();
  await page.locator("bellwether-feedback textarea").waitFor();
}

async function open({ blockEmbed, ...view }, mayFail = []) {
  const context = await browser.newContext({ ...view, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("console", (message) => expect(message.type() !== "error" || mayFail.some((part) => message.text().includes(part)), `console: ${message.text()}`));
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  page.on("request", (request) =>
    expect([base, site, `http://localhost:${port}`].some((known) => request.url().startsWith(known)) || request.url().startsWith("data:"), `outside request: ${request.url()}`));
  if (blockEmbed) {
    await page.route("**/embed.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  }
  return page;
}

async function hostStyles(page, path) {
  await page.goto(site + path, { waitUntil: "load" });
  return stylesOf(page);
}

function stylesOf(page) {
  return page.evaluate(() =>
    ["h1", "main p", "#own", "main", "body"].map((name) => {
      const style = getComputedStyle(document.querySelector(name));
      return [name, style.font, style.color, style.backgroundColor, style.margin, style.padding, style.display, style.overflow].join(";");
    }),
  );
}

function same(one, other) {
  return one.join("\n") === other.join("\n");
}

function inside(page) {
  return page.evaluate(() => Boolean(document.activeElement?.shadowRoot?.activeElement?.closest("dialog")));
}

async function judge(page, name) {
  await page.evaluate(axe);
  const rules = name.includes("forced") ? { "color-contrast": { enabled: false } } : {};
  const result = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ["violations"], rules }), rules);
  for (const violation of result.violations) {
    expect(false, `${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.target.flat().join(" ")).join("; ")}`);
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond <= 0, `${name}: wider than the screen by ${beyond} px`);
  await picture(page, name);
}

async function picture(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `embed-${name.replace(/ /g, "-")}.png`), fullPage: !name.startsWith("modal") });
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}

function page(sheet, frame, feedback) {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Renew a passport</title><link rel="stylesheet" href="${sheet}"></head>
<body><main class="${frame}"><h1>Renew a passport</h1><p>You can renew by mail.</p>
<p><button type="button" id="own" class="usa-button margin-right-0 btn btn-secondary">Start</button></p>
${feedback}
</main>${script}</body></html>`;
}
