// Builds what the browser gets: four style sheets, one small script, and only the fonts and images they name.
// Usage: node build.mjs OUT_DIR
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "dist");
const uswds = join(here, "node_modules", "@uswds", "uswds");
const sources = [here, join(uswds, "dist")];

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "css"), { recursive: true });
mkdirSync(join(out, "js"), { recursive: true });

for (const name of ["staff", "public", "figures", "print"]) {
  const code = await styles(name);
  writeFileSync(join(out, "css", `${name}.css`), code);
  copyNamedFiles(code, `${name}.css`);
}

for (const file of readdirSync(join(here, "img"))) {
  copy(join(here, "img", file), join(out, "img", file));
}

await esbuild.build({
  entryPoints: readdirSync(join(here, "js")).filter((file) => file.endsWith(".ts")).map((file) => join(here, "js", file)),
  outdir: join(out, "js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});

// The embed is one file that other sites load: its style sheet travels in it and is made for a shadow root there. Sizes go by a
// variable, because the page around it may have set another root size, and widths by the element, not by the window.
const shadow = (await styles("embed"))
  .replace(/:root\b/g, ":host")
  .replace(/(^|[}])(?:html|body)\{/g, "$1.bw-embed{")
  .replace(/@media ?\((min|max)-width:/g, "@container ($1-width:")
  .replace(/(?<![\w.])(\d*\.?\d+)rem\b/g, "calc(var(--bw-rem)*$1)")
  .replace(/--bw-rem: ?calc\(var\(--bw-rem\)\*1\)/, "--bw-rem:1rem");
await esbuild.build({
  entryPoints: [join(here, "js", "embed", "embed.ts")],
  outfile: join(out, "js", "embed.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
  plugins: [
    {
      name: "embed-css",
      setup(build) {
        build.onResolve({ filter: /^virtual:embed\.css$/ }, () => ({ path: "embed.css", namespace: "virtual" }));
        build.onLoad({ filter: /.*/, namespace: "virtual" }, () => ({ contents: shadow, loader: "text" }));
      },
    },
  ],
});

async function styles(name) {
  const compiled = sass.compile(join(here, "scss", `${name}.scss`), {
    loadPaths: [join(here, "scss"), join(uswds, "packages")],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "if-function"],
    logger: { warn: (message, options) => (options.deprecation ? undefined : console.warn(message)), debug: console.log },
  });
  return (await esbuild.transform(compiled.css, { loader: "css", minify: true, target: "es2022" })).code;
}

// A style sheet that points at a file which is not there fails the build, not the reader.
function copyNamedFiles(css, sheet) {
  for (const [, url] of css.matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
    if (url.startsWith("data:")) {
      throw new Error(`${sheet} holds a data: address, which the content security policy refuses: ${url.slice(0, 60)}`);
    }
    const path = normalize(join("css", url));
    const source = sources.map((folder) => join(folder, path)).find(existsSync);
    if (!source) {
      throw new Error(`${sheet} names ${url}, which is in neither Assets nor the design system`);
    }
    copy(source, join(out, path));
  }
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

if (!existsSync(join(out, "css", "staff.css")) || readFileSync(join(out, "css", "public.css")).length === 0) {
  throw new Error("A style sheet is missing or empty");
}
