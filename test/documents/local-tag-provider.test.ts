import { expect } from "chai";
import { createHash, randomBytes } from "node:crypto";
import { encodeIdentity, identityOf, LocalTagProvider, readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ubl } from "./fixtures/ubl.ts";

const provider = new LocalTagProvider(new Uint8Array(32).fill(7));

describe("LocalTagProvider", () => {
  const input = new TextEncoder().encode("input");

  it("refuses a key that has not 32 bytes", () => {
    for (const length of [0, 16, 31, 33])
      expectRefusal(() => new LocalTagProvider(new Uint8Array(length)), "DOCUMENT_KEY_INVALID", { source: "memory" });
  });

  it("gives unrelated values for different purposes", async () => {
    const values = await Promise.all(
      (["identity", "contents-seed", "fingerprint"] as const).map((purpose) => provider.tag(purpose, input)),
    );
    expect(new Set(values).size).to.equal(3);
  });

  it("is not changed by what happens to the caller's key later", async () => {
    const key = new Uint8Array(32).fill(7);
    const kept = new LocalTagProvider(key);
    key.fill(0);
    expect(await kept.tag("identity", input)).to.equal(await provider.tag("identity", input));
  });

  it("withstands a dictionary of all invoice numbers, which opens a plain hash", async () => {
    const dictionary = Array.from({ length: 1000 }, (_, at) =>
      encodeIdentity(identityOf(readDocument(ubl({ number: `LG-2026-${String(at).padStart(4, "0")}` })))),
    );
    const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    const secret = encodeIdentity(identityOf(readDocument(ubl())));

    const plain = sha256(secret);
    expect(dictionary.filter((guess) => sha256(guess) === plain).length).to.equal(1);

    const attacker = new LocalTagProvider(randomBytes(32));
    const tag = await provider.tag("identity", secret);
    const guesses = await Promise.all(dictionary.map((guess) => attacker.tag("identity", guess)));
    expect(guesses).not.to.include(tag);
    expect(dictionary.map((guess) => `0x${sha256(guess)}`)).not.to.include(tag);
  }).timeout(20_000);
});
