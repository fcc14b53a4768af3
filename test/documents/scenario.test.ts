import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import {
  asReceivableGround,
  commit,
  contentsOf,
  LocalTagProvider,
  readDocument,
  tagDocument,
  type TradeDocument,
} from "@tradelane/sdk/documents";
import { DOMParser } from "@xmldom/xmldom";
import { useNamespaces } from "xpath";
import { z } from "zod";
import { expectRefusal } from "./fixtures/refusal.ts";

const FOLDER = new URL("../../scenarios/", import.meta.url);
const INVOICES = new URL("invoices/", FOLDER);
const COMMON = "urn:oasis:names:specification:ubl:schema:xsd:Common";
const select = useNamespaces({ cac: `${COMMON}AggregateComponents-2`, cbc: `${COMMON}BasicComponents-2` });

const files = readdirSync(INVOICES).filter((name) => name.endsWith(".xml"));
const read = (file: string) => readDocument(readFileSync(new URL(file, INVOICES)));
const partySchema = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    nameZh: z.string(),
    id: z.string(),
    kind: z.string(),
    region: z.number(),
  }),
);
const parties = partySchema.parse(JSON.parse(readFileSync(new URL("parties.json", FOLDER), "utf8")));

/** Check character of a unified social credit code (GB 32100-2015). */
function creditCodeCheck(code: string): string {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let weight = 1;
  let sum = 0;
  for (const char of code.slice(0, 17)) {
    sum += alphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe("invoices of the scenarios", () => {
  it("name parties with sound and different credit codes", () => {
    expect(new Set(parties.map(({ id }) => id)).size).to.equal(parties.length);
    for (const { id, key } of parties) {
      expect(id, key).to.match(/^[0-9A-Z]{18}$/);
      expect(id.at(-1), key).to.equal(creditCodeCheck(id));
    }
  });

  it("are all told of in their README", () => {
    const readme = readFileSync(new URL("README.md", INVOICES), "utf8");
    for (const file of files) expect(readme).to.include(`| ${file} `);
  });

  for (const file of files) {
    it(`${file} is between parties of the scenario, dated in autumn 2026 and due within 180 days`, () => {
      const { seller, buyer, issueDate, dueDate } = read(file);
      const fold = (id: string | null) => (id ?? "").normalize("NFKC").replace(/\s/g, "").toUpperCase();
      expect(parties.map(({ id }) => id)).to.include.members([fold(seller.id), fold(buyer.id)]);
      expect(issueDate >= "2026-09-01" && issueDate <= "2026-11-30").to.equal(true);
      if (dueDate !== null) expect(days(issueDate, dueDate)).to.be.within(1, 180);
    });

    it(`${file} adds up to the cent`, () => {
      const text = new TextDecoder(file.includes("gb18030") ? "gb18030" : "utf-8").decode(
        readFileSync(new URL(file, INVOICES)),
      );
      const document = new DOMParser().parseFromString(text, "text/xml") as unknown as Node;
      const number = (path: string) => Number(select(`number(${path})`, document));
      const cents = (path: string) => Math.round(number(path) * 100);
      const line = (at: number) => `/*/*[contains(local-name(), 'Line')][${at}]`;
      let sum = 0;
      for (let at = 1; at <= number("count(/*/*[contains(local-name(), 'Line')])"); at += 1) {
        const amount = cents(`${line(at)}/cbc:LineExtensionAmount`);
        const quantity = number(`${line(at)}/*[contains(local-name(), 'Quantity')]`);
        expect(Math.round(quantity * number(`${line(at)}/cac:Price/cbc:PriceAmount`) * 100)).to.equal(amount);
        sum += amount;
      }
      const total = "/*/cac:LegalMonetaryTotal/cbc:";
      expect(sum)
        .to.be.greaterThan(0)
        .and.to.equal(cents(`${total}TaxExclusiveAmount`));
      expect(cents("/*/cac:TaxTotal/cbc:TaxAmount")).to.equal(Math.floor((sum * 13 + 50) / 100));
      expect(cents(`${total}TaxInclusiveAmount`)).to.equal(sum + cents("/*/cac:TaxTotal/cbc:TaxAmount"));
      expect(cents(`${total}PayableAmount`)).to.equal(cents(`${total}TaxInclusiveAmount`));
    });
  }

  describe("in their roles", () => {
    const provider = new LocalTagProvider(new Uint8Array(32).fill(7));
    const known = async (document: TradeDocument) => {
      const { tag, seed, fingerprint } = await tagDocument(provider, document);
      return { tag, fingerprint, root: commit(contentsOf(document), seed).root };
    };

    for (const file of ["respelled-full-width.xml", "respelled-lower-case-gb18030.xml"])
      it(`${file} is the same invoice`, async () => {
        expect(await known(read(file))).to.deep.equal(await known(read("tier1-gear-lg-2026-0917.xml")));
      });

    it("the conflict has the tag of the invoice it contradicts, and another root", async () => {
      const [one, other] = await Promise.all(
        ["tier1-axle-jh-cq-260921.xml", "conflict-other-amount.xml"].map((file) => known(read(file))),
      );
      expect(other?.tag).to.equal(one?.tag);
      expect(other?.root).not.to.equal(one?.root);
    });

    it("the credit note refers to its invoice and is no ground", () => {
      const note = read("credit-note-lg-cn-0001.xml");
      expect(note.precedingInvoices).to.deep.equal([{ number: "LG-2026-0917", issueDate: "2026-09-17" }]);
      expectRefusal(() => asReceivableGround(note), "DOCUMENT_IS_CREDIT_NOTE");
    });

    it("all others are different invoices and grounds of receivables", async () => {
      const chain = files.filter((file) => file.startsWith("tier"));
      const tags = await Promise.all(chain.map(async (file) => (await known(asReceivableGround(read(file)))).tag));
      expect(new Set(tags).size).to.equal(chain.length).and.to.equal(36);
    });
  });
});
