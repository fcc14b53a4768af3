import { expect } from "chai";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { ristretto255_oprf } from "@noble/curves/ed25519.js";
import { readDocument, tagDocument, type Hex32, type TagProvider, type TagPurpose } from "@tradelane/sdk/documents";
import { ubl } from "./fixtures/ubl.ts";

const { voprf } = ristretto255_oprf;

/** The service of RFC 9497: it has the key and sees only blinded points. */
function tagService() {
  const { secretKey, publicKey } = voprf.generateKeyPair();
  const seen: string[] = [];
  const evaluate = (blinded: Uint8Array) => {
    seen.push(bytesToHex(blinded));
    return voprf.blindEvaluate(secretKey, publicKey, blinded);
  };
  return { publicKey, seen, evaluate };
}

/** A client of it behind the interface of the SDK. */
class VoprfTagProvider implements TagProvider {
  readonly #service: ReturnType<typeof tagService>;

  constructor(service: ReturnType<typeof tagService>) {
    this.#service = service;
  }

  async tag(purpose: TagPurpose, input: Uint8Array): Promise<Hex32> {
    const bound = Uint8Array.from([...utf8ToBytes(`${purpose}\0`), ...input]);
    const { blind, blinded } = voprf.blind(bound);
    const { evaluated, proof } = this.#service.evaluate(blinded);
    const output = voprf.finalize(bound, blind, evaluated, blinded, this.#service.publicKey, proof);
    return `0x${bytesToHex(sha256(output))}`;
  }
}

describe("a VOPRF service behind TagProvider", () => {
  const tags = (service: ReturnType<typeof tagService>, number = "LG-1") =>
    tagDocument(new VoprfTagProvider(service), readDocument(ubl({ number })));

  it("gives two banks the same tags, and never sees the same request twice", async () => {
    const service = tagService();
    const [one, other] = [await tags(service), await tags(service, "lg - 1")];
    expect(other).to.deep.equal(one);
    expect(new Set(service.seen).size).to.equal(6);
  });

  it("gives other documents and other services other tags", async () => {
    const service = tagService();
    const { tag } = await tags(service);
    expect((await tags(service, "LG-2")).tag).not.to.equal(tag);
    expect((await tags(tagService())).tag).not.to.equal(tag);
  });
});
