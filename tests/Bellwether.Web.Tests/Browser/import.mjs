// Bringing in files in Chromium, with the keyboard alone and script off, on a phone and on a desk: upload, columns, an error,
// preview, import, what needs mending, taking back. Then numbers of the operation, and words nobody asked for.
//
//   node import.mjs BASE COOKIE SCREENER-COOKIE FOLDER: FOLDER holds answers.csv, operation.csv and reviews.csv.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, analyst, screener, folder] = process.argv.slice(2);
const shots = process.env.BELLWETHER_SHOTS;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
});
let found = 0;

try {
  for (const width of [320, 1280]) {
    await answers(await open(analyst, width), width);
    await numbers(await open(analyst, width), width);
    await unasked(await open(analyst, width), await open(screener, width), width);
  }
} catch (error) {
  expect(false, error.stack);
} finally {
  await browser.close();
}
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function answers(page, width) {
  await upload(page, "answers.csv");
  expect(page.url().endsWith("/columns"), `the columns are shown: ${page.url()}`);
  await picture(page, `answers-2-columns-${width}`);
  // An error first: nothing that was said is lost, and the summary leads to the field.
  await type(page, "#name", "");
  await type(page, "#service-name", `Counter ${width}`);
  await press(page, "See how it will be read");
  expect(await page.getByText("Give the mapping a name").first().isVisible(), "the missing name is told");
  expect((await page.inputValue("#service-name")) === `Counter ${width}`, "what was typed is still there");
  await reach(page, '.usa-alert--error a[href="#name"], .bw-error-summary a[href="#name"], a[href="#name"]');
  await picture(page, `answers-3-error-${width}`);
  await page.keyboard.press("Enter");
  await type(page, "#name", `Counter survey ${width}`);
  await type(page, "#from-2", "1");
  await type(page, "#to-2", "5");
  await press(page, "See how it will be read");
  expect(page.url().endsWith("/preview"), `the preview is shown: ${page.url()}`);
  expect(await page.getByText("3 of 5 rows can be imported.").isVisible(), "the preview counts");
  expect(await page.getByText("Nothing has been stored yet.").isVisible(), "nothing is stored");
  expect(!(await page.content()).includes("202-555-0143"), "no phone number is shown");
  await picture(page, `answers-4-preview-${width}`);
  await press(page, "Import 3 rows");
  await settled(page);
  expect(await page.getByText("3 of 5 rows are in.").isVisible(), "three are in");
  expect(await page.getByRole("heading", { name: "Rows to mend" }).isVisible(), "what needs mending is named");
  await picture(page, `answers-5-imported-${width}`);
  await reach(page, 'a[href$="/rows.csv"]');
  await press(page, "Take it back");
  expect(await page.getByText("This import was taken back").isVisible(), "it is taken back");
  await picture(page, `answers-6-taken-back-${width}`);
}

async function numbers(page, width) {
  await upload(page, "operation.csv");
  await enter(page, 'a[href$="/numbers"]');
  expect(page.url().endsWith("/numbers"), `the page about numbers is shown: ${page.url()}`);
  await picture(page, `numbers-2-columns-${width}`);
  // The columns speak for themselves but for one, whose name is the agency's own.
  await reach(page, "#fact-5");
  await page.keyboard.type("Hours of over");
  await type(page, "#name", `Monthly report ${width}`);
  await press(page, "See how it will be read");
  expect(await page.getByText("2 of 3 rows can be imported.").isVisible(), "two rows are good");
  await picture(page, `numbers-3-preview-${width}`);
  await press(page, "Import 2 rows");
  await settled(page);
  const batch = page.url();
  await page.goto(`${base}/listen/operations`);
  await picture(page, `numbers-4-services-${width}`);
  await enter(page, '#services-table a');
  expect(await page.getByText("operation.csv, row 2").first().isVisible(), "each number tells its file and row");
  await picture(page, `numbers-5-service-${width}`);
  await page.goto(batch);
  await press(page, "Take it back");
  expect(await page.getByText("This import was taken back").isVisible(), "the numbers are taken back");
  await page.goto(`${base}/listen/operations`);
  expect((await page.locator("#services-table a").count()) === 0, "none of them is left");
}

async function unasked(page, reader, width) {
  await upload(page, "reviews.csv");
  await reach(page, "#mapping");
  await page.keyboard.type("App reviews");
  await press(page, "Use it");
  expect(page.url().endsWith("/preview"), `a mapping that ships is enough: ${page.url()}`);
  await picture(page, `unasked-2-preview-${width}`);
  await press(page, "Import 2 rows");
  await settled(page);
  await reader.goto(`${base}/listen/unasked`);
  expect(await reader.getByText("2 texts in all").isVisible(), "they are counted by themselves");
  expect(await reader.getByText("The app lost my form twice.").isVisible(), "the screener reads the words");
  await picture(reader, `unasked-3-words-${width}`);
  await press(page, "Take it back");
  await reader.goto(`${base}/listen/unasked`);
  expect(!(await reader.content()).includes("The app lost my form"), "their words are gone");
}

async function upload(page, file) {
  await page.goto(`${base}/listen/files`);
  await reach(page, "#file");
  await page.setInputFiles("#file", join(folder, file));
  await picture(page, `1-start-${page.viewportSize().width}`);
  await press(page, "Look at the file");
}

// Imports run in the background; whoever has no script asks again.
async function settled(page) {
  for (let i = 0; i < 200; i++) {
    const again = page.getByRole("link", { name: "Look again" });
    if ((await again.count()) === 0) return;
    await page.waitForTimeout(250);
    await again.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  }
  expect(false, `the import ends: ${page.url()}`);
}

// With the Tab key to the first element that fits, from where the focus is; around once at most.
async function reach(page, selector) {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  for (let i = 0; i < 400; i++) {
    if (await page.locator(selector).evaluateAll((all) => all.includes(document.activeElement))) {
      const box = await page.locator(":focus").boundingBox();
      expect(box !== null, `what has the focus can be seen: ${selector}`);
      return;
    }
    await page.keyboard.press("Tab");
  }
  expect(false, `the keyboard reaches ${selector} on ${page.url()}`);
}

async function type(page, selector, words) {
  await reach(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  if (words) await page.keyboard.type(words);
}

async function press(page, words) {
  const button = page.getByRole("button", { name: words, exact: true });
  await button.waitFor();
  for (let i = 0; i < 400; i++) {
    if (await button.evaluate((it) => it === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  expect(await button.evaluate((it) => it === document.activeElement), `the keyboard reaches “${words}”`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function enter(page, selector) {
  await reach(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

async function open(cookie, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false, reducedMotion: "reduce" });
  await context.addCookies(
    cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: base })),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30000);
  page.on("request", (request) => expect(request.url().startsWith(base), `outside request: ${request.url()}`));
  return page;
}

async function picture(page, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `import-${name}.png`), fullPage: true });
}

function expect(isSo, otherwise) {
  if (isSo) return;
  found++;
  console.log(`BAD  ${otherwise}`);
}
