// Answers a hosted form as people do: with script (the branch shows on the same page) and without (on a second page), wide
// and on a phone; runs axe on every page that comes.
//
//   node answer.mjs BASE KEY: the form at /f/KEY was made from a11-v2-thumbs.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, key, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const codes = [];
let found = 0;

try {
  await withScript({ viewport: { width: 1280, height: 900 } }, "wide");
  await withScript({ viewport: { width: 320, height: 640 } }, "narrow");
  await withScript({ viewport: { width: 320, height: 640 }, forcedColors: "active" }, "forced");
  await withoutScript();
} finally {
  await browser.close();
}
expect(new Set(codes).size === 4, `four receipts, got ${codes}`);
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function withScript(view, name) {
  const page = await open(view);
  await page.goto(`${base}/f/${key}`, { waitUntil: "load" });
  expect((await shown(page)).join() === "trust,comment", `with script first: ${await shown(page)}`);
  await page.locator("button[data-send]").click();
  await page.waitForSelector("#errors");
  expect(await page.evaluate(() => document.activeElement?.id === "errors"), "the summary of faults has the focus");
  await judge(page, `${name} faults`);
  await page.locator("label", { hasText: "Thumbs up" }).click();
  expect((await shown(page)).join() === "trust,went_well,comment", `after thumbs up: ${await shown(page)}`);
  await page.locator("label", { hasText: "Thumbs down" }).click();
  expect((await shown(page)).join() === "trust,went_wrong,comment", `after thumbs down: ${await shown(page)}`);
  await judge(page, `${name} branch`);
  await page.locator("[data-item=went_wrong] label").first().click();
  await page.locator("textarea").fill("The line was long.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await receipt(page, `${name} thanks`);
}

async function withoutScript() {
  const page = await open({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false });
  await page.goto(`${base}/f/${key}?lang=es`);
  expect((await page.locator("[data-item]:visible").count()) === 1, "without script one question first");
  await picture(page, "noscript first");
  await page.locator("label", { hasText: "Pulgar abajo" }).click();
  await page.locator("button[data-send]").click();
  expect((await page.locator("[data-item]:visible").count()) === 2, "without script the branch and the comment second");
  await picture(page, "noscript second");
  await page.locator("button[data-send]").click();
  codes.push((await page.locator(".bw-code").textContent()).trim());
}

async function receipt(page, name) {
  await page.waitForSelector(".bw-code");
  codes.push((await page.locator(".bw-code").textContent()).trim());
  await judge(page, name);
  await page.goBack();
  expect((await page.context().cookies()).length === 0, "no cookie");
}

async function open(view) {
  const context = await browser.newContext({ ...view, reducedMotion: "reduce" });
  const page = await context.newPage();
  // A form that comes back with faults has the status 422, which Chromium writes to its console.
  page.on("console", (message) => expect(message.type() !== "error" || message.text().includes("422"), `console: ${message.text()}`));
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  page.on("request", (request) => expect(request.url().startsWith(base), `outside request: ${request.url()}`));
  return page;
}

function shown(page) {
  return page.evaluate(() => [...document.querySelectorAll("[data-item]:not([hidden])")].map((item) => item.dataset.item));
}

async function judge(page, name) {
  await page.evaluate(axe);
  const rules = name.startsWith("forced") ? { "color-contrast": { enabled: false } } : {};
  const result = await page.evaluate((rules) => window.axe.run(document, { resultTypes: ["violations"], rules }), rules);
  for (const violation of result.violations) {
    expect(false, `${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.target.join(" ")).join("; ")}`);
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond <= 0, `${name}: wider than the screen by ${beyond} px`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, .usa-radio__label, .usa-checkbox__label, textarea")]
      .filter((target) => target.offsetParent !== null && target.getBoundingClientRect().height < 44)
      .map((target) => target.textContent.trim()),
  );
  expect(small.length === 0, `${name}: targets under 44 px: ${small}`);
  await picture(page, name);
}

async function picture(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `form-${name.replace(/ /g, "-")}.png`), fullPage: true });
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
