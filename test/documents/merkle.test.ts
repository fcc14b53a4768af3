import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import fc from "fast-check";
import { commit, contentsOf, readDocument, verifyField, type Field, type Hex32 } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl } from "./fixtures/ubl.ts";

const SEED: Hex32 = `0x${"5e".repeat(32)}`;
const fields = contentsOf(readDocument(ubl()));
const leafOf = (name: string, value: string, salt: string) =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["string", "string", "bytes32"], [name, value, salt])));

const anyFields = () =>
  fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1 }), value: fc.string() }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 20,
  });
const anySeed = () =>
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): Hex32 => `0x${Buffer.from(bytes).toString("hex")}`);

describe("commit", () => {
  it("proves every field of a document alone", () => {
    const { root, prove } = commit(fields, SEED);
    for (const { name, value } of fields) {
      const proof = prove(name);
      expect(proof).to.include({ field: name, value });
      expect(verifyField(root, proof), name).to.equal(true);
    }
  });

  it("makes leaves and pairs that a contract recomputes: double hash below, sorted pairs above", () => {
    const { root, prove } = commit(fields, SEED);
    const { field, value, salt, path } = prove("amount");
    const computed = path.reduce(
      (node, sibling) => keccak256(node < sibling ? node + sibling.slice(2) : sibling + node.slice(2)),
      leafOf(field, value, salt),
    );
    expect(computed).to.equal(root);
  });

  it("gives the same root for the same fields and seed, in whatever order", () => {
    expect(commit([...fields].reverse(), SEED).root).to.equal(commit(fields, SEED).root);
  });

  it("gives another root for another seed or other contents", () => {
    const roots = [
      commit(fields, SEED).root,
      commit(fields, `0x${"5f".repeat(32)}`).root,
      commit(contentsOf(readDocument(ubl({ amount: "1" }))), SEED).root,
      commit(fields.slice(1), SEED).root,
    ];
    expect(new Set(roots).size).to.equal(4);
  });

  it("salts each field differently and tells no other field's salt or value", () => {
    const { prove } = commit(fields, SEED);
    const salts = fields.map(({ name }) => prove(name).salt);
    expect(new Set(salts).size).to.equal(fields.length);
    const proof = JSON.stringify(prove("amount"));
    for (const { name, value } of fields) {
      if (name === "amount") continue;
      expect(proof).not.to.include(prove(name).salt);
      if (value.length > 3) expect(proof).not.to.include(value);
    }
  });

  it("shows of the other fields only salted hashes, which no guess opens", () => {
    const { prove } = commit(fields, SEED);
    const { path, salt } = prove("currency");
    const zero = `0x${"00".repeat(32)}`;
    for (const { name, value } of fields)
      for (const guess of [salt, zero])
        if (name !== "currency") expect(path).not.to.include(leafOf(name, value, guess));
  });

  it("refuses the same name twice", () => {
    const twice: Field[] = [
      { name: "a", value: "1" },
      { name: "a", value: "2" },
    ];
    expectRefusal(() => commit(twice, SEED), "DOCUMENT_COMMITMENT_FIELD_REPEATED", { field: "a" });
  });

  it("refuses to prove a field it has not", () => {
    const known = "a, b";
    const commitment = commit(
      [
        { name: "a", value: "1" },
        { name: "b", value: "" },
      ],
      SEED,
    );
    expectRefusal(() => commitment.prove("c"), "DOCUMENT_COMMITMENT_FIELD_UNKNOWN", { field: "c", known });
  });

  it("proves any fields under any seed", () => {
    fc.assert(
      fc.property(anyFields(), anySeed(), (any, seed) => {
        const { root, prove } = commit(any, seed);
        for (const { name } of any) expect(verifyField(root, prove(name))).to.equal(true);
      }),
    );
  });
});

describe("verifyField", () => {
  const { root, prove } = commit(fields, SEED);
  const proof = prove("amount");
  const flip = (hex: Hex32, at: number): Hex32 => {
    const bytes = Buffer.from(hex.slice(2), "hex");
    bytes.writeUInt8(bytes.readUInt8(at % 32) ^ 1, at % 32);
    return `0x${bytes.toString("hex")}`;
  };

  it("refuses another value, field, salt or root", () => {
    expect(verifyField(root, { ...proof, value: "120000001" })).to.equal(false);
    expect(verifyField(root, { ...proof, field: "currency" })).to.equal(false);
    expect(verifyField(root, { ...proof, salt: prove("currency").salt })).to.equal(false);
    expect(verifyField(commit(fields, `0x${"01".repeat(32)}`).root, proof)).to.equal(false);
  });

  it("refuses a path cut short, made longer or reordered", () => {
    const [first, second, ...rest] = proof.path;
    if (first === undefined || second === undefined) throw new Error("the path is too short for this test");
    expect(verifyField(root, { ...proof, path: proof.path.slice(1) })).to.equal(false);
    expect(verifyField(root, { ...proof, path: [...proof.path, root] })).to.equal(false);
    expect(verifyField(root, { ...proof, path: [second, first, ...rest] })).to.equal(false);
    expect(verifyField(root, { ...proof, path: [] })).to.equal(false);
  });

  it("refuses a proof with any one bit of salt or path changed", () => {
    fc.assert(
      fc.property(fc.nat(proof.path.length), fc.nat(31), (part, at) => {
        const path = proof.path.map((node, index) => (index === part ? flip(node, at) : node));
        const salt = part === proof.path.length ? flip(proof.salt, at) : proof.salt;
        expect(verifyField(root, { ...proof, path, salt })).to.equal(false);
      }),
    );
  });

  it("refuses what is no proof at all", () => {
    expect(verifyField(root, { ...proof, salt: "0x12" })).to.equal(false);
    expect(verifyField(root, { ...proof, path: ["0xzz"] })).to.equal(false);
  });
});
