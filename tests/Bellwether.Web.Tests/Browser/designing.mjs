// Designing in Chromium: from a template over two yeses to a published form with script off; then what script adds.
//
//   node designing.mjs BASE AUTHOR-COOKIE APPROVER-COOKIE OFFICER-COOKIE
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, author, approver, officer] = process.argv.slice(2);
const shots = process.env.BELLWETHER_SHOTS;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
let found = 0;

try {
  const address = await withoutScript();
  await withScript(address);
} catch (error) {
  expect(false, error.message);
} finally {
  await browser.close();
}
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function withoutScript() {
  const ana = await open(author, false, 320);
  await ana.goto(`${base}/listen/instruments`);
  await ana.goto(`${base}/listen/instruments/start?words=thumbs`);
  await ana.getByRole("link", { name: "A-11 after an interaction, thumbs up or down" }).click();
  await ana.fill("[name='slot.service.en']", "renewing a passport");
  await ana.fill("[name='slot.service.es']", "la renovación del pasaporte");
  await ana.fill("[name='slot.provider.en']", "the Bureau of Travel Documents");
  await ana.fill("[name='slot.provider.es']", "la Oficina de Documentos de Viaje");
  await picture(ana, "1-start");
  await ana.getByRole("button", { name: "Make the form" }).click();
  expect(ana.url().includes("/edit"), `the draft opens: ${ana.url()}`);
  const address = ana.url().split("/edit")[0];
  const inside = ana.frameLocator("iframe.bw-preview");
  expect(await inside.getByText("This interaction increased my trust in the Bureau of Travel Documents.").first().isVisible(), "the preview shows the form without script");
  await picture(ana, "2-edit");
  await ana.locator(".bw-item-card__acts a[href$='/items/comment']").click();
  await ana.fill("[name='hint.en']", "Please do not write names or numbers.");
  await ana.getByRole("button", { name: "Show what I typed" }).click();
  await ana.waitForTimeout(500);
  expect(await ana.frameLocator("iframe[name=preview]").getByText("Please do not write names or numbers.").first().isVisible(), "a button shows what is typed, without script");
  await picture(ana, "3-item");
  await ana.getByRole("button", { name: "Save the question" }).last().click();
  expect(ana.url().includes("done=saved"), `the question is saved: ${ana.url()}`);
  await ana.goto(address);
  await ana.getByRole("button", { name: "Send for review" }).click();
  await picture(ana, "4-sent");

  const bo = await open(approver, false, 320);
  await bo.goto(address);
  await picture(bo, "5-approver");
  await bo.getByRole("button", { name: "Approve", exact: true }).click();
  const cy = await open(officer, false, 320);
  await cy.goto(address);
  await cy.getByRole("button", { name: "Approve for privacy" }).click();
  await picture(cy, "6-officer");
  await bo.goto(address);
  await picture(bo, "7-publish");
  await bo.getByRole("button", { name: "Publish", exact: true }).click();
  expect(await bo.getByText("Version 1 is in use.").isVisible(), "it is published");
  await picture(bo, "8-published");
  return address;
}

async function withScript(address) {
  const ana = await open(author, true, 1280);
  await ana.goto(address);
  await ana.getByRole("button", { name: "Write the next version" }).click();
  await ana.locator(".bw-item-card__acts a[href$='/items/comment']").click();
  await ana.fill("[name='prompt.es']", "¿Algo más que debamos saber?");
  await ana.selectOption("[name=previewLanguage]", "es");
  await ana.frameLocator("iframe[name=preview]").getByText("¿Algo más que debamos saber?").first().waitFor({ timeout: 5000 });
  await picture(ana, "9-live-preview");
  const focused = await ana.evaluate(() => document.activeElement?.getAttribute("name"));
  expect(focused === "prompt.es", `the preview takes no focus: ${focused}`);
  await ana.goto(`${address}/edit`);
  const from = await ana.locator("[data-key=comment] .bw-item-card__facts").boundingBox();
  await ana.mouse.move(from.x + from.width - 10, from.y + 5);
  await ana.mouse.down();
  for (const key of ["went_wrong", "went_well"]) {
    const to = await ana.locator(`[data-key=${key}]`).boundingBox();
    await ana.mouse.move(to.x + 40, to.y + 12, { steps: 6 });
    await ana.mouse.move(to.x + 42, to.y + 10, { steps: 3 });
  }
  await ana.mouse.up();
  await ana.waitForURL(/done=moved/);
  const keys = await ana.locator("[data-key]").evaluateAll((cards) => cards.map((card) => card.dataset.key));
  expect(keys.join() === "trust,comment,went_well,went_wrong", `dragged: ${keys}`);
  await ana.locator("button[value='down:comment']").focus();
  await ana.keyboard.press("Enter");
  await ana.locator("[data-key=went_well] + [data-key=comment]").waitFor();
  const again = await ana.locator("[data-key]").evaluateAll((cards) => cards.map((card) => card.dataset.key));
  expect(again.join() === "trust,went_well,comment,went_wrong", `moved by keyboard: ${again}`);
  await picture(ana, "10-edit");
}

async function open(cookie, javaScriptEnabled, width) {
  const context = await browser.newContext({ viewport: { width, height: 1800 }, javaScriptEnabled, reducedMotion: "reduce" });
  await context.addCookies(
    cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: base })),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.on("console", (message) => expect(message.type() !== "error" || message.text().includes("Blocked script execution"), `console: ${message.text()}`));
  page.on("request", (request) => expect(request.url().startsWith(base) || request.url() === "about:srcdoc", `outside request: ${request.url()}`));
  return page;
}

async function picture(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `design-${name}.png`), fullPage: true });
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
