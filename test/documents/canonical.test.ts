import { expect } from "chai";
import fc from "fast-check";
import { canonicalName, canonicalNumber, canonicalRegistration } from "@tradelane/sdk/documents";

const text = () => fc.string({ unit: "binary", maxLength: 24 });

describe("canonical forms", () => {
  describe("of a document number", () => {
    const same: readonly (readonly string[])[] = [
      ["LG-2026-0917", "lg-2026-0917", "ＬＧ－２０２６－０９１７", " LG - 2026 - 0917 ", "LG\u00a0-2026\u3000-0917"],
      ["LG-2026", "LG‐2026", "LG‑2026", "LG–2026", "LG—2026", "LG−2026", "LG\u200b-20\u00ad26\ufeff"],
      ["1/23", "１／２３", "1⁄23", "1∕23", "1 / 23"],
      ["42", "٤٢", "४२", "𝟒𝟐", "４２"],
      ["ABC", "АВС", "ΑΒC", "ａｂｃ"],
      ["STRASSE1", "straße1", "STRAẞE1"],
      ["沪A1", "沪ａ１"],
      ["Á1", "А\u03011", "a \u0301１"],
      ["KG1", "㎏1"],
    ];
    for (const [first = "", ...others] of same)
      for (const other of others)
        it(`takes ${JSON.stringify(other)} for ${first}`, () => {
          expect(canonicalNumber(other)).to.equal(canonicalNumber(first));
        });

    const different: readonly (readonly [string, string])[] = [
      ["1/23", "12/3"],
      ["1-23", "1/23"],
      ["1.23", "123"],
      ["0123", "123"],
      ["LG-2026-0917", "LG-2026-0918"],
      ["O1", "01"],
      ["I1", "11"],
      ["A_1", "A-1"],
      ["1+2", "12"],
      ["#1", "1"],
      ["东1", "西1"],
    ];
    for (const [one, other] of different)
      it(`keeps ${one} and ${other} apart`, () => {
        expect(canonicalNumber(one)).not.to.equal(canonicalNumber(other));
      });
  });

  describe("of a registration", () => {
    for (const [one, other] of [
      ["NL8200.98.395.B.01", "NL820098395B01"],
      ["12/345/67890", "1234567890"],
      ["DE 123456789", "de123456789"],
      ["9131 0115-MA1K 4GEA R7", "９１３１０１１５ｍａ１ｋ４ｇｅａｒ７"],
    ] as const)
      it(`takes ${other} for ${one}`, () => {
        expect(canonicalRegistration(other)).to.equal(canonicalRegistration(one));
      });

    it("keeps leading zeros", () => {
      expect(canonicalRegistration("0086")).not.to.equal(canonicalRegistration("86"));
    });
  });

  describe("of a name", () => {
    it("collapses white space but keeps words and punctuation apart", () => {
      expect(canonicalName("  Huaxing\u3000Ｍotors \n ltd. ")).to.equal("HUAXING MOTORS LTD.");
      expect(canonicalName("A B")).not.to.equal(canonicalName("AB"));
      expect(canonicalName("A&B")).not.to.equal(canonicalName("AB"));
    });

    it("reads full-width parentheses as plain ones", () => {
      expect(canonicalName("华兴（深圳）")).to.equal(canonicalName("华兴(深圳)"));
    });
  });

  describe("of any text", () => {
    const forms = { canonicalName, canonicalNumber, canonicalRegistration };
    for (const [name, form] of Object.entries(forms)) {
      it(`${name} is its own canonical form`, () => {
        fc.assert(
          fc.property(text(), (any) => {
            expect(form(form(any))).to.equal(form(any));
          }),
          { numRuns: 2000 },
        );
      });

      it(`${name} does not depend on letter case or Unicode form`, () => {
        fc.assert(
          fc.property(text(), (any) => {
            expect(form(any.toLowerCase())).to.equal(form(any));
            for (const unicode of ["NFC", "NFD", "NFKC", "NFKD"])
              expect(form(any.normalize(unicode))).to.equal(form(any));
          }),
          { numRuns: 2000 },
        );
      });
    }

    it("a number does not depend on spaces wherever they stand, nor on width", () => {
      const ascii = fc.string({ unit: fc.constantFrom(..."abcXYZ0123456789-/._#"), minLength: 1, maxLength: 20 });
      fc.assert(
        fc.property(ascii, fc.constantFrom(" ", "\u3000", "\u00a0", "\u200b", "\t"), fc.nat(20), (plain, space, at) => {
          const spaced = plain.slice(0, at) + space + plain.slice(at);
          const wide = plain.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
          expect(canonicalNumber(spaced)).to.equal(canonicalNumber(plain));
          expect(canonicalNumber(wide)).to.equal(canonicalNumber(plain));
        }),
      );
    });

    it("numbers of ASCII differ unless they differ in letter case alone", () => {
      const ascii = () => fc.string({ unit: fc.constantFrom(..."abAB019-/._#"), minLength: 1, maxLength: 6 });
      fc.assert(
        fc.property(ascii(), ascii(), (one, other) => {
          expect(canonicalNumber(one) === canonicalNumber(other)).to.equal(one.toUpperCase() === other.toUpperCase());
        }),
        { numRuns: 2000 },
      );
    });
  });
});
