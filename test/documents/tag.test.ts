import { expect } from "chai";
import { LocalTagProvider, readDocument, tagDocument } from "@tradelane/sdk/documents";
import { BUYER, SELLER, ubl, type UblFixture } from "./fixtures/ubl.ts";

const provider = new LocalTagProvider(new Uint8Array(32).fill(7));
const tags = (fixture: UblFixture = {}) => tagDocument(provider, readDocument(ubl(fixture)));

describe("tagDocument", () => {
  const respelled: UblFixture = {
    number: " ｌｇ–２０２６–０９１７",
    seller: { name: "LINGANG  ＧＥＡＲ systems co., ltd.", legalId: "91310115 ma1k4gear7" },
    buyer: { name: "华兴汽车股份有限公司\u3000", legalId: "９１４４０３００ＭＡ５ＨＵＡＸＩＮ３" },
    amount: "+1200000.000",
    issueDate: "2026-09-17+08:00",
  };

  it("gives the same invoice in another spelling the same tag, seed and fingerprint", async () => {
    expect(await tags(respelled)).to.deep.equal(await tags());
  });

  it("gives 32 bytes, 32 bytes and 16 bits", async () => {
    const { tag, seed, fingerprint } = await tags();
    expect(tag).to.match(/^0x[0-9a-f]{64}$/);
    expect(seed)
      .to.match(/^0x[0-9a-f]{64}$/)
      .and.not.to.equal(tag);
    expect(fingerprint).to.be.within(0, 0xffff);
  });

  const conflicts: Record<string, UblFixture> = {
    "another amount": { amount: "1200000.01" },
    "another due date": { dueDate: "2026-12-31" },
    "no due date": { dueDate: null },
    "another issue date": { issueDate: "2026-09-18" },
    "another currency": { currency: "USD" },
    "another buyer": { buyer: { ...BUYER, legalId: "91440300MA5OTHER04" } },
    "another buyer's name": { buyer: { ...BUYER, name: "Other" } },
    "another seller's name": { seller: { ...SELLER, name: "Other" } },
    "another payee": {
      extra: "<cac:PayeeParty><cac:PartyName><cbc:Name>F</cbc:Name></cac:PartyName></cac:PayeeParty>",
    },
    "another type": { typeCode: "384" },
  };
  for (const [what, fixture] of Object.entries(conflicts))
    it(`shows ${what} under the same number as the same tag with another seed`, async () => {
      const [one, other] = await Promise.all([tags(), tags(fixture)]);
      expect(other.tag).to.equal(one.tag);
      expect(other.seed).not.to.equal(one.seed);
      expect(other.fingerprint).not.to.equal(one.fingerprint);
    });

  const others: Record<string, UblFixture> = {
    "another number": { number: "LG-2026-0918" },
    "another issuer": { seller: { ...SELLER, legalId: "91310115MA1K4AXLE2" } },
    "an invoice code": {
      extra:
        '<cac:AdditionalDocumentReference><cbc:ID schemeID="CN-FPDM">3100262130</cbc:ID></cac:AdditionalDocumentReference>',
    },
    "the number of a credit note": { root: "CreditNote" },
    "a credit type": { typeCode: "381" },
  };
  for (const [what, fixture] of Object.entries(others))
    it(`gives ${what} another tag`, async () => {
      expect((await tags(fixture)).tag).not.to.equal((await tags()).tag);
    });

  it("gives other tags under another key", async () => {
    const other = new LocalTagProvider(new Uint8Array(32).fill(8));
    const one = await tags();
    const two = await tagDocument(other, readDocument(ubl()));
    expect(two.tag).not.to.equal(one.tag);
    expect(two.seed).not.to.equal(one.seed);
  });
});
