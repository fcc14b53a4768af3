import { expect } from "chai";
import { readDocument, DEFAULT_MAX_BYTES, DocumentError } from "@tradelane/sdk/documents";
import fc from "fast-check";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl, ublText } from "./fixtures/ubl.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => readDocument(utf8(text));
const withProlog = (prolog: string) => ublText({ declaration: `<?xml version="1.0"?>\n${prolog}` });

describe("hostile and broken input", () => {
  describe("document types and entities", () => {
    const laughs = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
      .map((name, at, all) => `<!ENTITY ${name} "${at === 0 ? "lol" : `&${all[at - 1]};`.repeat(10)}">`)
      .join("");
    const cases = {
      "an external entity": `<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
      "an external DTD": `<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:1/x.dtd">`,
      "billion laughs": `<!DOCTYPE Invoice [${laughs}]>`,
      "a harmless DOCTYPE": `<!DOCTYPE Invoice>`,
      "a DOCTYPE after comments and instructions": `<!-- a > b --><?x <y> ?>\n <!DOCTYPE Invoice>`,
      "an unfinished DOCTYPE": `<!DOCTYPE Invoice [<!ENTITY x "`,
    };
    for (const [what, prolog] of Object.entries(cases))
      it(`refuses ${what}`, () => {
        const text = withProlog(prolog).replace("LG-2026-0917", "&x;");
        expectRefusal(() => readText(text), "DOCUMENT_DOCTYPE_FORBIDDEN", {});
      });

    it("refuses a DOCTYPE in UTF-16", () => {
      const bytes = Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(withProlog("<!DOCTYPE Invoice>"), "utf16le"),
      ]);
      expectRefusal(() => readDocument(bytes), "DOCUMENT_DOCTYPE_FORBIDDEN");
    });

    it("reads a document that only talks of a DOCTYPE in a comment or in text", () => {
      const text = withProlog("<!-- <!DOCTYPE x> -->").replace("LG-2026-0917", "<![CDATA[<!DOCTYPE]]>");
      expect(readText(text).number).to.equal("<!DOCTYPE");
    });

    it("refuses an entity that is not declared", () => {
      expectRefusal(() => readText(ublText({ number: "&x;" })), "DOCUMENT_MALFORMED_XML", {
        line: 3,
        detail: "Entity 'x' not defined",
      });
    });

    it("survives elements nested as deep as the parser allows", () => {
      expect(readText(ublText({ extra: "<x>".repeat(2000) + "</x>".repeat(2000) })).number).to.equal("LG-2026-0917");
    });

    it("does not follow XInclude", () => {
      const include = `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/>`;
      expectRefusal(() => readText(ublText({ number: include })), "DOCUMENT_FIELD_INVALID");
    });
  });

  describe("malformed XML", () => {
    it("names the line", () => {
      expectRefusal(() => readText(ublText().replace("</cbc:ID>", "</cbc:Id>")), "DOCUMENT_MALFORMED_XML", {
        line: 3,
        detail: "Opening and ending tag mismatch: ID line 3 and Id",
      });
    });

    const cases = {
      "an empty file": "",
      "white space alone": " \n ",
      "no XML": "Invoice LG-2026-0917, 1,200,000.00 CNY",
      JSON: '{"ID":"LG-2026-0917"}',
      "a PDF": "%PDF-1.7\n%...",
      "two documents in one file": ublText() + ublText({ declaration: "" }),
      "text after the document": `${ublText()}more`,
      "an undeclared prefix": ublText().replace(/xmlns:cac="[^"]*"/, ""),
      "a control character": ublText({ number: "A\u0001" }),
      "a repeated attribute": ublText().replace("currencyID=", 'currencyID="EUR" currencyID='),
      "a declaration that is not at the start": `\n${ublText()}`,
      "elements nested too deep": ublText({ extra: "<x>".repeat(5000) + "</x>".repeat(5000) }),
    };
    for (const [what, text] of Object.entries(cases))
      it(`refuses ${what}`, () => {
        expectRefusal(() => readText(text), "DOCUMENT_MALFORMED_XML");
      });

    it("refuses a document cut off anywhere", () => {
      const bytes = ubl();
      const whole = ublText().trimEnd().length;
      fc.assert(
        fc.property(fc.integer({ min: 0, max: whole - 1 }), (length) => {
          // A cut inside a character of several bytes is refused as an encoding.
          expect(() => readDocument(bytes.subarray(0, length))).to.throw(DocumentError);
        }),
      );
    });

    it("answers any bytes with a document or an error of the catalogue", () => {
      const bytes = ubl();
      fc.assert(
        fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }), (at, patch) => {
          const changed = Uint8Array.from(bytes);
          changed.set(patch.subarray(0, changed.length - at), at);
          try {
            readDocument(changed);
          } catch (error) {
            expect(error).to.be.instanceOf(DocumentError);
          }
        }),
        { numRuns: 500 },
      );
    });
  });

  describe("roots that are no UBL invoice", () => {
    const invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    const cases = [
      [ublText({ namespace: "urn:example:Invoice-2" }), "Invoice", "urn:example:Invoice-2"],
      [ublText({ root: "CreditNote", namespace: invoice }), "CreditNote", invoice],
      ["<Invoice/>", "Invoice", ""],
      [`<Order xmlns="${invoice}"/>`, "Order", invoice],
      [`<Envelope>${ublText({ declaration: "" }).repeat(2)}</Envelope>`, "Envelope", ""],
    ] as const;
    for (const [text, root, namespace] of cases)
      it(`refuses ${root} in '${namespace}'`, () => {
        expectRefusal(() => readText(text), "DOCUMENT_NOT_UBL", { root, namespace });
      });

    it("does not find fields in another namespace", () => {
      const text = ublText().replace("CommonBasicComponents-2", "CommonBasicComponents-3");
      expectRefusal(() => readText(text), "DOCUMENT_FIELD_MISSING", { path: "/Invoice/cbc:ID" });
    });
  });

  describe("size", () => {
    it("reads a document of exactly the limit and refuses one byte more", () => {
      const bytes = ubl();
      expect(readDocument(bytes, { maxBytes: bytes.length }).number).to.equal("LG-2026-0917");
      const limitBytes = bytes.length - 1;
      expectRefusal(() => readDocument(bytes, { maxBytes: limitBytes }), "DOCUMENT_TOO_LARGE", { limitBytes });
    });

    it("reads up to 10 MiB unless told otherwise, prologs of white space and comments included", () => {
      for (const filler of [" ", "<!---->", "<?a?>"]) {
        const fill = filler.repeat(Math.floor((DEFAULT_MAX_BYTES - 5000) / filler.length));
        expect(readText(withProlog(fill)).number).to.equal("LG-2026-0917");
      }
      expectRefusal(() => readDocument(new Uint8Array(DEFAULT_MAX_BYTES + 1)), "DOCUMENT_TOO_LARGE");
    }).timeout(60_000);
  });
});
