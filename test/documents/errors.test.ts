import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import {
  asDocumentError,
  describeDocumentError,
  DOCUMENT_ERRORS,
  documentError,
  DocumentError,
} from "@tradelane/sdk/documents";

const placeholders = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe("errors of the documents area", () => {
  for (const [code, { en, zh }] of Object.entries(DOCUMENT_ERRORS)) {
    it(`${code} has a sentence and a hint in both languages with the same values`, () => {
      expect(code).to.match(/^DOCUMENT_[A-Z_]+$/);
      for (const text of [en.message, en.hint, zh.message, zh.hint]) expect(text).not.to.equal("");
      expect(placeholders(zh.message + zh.hint)).to.deep.equal(placeholders(en.message + en.hint));
      expect(en.message + en.hint).not.to.match(/[\u4e00-\u9fff]/);
      expect(zh.message).to.match(/[\u4e00-\u9fff]/);
    });
  }

  it("are all thrown somewhere", () => {
    const folder = new URL("../../sdk/src/documents/", import.meta.url);
    const sources = readdirSync(folder)
      .filter((name) => !name.endsWith("-errors.ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8"));
    for (const code of Object.keys(DOCUMENT_ERRORS))
      expect(
        sources.some((source) => source.includes(`"${code}"`)),
        code,
      ).to.equal(true);
  });

  it("carry code, values, sentence and hint", () => {
    const error = documentError("DOCUMENT_FIELD_MISSING", { path: "/Invoice/cbc:ID" });
    expect(error).to.be.instanceOf(DocumentError);
    expect(error).to.include({ name: "DocumentError", message: "/Invoice/cbc:ID is missing or empty." });
    expect(error.hint).to.match(/mandatory/);
    expect(error.describe("zh").message).to.equal("缺少 /Invoice/cbc:ID 或其内容为空。");
    expect(describeDocumentError(error.code, error.values, "zh")).to.deep.equal(error.describe("zh"));
  });

  it("take in what is not of the catalogue", () => {
    const cause = new RangeError("too deep");
    const error = asDocumentError(cause);
    expect(error).to.deep.include({ code: "DOCUMENT_UNEXPECTED", values: { reason: "RangeError: too deep" }, cause });
    expect(asDocumentError(error)).to.equal(error);
  });

  it("keep their cause", () => {
    const cause = new Error("why");
    expect(documentError("DOCUMENT_KEY_INVALID", { source: "x" }, cause).cause).to.equal(cause);
  });

  it("do not repeat long values in full, nor fill in values of values", () => {
    const { message } = documentError("DOCUMENT_FIELD_MISSING", { path: "x".repeat(5000) });
    expect(message.length).to.be.lessThan(200);
    const nested = documentError("DOCUMENT_FIELD_INVALID", { path: "{value}", value: "{expected}", expected: "e" });
    expect(nested.message).to.equal("{value} is '{expected}', which is not e.");
  });
});
