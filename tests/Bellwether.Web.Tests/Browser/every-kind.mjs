// A form with a question of every kind (EveryKindForm), as people meet it: with script wide and on a phone, in Arabic from right
// to left, and left and continued; runs axe on every page that comes.
//
//   node every-kind.mjs BASE KEY [SHOTS]
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, key, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
let found = 0;

try {
  await walk({ viewport: { width: 1280, height: 900 } }, "wide", "en");
  await walk({ viewport: { width: 320, height: 640 } }, "narrow", "es");
  await walk({ viewport: { width: 320, height: 640 } }, "arabic", "ar");
} finally {
  await browser.close();
}
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function walk(view, name, language) {
  const page = await open(view);
  await page.goto(`${base}/f/${key}?lang=${language}`, { waitUntil: "load" });
  expect((await shown(page)).join() === "trust", `first page: ${await shown(page)}`);
  await page.locator("label[for=trust-2]").click();
  expect((await shown(page)).join() === "trust,reasons", `thumbs down opens the reasons: ${await shown(page)}`);
  await page.locator("label[for=reasons]").click();
  await page.locator("label[for=reasons-3]").click();
  expect((await ticked(page, "reasons")).join() === "none", `none of these stands alone: ${await ticked(page, "reasons")}`);
  await page.locator("label[for=reasons-4]").click();
  expect((await ticked(page, "reasons")).join() === "other", `another unticks it: ${await ticked(page, "reasons")}`);
  expect(await page.locator("[name='reasons.words']").isVisible(), "other opens a line for words");
  await page.locator("label[for=trust]").click();
  expect((await shown(page)).join() === "trust", "thumbs up closes the reasons");
  await page.locator("label[for=trust-2]").click();
  expect((await ticked(page, "reasons")).length === 0, "what was closed comes back empty");
  await page.locator("label[for=reasons-2]").click();
  await judge(page, `${name} first`);
  await page.locator("button[data-send]").click();

  await page.waitForSelector("[data-item=minutes]");
  await page.locator("#visited").selectOption("3");
  await page.locator("[name='visited.day']").fill("31");
  await page.locator("[name='visited.year']").fill("2026");
  await page.locator(".bw-slider").focus();
  await page.keyboard.press("ArrowUp");
  expect((await page.locator("[name=minutes]").inputValue()) !== "", "the slider writes into the field");
  await page.locator("[name='order.rank.price']").selectOption("1");
  await page.locator("[type=search]").fill("ny");
  expect((await page.locator("#state option").count()) === 2, "typing shortens the list");
  await page.locator("#state").selectOption("ny");
  await judge(page, `${name} second`);
  await page.locator("[name=bw-later]").press("Enter");
  await page.waitForSelector(".bw-code", { timeout: 8000 }).catch(async (error) => {
    console.log(page.url(), await page.locator("main").innerText());
    throw error;
  });
  await judge(page, `${name} later`);
  await page.locator("main a").first().click();
  await page.waitForSelector("[data-item=minutes]");
  expect((await page.locator("[name='visited.day']").inputValue()) === "31", "the day is as it was left");
  expect((await page.locator("#state").inputValue()) === "ny", "the list is as it was left");
  await page.locator("[name=minutes]").fill("9999");
  await page.locator("button[data-send]").click();
  await page.waitForSelector("#errors");
  await judge(page, `${name} faults`);
  await page.locator("[name=minutes]").fill("12");
  await page.locator("button[data-send]").click();

  await page.waitForSelector("[data-item=comment]");
  await judge(page, `${name} third`);
  await page.locator("[name=bw-back]").click();
  await page.waitForSelector("[data-item=minutes]");
  expect((await page.locator("[name=minutes]").inputValue()) === "12", "back keeps the number");
  await page.locator("button[data-send]").click();
  await page.waitForSelector("[data-item=comment]");
  await page.locator("button[data-send]").click();
  await page.waitForSelector(".bw-code");
  await judge(page, `${name} thanks`);
  const storage = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect((await page.context().cookies()).length === 0 && storage === 0, "no cookie, no storage");
}

async function open(view) {
  const context = await browser.newContext({ ...view, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("console", (message) => expect(message.type() !== "error" || message.text().includes("422"), `console: ${message.text()}`));
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  page.on("request", (request) => expect(request.url().startsWith(base), `outside request: ${request.url()}`));
  return page;
}

function shown(page) {
  return page.evaluate(() => [...document.querySelectorAll("[data-item]:not([hidden])")].map((item) => item.dataset.item));
}

function ticked(page, name) {
  return page.evaluate((name) => [...document.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value), name);
}

async function judge(page, name) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const violation of result.violations) {
    expect(false, `${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.target.join(" ")).join("; ")}`);
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond <= 0, `${name}: wider than the screen by ${beyond} px`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, .usa-radio__label, .usa-checkbox__label, textarea, select, input:not([type=hidden], [type=radio], [type=checkbox], [tabindex])")]
      .filter((target) => target.offsetParent !== null && target.getBoundingClientRect().height < 44)
      .map((target) => target.textContent.trim() || target.name),
  );
  expect(small.length === 0, `${name}: targets under 44 px: ${small}`);
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `kinds-${name.replace(/ /g, "-")}.png`), fullPage: true });
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
