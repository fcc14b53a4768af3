import { expect } from "chai";
import { groupedByArea } from "../../scripts/generate/errors.ts";
import { errorsPage } from "../../scripts/generate/errors/page.ts";

const entries = {
  TillEmpty: {
    en: { message: "The till {till} has only {left} * 1.", hint: "Fill it_up." },
    zh: { message: "钱箱 {till} 只剩 {left}。", hint: "请补充。" },
  },
  TillClosed: { en: { message: "Closed.", hint: "Wait." }, zh: { message: "已关闭。", hint: "请稍候。" } },
};

describe("generate: errors", () => {
  const declaration = { signature: "TillEmpty(uint256,uint256)", selector: "0x12345678", contracts: ["Till", "Shop"] };
  const groups = [{ title: "Tills", intro: "Of the till.", entries }];
  const { content } = errorsPage(groups, new Map([["TillEmpty", declaration]]));

  it("tells each error in both languages, as text", () => {
    expect(content).to.include("| English | The till {till} has only {left} \\* 1. | Fill it\\_up. |");
    expect(content).to.include("| 中文 | 钱箱 {till} 只剩 {left}。 | 请补充。 |");
  });

  it("says how contracts declare it and where it comes from", () => {
    expect(content).to.include(
      "`TillEmpty(uint256,uint256)`, selector `0x12345678`; [Till](contracts/Till.md), [Shop](contracts/Shop.md).",
    );
  });

  it("groups errors by their first word, and what is not ours apart", () => {
    const all = { ...entries, PanicNow: entries.TillClosed };
    const grouped = groupedByArea(all, new Set(["Till"])).map(({ title, entries: of }) => [title, Object.keys(of)]);
    expect(grouped).to.deep.equal([
      ["Till", ["TillEmpty", "TillClosed"]],
      ["Foundation", ["PanicNow"]],
    ]);
  });

  it("sorts errors by code within their group", () => {
    expect([...content.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title)).to.deep.equal([
      "Errors",
      "Tills",
      "TillClosed",
      "TillEmpty",
    ]);
  });
});
