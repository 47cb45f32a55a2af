// What people meet at a kiosk, on a list that takes only so many, and on paper.
//
//   node channels.mjs kiosk BASE KEY     nothing left after 30 seconds; a busy server is tried again and the answer is kept
//   node channels.mjs most BASE KEY      "choose up to two" with script
//   node channels.mjs sheets BASE COOKIE PAGES PATH...   each path prints on at most so many pages
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [what, base, ...rest] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
let found = 0;

try {
  await { kiosk, most, sheets }[what](...rest);
} finally {
  await browser.close();
}
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function kiosk(key) {
  const start = `${base}/f/${key}/kiosk`;
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await page.clock.install();

  // Somebody answers half and walks away.
  await page.goto(start);
  await page.locator("main a.usa-button").first().click();
  await page.waitForSelector("form#form");
  const form = page.url();
  await page.locator("label[for=trust]").click();
  await page.locator("textarea").first().fill("My name is Ana").catch(() => {});
  await page.clock.fastForward(29_000);
  expect(page.url() === form, `not yet after 29 seconds: ${page.url()}`);
  await page.mouse.move(200, 200);
  await page.clock.fastForward(29_000);
  expect(page.url() === form, `a touch begins the 30 seconds again: ${page.url()}`);
  await page.clock.fastForward(2_000);
  await page.waitForURL(start);

  // The next one finds nothing, forward or back.
  await page.goBack().catch(() => {});
  await page.waitForLoadState();
  expect((await page.locator("input:checked").count()) === 0, "nothing is ticked any more");
  expect(!(await page.content()).includes("My name is Ana"), "no words are left");
  const storage = await page.evaluate(() => localStorage.length + sessionStorage.length);
  expect((await context.cookies()).length === 0 && storage === 0, "no cookie, no storage");

  // The store is broken (the test broke it): the answer stands in the form and is sent again until it is kept.
  await page.goto(start);
  await page.locator("main a.usa-button").first().click();
  await page.waitForSelector("form#form");
  await page.locator("label[for=trust]").click();
  await page.locator("button[data-send]").click();
  await page.waitForSelector("body[data-busy=yes]");
  expect((await page.locator("input[name=trust]:checked").count()) === 1, "the answer stands in the form while it waits");
  await page.clock.fastForward(5_500);
  await page.waitForTimeout(500);
  await page.waitForSelector("body[data-busy=yes]");
  expect((await page.locator("input[name=trust]:checked").count()) === 1, "it still stands there after a second try");
  const mended = await page.request.post(`${base}/test/act`);
  expect(mended.ok(), `the store is mended: ${mended.status()}`);
  await page.clock.fastForward(5_500);
  await page.waitForSelector(".bw-code");
  await page.clock.fastForward(31_000);
  await page.waitForURL(start);
}

async function most(key) {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await page.goto(`${base}/f/${key}?lang=en`);
  const ticked = () => page.evaluate(() => [...document.querySelectorAll("[name=heard]:checked")].map((box) => box.value).join());
  for (const box of ["heard", "heard-2"]) {
    await page.locator(`label[for=${box}]`).click();
  }
  expect((await ticked()) === "a,b", `two are taken: ${await ticked()}`);
  await page.locator("label[for=heard-3]").click();
  expect((await ticked()) === "a,b", `a third is not: ${await ticked()}`);
  const says = await page.locator("[data-most-note]").innerText();
  expect(says.includes("2"), `it is said why: ${says}`);
  await page.locator("label[for=heard-2]").click();
  await page.locator("label[for=heard-3]").click();
  expect((await ticked()) === "a,c", `another in its place is: ${await ticked()}`);
  await page.locator("button[data-send]").click();
  await page.waitForSelector(".bw-code");
}

async function sheets(cookie, pages, ...paths) {
  const context = await browser.newContext();
  await context.setExtraHTTPHeaders({ Cookie: cookie });
  for (const path of paths) {
    const page = await context.newPage();
    await page.goto(base + path, { waitUntil: "load" });
    const file = await page.pdf({ preferCSSPageSize: true });
    const count = file.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
    console.log(`${path}: ${count} pages`);
    expect(count > 0 && count <= Number(pages), `${path} prints on ${count} pages instead of at most ${pages}`);
    const shots = process.env.BELLWETHER_SHOTS;
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `sheet-${path.replace(/[^a-z0-9]+/gi, "-")}.png`), fullPage: true });
    }
    await page.close();
  }
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
