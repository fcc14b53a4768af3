import { expect } from "chai";
import { readDocument } from "@tradelane/sdk/documents";
import { expectRefusal } from "./fixtures/refusal.ts";
import { ublText } from "./fixtures/ubl.ts";

const declaration = (encoding: string) => `<?xml version="1.0" encoding='${encoding}'?>\n`;
const buyer = (name: string) => ({ name, legalId: "91440300MA5HUAXIN3" });
const name = (bytes: Uint8Array) => readDocument(bytes).buyer.name;

/** UTF-16 in either order, with or without byte order mark. */
function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

/** A document whose buyer's name is given in bytes of another encoding. */
function withNameBytes(encoding: string, bytes: readonly number[]): Uint8Array {
  const [before = "", after = ""] = ublText({ declaration: declaration(encoding), buyer: buyer("@") }).split("@");
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

describe("encodings", () => {
  const chinese = "华兴汽车";

  it("reads UTF-8 with and without declaration and byte order mark", () => {
    for (const start of ["", declaration("UTF-8"), declaration("utf-8"), `\uFEFF${declaration("UTF-8")}`, "\uFEFF"])
      expect(name(Buffer.from(ublText({ declaration: start, buyer: buyer(chinese) })))).to.equal(chinese);
  });

  for (const order of ["le", "be"] as const)
    for (const mark of [true, false])
      it(`reads UTF-16${order} ${mark ? "with" : "without"} byte order mark`, () => {
        const text = ublText({ declaration: declaration("UTF-16"), buyer: buyer(chinese) });
        expect(name(utf16(text, order, mark))).to.equal(chinese);
      });

  it("lets the byte order mark win over the declaration", () => {
    const text = ublText({ declaration: declaration("UTF-8"), buyer: buyer(chinese) });
    expect(name(utf16(text, "le", true))).to.equal(chinese);
  });

  for (const [encoding, bytes, text] of [
    ["GBK", [0xbb, 0xaa, 0xd0, 0xcb], "华兴"],
    ["gb2312", [0xbb, 0xaa, 0xd0, 0xcb], "华兴"],
    ["CP936", [0xbb, 0xaa, 0xd0, 0xcb], "华兴"],
    ["GB18030", [0xbb, 0xaa, 0x95, 0x32, 0x82, 0x36], "华𠀀"],
    ["Big5", [0xb5, 0xd8], "華"],
    ["ISO-8859-1", [0x4b, 0xe4, 0x75, 0x66, 0x65, 0x72], "Käufer"],
    ["windows-1252", [0x80, 0x92], "€’"],
    ["ISO-8859-15", [0xa4], "€"],
    ["Shift_JIS", [0x89, 0xd8], "華"],
    ["US-ASCII", [0x41], "A"],
  ] as const)
    it(`reads ${encoding}`, () => {
      expect(name(withNameBytes(encoding, bytes))).to.equal(text);
    });

  for (const [encoding, bytes] of [
    ["UTF-8", [0xbb, 0xaa]],
    ["UTF-8", [0xc0, 0x80]],
    ["GBK", [0x81, 0x20]],
    ["US-ASCII", [0xe4]],
    ["UTF-16", [0x41]],
  ] as const)
    it(`refuses bytes ${bytes.map((byte) => byte.toString(16)).join(" ")} declared as ${encoding}`, () => {
      const refused = { encoding: encoding.toLowerCase() };
      expectRefusal(() => name(withNameBytes(encoding, bytes)), "DOCUMENT_ENCODING_INVALID", refused);
    });

  it("refuses half a surrogate pair and an odd number of bytes in UTF-16", () => {
    const text = ublText({ declaration: declaration("UTF-16"), buyer: buyer("\uD840") });
    expectRefusal(() => name(utf16(text, "le", true)), "DOCUMENT_ENCODING_INVALID");
    expectRefusal(() => name(utf16(ublText(), "le", true).subarray(0, -1)), "DOCUMENT_ENCODING_INVALID");
  });

  for (const encoding of ["EBCDIC-CP-US", "UTF-7", "x-nonsense", "UTF-32"])
    it(`refuses the encoding ${encoding}`, () => {
      const refused = { encoding: encoding.toLowerCase() };
      expectRefusal(() => name(withNameBytes(encoding, [0x41])), "DOCUMENT_ENCODING_UNSUPPORTED", refused);
    });

  it("refuses UTF-32 by its first bytes", () => {
    const first = [
      [0, 0, 0xfe, 0xff],
      [0xff, 0xfe, 0, 0],
      [0, 0, 0, 0x3c],
      [0x3c, 0, 0, 0],
    ];
    for (const bytes of first) expectRefusal(() => name(Uint8Array.from(bytes)), "DOCUMENT_ENCODING_UNSUPPORTED");
  });
});
