// From an empty install to an answer in Spanish without script, as a new form manager does it.
//
//   node walk.mjs BASE LINK [SHOTS]: LINK is the one-time address that the first start prints.
//
// Every step is done with what the pages offer: links, fields found by their labels, buttons by their words.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, link, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const started = Date.now();
let acts = 0;
let found = 0;
let number = 0;

try {
  const ana = await enter();
  await ana.page.goto(link);
  await step(ana, "first-run link");
  await fill(ana, "Name", "Ana Ruiz");
  await fill(ana, "Email address", "ana.ruiz@dcs.example");
  await fill(ana, "New password", "correct horse battery staple");
  await press(ana, "Sign in");
  await step(ana, "welcome");

  // Two people who did not write the form: one approves it, one looks at privacy.
  const olga = await invite(ana, "Olga Reyes", "olga.reyes@dcs.example", "Approver");
  const ben = await invite(ana, "Ben Carter", "ben.carter@dcs.example", "Privacy officer");

  await follow(ana, "Settings");
  await follow(ana, "Services");
  await step(ana, "services, none yet");
  await follow(ana, "Add a service");
  await step(ana, "add a service");
  await fill(ana, "Name of the service", "Renewing a passport");
  await fill(ana, "Name in Spanish", "Renovar un pasaporte");
  await fill(ana, "Unit that provides it", "Bureau of Travel Documents");
  await press(ana, "Add the service");
  await step(ana, "service added");

  await follow(ana, "Next: choose the questions");
  await step(ana, "templates");
  await ana.page.locator("#template-a11-v2-thumbs a").first().click();
  acts++;
  await step(ana, "template");
  // Where there is one service, its names stand there already; the provider's name in Spanish is asked for.
  expect((await ana.page.locator('[name="slot.service.es"]').inputValue()) === "renovar un pasaporte", "the service's name is filled in");
  await fill(ana, "The name of the agency or provider that people know \\(English", "the Bureau of Travel Documents");
  await fill(ana, "The name of the agency or provider that people know \\(Español", "la Oficina de Documentos de Viaje");
  await step(ana, "template filled");
  await press(ana, "Make the form");
  await step(ana, "editor");
  await follow(ana, "4. Review");
  await step(ana, "review");
  await press(ana, "Send for review");
  await step(ana, "sent for review");

  await olga.page.goto(`${base}/`);
  await step(olga, "approver today");
  await follow(olga, "Listen");
  await step(olga, "approver listens");
  await follow(olga, "waits for your yes");
  await step(olga, "approver looks");
  await press(olga, "Approve");
  await step(olga, "approved");
  await follow(ben, "Listen");
  await follow(ben, "waits for your yes");
  await press(ben, "Approve for privacy");
  await step(ben, "approved for privacy");
  await follow(olga, "Listen");
  await follow(olga, "waits for your yes");
  await press(olga, "Publish");
  await step(olga, "published");

  await olga.page.goto(`${base}/listen/clearances/new`);
  await step(olga, "clearance");
  await choose(olga, "Control number under an A-11");
  await fill(olga, "Name", "Passport feedback 2026");
  await fill(olga, "Control number", "1234-0001");
  await fill(olga, "Last day on which", "2029-12-31");
  await fill(olga, "Minutes an answer takes", "2");
  await press(olga, "Write it down");
  await step(olga, "clearance written");
  await follow(olga, "Attest a wording");
  await step(olga, "choose a wording");
  await follow(olga, "Your experience with renewing a passport");
  await step(olga, "wording to attest");
  await press(olga, "Attest this wording");
  await step(olga, "attested");

  await ana.page.goto(`${base}/`);
  await step(ana, "one step left");
  await follow(ana, "Open the form");
  await step(ana, "open the form");
  await fill(ana, "Name", "Passport web form");
  await press(ana, "Open the form");
  await step(ana, "form is open");

  // Who approved the questionnaire for privacy also says what happens to comments: until then only screeners read them.
  await follow(ben, "Listen");
  await step(ben, "privacy officer listens");
  await follow(ben, "waits for your word");
  await step(ben, "words");
  await follow(ben, "Passport web form");
  await step(ben, "words of the form");
  await press(ben, "Approve as shown");
  await step(ben, "words approved");

  // Somebody with a phone, script off, in Spanish.
  const address = await ana.page.locator(".bw-address a").first().getAttribute("href");
  const code = await answer(`${base}${address}`);
  await ana.page.goto(`${base}/services/renewing-a-passport`);
  await step(ana, "service page");
  const text = await ana.page.locator("main").innerText();
  expect(/answers?/i.test(text), "the service page says how many answered");
  expect(text.includes("La fila era larga"), "the comment is on the service page");
  console.log(`receipt ${code}`);
} catch (error) {
  expect(false, error.message.split("\n")[0]);
  for (const context of browser.contexts()) for (const page of context.pages()) await page.screenshot({ path: join(shots ?? "/tmp", `fail-${browser.contexts().indexOf(context)}.png`), fullPage: true });
} finally {
  await browser.close();
}
console.log(`${acts} acts`);
console.log(`walked in ${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

// A person with a browser of their own.
async function enter(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  page.on("request", (request) => expect(request.url().startsWith(base), `outside request: ${request.url()}`));
  return { page, script: options.javaScriptEnabled !== false };
}

async function invite(who, name, email, role) {
  await follow(who, "Settings");
  await follow(who, "Accounts");
  await follow(who, "Invite somebody");
  await step(who, `invite ${role}`);
  await fill(who, "Name", name);
  await fill(who, "Email address", email);
  await choose(who, role);
  await press(who, "Invite");
  await step(who, `link for ${role}`);
  const address = (await who.page.locator("code").first().textContent()).trim();
  const person = await enter();
  await person.page.goto(address);
  await step(person, `${role} arrives`);
  await fill(person, "New password", `password of ${name} 2026`);
  await press(person, "Sign in");
  return person;
}

// The public form at 320 px, in Spanish, without script: chosen, written, sent, receipted.
async function answer(address) {
  const person = await enter({ viewport: { width: 320, height: 640 }, javaScriptEnabled: false, locale: "es-US" });
  await person.page.goto(address);
  await step(person, "formulario");
  await choose(person, "Pulgar abajo");
  await person.page.locator("button[data-send]").click();
  await step(person, "formulario segunda");
  await person.page.locator("[data-item=went_wrong] label").first().click();
  await person.page.locator("textarea").fill("La fila era larga y nadie explicó por qué.");
  await person.page.locator("button[data-send]").click();
  await step(person, "recibo");
  const cookies = await person.page.context().cookies();
  expect(cookies.length === 0, "the public form sets no cookie");
  expect((await person.page.locator("html").getAttribute("lang")) === "es", "the receipt is in Spanish");
  return (await person.page.locator(".bw-code").textContent()).trim();
}

async function fill(who, label, value) {
  acts++;
  const field = who.page.locator("label.usa-label", { hasText: new RegExp(`^\\s*${label}`) }).first();
  await who.page.locator(`[id="${await field.getAttribute("for")}"]`).fill(value);
}

async function choose(who, label) {
  acts++;
  await who.page.locator("label", { hasText: label }).first().click();
}

async function press(who, name) {
  acts++;
  await who.page.getByRole("button", { name }).first().click();
  await who.page.waitForLoadState();
}

async function follow(who, name) {
  acts++;
  await who.page.getByRole("link", { name }).first().click();
  await who.page.waitForLoadState();
}

async function step(who, name) {
  number++;
  const title = await who.page.locator("h1").first().textContent();
  console.log(`${String(number).padStart(2, "0")} ${name}: ${title.trim()}`);
  // Where script is off, axe has none to run with: other tests look at the same pages with it.
  if (who.script) await judge(who.page, name);
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await who.page.screenshot({ path: join(shots, `walk-${String(number).padStart(2, "0")}-${name.replace(/[^a-z]+/gi, "-")}.png`), fullPage: true });
}

async function judge(page, name) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], iframes: false }));
  for (const violation of result.violations)
    expect(false, `${name}: axe ${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.target.join(" ")).join("; ")}`);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond <= 0, `${name}: wider than the screen by ${beyond} px`);
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
