// Opens a page with a live region, makes its source say "changed", and waits until the region is made again.
//
//   node live.mjs BASE PAGE CHANGE: PAGE has #region, a GET of CHANGE changes what it shows.
import { chromium } from "playwright-core";

const [base, path, change] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ extraHTTPHeaders: { "X-Test-User": "Ana Ruiz" } });
  await page.goto(base + path, { waitUntil: "load" });
  const before = await page.locator("#region").textContent();
  await page.locator("#region summary").click();
  await page.evaluate(() => document.activeElement.blur());
  await page.waitForTimeout(300);
  const started = Date.now();
  await page.request.get(base + change);
  await page.waitForFunction((old) => document.getElementById("region").textContent !== old, before, { timeout: 5000 });
  const took = Date.now() - started;
  const stillOpen = await page.locator("#region details").evaluate((details) => details.open);
  console.log(JSON.stringify({ before: before.trim(), after: (await page.locator("#region").textContent()).trim(), took, stillOpen }));
  process.exitCode = stillOpen && took < 1000 ? 0 : 1;
} finally {
  await browser.close();
}
