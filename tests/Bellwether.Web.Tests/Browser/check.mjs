// Opens pages in Chromium as people see them (wide, narrow, forced colours, print), runs axe on each, and looks for what
// a parser cannot see: a page wider than its screen, a refused script, a request to somebody else.
//
//   node check.mjs --base http://127.0.0.1:5000 [--header "Name: value"] [--shots DIR] [--views wide,narrow] /path ...
//
// Prints one line per page and view, then each finding; ends with code 1 when there is any.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const views = {
  wide: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 320, height: 640 } },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: "active", colorScheme: "dark" },
  "forced-narrow": { viewport: { width: 320, height: 640 }, forcedColors: "active", colorScheme: "dark" },
  noscript: { viewport: { width: 320, height: 640 }, javaScriptEnabled: false },
};

const options = readOptions(process.argv.slice(2));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const profile = mkdtempSync(join(tmpdir(), "bellwether-browser-"));
let found = 0;

try {
  for (const name of options.views) {
    const context = await chromium.launchPersistentContext(profile, {
      ...views[name],
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
      extraHTTPHeaders: options.headers,
      reducedMotion: "reduce",
    });
    // A browser that has a cookie of its own sends that one and no header of ours.
    await context.addCookies(options.cookies);
    for (const path of options.paths) {
      await look(context, name, path);
    }
    await context.close();
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
console.log(found === 0 ? "no findings" : `${found} findings`);
process.exitCode = found === 0 ? 0 : 1;

async function look(context, view, path) {
  const page = await context.newPage();
  const findings = [];
  page.on("console", (message) => message.type() === "error" && findings.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => findings.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(options.base)) {
      findings.push(`outside request: ${request.url()}`);
    }
  });
  const answer = await page.goto(options.base + path, { waitUntil: "load" });
  if (answer.status() !== 200) {
    findings.push(`status ${answer.status()}`);
  }
  if (answer.request().redirectedFrom()) {
    findings.push(`led to ${page.url()}`);
  }
  if (view !== "noscript") {
    findings.push(...(await measure(page)));
  }
  if (options.shots) {
    mkdirSync(options.shots, { recursive: true });
    const file = `${path.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home"}.${view}.png`;
    await page.screenshot({ path: join(options.shots, file), fullPage: true });
  }
  if (view !== "noscript") {
    // What is folded away is looked at, too; the menu lies over the page and would hide it.
    await page.evaluate(() => document.querySelectorAll("details:not(.bw-menu)").forEach((details) => (details.open = true)));
    findings.push(...(await measure(page)).filter((finding) => !findings.includes(finding)));
    // Forced colours change no structure, and axe cannot see the palette that the browser puts on the screen.
    if (!view.startsWith("forced")) {
      findings.push(...(await judge(page)));
    }
  }
  await page.close();
  console.log(`${findings.length === 0 ? "ok  " : "BAD "} ${view.padEnd(14)} ${path}`);
  findings.forEach((finding) => console.log(`     ${finding}`));
  found += findings.length;
}

// Things no rule of axe sees.
async function measure(page) {
  return page.evaluate(() => {
    const findings = [];
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > room) {
      const widest = [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > room + 1 && !element.closest(".bw-table__scroll"))
        .slice(0, 3)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
      findings.push(`wider than the screen by ${document.documentElement.scrollWidth - room} px: ${widest.join(", ")}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    if (twice.length > 0) {
      findings.push(`ids used twice: ${[...new Set(twice)].join(", ")}`);
    }
    for (const text of document.querySelectorAll("svg text")) {
      const box = text.getBoundingClientRect();
      if (box.width > 0 && box.height > 0 && box.height < 10) {
        findings.push(`chart words smaller than 10 px: ${text.textContent}`);
      }
    }
    for (const svg of document.querySelectorAll("svg.bw-svg")) {
      const frame = svg.getBoundingClientRect();
      const words = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      for (const [label, box] of words) {
        if (frame.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2)) {
          findings.push(`chart words leave the drawing: ${label}`);
        }
      }
      for (let i = 0; i < words.length; i++) {
        for (let j = i + 1; j < words.length; j++) {
          const [a, b] = [words[i][1], words[j][1]];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 1 && down > Math.min(a.height, b.height) * 0.35) {
            findings.push(`chart words touch: "${words[i][0]}" and "${words[j][0]}" in ${svg.getAttribute("aria-labelledby")}`);
          }
        }
      }
    }
    return findings;
  });
}

async function judge(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map(
    (violation) =>
      `axe ${violation.id} (${violation.impact}): ${violation.help}: ${violation.nodes.length} x, first at ` +
      violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join("; "),
  );
}

function readOptions(words) {
  const read = { base: "", headers: {}, cookies: [], shots: null, views: ["wide", "narrow", "forced"], paths: [] };
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--base") read.base = words[++i].replace(/\/$/, "");
    else if (words[i] === "--shots") read.shots = words[++i];
    else if (words[i] === "--views") read.views = words[++i].split(",");
    else if (words[i] === "--header") {
      const [name, ...rest] = words[++i].split(":");
      const value = rest.join(":").trim();
      if (name.trim().toLowerCase() === "cookie") {
        read.cookies.push(...value.split("; ").map((pair) => cookie(pair, words[words.indexOf("--base") + 1])));
      } else {
        read.headers[name.trim()] = value;
      }
    } else read.paths.push(words[i]);
  }
  if (!read.base || read.paths.length === 0) {
    throw new Error("Give --base and at least one path");
  }
  return read;
}

function cookie(pair, url) {
  const [name, ...value] = pair.split("=");
  return { name, value: value.join("="), url };
}
