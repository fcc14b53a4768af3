const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [..."АВЕЅІЈКМНОРСТУХ"]
    .map((letter, at) => [letter, "ABESIJKMHOPCTYX".charAt(at)] as const)
    .concat([..."ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"].map((letter, at) => [letter, "ABEZHIKMNOPTYX".charAt(at)] as const)),
);

/** Decimal digits of any script as 0 to 9. Unicode keeps them in runs of ten, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let run = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - run - 1))) run += 1;
  return String(run % 10);
}

/** Letter case, width, compatibility forms, invisible characters, digits, dashes and slashes made one. */
function fold(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, (char) => (/\s/.test(char) ? " " : ""))
    .toLowerCase()
    .toUpperCase()
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212\u2043]/gu, "-")
    .replace(/[\u2044\u2215\u29F8]/gu, "/");
}

/** Repeats a step until it changes nothing, so that a canonical form is its own canonical form. */
function settle(text: string, step: (text: string) => string): string {
  const next = step(text);
  return next === text ? text : settle(next, step);
}

/**
 * A name in its canonical form: folded, with white space collapsed. Punctuation stays.
 *
 * @example
 * canonicalName("  Huaxing \u3000 Ｍotors ltd. "); // "HUAXING MOTORS LTD."
 */
export function canonicalName(text: string): string {
  return settle(text, (before) => fold(before).replace(/\s+/g, " ").trim());
}

/**
 * A document number in its canonical form: folded, without white space, Greek and Cyrillic capitals that look like
 * Latin ones made Latin. Leading zeros and punctuation stay: 1/23 is not 12/3.
 *
 * @example
 * canonicalNumber("ｉｎｖ – 00１"); // "INV-001"
 */
export function canonicalNumber(text: string): string {
  return settle(text, (before) =>
    [...fold(before).replace(/\s+/g, "")].map((char) => LOOKALIKES.get(char) ?? char).join(""),
  );
}

/**
 * The number of a company or tax register in its canonical form: as a document number, and only letters and digits
 * stay, because registers print the same number with and without separators. Leading zeros stay.
 *
 * @example
 * canonicalRegistration("NL8200.98.395.B.01"); // "NL820098395B01"
 */
export function canonicalRegistration(text: string): string {
  return settle(text, (before) => canonicalNumber(before).replace(/[^\p{L}\p{M}\p{N}]/gu, ""));
}
